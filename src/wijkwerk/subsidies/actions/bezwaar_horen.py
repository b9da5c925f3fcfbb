"""Telling an objection: a conversation planned by invitation, called off, reported (Awb, artikel 7:2 to 7:7)."""

from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import klok
from wijkwerk.kern.kalender import Afspraak, Methode, write
from wijkwerk.kern.taal import dutch, speaking_dutch
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import bezwaar as bezwaren
from wijkwerk.subsidies.actions import brieven, stap
from wijkwerk.subsidies.models import Bezwaar
from wijkwerk.subsidies.queries import bezwaar as vragen
from wijkwerk.subsidies.states.besluit import BEZWAARLOOP, OPEN_BEZWAAR, Bezwaarstatus

DAGEN_VOORAF = 10  # until then papers may be sent for a hearing (Awb, artikel 7:4, lid 1)
DUUR_GESPREK = timedelta(hours=1)


@transaction.atomic
def plan_hearing(
    bezwaar: Bezwaar, *, op: datetime, plek: str, eerder_goed: bool = False, by: Persoon, versie: int | None = None
) -> Bezwaar:
    """Invite somebody to tell the objection: a letter, with the appointment for a calendar. Also to move it.

    Refused: no place, and within ten days from now unless they find that good (`eerder_goed`; Awb, artikel 7:4).
    """
    waar = stap.need(plek, _("Vul in waar het gesprek is."), regel="subsidies.hoorzitting")
    dagen = (klok.dag_van(op) - klok.vandaag()).days
    if op <= klok.nu() or (dagen < DAGEN_VOORAF and not eerder_goed):
        raise Weigering(
            _("Kies een dag over minstens tien dagen. Eerder mag alleen als de bezwaarmaker dat goedvindt."),
            regel="subsidies.hoorzitting",
        )
    aanvraag, rij = bezwaren.lock_both(bezwaar, versie)
    velden = {"hoorzitting_op": op, "hoorzitting_plek": waar, "wil_horen": True, "behandelaar": rij.behandelaar or by}
    stap.move(rij, BEZWAARLOOP, "plan_hearing", by=by, velden=velden)
    brieven.send(
        aanvraag,
        "hoorzitting",
        sleutel=f"hoorzitting:{rij.pk}:{rij.versie}",
        by=by,
        kalender=_appointment(rij, Methode.UITNODIGEN),
        **bezwaren.numbers(rij),
        moment=op,
        plek=waar,
    )
    return rij


def _appointment(rij: Bezwaar, methode: Methode) -> str:
    begint, wie = rij.hoorzitting_op, rij.beschikking.aanvraag.aanvrager
    if begint is None:
        return ""
    naam, adres = parseaddr(settings.MAIL["afzender"])
    afspraak = Afspraak(
        uid=f"bezwaar-{rij.pk}@{adres.rpartition('@')[2] or 'localhost'}",
        volgnummer=rij.versie,
        begint=begint,
        eindigt=begint + DUUR_GESPREK,
        titel=dutch(_l("Gesprek over uw bezwaar")) + f" {rij.nummer}",
        plaats=rij.hoorzitting_plek,
        tekst=vragen.page_link(rij),
        adres=vragen.page_link(rij),
        van=(naam, adres),
        aan=(wie.naam, wie.email),
        gemaakt=klok.nu(),
    )
    return write(afspraak, methode)


def appointment_of(bezwaar: Bezwaar) -> str:
    """Return the appointment of a hearing that is planned, for a calendar; empty when there is none."""
    gepland = bezwaar.status == Bezwaarstatus.HOORZITTING and bezwaar.wil_horen
    return _appointment(bezwaar, Methode.MEEGEVEN) if gepland else ""


def _cancelled(rij: Bezwaar) -> str:
    with speaking_dutch():
        zin = _("Het gesprek over uw bezwaar %(nummer)s gaat niet door. Wij besluiten zonder gesprek.")
        return zin % {"nummer": rij.nummer}


@transaction.atomic
def waive_hearing(bezwaar: Bezwaar, *, by: Persoon | None = None, versie: int | None = None) -> Bezwaar:
    """Say that one need not be heard (Awb, artikel 7:3, onder c); a hearing that was planned is called off."""
    aanvraag, rij = bezwaren.lock_both(bezwaar, versie)
    if by is not None:
        rules.require("subsidies.invoeren", by)
    if rij.status not in OPEN_BEZWAAR or rij.verslag:
        raise Weigering(_("Dit kan nu niet meer."), regel="subsidies.levensloop")
    gepland = rij.status == Bezwaarstatus.HOORZITTING and rij.wil_horen
    stap.change(rij, logwoord="horen_hoeft_niet", by=by, velden={"wil_horen": False})
    if gepland:
        brieven.send(
            aanvraag,
            "bericht",
            sleutel=f"hoorzitting_af:{rij.pk}:{rij.versie}",
            by=by,
            kalender=_appointment(rij, Methode.AFZEGGEN),
            bericht=_cancelled(rij),
        )
    return rij


@transaction.atomic
def hear(bezwaar: Bezwaar, *, verslag: str, by: Persoon, versie: int | None = None) -> Bezwaar:
    """Keep the report of a hearing that was held (Awb, artikel 7:7); it goes along with the decision.

    Refused: no report, a BSN in it, and before the hearing ("subsidies.hoorzitting").
    """
    schoon = stap.need(verslag, _("Schrijf op wat er is gezegd."), regel="subsidies.hoorzitting")
    stap.check_text(schoon, pii_gezien=True)
    _aanvraag, rij = bezwaren.lock_both(bezwaar, versie)
    bezwaren.require_open(rij, by)
    if rij.hoorzitting_op is None or rij.hoorzitting_op > klok.nu():
        raise Weigering(_("Het gesprek is nog niet geweest."), regel="subsidies.hoorzitting")
    return stap.change(rij, logwoord="gehoord", by=by, velden={"verslag": schoon})
