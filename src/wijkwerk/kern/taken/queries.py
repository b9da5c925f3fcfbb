"""Questions about jobs: how far one is, which failed, and whether the workers keep up."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Min, QuerySet

from wijkwerk.kern import klok
from wijkwerk.kern.taken import states
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.taken.states import Status


@dataclass(frozen=True)
class Beeld:
    """How a job stands, for its page. `percentage` is None as long as nobody knows how much there is to do."""

    state: str
    label: str
    hierna: str
    gedaan: int
    totaal: int
    percentage: int | None
    bericht: str
    fout: str
    is_klaar: bool
    stopt: bool
    may_cancel: bool
    may_retry: bool


def progress(taak: Taak) -> Beeld:
    """Return how `taak` stands, without a query. `fout` is only its first line: the rest is for builders."""
    procent = min(100, taak.gedaan * 100 // taak.totaal) if taak.totaal else None
    return Beeld(
        state=taak.state,
        label=str(Status(taak.state).label),
        hierna=str(states.HIERNA[Status(taak.state)]),
        gedaan=taak.gedaan,
        totaal=taak.totaal,
        percentage=100 if taak.state == Status.KLAAR else procent,
        bericht=taak.bericht,
        fout=taak.fout.partition("\n")[0] if taak.is_klaar else "",
        is_klaar=taak.is_klaar,
        stopt=taak.afbreken_gevraagd and not taak.is_klaar,
        may_cancel=not taak.is_klaar and not taak.afbreken_gevraagd,
        may_retry=states.may("retry", taak.state),
    )


def failed() -> QuerySet[Taak]:
    """Return the jobs that were given up, newest first."""
    return Taak.objects.filter(state=Status.MISLUKT).order_by("-klaar_op", "-pk")


def delay() -> timedelta:
    """Return how long the job that waits longest has been ready to start: zero when the workers keep up."""
    nu = klok.nu()
    oudste = Taak.objects.filter(state=Status.WACHT, niet_voor__lte=nu).aggregate(oudste=Min("niet_voor"))["oudste"]
    return nu - oudste if oudste else timedelta()
