"""Reading what was told: good, receipts please, or not enough; and settling (Awb, artikel 4:46, 4:47)."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import stap, vaststelling
from wijkwerk.subsidies.actions.verantwoording import locked, send_question
from wijkwerk.subsidies.models import Verantwoording
from wijkwerk.subsidies.queries import verantwoording as vragen
from wijkwerk.subsidies.states import verantwoording as states
from wijkwerk.subsidies.states.aanvraag import Status

BONNEN_TERMIJN = timedelta(weeks=3)


@transaction.atomic
def ask_receipts(
    verantwoording: Verantwoording, *, vraag: str = "", by: Persoon, versie: int | None = None
) -> Verantwoording:
    """Ask for the receipts of what was told, within three weeks, with what one wants to see. A letter goes out."""
    return demand(locked(verantwoording, versie), vraag=vraag.strip(), by=by)


def demand(rij: Verantwoording, *, vraag: str = "", by: Persoon, **log: Any) -> Verantwoording:
    """Ask for the receipts of a locked row. `steekproef=True` in the letter when it was drawn."""
    stap.check_text(vraag, pii_gezien=True)
    velden = {"uiterlijk_op": klok.vandaag() + BONNEN_TERMIJN, "herinnerd_op": klok.vandaag()}
    rij = stap.move(rij, states, "ask_receipts", by=by, velden=velden, **log)
    geloot = rij.steekproef_id is not None
    sleutel = f"bonnen:{rij.pk}:{rij.versie}"
    send_question(rij, "bonnen", sleutel=sleutel, tot=rij.uiterlijk_op, by=by, vraag=vraag, steekproef=geloot)
    return rij


@transaction.atomic
def accept(
    verantwoording: Verantwoording,
    *,
    bedrag: int | None = None,
    toelichting: str = "",
    by: Persoon | None,
    versie: int | None = None,
) -> Verantwoording:
    """Find what was told good, and settle the grant in the same act when it waits for that.

    `bedrag` in cents; left open it is what was granted, or what it really cost when that is less, and the rest falls
    free or is asked back. A band that the municipality settles by itself is settled by the house; one on account by
    `by`, who needs the mandate. Refused as `vaststelling.settle` refuses: then nothing changes.
    """
    rij = locked(verantwoording, versie)
    regel = None if by is not None else stap.SYSTEEM
    velden = {"oordeel": toelichting.strip(), "beoordeeld_door": by}
    rij = stap.move(rij, states, "accept", by=by, regel=regel, velden=velden)
    if rij.aanvraag.status == Status.VERLEEND:
        som = vragen.fitting_amount(rij) if bedrag is None else bedrag
        zelf = vragen.settled_by_itself(rij)
        waarom = toelichting.strip() or _words(rij, som)
        vaststelling.settle(rij.aanvraag, bedrag=som, motivering=waarom, by=None if zelf else by)
        rij.aanvraag.refresh_from_db()
    return rij


def _words(rij: Verantwoording, bedrag: int) -> str:
    if bedrag < (rij.aanvraag.toegekend or 0):
        return _("U vertelde hoe het was. Het kostte minder dan wij toekenden. U krijgt wat het echt kostte.")
    return _("U vertelde hoe het was. Dank u wel.")


@transaction.atomic
def find_short(
    verantwoording: Verantwoording, *, reden: str, bedrag: int, by: Persoon, versie: int | None = None
) -> Verantwoording:
    """Find what was told not enough, and settle at `bedrag` cents; what was paid above it is asked back.

    The reason goes into the decision. Refused while there is still time to tell ("subsidies.termijn"), without a
    reason, at all that was granted, and once it was settled: then it can only be taken back (Awb, artikel 4:49).
    """
    rij = locked(verantwoording, versie)
    waarom = stap.need(reden, _("Schrijf op wat er mist. Het komt in het besluit."), regel="subsidies.motivering")
    if rij.status in states.OPEN and klok.vandaag() <= rij.uiterlijk_op:
        raise Weigering(_("De aanvrager heeft nog tijd om het te vertellen."), regel="subsidies.termijn")
    if rij.aanvraag.status != Status.VERLEEND:
        raise Weigering(
            _("Dit is al vastgesteld. Intrekken kan nog wel (Awb, artikel 4:49): dat doet u bij de aanvraag."),
            regel="subsidies.levensloop",
        )
    if bedrag >= (rij.aanvraag.toegekend or 0):
        raise Weigering(_("Vul een lager bedrag in dan is toegekend, of keur het goed."), regel="subsidies.bedrag")
    rij = stap.move(rij, states, "find_short", by=by, velden={"oordeel": waarom, "beoordeeld_door": by}, bedrag=bedrag)
    vaststelling.settle(rij.aanvraag, bedrag=bedrag, motivering=waarom, by=by)
    return rij
