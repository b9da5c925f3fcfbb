"""Short mails around an application that are no letters of it: go on later, and do you support this."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.berichten import sjablonen
from wijkwerk.subsidies.models import Concept, Medestander

BEWAARD = timedelta(days=30)


def mail_draft(concept: Concept, *, email: str, fonds: str) -> None:
    """Send the link of a draft to an address: once a day to the same one."""
    link = settings.ADRES + reverse("subsidies:aanvragen_verder", args=[concept.token])
    onderwerp, tekst = render("concept", link=link, fonds=fonds, tot=klok.dag_van(concept.gewijzigd_op + BEWAARD))
    wie = salted_hmac("wijkwerk.subsidies.concept", email.strip().lower()).hexdigest()[:16]
    berichten.send(
        sleutel=f"subsidies:concept:{concept.pk}:{klok.vandaag():%Y%m%d}:{wie}",
        aan=email,
        onderwerp=onderwerp,
        tekst=tekst,
        over=concept,
        bewaren=klok.vandaag() + BEWAARD,
    )


def ask_confirmation(medestander: Medestander, *, titel: str) -> None:
    """Ask a supporter whether it is true; the mail itself is kept no longer than a month."""
    link = settings.ADRES + reverse("subsidies:medestander_bevestiging", args=[medestander.token])
    onderwerp, tekst = render("medestander", link=link, naam=medestander.naam, titel=titel)
    berichten.send(
        sleutel=f"subsidies:medestander:{medestander.pk}",
        aan=medestander.email,
        naam=medestander.naam,
        onderwerp=onderwerp,
        tekst=tekst,
        over=medestander,
        bewaren=klok.vandaag() + BEWAARD,
    )


def render(soort: str, **gegevens: Any) -> tuple[str, str]:
    """Return subject and body, in the language of the municipality; plain text, nothing escaped."""
    return sjablonen.mail(f"subsidies/berichten/{soort}.txt", **gegevens)
