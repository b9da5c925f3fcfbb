"""What residents said and what was done with it: the newest public results of a wijk, each with where it came from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wijkwerk.agenda.models import Actie, Besluit, Thema
from wijkwerk.agenda.queries.draad import public_acties, public_decisions, public_themas
from wijkwerk.agenda.states.thema import Status
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.draad.queries import count_upstream, soort_of
from wijkwerk.signalen.queries.buurt import is_small

SIGNAAL = "signalen.signaal"
PER_SOORT = 20


@dataclass(frozen=True)
class Gedaan:
    """One result: what was said (`titel`, empty when its thema is not public) by how many, and what was done when."""

    soort: str
    titel: str
    tekst: str
    dag: date
    meldingen: int


def done_in(werkgebied: Werkgebied, *, limiet: int = 5) -> list[Gedaan]:
    """Return the newest public results in an area, newest first, in five queries at most, whatever there is.

    Of one thread only the last is told: a finished thema stands for its decisions and acties, an actie for its
    decision. Where so few live that it points at people nothing is told.
    """
    if is_small(werkgebied):
        return []
    themas, acties, besluiten = _themas(werkgebied), _acties(werkgebied), _decisions(werkgebied)
    verteld = {thema.pk for thema in themas}
    acties = [actie for actie in acties if _thema_of(actie) not in verteld]
    gedaan = {actie.besluit_id for actie in acties}
    besluiten = [b for b in besluiten if b.pk not in gedaan and b.agendapunt.thema_id not in verteld]
    rijen: list[Any] = sorted([*themas, *acties, *besluiten], key=_day, reverse=True)[:limiet]
    aantal = count_upstream([(soort_of(rij), rij.pk) for rij in rijen], SIGNAAL)
    return [_told(rij, aantal[soort_of(rij), rij.pk]) for rij in rijen]


def _themas(werkgebied: Werkgebied) -> list[Thema]:
    klaar = public_themas().filter(werkgebied=werkgebied, status=Status.AFGEROND)
    return list(klaar.order_by("-status_sinds")[:PER_SOORT])


def _acties(werkgebied: Werkgebied) -> list[Actie]:
    klaar = public_acties().filter(werkgebied=werkgebied).select_related("besluit__agendapunt__thema")
    return list(klaar.order_by("-status_sinds")[:PER_SOORT])


def _decisions(werkgebied: Werkgebied) -> list[Besluit]:
    genomen = public_decisions().filter(agendapunt__werkgebied=werkgebied).select_related("agendapunt__thema")
    return list(genomen.order_by("-genomen_op", "-id")[:PER_SOORT])


def _thema_of(actie: Actie) -> int | None:
    return actie.besluit.agendapunt.thema_id if actie.besluit else None


def _day(rij: Any) -> date:
    return rij.genomen_op if isinstance(rij, Besluit) else klok.dag_van(rij.status_sinds)


def _told(rij: Any, meldingen: int) -> Gedaan:
    if isinstance(rij, Thema):
        return Gedaan("thema", rij.titel, rij.resultaat, _day(rij), meldingen)
    if isinstance(rij, Besluit):
        return Gedaan("besluit", _public_title(rij), rij.publieke_tekst, _day(rij), meldingen)
    return Gedaan("actie", _public_title(rij.besluit), rij.publiek_resultaat, _day(rij), meldingen)


def _public_title(besluit: Besluit | None) -> str:
    thema = besluit.agendapunt.thema if besluit else None
    return thema.titel if thema and thema.openbaar else ""
