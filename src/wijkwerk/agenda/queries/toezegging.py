"""Promises and moties: the list that the griffie wants, one with its lines, and the file for a spreadsheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Stand, Toezegging
from wijkwerk.agenda.queries import bladeren
from wijkwerk.agenda.queries.bladeren import Bladzijde
from wijkwerk.agenda.states import toezegging as states
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.tijdlijn import Moment
from wijkwerk.web.toegang import houdt

PORTIE = 500


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; `status` is a Status, "open", "te_laat" or "alles"."""

    zoek: str = ""
    status: str = "open"
    soort: str = ""
    eigenaar: int | None = None
    werkgebied: int | None = None
    jaar: int | None = None


@dataclass(frozen=True)
class Cijfers:
    """How the promises this person may see stand."""

    open: int
    te_laat: int
    binnenkort: int


@dataclass(frozen=True)
class Blad:
    """What the page of a promise needs; `stappen` are the verbs this person may make now."""

    toezegging: Toezegging
    stappen: list[str]
    verloop: list[Moment]
    te_laat: bool
    besluit_zichtbaar: bool


def page(persoon: Persoon, filters: Filters, na: str = "") -> Bladzijde:
    """Return the promises of a page by date; settled ones latest first."""
    aflopend = filters.status not in ("open", "te_laat")
    return bladeren.page_of([_with_stand(narrowed(persoon, filters))], na, veld="uiterlijk_op", aflopend=aflopend)


def narrowed(persoon: Persoon, filters: Filters) -> QuerySet[Toezegging]:
    """Return the promises this person may see, narrowed."""
    waar: dict[str, Any] = {
        "soort": filters.soort,
        "eigenaar_id": filters.eigenaar,
        "werkgebied_id": filters.werkgebied,
        "gedaan_op__year": filters.jaar,
    }
    vraag = rules.toezeggingen_voor(persoon).filter(**{veld: waarde for veld, waarde in waar.items() if waarde})
    if filters.status in ("open", "te_laat"):
        vraag = vraag.filter(status__in=states.OPEN)
        if filters.status == "te_laat":
            vraag = vraag.filter(uiterlijk_op__lt=klok.vandaag())
    elif filters.status != "alles":
        vraag = vraag.filter(status=filters.status)
    return bladeren.search(vraag, filters.zoek)


def _with_stand(vraag: QuerySet[Toezegging]) -> QuerySet[Toezegging]:
    """Add the last line on how each stands, as `laatste`."""
    laatste = Stand.objects.filter(toezegging=OuterRef("pk")).order_by("-op", "-id").values("tekst")[:1]
    return vraag.select_related("eigenaar", "werkgebied").annotate(laatste=Subquery(laatste))


def figures(persoon: Persoon) -> Cijfers:
    """Return how many are open, late, and due within four weeks; one query."""
    vandaag = klok.vandaag()
    alles = rules.toezeggingen_voor(persoon).filter(status__in=states.OPEN)
    dagen = list(alles.order_by().values_list("uiterlijk_op", flat=True))
    te_laat = sum(dag < vandaag for dag in dagen)
    return Cijfers(len(dagen), te_laat, sum(0 <= (dag - vandaag).days <= 28 for dag in dagen))


def detail(persoon: Persoon, pk: int) -> Blad | None:
    """Return a promise with its lines, or None when this person may not see it."""
    met = ("eigenaar", "werkgebied", "besluit__agendapunt")
    toezegging = rules.toezeggingen_voor(persoon).select_related(*met).filter(pk=pk).first()
    if toezegging is None:
        return None
    stappen = [
        s.handeling for s in states.OVERGANGEN if toezegging.status in s.van and houdt(persoon, s.regel, toezegging)
    ]
    if toezegging.status in states.OPEN and houdt(persoon, "agenda.toezegging_bijhouden", toezegging):
        stappen.insert(0, "add_stand")
    besluit = toezegging.besluit_id and rules.besluiten_voor(persoon).filter(pk=toezegging.besluit_id).exists()
    return Blad(
        toezegging=toezegging,
        stappen=stappen,
        verloop=story(toezegging),
        te_laat=is_late(toezegging, klok.vandaag()),
        besluit_zichtbaar=bool(besluit),
    )


def is_late(toezegging: Toezegging, vandaag: date) -> bool:
    """Whether it should have been kept before today."""
    return toezegging.status in states.OPEN and toezegging.uiterlijk_op < vandaag


def story(toezegging: Toezegging) -> list[Moment]:
    """Return the lines on how it stands, newest first, each with a new date when it brought one; one query."""
    standen = list(toezegging.standen.select_related("door"))
    momenten = []
    for plaats, stand in enumerate(standen):
        eerder = standen[plaats + 1] if plaats + 1 < len(standen) else None
        momenten.append(
            Moment(stand.op, _title(stand, eerder), stand.tekst, str(stand.door), nu=plaats == 0),
        )
    return momenten


def _title(stand: Stand, eerder: Stand | None) -> str:
    was = eerder.status if eerder else states.START
    if stand.status != was:
        return _("Weer open") if stand.status in states.OPEN else str(stand.get_status_display())
    if eerder and stand.uiterlijk_op != eerder.uiterlijk_op:
        return _("Nieuwe dag: %(dag)s") % {"dag": f"{stand.uiterlijk_op:%d-%m-%Y}"}
    return _("Zo staat het ermee")


def export_rows(persoon: Persoon, filters: Filters) -> Iterator[Sequence[str]]:
    """Yield a header and a row per promise, streaming."""
    yield [
        _("nummer"), _("kenmerk"), _("soort"), _("onderwerp"), _("tekst"), _("aan"), _("wie"), _("wijk"),
        _("gedaan op"), _("uiterlijk op"), _("stand"), _("te laat"), _("laatste bericht"),
    ]  # fmt: skip
    vandaag = klok.vandaag()
    rijen = _with_stand(narrowed(persoon, filters)).order_by("uiterlijk_op", "pk")
    for rij in rijen.iterator(PORTIE):
        yield _cells(rij, vandaag)


def _cells(rij: Any, vandaag: date) -> tuple[str, ...]:
    return (
        rij.nummer,
        rij.kenmerk,
        str(rij.get_soort_display()),
        rij.onderwerp,
        rij.tekst,
        rij.aan,
        str(rij.eigenaar),
        str(rij.werkgebied or _("Hele stad")),
        rij.gedaan_op.isoformat(),
        rij.uiterlijk_op.isoformat(),
        str(rij.get_status_display()),
        _("ja") if is_late(rij, vandaag) else _("nee"),
        rij.laatste or "",
    )


def owners() -> list[tuple[int, str]]:
    """Return who made a promise, by name, for the filter."""
    mensen = Persoon.objects.filter(pk__in=Toezegging.objects.values("eigenaar")).order_by("naam")
    return [(persoon.pk, str(persoon)) for persoon in mensen]


def promisers() -> QuerySet[Persoon]:
    """Return who can make a promise: people of the municipality who can sign in."""
    return Persoon.objects.filter(is_active=True, soort=Persoon.Soort.MEDEWERKER).order_by("naam")


def years() -> list[int]:
    """Return the years in which something was promised, the latest first."""
    return sorted(set(Toezegging.objects.order_by().values_list("gedaan_op__year", flat=True).distinct()), reverse=True)
