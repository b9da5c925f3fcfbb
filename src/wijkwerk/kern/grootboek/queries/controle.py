"""The proof: every line held against the one before and against the log, every sum counted again from zero."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from wijkwerk.kern.grootboek import keten
from wijkwerk.kern.grootboek.models import Boeking, Pot, Stand
from wijkwerk.kern.grootboek.queries.telling import Telling
from wijkwerk.kern.logboek.models import Logregel, Zegel

GEBOEKT = "grootboek.geboekt"
SOORT = "grootboek.pot"


@dataclass(frozen=True)
class BreukLijn:
    """The first line that does not hold: the key of its pot, its number in that pot, and in Dutch what is wrong."""

    pot: str
    volgnummer: int
    wat: str


@dataclass(frozen=True)
class Controle:
    """Outcome of a check: whether all holds, how many pots and lines were read, and the first line that does not."""

    ok: bool
    pots: int
    boekingen: int
    first_bad: BreukLijn | None = None


def check(*, vertel: Callable[[int, int], object] | None = None) -> Controle:
    """Prove the whole ledger, pot by pot, and stop at the first line that does not hold.

    `vertel(done, total)` hears after every pot how far it is.

    Reads while others book, locks nothing, and keeps the sums of one pot at a time in memory. Every act left the number
    and hash of its last line in the log: so lines that were cut off the end, and a chain that was made anew, show as
    well. The log has a proof of its own (`logboek.queries.check`).
    """
    horizon = Zegel.objects.filter(vernietigd_op__isnull=False).aggregate(tot=Max("jongste_op"))["tot"]
    potten = list(Pot.objects.order_by("pk"))
    geteld = 0
    for gedaan, pot in enumerate(potten, start=1):
        aantal, fout = _check_pot(pot, horizon)
        geteld += aantal
        if fout is not None:
            return Controle(False, len(potten), geteld, BreukLijn(pot.sleutel, *fout))
        if vertel is not None:
            vertel(gedaan, len(potten))
    for pk in _orphans():
        return Controle(False, len(potten), geteld, BreukLijn(f"#{pk}", 1, _("Deze pot is weg.")))
    return Controle(True, len(potten), geteld)


def _orphans() -> list[int]:
    """Return the keys of pots that the log knows lines of and that are not there."""
    geboekt = Logregel.objects.filter(handeling=GEBOEKT, object_soort=SOORT).exclude(
        object_id__in=Pot.objects.values("pk")
    )
    return [pk for pk in geboekt.order_by("object_id").values_list("object_id", flat=True)[:1] if pk is not None]


def _check_pot(pot: Pot, horizon: datetime | None) -> tuple[int, tuple[int, str] | None]:
    """Return how many lines hold, and the number of the first one that does not with what is wrong."""
    # The log first, then the sums, then the lines: what is booked meanwhile is later than all three, and waits.
    ankers = _anchors(pot)
    standen = {stand.dossier: stand for stand in Stand.objects.filter(pot=pot)}
    eind = standen[""].volgnummer if "" in standen else 0
    telling = Telling(keten.begin(pot))
    regels = Boeking.objects.filter(pot=pot, volgnummer__lte=eind).order_by("volgnummer")
    for regel in regels.iterator(chunk_size=2000):
        fout = telling.add(regel)
        if not fout and ankers.get(regel.volgnummer, regel.hash) != regel.hash:
            fout = _("Het logboek kent hier een andere regel.")
        if fout:
            return telling.aantal - 1, (telling.aantal, fout)
    return telling.aantal, (
        _end_fault(telling, max(eind, *ankers, 0))
        or _stray_line(pot, eind)
        or telling.difference(standen)
        or _log_fault(pot, telling, max(ankers, default=0), horizon)
    )


def _anchors(pot: Pot) -> dict[int, str]:
    """Return what the log says of a pot: number and hash of the last line of every act."""
    gegevens = Logregel.objects.filter(handeling=GEBOEKT, object_soort=SOORT, object_id=pot.pk).values_list("gegevens")
    return {deel["volgnummer"]: deel["hash"] for (deel,) in gegevens.order_by().iterator(chunk_size=2000)}


def _end_fault(telling: Telling, verwacht: int) -> tuple[int, str] | None:
    if telling.aantal >= verwacht:
        return None
    return telling.aantal + 1, _("Deze regel is weg.")


def _stray_line(pot: Pot, eind: int) -> tuple[int, str] | None:
    """A line after the last one that counts is one that is being booked now, or one that was slipped in."""
    los = Boeking.objects.filter(pot=pot, volgnummer__gt=eind).order_by("volgnummer").first()
    if los is None or Stand.objects.filter(pot=pot, dossier="", volgnummer__gte=los.volgnummer).exists():
        return None
    return los.volgnummer, _("Deze regel telt nergens mee.")


def _log_fault(pot: Pot, telling: Telling, bekend: int, horizon: datetime | None) -> tuple[int, str] | None:
    """The last line must be in the log, unless the log of those days was destroyed in its time."""
    laatste = telling.laatste
    if laatste is None or bekend >= laatste.volgnummer or (horizon and laatste.geboekt_op <= horizon):
        return None
    if max(_anchors(pot), default=0) >= laatste.volgnummer:
        return None
    return laatste.volgnummer, _("Het logboek kent deze regel niet.")
