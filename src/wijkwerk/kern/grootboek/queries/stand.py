"""What is on the accounts, and how it came there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek.models import Boeking, Pot, Stand
from wijkwerk.kern.grootboek.states import Handeling, Rekening, delta


@dataclass(frozen=True)
class Maand:
    """What happened to a pot in one month, in cents: granted and paid on balance, and what was free at its end.

    `verleend` counts what fell free again as less, `betaald` what came back from the bank or the receiver.
    """

    begin: date
    verleend: int
    betaald: int
    over: int


def stand(pot: Pot) -> Stand:
    """Return the sums of a pot; all zeros when nothing was booked. One query."""
    return Stand.objects.filter(pot=pot, dossier="").first() or Stand(pot=pot)


def stand_of(dossier: str) -> list[Stand]:
    """Return the sums of one dossier, per pot that it has money from. One query."""
    return list(Stand.objects.filter(dossier=dossier).select_related("pot").order_by("pot")) if dossier else []


def free_on(potten: Iterable[Pot], moment: datetime, *, behalve: str) -> int:
    """Return the cents that were free in these pots together at a moment, leaving a dossier out. One query.

    What that dossier took itself counts as free: the question is what there was for it.
    """
    eerder = Boeking.objects.filter(pot__in=list(potten), geboekt_op__lte=moment).exclude(dossier=behalve)
    som = eerder.aggregate(
        erin=Sum("bedrag", filter=Q(naar=Rekening.VRIJ)), eruit=Sum("bedrag", filter=Q(van=Rekening.VRIJ))
    )
    return int(som["erin"] or 0) - int(som["eruit"] or 0)


def standen(*, fonds: str | None = None, jaar: int | None = None) -> list[Stand]:
    """Return the sums of every pot, by fund, year and area, also of pots without lines. Two queries."""
    potten = Pot.objects.all()
    if fonds is not None:
        potten = potten.filter(fonds=fonds)
    if jaar is not None:
        potten = potten.filter(jaar=jaar)
    aanwezig = {stand.pot_id: stand for stand in Stand.objects.filter(dossier="", pot__in=potten.order_by())}
    rijen = []
    for pot in potten.order_by("fonds", "jaar", "gebied", "pk"):
        rij = aanwezig.get(pot.pk) or Stand(pot=pot)
        rij.pot = pot
        rijen.append(rij)
    return rijen


def history(van: Pot | str) -> QuerySet[Boeking]:
    """Return the lines of a pot or of a dossier, oldest first, with their pot."""
    if isinstance(van, Pot):
        return Boeking.objects.filter(pot=van).select_related("pot").order_by("volgnummer")
    return Boeking.objects.filter(dossier=van).exclude(dossier="").select_related("pot").order_by("pk")


def verloop(pot: Pot) -> list[Maand]:
    """Return the months of a pot from the first line to the last, none left out, for a burn-down. One query."""
    per_maand: dict[date, dict[Handeling, int]] = defaultdict(dict)
    rijen = (
        Boeking.objects.filter(pot=pot)
        .annotate(maand=TruncMonth("geboekt_op", tzinfo=klok.AMSTERDAM))
        .order_by()
        .values_list("maand", "handeling")
        .annotate(som=Sum("bedrag"))
    )
    for maand, handeling, som in rijen:
        per_maand[maand.date()][Handeling(handeling)] = som
    maanden: list[Maand] = []
    begin = min(per_maand, default=None)
    while begin is not None and begin <= max(per_maand):
        maanden.append(_month(begin, per_maand.get(begin, {}), maanden[-1].over if maanden else 0))
        begin = date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
    return maanden


def _month(begin: date, sommen: dict[Handeling, int], over: int) -> Maand:
    saldo: dict[str, int] = defaultdict(int)
    for handeling, som in sommen.items():
        for kolom, verschil in delta(handeling, som).items():
            saldo[kolom] += verschil
    bankbetaling = sommen.get(Handeling.BEVESTIG, 0) - sommen.get(Handeling.STORNEER, 0)
    return Maand(
        begin=begin,
        verleend=saldo["toegekend"] - saldo["vrijgevallen"],
        betaald=bankbetaling - saldo["terugontvangen"],
        over=over + saldo[Rekening.VRIJ],
    )
