"""How long it is known who got a message and who wants no more of them, and how that ends."""

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from wijkwerk.agenda.models import Afmelding
from wijkwerk.agenda.models.terugkoppeling import Terugbericht
from wijkwerk.kern.bewaren.registry import Bewaarregel
from wijkwerk.kern.bewaren.states import Behandeling

GEEN_DOEL_MEER = "AVG artikel 5, eerste lid onder e: niet langer bewaren dan nodig"
WEG = "weg-"


def retention_rules() -> list[Bewaarregel]:
    """Return the rules: a year after sending nobody can be told twice any more, and the count is all that stays.

    Who asked for silence keeps it for five years, as long as a thema about which there can be news is kept.
    """
    return [
        Bewaarregel(
            soort="agenda.terugbericht",
            naam="Ontvangers van een terugkoppeling",
            selectielijst="",
            grond=GEEN_DOEL_MEER,
            handeling=Behandeling.ANONIMISEREN,
            termijn_jaren=1,
            vanaf=lambda voor: Terugbericht.objects.filter(op__lt=voor).exclude(sleutel__startswith=WEG),
            vernietig=lambda ids, _by: forget_receivers(ids),
        ),
        Bewaarregel(
            soort="agenda.afmelding",
            naam="Wie geen berichten meer wil",
            selectielijst="",
            grond=GEEN_DOEL_MEER,
            termijn_jaren=5,
            vanaf="op",
            vernietig=lambda ids, _by: Afmelding.objects.filter(pk__in=ids).delete()[0],
        ),
    ]


@transaction.atomic
def forget_receivers(ids: list[int]) -> int:
    """Replace the keyed hash by the number of the row: how many got it stays, who got it does not. Returns how many."""
    rijen = Terugbericht.objects.filter(pk__in=ids).exclude(sleutel__startswith=WEG)
    return rijen.update(sleutel=Concat(Value(WEG), Cast(F("pk"), CharField())), signaal=None)
