"""Telling what came of it: asked in time, told in five minutes, read, and settled with its money."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.subsidies.test_besluit import ledger
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import verantwoording as actions
from wijkwerk.subsidies.actions import verantwoording_klok as vanzelf
from wijkwerk.subsidies.actions import verantwoording_oordeel as oordeel
from wijkwerk.subsidies.models import Verantwoording
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.verantwoording import Status as Stand

pytestmark = pytest.mark.django_db
MIDDEN = {"gevraagd": 120_000, "doelen": ["kinderen"]}  # settled by the municipality itself
HOOG = {"gevraagd": 200_000, "doelen": ["kinderen"]}  # settled on account, with receipts
VERHAAL = "Het was een mooie dag. Iedereen danste."


def photo(naam: str = "feest.jpg") -> SimpleUploadedFile:
    """Return a picture as a phone sends it."""
    uit = BytesIO()
    Image.new("RGB", (60, 40), "orange").save(uit, "JPEG")
    return SimpleUploadedFile(naam, uit.getvalue(), content_type="image/jpeg")


def on(dag: date):
    return klok.op(klok.nu() + (dag - klok.vandaag()))


def told(rij, *, totaal: int = 120_000, bon: bool = False, **velden) -> Verantwoording:
    """Tell about a grant, as the applicant does."""
    vertelling = rij.verantwoording
    actions.save(vertelling, verhaal=VERHAAL, bezoekers=80, totaal=totaal, **velden)
    bonnen = [actions.Bon(photo("bon.jpg"), totaal)] if bon else []
    assert actions.add_papers(vertelling, fotos=[photo()], bonnen=bonnen) == []
    return actions.tell(vertelling)


def test_a_grant_asks_to_tell_so_many_weeks_after_the_plan(verleend):
    rij = verleend()
    assert rij.verantwoording.uiterlijk_op == rij.eindigt_op + timedelta(weeks=8)
    assert rij.verantwoording.status == Stand.GEVRAAGD


@pytest.mark.beide
def test_it_writes_the_day_after_the_plan_before_the_term_and_once_after_it(verleend):
    rij = verleend()
    vertelling = rij.verantwoording
    dagen = [rij.eindigt_op, rij.eindigt_op + timedelta(days=1), vertelling.uiterlijk_op - timedelta(days=14)]
    dagen += [vertelling.uiterlijk_op + timedelta(days=1), vertelling.uiterlijk_op + timedelta(days=40)]
    geschreven = []
    for dag in dagen:
        with on(dag):
            geschreven.append((vanzelf.ask_and_remind(), vanzelf.ask_and_remind()))
    assert geschreven == [(0, 0), (1, 0), (1, 0), (1, 0), (0, 0)]
    brief = Bericht.objects.filter(over_id=rij.pk).latest("pk")
    assert f"/verantwoording/{vertelling.token}/" in brief.tekst


def test_telling_needs_a_story_how_many_came_and_what_it_cost(verleend):
    vertelling = verleend(**MIDDEN).verantwoording
    with pytest.raises(Weigering, match="paar zinnen"):
        actions.tell(vertelling)
    actions.save(vertelling, verhaal=VERHAAL)
    with pytest.raises(Weigering, match="schatting"):
        actions.tell(vertelling)
    actions.save(vertelling, verhaal=VERHAAL, bezoekers=0, totaal=0)
    assert actions.tell(vertelling).status == Stand.INGEDIEND
    with pytest.raises(Weigering, match="al verteld"):
        actions.save(vertelling, verhaal="Iets anders")


def test_a_bsn_is_never_kept_with_a_story(verleend):
    with pytest.raises(Weigering, match="burgerservicenummer"):
        actions.save(verleend().verantwoording, verhaal="Mijn nummer is 111222333.")


def test_accepting_settles_what_the_municipality_settles_by_itself(verleend, stad):
    rij = verleend(**MIDDEN)
    oordeel.accept(told(rij), by=stad.seghwaert)
    rij.refresh_from_db()
    assert (rij.status, rij.vastgesteld) == (Status.VASTGESTELD, 120_000)
    besluit = rij.beschikkingen.first()
    assert (besluit.genomen_door, besluit.besluitnemer) == (None, "Ambtshalve, namens het college")
    assert ledger(rij)["vastgesteld"] == 120_000


def test_what_was_left_over_falls_free(verleend, stad):
    rij = verleend(**MIDDEN)
    oordeel.accept(told(rij, totaal=100_000), by=stad.seghwaert)
    rij.refresh_from_db()
    assert rij.vastgesteld == 100_000
    assert grootboek.check().ok


@pytest.mark.beide
def test_on_account_needs_receipts_and_the_mandate_of_who_accepts(verleend, stad):
    rij = verleend(**HOOG)
    with pytest.raises(Weigering, match="elke bon"):
        told(rij, totaal=200_000)
    vertelling = told(rij, totaal=200_000, bon=True)
    with pytest.raises(Weigering, match="mandaat"):
        oordeel.accept(vertelling, by=stad.budgetbeheerder)
    vertelling.refresh_from_db()
    assert vertelling.status == Stand.INGEDIEND
    oordeel.accept(vertelling, by=stad.seghwaert)
    assert rij.beschikkingen.first().genomen_door == stad.seghwaert


@pytest.mark.beide
def test_settled_by_itself_when_nobody_had_a_remark_in_time(verleend):
    vol, over = verleend(**MIDDEN), verleend(**MIDDEN, huisnummer="14")
    told(vol)
    told(over, totaal=90_000)
    with on(klok.vandaag() + timedelta(weeks=8, days=-1)):
        assert vanzelf.settle_by_itself() == 0
    with on(klok.vandaag() + timedelta(weeks=8)):
        assert vanzelf.settle_by_itself() == 1
    vol.refresh_from_db()
    over.refresh_from_db()
    # Asking money back is for a person.
    assert (vol.status, over.status) == (Status.VASTGESTELD, Status.VERLEEND)


def test_receipts_are_asked_by_letter_and_told_again(verleend, stad):
    vertelling = told(verleend(**MIDDEN))
    vertelling = oordeel.ask_receipts(vertelling, vraag="De bon van de tent.", by=stad.seghwaert)
    assert vertelling.uiterlijk_op == klok.vandaag() + timedelta(weeks=3)
    assert "De bon van de tent." in Bericht.objects.latest("pk").tekst
    with pytest.raises(Weigering, match="elke bon"):
        actions.tell(vertelling)
    actions.add_papers(vertelling, bonnen=[actions.Bon(photo(), 120_000)])
    assert actions.tell(vertelling).status == Stand.INGEDIEND


def test_who_does_not_tell_is_settled_lower_only_after_the_term(verleend, stad):
    rij = verleend(**MIDDEN)
    with pytest.raises(Weigering, match="nog tijd"):
        oordeel.find_short(rij.verantwoording, reden="Niets gehoord.", bedrag=0, by=stad.seghwaert)
    with on(rij.verantwoording.uiterlijk_op + timedelta(days=1)):
        oordeel.find_short(rij.verantwoording, reden="Niets gehoord.", bedrag=0, by=stad.seghwaert)
    rij.refresh_from_db()
    assert (rij.status, rij.vastgesteld) == (Status.VASTGESTELD, 0)


def test_consent_taken_back_takes_it_off_the_public_pages(verleend, stad):
    vertelling = told(verleend(**MIDDEN))
    with pytest.raises(Weigering, match="niet laten zien"):
        actions.show(vertelling, by=stad.seghwaert)
    actions.consent(vertelling, toestemming=True)
    assert actions.show(vertelling, by=stad.seghwaert).getoond
    assert not actions.consent(vertelling, toestemming=False).getoond


def test_a_name_in_a_story_is_never_shown_in_public(verleend, stad):
    vertelling = verleend(**MIDDEN).verantwoording
    actions.save(vertelling, verhaal="Bel mij op 06 12345678.", bezoekers=3, totaal=1, toestemming=True)
    vertelling = actions.tell(vertelling)
    with pytest.raises(Weigering, match="persoon"):
        actions.show(vertelling, by=stad.seghwaert)
    actions.change_story(vertelling, verhaal=VERHAAL, by=stad.seghwaert)
    assert actions.show(vertelling, by=stad.seghwaert).getoond
