"""The mails about a question, advice and what is stuck. The texts are in templates/agenda/berichten/.

The first line of a text is the subject. A mail to people at work holds a number, the question and a link.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.urls import reverse

from wijkwerk.agenda.models import Advies, Agendapunt, Knelpunt
from wijkwerk.agenda.queries import agendapunt_wie as wie
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.berichten import sjablonen


def tell_table(punt: Agendapunt, soort: str, **extra: Any) -> None:
    """Tell who sits at the table where the question lies now."""
    _send(
        wie.table_addresses(punt),
        soort,
        over=punt,
        sleutel=f"agendapunt-{punt.pk}-v{punt.versie}",
        **_of(punt),
        **extra,
    )


def tell_lead(punt: Agendapunt, soort: str, *, kenmerk: str = "", **extra: Any) -> None:
    """Tell who pulls the question."""
    sleutel = f"agendapunt-{punt.pk}-{kenmerk or f'v{punt.versie}'}"
    _send(wie.lead_addresses(punt.werkgebied_id, punt.trekker), soort, over=punt, sleutel=sleutel, **_of(punt), **extra)


def tell_adviser(advies: Advies, soort: str, *, kenmerk: str = "") -> None:
    """Tell the adviser, with the link that opens the question without signing in."""
    adres, link = wie.adviser_address(advies), settings.ADRES + reverse("agenda:advies_link", args=[advies.token])
    gegevens = {"advies": advies, "punt": advies.agendapunt, "link": link}
    _send([adres] if adres else [], soort, over=advies.agendapunt, sleutel=f"advies-{advies.pk}-{kenmerk}", **gegevens)


def tell_stuck(knelpunt: Knelpunt, punt: Agendapunt) -> None:
    """Tell the wijkregisseur and the table that has it now that something got stuck."""
    leiding = wie.holders("wijkregisseur", punt.werkgebied_id)
    adressen = [*(persoon.email for persoon in leiding), *wie.table_addresses(punt)]
    gegevens = _of(punt) | {"knelpunt": knelpunt, "wat": knelpunt.actie or punt}
    _send(adressen, "knelpunt", over=punt, sleutel=f"knelpunt-{knelpunt.pk}", **gegevens)


def _of(punt: Agendapunt) -> dict[str, Any]:
    return {"punt": punt, "link": settings.ADRES + reverse("agenda:agendapunt", args=[punt.pk])}


def _send(adressen: Iterable[str], soort: str, *, over: Model, sleutel: str, **gegevens: Any) -> None:
    onderwerp, tekst = render(soort, **gegevens)
    for adres in dict.fromkeys(adressen):
        berichten.send(sleutel=f"{sleutel}-{soort}-{adres}", aan=adres, onderwerp=onderwerp, tekst=tekst, over=over)


def render(soort: str, **gegevens: Any) -> tuple[str, str]:
    """Return subject and body of text `soort`, in the language of the municipality; plain text, nothing escaped."""
    return sjablonen.mail(f"agenda/berichten/{soort}.txt", **gegevens)
