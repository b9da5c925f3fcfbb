"""What the records of the agenda are on the thread, for who may read them and for the public.

In public a thema shows its own public story, a decision and an actie only the text that was written for residents, an
agendapunt only at which table it is, and a terugkoppeling only that it was sent. Everything else stays hidden.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Actie, Agendapunt, Besluit, Terugkoppeling, Thema, Toezegging
from wijkwerk.agenda.queries.terugkoppeling import readable as told_to
from wijkwerk.agenda.states import actie as acties
from wijkwerk.agenda.states import agendapunt as punten
from wijkwerk.agenda.states import terugkoppeling as terugkoppelingen
from wijkwerk.agenda.states import thema as themas
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.kern import klok
from wijkwerk.kern.draad.registry import ALLES, Kijker, Schakel

LANG = 240
BIJ = {
    Tafel.WIJKTEAM: _l("in het wijkteamoverleg"),
    Tafel.PARTNER: _l("met een partner in de wijk"),
    Tafel.VAKAFDELING: _l("bij een afdeling van de gemeente"),
    Tafel.WIJKWETHOUDER: _l("bij de wijkwethouder"),
    Tafel.COLLEGE: _l("in het college"),
    Tafel.RAAD: _l("in de gemeenteraad"),
}


@dataclass(frozen=True)
class Beschrijver:
    """How records of one kind are told of: which ones everybody may know, which this person, and in which words."""

    model: Any
    van_persoon: Callable[[Kijker], QuerySet[Any]]
    van_iedereen: Callable[[], QuerySet[Any]]
    intern: Callable[[Any], Schakel]
    openbaar: Callable[[Any], Schakel]
    met: tuple[str, ...] = ()

    def __call__(self, kijker: Kijker, ids: list[int]) -> dict[int, Schakel]:
        """Return these records as the reader may know them, in one query."""
        if kijker is None:
            return {rij.pk: self.openbaar(rij) for rij in self.van_iedereen().filter(pk__in=ids)}
        rijen = self.model.objects.all() if kijker is ALLES else self.van_persoon(kijker)
        return {rij.pk: self.intern(rij) for rij in rijen.filter(pk__in=ids).select_related(*self.met)}


def public_themas() -> QuerySet[Thema]:
    """Return the themas that the wijk page may show."""
    return Thema.objects.filter(openbaar=True)


def public_decisions() -> QuerySet[Besluit]:
    """Return the decisions that hold and have a text for residents."""
    return Besluit.objects.current().exclude(publieke_tekst="")


def public_acties() -> QuerySet[Actie]:
    """Return the acties that are done and have a result for residents."""
    return Actie.objects.filter(status=acties.Status.KLAAR).exclude(publiek_resultaat="")


def _public_punten() -> QuerySet[Agendapunt]:
    """What lies at a table or was decided there, unless it is for the municipality alone."""
    gezien = (*punten.BIJ_TAFEL, punten.Status.BESLOTEN)
    return Agendapunt.objects.filter(status__in=gezien).exclude(zichtbaarheid=punten.Zichtbaarheid.GEMEENTE)


def _sent() -> QuerySet[Terugkoppeling]:
    return Terugkoppeling.objects.filter(status=terugkoppelingen.Status.VERSTUURD)


def _schakel(rij: Any, woord: str, titel: str, op: datetime | None = None, **velden: str) -> Schakel:
    """Make the link of a record; without `url` there is no page of it for this reader."""
    gegevens: dict[str, Any] = {"nummer": getattr(rij, "nummer", ""), "staat": "", "url": "", "tekst": ""} | velden
    gegevens["tekst"] = Truncator(gegevens["tekst"]).chars(LANG)
    soort = rij._meta.label_lower
    return Schakel(soort=soort, id=rij.pk, woord=woord, titel=titel, op=op or rij.gemaakt_op, **gegevens)


def _page(rij: Any) -> str:
    """Return the address of its page."""
    return reverse(f"agenda:{rij._meta.model_name}", args=[rij.pk])


def _noon(dag: date) -> datetime:
    """A decision knows its day, not its hour."""
    return datetime.combine(dag, time(12), tzinfo=klok.AMSTERDAM).astimezone(UTC)


def _thema(rij: Thema) -> Schakel:
    staat = str(rij.get_status_display())
    return _schakel(rij, _("Thema"), rij.titel, staat=staat, url=_page(rij), tekst=rij.resultaat)


def _thema_openbaar(rij: Thema) -> Schakel:
    titel = _("Deel van iets groters: %(thema)s") % {"thema": rij.titel}
    schakel = replace(_schakel(rij, _("Thema"), titel), tekst=rij.publiek_verhaal)
    klaar = rij.status == themas.Status.AFGEROND
    return replace(schakel, uitkomst=rij.resultaat, klaar_op=rij.status_sinds) if klaar else schakel


def _punt(rij: Agendapunt) -> Schakel:
    staat, tafel = str(rij.get_status_display()), str(rij.get_tafel_display())
    return _schakel(rij, _("Agendapunt"), rij.vraag, staat=staat, tekst=tafel, url=_page(rij))


def _punt_openbaar(rij: Agendapunt) -> Schakel:
    besproken = rij.status == punten.Status.BESLOTEN
    titel = (_("Besproken %(waar)s") if besproken else _("Wordt besproken %(waar)s")) % {"waar": BIJ[Tafel(rij.tafel)]}
    return _schakel(rij, _("Bespreking"), titel, nummer="")


def _besluit(rij: Besluit) -> Schakel:
    staat = _("Vervangen door een correctie") if hasattr(rij, "vervangen_door") else _("Geldt")
    velden = {"staat": staat, "url": _page(rij), "tekst": rij.publieke_tekst}
    return _schakel(rij, _("Besluit"), Truncator(rij.wat).chars(120), _noon(rij.genomen_op), **velden)


def _besluit_openbaar(rij: Besluit) -> Schakel:
    # Residents read the whole text: there is no page of it to read on.
    return replace(_schakel(rij, _("Besluit"), _("Er is besloten"), _noon(rij.genomen_op)), tekst=rij.publieke_tekst)


def _actie(rij: Actie) -> Schakel:
    op = rij.status_sinds if rij.status == acties.Status.KLAAR else rij.gemaakt_op
    staat = str(rij.get_status_display())
    return _schakel(rij, _("Actie"), rij.wat, op, staat=staat, url=_page(rij), tekst=rij.resultaat)


def _actie_openbaar(rij: Actie) -> Schakel:
    return replace(_schakel(rij, _("Actie"), _("Dit is gedaan"), rij.status_sinds), tekst=rij.publiek_resultaat)


def _toezegging(rij: Toezegging) -> Schakel:
    staat = str(rij.get_status_display())
    return _schakel(rij, str(rij.get_soort_display()), rij.onderwerp, _noon(rij.gedaan_op), staat=staat, url=_page(rij))


def _terugkoppeling(rij: Terugkoppeling) -> Schakel:
    staat = str(rij.get_status_display())
    return _schakel(rij, _("Terugkoppeling"), capfirst(rij.aanleiding), rij.status_sinds, staat=staat, url=_page(rij))


def _terugkoppeling_openbaar(rij: Terugkoppeling) -> Schakel:
    return _schakel(rij, _("Bericht"), _("Iedereen die een adres achterliet, kreeg bericht"), rij.status_sinds)


def _woorden(een: Any, meer: Any, plaats: int, gevolg: Any = "", **verder: str) -> dict[str, Any]:
    return {"een": een, "meer": meer, "plaats": plaats, "gevolg": gevolg, **verder}


BESCHRIJVERS = (
    (
        Beschrijver(Thema, rules.themas_voor, public_themas, _thema, _thema_openbaar),
        _woorden(_l("thema"), _l("thema's"), 20, _l("Uw melding is deel van iets groters.")),
    ),
    (
        Beschrijver(Agendapunt, rules.punten_voor, _public_punten, _punt, _punt_openbaar),
        _woorden(
            _l("agendapunt"), _l("agendapunten"), 30, _l("Wat u meldde, is op tafel gekomen."), vertelt="geagendeerd"
        ),
    ),
    (
        Beschrijver(Besluit, rules.besluiten_voor, public_decisions, _besluit, _besluit_openbaar, ("vervangen_door",)),
        _woorden(_l("besluit"), _l("besluiten"), 40, _l("Er is een besluit genomen over wat u meldde.")),
    ),
    (
        Beschrijver(Actie, rules.acties_voor, public_acties, _actie, _actie_openbaar),
        _woorden(_l("actie"), _l("acties"), 50, _l("Er is iets gedaan met wat u meldde.")),
    ),
    (
        Beschrijver(Toezegging, rules.toezeggingen_voor, Toezegging.objects.none, _toezegging, _toezegging),
        _woorden(_l("toezegging"), _l("toezeggingen"), 50),
    ),
    (
        Beschrijver(Terugkoppeling, told_to, _sent, _terugkoppeling, _terugkoppeling_openbaar),
        _woorden(_l("terugkoppeling"), _l("terugkoppelingen"), 60),
    ),
)
