"""Money that does not go to the account of who asked: an invoice paid for them, a card that is handed out."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import bankweg, stap
from wijkwerk.subsidies.actions import betaling_boeken as boeken
from wijkwerk.subsidies.actions.betaling import NIETS, make
from wijkwerk.subsidies.models import Aanvraag, Betaling
from wijkwerk.subsidies.queries import betaling as vragen
from wijkwerk.subsidies.states import betaling as states
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND
from wijkwerk.subsidies.states.betaling import Betaalsoort, Status
from wijkwerk.web.datums import als_euro


@transaction.atomic
def pay_invoice(
    aanvraag: Aanvraag,
    *,
    leverancier: str,
    iban: str,
    kenmerk: str,
    bedrag: int,
    by: Persoon,
    versie: int | None = None,
) -> Betaling:
    """Set out the invoice of a supplier for a grant: at most what is still due. The applicant handles no money.

    Who typed the account can not approve the batch it goes out in. Refused: no grant, more than is due
    ("subsidies.niets_te_betalen"), the same invoice of the same supplier again ("subsidies.rekening_dubbel"), an
    account that cannot be right ("subsidies.rekening").
    """
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    rules.require("subsidies.betalen", by)
    naam = stap.need(leverancier, _("Vul in wie de rekening stuurde."), regel="subsidies.rekening")[:70]
    wat = stap.need(kenmerk, _("Vul het nummer van de rekening in."), regel="subsidies.rekening")[:40]
    rekening = bankweg.check_iban(iban)
    _check_due(rij, bedrag)
    if rij.betalingen.filter(status__in=vragen.LEVEND, iban=rekening, factuurkenmerk__iexact=wat).exists():
        raise Weigering(_("Deze rekening is al ingevoerd."), regel="subsidies.rekening_dubbel")
    return make(
        rij,
        Betaalsoort.FACTUUR,
        bedrag,
        by=by,
        begunstigde=naam,
        iban=rekening,
        rekening_door=by,
        factuurkenmerk=wat,
        omschrijving=f"{wat}, {rij.nummer}",
    )


@transaction.atomic
def hand_out_card(betaling: Betaling, *, kaart: str, by: Persoon, versie: int | None = None) -> Betaling:
    """Say that a card with this amount was handed out, or loaded again; `kaart` is its last four digits.

    No bank tells us: so it is in the ledger as paid from this moment. Refused: another kind of payment, other digits.
    """
    rij = stap.lock(Betaling, betaling.pk, versie=versie)
    if rij.soort != Betaalsoort.KAART:
        raise Weigering(_("Deze betaling gaat niet met een kaart."), regel="subsidies.levensloop")
    if not re.fullmatch(r"[0-9]{4}", cijfers := kaart.strip()):
        raise Weigering(_("Vul de laatste vier cijfers van de kaart in."), regel="subsidies.kaart")
    velden = {"kaart": cijfers, "betaald_op": klok.vandaag()}
    stap.move(rij, states, "confirm_by_hand", by=by, velden=velden)
    boeken.order(rij, by=by)
    boeken.confirm(rij, by=by)
    return rij


@transaction.atomic
def take_card_back(betaling: Betaling, *, bedrag: int, by: Persoon, versie: int | None = None) -> Betaling:
    """Take a card back with `bedrag` cents left on it: that much was not paid after all, and is due again.

    Once per load. Refused: no card that was handed out, more than was on it, a second time ("subsidies.kaart").
    """
    rij = stap.lock(Betaling, betaling.pk, versie=versie)
    rules.require("subsidies.betalen", by, rij)
    if rij.soort != Betaalsoort.KAART or rij.status != Status.BETAALD or rij.reden:
        raise Weigering(_("Van deze kaart kan nu niets terugkomen."), regel="subsidies.kaart")
    if not 0 < bedrag <= rij.bedrag:
        raise Weigering(
            _("Er kan hoogstens %(bedrag)s op de kaart staan.") % {"bedrag": als_euro(rij.bedrag)},
            regel="subsidies.kaart",
        )
    reden = _("De kaart kwam terug met %(bedrag)s erop.") % {"bedrag": als_euro(bedrag)}
    stap.change(rij, logwoord="kaart_terug", by=by, velden={"reden": reden}, bedrag=bedrag)
    boeken.give_back(rij, bedrag, by=by)
    return rij


def _check_due(rij: Aanvraag, bedrag: int) -> None:
    if rij.status not in TOEGEKEND:
        raise Weigering(_("Op deze aanvraag is niets toegekend."), regel=NIETS)
    over = vragen.due(rij)
    if not 0 < bedrag <= over:
        raise Weigering(
            _("Er is nog %(over)s te betalen op deze aanvraag.") % {"over": als_euro(over)},
            regel=NIETS,
        )
