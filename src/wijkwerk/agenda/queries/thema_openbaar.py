"""What residents read of themas: on the page of a wijk, and behind the link of their own report."""

from dataclasses import dataclass

from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries.thema import signals_of, themas_of
from wijkwerk.agenda.states.thema import HIERNA, Status
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.queries.buurt import is_small
from wijkwerk.signalen.states import Status as Signaalstatus

MINSTENS = 3  # a smaller group could be recognised by who is in it


@dataclass(frozen=True)
class Publiek:
    """A public thema as residents read it."""

    titel: str
    verhaal: str
    stand: str
    hierna: str
    resultaat: str
    klaar: bool


def company_of(signaal: Signaal) -> int:
    """Return with how many other reports this one was taken together; at most two questions.

    0 when there is nothing to say: fewer than three others, or a thema that is public and tells itself.
    """
    themas = list(themas_of(signaal))
    if any(thema.openbaar for thema in themas):
        return 0
    anderen = max((_others(thema, signaal) for thema in themas), default=0)
    return anderen if anderen >= MINSTENS else 0


def as_public(thema: Thema) -> Publiek:
    """Return a thema in the words for residents; the result only when it is finished."""
    klaar = thema.status == Status.AFGEROND
    return Publiek(
        titel=thema.titel,
        verhaal=thema.publiek_verhaal,
        stand=str(thema.get_status_display()),
        hierna=str(HIERNA[Status(thema.status)]),
        resultaat=thema.resultaat if klaar else "",
        klaar=klaar,
    )


def public_of(werkgebied: Werkgebied, *, limiet: int = 6) -> list[Publiek]:
    """Return the open public themas of an area, newest first; none where so few live that it points at people."""
    if is_small(werkgebied):
        return []
    return [as_public(thema) for thema in Thema.objects.open().filter(werkgebied=werkgebied, openbaar=True)[:limiet]]


def _others(thema: Thema, signaal: Signaal) -> int:
    """Count the other reports in a thema: those bundled and those merged into them, withdrawn ones left out."""
    gebundeld = signals_of(thema).order_by().values("pk")
    samen = Signaal.objects.filter(pk__in=gebundeld) | Signaal.objects.filter(samengevoegd_met__in=gebundeld)
    return samen.exclude(pk=signaal.pk).exclude(status=Signaalstatus.INGETROKKEN).count()
