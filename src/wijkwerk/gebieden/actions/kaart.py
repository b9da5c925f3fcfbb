"""Read the yearly map of CBS: all of it or nothing, and a second time without a change."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from shapely import box

from wijkwerk.gebieden.actions.stempel import changing_map
from wijkwerk.gebieden.actions.werkgebieden import Verschuiving, follow_wijken
from wijkwerk.gebieden.models import Buurt, Kerncijfer, Wijk
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.actions import Handelend, note
from wijkwerk.kern.taken.voortgang import report
from wijkwerk.kern.weigering import Weigering
from wijkwerk.rekenkern import geometrie
from wijkwerk.rekenkern.geometrie import GeometrieFout, Kaartbestand, Kaartvlak

Gebied = Wijk | Buurt
SOORTEN: dict[str, type[Wijk] | type[Buurt]] = {"wijk": Wijk, "buurt": Buurt}
FIRST_YEAR = 1995
PLACE = ["geometrie", "west", "zuid", "oost", "noord"]
CHANGEABLE = [*PLACE, "naam", "gemeentecode", "inwoners", "schematisch", "vervallen"]


@dataclass
class Importuitslag:
    """What an import did, as names; `bestand` tells what was read and what was left out."""

    jaar: int
    bestand: Kaartbestand
    nieuw: list[str] = field(default_factory=list)
    gewijzigd: list[str] = field(default_factory=list)
    verdwenen: list[str] = field(default_factory=list)
    gelijk: list[str] = field(default_factory=list)
    werkgebieden: Verschuiving | None = None


def import_areas(
    pad: Path,
    *,
    jaar: int,
    by: Handelend | None,
    stelsel: str = "",
    werkgebieden_vanaf: date | None = None,
    schematisch: bool = False,
) -> Importuitslag:
    """Read wijken and buurten of `jaar` from a GeoPackage or GeoJSON in the layout of CBS or PDOK.

    Adds and changes areas of that year only; an area that is gone from the file is marked as lapsed, never deleted.
    Other municipalities and open water are left out. With `werkgebieden_vanaf` each wijk gets a working area from that
    date. Differences under a metre are no change. Refuses, naming the feature, any broken or misplaced outline, a
    double code, and a file of another year; then nothing has changed. Source: CBS Wijk- en Buurtkaart.
    """
    if not FIRST_YEAR <= jaar <= klok.vandaag().year + 1:
        melding = _("%(jaar)s is geen jaar waarvan er een kaart kan zijn.") % {"jaar": jaar}
        raise Weigering(melding, regel="gebieden.jaar")
    try:
        code = settings.GEMEENTE["gemeentecode"]
        bestand = geometrie.read_map(pad, jaar=jaar, gemeentecode=code, stelsel=stelsel, voortgang=report)
    except GeometrieFout as fout:
        raise Weigering(fout.melding, regel=f"gebieden.{fout.soort}") from fout
    _refuse_strays(bestand)
    return _store(bestand, jaar=jaar, vanaf=werkgebieden_vanaf, schematisch=schematisch, by=by)


def _refuse_strays(bestand: Kaartbestand) -> None:
    """Refuse an area that lies far from the other areas, or from the known map, of its municipality."""
    per_gemeente: dict[str, list[Kaartvlak]] = defaultdict(list)
    for vlak in bestand.vlakken:
        per_gemeente[vlak.feiten.gemeentecode].append(vlak)
    for code, vlakken in per_gemeente.items():
        kaders = Wijk.objects.current().filter(gemeentecode=code).values_list("west", "zuid", "oost", "noord")
        weg = geometrie.strays([vlak.geometrie for vlak in vlakken], [box(*kader) for kader in kaders])
        if weg:
            vlak = vlakken[weg[0]]
            raise Weigering(
                _("Vlak %(nummer)s (%(code)s %(naam)s): Het vlak ligt kilometers buiten de gemeente.")
                % {"nummer": vlak.nummer, "code": vlak.feiten.code, "naam": vlak.feiten.naam},
                regel="gebieden.buiten_gemeente",
            )


@transaction.atomic
@changing_map()
def _store(
    bestand: Kaartbestand, *, jaar: int, vanaf: date | None, schematisch: bool, by: Handelend | None
) -> Importuitslag:
    uitslag = Importuitslag(jaar, bestand)
    for soort, model in SOORTEN.items():
        vlakken = [vlak for vlak in bestand.vlakken if vlak.feiten.soort == soort]
        if vlakken:
            _merge(model, vlakken, jaar, schematisch, uitslag)
    _link_buurten(jaar)
    _fill_inhabitants(jaar)
    if vanaf:
        uitslag.werkgebieden = follow_wijken(jaar=jaar, van=vanaf, by=by)
    tellingen: dict[str, Any] = {
        naam: len(getattr(uitslag, naam)) for naam in ("nieuw", "gewijzigd", "verdwenen", "gelijk")
    }
    note("gebieden.kaart_ingelezen", by=by, jaar=jaar, stelsel=bestand.stelsel, **tellingen)
    return uitslag


def _merge(
    model: type[Wijk] | type[Buurt], vlakken: Iterable[Kaartvlak], jaar: int, schematisch: bool, uitslag: Importuitslag
) -> None:
    """Bring the rows of one kind in line with the file and note each area under what happened to it."""
    bekend: dict[str, Any] = {gebied.code: gebied for gebied in model.objects.filter(jaar=jaar)}
    nieuw, gewijzigd = [], []
    for vlak in vlakken:
        naam = f"{vlak.feiten.naam} ({vlak.feiten.code})"
        gebied = bekend.pop(vlak.feiten.code, None)
        if gebied is None:
            nieuw.append(model(jaar=jaar, code=vlak.feiten.code, **_values(vlak, schematisch)))
            uitslag.nieuw.append(naam)
        elif _apply(gebied, vlak, schematisch):
            gewijzigd.append(gebied)
            uitslag.gewijzigd.append(naam)
        else:
            uitslag.gelijk.append(naam)
    weg = [gebied for gebied in bekend.values() if not gebied.vervallen]
    model.objects.bulk_create(nieuw)  # type: ignore[arg-type]  # one of two models
    model.objects.bulk_update(gewijzigd, CHANGEABLE)
    model.objects.filter(pk__in=[gebied.pk for gebied in weg]).update(vervallen=True)
    uitslag.verdwenen += [f"{gebied.naam} ({gebied.code})" for gebied in weg]


def _values(vlak: Kaartvlak, schematisch: bool) -> dict[str, Any]:
    return {
        "naam": vlak.feiten.naam,
        "gemeentecode": vlak.feiten.gemeentecode,
        "inwoners": vlak.feiten.inwoners,
        "schematisch": schematisch,
        "geometrie": geometrie.as_geojson(vlak.geometrie),
        **geometrie.bounds(vlak.geometrie),
    }


def _apply(gebied: Gebied, vlak: Kaartvlak, schematisch: bool) -> bool:
    """Put the file's values on the row and tell whether that changed anything."""
    waarden = _values(vlak, schematisch) | {"vervallen": False}
    if waarden["inwoners"] is None:
        del waarden["inwoners"]
    if geometrie.same_place(geometrie.from_geojson(gebied.geometrie), vlak.geometrie):
        for naam in PLACE:
            del waarden[naam]
    anders = {naam: waarde for naam, waarde in waarden.items() if getattr(gebied, naam) != waarde}
    for naam, waarde in anders.items():
        setattr(gebied, naam, waarde)
    return bool(anders)


def _fill_inhabitants(jaar: int) -> None:
    """Take the inhabitants from the key figures of that year where the map itself does not tell them."""
    bekend = Kerncijfer.objects.filter(jaar=jaar, sleutel="inwoners", waarde__isnull=False)
    aantallen = dict(bekend.values_list("code", "waarde"))
    for model in SOORTEN.values():
        leeg = list(model.objects.filter(jaar=jaar, inwoners__isnull=True, code__in=aantallen))
        for gebied in leeg:
            gebied.inwoners = int(aantallen[gebied.code] or 0)
        model.objects.bulk_update(leeg, ["inwoners"])  # type: ignore[arg-type]  # one of two models


def _link_buurten(jaar: int) -> None:
    """Give buurten without a wijk the wijk of their code, once that wijk is known."""
    wijken = {wijk.code: wijk.pk for wijk in Wijk.objects.of_year(jaar)}
    los = list(Buurt.objects.filter(jaar=jaar, wijk__isnull=True))
    for buurt in los:
        buurt.wijk_id = wijken.get(f"WK{buurt.code[2:8]}")
    Buurt.objects.bulk_update([buurt for buurt in los if buurt.wijk_id], ["wijk"])
