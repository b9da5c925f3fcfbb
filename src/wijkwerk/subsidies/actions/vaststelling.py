"""Settling a grant, for less too, and taking a grant back; what was paid too much becomes a claim."""

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.mensen.rules import mandate_of
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import besluit_gevolg, betaling, geld, stap, vordering
from wijkwerk.subsidies.models import Aanvraag, Beschikking
from wijkwerk.subsidies.states import aanvraag as states
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.besluit import INTREKGRONDEN, Besluitsoort

VIJF_JAAR = relativedelta(years=5)


@transaction.atomic
def settle(
    aanvraag: Aanvraag, *, bedrag: int, motivering: str, by: Persoon | None = None, versie: int | None = None
) -> Beschikking:
    """Settle a grant at `bedrag` cents: at most what was granted (Awb, artikel 4:46). By the system too (4:47).

    The rest falls free; what was paid above it is reclaimed in the same act, what waits to be paid above it is not
    paid, and what is still due is set out. Refused: more than granted, less without a reason, no mandate
    ("subsidies.mandaat"), money above it at the bank now ("subsidies.onderweg").
    """
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    toegekend = rij.toegekend or 0
    if not 0 <= bedrag <= toegekend:
        raise Weigering(_("U kunt niet meer vaststellen dan is toegekend."), regel="subsidies.bedrag")
    if bedrag < toegekend:
        stap.need(
            motivering, _("Schrijf op waarom het minder wordt (Awb, artikel 4:46)."), regel="subsidies.motivering"
        )
    mandaat = _mandate(rij, by)
    betaling.make_room(rij, bedrag=bedrag, by=by)
    stap.move(rij, states, "settle", by=by, regel=None if by else stap.SYSTEEM, velden={"vastgesteld": bedrag})
    betaald = geld.paid(rij)
    te_veel = max(0, betaald - bedrag)
    beschikking = besluit_gevolg.record(
        rij,
        Besluitsoort.VASTSTELLING,
        motivering=motivering.strip(),
        mandaat=mandaat,
        door=by,
        bedrag=bedrag,
        brief={"terug": te_veel, "nog": max(0, bedrag - betaald)},
    )
    posten = [
        *geld.move_all(rij, "betaald", Handeling.VORDER_TERUG, hoogstens=te_veel),
        *geld.move_all(rij, "verleend", Handeling.VRIJVAL, hoogstens=toegekend - bedrag),
    ]
    posten += geld.rest_after(rij, posten, Handeling.STEL_VAST)
    grootboek.book(posten, sleutel=f"beschikking:{beschikking.pk}", by=by)
    if te_veel:
        vordering.claim(beschikking, bedrag=te_veel, by=by)
    betaling.pay_rest(rij, by=by)
    return beschikking


@transaction.atomic
def revoke(aanvraag: Aanvraag, *, grond: str, motivering: str, by: Persoon, versie: int | None = None) -> Beschikking:
    """Take a grant back altogether: what was paid is reclaimed, what was not falls free.

    What waits to be paid is dropped; while money is at the bank it is refused ("subsidies.onderweg").
    Awb, artikel 4:48 (before it was settled) and 4:49 (after, within five years). Refused: another ground
    ("subsidies.intrekgrond"), more than five years after it was settled ("subsidies.vijf_jaar"), no mandate.
    """
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    rules.require("subsidies.beslissen", by, rij)
    reden = stap.need(motivering, _("Schrijf op waarom u dit intrekt."), regel="subsidies.motivering")
    if grond not in INTREKGRONDEN:
        raise Weigering(_("Kies de grond waarop u intrekt."), regel="subsidies.intrekgrond")
    _check_five_years(rij)
    mandaat = _mandate(rij, by)
    kolom, handeling = (
        ("vastgesteld", Handeling.TREK_IN) if rij.status == Status.VASTGESTELD else ("verleend", Handeling.VRIJVAL)
    )
    betaling.make_room(rij, bedrag=0, by=by)
    stap.move(rij, states, "revoke", by=by, grond=grond)
    betaald = geld.paid(rij)
    beschikking = besluit_gevolg.record(
        rij,
        Besluitsoort.INTREKKING,
        motivering=reden,
        mandaat=mandaat,
        door=by,
        bedrag=rij.toegekend,
        weigergrond=grond,
        brief={"terug": betaald},
    )
    posten = [*geld.move_all(rij, "betaald", Handeling.VORDER_TERUG), *geld.move_all(rij, kolom, handeling)]
    grootboek.book(posten, sleutel=f"beschikking:{beschikking.pk}", by=by)
    if betaald:
        vordering.claim(beschikking, bedrag=betaald, by=by)
    return beschikking


def _check_five_years(rij: Aanvraag) -> None:
    if rij.status != Status.VASTGESTELD:
        return
    besluit = rij.beschikkingen.filter(soort__in=[Besluitsoort.DIRECT, Besluitsoort.VASTSTELLING]).first()
    if besluit is None or besluit.bekendgemaakt_op is None:
        return
    if klok.vandaag() > besluit.bekendgemaakt_op + VIJF_JAAR:
        raise Weigering(
            _("Dit is meer dan vijf jaar geleden vastgesteld: intrekken kan niet meer (Awb, artikel 4:49, lid 3)."),
            regel="subsidies.vijf_jaar",
        )


def _mandate(rij: Aanvraag, by: Persoon | None) -> Mandaat | None:
    if by is None:
        return None
    soort = rij.regelingversie.regeling.mandaatsoort
    mandaat = mandate_of(by, soort, werkgebied=rij.werkgebied_id, bedrag=rij.toegekend)
    if mandaat is None:
        raise Weigering(
            _("U heeft vandaag geen mandaat voor dit bedrag bij %(fonds)s (Awb, artikel 10:3).")
            % {"fonds": rij.regelingversie.regeling.naam},
            regel="subsidies.mandaat",
        )
    return mandaat
