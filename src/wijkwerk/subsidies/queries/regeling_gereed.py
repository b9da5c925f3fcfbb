"""Whether a version is ready to be published: what has to be there, and what a careful maker looks at."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijkwerk.mensen.models import Mandaat
from wijkwerk.subsidies.models import Regelingversie
from wijkwerk.subsidies.queries.fonds import highest
from wijkwerk.subsidies.queries.plafond import ceiling_on
from wijkwerk.subsidies.queries.regeling import Proef, try_out
from wijkwerk.web.datums import als_euro


@dataclass(frozen=True)
class Punt:
    """One line of the checklist. What is `nodig` stops publication while it is not `klaar`; the rest is advice."""

    klaar: bool
    nodig: bool
    zin: str
    waar: str = ""


def checklist(versie: Regelingversie, dag: date, proeven: list[Proef] | None = None) -> list[Punt]:
    """Return the whole checklist for publication on `dag`: about nine queries."""
    voorwaarden, banden = list(versie.voorwaarden.all()), list(versie.banden.all())
    proeven = try_out(versie) if proeven is None else proeven
    return [
        *_needed(versie, dag, voorwaarden, banden, proeven),
        *_advice(versie, voorwaarden, banden, proeven),
    ]


def why_not(versie: Regelingversie, dag: date) -> str:
    """Return in one sentence what stops publication, or nothing."""
    return next((punt.zin for punt in checklist(versie, dag) if punt.nodig and not punt.klaar), "")


def _needed(
    versie: Regelingversie, dag: date, voorwaarden: list[Any], banden: list[Any], proeven: list[Proef]
) -> list[Punt]:
    fout = [proef.proef.naam for proef in proeven if not proef.klopt]
    teksten = bool(versie.uitleg.strip() and versie.grondslag.strip())
    gereed = _("Uitleg en grondslag zijn ingevuld.") if teksten else _("Vul de uitleg en de grondslag in.")
    geregeld = bool(voorwaarden and banden)
    compleet = (
        _("Er staan regels en bedragen in.")
        if geregeld
        else _("Er staan nog geen regels of geen bedragen in deze versie.")
    )
    op_tijd = dag <= versie.geldig_van
    dagen = (
        _("Wordt bekend op %(dag)s en geldt vanaf %(van)s.")
        if op_tijd
        else _("Regels worden bekend voordat ze gelden. Kies een latere dag waarop ze ingaan (Bekendmakingswet).")
    ) % {"dag": date_format(dag, "j F Y"), "van": date_format(versie.geldig_van, "j F Y")}
    proef = (
        _("Deze proef komt anders uit dan u verwacht: %(namen)s.") % {"namen": ", ".join(fout)}
        if fout
        else _("Alle proeven komen uit zoals u verwacht.")
    )
    return [
        Punt(teksten, True, gereed, "tekst"),
        Punt(geregeld, True, compleet, "bedragen" if voorwaarden else "regel"),
        Punt(op_tijd, True, dagen, "tekst"),
        *([Punt(not fout, True, proef, "proeven")] if proeven else []),
    ]


def _advice(versie: Regelingversie, voorwaarden: list[Any], banden: list[Any], proeven: list[Proef]) -> list[Punt]:
    hoogste, top = highest(voorwaarden), max((band.tot_bedrag for band in banden), default=0)
    gedekt = hoogste is not None and hoogste <= top
    zin_top = (
        _("Voor elk bedrag staat vast wat er achteraf moet.")
        if gedekt
        else _("Het hoogste bedrag van de regels is %(hoogste)s; de bedragen gaan tot %(top)s.")
        % {"hoogste": als_euro(hoogste) if hoogste is not None else _("niet bepaald"), "top": als_euro(top)}
    )
    genoeg = {proef.zegt for proef in proeven} >= {"ja", "nee"}
    zin_proef = (
        _("Er is een proef die ja geeft en een die nee geeft.")
        if genoeg
        else _("Reken de regels na op een plan dat mag en op een plan dat niet mag.")
    )
    return [
        Punt(gedekt, False, zin_top, "bedragen"),
        Punt(genoeg, False, zin_proef, "proeven"),
        _money(versie),
        _mandate(versie),
        *_texts(voorwaarden),
    ]


def _money(versie: Regelingversie) -> Punt:
    er_is = ceiling_on(versie.regeling, versie.geldig_van) is not None
    zin = (
        _("Er is een plafond voor de dag waarop de regels ingaan.")
        if er_is
        else _("Er is nog geen plafond voor de dag waarop de regels ingaan. Zonder plafond kan niemand geld krijgen.")
    )
    return Punt(er_is, False, zin, "plafond")


def _mandate(versie: Regelingversie) -> Punt:
    er_is = Mandaat.objects.valid_on(versie.geldig_van).filter(waarvoor=versie.regeling.mandaatsoort).exists()
    zin = (
        _("Er is iemand die over aanvragen mag besluiten.")
        if er_is
        else _("Niemand heeft mandaat om te besluiten. De functioneel beheerder legt het mandaat vast.")
    )
    return Punt(er_is, False, zin)


def _texts(voorwaarden: list[Any]) -> list[Punt]:
    """A rule that is written with another amount than it is checked with misleads whoever reads it."""
    return [
        Punt(False, False, _("In de tekst bij %(artikel)s staat het bedrag %(bedrag)s niet.") % {
            "artikel": rij.artikel, "bedrag": als_euro(rij.instelling["bedrag"])
        }, "regel")
        for rij in voorwaarden
        if rij.instelling.get("bedrag") and not _named(rij.tekst, rij.instelling["bedrag"])
    ]  # fmt: skip


def _named(tekst: str, centen: int) -> bool:
    euro, rest = divmod(centen, 100)
    vormen = {f"{euro:,}".replace(",", "."), str(euro)}
    return any(vorm in tekst for vorm in vormen) and (not rest or f",{rest:02d}" in tekst)
