"""How long the money of a fund lasts: what is left per month, and when it is gone at the pace of other months.

The pace is what left the pots on balance per day. Three paces are looked at: that of this year, that of the last ninety
days, and that of the same days of last year when money went out before them already. The middle one gives the
expectation, the slowest and the fastest the band; in the fastest what was asked and not decided yet is gone already.
Nothing is said on less than three weeks.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncDate

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek.models import Boeking, Stand
from wijkwerk.kern.grootboek.states import Handeling, Rekening, delta
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.mensen.rules import Alle, areas, holds
from wijkwerk.subsidies.models import Aanvraag, Plafonddeel
from wijkwerk.subsidies.states.aanvraag import Status

ONBESLIST = (Status.INGEDIEND, Status.AANVULLEN)  # of a proposal the money is set apart already
MINSTENS, KORT = 21, 90  # days
JAAR = timedelta(days=365)
Dagen = Mapping[date, int]


@dataclass(frozen=True)
class Verwachting:
    """One fund, or the part of one area in it. Amounts in cents; paces in cents per day, slowest first.

    `op` is when the money is gone at the middle pace, `vroegst` and `laatst` at the fastest and slowest; None when
    something is left at the end. `maanden` is what was left at the end of every month so far, and today.
    """

    naam: str
    deel: Plafonddeel
    plafond: int
    vrij: int
    gevraagd: int
    aanvragen: int
    maanden: list[tuple[date, int]]
    tempos: tuple[float, float, float] | None
    vandaag: date
    met_vorig_jaar: bool = False

    @property
    def einde(self) -> date:
        """The first day on which this money is no longer for new applications."""
        return self.deel.plafond.tot

    @property
    def op(self) -> date | None:
        """When it is gone as it goes now."""
        return self._gone(self.tempos[1], self.vrij) if self.tempos else None

    @property
    def laatst(self) -> date | None:
        """When it is gone if it goes slowly."""
        return self._gone(self.tempos[0], self.vrij) if self.tempos else None

    @property
    def vroegst(self) -> date | None:
        """When it is gone if it goes fast, and all that was asked is granted."""
        return self._gone(self.tempos[2], self.vrij - self.gevraagd) if self.tempos else None

    def left_at(self, dag: date, plaats: int) -> int:
        """Return what is left on a day at one of the paces (0 slow, 1 middle, 2 fast); never under nil."""
        if self.tempos is None:
            return self.vrij
        begin = self.vrij - self.gevraagd if plaats == 2 else self.vrij
        return max(0, round(begin - self.tempos[plaats] * (dag - self.vandaag).days))

    def _gone(self, tempo: float, rest: int) -> date | None:
        if rest <= 0:
            return self.vandaag
        dagen = rest / tempo if tempo > 0 else 10_000
        return self.vandaag + timedelta(days=int(dagen)) if dagen < (self.einde - self.vandaag).days else None


def forecasts(persoon: Persoon, dag: date) -> list[Verwachting]:
    """Return how long the money lasts of every part this person keeps or decides from: six queries."""
    delen = list(_parts(persoon, dag))
    vorig = _last_year(delen)
    dagen = _per_day([*(deel.pot_id for deel in delen), *vorig.values()])
    standen = {rij.pot_id: rij for rij in Stand.objects.filter(pot__in=[deel.pot_id for deel in delen], dossier="")}
    open_ = _asked(delen)
    return [
        _forecast(
            deel,
            standen.get(deel.pot_id),
            (dagen.get(deel.pot_id, {}), dagen.get(vorig.get(deel.pk, 0), {})),
            open_.get((deel.plafond.regeling_id, deel.werkgebied_id), (0, 0)),
            dag,
        )
        for deel in delen
    ]


def _parts(persoon: Persoon, dag: date) -> Iterable[Plafonddeel]:
    delen = Plafonddeel.objects.filter(
        plafond__van__lte=dag,
        plafond__tot__gt=dag,
        plafond__vervangen_door__isnull=True,
        plafond__regeling__actief=True,
    )
    return (
        delen.filter(_mine(persoon))
        .select_related("plafond__regeling", "werkgebied", "pot")
        .order_by("plafond__regeling__volgorde", "plafond__regeling__naam", "werkgebied__naam")
    )


def _mine(persoon: Persoon) -> Q:
    """All of it for who keeps the money; for who decides in a wijk the part of that wijk and that of the city."""
    if holds(persoon, Rol.BUDGETBEHEERDER):
        return Q(pk__isnull=False)
    ids: set[int] = set()
    for rol in (Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER):
        gebieden = areas(persoon, rol)
        if isinstance(gebieden, Alle):
            return Q(pk__isnull=False)
        ids |= gebieden
    return (Q(werkgebied=None) | Q(werkgebied__in=ids)) if ids else Q(pk__isnull=True)


def _last_year(delen: list[Plafonddeel]) -> dict[int, int]:
    """Return per part the pot of the same fund and area a year before."""
    zelfde = Q(pk__isnull=True)
    for deel in delen:
        zelfde |= Q(
            plafond__regeling=deel.plafond.regeling_id,
            plafond__jaar=deel.plafond.jaar - 1,
            werkgebied=deel.werkgebied_id,
        )
    eerder = {
        (rij.plafond.regeling_id, rij.werkgebied_id): rij.pot_id
        for rij in Plafonddeel.objects.filter(zelfde).select_related("plafond")
    }
    sleutels = {deel.pk: (deel.plafond.regeling_id, deel.werkgebied_id) for deel in delen}
    return {pk: eerder[sleutel] for pk, sleutel in sleutels.items() if sleutel in eerder}


def _per_day(potten: list[int]) -> dict[int, dict[date, dict[str, int]]]:
    """Return per pot and day what left it for applications ("uit"), and how what is free changed ("vrij")."""
    per_pot: dict[int, dict[date, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: {"uit": 0, "vrij": 0}))
    rijen = (
        Boeking.objects.filter(pot__in=potten)
        .filter(Q(van=Rekening.VRIJ) | Q(naar=Rekening.VRIJ))
        .annotate(dag=TruncDate("geboekt_op", tzinfo=klok.AMSTERDAM), los=Q(dossier=""))
        .order_by()
        .values_list("pot", "dag", "handeling", "los")
        .annotate(som=Sum("bedrag"))
    )
    for pot, dag, handeling, los, som in rijen:
        verschil = delta(Handeling(handeling), som)[Rekening.VRIJ]
        per_pot[pot][dag]["vrij"] += verschil
        per_pot[pot][dag]["uit"] -= 0 if los else verschil
    return per_pot


def _asked(delen: list[Plafonddeel]) -> dict[tuple[int, int | None], tuple[int, int]]:
    """Return what is asked and undecided, as (how many, cents), by fund and area; area None is the whole city."""
    fondsen = {deel.plafond.regeling_id for deel in delen}
    rijen = (
        Aanvraag.objects.filter(status__in=ONBESLIST, regelingversie__regeling__in=fondsen)
        .order_by()
        .values_list("regelingversie__regeling", "werkgebied")
        .annotate(aantal=Count("pk"), som=Sum("gevraagd"))
    )
    uit: dict[tuple[int, int | None], tuple[int, int]] = {}
    for fonds, wijk, aantal, som in rijen:
        for sleutel in ((fonds, wijk), (fonds, None)):
            was = uit.get(sleutel, (0, 0))
            uit[sleutel] = (was[0] + aantal, was[1] + som)
    return uit


def _forecast(
    deel: Plafonddeel, stand: Stand | None, jaren: tuple[Any, Any], open_: tuple[int, int], dag: date
) -> Verwachting:
    eigen, vorig = jaren
    vorig_uit = {op: waarde["uit"] for op, waarde in vorig.items()}
    vorig_telt = _covers(vorig_uit, dag - JAAR)
    wijk = f" · {deel.werkgebied}" if deel.werkgebied else ""
    return Verwachting(
        naam=f"{deel.plafond.regeling}{wijk}",
        deel=deel,
        plafond=stand.plafond if stand else 0,
        vrij=stand.vrij if stand else 0,
        gevraagd=open_[1],
        aanvragen=open_[0],
        maanden=_months({op: waarde["vrij"] for op, waarde in eigen.items()}, deel.plafond.van, dag),
        tempos=_paces(
            {op: waarde["uit"] for op, waarde in eigen.items()},
            vorig_uit if vorig_telt else {},
            deel.plafond.van,
            deel.plafond.tot,
            dag,
        ),
        vandaag=dag,
        met_vorig_jaar=vorig_telt,
    )


def _covers(dagen: Dagen, dag: date) -> bool:
    """Whether money went out by this day already: of a fund that began later, the rest of that year says little."""
    return any(som > 0 and op <= dag for op, som in dagen.items())


def _months(veranderingen: Dagen, van: date, dag: date) -> list[tuple[date, int]]:
    """Return what was left on the first of every month of the period, and today."""
    peildagen = [date(van.year, maand, 1) for maand in range(1, 13) if van <= date(van.year, maand, 1) <= dag]
    # What was booked before the period begins is there on its first day; what is booked on a day counts on that day.
    return [(op, sum(som for wanneer, som in veranderingen.items() if wanneer <= op)) for op in [*peildagen, dag]]


def _paces(dit_jaar: Dagen, vorig: Dagen, van: date, tot: date, dag: date) -> tuple[float, float, float] | None:
    """Return the slowest, middle and fastest pace in cents per day, or None when it is too early to say."""
    verstreken = (dag - van).days
    if verstreken < MINSTENS:
        return None
    kort = min(KORT, verstreken)
    tempos = [_sum(dit_jaar, van, dag) / verstreken, _sum(dit_jaar, dag - timedelta(days=kort), dag) / kort]
    if vorig and (rest := (tot - dag).days) > 0:
        tempos.append(_sum(vorig, dag - JAAR, tot - JAAR) / rest)
    tempos = [max(tempo, 0.0) for tempo in tempos]
    return (min(tempos), median(tempos), max(tempos)) if any(tempos) else None


def _sum(dagen: Dagen, na: date, tot_en_met: date) -> int:
    return sum(som for dag, som in dagen.items() if na < dag <= tot_en_met)
