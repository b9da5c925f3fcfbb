"""Decisions: the list, and one with its corrections and everything that came of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Actie, Advies, Agendapunt, Besluit, Toezegging
from wijkwerk.agenda.queries import bladeren
from wijkwerk.agenda.queries.bladeren import Bladzijde
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.toegang import houdt

MET = ("agendapunt__werkgebied", "agendapunt__organisatie", "agendapunt__trekker", "agendapunt__thema", "genomen_door",
       "vastgelegd_door", "mandaat__werkgebied", "overleg", "optie", "vervangt")  # fmt: skip


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty means: no filter."""

    zoek: str = ""
    werkgebied: int | None = None
    tafel: str = ""
    jaar: int | None = None


@dataclass(frozen=True)
class Blad:
    """What the page of a decision needs. `keten` are all versions, first to last; `nieuwste` is the one that holds."""

    besluit: Besluit
    punt: Agendapunt
    keten: list[Besluit]
    acties: list[Actie]
    toezeggingen: list[Toezegging]
    adviezen: list[Advies]
    mag_corrigeren: bool
    mag_actie: bool
    mag_toezeggen: bool
    mag_terugkoppelen: bool

    @property
    def nieuwste(self) -> Besluit:
        """The version that holds now."""
        return self.keten[-1]

    @property
    def geldt(self) -> bool:
        """Whether no correction replaced it."""
        return self.besluit == self.nieuwste


def page(persoon: Persoon, filters: Filters, na: str = "") -> Bladzijde:
    """Return the decisions that hold and that this person may read, the latest first, after key `na`."""
    vraag = narrowed(persoon, filters).select_related("agendapunt__werkgebied", "genomen_door", "vervangt")
    return bladeren.page_of([vraag], na, veld="genomen_op", aflopend=True)


def narrowed(persoon: Persoon, filters: Filters) -> QuerySet[Besluit]:
    """Return the decisions that hold now and that this person may read, narrowed."""
    waar: dict[str, Any] = {
        "agendapunt__werkgebied_id": filters.werkgebied,
        "agendapunt__tafel": filters.tafel,
        "genomen_op__year": filters.jaar,
    }
    vraag = rules.besluiten_voor(persoon).filter(vervangen_door__isnull=True)
    vraag = vraag.filter(**{veld: waarde for veld, waarde in waar.items() if waarde})
    return bladeren.search(vraag, filters.zoek)


def detail(persoon: Persoon, pk: int) -> Blad | None:
    """Return a decision with everything, or None when this person may not read it. A fixed number of queries."""
    besluit = rules.besluiten_voor(persoon).select_related(*MET).filter(pk=pk).first()
    if besluit is None:
        return None
    punt = besluit.agendapunt
    keten = list(Besluit.objects.filter(agendapunt=punt).select_related("genomen_door").order_by("pk"))
    acties = Actie.objects.filter(besluit__agendapunt=punt).select_related("eigenaar", "organisatie")
    toezeggingen = Toezegging.objects.filter(besluit__agendapunt=punt).select_related("eigenaar")
    adviezen = punt.adviezen.exclude(gegeven_op=None).filter(ingetrokken_op=None)
    legt_vast = houdt(persoon, "agenda.besluiten", punt)
    return Blad(
        besluit=besluit,
        punt=punt,
        keten=keten,
        acties=list(acties),
        toezeggingen=list(toezeggingen) if houdt(persoon, "agenda.toezeggingen") else [],
        adviezen=list(adviezen.select_related("persoon", "organisatie")),
        mag_corrigeren=legt_vast and besluit == keten[-1],
        mag_actie=legt_vast or rules.may_give_in(persoon, punt.werkgebied_id),
        mag_toezeggen=houdt(persoon, "agenda.toezegging_bijhouden"),
        mag_terugkoppelen=houdt(persoon, "agenda.terugkoppelen", punt),
    )


def area_choices() -> list[tuple[int, str]]:
    """Return the working areas by name, for filters."""
    return list(Werkgebied.objects.values_list("pk", "naam").order_by("naam"))


def year_choices(persoon: Persoon) -> list[int]:
    """Return the years in which a decision was taken that this person may read, the latest first."""
    jaren = rules.besluiten_voor(persoon).order_by().values_list("genomen_op__year", flat=True).distinct()
    return sorted(set(jaren), reverse=True)
