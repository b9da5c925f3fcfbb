"""Judging an application: what the rules say, what a person makes of it, who has no interest in it, who advises."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.rekenkern.regels import Oordeel
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import geld, klok_waarschuwen, stap
from wijkwerk.subsidies.models import Aanvraag, Advies, Belangverklaring, Gesprek, Regeluitkomst
from wijkwerk.subsidies.models.beoordeling import Oordeel as Uitkomst
from wijkwerk.subsidies.queries.besluit import has_interest
from wijkwerk.subsidies.queries.toets import explain, plan_of
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN
from wijkwerk.subsidies.states.besluit import Voorstelstatus

HOOGSTE_PUNT = 10


@transaction.atomic
def judge_rules(aanvraag: Aanvraag) -> None:
    """Write down what each rule of its version says of the plan as it is now, and the band it falls in.

    What a rule cannot know is for a person. A judgement that a person gave stays, unless the rule now says otherwise
    than it did then. Call with the application locked; what changed nothing is written in one statement.
    """
    uitleg = explain(aanvraag.regelingversie, plan_of(aanvraag))
    nu, rijen = klok.nu(), aanvraag.uitkomsten.select_for_update(of=("self",))
    eerder = {uitkomst.voorwaarde_id: uitkomst for uitkomst in rijen}
    nieuw = []
    for regel in uitleg.regels:
        berekend = Uitkomst.MENS if regel.oordeel is Oordeel.ONBEKEND else Uitkomst(regel.oordeel)
        velden: dict[str, Any] = {"berekend": berekend, "reden": regel.reden[:240]}
        if (oud := eerder.get(regel.voorwaarde.pk)) is not None:
            _say_again(oud, velden)
        else:
            nieuw.append(Regeluitkomst(aanvraag=aanvraag, voorwaarde=regel.voorwaarde, op=nu, **velden))
    Regeluitkomst.objects.bulk_create(nieuw)
    aanvraag.uitkomsten.filter(pk__in=[oud.pk for oud in eerder.values()]).update(op=nu)
    banden = aanvraag.regelingversie.banden.filter(tot_bedrag__gte=aanvraag.gevraagd)
    aanvraag.band = banden.order_by("tot_bedrag").first()
    aanvraag.save(update_fields=["band"])


def _say_again(uitkomst: Regeluitkomst, velden: dict[str, Any]) -> None:
    """Write down what a rule says now, where that is something else."""
    if uitkomst.berekend != velden["berekend"]:
        velden = velden | {"oordeel": "", "toelichting": "", "beoordeeld_door": None}
    anders = {naam: waarde for naam, waarde in velden.items() if getattr(uitkomst, naam) != waarde}
    if anders:
        Regeluitkomst.objects.filter(pk=uitkomst.pk).update(**anders)


@transaction.atomic
def judge(uitkomst: Regeluitkomst, *, oordeel: str, toelichting: str, by: Persoon) -> Regeluitkomst:
    """Judge one rule as a person: yes or no, with the reason.

    Refused without a reason, once decided, and for who said to have an interest in it ("subsidies.belang").
    """
    rij = Regeluitkomst.objects.select_for_update(of=("self",)).select_related("aanvraag").get(pk=uitkomst.pk)
    rules.require("subsidies.beoordelen", by, rij.aanvraag)
    _refuse_decided(rij.aanvraag)
    refuse_interest(rij.aanvraag, by)
    if oordeel not in (Uitkomst.JA, Uitkomst.NEE):
        raise Weigering(_("Kies ja of nee."), regel="subsidies.oordeel")
    rij.toelichting = stap.need(toelichting, _("Schrijf op waarom u dit vindt."), regel="subsidies.oordeel")
    rij.oordeel, rij.beoordeeld_door, rij.op = oordeel, by, klok.nu()
    rij.save()
    logboek.note(
        "subsidies.regel_beoordeeld", object=rij.aanvraag, by=by, voorwaarde=rij.voorwaarde_id, oordeel=oordeel
    )
    return rij


@transaction.atomic
def declare_interest(aanvraag: Aanvraag, *, vrij: bool, by: Persoon) -> Belangverklaring:
    """Answer whether one has anything to do with who asks (Awb, artikel 2:4). Who has, takes no part in deciding."""
    rules.require("subsidies.beslissen", by, aanvraag)
    verklaring, _nieuw = Belangverklaring.objects.update_or_create(
        aanvraag=aanvraag, persoon=by, defaults={"vrij": vrij, "op": klok.nu()}
    )
    logboek.note("subsidies.belang", object=aanvraag, by=by, vrij=vrij)
    return verklaring


@transaction.atomic
def take(aanvraag: Aanvraag, *, by: Persoon, versie: int | None = None) -> Aanvraag:
    """Take an application on: from now on it is this person's to bring to a decision."""
    rules.require("subsidies.beoordelen", by, aanvraag)
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    _refuse_decided(rij)
    refuse_interest(rij, by)
    return stap.change(rij, logwoord="opgepakt", by=by, velden={"behandelaar": by})


@transaction.atomic
def ask_advice(aanvraag: Aanvraag, *, adviseur: Persoon, vraag: str, uiterlijk_op: date, by: Persoon) -> Advies:
    """Ask somebody who knows the wijk, or a member of the panel, by mail. Asking twice changes the question.

    Refused: a day in the past, a resident as adviser, once decided. Who gave advice is not asked again.
    """
    rules.require("subsidies.beoordelen", by, aanvraag)
    _refuse_decided(aanvraag)
    refuse_interest(aanvraag, by)
    if uiterlijk_op < klok.vandaag():
        raise Weigering(_("Kies een dag die nog komt."), regel="subsidies.advies")
    if adviseur.soort == Persoon.Soort.BEWONER:
        raise Weigering(_("Advies vraagt u aan een medewerker of een partner."), regel="subsidies.advies")
    bestaand = Advies.objects.select_for_update().filter(aanvraag=aanvraag, adviseur=adviseur).first()
    if bestaand is not None and bestaand.gegeven_op is not None:
        raise Weigering(_("Deze adviseur heeft al geantwoord."), regel="subsidies.advies")
    velden = {"gevraagd_door": by, "vraag": vraag.strip(), "uiterlijk_op": uiterlijk_op}
    advies, _nieuw = Advies.objects.update_or_create(aanvraag=aanvraag, adviseur=adviseur, defaults=velden)
    klok_waarschuwen.tell_adviser(advies)
    logboek.note("subsidies.advies_gevraagd", object=aanvraag, by=by, adviseur=adviseur.pk)
    return advies


@transaction.atomic
def give_advice(
    advies: Advies, *, strekking: str, tekst: str, punten: Mapping[str, int] | None = None, by: Persoon
) -> Advies:
    """Give the advice one was asked for; it may be given anew until the decision.

    In a weighed round with points from 0 to 10 for each of its published criteria ("subsidies.punten").
    """
    rij = Advies.objects.select_for_update(of=("self",)).select_related("aanvraag").get(pk=advies.pk)
    rules.require("subsidies.adviseren", by, rij)
    _refuse_decided(rij.aanvraag)
    if strekking not in Advies.Strekking.values:
        raise Weigering(_("Kies wat u adviseert."), regel="subsidies.advies")
    rij.tekst = stap.need(tekst, _("Schrijf op waarom u dit adviseert."), regel="subsidies.advies")
    stap.check_text(rij.tekst, pii_gezien=True)
    _check_points(rij.aanvraag, punten or {})
    rij.strekking, rij.punten, rij.gegeven_op = strekking, dict(punten or {}), klok.nu()
    rij.save()
    logboek.note("subsidies.advies_gegeven", object=rij.aanvraag, by=by, strekking=strekking)
    return rij


def _check_points(aanvraag: Aanvraag, punten: Mapping[str, int]) -> None:
    namen = {criterium["naam"] for criterium in aanvraag.ronde.criteria} if aanvraag.ronde is not None else set()
    if set(punten) - namen or not all(0 <= waarde <= HOOGSTE_PUNT for waarde in punten.values()):
        raise Weigering(_("Geef per criterium een cijfer van 0 tot en met 10."), regel="subsidies.punten")
    if namen and set(punten) != namen:
        raise Weigering(_("Geef elk criterium van deze ronde een cijfer."), regel="subsidies.punten")


def add_words(aanvraag: Aanvraag, tekst: str, *, by: Persoon | None) -> None:
    """Add what somebody said to the conversation: without a check but that on a BSN, inside a larger act."""
    stap.check_text(tekst, pii_gezien=True)
    Gesprek.objects.create(aanvraag=aanvraag, tekst=tekst.strip(), van_aanvrager=by is None, door=by, op=klok.nu())


def drop_proposal(aanvraag: Aanvraag, *, by: Persoon | None) -> None:
    """End a proposal that waits for a second person, and let go of the money it held. Call inside a transaction."""
    voorstel = aanvraag.voorstellen.filter(status=Voorstelstatus.OPEN).first()
    if voorstel is None:
        return
    voorstel.status, voorstel.tweede_op = Voorstelstatus.TERUG, klok.nu()
    voorstel.save(update_fields=["status", "tweede_op"])
    geld.release(aanvraag, sleutel=f"voorstel:{voorstel.pk}:vrij", by=by)


def refuse_interest(aanvraag: Aanvraag, by: Persoon) -> None:
    """Refuse who said to have something to do with who asks (Awb, artikel 2:4)."""
    if has_interest(aanvraag, by.pk):
        raise Weigering(
            _("U heeft iets met deze aanvrager te maken. Laat dit aan een collega (Awb, artikel 2:4)."),
            regel="subsidies.belang",
        )


def _refuse_decided(aanvraag: Aanvraag) -> None:
    if aanvraag.status not in TE_BESLISSEN:
        raise Weigering(_("Over deze aanvraag is al besloten."), regel="subsidies.levensloop")
