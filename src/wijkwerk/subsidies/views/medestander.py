"""Supporting a plan: for the neighbour with the link, and for staff who check it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from wijkwerk.kern.documenten.zetter import pdf
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import medestander as actions
from wijkwerk.subsidies.actions.medestander import Buur
from wijkwerk.subsidies.forms.medestander import MedestanderForm, PapierForm
from wijkwerk.subsidies.models import Aanvraag, Medestander
from wijkwerk.subsidies.queries import medestander as queries
from wijkwerk.subsidies.queries.volgen import facts_of, found
from wijkwerk.web.toegang import eis, houdt, mag, openbaar


@openbaar
@never_cache
def medestander(request: HttpRequest, token: str) -> HttpResponse:
    """Ask a neighbour to support a plan. The answer is the same for every address: nobody finds out who supports it."""
    aanvraag = queries.invited(token)
    if aanvraag is None:
        raise Http404
    form = MedestanderForm(request.POST or None)
    context = {
        "form": form,
        "aanvraag": aanvraag,
        "feiten": facts_of(aanvraag),
        "open": aanvraag.status in actions.OPEN,
    }
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign(aanvraag, buur=Buur(**form.cleaned_data))
            return render(request, "subsidies/medestander/dank.html", context | {"email": form.cleaned_data["email"]})
        except Weigering as weigering:
            form.add_error(None, weigering.melding)
    return render(request, "subsidies/medestander/medestander.html", context)


@openbaar
@never_cache
def bevestiging(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm by the link in the mail. A button does it: mail programs open links by themselves."""
    rij = get_object_or_404(Medestander.objects.select_related("aanvraag"), token=token)
    if request.method == "POST":
        rij = actions.confirm(rij)
    klaar = rij.bevestigd_op is not None or rij.gecontroleerd_op is not None
    context = {"aanvraag": rij.aanvraag, "feiten": facts_of(rij.aanvraag), "klaar": klaar}
    return render(request, "subsidies/medestander/bevestiging.html", context)


@openbaar
@never_cache
def lijst(request: HttpRequest, token: str) -> HttpResponse:
    """Give who asks the list to print and take along the doors."""
    aanvraag = found(token)
    if aanvraag is None:
        raise Http404
    return _list_of(aanvraag)


@mag("subsidies.lezen")
@never_cache
def lijst_werkplek(request: HttpRequest, pk: int) -> HttpResponse:
    """Give staff the same list."""
    return _list_of(_seen(request, pk))


@mag("subsidies.lezen")
@never_cache
def medestanders(request: HttpRequest, pk: int) -> HttpResponse:
    """Check who supports a plan; after the check the names are gone."""
    aanvraag = _seen(request, pk)
    if request.method == "POST":
        return _checked(request, aanvraag)
    context: dict[str, Any] = {
        "aanvraag": aanvraag,
        "rijen": queries.to_check(aanvraag),
        "steun": queries.support(aanvraag),
        "open": aanvraag.status in actions.OPEN,
        "mag_controleren": houdt(request.user, "subsidies.beoordelen", aanvraag),
        "mag_invoeren": houdt(request.user, "subsidies.invoeren", aanvraag),
    }
    return render(request, "subsidies/medestander/werkplek.html", context)


@mag("subsidies.invoeren")
@never_cache
def papier(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the lines of a paper list."""
    aanvraag = _seen(request, pk)
    form = PapierForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            return _entered(request, aanvraag, form)
        except Weigering as weigering:
            form.add_error(None, weigering.melding)
    status = 409 if form.non_field_errors() else 200
    return render(request, "subsidies/medestander/papier.html", {"aanvraag": aanvraag, "form": form}, status=status)


def _seen(request: HttpRequest, pk: int) -> Aanvraag:
    rijen = rules.aanvragen_voor(request.user).select_related("regelingversie__regeling", "aanvrager", "werkgebied")
    aanvraag = get_object_or_404(rijen, pk=pk)
    # Names of neighbours are for who enters and who checks them only.
    if not houdt(request.user, "subsidies.beoordelen", aanvraag):
        eis(request.user, "subsidies.invoeren", aanvraag)
    return aanvraag


def _entered(request: HttpRequest, aanvraag: Aanvraag, form: PapierForm) -> HttpResponse:
    regels = [Buur(*regel) for regel in form.cleaned_data["lijst"]]
    nieuw = actions.add_paper(aanvraag, regels=regels, by=request.user)
    zin = ngettext("%(aantal)s adres toegevoegd.", "%(aantal)s adressen toegevoegd.", nieuw) % {"aantal": nieuw}
    if dubbel := len(regels) - nieuw:
        zin += " " + _("%(aantal)s telde niet: dat adres stond er al, of is van de aanvrager.") % {"aantal": dubbel}
    messages.success(request, zin)
    return redirect("subsidies:medestanders", aanvraag.pk)


def _checked(request: HttpRequest, aanvraag: Aanvraag) -> HttpResponse:
    niet = [int(pk) for pk in request.POST.getlist("niet") if pk.isdecimal()]
    aantal = actions.check(aanvraag, niet=niet, by=request.user)
    messages.success(
        request, _("Nagekeken. Er tellen nu %(aantal)s adressen. De namen zijn gewist.") % {"aantal": aantal}
    )
    return redirect("subsidies:medestanders", aanvraag.pk)


def _list_of(aanvraag: Aanvraag) -> HttpResponse:
    koppen = {"Content-Disposition": f'attachment; filename="medestanders-{aanvraag.nummer}.pdf"'}
    return HttpResponse(pdf(queries.paper_list(aanvraag)), content_type="application/pdf", headers=koppen)
