"""Read the key figures of CBS, in the layout of StatLine or in the old short names."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.gebieden.actions.csvbestand import read_rows
from wijkwerk.gebieden.actions.werkgebieden import inhabitants_of
from wijkwerk.gebieden.models import Buurt, Kerncijfer, WerkgebiedVersie, Wijk
from wijkwerk.gebieden.queries.cijferlijst import key_of
from wijkwerk.kern.logboek.actions import Handelend, note
from wijkwerk.kern.taken.voortgang import report
from wijkwerk.kern.weigering import Weigering

SOURCE = "CBS Kerncijfers wijken en buurten"
ABSENT = Decimal(-99_990)
_CODE = re.compile(r"GM\d{4}|WK\d{6}|BU\d{8}")
_LABELS = {"id", "gmnaam", "wknaam", "bunaam", "naam", "water", "wijkenenbuurten", "recs", "regio"}
_LIMIT = Decimal(10) ** 11


@dataclass(frozen=True)
class Cijferuitslag:
    """What an import of figures did: counts, and the headings that were not understood."""

    jaar: int
    nieuw: int
    gewijzigd: int
    gelijk: int
    gebieden: int
    elders: int
    onbekend: tuple[str, ...]


def import_figures(
    pad: Path,
    *,
    jaar: int,
    by: Handelend | None,
    bron: str = SOURCE,
) -> Cijferuitslag:
    """Read the known figures of `jaar` about our municipality, its wijken and buurten.

    A point, nothing, or -99990 and lower means: not published, and is kept as such. Unknown columns are reported.
    Refuses, changing nothing: no column with codes, no row of our municipality or of this year, no known figure, and a
    value that is no number (with code and column). Also brings the inhabitants of wijken and buurten up to date.
    """
    rijen = read_rows(pad)
    codekolom, jaarkolom = _code_column(rijen), _year_column(rijen)
    kolommen = {kop: sleutel for kop in rijen[0] if kop not in (codekolom, jaarkolom) and (sleutel := key_of(kop))}
    if not kolommen:
        raise Weigering(_("In het bestand staat geen enkel cijfer dat we kennen."), regel="gebieden.geen_cijfers")
    eigen = [rij for rij in rijen if _is_ours(rij[codekolom])]
    van_jaar = [rij for rij in eigen if not jaarkolom or rij[jaarkolom][:4] == str(jaar)]
    if not van_jaar:
        raise Weigering(_none_left(eigen, jaar), regel="gebieden.geen_regels")
    cijfers: dict[tuple[str, str], Decimal | None] = {}
    for gedaan, rij in enumerate(van_jaar, start=1):
        code = _padded(rij[codekolom])
        cijfers |= {(code, sleutel): _value(rij[kop], code, kop) for kop, sleutel in kolommen.items()}
        report(gedaan, len(van_jaar))
    bekend = {*kolommen, codekolom, jaarkolom, ""}
    onbekend = tuple(kop for kop in rijen[0] if kop not in bekend and not _is_label(kop))
    return _store(cijfers, jaar=jaar, bron=bron, by=by, elders=len(rijen) - len(eigen), onbekend=onbekend)


@transaction.atomic
def _store(
    cijfers: dict[tuple[str, str], Decimal | None],
    *,
    jaar: int,
    bron: str,
    by: Handelend | None,
    elders: int,
    onbekend: tuple[str, ...],
) -> Cijferuitslag:
    bekend = {(c.code, c.sleutel): c for c in Kerncijfer.objects.select_for_update().filter(jaar=jaar)}
    nieuw = [
        Kerncijfer(jaar=jaar, code=code, sleutel=sleutel, waarde=waarde, bron=bron)
        for (code, sleutel), waarde in cijfers.items()
        if (code, sleutel) not in bekend
    ]
    gewijzigd = []
    for plaats, cijfer in bekend.items():
        if plaats in cijfers and cijfers[plaats] != cijfer.waarde:
            cijfer.waarde, cijfer.bron = cijfers[plaats], bron
            gewijzigd.append(cijfer)
    Kerncijfer.objects.bulk_create(nieuw, batch_size=500)
    Kerncijfer.objects.bulk_update(gewijzigd, ["waarde", "bron"], batch_size=200)
    _set_inhabitants(jaar, cijfers)
    note("gebieden.kerncijfers_ingelezen", by=by, jaar=jaar, nieuw=len(nieuw), gewijzigd=len(gewijzigd))
    gebieden = {code for code, _sleutel in cijfers}
    gelijk = len(cijfers) - len(nieuw) - len(gewijzigd)
    return Cijferuitslag(jaar, len(nieuw), len(gewijzigd), gelijk, len(gebieden), elders, onbekend)


def _set_inhabitants(jaar: int, cijfers: dict[tuple[str, str], Decimal | None]) -> None:
    soorten: tuple[Any, ...] = (Wijk, Buurt)
    for model in soorten:
        anders = []
        for gebied in model.objects.filter(jaar=jaar):
            aantal = cijfers.get((gebied.code, "inwoners"))
            if aantal is not None and gebied.inwoners != int(aantal):
                gebied.inwoners = int(aantal)
                anders.append(gebied)
        model.objects.bulk_update(anders, ["inwoners"])
    _count_werkgebieden()


def _count_werkgebieden() -> None:
    """Bring the number of inhabitants of the running working areas up to date; what they cover stays."""
    lopend = WerkgebiedVersie.objects.filter(tot__isnull=True).prefetch_related("delen__wijk", "delen__buurt")
    anders = []
    for versie in lopend:
        aantal = inhabitants_of([deel.wijk or deel.buurt or {} for deel in versie.delen.all()])
        if versie.inwoners != aantal:
            versie.inwoners = aantal
            anders.append(versie)
    WerkgebiedVersie.objects.bulk_update(anders, ["inwoners"])


def _code_column(rijen: list[dict[str, str]]) -> str:
    for kop in rijen[0]:
        if all(_CODE.fullmatch(_padded(rij.get(kop, ""))) for rij in rijen[:5]):
            return kop
    raise Weigering(_("Er is geen kolom met CBS-codes zoals GM0637 of WK063701."), regel="gebieden.geen_codes")


def _padded(code: str) -> str:
    return code.strip().upper()


def _year_column(rijen: list[dict[str, str]]) -> str:
    return next((kop for kop in rijen[0] if kop.lower() in ("perioden", "jaar", "peiljaar")), "")


def _is_ours(code: str) -> bool:
    gemeente = settings.GEMEENTE["gemeentecode"]
    return bool(_CODE.fullmatch(_padded(code))) and (not gemeente or _padded(code)[2:6] == gemeente[2:6])


def _is_label(kop: str) -> bool:
    return re.sub(r"[^a-z]", "", kop.lower()) in _LABELS


def _none_left(eigen: list[dict[str, str]], jaar: int) -> str:
    if eigen:
        return _("In het bestand staan geen cijfers van %(jaar)s.") % {"jaar": jaar}
    code = settings.GEMEENTE["gemeentecode"]
    return _("In het bestand staat geen regel van onze gemeente (%(code)s).") % {"code": code}


def _value(tekst: str, code: str, kop: str) -> Decimal | None:
    if tekst in ("", ".", "x", "-"):
        return None
    try:
        getal = Decimal(tekst.replace(",", "."))
    except InvalidOperation:
        getal = Decimal("NaN")
    if not getal.is_finite() or abs(getal) >= _LIMIT:
        raise Weigering(
            _("Bij %(code)s staat in kolom '%(kop)s' geen getal: '%(tekst)s'.")
            % {"code": code, "kop": kop, "tekst": tekst},
            regel="gebieden.geen_getal",
        )
    return None if getal <= ABSENT else getal.quantize(Decimal("0.001"))
