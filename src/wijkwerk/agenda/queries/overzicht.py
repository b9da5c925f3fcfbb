"""What lies where: the open questions per table, with who waits, by when, and since when nothing moved."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Agendapunt, Bespreking, Knelpunt
from wijkwerk.agenda.queries.agendapunt_wie import who_has
from wijkwerk.agenda.states.agendapunt import EIND, Status, Tafel
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.mensen.rules import holds

PER_TAFEL = 12
BIJ_EEN_TAFEL = 60
TAFEL_VAN_ROL = {
    Rol.WIJKREGISSEUR: Tafel.WIJKTEAM,
    Rol.PARTNER: Tafel.PARTNER,
    Rol.BEHANDELAAR: Tafel.VAKAFDELING,
    Rol.WIJKWETHOUDER: Tafel.WIJKWETHOUDER,
    Rol.COLLEGE: Tafel.COLLEGE,
    Rol.GRIFFIE: Tafel.RAAD,
}
BIJ_ONS = "voorbereiding"  # what lies at no table yet


@dataclass(frozen=True)
class Filters:
    """What the address says: only this table, wijk, state."""

    tafel: str = ""
    werkgebied: int | None = None
    stand: str = ""
    bladzijde: int = 1

    @property
    def some(self) -> bool:
        """Whether anything is left out."""
        return bool(self.tafel or self.stand) or self.werkgebied is not None


@dataclass(frozen=True)
class Regel:
    """One question in the list."""

    punt: Agendapunt
    wie: str
    knelpunt: bool
    te_laat: bool
    stil_dagen: int
    overleg_op: Any = None


@dataclass
class Groep:
    """One table with its questions. `eigen`: this person sits there. `aantal` counts all, also past `regels`."""

    sleutel: str
    naam: str
    eigen: bool
    aantal: int = 0
    knelpunten: int = 0
    regels: list[Regel] = field(default_factory=list)

    @property
    def meer(self) -> int:
        """How many are not shown."""
        return self.aantal - len(self.regels)


def own_tables(persoon: Persoon) -> set[str]:
    """Return the tables at which this person sits."""
    return {str(tafel) for rol, tafel in TAFEL_VAN_ROL.items() if holds(persoon, rol)}


def per_table(persoon: Persoon, filters: Filters) -> list[Groep]:
    """Return the tables with what lies there, own tables and knelpunten first. One query per table with something."""
    punten = _filtered(persoon, filters)
    groepen = {groep.sleutel: groep for groep in _empty_groups(persoon)}
    for status, tafel, aantal, knelpunten in _counts(punten):
        groep = groepen[_key(status, tafel)]
        groep.aantal += aantal
        groep.knelpunten += knelpunten
    vandaag = klok.vandaag()
    for punt in _rows(punten, filters, [sleutel for sleutel, groep in groepen.items() if groep.aantal]):
        groepen[_key(punt.status, punt.tafel)].regels.append(_line(punt, vandaag))
    return [groep for groep in groepen.values() if groep.aantal or (groep.eigen and not filters.some)]


def _key(status: str, tafel: str) -> str:
    return BIJ_ONS if status == Status.VOORBEREIDING else str(tafel)


def _empty_groups(persoon: Persoon) -> list[Groep]:
    eigen = own_tables(persoon)
    tafels = sorted(Tafel, key=lambda tafel: tafel.value not in eigen)
    leidt = any(holds(persoon, rol) for rol in rules.LEIDERS)
    groepen = [Groep(str(tafel), str(tafel.label), tafel.value in eigen) for tafel in tafels]
    voorbereiding = Groep(BIJ_ONS, str(Status.VOORBEREIDING.label), eigen=False)
    plek = sum(groep.eigen for groep in groepen) if leidt else len(groepen)
    return [*groepen[:plek], voorbereiding, *groepen[plek:]]


def _filtered(persoon: Persoon, filters: Filters) -> QuerySet[Any]:
    punten: Any = rules.punten_voor(persoon)
    punten = punten.filter(status=filters.stand) if filters.stand else punten.open()
    if filters.tafel == BIJ_ONS:
        punten = punten.filter(status=Status.VOORBEREIDING)
    elif filters.tafel:
        punten = punten.filter(tafel=filters.tafel).exclude(status=Status.VOORBEREIDING)
    if filters.werkgebied == 0:
        punten = punten.filter(werkgebied=None)
    elif filters.werkgebied:
        punten = punten.filter(werkgebied=filters.werkgebied)
    vast = Knelpunt.objects.filter(agendapunt=OuterRef("pk"), opgelost_op=None)
    return punten.annotate(vast=Exists(vast))


def _counts(punten: QuerySet[Agendapunt]) -> list[tuple[str, str, int, int]]:
    tellingen = punten.order_by().values("status", "tafel").annotate(n=Count("pk"), k=Count("pk", filter=Q(vast=True)))
    return [(rij["status"], rij["tafel"], rij["n"], rij["k"]) for rij in tellingen]


def _rows(punten: QuerySet[Agendapunt], filters: Filters, sleutels: list[str]) -> list[Any]:
    """Return the rows to show, knelpunten first: a few per table, or a page of the one table that is asked for."""
    gepland = Bespreking.objects.filter(agendapunt=OuterRef("pk"), afloop=Bespreking.Afloop.OPEN)
    volgorde = ("-status_sinds", "-pk") if filters.stand in EIND else ("-vast", "gewenst_op", "pk")
    rijen = (
        punten.annotate(overleg_op=Subquery(gepland.order_by("overleg__begint_op").values("overleg__begint_op")[:1]))
        .select_related("werkgebied", "organisatie", "trekker")
        .order_by(*volgorde)
    )
    if filters.tafel:
        begin = (filters.bladzijde - 1) * BIJ_EEN_TAFEL
        return list(rijen[begin : begin + BIJ_EEN_TAFEL])
    delen = [_of_group(rijen, sleutel).values("pk")[:PER_TAFEL] for sleutel in sleutels]
    if not delen:
        return []
    ids = [rij["pk"] for deel in delen for rij in deel]
    return list(rijen.filter(pk__in=ids))


def _of_group(rijen: QuerySet[Agendapunt], sleutel: str) -> QuerySet[Agendapunt]:
    if sleutel == BIJ_ONS:
        return rijen.filter(status=Status.VOORBEREIDING)
    return rijen.filter(tafel=sleutel).exclude(status=Status.VOORBEREIDING)


def _line(punt: Any, vandaag: date) -> Regel:
    return Regel(
        punt=punt,
        wie=who_has(punt),
        knelpunt=punt.vast,
        te_laat=punt.is_open and punt.gewenst_op < vandaag,
        stil_dagen=(vandaag - klok.dag_van(punt.bewogen_op)).days,
        overleg_op=punt.overleg_op if punt.status == Status.INGEPLAND else None,
    )


def area_choices(persoon: Persoon) -> list[tuple[str, str]]:
    """Return the wijken of questions this person may read, for a filter."""
    gebieden = Werkgebied.objects.filter(pk__in=rules.punten_voor(persoon).order_by().values("werkgebied"))
    return [(str(gebied.pk), gebied.naam) for gebied in gebieden]
