"""Meetings for tests, made by the acts people use; and what an outside reader makes of a mail."""

from datetime import datetime, timedelta
from uuid import uuid4

import icalendar

from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.models import Overleg
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def at(jaar: int, maand: int, dag: int, uur: int = 10, minuut: int = 0) -> datetime:
    """Return a moment on the clock of Amsterdam."""
    return datetime(jaar, maand, dag, uur, minuut, tzinfo=klok.AMSTERDAM)


def plan(stad, **velden) -> Overleg:
    """Plan a wijkteamoverleg of Seghwaert two weeks ahead, with the partner as a member."""
    gegevens = {
        "naam": "Wijkteamoverleg Seghwaert",
        "werkgebied": stad.wijk,
        "begint_op": at(2026, 3, 17),
        "plaats": "Buurthuis De Brug",
        "leden": [stad.seghwaert, stad.partner],
        "client_id": uuid4(),
        "by": stad.seghwaert,
    }
    return actions.make(**gegevens | velden)


def begin(stad, *vragen, **velden) -> Overleg:
    """Plan a meeting with everything that waits on its agenda, and open it."""
    overleg = plan(stad, **velden)
    actions.fill_agenda(overleg, by=stad.seghwaert)
    return actions.open_meeting(overleg, by=stad.seghwaert)


def write(overleg: Overleg, tekst: str, *, by, **velden) -> actions.Geschreven:
    """Write a line under a new key, or the one given."""
    return actions.write_line(overleg, tekst=tekst, by=by, **{"client_id": uuid4(), **velden})


def calendars(overleg: Overleg, persoon) -> list[icalendar.Calendar]:
    """Return the calendars that were mailed to somebody about a meeting, oldest first."""
    mails = Bericht.objects.about(overleg).filter(aan=persoon.email).exclude(kalender="").order_by("pk")
    return [icalendar.Calendar.from_ical(mail.kalender) for mail in mails]


def event(kalender: icalendar.Calendar) -> icalendar.Event:
    """Return the one appointment in a calendar."""
    [afspraak] = kalender.walk("VEVENT")
    return afspraak


def mails(overleg: Overleg) -> list[Bericht]:
    """Return every mail about a meeting, oldest first."""
    return list(Bericht.objects.about(overleg).order_by("pk"))


def days(aantal: int) -> timedelta:
    """Return that many days."""
    return timedelta(days=aantal)
