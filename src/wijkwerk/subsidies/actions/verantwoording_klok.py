"""What happens by itself after a plan: asking to tell, reminding, and settling when nobody had a remark."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions.verantwoording import locked, send_question
from wijkwerk.subsidies.actions.verantwoording_oordeel import accept
from wijkwerk.subsidies.models import Verantwoording
from wijkwerk.subsidies.queries import verantwoording as vragen
from wijkwerk.subsidies.states import verantwoording as states
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND


def ask_and_remind() -> int:
    """Write to who has something to tell: the day after the plan, before the term ends, and once after it.

    Return to how many. Twice a day is once. From then on it waits for a person, on the page of what is to be done.
    """
    open_ = Verantwoording.objects.filter(status__in=states.OPEN, aanvraag__status__in=TOEGEKEND)
    rijen = list(open_.select_related("aanvraag").order_by("pk"))
    return sum(_write(rij.pk) for rij in rijen if _is_due(rij))


def _is_due(rij: Verantwoording) -> bool:
    """Whether a day to write on has come since the last time; asked before the lock, and again under it."""
    geweest = [dag for dag in vragen.moments(rij) if dag <= klok.vandaag()]
    return rij.status in states.OPEN and bool(geweest) and (rij.herinnerd_op or date.min) < geweest[-1]


@transaction.atomic
def _write(pk: int) -> bool:
    rij = locked(Verantwoording(pk=pk))
    if not _is_due(rij):
        return False
    vandaag = klok.vandaag()
    rij.herinnerd_op = vandaag
    rij.save(update_fields=["herinnerd_op"])
    # A letter never asks for something by a day that is past.
    tot = rij.uiterlijk_op if vandaag <= rij.uiterlijk_op else vandaag + vragen.VOORAF
    soort = "bonnen" if rij.status == states.Status.BONNEN else "herinnering"
    erbij: dict[str, Any] = {"steekproef": rij.steekproef_id is not None, "vraag": ""} if soort == "bonnen" else {}
    send_question(rij, soort, sleutel=f"{soort}:{rij.pk}:{vandaag}", tot=tot, **erbij)
    return True


def settle_by_itself() -> int:
    """Settle what was told so many weeks ago without a remark (Awb, artikel 4:47); return how many.

    Only where the whole grant was spent: asking money back is for a person. What is refused now, such as while money
    is at the bank, is tried again tomorrow.
    """
    verteld = Verantwoording.objects.filter(status=states.Status.INGEDIEND, aanvraag__status__in=TOEGEKEND)
    rijen = verteld.select_related(*vragen.MET).order_by("pk")
    return sum(_settle(rij) for rij in rijen if is_ripe(rij))


def is_ripe(rij: Verantwoording) -> bool:
    """Whether the time for remarks is over and nothing stands in the way."""
    if rij.ingediend_op is None or rij.steekproef_id is not None:
        return False
    weken = timedelta(weeks=rij.aanvraag.regelingversie.vaststel_weken)
    al_vast = rij.aanvraag.vastgesteld is not None
    past = vragen.fitting_amount(rij) == (rij.aanvraag.toegekend or 0)
    return klok.dag_van(rij.ingediend_op) + weken <= klok.vandaag() and (
        al_vast or (vragen.settled_by_itself(rij) and past)
    )


def _settle(rij: Verantwoording) -> bool:
    try:
        accept(rij, by=None)
    except Weigering:
        return False
    return True
