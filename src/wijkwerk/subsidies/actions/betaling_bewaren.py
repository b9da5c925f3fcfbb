"""How long a payment knows who was paid: the amount stays with its application, the person does not."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from wijkwerk.kern import klok
from wijkwerk.kern.bewaren.registry import Bewaarregel
from wijkwerk.kern.bewaren.states import Behandeling
from wijkwerk.subsidies.models import Betaalbestand, Betaling, Bezwaar, Vordering
from wijkwerk.subsidies.states.besluit import OPEN_BEZWAAR, Vorderingstatus
from wijkwerk.subsidies.states.betaling import Status

EIND = (Status.BETAALD, Status.MISLUKT, Status.VERVALLEN)
LEEG = {"begunstigde": "", "iban": "", "kaart": "", "factuurkenmerk": "", "rekening_door": None}


def retention_rules() -> list[Bewaarregel]:
    """Return the rule: two years after a payment ended, nobody needs the account any more.

    In that time the accountant looks at the books of the year, and an objection or appeal ends. What is reclaimed or
    objected to keeps it. The row itself goes with its application, seven years after that ended (8.1.7).
    """
    return [
        Bewaarregel(
            soort="subsidies.betaling",
            naam="Naam en rekening bij een betaling",
            selectielijst="",
            grond="AVG artikel 5, eerste lid onder e: niet langer bewaren dan nodig",
            handeling=Behandeling.ANONIMISEREN,
            termijn_jaren=2,
            vanaf=_ended,
            vernietig=lambda ids, _by: wipe(ids),
        )
    ]


def _ended(voor: datetime) -> QuerySet[Betaling]:
    vordering = Vordering.objects.filter(aanvraag=OuterRef("aanvraag"), status=Vorderingstatus.OPEN)
    bezwaar = Bezwaar.objects.filter(beschikking__aanvraag=OuterRef("aanvraag"), status__in=OPEN_BEZWAAR)
    return Betaling.objects.filter(
        ~Exists(vordering), ~Exists(bezwaar), status__in=EIND, status_sinds__lt=voor, gewist_op__isnull=True
    )


@transaction.atomic
def wipe(ids: list[int]) -> int:
    """Take name, account and card off these payments, and destroy the files that name only wiped ones; return how many.

    Harmless when done twice.
    """
    rijen = Betaling.objects.filter(pk__in=ids, gewist_op__isnull=True)
    partijen = list(rijen.exclude(betaalpartij=None).values_list("betaalpartij", flat=True).distinct())
    aantal = rijen.update(**LEEG, gewist_op=klok.nu())
    nog = Betaling.objects.filter(betaalpartij=OuterRef("betaalpartij"), gewist_op__isnull=True)
    Betaalbestand.objects.filter(~Exists(nog), betaalpartij__in=partijen).delete()
    return aantal
