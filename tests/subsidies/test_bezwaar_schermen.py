"""Objections and claims through the doors people use: the applicant's link, the desk, the steps."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.subsidies.bezwaren import GRONDEN, object_to, pay, refuse
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.subsidies.actions import bezwaar_waarschuwen, vaststelling
from wijkwerk.subsidies.models import Beschikking, Bezwaar, Vordering
from wijkwerk.subsidies.states.besluit import Bezwaarstatus

pytestmark = pytest.mark.django_db


@pytest.fixture
def geweigerd(aanvraag, beslisser):
    return refuse(aanvraag(steun=0), beslisser)


@pytest.fixture
def behandelaar(stad, fonds, mandaat):
    mandaat(stad.budgetbeheerder2, fonds)
    return stad.budgetbeheerder2


def test_applicant_objects_from_the_own_page_follows_and_withdraws(client, geweigerd):
    aanvraag = geweigerd.aanvraag
    eigen = client.get(f"/aanvraag/{aanvraag.token}/").content.decode()
    adres = f"/aanvraag/{aanvraag.token}/bezwaar/{geweigerd.pk}/"
    assert adres in eigen
    assert "tot en met dinsdag 14 april" in eigen
    leeg = client.post(adres, {"client_id": uuid4(), "gronden": " "})
    assert "Schrijf op waarom" in leeg.content.decode()
    velden = {"client_id": uuid4(), "gronden": GRONDEN, "wil_horen": "ja"}
    naar = client.post(adres, velden)
    bezwaar = Bezwaar.objects.get()
    assert naar.url == f"/bezwaar/{bezwaar.token}/"
    assert client.post(adres, velden).url == naar.url  # the button pressed twice
    blad = client.get(naar.url)
    assert GRONDEN in blad.content.decode()
    assert "no-store" in blad["Cache-Control"]
    assert bezwaar.nummer in client.get(f"/aanvraag/{aanvraag.token}/").content.decode()
    client.post(f"/bezwaar/{bezwaar.token}/gesprek/")
    client.post(f"/bezwaar/{bezwaar.token}/intrekking/")
    bezwaar.refresh_from_db()
    assert (bezwaar.wil_horen, bezwaar.status) == (False, Bezwaarstatus.INGETROKKEN)
    assert client.get("/bezwaar/zomaar/").status_code == 404


def test_who_is_too_late_is_asked_why(client, geweigerd):
    adres = f"/aanvraag/{geweigerd.aanvraag.token}/bezwaar/{geweigerd.pk}/"
    with klok.op(datetime(2026, 4, 20, 9, tzinfo=UTC)):
        assert "Waarom kwam het later?" in client.get(adres).content.decode()
        velden = {"client_id": uuid4(), "gronden": GRONDEN, "wil_horen": "nee"}
        assert client.post(adres, velden).status_code == 200
        assert client.post(adres, velden | {"reden_te_laat": "Ik was ziek."}).status_code == 302
    assert Bezwaar.objects.get().reden_te_laat == "Ik was ziek."


def test_desk_handles_an_objection_from_list_to_letter(als, geweigerd, behandelaar):
    bezwaar = object_to(geweigerd, wil_horen=True)
    bureau, plek = als(behandelaar), f"/subsidies/bezwaren/{bezwaar.pk}/"
    assert bezwaar.nummer in bureau.get("/subsidies/bezwaren/").content.decode()
    blad = bureau.get(plek).content.decode()
    assert "Wat kunt u nu doen?" in blad
    assert "26 mei" in blad
    dag = klok.nu() + timedelta(days=14)
    op = {"versie": 1, "op": dag.strftime("%Y-%m-%dT%H:%M"), "plek": "Stadhuis, kamer 2.14"}
    assert bureau.post(plek + "hoorzitting/", op).url == plek
    assert bureau.post(plek + "uitstel/", {"versie": 1, "weken": 2, "reden": "Vol."}).status_code == 409
    with klok.op(dag + timedelta(days=1)):
        assert bureau.post(plek + "verslag/", {"versie": 2, "verslag": "Zij liet de lijst zien."}).url == plek
        besluit = {"versie": 3, "uitkomst": "gegrond", "bedrag": "400", "motivering": "Er zijn drie buren."}
        kijk = bureau.post(plek + "beslissing/", besluit | {"voorbeeld": "1"}).content.decode()
        assert "Deze brief gaat de deur uit" in kijk
        assert Beschikking.objects.count() == 1  # looking decides nothing
        assert bureau.post(plek + "beslissing/", besluit).url == plek
    bezwaar.refresh_from_db()
    assert (bezwaar.status, bezwaar.beslissing.bedrag) == (Bezwaarstatus.GEGROND, 40_000)
    assert "EUR 400,00" in bureau.get(plek).content.decode()
    assert bezwaar.nummer in bureau.get("/subsidies/bezwaren/?lijst=klaar").content.decode()


def test_who_may_not_see_or_do_is_turned_away(als, geweigerd, stad):
    bezwaar = object_to(geweigerd)
    plek = f"/subsidies/bezwaren/{bezwaar.pk}/"
    assert als(stad.seghwaert).get(plek).status_code == 200
    assert als(stad.oosterheem).get(plek).status_code == 404
    for wie in (stad.kcc, stad.partner, stad.beheerder):
        assert als(wie).get(plek).status_code == 403
    assert als(stad.seghwaert).get(plek + "beslissing/").status_code == 403


def test_objection_on_paper_is_entered_on_behalf(als, geweigerd, stad):
    balie, plek = als(stad.kcc), f"/subsidies/aanvragen/{geweigerd.aanvraag_id}/bezwaar/"
    assert geweigerd.nummer in balie.get(plek).content.decode()
    velden = {
        "client_id": uuid4(),
        "beschikking": geweigerd.pk,
        "ontvangen_op": klok.nu().strftime("%Y-%m-%dT%H:%M"),
        "gronden": GRONDEN,
        "wil_horen": "nee",
    }
    assert balie.post(plek, velden).url == f"/subsidies/aanvragen/{geweigerd.aanvraag_id}/"
    assert Bezwaar.objects.get().gronden == GRONDEN
    assert Logregel.objects.filter(handeling="subsidies.bezwaar", actor_id=stad.kcc.pk).exists()


def test_term_is_warned_about_once_per_moment(geweigerd, behandelaar):
    object_to(geweigerd)
    assert bezwaar_waarschuwen.alert_objections() == 0
    with klok.op(datetime(2026, 5, 22, 6, tzinfo=UTC)):
        assert [bezwaar_waarschuwen.alert_objections() for _keer in range(2)] == [1, 0]
    with klok.op(datetime(2026, 5, 27, 6, tzinfo=UTC)):
        assert bezwaar_waarschuwen.alert_objections() == 1


def test_claim_on_the_desk_and_on_the_page_of_who_pays_back(als, client, verleend, stad, beslisser):
    rij = verleend(gevraagd=120_000, doelen=["kinderen"])
    pay(rij)
    vaststelling.settle(rij, bedrag=100_000, motivering="Het kostte minder.")
    vordering = Vordering.objects.get()
    bureau, plek = als(stad.budgetbeheerder), f"/subsidies/vorderingen/{vordering.pk}/"
    assert "EUR 200,00" in bureau.get("/subsidies/vorderingen/").content.decode()
    assert "EUR 200,00" in client.get(f"/aanvraag/{rij.token}/").content.decode()
    deel = {"versie": 1, "bedrag": "50", "op": klok.vandaag().isoformat()}
    assert bureau.post(plek + "ontvangst/", deel).url == plek
    assert "EUR 150,00" in bureau.get(plek).content.decode()
    assert bureau.post(plek + "ontvangst/", deel).status_code == 409  # an old screen
    assert als(beslisser).post(plek + "kwijtschelding/", {"versie": 2, "motivering": "Ziek geweest."}).url == plek
    assert "niet terug" in client.get(f"/aanvraag/{rij.token}/").content.decode()
