"""What people are told of a meeting, with the appointment for their calendar.

The texts are in templates/agenda/overleg/berichten/; the first line is the subject. A mail says what, when and where,
never what is on the agenda.
"""

from collections.abc import Iterable
from email.utils import parseaddr
from typing import Any

from django.conf import settings

from wijkwerk.agenda.models import Deelnemer, Overleg
from wijkwerk.agenda.queries.overleg import answer_link, page_link
from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.berichten import sjablonen
from wijkwerk.kern.kalender import Afspraak, Methode, write

METHODEN = {
    "uitnodiging": Methode.UITNODIGEN,
    "wijziging": Methode.UITNODIGEN,
    "afgelast": Methode.AFZEGGEN,
    "niet_meer": Methode.AFZEGGEN,
}


def calendar_for(overleg: Overleg, deelnemer: Deelnemer, methode: Methode) -> str:
    """Return the appointment of one person, as the version of the meeting that holds now."""
    persoon, (naam, adres) = deelnemer.persoon, parseaddr(settings.MAIL["afzender"])
    afspraak = Afspraak(
        uid=f"{overleg.uid}@{adres.rpartition('@')[2] or 'localhost'}",
        volgnummer=overleg.volgnummer,
        begint=overleg.begint_op,
        eindigt=overleg.eindigt_op,
        titel=overleg.naam,
        plaats=overleg.plaats,
        tekst=page_link(overleg),
        adres=page_link(overleg),
        van=(naam, adres),
        aan=(persoon.naam, persoon.email),
        gemaakt=klok.nu(),
    )
    return write(afspraak, methode)


def tell(overleg: Overleg, soort: str, deelnemers: Iterable[Deelnemer], **extra: Any) -> int:
    """Send text `soort` to these people, once for each version of the meeting; returns how many were told."""
    aantal = 0
    for deelnemer in deelnemers:
        if deelnemer.persoon.is_active:
            _send(overleg, soort, deelnemer, **extra)
            aantal += 1
    return aantal


def _send(overleg: Overleg, soort: str, deelnemer: Deelnemer, **extra: Any) -> None:
    onderwerp, tekst = _render(overleg, soort, deelnemer, **extra)
    methode = METHODEN.get(soort)
    berichten.send(
        sleutel=f"overleg-{overleg.pk}-{soort}-v{overleg.volgnummer}-{deelnemer.persoon_id}",
        aan=deelnemer.persoon.email,
        naam=deelnemer.persoon.naam,
        onderwerp=onderwerp,
        tekst=tekst,
        over=overleg,
        kalender=calendar_for(overleg, deelnemer, methode) if methode else "",
    )


def _render(overleg: Overleg, soort: str, deelnemer: Deelnemer, **extra: Any) -> tuple[str, str]:
    gegevens = {
        "overleg": overleg,
        "aanhef": deelnemer.persoon.naam,
        "link": page_link(overleg),
        "antwoordlink": answer_link(deelnemer),
        **extra,
    }
    return sjablonen.mail(f"agenda/overleg/berichten/{soort}.txt", **gegevens)
