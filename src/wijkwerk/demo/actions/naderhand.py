"""What comes after a decision: people tell how it was, somebody comes by, and some object."""

from datetime import datetime, time, timedelta

from wijkwerk.demo.actions import prenten
from wijkwerk.demo.actions.aanvragen import ONDERWEG, Aanvraagleven
from wijkwerk.demo.actions.draaiboek import Leven
from wijkwerk.demo.queries.gegevens import table
from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import bezwaar as bezwaren
from wijkwerk.subsidies.actions import bezwaar_besluit, verantwoording, verantwoording_oordeel
from wijkwerk.subsidies.models import Verantwoording
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND, Status

NOOIT, MET_FOTO, OPENBAAR = 0.05, 0.6, 0.7
BIJSCHRIFTEN = {
    "feest": "Een straat met slingers en gedekte tafels.",
    "binnen": "Een lange tafel met schalen, binnen bij de ramen.",
    "tuin": "Houten bakken vol planten en bloemen.",
    "groen": "Een straat met drie bomen.",
    "spelen": "Een schommel en een glijbaan op het gras.",
    "ontmoeten": "Een bank onder de bomen.",
    "verlichting": "Een straat in het donker, met lantaarns.",
}


def after(leven: Aanvraagleven) -> Leven:
    """Live on after the decision."""
    yield from leven.live()
    if leven.aanvraag.pk is None:
        return
    leven.aanvraag.refresh_from_db()
    if leven.aanvraag.status == Status.GEWEIGERD:
        yield from _object(leven)
    elif leven.aanvraag.status in TOEGEKEND:
        yield from _tell(leven)


def _tell(leven: Aanvraagleven) -> Leven:
    """Tell how it was in the weeks after, and hear that it is good."""
    vertelt = Verantwoording.objects.filter(aanvraag=leven.aanvraag).first()
    if vertelt is None or leven.w.chance(NOOIT):
        return
    dag = leven.plan.op + timedelta(days=leven.w.rnd.randint(2, 24))
    yield datetime.combine(dag, time(20, leven.w.rnd.randint(0, 59)), klok.AMSTERDAM)
    if not _told(leven, vertelt):
        return
    yield leven.w.uren.at_work(leven.w.rnd.randint(2, 8))
    while leven.aanvraag.betalingen.filter(status__in=ONDERWEG).exists():
        yield leven.w.uren.at_work(2)
    vertelt.refresh_from_db()
    if vertelt.status == "ingediend":
        verantwoording_oordeel.accept(vertelt, by=leven.fondsen.beheer)
    vertelt.refresh_from_db()
    if vertelt.toestemming and vertelt.status == "akkoord":
        verantwoording.show(vertelt, by=leven.lead)


def _told(leven: Aanvraagleven, vertelt: Verantwoording) -> bool:
    """Hand in the story; whoever has to show receipts here waits for them."""
    rnd, aanvraag = leven.w.rnd, leven.aanvraag
    bezoekers = max(5, round((aanvraag.bezoekers or 30) * rnd.uniform(0.6, 1.4)))
    kostte = sum(regel.bedrag for regel in aanvraag.kosten.all())
    verantwoording.save(
        vertelt,
        verhaal=_story(leven).format(bezoekers=bezoekers),
        bezoekers=bezoekers,
        totaal=round(kostte * rnd.uniform(0.9, 1.05) / 1000) * 1000,  # nobody is asked to bring back one euro
        toestemming=leven.w.chance(OPENBAAR),
        bijschriften=_pictured(leven, vertelt),
    )
    vertelt.refresh_from_db()
    if vertelt.vraagt_bonnen:
        bon = verantwoording.Bon(prenten.upload("idee", 0), aanvraag.toegekend or 0)
        verantwoording.add_papers(vertelt, bonnen=[bon])
    if vertelt.status not in ("gevraagd", "bonnen"):
        return False
    verantwoording.tell(vertelt)
    return True


def _story(leven: Aanvraagleven) -> str:
    """Return what they tell: every time something else about the same plan, until all was told once."""
    feiten, verteld = leven.plan.feiten, leven.fondsen.verteld
    verteld[feiten["titel"]] += 1
    return str(feiten["verhalen"][verteld[feiten["titel"]] % len(feiten["verhalen"])])


def _pictured(leven: Aanvraagleven, vertelt: Verantwoording) -> dict[int, str]:
    """Send in a drawing that fits, now and then; return the words that go with it."""
    beeld = leven.plan.feiten["beeld"]
    if not beeld or not leven.w.chance(MET_FOTO):
        return {}
    verantwoording.add_papers(vertelt, fotos=[prenten.upload(beeld, leven.w.rnd.randrange(4))])
    return {stuk.pk: BIJSCHRIFTEN[beeld] for stuk in vertelt.stukken.all()}


def _object(leven: Aanvraagleven) -> Leven:
    """Object to a refusal, where the plan says so; one colleague handles it and the decision follows."""
    soort = str(leven.plan.feiten.get("soort"))
    feiten = next((rij for rij in table("plannen")["bezwaar"] if rij["soort"] == soort), None)
    if feiten is None or soort in leven.fondsen.bezwaren or not (feiten["uitkomst"] or leven.plan.gevraagd_op):
        return
    leven.fondsen.bezwaren.add(soort)
    yield leven.w.uren.at_home(leven.w.rnd.uniform(6, 20))
    besluit = leven.aanvraag.beschikkingen.get()
    bezwaar = bezwaren.object_to(besluit, gronden=feiten["gronden"], wil_horen=False, client_id=leven.w.key())
    yield leven.w.uren.at_work(4)
    bezwaren.take(bezwaar, by=leven.fondsen.tweede)
    if not feiten["uitkomst"]:
        return
    yield leven.w.uren.at_work(12)
    bezwaar_besluit.decide(
        bezwaar,
        uitkomst=feiten["uitkomst"],
        motivering=feiten["motivering"],
        bedrag=leven.aanvraag.gevraagd if feiten["uitkomst"] == "gegrond" else None,
        niet_gehoord="" if feiten["uitkomst"] == "gegrond" else "niet_gewenst",
        by=leven.fondsen.tweede,
    )
