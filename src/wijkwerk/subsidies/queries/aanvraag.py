"""The work list of applications: what must be decided first stands first; searched, narrowed, and as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext as _

from wijkwerk.agenda.queries import bladeren
from wijkwerk.agenda.queries.bladeren import Bladzijde
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok, nummers
from wijkwerk.kern.zoeken import queries as zoeken
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Aanvraag, AanvraagQuerySet, Opschorting, Regeling
from wijkwerk.subsidies.queries.vandaag import soon
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN, Status

WEEK = timedelta(days=7)
PORTIE = 500
# What the open ones are divided in, worst first.
LAAT, TWEEDE, DEZE_WEEK, LATER, AANVULLING = "te_laat", "tweede", "week", "later", "aanvulling"
OPEN_GROEPEN = (LAAT, TWEEDE, DEZE_WEEK, LATER, AANVULLING)
# What the desk begins with: the same rows as there, all of them.
NABIJ, RUIM, STIL = "nabij", "ruim", "stil"


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; `stand` is "open", "alles", one of OPEN_GROEPEN, NABIJ, RUIM, STIL or a Status."""

    zoek: str = ""
    stand: str = "open"
    fonds: int | None = None
    werkgebied: int | None = None
    wie: str = ""


@dataclass(frozen=True)
class Cijfers:
    """How the applications this person may see stand."""

    open: int
    te_laat: int
    week: int
    aanvulling: int
    tweede: int


def page(persoon: Persoon, filters: Filters, na: str = "") -> Bladzijde:
    """Return one page: open ones by legal date in groups (OPEN_GROEPEN), others by when they were decided."""
    rijen = _with_day(narrowed(persoon, filters))
    if filters.stand == "open":
        return bladeren.page_of([rijen.filter(_group(groep)) for groep in OPEN_GROEPEN], na, veld="dag")
    aflopend = filters.stand not in (*OPEN_GROEPEN, NABIJ, RUIM, STIL)
    return bladeren.page_of([rijen], na, veld="dag", aflopend=aflopend)


def narrowed(persoon: Persoon, filters: Filters) -> AanvraagQuerySet:
    """Return the applications this person may see, narrowed."""
    rijen = rules.aanvragen_voor(persoon)
    if filters.fonds:
        rijen = rijen.filter(regelingversie__regeling=filters.fonds)
    if filters.werkgebied:
        rijen = rijen.filter(werkgebied=filters.werkgebied)
    if filters.wie:
        rijen = rijen.filter(behandelaar=persoon.pk if filters.wie == "ik" else None)
    return _search(_in_state(rijen, filters.stand), filters.zoek)


def _in_state(rijen: AanvraagQuerySet, stand: str) -> AanvraagQuerySet:
    if stand == "open":
        return rijen.undecided()
    if stand == TWEEDE:
        return rijen.filter(status=Status.VOORGESTELD)
    if stand in (NABIJ, RUIM, STIL):
        return rijen.filter(_of_desk(stand))
    if stand in OPEN_GROEPEN:
        return rijen.filter(_group(stand))
    return rijen if stand == "alles" else rijen.filter(status=stand)


def _group(groep: str) -> Q:
    vandaag = klok.vandaag()
    loopt = Q(status=Status.INGEDIEND)
    return {
        LAAT: Q(status__in=TE_BESLISSEN, beslis_uiterlijk__lt=vandaag),
        TWEEDE: Q(status=Status.VOORGESTELD, beslis_uiterlijk__gte=vandaag),
        DEZE_WEEK: loopt & Q(beslis_uiterlijk__range=(vandaag, vandaag + WEEK)),
        LATER: loopt & Q(beslis_uiterlijk__gt=vandaag + WEEK),
        AANVULLING: Q(status=Status.AANVULLEN),
    }[groep]


def _of_desk(stand: str) -> Q:
    grens = soon()
    if stand == STIL:
        stil = Opschorting.objects.filter(hervat_op=None, uiterlijk_op__lt=klok.vandaag())
        return Q(status=Status.AANVULLEN, pk__in=stil.values("aanvraag"))
    return Q(status=Status.INGEDIEND) & (
        Q(beslis_uiterlijk__lte=grens) if stand == NABIJ else Q(beslis_uiterlijk__gt=grens)
    )


def _search(rijen: Any, zoek: str) -> Any:
    """Keep what a search finds: the number itself, or words of the plan."""
    if not (woorden := zoek.strip()):
        return rijen
    try:
        nummer = nummers.parse(woorden)
    except ValueError:
        return zoeken.filter_ids(rijen, woorden)
    return rijen.filter(pk=nummer.volgnummer) if nummer.letter == "A" else rijen.none()


def _with_day(rijen: QuerySet[Aanvraag]) -> QuerySet[Any]:
    """Add the day the list is ordered by: the legal date, else until when it may be completed, else when it moved."""
    wacht = Opschorting.objects.filter(aanvraag=OuterRef("pk"), hervat_op=None).values("uiterlijk_op")[:1]
    dag = Coalesce("beslis_uiterlijk", Subquery(wacht), TruncDate("status_sinds"), output_field=DateField())
    return rijen.annotate(dag=dag).select_related("regelingversie__regeling", "werkgebied", "behandelaar")


def figures(persoon: Persoon) -> Cijfers:
    """Return how many are open, late, due this week, waiting for completion and for a second person; one query."""
    vandaag = klok.vandaag()
    rijen = list(rules.aanvragen_voor(persoon).undecided().order_by().values_list("status", "beslis_uiterlijk"))
    dagen = [dag for _status, dag in rijen if dag is not None]
    lopend = [dag for status, dag in rijen if dag is not None and status == Status.INGEDIEND]
    standen = [status for status, _dag in rijen]
    return Cijfers(
        open=len(rijen),
        te_laat=sum(dag < vandaag for dag in dagen),
        week=sum(vandaag <= dag <= vandaag + WEEK for dag in lopend),
        aanvulling=standen.count(Status.AANVULLEN),
        tweede=standen.count(Status.VOORGESTELD),
    )


def is_late(aanvraag: Aanvraag, vandaag: date) -> bool:
    """Whether it should have been decided before today."""
    uiterlijk = aanvraag.beslis_uiterlijk
    return aanvraag.status in TE_BESLISSEN and uiterlijk is not None and uiterlijk < vandaag


def fund_choices() -> list[tuple[int, str]]:
    """Return every fund with its name."""
    return list(Regeling.objects.values_list("pk", "naam"))


def area_choices() -> list[tuple[int, str]]:
    """Return the areas by name."""
    return list(Werkgebied.objects.order_by("naam").values_list("pk", "naam"))


def export_rows(persoon: Persoon, filters: Filters) -> Iterator[Sequence[str]]:
    """Yield a header and a row per application, streaming; nothing about who asks."""
    yield [
        _("nummer"), _("plan"), _("fonds"), _("wijk"), _("ontvangen"), _("besluit uiterlijk"), _("stand"), _("te laat"),
        _("gevraagd"), _("toegekend"), _("vastgesteld"), _("steun"), _("behandelaar"),
    ]  # fmt: skip
    vandaag = klok.vandaag()
    rijen: QuerySet[Any] = _with_day(narrowed(persoon, filters))
    for rij in rijen.order_by("dag", "pk").iterator(PORTIE):
        yield _cells(rij, vandaag)


def _cells(rij: Any, vandaag: date) -> tuple[str, ...]:
    return (
        rij.nummer,
        rij.titel,
        rij.regelingversie.regeling.naam,
        str(rij.werkgebied),
        klok.dag_van(rij.ontvangen_op).isoformat(),
        rij.beslis_uiterlijk.isoformat() if rij.beslis_uiterlijk else "",
        str(rij.get_status_display()),
        _("ja") if is_late(rij, vandaag) else _("nee"),
        *(_plain(bedrag) for bedrag in (rij.gevraagd, rij.toegekend, rij.vastgesteld)),
        str(rij.steun),
        str(rij.behandelaar or ""),
    )


def _plain(centen: int | None) -> str:
    return "" if centen is None else f"{centen // 100},{centen % 100:02d}"
