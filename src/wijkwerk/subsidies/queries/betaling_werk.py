"""The desk of who pays: payments by what must happen to them now, and every payment by its state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek.models import Stand
from wijkwerk.subsidies.models import Aanvraag, Afschriftregel, Betaalpartij, Betaling
from wijkwerk.subsidies.queries import betaling as vragen
from wijkwerk.subsidies.queries.betaling import Aanwijzing, Regel, with_hints
from wijkwerk.subsidies.queries.betaling_verloop import story
from wijkwerk.subsidies.states import betaling as states
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND, Betaalwijze
from wijkwerk.subsidies.states.betaling import OPEN, Betaalsoort, Partijstatus, Status
from wijkwerk.web.tijdlijn import Moment

BLAD = 50
LANG_STIL = timedelta(days=5)  # after which a batch at the bank without an answer stands out
PARTIJ_OPEN = (
    Partijstatus.CONCEPT,
    Partijstatus.TER_GOEDKEURING,
    Partijstatus.GOEDGEKEURD,
    Partijstatus.AANGEBODEN,
)


@dataclass(frozen=True)
class Werk:
    """What waits, each list in the order in which it came; only the first rows of a long list."""

    teruggekomen: list[Regel]
    klaar: list[Regel]
    kaarten: list[Regel]
    vastgehouden: list[Regel]
    rekeningen: list[tuple[Aanvraag, int]]
    los: list[tuple[Aanvraag, int]]
    partijen: list["Partijregel"]
    regels: int
    bedrag_klaar: int
    bedrag_onderweg: int

    @property
    def leeg(self) -> bool:
        """Whether nothing waits."""
        lijsten: tuple[Sequence[Any], ...] = (
            self.teruggekomen, self.klaar, self.kaarten, self.vastgehouden, self.rekeningen, self.los, self.partijen,
        )  # fmt: skip
        return not any(lijsten) and not self.regels


@dataclass(frozen=True)
class Partijregel:
    """A batch that is not done, with how many payments, how much, and whether the bank has been silent for long."""

    partij: Betaalpartij
    aantal: int
    som: int
    stil: bool


def worklist() -> Werk:
    """Return what waits for who pays."""
    rijen = Betaling.objects.select_related("aanvraag").order_by("status_sinds", "pk")
    toegekend = _without_payment()
    som = Betaling.objects.aggregate(
        klaar=Sum("bedrag", filter=Q(status=Status.KLAAR)), weg=Sum("bedrag", filter=Q(status=Status.AANGEBODEN))
    )
    return Werk(
        teruggekomen=_bounced(rijen),
        klaar=with_hints(rijen.filter(status=Status.KLAAR).exclude(soort=Betaalsoort.KAART)[:BLAD]),
        kaarten=with_hints(rijen.filter(status=Status.KLAAR, soort=Betaalsoort.KAART)[:BLAD]),
        vastgehouden=with_hints(rijen.filter(status=Status.VASTGEHOUDEN)[:BLAD]),
        rekeningen=[paar for paar in toegekend if paar[0].betaalwijze == Betaalwijze.FACTUUR],
        los=[paar for paar in toegekend if paar[0].betaalwijze != Betaalwijze.FACTUUR],
        partijen=open_batches(),
        regels=Afschriftregel.objects.filter(uitkomst=Afschriftregel.Uitkomst.ONBEKEND).count(),
        bedrag_klaar=som["klaar"] or 0,
        bedrag_onderweg=som["weg"] or 0,
    )


def open_batches() -> list[Partijregel]:
    """Return the batches that are not done, the oldest first."""
    grens = klok.nu() - LANG_STIL
    return [
        Partijregel(
            partij, len(rijen := list(partij.betalingen.all())), sum(rij.bedrag for rij in rijen),
            partij.status == Partijstatus.AANGEBODEN and partij.status_sinds < grens,
        )
        for partij in Betaalpartij.objects.filter(status__in=PARTIJ_OPEN)
        .select_related("gemaakt_door", "goedgekeurd_door")
        .prefetch_related("betalingen")
        .order_by("gemaakt_op", "pk")
    ]  # fmt: skip


def _bounced(rijen: QuerySet[Betaling]) -> list[Regel]:
    """Return what came back, was not set out again, and is still due."""
    terug = rijen.filter(status=Status.MISLUKT, opnieuw__isnull=True)[:BLAD]
    return with_hints(rij for rij in terug if vragen.due(rij.aanvraag) > 0)


def _without_payment() -> list[tuple[Aanvraag, int]]:
    """Return the grants on which something is due, nothing waits and nothing came back, with how much is due."""
    per_dossier = Aanvraag.objects.filter(status__in=TOEGEKEND).exclude(
        betalingen__in=Betaling.objects.filter(Q(status=Status.MISLUKT, opnieuw__isnull=True))
    )
    namen = [aanvraag.dossier for aanvraag in per_dossier.only("pk")]
    saldi = (
        Stand.objects.filter(dossier__in=namen)
        .annotate(
            te_betalen=F("verleend") + F("vastgesteld") + F("kwijtgescholden") - F("onderweg") - F("betaald"),
        )
        .filter(te_betalen__gt=0)
        .order_by("dossier")
    )
    open_per: dict[str, int] = {}
    for stand in saldi:
        open_per[stand.dossier] = open_per.get(stand.dossier, 0) + stand.te_betalen
    return _not_set_out(open_per)


def _not_set_out(open_per: dict[str, int]) -> list[tuple[Aanvraag, int]]:
    pks = [int(dossier.partition(":")[2]) for dossier in open_per]
    beloofd: dict[int, int] = dict(
        Betaling.objects.filter(aanvraag__in=pks, status__in=OPEN)
        .order_by()
        .values("aanvraag")
        .annotate(som=Sum("bedrag"))
        .values_list("aanvraag", "som")
    )
    aanvragen = Aanvraag.objects.filter(pk__in=pks).select_related("regelingversie__regeling", "band")
    paren = [
        (aanvraag, open_per[aanvraag.dossier] - beloofd.get(aanvraag.pk, 0))
        for aanvraag in aanvragen.order_by("status_sinds", "pk")
    ]
    return [(aanvraag, bedrag) for aanvraag, bedrag in paren if bedrag > 0 and not _is_later(aanvraag)][:BLAD]


def _is_later(aanvraag: Aanvraag) -> bool:
    """Whether what is due is only the rest that comes with the settlement."""
    procent = aanvraag.band.voorschot_procent if aanvraag.band else 100
    if aanvraag.vastgesteld is not None or aanvraag.betaalwijze == Betaalwijze.FACTUUR or procent == 100:
        return False
    betaald = (
        Betaling.objects.filter(aanvraag=aanvraag, status__in=vragen.LEVEND).aggregate(som=Sum("bedrag"))["som"] or 0
    )
    return bool(betaald >= (aanvraag.toegekend or 0) * procent // 100)


@dataclass(frozen=True)
class Blad:
    """A page of payments, newest first."""

    rijen: list[Regel]
    volgende: int | None


def page(stand: str, na: int | None) -> Blad:
    """Return a page of the payments in one state (all when empty), after the payment with key `na`."""
    rijen = Betaling.objects.select_related("aanvraag").order_by("-pk")
    if stand in Status.values:
        rijen = rijen.filter(status=stand)
    if na is not None:
        rijen = rijen.filter(pk__lt=na)
    gevonden = list(rijen[: BLAD + 1])
    return Blad([Regel(rij, []) for rij in gevonden[:BLAD]], gevonden[BLAD - 1].pk if len(gevonden) > BLAD else None)


@dataclass(frozen=True)
class Detail:
    """One payment, with what stands out, what may happen now, what the bank said and how it went."""

    betaling: Betaling
    hierna: Any
    aanwijzingen: list[Aanwijzing]
    verbs: set[str]
    verloop: list[Moment]


def detail(pk: int) -> Detail | None:
    """Return one payment; what the person may do with it is asked of its steps."""
    rijen = Betaling.objects.select_related(
        "aanvraag__regelingversie__regeling", "betaalpartij", "opnieuw_voor", "opnieuw", "rekening_door"
    )
    rij = rijen.filter(pk=pk).first()
    if rij is None:
        return None
    return Detail(
        betaling=rij,
        hierna=_next(rij),
        aanwijzingen=vragen.hints([rij]).get(rij.pk, []),
        verbs=verbs(rij),
        verloop=story(rij),
    )


def _next(rij: Betaling) -> Any:
    """Return what happens next: what came back and was paid anew waits for nobody."""
    if rij.status == Status.MISLUKT and hasattr(rij, "opnieuw"):
        return _("Het geld kwam terug. Er staat een nieuwe betaling voor in de plaats: u hoeft hier niets te doen.")
    return states.HIERNA[Status(rij.status)]


def verbs(rij: Betaling) -> set[str]:
    """Return the steps that make sense for a payment now, besides who may make them."""
    kaart = rij.soort == Betaalsoort.KAART
    kan: dict[str, bool] = {
        "hold": rij.status == Status.KLAAR,
        "release": rij.status == Status.VASTGEHOUDEN,
        "drop": rij.status in (Status.KLAAR, Status.VASTGEHOUDEN),
        "change_account": rij.status in (Status.KLAAR, Status.VASTGEHOUDEN) and not kaart,
        "retry": rij.status == Status.MISLUKT and not hasattr(rij, "opnieuw"),
        "confirm_by_hand": rij.status == Status.AANGEBODEN,
        "bounce_by_hand": rij.status in (Status.AANGEBODEN, Status.BETAALD) and not kaart,
        "hand_out_card": kaart and rij.status == Status.KLAAR,
        "take_card_back": kaart and rij.status == Status.BETAALD and not rij.reden,
    }
    return {naam for naam, mag in kan.items() if mag}


def batch_default_day() -> date:
    """Return the day a new batch proposes: tomorrow, so that there is time to approve it."""
    return klok.vandaag() + timedelta(days=1)
