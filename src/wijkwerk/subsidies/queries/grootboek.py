"""The ledger as who keeps the money reads it: standings per year, the journal of a pot or a dossier, the last check."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.grootboek.models import Boeking, Pot, Stand
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.mensen.queries import names_of
from wijkwerk.subsidies.models import Regeling

BLAD = 50
GECONTROLEERD = "subsidies.grootboek_gecontroleerd"


@dataclass(frozen=True)
class Fondsstand:
    """The pots of one fund in a year, with their sum."""

    naam: str
    standen: list[Stand]
    samen: Stand


KOLOMMEN = (
    "plafond", "vrij", "gereserveerd", "verleend", "vastgesteld", "onderweg", "betaald", "te_vorderen", "afgesloten",
    "aangevuld",
)  # fmt: skip


def years() -> list[int]:
    """Return the years of which there is a pot, newest first."""
    return list(Pot.objects.order_by("-jaar").values_list("jaar", flat=True).distinct())


def by_fund(jaar: int) -> list[Fondsstand]:
    """Return what is on the accounts of every pot of a year, by fund: three queries."""
    namen = dict(Regeling.objects.values_list("sleutel", "naam"))
    per_fonds: dict[str, list[Stand]] = {}
    for stand in boeken.standen(jaar=jaar):
        per_fonds.setdefault(stand.pot.fonds, []).append(stand)
    return [Fondsstand(namen.get(fonds, fonds), rijen, total(rijen)) for fonds, rijen in per_fonds.items()]


def total(standen: list[Stand]) -> Stand:
    """Return the sums of several pots as if they were one; it is not saved."""
    return Stand(**{kolom: sum(stand.amount(kolom) for stand in standen) for kolom in KOLOMMEN})


@dataclass(frozen=True)
class Blad:
    """A page of the journal: lines with the name of who booked, and the number after which the next page begins."""

    regels: list[tuple[Boeking, str]]
    volgende: int | None


def journal(pot: Pot, na: int | None) -> Blad:
    """Return a page of the lines of a pot, newest first, before line number `na`: two queries."""
    rijen = Boeking.objects.filter(pot=pot).order_by("-volgnummer")
    if na is not None:
        rijen = rijen.filter(volgnummer__lt=na)
    gevonden = list(rijen[: BLAD + 1])
    volgende = gevonden[BLAD - 1].volgnummer if len(gevonden) > BLAD else None
    return Blad(_named(gevonden[:BLAD]), volgende)


def of_dossier(dossier: str) -> list[tuple[Boeking, str]]:
    """Return every line of one application, oldest first, with who booked it."""
    return _named(list(boeken.history(dossier)))


def _named(regels: list[Boeking]) -> list[tuple[Boeking, str]]:
    namen = names_of(regel.door_id for regel in regels)
    return [(regel, namen.get(regel.door_id or 0, "")) for regel in regels]


@dataclass(frozen=True)
class Controle:
    """The last time the whole ledger was proven: when, whether all held, and how much was read."""

    op: datetime
    ok: bool
    potten: int
    boekingen: int
    pot: str
    volgnummer: int


def last_check() -> Controle | None:
    """Return the outcome of the last check, or None when there was none yet."""
    regel = Logregel.objects.filter(handeling=GECONTROLEERD).order_by("-pk").first()
    if regel is None:
        return None
    feiten: dict[str, Any] = regel.gegevens
    return Controle(
        op=regel.tijd,
        ok=regel.resultaat == "gelukt",
        potten=feiten.get("potten", 0),
        boekingen=feiten.get("boekingen", 0),
        pot=feiten.get("pot", ""),
        volgnummer=feiten.get("volgnummer", 0),
    )


def export_rows(jaar: int) -> Iterator[Sequence[str]]:
    """Yield a header and every line of a year, pot by pot, streaming; amounts in cents, nobody is named."""
    yield [
        _("pot"), _("regel"), _("moment"), _("handeling"), _("van"), _("naar"), _("bedrag in centen"), _("dossier"),
        _("omschrijving"), _("boekstuk"), _("hash"),
    ]  # fmt: skip
    for regel in _of_year(jaar).iterator(500):
        yield _cells(regel)


def _of_year(jaar: int) -> QuerySet[Boeking]:
    return Boeking.objects.filter(pot__jaar=jaar).select_related("pot").order_by("pot", "volgnummer")


def _cells(regel: Boeking) -> tuple[str, ...]:
    return (
        regel.pot.sleutel,
        str(regel.volgnummer),
        regel.geboekt_op.astimezone(klok.AMSTERDAM).strftime("%Y-%m-%d %H:%M:%S"),
        regel.handeling,
        regel.van,
        regel.naar,
        str(regel.bedrag),
        regel.dossier,
        regel.omschrijving,
        str(regel.boekstuk),
        regel.hash,
    )
