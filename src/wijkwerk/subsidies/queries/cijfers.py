"""Where the money went: per area and inhabitant, per purpose, per year, and how many people came. Public facts only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from wijkwerk.gebieden import queries as gebieden
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek.models import Stand
from wijkwerk.subsidies.models import Plafonddeel, Verantwoording
from wijkwerk.subsidies.queries import register
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND, Doel
from wijkwerk.subsidies.states.verantwoording import Status


@dataclass(frozen=True)
class Wijkdeel:
    """What an area got. `werkgebied` is None for the areas with few inhabitants together. Amounts in cents."""

    werkgebied: Werkgebied | None
    aantal: int
    bedrag: int
    inwoners: int | None

    @property
    def per_inwoner(self) -> int | None:
        """Cents per inhabitant, rounded to the nearest; None when the number is not known."""
        return (2 * self.bedrag + self.inwoners) // (2 * self.inwoners) if self.inwoners else None


@dataclass(frozen=True)
class Spreiding:
    """How the money of the register is spread; `jaren` and `doelen` are pairs with cents, in the order to show."""

    wijken: list[Wijkdeel]
    doelen: list[tuple[str, int]]
    jaren: list[tuple[int, int]]
    bezoekers: int
    verteld: int


def spread(jaar: int = 0) -> Spreiding:
    """Return the spread of one year, or of all when 0; the years are always all of them. Six queries."""
    rijen = [
        (werkgebied, doelen, dag.year, bedrag)
        for werkgebied, doelen, dag, bedrag in register.made_known()
        .order_by()
        .values_list("werkgebied", "doelen", "bekend_op", "toegekend")
    ]
    jaren: Counter[int] = Counter()
    for _wijk, _doelen, in_jaar, bedrag in rijen:
        jaren[in_jaar] += bedrag
    gekozen = [rij for rij in rijen if not jaar or rij[2] == jaar]
    bereik = reach(Q(aanvraag__in=register.narrowed(register.Filters(jaar=jaar)).order_by().values("pk")))
    return Spreiding(
        wijken=_per_area((wijk, bedrag) for wijk, _doelen, _jaar, bedrag in gekozen),
        doelen=_per_purpose((doelen, bedrag) for _wijk, doelen, _jaar, bedrag in gekozen),
        jaren=sorted(jaren.items()),
        bezoekers=bereik[0],
        verteld=bereik[1],
    )


def _per_area(rijen: Iterable[tuple[int, int]]) -> list[Wijkdeel]:
    """Return every area that may be named, also those that got nothing, by what they got per inhabitant."""
    aantal: Counter[int] = Counter()
    bedrag: Counter[int] = Counter()
    for wijk, cents in rijen:
        aantal[wijk] += 1
        bedrag[wijk] += cents
    versies = {versie.werkgebied_id: versie.inwoners for versie in gebieden.versies_on(klok.vandaag())}
    dicht = {pk for pk, inwoners in versies.items() if gebieden.is_small(inwoners)}
    delen = [
        Wijkdeel(wijk, aantal[wijk.pk], bedrag[wijk.pk], versies.get(wijk.pk))
        for wijk in Werkgebied.objects.order_by("naam")
        if wijk.pk not in dicht and (wijk.pk in versies or wijk.pk in bedrag)
    ]
    delen.sort(key=lambda deel: (-(deel.per_inwoner or 0), -deel.bedrag, str(deel.werkgebied)))
    samen = sum(bedrag[pk] for pk in dicht)
    if samen:
        delen.append(Wijkdeel(None, sum(aantal[pk] for pk in dicht), samen, None))
    return delen


def _per_purpose(rijen: Iterable[tuple[list[str], int]]) -> list[tuple[str, int]]:
    """Return what each purpose got, the most first; a plan counts for its first purpose."""
    som: Counter[str] = Counter()
    for doelen, cents in rijen:
        eerste = next((doel for doel in doelen if doel in Doel.values), "")
        som[eerste] += cents
    return sorted(som.items(), key=lambda paar: (-paar[1], paar[0]))


def reach(waar: Q) -> tuple[int, int]:
    """Return how many visitors were told of, and in how many accounts of it that were found good."""
    tellingen = list(
        Verantwoording.objects.filter(waar, status=Status.AKKOORD, bezoekers__isnull=False).values_list(
            "bezoekers", flat=True
        )
    )
    return sum(aantal or 0 for aantal in tellingen), len(tellingen)


@dataclass(frozen=True)
class Wijkcijfers:
    """What the page of a wijk tells: this year, and the newest contributions."""

    jaar: int
    bedrag: int
    aantal: int
    bezoekers: int
    nieuwste: list[register.Regel]


def of_area(werkgebied: Werkgebied, *, limiet: int = 3) -> Wijkcijfers | None:
    """Return what an area got this year, or None where too few people live or nothing was granted: four queries."""
    vandaag = klok.vandaag()
    if werkgebied.pk in register.hidden_areas(vandaag):
        return None
    alles = register.made_known().filter(werkgebied=werkgebied)
    nieuwste = list(
        alles.select_related("aanvrager", "regelingversie__regeling", "werkgebied").order_by("-bekend_op", "-pk")[
            :limiet
        ]
    )
    if not nieuwste:
        return None
    dit_jaar = list(alles.filter(bekend_op__year=vandaag.year).order_by().values_list("toegekend", flat=True))
    return Wijkcijfers(
        jaar=vandaag.year,
        bedrag=sum(bedrag or 0 for bedrag in dit_jaar),
        aantal=len(dit_jaar),
        bezoekers=reach(Q(aanvraag__werkgebied=werkgebied, aanvraag__status__in=TOEGEKEND))[0],
        nieuwste=[register.as_line(rij, set()) for rij in nieuwste],
    )


@dataclass(frozen=True)
class Potstand:
    """What is left in one part of a ceiling, in cents; `wijk` empty is for the whole city."""

    fonds: str
    sleutel: str
    wijk: str
    jaar: int
    tot: date
    plafond: int
    vrij: int

    @property
    def weg(self) -> int:
        """What was reserved or granted, in cents."""
        return self.plafond - self.vrij

    @property
    def deel(self) -> int:
        """How much of it is left, in whole percents."""
        return 100 * self.vrij // self.plafond if self.plafond else 0


def pots_now(dag: date) -> list[Potstand]:
    """Return what is left on `dag` in every pot residents may ask from, as the ledger has it now: three queries."""
    delen = list(
        Plafonddeel.objects.filter(
            plafond__van__lte=dag,
            plafond__tot__gt=dag,
            plafond__vervangen_door__isnull=True,
            plafond__gepubliceerd_op__isnull=False,
            plafond__regeling__actief=True,
            plafond__regeling__publiek=True,
        )
        .select_related("plafond__regeling", "werkgebied")
        .order_by("plafond__regeling__volgorde", "plafond__regeling__naam", "werkgebied__naam")
    )
    standen = {rij.pot_id: rij for rij in Stand.objects.filter(pot__in=[deel.pot_id for deel in delen], dossier="")}
    dicht = register.hidden_areas(dag)
    return [
        _pot(deel, standen.get(deel.pot_id))
        for deel in delen
        if deel.werkgebied_id is None or deel.werkgebied_id not in dicht
    ]


def _pot(deel: Plafonddeel, stand: Stand | None) -> Potstand:
    regeling = deel.plafond.regeling
    return Potstand(
        fonds=regeling.naam,
        sleutel=regeling.sleutel,
        wijk=deel.werkgebied.naam if deel.werkgebied else "",
        jaar=deel.plafond.jaar,
        tot=deel.plafond.tot,
        plafond=stand.plafond if stand else 0,
        vrij=stand.vrij if stand else 0,
    )
