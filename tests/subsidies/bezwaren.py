"""Short ways to the moments of an objection, by the acts people use."""

from datetime import datetime, timedelta
from uuid import uuid4

from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.subsidies.actions import beoordeling, besluit, betaling_boeken
from wijkwerk.subsidies.actions import bezwaar as acts
from wijkwerk.subsidies.actions import bezwaar_horen as horen
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Betaling, Bezwaar

GRONDEN = "Er doen wel drie buren mee. De lijst zat in een andere envelop."


def refuse(aanvraag: Aanvraag, by) -> Beschikking:
    """Refuse an application that too few neighbours support."""
    beoordeling.declare_interest(aanvraag, vrij=True, by=by)
    nee = aanvraag.uitkomsten.get(voorwaarde__soort="minimum_steun").voorwaarde
    return besluit.refuse(aanvraag, motivering="Te weinig buren.", deur="Bel ons.", voorwaarde=nee, by=by)


def object_to(beschikking: Beschikking, **anders) -> Bezwaar:
    """Object to a decision; without wanting to be heard."""
    velden = {"gronden": GRONDEN, "wil_horen": False, "client_id": uuid4()} | anders
    return acts.object_to(beschikking, **velden)


def heard(bezwaar: Bezwaar, by) -> datetime:
    """Plan a hearing and hold it; returns a moment just after it."""
    dag = klok.nu() + timedelta(days=12)
    horen.plan_hearing(bezwaar, op=dag, plek="Stadhuis, kamer 2.14", by=by)
    with klok.op(dag + timedelta(hours=2)):
        horen.hear(bezwaar, verslag="Zij liet de lijst zien.", by=by)
    return dag + timedelta(hours=3)


def pay(aanvraag: Aanvraag) -> None:
    """Let the bank pay what was set out."""
    for rij in Betaling.objects.filter(aanvraag=aanvraag, status="klaar"):
        betaling_boeken.order(rij, by=None)
        betaling_boeken.confirm(rij, by=None)
        Betaling.objects.filter(pk=rij.pk).update(status="betaald", betaald_op=klok.vandaag())


def ledger(aanvraag: Aanvraag) -> dict[str, int]:
    """Return what stands for an application over all pots, without the zeros."""
    kolommen = ("verleend", "vastgesteld", "betaald", "te_vorderen", "kas", "teruggevorderd")
    standen = grootboek.stand_of(aanvraag.dossier)
    sommen = {kolom: sum(stand.amount(kolom) for stand in standen) for kolom in kolommen}
    return {kolom: som for kolom, som in sommen.items() if som}


def last_letter(aanvraag: Aanvraag, soort: str) -> Bericht:
    """Return the newest message of one kind about an application."""
    return Bericht.objects.filter(over_id=aanvraag.pk, document__soort=f"subsidies.{soort}").latest("pk")
