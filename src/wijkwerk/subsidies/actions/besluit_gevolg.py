"""What follows on a decision, in the same act: the record that never changes, its letter, its payment, what to tell."""

from collections.abc import Mapping
from typing import Any

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.subsidies.actions import betaling, brieven, verantwoording
from wijkwerk.subsidies.models import Aanvraag, Beschikking

AMBTSHALVE = "Ambtshalve, namens het college"


def record(
    aanvraag: Aanvraag,
    soort: str,
    *,
    motivering: str,
    mandaat: Mandaat | None,
    door: Persoon | None,
    tweede: Persoon | None = None,
    bedrag: int | None = None,
    brief: Mapping[str, Any] | None = None,
    **velden: Any,
) -> Beschikking:
    """Write a decision down and send its letter. Call inside the transaction of the decision, after its step.

    `brief` holds what only its letter says (see `brieven.send_decision`); `velden` are fields of the record.
    """
    beschikking = Beschikking.objects.create(
        aanvraag=aanvraag,
        soort=soort,
        bedrag=bedrag,
        motivering=motivering,
        mandaat=mandaat,
        besluitnemer=describe(door) if door else AMBTSHALVE,
        genomen_door=door,
        tweede=tweede,
        genomen_op=klok.nu(),
        **velden,
    )
    logboek.note("subsidies.besloten", object=aanvraag, by=door, soort=str(soort), beschikking=beschikking.pk)
    brieven.send_decision(beschikking, by=door, **brief or {})
    return beschikking


def describe(persoon: Persoon) -> str:
    """Return name and function as they stand under a decision."""
    return f"{persoon.naam}, {persoon.functie}" if persoon.functie else persoon.naam


def follow_grant(beschikking: Beschikking, *, by: Persoon | None) -> None:
    """Set what follows on a grant: the payment, and what is asked to be told afterwards."""
    betaling.pay_grant(beschikking, by=by)
    verantwoording.ask(beschikking.aanvraag)
