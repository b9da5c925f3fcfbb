"""What the bank, or a person who looked there, says of one payment: paid, or come back. Each is booked once."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import betaling_boeken as boeken
from wijkwerk.subsidies.actions import brieven, stap
from wijkwerk.subsidies.actions.betaling import REDEN, reason
from wijkwerk.subsidies.models import Betaalpartij, Betaling
from wijkwerk.subsidies.states import betaling as states
from wijkwerk.subsidies.states.betaling import PARTIJLOOP, Betaalsoort, Partijstatus, Status
from wijkwerk.web.datums import als_euro


def lock(betaling: Betaling, *, versie: int | None = None) -> Betaling:
    """Return the fresh payment, locked after its batch; call inside a transaction."""
    if betaling.betaalpartij_id is not None:
        stap.lock(Betaalpartij, betaling.betaalpartij_id)
    return stap.lock(Betaling, betaling.pk, versie=versie)


def mark_paid(rij: Betaling, *, op: date | None, by: Persoon | None, handeling: str = "confirm") -> Betaling:
    """Bring a locked payment that is at the bank to paid, in the ledger too, and finish its batch if it was the last.

    `handeling` "confirm_by_hand" when a person says so: then the rule of that step holds.
    """
    stap.move(rij, states, handeling, by=by, velden={"betaald_op": op or klok.vandaag(), "reden": ""})
    boeken.confirm(rij, by=by)
    finish(rij.betaalpartij_id, by=by)
    return rij


def mark_bounced(rij: Betaling, *, reden: str, by: Persoon | None, regel: str = stap.SYSTEEM) -> Betaling:
    """Bring a locked payment back, in the ledger too, and tell who waits for the money.

    Refused (Tekort) when part of the money was reclaimed meanwhile: then a person decides what came back.
    """
    was_betaald = rij.status == Status.BETAALD
    velden = {"reden": reden[:REDEN], "betaald_op": None}
    stap.move(rij, states, "bounce", by=by, regel=regel, velden=velden)
    (boeken.reverse if was_betaald else boeken.refuse)(rij, by=by)
    finish(rij.betaalpartij_id, by=by)
    if rij.soort != Betaalsoort.FACTUUR:
        brieven.send(
            rij.aanvraag,
            "betaling_mislukt",
            sleutel=f"betaling_mislukt:{rij.pk}",
            by=by,
            bedrag=als_euro(rij.bedrag),
            reden=reden,
        )
    return rij


def finish(partij_id: int | None, *, by: Persoon | None) -> None:
    """Call a batch done when the bank said of every payment in it what became of it; the batch is locked."""
    if partij_id is None:
        return
    partij = Betaalpartij.objects.get(pk=partij_id)
    if partij.status != Partijstatus.AANGEBODEN or partij.betalingen.filter(status=Status.AANGEBODEN).exists():
        return
    stap.move(partij, PARTIJLOOP, "finish", by=by)


@transaction.atomic
def confirm_by_hand(betaling: Betaling, *, betaald_op: date, by: Persoon, versie: int | None = None) -> Betaling:
    """Say that a payment at the bank was paid, for who looked in the portal of the bank.

    Refused: a payment that is not at the bank, a day to come. A line of a statement that says the same later on
    changes nothing.
    """
    rij = lock(betaling, versie=versie)
    if rij.status != Status.AANGEBODEN:
        raise Weigering(_("Deze betaling is niet bij de bank."), regel="subsidies.levensloop")
    if betaald_op > klok.vandaag():
        raise Weigering(_("De dag van betalen ligt in de toekomst."), regel="subsidies.datum")
    return mark_paid(rij, op=betaald_op, by=by, handeling="confirm_by_hand")


@transaction.atomic
def bounce_by_hand(betaling: Betaling, *, reden: str, by: Persoon, versie: int | None = None) -> Betaling:
    """Say that a payment came back, for who looked in the portal of the bank; the applicant gets a letter."""
    rij = lock(betaling, versie=versie)
    if rij.soort == Betaalsoort.KAART:
        raise Weigering(_("Een kaart komt niet terug van de bank."), regel="subsidies.levensloop")
    waarom = reason(reden, _("Schrijf op wat de bank zegt."))
    return mark_bounced(rij, reden=waarom, by=by, regel=states.REGEL)
