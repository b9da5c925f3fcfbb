"""The follow page: what became of it, and what the reporter can still say. The secret link is the key."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkwerk.signalen import actions, queries
from wijkwerk.signalen.forms import volgen as forms
from wijkwerk.signalen.models import Signaal
from wijkwerk.web.toegang import mag, openbaar


@openbaar
@never_cache
def volgblad(request: HttpRequest, token: str) -> HttpResponse:
    """Show who has it now, since when, what happens next, and everything that was said."""
    blad = _sheet(token)
    return render(request, "signalen/volgen/volgblad.html", {"blad": blad, "signaal": blad.signaal, "token": token})


@openbaar
@never_cache
def zoeken(request: HttpRequest) -> HttpResponse:
    """Ask for the link again; the answer is the same whether or not the number and address belong together."""
    form = forms.ZoekForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.send_link(nummer=form.cleaned_data["nummer"], email=form.cleaned_data["email"])
        return render(request, "signalen/volgen/link_verstuurd.html", {"email": form.cleaned_data["email"]})
    return render(request, "signalen/volgen/zoeken.html", {"form": form})


@mag("signalen.eigen")
@never_cache
def mijn_meldingen(request: HttpRequest) -> HttpResponse:
    """List what this resident told us with the address that was used to sign in."""
    signalen = queries.reported_by(request.user.email)[:100]
    return render(request, "signalen/volgen/mijn_meldingen.html", {"signalen": signalen})


@openbaar
def publiek(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a public signal as everyone may read it, with the door to say 'me too'."""
    signaal = get_object_or_404(queries.readable_by_all(), pk=pk)
    context = {"signaal": signaal, "verhaal": queries.public_story(signaal), "ook": queries.new_id()}
    return render(request, "signalen/volgen/publiek.html", context)


def _step(naam: str, form_class: type, act: Callable[[Signaal, Any], Any], gelukt: Callable[[], str]) -> Callable:
    """Make the page of one act: its form with GET, the act itself with POST, then back to the follow page."""

    @openbaar
    @never_cache
    def view(request: HttpRequest, token: str) -> HttpResponse:
        blad = _sheet(token)
        if naam not in blad.mag:
            messages.warning(request, _("Dat kan nu niet meer. Hieronder ziet u hoe het ervoor staat."))
            return redirect("signalen:volgblad", token)
        form = form_class(request.POST, request.FILES) if request.method == "POST" else form_class()
        if form.is_bound and form.is_valid():
            act(blad.signaal, form)
            messages.success(request, gelukt())
            return redirect("signalen:volgblad", token)
        context = {"form": form, "blad": blad, "signaal": blad.signaal, "token": token}
        return render(request, f"signalen/volgen/{naam}.html", context)

    return view


def _sheet(token: str) -> Any:
    blad = queries.follow(token)
    if blad is None:
        raise Http404
    return blad


aanvulling = _step(
    "add",
    forms.AanvullingForm,
    lambda signaal, form: actions.add_with_photos(
        signaal, tekst=form.cleaned_data["tekst"], uploads=form.cleaned_data["fotos"], pii_gezien=True
    ),
    lambda: _("Uw aanvulling is toegevoegd."),
)
antwoord = _step(
    "reply",
    forms.AntwoordForm,
    lambda signaal, form: actions.reply(signaal, tekst=form.cleaned_data["tekst"], pii_gezien=True),
    lambda: _("Uw antwoord is verstuurd."),
)
heropening = _step(
    "reopen",
    forms.HeropeningForm,
    lambda signaal, form: actions.reopen(signaal, reden=form.cleaned_data["tekst"], pii_gezien=True),
    lambda: _("Uw melding is heropend. Wij gaan er weer mee aan de slag."),
)
intrekking = _step(
    "withdraw",
    forms.IntrekkingForm,
    lambda signaal, _form: actions.withdraw(signaal),
    lambda: _("U hebt uw melding ingetrokken."),
)
oordeel = _step(
    "judge",
    forms.OordeelForm,
    lambda signaal, form: actions.judge(signaal, geholpen=form.cleaned_data["geholpen"]),
    lambda: _("Dank u. Daar leren wij van."),
)
