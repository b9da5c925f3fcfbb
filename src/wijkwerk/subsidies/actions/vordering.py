"""Money that must come back: claimed with a decision, received in parts, reminded of, let off, or undone."""

from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taal import speaking_dutch
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.mensen.rules import mandate_of
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import brieven, geld, stap
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Vordering
from wijkwerk.subsidies.queries import brieven as inhoud
from wijkwerk.subsidies.states.besluit import VORDERINGLOOP, Vorderingstatus
from wijkwerk.web.datums import als_euro

VERJARING = relativedelta(years=5)
HERINNER_NA = timedelta(days=7)
TUSSEN = timedelta(days=14)


def claim(beschikking: Beschikking, *, bedrag: int, by: Persoon | None) -> Vordering:
    """Claim `bedrag` cents back with this decision and send the letter; the ledger was booked by who decided.

    To be paid within six weeks (Awb, artikel 4:87); it lapses after five years (artikel 4:57 and 4:104).
    """
    vandaag = klok.vandaag()
    vordering = Vordering.objects.create(
        aanvraag=beschikking.aanvraag,
        beschikking=beschikking,
        bedrag=bedrag,
        uiterlijk_op=vandaag + brieven.TERUGBETALEN,
        verjaart_op=vandaag + VERJARING,
        status_sinds=klok.nu(),
    )
    logboek.note("subsidies.gevorderd", object=beschikking.aanvraag, by=by, bedrag=bedrag)
    _send_claim(vordering, by=by)
    return vordering


def _send_claim(vordering: Vordering, *, by: Persoon | None) -> None:
    besluit = vordering.beschikking
    with speaking_dutch():
        tot = besluit.bezwaar_tot or vordering.uiterlijk_op
        velden: dict[str, Any] = {
            "motivering": besluit.motivering,
            "besluitnemer": besluit.besluitnemer,
            "besluitnummer": besluit.nummer,
            "terug": vordering.bedrag,
            "terug_voor": vordering.uiterlijk_op,
            "betaalgegevens": inhoud.pay_back_facts(vordering),
            "rechtsmiddel": inhoud.remedy(besluit, tot),
        }
    brieven.send(vordering.aanvraag, "terugvordering", sleutel=f"terugvordering:{vordering.pk}", by=by, **velden)


def _lock(vordering: Vordering, versie: int | None) -> tuple[Aanvraag, Vordering]:
    aanvraag = stap.lock(Aanvraag, vordering.aanvraag_id)
    rij = stap.lock(Vordering, vordering.pk, versie=versie)
    rij.aanvraag = aanvraag
    return aanvraag, rij


@transaction.atomic
def receive(vordering: Vordering, *, bedrag: int, op: date, by: Persoon, versie: int | None = None) -> Vordering:
    """Write down that `bedrag` cents came back on day `op`; the last part closes the claim.

    Refused: more than is open ("subsidies.bedrag"), a day before the claim or to come ("subsidies.dag").
    """
    aanvraag, rij = _lock(vordering, versie)
    rules.require("subsidies.betalen", by)
    _require_open(rij)
    if not 0 < bedrag <= rij.open:
        raise Weigering(
            _("Er staat nog %(open)s open. Kwam er meer binnen? Stort het verschil terug.")
            % {"open": als_euro(rij.open)},
            regel="subsidies.bedrag",
        )
    if not rij.verjaart_op - VERJARING <= op <= klok.vandaag():
        raise Weigering(_("Kies de dag waarop het geld binnenkwam."), regel="subsidies.dag")
    posten = geld.move_all(aanvraag, "te_vorderen", Handeling.ONTVANG_TERUG, hoogstens=bedrag)
    grootboek.book(posten, sleutel=f"vordering:{rij.pk}:ontvangen:{rij.versie}", by=by)
    velden = {"ontvangen": rij.ontvangen + bedrag}
    log: dict[str, Any] = {"bedrag": bedrag, "op": op.isoformat()}
    if rij.ontvangen + bedrag == rij.bedrag:
        return stap.move(rij, VORDERINGLOOP, "receive", by=by, velden=velden, **log)
    return stap.change(rij, logwoord="deel_terugontvangen", by=by, velden=velden, **log)


@transaction.atomic
def waive(vordering: Vordering, *, motivering: str, by: Persoon, versie: int | None = None) -> Vordering:
    """Let off what is open (Awb, artikel 4:94a): a letter says so. What was let off does not come back to the pot.

    The law lets it be done when collecting would harm out of proportion to what it is for; the reason says so. It is no
    grant, so it takes nothing from the ceiling: that bounds what is granted (artikel 4:22), and this money was granted
    no longer when it was claimed. What fell free by then stays free.
    Refused: no reason, a BSN in it, no mandate for the amount ("subsidies.mandaat").
    """
    reden = stap.need(motivering, _("Schrijf op waarom dit niet terug hoeft."), regel="subsidies.motivering")
    stap.check_text(reden, pii_gezien=True)
    aanvraag, rij = _lock(vordering, versie)
    rules.require("subsidies.kwijtschelden", by, rij)
    _require_open(rij)
    bedrag, regeling = rij.open, aanvraag.regelingversie.regeling
    if mandate_of(by, regeling.mandaatsoort, werkgebied=aanvraag.werkgebied_id, bedrag=bedrag) is None:
        raise Weigering(
            _("U heeft vandaag geen mandaat voor %(bedrag)s bij %(fonds)s (Awb, artikel 10:3).")
            % {"bedrag": als_euro(bedrag), "fonds": regeling.naam},
            regel="subsidies.mandaat",
        )
    posten = geld.move_all(aanvraag, "te_vorderen", Handeling.SCHELD_KWIJT, hoogstens=bedrag)
    grootboek.book(posten, sleutel=f"vordering:{rij.pk}:kwijt", by=by)
    stap.move(rij, VORDERINGLOOP, "waive", by=by, regel=stap.SYSTEEM, bedrag=bedrag)
    wie = f"{by.naam}, {by.functie}" if by.functie else by.naam
    brieven.send(
        aanvraag,
        "kwijtschelding",
        sleutel=f"kwijtschelding:{rij.pk}",
        by=by,
        motivering=reden,
        besluitnemer=wie,
        terug=bedrag,
    )
    return rij


@transaction.atomic
def give_time(vordering: Vordering, *, uiterlijk_op: date, by: Persoon, versie: int | None = None) -> Vordering:
    """Agree on a later day to pay (Awb, artikel 4:94), such as when it comes in parts; at most until it lapses."""
    _aanvraag, rij = _lock(vordering, versie)
    rules.require("subsidies.betalen", by)
    _require_open(rij)
    if not rij.uiterlijk_op < uiterlijk_op < rij.verjaart_op:
        raise Weigering(_("Kies een latere dag, voor de vordering verjaart."), regel="subsidies.dag")
    velden = {"uiterlijk_op": uiterlijk_op, "herinnerd_op": None}
    return stap.change(rij, logwoord="uitstel_van_betaling", by=by, velden=velden, tot=uiterlijk_op.isoformat())


@transaction.atomic
def remind(vordering: Vordering, *, by: Persoon | None, versie: int | None = None) -> Vordering:
    """Remind somebody of what is open, with a letter (Awb, artikel 4:112).

    Refused: before the day to pay by, within two weeks after the last time ("subsidies.herinnering"), and once it
    lapsed ("subsidies.vijf_jaar").
    """
    aanvraag, rij = _lock(vordering, versie)
    if by is not None:
        rules.require("subsidies.betalen", by)
    _require_open(rij)
    vandaag = klok.vandaag()
    if vandaag > rij.verjaart_op:
        raise Weigering(
            _("Deze vordering is verjaard: na vijf jaar kan het niet meer (Awb, artikel 4:104)."),
            regel="subsidies.vijf_jaar",
        )
    te_vroeg = vandaag <= rij.uiterlijk_op
    if te_vroeg or (rij.herinnerd_op is not None and vandaag < rij.herinnerd_op + TUSSEN):
        raise Weigering(
            _("Herinneren kan na de laatste dag om te betalen, en hoogstens een keer per twee weken."),
            regel="subsidies.herinnering",
        )
    stap.change(rij, logwoord="aan_betalen_herinnerd", by=by, velden={"herinnerd_op": vandaag})
    with speaking_dutch():
        feiten = inhoud.pay_back_facts(rij)
    brieven.send(
        aanvraag,
        "vordering_herinnering",
        sleutel=f"vordering_herinnering:{rij.pk}:{vandaag.isoformat()}",
        by=by,
        terug=rij.open,
        terug_voor=rij.uiterlijk_op,
        betaalgegevens=feiten,
    )
    return rij


def remind_due() -> int:
    """Remind once, by itself, a week after the day to pay by; return how many. Harmless to run twice."""
    grens = klok.vandaag() - HERINNER_NA
    rijen = Vordering.objects.filter(
        status=Vorderingstatus.OPEN, uiterlijk_op__lt=grens, herinnerd_op=None, verjaart_op__gte=klok.vandaag()
    )
    wacht = list(rijen)
    for vordering in wacht:
        remind(vordering, by=None)
    return len(wacht)


def annul(aanvraag: Aanvraag, *, bedrag: int, by: Persoon) -> None:
    """Undo `bedrag` cents of the open claims on an application: an objection was upheld, and they are granted again.

    Call inside the transaction that books it, with the application locked.
    """
    rest = bedrag
    for rij in Vordering.objects.select_for_update().filter(aanvraag=aanvraag, status=Vorderingstatus.OPEN):
        if rest <= 0:
            return
        af = min(rest, rij.open)
        rest -= af
        if af < rij.open:
            stap.change(rij, logwoord="vordering_verlaagd", by=by, velden={"bedrag": rij.bedrag - af}, af=af)
        elif rij.ontvangen:
            velden = {"bedrag": rij.ontvangen}
            stap.move(rij, VORDERINGLOOP, "receive", by=by, regel=stap.SYSTEEM, velden=velden, af=af)
        else:
            stap.move(rij, VORDERINGLOOP, "annul", by=by, regel=stap.SYSTEEM, af=af)


def _require_open(rij: Vordering) -> None:
    if rij.status != Vorderingstatus.OPEN:
        raise Weigering(
            _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": rij.get_status_display()},
            regel="subsidies.levensloop",
        )
