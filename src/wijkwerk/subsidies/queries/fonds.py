"""What residents read about a fund: what it is for, what is left, how one is decided on, and the rules that bind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from wijkwerk.subsidies.models import Regeling, Regelingversie, Voorwaarde
from wijkwerk.subsidies.queries.plafond import Plafondblad, ceiling_on, left_in
from wijkwerk.subsidies.queries.regeling import current, open_versions
from wijkwerk.subsidies.queries.regelzin import Bandzin, area_names, bands_in_words, rule_in_words
from wijkwerk.subsidies.queries.regelzin_gelijk import says_more
from wijkwerk.subsidies.states.regeling import VAST, Verdeelwijze, Versiestatus
from wijkwerk.web.datums import als_euro
from wijkwerk.web.grafieken import Grafiek, Reeks


class Geld(Plafondblad):
    """The money of a fund in a period, as residents read it. Amounts in cents."""

    @property
    def procent(self) -> int:
        """How much is left, in percent: 0 only when nothing is left, 100 only when all is."""
        if not self.totaal or not self.vrij:
            return 0
        if self.vrij == self.totaal:
            return 100
        return min(max(round(100 * self.vrij / self.totaal), 1), 99)

    @property
    def woorden(self) -> str:
        """How much is left, in a few words."""
        if self.vrij <= 0:
            return _("Het geld is op.")
        if self.procent >= 75:
            return _("Er is nog veel over.")
        if self.procent >= 40:
            return _("Er is ongeveer de helft over.") if self.procent <= 60 else _("Er is meer dan de helft over.")
        return _("Er is nog een deel over.") if self.procent >= 15 else _("Het geld is bijna op.")


@dataclass(frozen=True)
class Fonds:
    """One fund on the page. `hoogste` is the most one may ask, in cents; None when no rule says so."""

    versie: Regelingversie
    geld: Geld | None
    hoogste: int | None

    @property
    def regeling(self) -> Regeling:
        """The fund itself."""
        return self.versie.regeling

    @property
    def op(self) -> bool:
        """Whether nothing is left to grant."""
        return self.geld is not None and self.geld.vrij <= 0


@dataclass(frozen=True)
class Regelzin:
    """One rule: as its maker wrote it, and what is checked."""

    voorwaarde: Voorwaarde
    toets: str

    @property
    def erbij(self) -> str:
        """What is checked, where that tells more than the rule itself; else empty."""
        return self.toets if says_more(self.voorwaarde, self.toets) else ""


@dataclass(frozen=True)
class Fondsblad:
    """The whole page of a fund under one version."""

    fonds: Fonds
    regels: tuple[Regelzin, ...]
    banden: list[Bandzin]
    verdeling: str
    versies: list[Regelingversie]
    grafiek: Grafiek | None

    @property
    def deuren(self) -> list[str]:
        """Where else to go, each once."""
        return list(dict.fromkeys(zin.voorwaarde.deur for zin in self.regels if zin.voorwaarde.deur))

    @property
    def straks(self) -> Regelingversie | None:
        """The version that was published and begins to hold on a later day."""
        return next((versie for versie in self.versies if versie.status == Versiestatus.GEPUBLICEERD), None)


def open_funds(dag: date) -> list[Fonds]:
    """Return every fund in which residents can apply on `dag`, the largest first: three queries and three per fund."""
    fondsen = [fund_of(versie, dag) for versie in open_versions(dag)]
    return sorted(fondsen, key=lambda fonds: -(fonds.geld.totaal if fonds.geld else 0))


def fund_of(versie: Regelingversie, dag: date) -> Fonds:
    """Return a fund with what is left on `dag`."""
    return Fonds(versie, money_of(versie.regeling, dag), highest(versie.voorwaarden.all()))


def money_of(regeling: Regeling, dag: date) -> Geld | None:
    """Return the ceiling that holds on `dag` with what is left, or None when none was set: three queries."""
    plafond = ceiling_on(regeling, dag)
    return None if plafond is None else Geld(plafond, tuple(left_in(plafond)))


def highest(voorwaarden: Any) -> int | None:
    """Return the most one may ask, in cents, when a rule says so."""
    return min((rij.instelling["bedrag"] for rij in voorwaarden if rij.soort == "maximum"), default=None)


def version_to_show(regeling: Regeling, dag: date) -> Regelingversie | None:
    """Return the version residents read: the one that binds, or else the latest that was published."""
    vast = regeling.versies.filter(status__in=VAST).select_related("regeling").order_by("-nummer")
    return current(regeling, dag) or vast.first()


def page_of(versie: Regelingversie, dag: date) -> Fondsblad:
    """Return everything there is to read about a fund under this version: about eight queries."""
    fonds, rijen = fund_of(versie, dag), list(versie.voorwaarden.all())
    return Fondsblad(
        fonds,
        rules_in_words(rijen),
        bands_in_words(versie.banden.all(), versie.steekproef_procent),
        division(versie),
        list(versie.regeling.versies.filter(status__in=VAST).order_by("-nummer")),
        chart(fonds.geld) if fonds.geld is not None else None,
    )


def rules_in_words(rijen: Sequence[Voorwaarde]) -> tuple[Regelzin, ...]:
    """Return the rules with the sentence of what is checked; one query when a rule names areas, else none."""
    namen = area_names(rijen)
    return tuple(Regelzin(rij, rule_in_words(rij, namen)) for rij in rijen)


def division(versie: Regelingversie) -> str:
    """Return how the money is divided, in plain words (Awb, artikel 4:26)."""
    return {
        Verdeelwijze.VOLGORDE: _(
            "Wie het eerst een complete aanvraag doet, is het eerst aan de beurt. "
            "Is het geld op, dan kunnen wij niets meer toekennen."
        ),
        Verdeelwijze.RONDE: _(
            "Wij verzamelen aanvragen tot een dag, wegen ze tegelijk en verdelen dan het geld. "
            "Hoe wij wegen, staat vooraf vast."
        ),
        Verdeelwijze.STEMRONDE: _("Bewoners stemmen over de plannen. De uitslag bepaalt wie geld krijgt."),
        Verdeelwijze.PANEL: _("Een panel van bewoners geeft advies. Daarna besluit de gemeente."),
    }[Verdeelwijze(versie.verdeelwijze)]


def chart(geld: Geld) -> Grafiek:
    """Return the money per area as a chart, with the same figures as a table."""
    labels = [deel.deel.werkgebied.naam if deel.deel.werkgebied else _("De hele stad") for deel in geld.delen]
    titel = _("Nog te verdelen in %(jaar)s: %(vrij)s van %(totaal)s") % {
        "jaar": geld.plafond.jaar,
        "vrij": als_euro(geld.vrij),
        "totaal": als_euro(geld.totaal),
    }
    return Grafiek(
        titel,
        _("Voor elk deel staat er hoeveel geld er nog over is en hoeveel er al is toegezegd."),
        labels,
        [
            Reeks(_("Nog over"), [deel.vrij for deel in geld.delen]),
            Reeks(_("Al toegezegd"), [deel.toegekend for deel in geld.delen]),
        ],
        kop=_("Waar"),
        opmaak=lambda waarde: als_euro(int(waarde)),
    )
