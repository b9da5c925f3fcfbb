"""The legal clock: it starts, stands still, goes on, is put off in time, and warns before it ends."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import beoordeling, brieven, stap
from wijkwerk.subsidies.models import Aanvraag, Opschorting, Verdaging
from wijkwerk.subsidies.queries.klok import term_of
from wijkwerk.subsidies.states import aanvraag as states


def set_term(aanvraag: Aanvraag) -> date | None:
    """Write down by when there must be a decision; None while the clock stands still. Call inside a transaction.

    With another date people are warned anew.
    """
    einde = term_of(aanvraag).einddatum()
    if einde != aanvraag.beslis_uiterlijk:
        aanvraag.beslis_uiterlijk, aanvraag.gemeld_op = einde, None
        aanvraag.save(update_fields=["beslis_uiterlijk", "gemeld_op"])
    return einde


@transaction.atomic
def ask_completion(
    aanvraag: Aanvraag, *, vraag: str, uiterlijk_op: date | None = None, by: Persoon, versie: int | None = None
) -> Opschorting:
    """Ask for what is missing; the clock stands still from tomorrow until it comes or the time for it is over.

    Awb, artikel 4:5 and 4:15. The letter goes out in the same act. Refused: no question, a day in the past, the clock
    stands still already ("subsidies.levensloop"), or the term is over ("subsidies.termijn").
    """
    schoon = stap.need(vraag, _("Schrijf op wat er nog mist."), regel="subsidies.aanvulling")
    stap.check_text(schoon, pii_gezien=True)
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    beoordeling.refuse_interest(rij, by)
    vandaag = klok.vandaag()
    tot = uiterlijk_op or vandaag + timedelta(days=rij.regelingversie.aanvul_dagen)
    if tot <= vandaag:
        raise Weigering(_("Geef iemand tijd: kies een dag na vandaag."), regel="subsidies.aanvulling")
    einde = term_of(rij).einddatum()
    if einde is not None and vandaag > einde:
        raise Weigering(_("De termijn is al voorbij. Besluit nu."), regel="subsidies.termijn")
    stap.move(rij, states, "ask_completion", by=by, velden={"compleet_op": None})
    opschorting = Opschorting.objects.create(aanvraag=rij, gevraagd_op=vandaag, uiterlijk_op=tot, vraag=schoon, door=by)
    set_term(rij)
    brieven.send(rij, "aanvulling", sleutel=f"aanvulling:{opschorting.pk}", by=by, vraag=schoon, uiterlijk_op=tot)
    return opschorting


@transaction.atomic
def complete(aanvraag: Aanvraag, *, tekst: str, by: Persoon | None = None, versie: int | None = None) -> Aanvraag:
    """Complete the application: the clock goes on today. By who asks (`by` None), or entered on behalf."""
    if by is not None:
        rules.require("subsidies.invoeren", by)
    return _go_on(aanvraag, "complete", tekst=tekst, by=by, versie=versie)


@transaction.atomic
def resume(aanvraag: Aanvraag, *, by: Persoon | None, versie: int | None = None) -> Aanvraag:
    """Let the clock go on without a completion: the time for it is over, or it was not needed after all."""
    return _go_on(aanvraag, "resume", tekst="", by=by, versie=versie)


def _go_on(aanvraag: Aanvraag, handeling: str, *, tekst: str, by: Persoon | None, versie: int | None) -> Aanvraag:
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    systeem = handeling == "complete" or by is None
    # Who did not complete it has no place in the order of complete applications; who needed not has the old one.
    compleet_op = klok.nu() if handeling == "complete" else rij.ontvangen_op if by is not None else None
    velden = {"compleet_op": compleet_op}
    stap.move(rij, states, handeling, by=by, regel=stap.SYSTEEM if systeem else None, velden=velden)
    open_stop = rij.opschortingen.filter(hervat_op=None).get()
    open_stop.hervat_op = min(klok.vandaag(), open_stop.uiterlijk_op + timedelta(days=1))
    open_stop.save(update_fields=["hervat_op"])
    if tekst.strip():
        beoordeling.add_words(rij, tekst, by=by)
    set_term(rij)
    beoordeling.judge_rules(rij)
    return rij


@transaction.atomic
def extend(aanvraag: Aanvraag, *, weken: int, reden: str, by: Persoon, versie: int | None = None) -> Verdaging:
    """Put the decision off, with a letter that names the new date (Awb, artikel 4:14).

    Refused: after the term ("subsidies.termijn"), while it stands still, longer than the regeling allows
    ("subsidies.verdaging"), or without a reason.
    """
    rules.require("subsidies.beoordelen", by, aanvraag)
    schoon = stap.need(reden, _("Schrijf op waarom het langer duurt."), regel="subsidies.verdaging")
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    beoordeling.refuse_interest(rij, by)
    einde = term_of(rij).einddatum()
    if rij.status not in states.TE_BESLISSEN or einde is None:
        raise Weigering(_("De termijn loopt nu niet: er valt niets uit te stellen."), regel="subsidies.verdaging")
    if klok.vandaag() > einde:
        raise Weigering(
            _("De termijn is voorbij. Uitstel moet vooraf worden verteld (Awb, artikel 4:14)."),
            regel="subsidies.termijn",
        )
    over = rij.regelingversie.verdaag_weken - sum(uitstel.weken for uitstel in rij.verdagingen.all())
    if not 1 <= weken <= over:
        raise Weigering(
            ngettext(
                "U kunt nog hoogstens %(weken)s week uitstellen.",
                "U kunt nog hoogstens %(weken)s weken uitstellen.",
                over,
            )
            % {"weken": over},
            regel="subsidies.verdaging",
        )
    verdaging = Verdaging.objects.create(aanvraag=rij, verteld_op=klok.vandaag(), weken=weken, reden=schoon, door=by)
    stap.change(rij, logwoord="verdaagd", by=by, velden={}, weken=weken)
    nieuw = set_term(rij)
    brieven.send(rij, "verdaging", sleutel=f"verdaging:{verdaging.pk}", by=by, reden=schoon, uiterlijk_op=nieuw)
    return verdaging


def end_completions() -> int:
    """Let the clock go on where the time to complete is over; return how many. Run daily, harmless to run twice."""
    voorbij = Opschorting.objects.filter(hervat_op=None, uiterlijk_op__lt=klok.vandaag())
    wacht = [
        stop.aanvraag for stop in voorbij.select_related("aanvraag") if stop.aanvraag.status == states.Status.AANVULLEN
    ]
    for aanvraag in wacht:
        resume(aanvraag, by=None)
    return len(wacht)
