"""A batch as people look at it: its lines, the sums per pot, what stands out, and what may happen now."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from wijkwerk.kern.grootboek.models import Pot
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Afschrift, Afschriftregel, Betaalpartij, Betaling
from wijkwerk.subsidies.queries import betaling as vragen
from wijkwerk.subsidies.queries.betaling import Regel
from wijkwerk.subsidies.queries.betaling_verloop import story
from wijkwerk.subsidies.states.betaling import PARTIJLOOP, PARTIJSTAPPEN, Partijstatus
from wijkwerk.web.tijdlijn import Moment

BLAD = 50


@dataclass(frozen=True)
class Detail:
    """A batch for one person. `zelf` is why this person can not approve it: "maker", "rekening", or empty."""

    partij: Betaalpartij
    regels: list[Regel]
    potten: list[tuple[Pot, int]]
    som: int
    verbs: set[str]
    zelf: str
    verloop: list[Moment]

    @property
    def opvallend(self) -> list[Regel]:
        """The lines at which who approves should look."""
        return [regel for regel in self.regels if regel.aanwijzingen]


def batches_for(persoon: Any) -> QuerySet[Betaalpartij]:
    """Return the batches this person may see: all, for who pays."""
    return Betaalpartij.objects.all() if rules.pay(persoon) else Betaalpartij.objects.none()


def payments_for(persoon: Any) -> QuerySet[Betaling]:
    """Return the payments this person may see: all, for who pays."""
    return Betaling.objects.select_related("aanvraag") if rules.pay(persoon) else Betaling.objects.none()


def detail(partij: Betaalpartij, persoon: Persoon) -> Detail:
    """Return a batch as this person sees it."""
    rijen = list(partij.betalingen.select_related("aanvraag", "rekening_door").order_by("pk"))
    zelf = "maker" if partij.gemaakt_door_id == persoon.pk else ""
    if not zelf and any(rij.rekening_door_id == persoon.pk for rij in rijen):
        zelf = "rekening"
    return Detail(
        partij=partij,
        regels=vragen.with_hints(rijen),
        potten=per_pot(partij, rijen),
        som=sum(rij.bedrag for rij in rijen),
        verbs=_verbs(partij, zelf),
        zelf=zelf,
        verloop=story(partij),
    )


def per_pot(partij: Betaalpartij, rijen: list[Betaling]) -> list[tuple[Pot, int]]:
    """Return how much of a batch comes from each pot; nothing once it was booked, for then the ledger says it."""
    if partij.aangeboden_op is not None:
        return []
    per_aanvraag: dict[int, int] = {}
    for rij in rijen:
        per_aanvraag[rij.aanvraag_id] = per_aanvraag.get(rij.aanvraag_id, 0) + rij.bedrag
    aanvragen = {rij.aanvraag_id: rij.aanvraag for rij in rijen}
    sommen: dict[Pot, int] = {}
    for pk, bedrag in per_aanvraag.items():
        for pot, deel in vragen.split_over_pots(aanvragen[pk], bedrag):
            sommen[pot] = sommen.get(pot, 0) + deel
    return sorted(sommen.items(), key=lambda paar: paar[0].naam)


def _verbs(partij: Betaalpartij, zelf: str) -> set[str]:
    kan = {stap.handeling for stap in PARTIJSTAPPEN if PARTIJLOOP.may(stap.handeling, partij.status)}
    return kan - ({"approve"} if zelf else set()) - ({"return_batch"} if zelf == "maker" else set())


def history(na: int | None) -> tuple[list[Betaalpartij], int | None]:
    """Return a page of the batches that are done, newest first, and the key after which the next page begins."""
    rijen = (
        Betaalpartij.objects.filter(status__in=[Partijstatus.VERWERKT, Partijstatus.GEANNULEERD])
        .select_related("gemaakt_door", "goedgekeurd_door")
        .prefetch_related("betalingen")
        .order_by("-pk")
    )
    if na is not None:
        rijen = rijen.filter(pk__lt=na)
    gevonden = list(rijen[: BLAD + 1])
    return gevonden[:BLAD], gevonden[BLAD - 1].pk if len(gevonden) > BLAD else None


def statements() -> list[Afschrift]:
    """Return the last statements that were read, with their lines."""
    return list(Afschrift.objects.select_related("door").prefetch_related("regels").order_by("-op", "-pk")[:BLAD])


def waiting_lines() -> QuerySet[Afschriftregel]:
    """Return the lines that wait for a person, the oldest first."""
    return (
        Afschriftregel.objects.filter(uitkomst=Afschriftregel.Uitkomst.ONBEKEND)
        .select_related("afschrift", "betaling")
        .order_by("pk")
    )
