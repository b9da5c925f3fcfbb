"""Giving somebody what we hold of them (AVG, artikel 15): gathered when asked, kept nowhere, and logged."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.mensen.queries import inzage
from wijkwerk.mensen.queries.inzage import Gegeven
from wijkwerk.mensen.rules import give_insight


@transaction.atomic
def gather(email: str, *, by: Persoon, als_bestand: bool = False) -> list[tuple[str, list[Gegeven]]]:
    """Return what is held of an address, part by part, and log that it was looked at: how many records, not of whom.

    Refuses who may not ("inzage.geven") and what is no address ("inzage.adres").
    """
    if not give_insight(by):
        raise Weigering(_("Alleen de functionaris gegevensbescherming geeft inzage."), regel="inzage.geven")
    try:
        validate_email(email.strip())
    except ValidationError as fout:
        raise Weigering(_("Vul een heel e-mailadres in, zoals naam@voorbeeld.nl."), regel="inzage.adres") from fout
    delen = inzage.file_of(email)
    logboek.note("mensen.inzage", by=by, gegevens_aantal=sum(len(rijen) for _n, rijen in delen), bestand=als_bestand)
    return delen
