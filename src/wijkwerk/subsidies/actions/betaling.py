"""One payment: set out after a decision, held, let go, corrected, paid again. In the ledger only once it is handed in.

A payment is made under the lock of its application, so its number and its amount cannot be given twice.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import bankweg, stap
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Betaalpartij, Betaling
from wijkwerk.subsidies.queries import betaling as vragen
from wijkwerk.subsidies.states import betaling as states
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND, Betaalwijze
from wijkwerk.subsidies.states.besluit import Besluitsoort
from wijkwerk.subsidies.states.betaling import Betaalsoort, Partijstatus, Status

NIETS = "subsidies.niets_te_betalen"
REDEN = 160


@transaction.atomic
def prepare(
    aanvraag: Aanvraag, *, soort: str, bedrag: int, klaar_op: date | None = None, by: Persoon | None
) -> Betaling | None:
    """Set out a payment of at most `bedrag` cents on a grant, never more than is due; None when there is none to make.

    On an account: held at once, with the reason, when there is no account or it cannot be right. By card: waits until
    the card is handed out. By invoice: nothing yet, because the supplier is paid (`pay_invoice`).
    """
    if aanvraag.betaalwijze == Betaalwijze.FACTUUR:
        return None
    rij = stap.lock(Aanvraag, aanvraag.pk)
    som = min(bedrag, vragen.due(rij))
    if som <= 0:
        return None
    if rij.betaalwijze == Betaalwijze.KAART:
        return make(rij, Betaalsoort.KAART, som, klaar_op=klaar_op, by=by)
    naam, iban, door = vragen.account_of(rij)
    betaling = make(rij, soort, som, klaar_op=klaar_op, by=by, begunstigde=naam, iban=iban, rekening_door_id=door)
    return _hold_unpayable(betaling, by=by)


def pay_grant(beschikking: Beschikking, *, by: Persoon | None) -> Betaling | None:
    """Set out what follows on a grant: all of it when it is settled at once, else the advance of its band."""
    aanvraag = beschikking.aanvraag
    bedrag = aanvraag.toegekend or 0
    if beschikking.soort == Besluitsoort.DIRECT or aanvraag.vastgesteld is not None:
        return prepare(aanvraag, soort=Betaalsoort.BIJDRAGE, bedrag=bedrag, by=by)
    procent = aanvraag.band.voorschot_procent if aanvraag.band else 0
    return prepare(aanvraag, soort=Betaalsoort.VOORSCHOT, bedrag=bedrag * procent // 100, by=by)


def pay_rest(aanvraag: Aanvraag, *, by: Persoon | None) -> Betaling | None:
    """Set out what is still due after a settlement."""
    return prepare(aanvraag, soort=Betaalsoort.NABETALING, bedrag=vragen.due(aanvraag), by=by)


@transaction.atomic
def prepare_due(aanvraag: Aanvraag, *, by: Persoon, versie: int | None = None) -> Betaling:
    """Set out by hand what is due and for which nothing is set out, such as after a payment that was dropped."""
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    rules.require("subsidies.betalen", by)
    betaling = pay_rest(rij, by=by) if rij.status in TOEGEKEND else None
    if betaling is None:
        raise Weigering(_("Er is niets meer klaar te zetten."), regel=NIETS)
    return betaling


@transaction.atomic
def make_room(aanvraag: Aanvraag, *, bedrag: int, by: Persoon | None) -> None:
    """Before a grant is settled at or cut to `bedrag` cents: let what was set out above it not go out.

    Refused ("subsidies.onderweg") while a file with money for it is at the bank or approved, and what was paid would
    be more than `bedrag`: only when the bank has answered is it known what must come back. What waits is dropped, the
    last first, or lowered; out of a batch that is not approved yet it is taken.
    """
    partijen = Betaling.objects.filter(aanvraag=aanvraag, status=Status.IN_PARTIJ).values("betaalpartij")
    # Batch before payment, as everywhere: two people then wait for each other in one order.
    list(Betaalpartij.objects.select_for_update().filter(pk__in=partijen).order_by("pk"))
    rijen = list(Betaling.objects.select_for_update(of=("self",)).filter(aanvraag=aanvraag).order_by("-pk"))
    vast = sum(vragen.at_the_bank(aanvraag).values_list("bedrag", flat=True))
    betaald = sum(stand.betaald for stand in vragen.standing(aanvraag))
    if vast and betaald + vast > bedrag:
        raise Weigering(
            _("Er is nog geld onderweg naar de bank. Wacht op het afschrift, of annuleer eerst de betaalpartij."),
            regel="subsidies.onderweg",
        )
    bekend = set(vragen.at_the_bank(aanvraag).values_list("pk", flat=True))
    open_ = [rij for rij in rijen if rij.status in states.OPEN and rij.pk not in bekend]
    te_veel = betaald + vast + sum(rij.bedrag for rij in open_) - bedrag
    for rij in open_:
        te_veel -= _cut(rij, te_veel, by) if te_veel > 0 else 0


@transaction.atomic
def hold(betaling: Betaling, *, reden: str, by: Persoon | None, versie: int | None = None) -> Betaling:
    """Hold a payment, with why; it goes into no batch until it is let go. By the house too (`by` None)."""
    rij = stap.lock(Betaling, betaling.pk, versie=versie)
    waarom = reason(reden, _("Schrijf op waarom u de betaling vasthoudt."))
    return stap.move(rij, states, "hold", by=by, regel=None if by else stap.SYSTEEM, velden={"reden": waarom})


@transaction.atomic
def release(betaling: Betaling, *, by: Persoon, versie: int | None = None) -> Betaling:
    """Let a held payment go. Refused ("subsidies.rekening") while its account cannot be right."""
    rij = stap.lock(Betaling, betaling.pk, versie=versie)
    if rij.soort != Betaalsoort.KAART:
        bankweg.check_iban(rij.iban)
    return stap.move(rij, states, "release", by=by, velden={"reden": ""})


@transaction.atomic
def drop(betaling: Betaling, *, reden: str, by: Persoon, versie: int | None = None) -> Betaling:
    """Let a payment not go out, with why. What was granted stays due until it is settled for less."""
    rij = stap.lock(Betaling, betaling.pk, versie=versie)
    waarom = reason(reden, _("Schrijf op waarom dit niet betaald wordt."))
    return stap.move(rij, states, "drop", by=by, velden={"reden": waarom})


@transaction.atomic
def change_account(
    betaling: Betaling, *, begunstigde: str, iban: str, by: Persoon, versie: int | None = None
) -> Betaling:
    """Put another account on a payment that waits; who typed it can not approve the batch it goes out in.

    Refused: an account that cannot be right ("subsidies.rekening"), a payment that does not wait any more, a card.
    """
    rij = stap.lock(Betaling, betaling.pk, versie=versie)
    rules.require("subsidies.betalen", by, rij)
    if rij.status not in (Status.KLAAR, Status.VASTGEHOUDEN) or rij.soort == Betaalsoort.KAART:
        raise Weigering(
            _("De rekening kan nu niet meer veranderen: de stand is '%(status)s'.")
            % {"status": rij.get_status_display()},
            regel="subsidies.levensloop",
        )
    return stap.change(rij, logwoord="rekening_gewijzigd", by=by, velden=_account(begunstigde, iban, by))


@transaction.atomic
def retry(
    betaling: Betaling, *, begunstigde: str = "", iban: str = "", by: Persoon, versie: int | None = None
) -> Betaling:
    """Set a payment that came back out again: a new one with a key of its own; the old one stays as it was.

    Without an account it goes to the same one. Never more than is still due. Refused: a payment that did not come
    back, one that was already set out again, and when nothing is due any more.
    """
    aanvraag = stap.lock(Aanvraag, betaling.aanvraag_id)
    rij = stap.lock(Betaling, betaling.pk, versie=versie)
    rules.require("subsidies.betalen", by, rij)
    if rij.status != Status.MISLUKT or Betaling.objects.filter(opnieuw_voor=rij).exists():
        raise Weigering(_("Deze betaling kan niet opnieuw worden klaargezet."), regel="subsidies.levensloop")
    som = min(rij.bedrag, vragen.due(aanvraag))
    if som <= 0:
        raise Weigering(_("Er is niets meer te betalen op deze aanvraag."), regel=NIETS)
    velden: dict[str, Any] = {
        "begunstigde": rij.begunstigde,
        "iban": rij.iban,
        "rekening_door": rij.rekening_door,
        "factuurkenmerk": rij.factuurkenmerk,
    }
    if iban and (bankweg.check_iban(iban), begunstigde.strip()) != (rij.iban, rij.begunstigde):
        velden |= _account(begunstigde or rij.begunstigde, iban, by)
    nieuw = make(aanvraag, rij.soort, som, by=by, opnieuw_voor=rij, omschrijving=rij.omschrijving, **velden)
    return _hold_unpayable(nieuw, by=by)


def make(
    aanvraag: Aanvraag, soort: str, bedrag: int, *, by: Persoon | None, klaar_op: date | None = None, **velden: Any
) -> Betaling:
    """Store a payment, with the next key of its application; call under the lock of the application."""
    volgnummer = Betaling.objects.filter(aanvraag=aanvraag).count() + 1
    fonds = aanvraag.regelingversie.regeling.naam
    velden.setdefault(
        "omschrijving", f"{fonds}: {aanvraag.titel}"[: 138 - len(aanvraag.nummer)] + f", {aanvraag.nummer}"
    )
    betaling = Betaling.objects.create(
        aanvraag=aanvraag,
        soort=soort,
        bedrag=bedrag,
        endtoend=f"{aanvraag.nummer}-{volgnummer}",
        klaar_op=klaar_op or klok.vandaag(),
        status_sinds=klok.nu(),
        **velden,
    )
    logboek.note("subsidies.klaargezet", object=betaling, by=by, soort=str(soort), bedrag=bedrag)
    return betaling


def _hold_unpayable(betaling: Betaling, *, by: Persoon | None) -> Betaling:
    """Hold a payment whose account cannot be right: nothing is lost, and nobody has to find out at the bank."""
    try:
        betaling.iban = bankweg.check_iban(betaling.iban)
    except Weigering as weigering:
        return stap.move(
            betaling, states, "hold", by=by, regel=stap.SYSTEEM, velden={"reden": weigering.melding[:REDEN]}
        )
    betaling.save(update_fields=["iban"])
    return betaling


def _account(begunstigde: str, iban: str, by: Persoon) -> dict[str, Any]:
    naam = stap.need(begunstigde, _("Vul in op wiens naam de rekening staat."), regel="subsidies.rekening")
    return {"begunstigde": naam[:70], "iban": bankweg.check_iban(iban), "rekening_door": by}


def _cut(rij: Betaling, te_veel: int, by: Persoon | None) -> int:
    """Lower a payment that waits by at most `te_veel` cents, or drop it; return how much came off."""
    if rij.status == Status.IN_PARTIJ:
        uit_partij(rij, by=by)
    af = min(te_veel, rij.bedrag)
    if af == rij.bedrag:
        reden = _("De bijdrage werd lager vastgesteld of ingetrokken.")
        stap.move(rij, states, "drop", by=by, regel=stap.SYSTEEM, velden={"reden": reden})
    else:
        stap.change(rij, logwoord="verlaagd", by=by, velden={"bedrag": rij.bedrag - af}, af=af)
    return af


def uit_partij(rij: Betaling, *, by: Persoon | None) -> Betaling:
    """Take a locked payment out of its batch and let the batch be seen as changed; call after locking the batch."""
    partij = rij.betaalpartij
    stap.move(rij, states, "take_out", by=by, regel=stap.SYSTEEM, velden={"betaalpartij": None})
    if partij is not None and partij.status in (Partijstatus.CONCEPT, Partijstatus.TER_GOEDKEURING):
        stap.change(partij, logwoord="partij_gewijzigd", by=by, velden={}, betaling=rij.pk)
    return rij


def reason(reden: str, melding: str) -> str:
    """Return why, as it is kept with a payment or a batch; refused when empty or with a BSN in it."""
    waarom = stap.need(reden, melding, regel="subsidies.reden")
    stap.check_text(waarom, pii_gezien=True)
    return waarom[:REDEN]
