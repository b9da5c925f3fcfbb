"""Appointments for other people's calendars, as iCalendar (RFC 5545, RFC 5546). Pure: no database, no clock.

A calendar knows an appointment by `uid`; a higher `volgnummer` (SEQUENCE) replaces what it had. What does not go on is
sent as CANCELLED: it never just vanishes. Times carry the rules of Europe/Amsterdam, so that 10.00 stays 10.00.
"""

from wijkwerk.kern.kalender.afspraak import Afspraak, Methode, write

__all__ = ["Afspraak", "Methode", "write"]
