"""Handing a batch in at the bank, so that nothing is ever paid twice.

Three moments, each whole: it is written down that the file leaves; the file is handed in; it is booked. After a crash
between them the same bytes are handed in again. The bank knows them by their number and answers that it had them, and
then the booking is made after all. Nothing else than those bytes can go out meanwhile: a batch whose file may be at
the bank cannot be cancelled without looking there.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen.bank import Aanname, BankFout, Ontvangst
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import bankweg, stap
from wijkwerk.subsidies.actions import betaling_boeken as boeken
from wijkwerk.subsidies.actions.betaalpartij import check_due, file_of
from wijkwerk.subsidies.actions.betaling import REDEN
from wijkwerk.subsidies.models import Betaalpartij, Betaling
from wijkwerk.subsidies.states import betaling as states
from wijkwerk.subsidies.states.betaling import PARTIJLOOP, Partijstatus


def hand_in(partij: Betaalpartij, *, by: Persoon, versie: int | None = None) -> Betaalpartij:
    """Hand the approved file in and book every payment in it. To be done again whenever it did not go well.

    Refused: a batch that is not approved, a bank that does not answer ("subsidies.bank"; it may have it, so only the
    same file can go again) and a bank that refuses the file as a whole (the reason stays with the batch; nothing was
    paid, and it can be cancelled). Without a connection it means that the person put the file in the portal.
    """
    rij, inhoud, eerste_keer = _begin(partij, by, versie)
    try:
        ontvangst = bankweg.connect().aanbieden(inhoud, kenmerk=rij.nummer)
    except BankFout as fout:
        raise Weigering(fout.melding, regel=bankweg.NIET_INGESTELD) from fout
    if ontvangst.status == Aanname.AFGEWEZEN:
        _refused(rij, ontvangst, by, eerste_keer=eerste_keer)
        raise Weigering(
            _("De bank weigert het bestand. %(reden)s") % {"reden": _reason(ontvangst)}, regel="subsidies.bank_weigert"
        )
    return _book(rij, by)


@transaction.atomic
def _begin(partij: Betaalpartij, by: Persoon, versie: int | None) -> tuple[Betaalpartij, bytes, bool]:
    """Write down that the file leaves; return it, and whether this is the first time."""
    rij = stap.lock(Betaalpartij, partij.pk, versie=versie)
    rules.require("subsidies.betalen", by, rij)
    if rij.status != Partijstatus.GOEDGEKEURD:
        raise Weigering(
            _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": rij.get_status_display()},
            regel="subsidies.levensloop",
        )
    eerste_keer = rij.uitgegaan_op is None
    if eerste_keer:
        check_due(_payments(rij))
        rij.uitgegaan_op = klok.nu()
        rij.save(update_fields=["uitgegaan_op"])
        logboek.note("subsidies.bestand_uitgegaan", object=rij, by=by, sha256=rij.bestand_sha256)
    return rij, file_of(rij), eerste_keer


@transaction.atomic
def _book(partij: Betaalpartij, by: Persoon | None) -> Betaalpartij:
    rij = stap.lock(Betaalpartij, partij.pk)
    if rij.status == Partijstatus.GOEDGEKEURD:  # else somebody else just booked the same answer of the bank
        book_handed_in(rij, by=by)
    return rij


def book_handed_in(rij: Betaalpartij, *, by: Persoon | None) -> None:
    """Book a locked batch as handed in: the bank has it, because it said so or a statement shows it."""
    velden = {"aangeboden_op": klok.nu(), "uitgegaan_op": rij.uitgegaan_op or klok.nu(), "reden": ""}
    stap.move(rij, PARTIJLOOP, "hand_in", by=by, regel=stap.SYSTEEM, velden=velden)
    for betaling in _payments(rij):
        boeken.order(betaling, by=by)
        stap.move(betaling, states, "hand_in", by=by, regel=stap.SYSTEEM)


@transaction.atomic
def _refused(partij: Betaalpartij, ontvangst: Ontvangst, by: Persoon, *, eerste_keer: bool) -> None:
    """Keep why the bank refused the file. Refused the first time, it is certain that the bank pays nothing of it.

    Later on it is not: an earlier time may have arrived, and the bank may give another reason than that it had it.
    """
    rij = stap.lock(Betaalpartij, partij.pk)
    if rij.status != Partijstatus.GOEDGEKEURD:
        return
    velden = {
        "reden": _reason(ontvangst)[:REDEN],
        "uitgegaan_op": None if eerste_keer else rij.uitgegaan_op,
    }
    stap.change(rij, logwoord="bank_weigert", by=by, velden=velden, code=ontvangst.reden_code)


def _reason(ontvangst: Ontvangst) -> str:
    """Return why a file was refused; a bank that refuses every payment in it says so per payment."""
    return ontvangst.melding or ontvangst.reden_code or _("Per betaling staat in het afschrift waarom. Lees dat in.")


def _payments(rij: Betaalpartij) -> list[Betaling]:
    rijen = Betaling.objects.select_for_update(of=("self",)).filter(betaalpartij=rij.pk)
    return list(rijen.select_related("aanvraag").order_by("pk"))
