"""What is still to be paid, where it comes from, and what stands out about a payment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum

from wijkwerk.kern.grootboek.models import Pot, Stand
from wijkwerk.kern.grootboek.rules import payable
from wijkwerk.subsidies.models import Aanvraag, Betaling
from wijkwerk.subsidies.states.betaling import OPEN, Betaalsoort, Status

WEEK = timedelta(days=7)
LEVEND = (*OPEN, Status.AANGEBODEN, Status.BETAALD)
# What the sum of what may be paid is made of.
REKENINGEN = ("verleend", "vastgesteld", "kwijtgescholden", "onderweg", "betaald")


def standing(aanvraag: Aanvraag) -> list[Stand]:
    """Return what stands for an application in the ledger, per pot, in the order of the pots."""
    return list(Stand.objects.filter(dossier=aanvraag.dossier).select_related("pot").order_by("pot_id"))


def _payable(stand: Stand) -> int:
    return payable({naam: stand.amount(naam) for naam in REKENINGEN})


def unpaid(aanvraag: Aanvraag) -> int:
    """Return the cents that are granted and neither paid nor ordered at the bank."""
    return sum(_payable(stand) for stand in standing(aanvraag))


def promised(aanvraag: Aanvraag) -> int:
    """Return the cents of payments that were set out and are not at the bank yet."""
    return Betaling.objects.filter(aanvraag=aanvraag, status__in=OPEN).aggregate(som=Sum("bedrag"))["som"] or 0


def due(aanvraag: Aanvraag) -> int:
    """Return the cents for which no payment was set out yet."""
    return max(0, unpaid(aanvraag) - promised(aanvraag))


def split_over_pots(aanvraag: Aanvraag, bedrag: int) -> list[tuple[Pot, int]]:
    """Divide a payment over the pots its grant came from, each at most what it owes still.

    What fits nowhere stays with the last pot, so that the ledger refuses it and says what is left.
    """
    standen = [stand for stand in standing(aanvraag) if stand.toegekend]
    uit, rest = [], bedrag
    for nummer, stand in enumerate(standen, 1):
        deel = rest if nummer == len(standen) else min(rest, max(0, _payable(stand)))
        if deel:
            uit.append((stand.pot, deel))
        rest -= deel
    return uit


@dataclass(frozen=True)
class Aanwijzing:
    """Something about a payment that a person should look at, with why."""

    soort: str
    ander: Betaling | None = None


DUBBEL, NIEUWE_REKENING, GETYPT = "dubbel", "rekening", "getypt"


def hints(betalingen: Iterable[Betaling]) -> dict[int, list[Aanwijzing]]:
    """Return per payment what stands out: the same amount to the same account within a week, an account that is new.

    Two queries for any number of payments.
    """
    rijen = [betaling for betaling in betalingen if betaling.iban]
    gelijk = _same_money(rijen)
    uit: dict[int, list[Aanwijzing]] = {}
    for rij in rijen:
        ander = next((r for r in gelijk.get((rij.iban, rij.bedrag), ()) if _close(rij, r)), None)
        gevonden = [Aanwijzing(DUBBEL, ander)] if ander else []
        if rij.rekening_door_id is not None:
            gevonden.append(Aanwijzing(GETYPT if rij.soort == Betaalsoort.FACTUUR else NIEUWE_REKENING))
        if gevonden:
            uit[rij.pk] = gevonden
    return uit


@dataclass(frozen=True)
class Regel:
    """A payment on a list, with what stands out about it."""

    betaling: Betaling
    aanwijzingen: list[Aanwijzing]


def with_hints(rijen: Iterable[Betaling]) -> list[Regel]:
    """Return payments, each with what stands out."""
    lijst = list(rijen)
    gevonden = hints(lijst)
    return [Regel(rij, gevonden.get(rij.pk, [])) for rij in lijst]


def _same_money(rijen: list[Betaling]) -> dict[tuple[str, int], list[Betaling]]:
    uit: dict[tuple[str, int], list[Betaling]] = {}
    anderen = Betaling.objects.filter(
        status__in=LEVEND, iban__in={rij.iban for rij in rijen}, bedrag__in={rij.bedrag for rij in rijen}
    ).select_related("aanvraag")
    for ander in anderen:
        uit.setdefault((ander.iban, ander.bedrag), []).append(ander)
    return uit


def _close(een: Betaling, ander: Betaling) -> bool:
    return een.pk != ander.pk and abs(_day(een) - _day(ander)) <= WEEK


def _day(betaling: Betaling) -> date:
    return betaling.betaald_op or betaling.klaar_op


@dataclass(frozen=True)
class Betaalstand:
    """The payments of one application: paid, of that to come back, on its way, not set out yet."""

    rijen: list[Betaling]
    betaald: int
    terug: int
    onderweg: int
    nog_te_doen: int


def of_application(aanvraag: Aanvraag) -> Betaalstand:
    """Return the payments of an application for the panel on its page."""
    rijen = list(aanvraag.betalingen.select_related("betaalpartij", "opnieuw").order_by("pk"))
    standen = standing(aanvraag)
    return Betaalstand(
        rijen=rijen,
        betaald=sum(stand.betaald + stand.te_vorderen for stand in standen),
        terug=sum(stand.te_vorderen for stand in standen),
        onderweg=sum(stand.onderweg for stand in standen) + sum(rij.bedrag for rij in rijen if rij.status in OPEN),
        nog_te_doen=max(
            0, sum(_payable(stand) for stand in standen) - sum(rij.bedrag for rij in rijen if rij.status in OPEN)
        ),
    )


def account_of(aanvraag: Aanvraag) -> tuple[str, str, int | None]:
    """Return the name and account to pay to, and who typed it: as it was last set, else as it was applied with."""
    laatste = (
        Betaling.objects.filter(aanvraag=aanvraag, gewist_op__isnull=True)
        .exclude(soort__in=[Betaalsoort.FACTUUR, Betaalsoort.KAART])
        .exclude(iban="")
        .order_by("-pk")
        .first()
    )
    if laatste is not None:
        return laatste.begunstigde, laatste.iban, laatste.rekening_door_id
    wie = aanvraag.aanvrager
    return wie.rekeninghouder or wie.organisatie or wie.naam, wie.iban, None


def payable_now(dag: date) -> QuerySet[Betaling]:
    """Return the payments that may go into a batch for this day."""
    return (
        Betaling.objects.filter(status=Status.KLAAR, klaar_op__lte=dag)
        .exclude(soort=Betaalsoort.KAART)
        .select_related("aanvraag__regelingversie__regeling")
        .order_by("klaar_op", "pk")
    )


def at_the_bank(aanvraag: Aanvraag) -> QuerySet[Betaling]:
    """Return the payments of an application whose file is fixed: approved, or at the bank."""
    vast = Q(status=Status.IN_PARTIJ, betaalpartij__bestand__isnull=False, betaalpartij__goedgekeurd_op__isnull=False)
    return Betaling.objects.filter(Q(status=Status.AANGEBODEN) | vast, aanvraag=aanvraag)
