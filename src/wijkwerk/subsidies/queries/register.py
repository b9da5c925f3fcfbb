"""The public register: what was granted and settled, and nothing about who asked but the name of a club.

The list, the file and the data all come from `Regel`, so they can not say different things. Refusals only count. A
working area with too few inhabitants is not named: together with a title it would point at somebody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery, Sum
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wijkwerk.agenda.queries import bladeren
from wijkwerk.gebieden import queries as gebieden
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok, pii
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Regeling
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND, Doel, Status
from wijkwerk.subsidies.states.besluit import Besluitsoort

LICENTIE = "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"
PORTIE = 500
KREEG = (Besluitsoort.VERLENING, Besluitsoort.DIRECT, Besluitsoort.BEZWAAR)


@dataclass(frozen=True)
class Filters:
    """What the register is narrowed to; 0 and empty are everything."""

    fonds: str = ""
    wijk: str = ""
    doel: str = ""
    jaar: int = 0


@dataclass(frozen=True)
class Regel:
    """One contribution as everybody may know it. Amounts in cents; `vastgesteld` is None until it is settled.

    `doel` is a `Doel`, `stand` "verleend" or "vastgesteld", `maand` that of the decision: the same in every language.
    """

    nummer: str
    titel: str
    fonds: str
    wijk: str
    organisatie: str
    doel: str
    maand: str
    toegekend: int
    vastgesteld: int | None
    stand: str

    @property
    def maand_woord(self) -> str:
        """The month as people say it: "maart 2026"."""
        return date_format(date.fromisoformat(f"{self.maand}-01"), "F Y")

    @property
    def doel_woord(self) -> str:
        """The purpose in words."""
        return str(Doel(self.doel).label) if self.doel else ""


def made_known() -> QuerySet[Any]:
    """Return the grants whose decision was sent; what was taken back is in it no longer."""
    eerste = Beschikking.objects.filter(aanvraag=OuterRef("pk"), soort__in=KREEG, bekendgemaakt_op__isnull=False)
    dag = Subquery(eerste.order_by("bekendgemaakt_op").values("bekendgemaakt_op")[:1])
    return Aanvraag.objects.filter(status__in=TOEGEKEND).annotate(bekend_op=dag).filter(bekend_op__isnull=False)


def hidden_areas(dag: date) -> set[int]:
    """Return the keys of the working areas where too few people live to name them in public."""
    return {versie.werkgebied_id for versie in gebieden.versies_on(dag) if gebieden.is_small(versie.inwoners)}


def narrowed(filters: Filters) -> QuerySet[Any]:
    """Return the grants in the register that these filters keep; a hidden area cannot be asked for."""
    rijen = made_known().select_related("aanvrager", "regelingversie__regeling", "werkgebied")
    if filters.fonds:
        rijen = rijen.filter(regelingversie__regeling__sleutel=filters.fonds)
    if filters.wijk:
        rijen = rijen.filter(werkgebied__sleutel=filters.wijk).exclude(werkgebied__in=hidden_areas(klok.vandaag()))
    if filters.jaar:
        rijen = rijen.filter(bekend_op__year=filters.jaar)
    if filters.doel in Doel.values:
        # The first purpose is the one that is shown. Both databases can say what stands first in such a list.
        rijen = rijen.filter(doelen__0=filters.doel)
    return rijen


def page(filters: Filters, na: str) -> bladeren.Bladzijde:
    """Return one page of the register, newest first, with rows as everybody may know them: two queries."""
    bladzijde = bladeren.page_of([narrowed(filters)], na, veld="bekend_op", aflopend=True)
    dicht = hidden_areas(klok.vandaag())
    regels: list[tuple[int, Any]] = [(groep, as_line(rij, dicht)) for groep, rij in bladzijde.rijen]
    return bladeren.Bladzijde(regels, bladzijde.volgende, bladzijde.vorige)


def lines(filters: Filters) -> Iterator[Regel]:
    """Return the whole register after these filters, oldest first, so that what comes later is added at the end."""
    dicht = hidden_areas(klok.vandaag())
    for rij in narrowed(filters).order_by("bekend_op", "pk").iterator(PORTIE):
        yield as_line(rij, dicht)


def as_line(rij: Any, dicht: set[int]) -> Regel:
    """Return a grant as everybody may know it; `dicht` are the areas that are not named."""
    return Regel(
        nummer=rij.nummer,
        titel=rij.titel,
        fonds=rij.regelingversie.regeling.naam,
        wijk="" if rij.werkgebied_id in dicht else rij.werkgebied.naam,
        organisatie=_club(rij),
        doel=_purpose(rij.doelen),
        maand=f"{rij.bekend_op:%Y-%m}",
        toegekend=rij.toegekend,
        vastgesteld=rij.vastgesteld,
        stand=rij.status,
    )


def _club(rij: Any) -> str:
    """Return the club: who filled it in read that it may become public. What looks like a person is left out."""
    aanvrager: Any = getattr(rij, "aanvrager", None)
    naam: str = aanvrager.organisatie if aanvrager else ""
    if not naam or pii.find(naam) or naam.casefold().strip() == aanvrager.naam.casefold().strip():
        return ""
    return naam


def _purpose(doelen: Sequence[str]) -> str:
    eerste = next(iter(doelen), "")
    return eerste if eerste in Doel.values else ""


def rows(filters: Filters) -> Iterator[list[str]]:
    """Yield the file: a header, then a row per grant; amounts in cents."""
    yield list(Regel.__dataclass_fields__)
    for regel in lines(filters):
        yield ["" if cel is None else str(cel) for cel in asdict(regel).values()]


def as_data(filters: Filters) -> dict[str, Any]:
    """Return the same as data, with what is needed to use it."""
    return {
        "naam": _("Register van bijdragen"),
        "licentie": LICENTIE,
        "bron": settings.GEMEENTE["gemeente"],
        "bedragen": "eurocent",
        "bijdragen": [asdict(regel) for regel in lines(filters)],
    }


def stamp(filters: Filters) -> tuple[str, datetime | None]:
    """Return a mark that changes when the register does, and when it last changed: three queries."""
    telling = narrowed(filters).aggregate(
        aantal=Count("pk"), sinds=Max("status_sinds"), som=Sum("toegekend"), vast=Sum("vastgesteld"), laatste=Max("pk")
    )
    namen = [
        *Regeling.objects.order_by("pk").values_list("naam", flat=True),
        *Werkgebied.objects.order_by("pk").values_list("naam", flat=True),
        *sorted(hidden_areas(klok.vandaag())),
    ]
    inhoud = repr((sorted(asdict(filters).items()), sorted(telling.items(), key=str), namen, get_language()))
    return f'"{sha256(inhoud.encode()).hexdigest()[:32]}"', telling["sinds"]


@dataclass(frozen=True)
class Cijfers:
    """What the register adds up to, in cents, and how many applications got nothing."""

    aantal: int
    toegekend: int
    afgewezen: int


def figures(filters: Filters) -> Cijfers:
    """Return the totals of what is shown; refusals are counted only where that points at nobody: three queries."""
    som = narrowed(filters).aggregate(aantal=Count("pk"), som=Sum("toegekend"))
    nee = Aanvraag.objects.filter(status=Status.GEWEIGERD)
    if filters.fonds:
        nee = nee.filter(regelingversie__regeling__sleutel=filters.fonds)
    if filters.wijk:
        nee = nee.filter(werkgebied__sleutel=filters.wijk).exclude(werkgebied__in=hidden_areas(klok.vandaag()))
    if filters.jaar:
        nee = nee.filter(status_sinds__year=filters.jaar)
    if filters.doel:
        nee = nee.filter(doelen__0=filters.doel)
    return Cijfers(som["aantal"], som["som"] or 0, nee.count())


def fund_choices() -> list[tuple[str, str]]:
    """Return the funds with something in the register."""
    bekend = made_known().order_by().values("regelingversie__regeling")
    return list(Regeling.objects.filter(pk__in=bekend).values_list("sleutel", "naam"))


def area_choices() -> list[tuple[str, str]]:
    """Return the areas that may be named."""
    zichtbaar = Werkgebied.objects.exclude(pk__in=hidden_areas(klok.vandaag()))
    return list(zichtbaar.order_by("naam").values_list("sleutel", "naam"))


def years() -> list[int]:
    """Return the years with something in the register, newest first."""
    grens = made_known().aggregate(van=Min("bekend_op"), tot=Max("bekend_op"))
    return list(range(grens["tot"].year, grens["van"].year - 1, -1)) if grens["van"] else []
