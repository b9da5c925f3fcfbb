"""One appointment, and the text that a calendar reads."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from icalendar import Calendar, Component, Event, vCalAddress

from wijkwerk.kern import klok

MAKER = "-//Wijkwerk//Wijkwerk//NL"
# The rule of the European Union since 1996 (Directive 2000/84/EC), short and without an end. The library can make one
# from the zone database, but lists every change until 2038.
ZONE = Component.from_ical(
    """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
)


class Methode(StrEnum):
    """What the sender asks of a calendar (RFC 5546)."""

    UITNODIGEN = "REQUEST"
    AFZEGGEN = "CANCEL"
    MEEGEVEN = "PUBLISH"


@dataclass(frozen=True)
class Afspraak:
    """One appointment as one person is told of it. Moments are aware; `aan` is the address of that person."""

    uid: str
    volgnummer: int
    begint: datetime
    eindigt: datetime
    titel: str
    plaats: str
    tekst: str
    adres: str
    van: tuple[str, str]
    aan: tuple[str, str]
    gemaakt: datetime


def write(afspraak: Afspraak, methode: Methode) -> str:
    """Return the calendar with this one appointment: lines of at most 75 octets, ended by CRLF."""
    kalender = Calendar()
    kalender.add("prodid", MAKER)
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", methode.value)
    kalender.add_component(ZONE)
    kalender.add_component(_event(afspraak, methode))
    return kalender.to_ical().decode()


def _event(afspraak: Afspraak, methode: Methode) -> Event:
    regel = Event()
    regel.add("uid", afspraak.uid)
    regel.add("sequence", afspraak.volgnummer)
    regel.add("dtstamp", afspraak.gemaakt)
    regel.add("dtstart", afspraak.begint.astimezone(klok.AMSTERDAM))
    regel.add("dtend", afspraak.eindigt.astimezone(klok.AMSTERDAM))
    regel.add("summary", afspraak.titel)
    regel.add("location", afspraak.plaats)
    regel.add("description", afspraak.tekst)
    regel.add("url", afspraak.adres)
    regel.add("status", "CANCELLED" if methode is Methode.AFZEGGEN else "CONFIRMED")
    regel.add("class", "PRIVATE")
    regel.add("organizer", _address(*afspraak.van))
    deelnemer = _address(*afspraak.aan)
    # Who comes is said by the link in the mail: a reply by calendar would end in a mailbox that nobody reads.
    deelnemer.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
    regel.add("attendee", deelnemer)
    return regel


def _address(naam: str, adres: str) -> vCalAddress:
    wie = vCalAddress(f"mailto:{adres}")
    if naam:
        wie.params["CN"] = naam
    return wie
