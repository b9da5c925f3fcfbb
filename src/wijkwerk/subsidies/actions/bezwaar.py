"""Objections come in, are heard, put off and taken back (Awb, hoofdstuk 6 and 7). The decision: `bezwaar_besluit`.

The lock of the application comes first, as in every act on it: two people then wait for each other in one order.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.termijnen import moment_of_receipt
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import brieven, stap
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Bezwaar
from wijkwerk.subsidies.queries import bezwaar as vragen
from wijkwerk.subsidies.states.besluit import BEZWAARLOOP, BEZWAARREGEL, OPEN_BEZWAAR, Besluitsoort, Bezwaarstatus

HOOGSTENS_WEKEN = 6


@transaction.atomic
def object_to(
    beschikking: Beschikking,
    *,
    gronden: str,
    wil_horen: bool,
    client_id: UUID,
    reden_te_laat: str = "",
    ontvangen_op: datetime | None = None,
    gepost_op: date | None = None,
    by: Persoon | None = None,
) -> Bezwaar:
    """Take in an objection against a decision, set its term and send the receipt. Idempotent on `client_id`.

    By who applied (`by` None) it came now; entered on behalf it came at `ontvangen_op`, and by post `gepost_op` counts
    too. Refused: no grounds, a BSN in them, a decision on an objection (that goes to the court: "subsidies.beroep"),
    one that is objected to already ("subsidies.bezwaar_loopt"), and too late without a reason when somebody does it
    themselves ("subsidies.te_laat"): what is too late on paper is taken in, and asked about in the receipt.
    """
    if by is not None:
        rules.require("subsidies.invoeren", by)
    schoon = stap.need(gronden, _("Schrijf op waarom u het niet eens bent met het besluit."), regel="subsidies.gronden")
    stap.check_text(schoon, reden_te_laat, pii_gezien=True)
    aanvraag = stap.lock(Aanvraag, beschikking.aanvraag_id)
    if (eerder := Bezwaar.objects.filter(client_id=client_id).first()) is not None:
        return eerder
    besluit = Beschikking.objects.get(pk=beschikking.pk)
    moment = moment_of_receipt(ontvangen_op if by is not None else None, regel="subsidies.ontvangst")
    dag, gepost = klok.dag_van(moment), gepost_op if by is not None else None
    _check_open(besluit, dag)
    if by is None:
        _ask_why_late(besluit, dag, reden_te_laat)
    bezwaar = Bezwaar.objects.create(
        client_id=client_id,
        beschikking=besluit,
        ontvangen_op=moment,
        gepost_op=gepost,
        gronden=schoon,
        reden_te_laat=reden_te_laat.strip(),
        wil_horen=wil_horen,
        status_sinds=klok.nu(),
        beslis_uiterlijk=vragen.decided_by(besluit, ontvangen_op=dag),
    )
    logboek.note("subsidies.bezwaar", object=aanvraag, by=by, bezwaar=bezwaar.pk, beschikking=besluit.pk)
    _send_receipt(bezwaar, by=by)
    return bezwaar


def _ask_why_late(besluit: Beschikking, dag: date, reden: str) -> None:
    if not vragen.in_time(besluit, ontvangen_op=dag):
        stap.need(
            reden,
            _("De tijd om bezwaar te maken is voorbij. Vertel waarom het later werd: soms kan het dan toch."),
            regel="subsidies.te_laat",
        )


def _check_open(besluit: Beschikking, dag: date) -> None:
    if besluit.soort == Besluitsoort.BEZWAAR:
        raise Weigering(
            _("Dit is een besluit op bezwaar. Daartegen kunt u in beroep bij de rechtbank (Awb, artikel 8:1)."),
            regel="subsidies.beroep",
        )
    if besluit.bekendgemaakt_op is None or dag < besluit.bekendgemaakt_op:
        raise Weigering(_("Dit besluit was toen nog niet bekendgemaakt."), regel="subsidies.ontvangst")
    andere = besluit.bezwaren.exclude(status=Bezwaarstatus.INGETROKKEN).first()
    if andere is not None and andere.status in OPEN_BEZWAAR:
        raise Weigering(
            _("Er is al bezwaar gemaakt tegen dit besluit: %(nummer)s.") % {"nummer": andere.nummer},
            regel="subsidies.bezwaar_loopt",
        )
    if andere is not None:
        raise Weigering(
            _("Over bezwaar tegen dit besluit is al besloten. Daarna kunt u naar de rechtbank."),
            regel="subsidies.beroep",
        )


def _send_receipt(bezwaar: Bezwaar, *, by: Persoon | None) -> None:
    brieven.send(
        bezwaar.beschikking.aanvraag,
        "bezwaar_ontvangst",
        sleutel=f"bezwaar_ontvangst:{bezwaar.pk}",
        by=by,
        **numbers(bezwaar),
        ontvangen_op=klok.dag_van(bezwaar.ontvangen_op),
        uiterlijk_op=bezwaar.beslis_uiterlijk,
        bezwaar_tot=bezwaar.beschikking.bezwaar_tot,
        te_laat=not vragen.came_in_time(bezwaar),
        wil_horen=bezwaar.wil_horen,
    )


def numbers(bezwaar: Bezwaar) -> dict[str, str]:
    """Return what every letter about an objection names."""
    return {
        "bezwaarnummer": bezwaar.nummer,
        "besluitnummer": bezwaar.beschikking.nummer,
        "bezwaarlink": vragen.page_link(bezwaar),
    }


def lock_both(bezwaar: Bezwaar, versie: int | None) -> tuple[Aanvraag, Bezwaar]:
    """Return the application and the objection, both locked, in the order that every act keeps."""
    aanvraag = stap.lock(Aanvraag, bezwaar.beschikking.aanvraag_id)
    rij = stap.lock(Bezwaar, bezwaar.pk, met=("beschikking",), versie=versie)
    rij.beschikking.aanvraag = aanvraag
    return aanvraag, rij


@transaction.atomic
def take(bezwaar: Bezwaar, *, by: Persoon, versie: int | None = None) -> Bezwaar:
    """Become the one who handles an objection. Refused for who decided the first time (Awb, artikel 10:3, lid 3)."""
    _aanvraag, rij = lock_both(bezwaar, versie)
    require_open(rij, by)
    return stap.change(rij, logwoord="bezwaar_opgepakt", by=by, velden={"behandelaar": by})


def require_open(rij: Bezwaar, by: Persoon) -> None:
    """Refuse unless this person may handle the objection, and it is open still."""
    if rij.status not in OPEN_BEZWAAR:
        raise Weigering(
            _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": rij.get_status_display()},
            regel="subsidies.levensloop",
        )
    rules.require(BEZWAARREGEL, by, rij)


@transaction.atomic
def extend(bezwaar: Bezwaar, *, weken: int, reden: str, by: Persoon, versie: int | None = None) -> Bezwaar:
    """Put the decision off by at most six weeks in all, with a letter (Awb, artikel 7:10, lid 3).

    Refused: after the term ("subsidies.termijn"), longer ("subsidies.verdaging"), no reason.
    """
    schoon = stap.need(reden, _("Schrijf op waarom het langer duurt."), regel="subsidies.verdaging")
    stap.check_text(schoon, pii_gezien=True)
    aanvraag, rij = lock_both(bezwaar, versie)
    require_open(rij, by)
    if klok.vandaag() > rij.beslis_uiterlijk:
        raise Weigering(_("De termijn is voorbij. Uitstel moet u vooraf vertellen."), regel="subsidies.termijn")
    samen = rij.verdaagd_weken + weken
    if weken < 1 or samen > HOOGSTENS_WEKEN:
        raise Weigering(
            _("U kunt nog hoogstens %(weken)s weken uitstellen.") % {"weken": HOOGSTENS_WEKEN - rij.verdaagd_weken},
            regel="subsidies.verdaging",
        )
    dag = klok.dag_van(rij.ontvangen_op)
    nieuw = vragen.decided_by(rij.beschikking, ontvangen_op=dag, verdaagd_weken=samen)
    velden = {"verdaagd_weken": samen, "beslis_uiterlijk": nieuw, "gemeld_op": None}
    stap.change(rij, logwoord="bezwaar_verdaagd", by=by, velden=velden, weken=weken)
    sleutel = f"bezwaar_verdaging:{rij.pk}:{samen}"
    brieven.send(
        aanvraag, "bezwaar_verdaging", sleutel=sleutel, by=by, **numbers(rij), reden=schoon, uiterlijk_op=nieuw
    )
    return rij


@transaction.atomic
def withdraw(bezwaar: Bezwaar, *, by: Persoon | None = None, versie: int | None = None) -> Bezwaar:
    """Take an objection back (Awb, artikel 6:21): by who made it, or entered on behalf. A letter says that it is so."""
    if by is not None:
        rules.require("subsidies.invoeren", by)
    aanvraag, rij = lock_both(bezwaar, versie)
    stap.move(rij, BEZWAARLOOP, "withdraw", by=by, regel=stap.SYSTEEM)
    tot = rij.beschikking.bezwaar_tot
    brieven.send(
        aanvraag,
        "bezwaar_ingetrokken",
        sleutel=f"bezwaar_ingetrokken:{rij.pk}",
        by=by,
        **numbers(rij),
        ingetrokken_op=klok.vandaag(),
        bezwaar_tot=tot if tot is not None and tot >= klok.vandaag() else "",
    )
    return rij
