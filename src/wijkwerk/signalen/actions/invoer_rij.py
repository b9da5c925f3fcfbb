"""A backlog file as text: its encoding, its delimiter, its columns, and what one row says."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeVar

from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.rekenkern.geometrie.rd import rd_to_wgs84
from wijkwerk.signalen.states import Kanaal, Status

T = TypeVar("T")
KOLOMMEN = {
    "omschrijving": ("omschrijving", "tekst", "melding", "beschrijving", "toelichting"),
    "onderwerp": ("onderwerp", "categorie", "soort", "rubriek"),
    "datum": ("datum", "ontvangen", "ontvangen op", "meldingsdatum", "datum melding"),
    "lat": ("lat", "latitude", "breedte", "breedtegraad"),
    "lon": ("lon", "lng", "longitude", "lengte", "lengtegraad"),
    "x": ("x", "x rd", "rd x", "x coordinaat", "xcoord"),
    "y": ("y", "y rd", "rd y", "y coordinaat", "ycoord"),
    "adres": ("adres", "locatie", "plek", "straat"),
    "buurt": ("buurt", "buurtnaam"),
    "status": ("status", "stand"),
    "uitkomst": ("uitkomst", "resultaat", "afhandeling", "antwoord"),
    "kanaal": ("kanaal", "bron"),
    "referentie": ("referentie", "nummer", "zaaknummer", "meldingsnummer", "id"),
    "gezien": ("gezien", "persoonsgegevens gezien"),
}
VERPLICHT = ("omschrijving", "onderwerp", "datum")
DATUMS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d-%m-%y", "%Y%m%d")
DATUM_TIJDS = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y %H:%M:%S")
STATUSSEN = {
    "": Status.NIEUW,
    "nieuw": Status.NIEUW,
    "open": Status.NIEUW,
    "gemeld": Status.NIEUW,
    "in behandeling": Status.IN_BEHANDELING,
    "afgehandeld": Status.AFGEHANDELD,
    "gereed": Status.AFGEHANDELD,
    "gesloten": Status.AFGEHANDELD,
    "niet voor ons": Status.NIET_VOOR_ONS,
}
KANALEN = {"": Kanaal.IMPORT} | {str(naam): Kanaal(naam) for naam in Kanaal.values} | {"website": Kanaal.FORMULIER}


class Rijfout(Exception):
    """A row that cannot come in: which column, and what is wrong with it in plain Dutch."""

    def __init__(self, kolom: str, melding: str) -> None:
        super().__init__(melding)
        self.kolom = kolom
        self.melding = melding


@dataclass(frozen=True)
class Tabel:
    """A file that could be read: its header as written, what each column means, and the rows with their line number."""

    kop: list[str]
    kolommen: dict[str, int]
    rijen: list[tuple[int, list[str]]]


@dataclass(frozen=True)
class Rij:
    """What one row says, before it is looked up. `punt` is (lat, lon) in degrees."""

    omschrijving: str
    onderwerp: str
    ontvangen_op: datetime
    status: Status
    kanaal: Kanaal
    punt: tuple[float, float] | None = None
    adres: str = ""
    buurt: str = ""
    uitkomst: str = ""
    referentie: str = ""
    gezien: bool = False
    cellen: list[str] = field(default_factory=list)


def read_table(inhoud: bytes) -> Tabel:
    """Return the table in a file; refused when there is no header with the columns that are needed."""
    regels = _decode(inhoud)
    alle = list(csv.reader(regels.splitlines(keepends=True), delimiter=_delimiter(regels)))
    gevuld = [(nummer, rij) for nummer, rij in enumerate(alle, start=1) if any(cel.strip() for cel in rij)]
    if len(gevuld) < 2:
        raise Weigering(_("Het bestand is leeg: er staan geen rijen onder de kop."), regel="signalen.invoer")
    (_nummer, kop), *rijen = gevuld
    kolommen = _columns(kop)
    missend = [naam for naam in VERPLICHT if naam not in kolommen]
    if missend:
        raise Weigering(
            _("Deze kolommen ontbreken: %(kolommen)s.") % {"kolommen": ", ".join(missend)}, regel="signalen.invoer"
        )
    return Tabel([cel.strip() for cel in kop], kolommen, rijen)


def _decode(inhoud: bytes) -> str:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    if "\x00" in tekst:
        raise Weigering(_("Dit is geen CSV-bestand. Bewaar het als CSV en probeer opnieuw."), regel="signalen.invoer")
    return tekst


def _delimiter(tekst: str) -> str:
    """Return the separator that the header has most of: ; , or tab."""
    kop = tekst.lstrip().partition("\n")[0]
    return max(";,\t", key=kop.count)


def _columns(kop: list[str]) -> dict[str, int]:
    gevonden: dict[str, int] = {}
    for plaats, cel in enumerate(kop):
        naam = re.sub(r"[\s_.-]+", " ", cel).strip().lower()
        for kolom, woorden in KOLOMMEN.items():
            if naam in woorden:
                gevonden.setdefault(kolom, plaats)
    return gevonden


def read_row(tabel: Tabel, cellen: list[str]) -> Rij:
    """Return what a row says. Raises Rijfout with the column and how to mend it."""

    def cel(naam: str) -> str:
        plaats = tabel.kolommen.get(naam, len(cellen))
        return unsafe(cellen[plaats].strip()) if plaats < len(cellen) else ""

    if not cel("omschrijving"):
        raise Rijfout("omschrijving", _("De omschrijving is leeg."))
    status = _one_of(STATUSSEN, "status", cel("status"))
    if status in (Status.AFGEHANDELD, Status.NIET_VOOR_ONS) and not cel("uitkomst"):
        raise Rijfout("uitkomst", _("Bij deze status hoort een uitkomst. Schrijf op wat er is gedaan."))
    return Rij(
        omschrijving=cel("omschrijving"),
        onderwerp=cel("onderwerp"),
        ontvangen_op=read_moment(cel("datum")),
        status=status,
        kanaal=_one_of(KANALEN, "kanaal", cel("kanaal")),
        punt=_point(cel("lat"), cel("lon"), cel("x"), cel("y")),
        adres=cel("adres"),
        buurt=cel("buurt"),
        uitkomst=cel("uitkomst"),
        referentie=cel("referentie"),
        gezien=cel("gezien").lower() in ("ja", "j", "1", "true"),
        cellen=cellen,
    )


def unsafe(cel: str) -> str:
    """Take off the apostrophe that our own export puts before a dangerous cell."""
    return cel[1:] if cel[:2] in ("'=", "'+", "'-", "'@") else cel


def _one_of(keuzes: dict[str, T], kolom: str, waarde: str) -> T:
    gevonden = keuzes.get(waarde.lower().replace("_", " "))
    if gevonden is None:
        mogelijk = ", ".join(naam for naam in keuzes if naam)
        melding = _("'%(waarde)s' kennen wij niet. Kies uit: %(keuzes)s.") % {"waarde": waarde, "keuzes": mogelijk}
        raise Rijfout(kolom, melding)
    return gevonden


def read_moment(waarde: str) -> datetime:
    """Return the moment of receipt; a day without a time counts from noon in Amsterdam."""
    moment = next(_parsed(waarde), None)
    if moment is None:
        raise Rijfout("datum", _("'%(waarde)s' is geen datum. Schrijf bijvoorbeeld 31-12-2025.") % {"waarde": waarde})
    if moment > klok.nu():
        raise Rijfout("datum", _("De datum ligt in de toekomst."))
    if moment.year < 2000:
        raise Rijfout("datum", _("De datum ligt voor het jaar 2000."))
    return moment


def _parsed(waarde: str) -> Iterator[datetime]:
    for vorm in DATUM_TIJDS + DATUMS:
        try:
            gelezen = datetime.strptime(waarde, vorm)
        except ValueError:
            continue
        if vorm in DATUM_TIJDS:
            yield gelezen.replace(tzinfo=klok.AMSTERDAM)
        else:
            yield noon(gelezen.date())


def noon(dag: date) -> datetime:
    """Return noon of a day in Amsterdam; of today the moment now, as noon may still be to come."""
    return klok.nu() if dag == klok.vandaag() else datetime.combine(dag, time(12), klok.AMSTERDAM)


def _point(lat: str, lon: str, x: str, y: str) -> tuple[float, float] | None:
    if lat or lon:
        return _number("lat", lat), _number("lon", lon)
    if x or y:
        breedte, lengte = rd_to_wgs84(_number("x", x), _number("y", y))
        return float(breedte), float(lengte)
    return None


def _number(kolom: str, waarde: str) -> float:
    try:
        return float(waarde.replace(",", "."))
    except ValueError:
        raise Rijfout(kolom, _("'%(waarde)s' is geen getal.") % {"waarde": waarde}) from None
