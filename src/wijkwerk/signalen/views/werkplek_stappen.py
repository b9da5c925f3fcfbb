"""The next step with a signal: one screen for all of them, each at its own address, as a page or as a panel."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django_htmx.http import HttpResponseClientRedirect

from wijkwerk.gebieden.models import Buurt
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen import actions, queries
from wijkwerk.signalen.forms import werkplek_stappen as forms
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.signalen.states import PER_HANDELING
from wijkwerk.signalen.views.werkplek_kaart import map_around, map_empty
from wijkwerk.signalen.views.werkplek_voorbeeld import opening, preview
from wijkwerk.web.toegang import mag

Feiten = dict[str, Any]
HOOFD, GESPREK, GEGEVENS = "hoofd", "gesprek", "gegevens"


@dataclass(frozen=True)
class Scherm:
    """A step on the screen: its address, the verb it makes, the rule it rests on, its words, its form, its act."""

    woord: str
    handeling: str
    regel: str
    knop: Any
    uitleg: Any
    klaar: Any
    form: type[forms.StapForm]
    doe: Callable[[Signaal, Feiten, Persoon], object]
    icoon: str
    groep: str = HOOFD
    vraag: str = ""

    @property
    def bericht(self) -> bool:
        """Whether the reporter is told of this step."""
        stap = PER_HANDELING.get(self.handeling)
        return bool(stap.bericht) if stap else self.handeling in ("ask", "message")

    def url(self, signaal: Signaal) -> str:
        """Return the address of this step for a signal."""
        return reverse(f"signalen:stap_{self.woord}", args=[signaal.pk]) + self.vraag


def _close(signaal: Signaal, feiten: Feiten, by: Persoon) -> object:
    gegevens = _only(feiten, "uitkomst", "deur", "versie", "pii_gezien")
    return (actions.close if feiten["soort"] == "close" else actions.decline)(signaal, **gegevens, by=by)


def _forward(signaal: Signaal, feiten: Feiten, by: Persoon) -> object:
    return actions.forward(signaal, **_only(feiten, "naar", "antwoord_verwacht_op", "toelichting", "versie"), by=by)


def _assign(signaal: Signaal, feiten: Feiten, by: Persoon) -> object:
    wie = feiten["naar"]
    naar = {"organisatie": wie} if isinstance(wie, Organisatie) else {"persoon": wie}
    return actions.assign(signaal, **naar, versie=feiten["versie"], by=by)


def _merge(signaal: Signaal, feiten: Feiten, by: Persoon) -> object:
    met = zichtbaar_voor(by).filter(pk=feiten["met"]).first()
    if met is None:
        raise Weigering(_("Dit signaal is niet gevonden. Kijk het nummer na."), regel="signalen.lezen")
    return actions.merge(signaal, met=met, versie=feiten["versie"], by=by)


def _classify(signaal: Signaal, feiten: Feiten, by: Persoon) -> object:
    versie = feiten["versie"]
    if feiten["onderwerp"] != signaal.onderwerp:
        signaal = actions.classify(signaal, onderwerp=feiten["onderwerp"], versie=versie, by=by)
        versie = signaal.versie
    if feiten["titel"] != signaal.titel:
        signaal = actions.rename(signaal, titel=feiten["titel"], versie=versie, by=by)
    return signaal


def _relocate(signaal: Signaal, feiten: Feiten, by: Persoon) -> object:
    buurt = None if feiten["punt"] else get_object_or_404(Buurt, pk=feiten["buurt"])
    return actions.relocate(
        signaal, punt=feiten["punt"], buurt=buurt, plek=feiten["plek"], versie=feiten["versie"], by=by
    )


def _only(feiten: Feiten, *namen: str) -> Feiten:
    return {naam: feiten[naam] for naam in namen if naam in feiten}


def _act(handeling: Callable[..., object], *namen: str) -> Callable[[Signaal, Feiten, Persoon], object]:
    return lambda signaal, feiten, by: handeling(signaal, **_only(feiten, *namen), by=by)


BEHANDELEN = "signalen.behandelen"
TERUG = "signalen.terugleggen"

SCHERMEN: tuple[Scherm, ...] = (
    Scherm(
        "overname", "take", "signalen.oppakken", _l("Oppakken"),
        _l("U gaat ermee aan de slag. De melder hoort dat een medewerker ermee bezig is."),
        _l("Het signaal staat nu bij u."), forms.OvernameForm, _act(actions.take, "versie"), "vink",
    ),
    Scherm(
        "antwoord", "answer", TERUG, _l("Antwoord geven"),
        _l("Uw antwoord gaat terug naar wie het u vroeg. Die vertelt het aan de melder."),
        _l("Uw antwoord is verstuurd. Bedankt."), forms.AntwoordForm, _act(actions.answer, "tekst", "versie"), "mail",
    ),
    Scherm(
        "teruglegging", "hand_back", TERUG, _l("Terugleggen met reden"),
        _l("Het gaat terug naar wie het u gaf. Er gaat geen bericht naar de melder."),
        _l("Het signaal is teruggelegd."), forms.TerugleggingForm, _act(actions.hand_back, "reden", "versie"), "terug",
    ),
    Scherm(
        "doorzetting", "forward", BEHANDELEN, _l("Doorzetten"),
        _l("Een ander krijgt het en geeft u antwoord. Het is dan nog niet opgelost, en dat leest de melder ook."),
        _l("Het signaal is doorgezet. U krijgt een herinnering als het antwoord uitblijft."),
        forms.DoorzettingForm, _forward, "doorgezet",
    ),
    Scherm(
        "agendering", "schedule", BEHANDELEN, _l("Op de agenda zetten"),
        _l("Het wordt besproken aan een tafel. De melder hoort welke."), _l("Het signaal staat op de agenda."),
        forms.AgenderingForm, _act(actions.schedule, "tafel", "versie"), "agenda",
    ),
    Scherm(
        "afhandeling", "close", BEHANDELEN, _l("Afhandelen"),
        _l("Het is klaar. De melder leest wat er is gedaan en kan zeggen of het heeft geholpen."),
        _l("Het signaal is afgehandeld."), forms.AfhandelingForm, _close, "goed",
    ),
    Scherm(
        "afhandeling", "decline", BEHANDELEN, _l("Niet voor ons"),
        _l("Wij kunnen dit niet oppakken. De melder leest waarom, en waar het wel kan."),
        _l("Het signaal is gesloten. De melder weet waar het wel kan."), forms.AfhandelingForm, _close, "kruis",
        vraag="?soort=decline",
    ),
    Scherm(
        "samenvoeging", "merge", BEHANDELEN, _l("Samenvoegen"),
        _l("Dit signaal gaat op in een ander signaal over hetzelfde. De melder hoort dat en telt daar mee."),
        _l("De signalen zijn samengevoegd."), forms.SamenvoegingForm, _merge, "link",
    ),
    Scherm(
        "heropening", "reopen", "signalen.heropenen", _l("Heropenen"),
        _l("Het signaal gaat weer open en komt bij u te staan."), _l("Het signaal is weer open."),
        forms.HeropeningForm, _act(actions.reopen, "reden", "versie", "pii_gezien"), "terug",
    ),
    Scherm(
        "vraag", "ask", BEHANDELEN, _l("Vraag aan de melder"),
        _l("De melder krijgt uw vraag per mail en antwoordt via de link."), _l("Uw vraag is verstuurd."),
        forms.VraagForm, _act(actions.ask, "tekst", "pii_gezien"), "mail", GESPREK,
    ),
    Scherm(
        "bericht", "message", BEHANDELEN, _l("Bericht aan de melder"),
        _l("De melder en wie meeleest krijgen dit bericht."), _l("Uw bericht is verstuurd."),
        forms.BerichtForm, _act(actions.message, "tekst", "pii_gezien"), "brief", GESPREK,
    ),
    Scherm(
        "notitie", "note", "signalen.noteren", _l("Interne notitie"),
        _l("Alleen collega's lezen dit."), _l("De notitie is bewaard."),
        forms.NotitieForm, _act(actions.note, "tekst", "alleen_regisseur", "pii_gezien"), "slot", GESPREK,
    ),
    Scherm(
        "onderwerp", "classify", BEHANDELEN, _l("Onderwerp en titel"),
        _l("Met een ander onderwerp verandert ook de termijn."), _l("Het onderwerp is gewijzigd."),
        forms.OnderwerpKeuzeForm, _classify, "lijst", GEGEVENS,
    ),
    Scherm(
        "toewijzing", "assign", BEHANDELEN, _l("Toewijzen"),
        _l("Een collega, afdeling of partner heeft het vanaf nu in behandeling."), _l("Het signaal is toegewezen."),
        forms.ToewijzingForm, _assign, "persoon", GEGEVENS,
    ),
    Scherm(
        "plaats", "relocate", BEHANDELEN, _l("Plaats wijzigen"),
        _l("De wijk verandert mee. De melder krijgt geen bericht."), _l("De plaats is gewijzigd."),
        forms.PlaatsForm, _relocate, "plek", GEGEVENS,
    ),
    Scherm(
        "zichtbaarheid", "show_to", BEHANDELEN, _l("Wie mag dit lezen"),
        _l("Kies wie dit signaal mag lezen. Wie het heeft gemeld, blijft altijd verborgen voor partners."),
        _l("Wie het mag lezen is gewijzigd."), forms.ZichtbaarheidForm,
        _act(actions.show_to, "zichtbaarheid", "partners", "versie"), "slot", GEGEVENS,
    ),
)


def steps_for(dossier: queries.Dossier, groep: str) -> list[tuple[Scherm, str]]:
    """Return the steps of a group that this person may make now, each with its address."""
    mogelijk = [scherm for scherm in SCHERMEN if scherm.groep == groep and scherm.handeling in dossier.stappen]
    return [(scherm, scherm.url(dossier.signaal)) for scherm in mogelijk]


def dossier_of(persoon: Any, pk: int) -> queries.Dossier:
    """Return the signal with everything; what a person may not see does not exist for them."""
    dossier = queries.detail(persoon, pk)
    if dossier is None:
        raise Http404
    return dossier


def view_of(schermen: tuple[Scherm, ...]) -> Callable[..., HttpResponseBase]:
    """Make the view of one address; two endings share the address 'afhandeling'."""

    @mag(schermen[0].regel)
    def stap(request: HttpRequest, pk: int) -> HttpResponse:
        dossier = dossier_of(request.user, pk)
        soort = request.POST.get("soort") or request.GET.get("soort")
        scherm = next((kandidaat for kandidaat in schermen if kandidaat.handeling == soort), schermen[0])
        return _send(request, dossier, scherm) if request.method == "POST" else _ask(request, dossier, scherm)

    return stap


def _ask(request: HttpRequest, dossier: queries.Dossier, scherm: Scherm) -> HttpResponse:
    if scherm.handeling not in dossier.stappen:
        messages.warning(request, _("Deze stap kan nu niet bij dit signaal. Hieronder ziet u wat wel kan."))
        return _away(request, dossier.signaal)
    begin = opening(scherm.handeling, dossier.signaal) | request.GET.dict()
    form = scherm.form(signaal=dossier.signaal, persoon=request.user, initial=begin)
    return _show(request, dossier, scherm, form)


def _send(request: HttpRequest, dossier: queries.Dossier, scherm: Scherm) -> HttpResponse:
    form = scherm.form(request.POST, signaal=dossier.signaal, persoon=request.user)
    if not form.is_valid():
        return _show(request, dossier, scherm, form)
    act = partial(scherm.doe, dossier.signaal, form.cleaned_data, request.user)
    try:
        if "voorbeeld" in request.POST:
            return _show(request, dossier, scherm, form, voorbeeld=preview(dossier.signaal, act))
        act()
    except Weigering as weigering:
        return _refused(request, scherm, form, weigering)
    messages.success(request, scherm.klaar)
    return _away(request, dossier.signaal)


def _refused(request: HttpRequest, scherm: Scherm, form: forms.StapForm, weigering: Weigering) -> HttpResponse:
    """Say why, show the signal as it is now, and keep every word that was typed."""
    dossier = dossier_of(request.user, form.signaal.pk)
    form.signaal = dossier.signaal
    form.add_error(None, weigering.melding)
    form.refresh_version()
    return _show(request, dossier, scherm, form, status=409)


def _show(
    request: HttpRequest,
    dossier: queries.Dossier,
    scherm: Scherm,
    form: forms.StapForm,
    *,
    status: int = 200,
    voorbeeld: Bericht | None = None,
) -> HttpResponse:
    gegevens = {
        "dossier": dossier,
        "signaal": dossier.signaal,
        "scherm": scherm,
        "adres": scherm.url(dossier.signaal),
        "form": form,
        "voorbeeld": voorbeeld,
        "bekeken": "voorbeeld" in request.POST and form.is_valid(),
        "kaart": map_around(dossier.signaal) or map_empty() if scherm.handeling == "relocate" else None,
        "laatste": dossier.tijdlijn[0] if status == 409 and dossier.tijdlijn else None,
    }
    blad = "stap_paneel.html" if getattr(request, "htmx", False) else "stap.html"
    return render(request, f"signalen/werkplek/{blad}", gegevens, status=status)


def _away(request: HttpRequest, signaal: Signaal) -> HttpResponse:
    adres = reverse("signalen:dossier", args=[signaal.pk])
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(adres)
    return redirect(adres)
