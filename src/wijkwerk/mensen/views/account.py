"""One's own account: data, second step, latest sign-ins."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.mensen import actions, queries
from wijkwerk.mensen.forms import BewonerForm, EigenForm
from wijkwerk.mensen.models import Persoon


def toon(request: HttpRequest) -> HttpResponse:
    """Show and change one's own data."""
    persoon = Persoon.objects.get(pk=request.user.pk)
    is_bewoner = persoon.soort == Persoon.Soort.BEWONER
    form = (BewonerForm if is_bewoner else EigenForm)(request.POST or None, instance=persoon)
    if form.is_valid():
        actions.change_own(persoon, **form.cleaned_data, by=request.user)
        messages.success(request, _("Uw gegevens zijn opgeslagen."))
        return redirect("mijn-account")
    context = {"form": form, "is_bewoner": is_bewoner} | queries.own_account(request.user)
    return render(request, "mensen/mijn_account.html", context | {"basis": _base(is_bewoner)})


@require_POST
def sessies(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    aantal = actions.sign_out_elsewhere(request.user, keep=request.session.session_key, by=request.user)
    tekst = (
        _("U bent op %(aantal)s andere plekken uitgelogd.") if aantal != 1 else _("U bent op 1 andere plek uitgelogd.")
    )
    messages.success(request, tekst % {"aantal": aantal})
    return redirect("mijn-account")


def _base(is_bewoner: bool) -> str:
    return "web/openbaar.html" if is_bewoner else "web/werkplek.html"
