"""An objection: in time or not, heard, put off, decided by somebody else, with its money and its letter."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from tests.subsidies.bezwaren import GRONDEN, heard, last_letter, ledger, object_to, pay, refuse
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import beoordeling, besluit, vaststelling, vordering
from wijkwerk.subsidies.actions import bezwaar as acts
from wijkwerk.subsidies.actions import bezwaar_besluit as besluiten
from wijkwerk.subsidies.actions import bezwaar_horen as horen
from wijkwerk.subsidies.models import Betaling, Bezwaar, Vordering
from wijkwerk.subsidies.queries import bezwaar as vragen
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.besluit import Besluitsoort, Bezwaarstatus, Vorderingstatus

pytestmark = pytest.mark.django_db
WAAROM = "Er doen drie buren mee."


@pytest.fixture
def geweigerd(aanvraag, beslisser):
    return refuse(aanvraag(steun=0), beslisser)


@pytest.fixture
def behandelaar(stad, fonds, mandaat):
    """Somebody who did not decide, with a mandate."""
    mandaat(stad.budgetbeheerder2, fonds)
    return stad.budgetbeheerder2


def uphold(bezwaar, by, **anders):
    return besluiten.decide(bezwaar, uitkomst="gegrond", motivering=WAAROM, by=by, **anders)


def test_objection_has_a_number_a_term_and_a_receipt(geweigerd):
    bezwaar = object_to(geweigerd)
    # 3 March + 6 weeks = 14 April; six weeks more (Awb 6:7 and 7:10)
    assert (geweigerd.bezwaar_tot, bezwaar.beslis_uiterlijk) == (date(2026, 4, 14), date(2026, 5, 26))
    brief = last_letter(geweigerd.aanvraag, "bezwaar_ontvangst")
    assert bezwaar.nummer in brief.onderwerp
    assert "26 mei 2026" in brief.tekst
    assert "na de laatste dag" not in brief.tekst


def test_same_form_twice_is_one_objection_and_a_second_one_is_refused(geweigerd):
    sleutel = uuid4()
    eerste = object_to(geweigerd, client_id=sleutel)
    assert object_to(geweigerd, client_id=sleutel) == eerste
    with pytest.raises(Weigering, match=eerste.nummer):
        object_to(geweigerd)


def test_too_late_is_asked_why_and_then_taken_in(geweigerd):
    with klok.op(datetime(2026, 4, 15, 9, tzinfo=UTC)):
        with pytest.raises(Weigering) as te_laat:
            object_to(geweigerd)
        assert te_laat.value.regel == "subsidies.te_laat"
        bezwaar = object_to(geweigerd, reden_te_laat="Ik lag in het ziekenhuis.")
        assert bezwaar.beslis_uiterlijk == date(2026, 5, 27)
    assert "na de laatste dag" in last_letter(geweigerd.aanvraag, "bezwaar_ontvangst").tekst


@pytest.mark.parametrize(
    ("gepost", "binnen", "op_tijd"),
    [
        (date(2026, 4, 14), date(2026, 4, 21), True),
        (date(2026, 4, 14), date(2026, 4, 22), False),
        (date(2026, 4, 15), date(2026, 4, 16), False),
        (None, date(2026, 4, 14), True),
        (None, date(2026, 4, 15), False),
    ],
)
def test_letter_that_was_posted_in_time_counts_when_it_came_within_a_week(geweigerd, stad, gepost, binnen, op_tijd):
    dag = datetime(binnen.year, binnen.month, binnen.day, 10, tzinfo=UTC)
    with klok.op(dag + timedelta(days=1)):
        bezwaar = object_to(geweigerd, ontvangen_op=dag, gepost_op=gepost, by=stad.kcc)
    assert vragen.came_in_time(bezwaar) is op_tijd


def test_bsn_is_never_taken_in(geweigerd):
    with pytest.raises(Weigering, match="burgerservicenummer"):
        object_to(geweigerd, gronden="Mijn BSN is 111222333, kijk maar.")
    assert not Bezwaar.objects.exists()


def test_who_decided_does_not_handle_the_objection(geweigerd, stad, fonds, mandaat, aanvraag):
    rij = aanvraag(steun=0, huisnummer="14")
    mandaat(stad.budgetbeheerder, fonds)
    bezwaar = object_to(refuse(rij, stad.budgetbeheerder))
    for doe in (
        lambda: acts.take(bezwaar, by=stad.budgetbeheerder),
        lambda: uphold(bezwaar, stad.budgetbeheerder, bedrag=40_000),
        lambda: acts.take(bezwaar, by=stad.seghwaert),
    ):
        with pytest.raises(Weigering, match="rol"):
            doe()
    assert acts.take(bezwaar, by=stad.budgetbeheerder2).behandelaar == stad.budgetbeheerder2


def test_upheld_refusal_becomes_a_grant_with_money_payment_and_letter(geweigerd, behandelaar):
    aanvraag = geweigerd.aanvraag
    beslissing = uphold(object_to(geweigerd), behandelaar, bedrag=40_000)
    aanvraag.refresh_from_db()
    assert (aanvraag.status, aanvraag.toegekend, aanvraag.vastgesteld) == (Status.VASTGESTELD, 40_000, 40_000)
    assert ledger(aanvraag) == {"vastgesteld": 40_000}
    assert Betaling.objects.get(aanvraag=aanvraag).bedrag == 40_000
    assert (beslissing.soort, beslissing.vervangt) == (Besluitsoort.BEZWAAR, geweigerd)
    tekst = last_letter(aanvraag, "bezwaar_besluit").tekst
    for woorden in ("gegrond", "EUR 400,00", WAAROM, "rechtbank", "artikel 8:1"):
        assert woorden in tekst
    assert grootboek.check().ok


def test_rejected_objection_changes_nothing_but_says_where_to_appeal(geweigerd, behandelaar):
    bezwaar = object_to(geweigerd)
    besluiten.decide(bezwaar, uitkomst="ongegrond", motivering="Het blijven twee adressen te weinig.", by=behandelaar)
    geweigerd.aanvraag.refresh_from_db()
    bezwaar.refresh_from_db()
    assert geweigerd.aanvraag.status == Status.GEWEIGERD
    assert (bezwaar.status, bezwaar.beslissing.bezwaar_tot) == (Bezwaarstatus.ONGEGROND, date(2026, 4, 14))
    tekst = last_letter(geweigerd.aanvraag, "bezwaar_besluit").tekst
    assert "ongegrond" in tekst
    assert "14 april 2026" in tekst
    for opnieuw in (geweigerd, bezwaar.beslissing):
        with pytest.raises(Weigering, match="rechtbank"):
            object_to(opnieuw)
    assert vragen.doors(geweigerd.aanvraag) == []


def test_too_late_without_a_reason_can_only_be_inadmissible(geweigerd, stad, behandelaar):
    dag = datetime(2026, 5, 4, 10, tzinfo=UTC)
    with klok.op(dag):
        bezwaar = object_to(geweigerd, ontvangen_op=dag, by=stad.kcc)
        with pytest.raises(Weigering, match="6:11"):
            uphold(bezwaar, behandelaar, bedrag=40_000)
        besluiten.decide(bezwaar, uitkomst="niet_ontvankelijk", motivering="Het kwam te laat.", by=behandelaar)
    bezwaar.refresh_from_db()
    assert bezwaar.status == Bezwaarstatus.NIET_ONTVANKELIJK


def test_who_wants_to_be_heard_is_heard_or_told_why_not(geweigerd, behandelaar):
    bezwaar = object_to(geweigerd, wil_horen=True)
    with pytest.raises(Weigering, match="7:3"):
        besluiten.decide(bezwaar, uitkomst="ongegrond", motivering=WAAROM, by=behandelaar)
    with pytest.raises(Weigering, match="7:3"):
        besluiten.decide(bezwaar, uitkomst="ongegrond", motivering=WAAROM, niet_gehoord="gelijk", by=behandelaar)
    with klok.op(heard(bezwaar, behandelaar)):
        uitnodiging = last_letter(geweigerd.aanvraag, "hoorzitting")
        assert "kamer 2.14" in uitnodiging.tekst
        assert "METHOD:REQUEST" in uitnodiging.kalender
        besluiten.decide(bezwaar, uitkomst="ongegrond", motivering=WAAROM, by=behandelaar)
    assert "Zij liet de lijst zien." in last_letter(geweigerd.aanvraag, "bezwaar_besluit").tekst


def test_hearing_needs_ten_days_and_can_be_called_off(geweigerd, behandelaar):
    bezwaar = object_to(geweigerd, wil_horen=True)
    gauw = klok.nu() + timedelta(days=3)
    with pytest.raises(Weigering, match="tien dagen"):
        horen.plan_hearing(bezwaar, op=gauw, plek="Stadhuis", by=behandelaar)
    horen.plan_hearing(bezwaar, op=gauw, plek="Stadhuis", eerder_goed=True, by=behandelaar)
    with pytest.raises(Weigering, match="nog niet geweest"):
        horen.hear(bezwaar, verslag="Alvast.", by=behandelaar)
    assert horen.waive_hearing(bezwaar).wil_horen is False
    assert "METHOD:CANCEL" in last_letter(geweigerd.aanvraag, "bericht").kalender


def test_term_is_put_off_in_time_and_six_weeks_at_most(geweigerd, behandelaar):
    bezwaar = object_to(geweigerd)
    acts.extend(bezwaar, weken=4, reden="Wij wachten op een verslag.", by=behandelaar)
    bezwaar.refresh_from_db()
    assert bezwaar.beslis_uiterlijk == date(2026, 6, 23)
    assert "23 juni 2026" in last_letter(geweigerd.aanvraag, "bezwaar_verdaging").tekst
    with pytest.raises(Weigering, match="hoogstens 2 weken"):
        acts.extend(bezwaar, weken=3, reden="Nog langer.", by=behandelaar)
    with klok.op(datetime(2026, 6, 24, 9, tzinfo=UTC)), pytest.raises(Weigering, match="voorbij"):
        acts.extend(bezwaar, weken=1, reden="Nog langer.", by=behandelaar)


def test_withdrawn_objection_leaves_the_door_open_until_the_last_day(geweigerd):
    bezwaar = object_to(geweigerd)
    assert vragen.doors(geweigerd.aanvraag) == []
    acts.withdraw(bezwaar)
    assert [deur.beschikking for deur in vragen.doors(geweigerd.aanvraag)] == [geweigerd]
    assert "14 april 2026" in last_letter(geweigerd.aanvraag, "bezwaar_ingetrokken").tekst
    assert object_to(geweigerd, gronden=GRONDEN).status == Bezwaarstatus.ONTVANGEN


@pytest.mark.parametrize("bedrag", [None, 0, 40_001])
def test_upheld_needs_an_amount_between_what_was_and_what_was_asked(geweigerd, behandelaar, bedrag):
    with pytest.raises(Weigering, match="van EUR 0,01 tot en met EUR 400,00"):
        uphold(object_to(geweigerd), behandelaar, bedrag=bedrag)
    assert ledger(geweigerd.aanvraag) == {}


def test_without_mandate_no_decision(geweigerd, stad):
    with pytest.raises(Weigering, match="10:3"):
        uphold(object_to(geweigerd), stad.budgetbeheerder2, bedrag=40_000)


def test_above_the_limit_two_people_are_needed(stad, maak_fonds, mandaat, aanvraag):
    versie = maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", vier_ogen_vanaf=30_000)
    for wie in (stad.seghwaert, stad.budgetbeheerder, stad.budgetbeheerder2):
        mandaat(wie, versie)
    bezwaar = object_to(refuse(aanvraag(versie=versie, steun=0), stad.seghwaert))
    with pytest.raises(Weigering, match="twee mensen"):
        uphold(bezwaar, stad.budgetbeheerder, bedrag=40_000)
    acts.take(bezwaar, by=stad.budgetbeheerder2)
    beslissing = uphold(bezwaar, stad.budgetbeheerder, bedrag=40_000)
    assert (beslissing.genomen_door, beslissing.tweede) == (stad.budgetbeheerder, stad.budgetbeheerder2)


@pytest.fixture
def potje(stad, maak_fonds, mandaat):
    """A fund with EUR 500, and somebody who decides the first time and somebody for the objection."""
    versie = maak_fonds(naam="Potje", sleutel="potje", bedrag=50_000)
    for wie in (stad.seghwaert, stad.budgetbeheerder2):
        mandaat(wie, versie)
    return versie


def test_a_pot_that_emptied_since_is_no_reason_and_the_rest_comes_from_the_budget(stad, potje, aanvraag):
    eerste = refuse(aanvraag(versie=potje, steun=0), stad.seghwaert)
    with klok.op(klok.nu() + timedelta(days=1)):
        tweede = aanvraag(versie=potje, huisnummer="14")
        beoordeling.declare_interest(tweede, vrij=True, by=stad.seghwaert)
        besluit.grant(tweede, bedrag=40_000, motivering="Goed.", by=stad.seghwaert)
        uphold(object_to(eerste), stad.budgetbeheerder2, bedrag=40_000)
    assert ledger(eerste.aanvraag) == {"vastgesteld": 40_000}
    tweede.refresh_from_db()
    stand = grootboek.stand(tweede.plafonddeel.pot)
    assert (stand.plafond, stand.aangevuld, stand.vrij, stand.vastgesteld) == (50_000, 30_000, 0, 80_000)
    assert grootboek.check().ok


def test_ceiling_that_was_reached_at_the_first_decision_binds_unless_somebody_says_the_law_asks_for_more(
    stad, potje, aanvraag
):
    eerste = aanvraag(versie=potje, huisnummer="14")
    beoordeling.declare_interest(eerste, vrij=True, by=stad.seghwaert)
    besluit.grant(eerste, bedrag=40_000, motivering="Goed.", by=stad.seghwaert)
    with klok.op(klok.nu() + timedelta(days=1)):
        tweede = refuse(aanvraag(versie=potje, steun=0), stad.seghwaert)
        bezwaar = object_to(tweede)
        assert vragen.room_then(tweede) == 10_000
        with pytest.raises(Weigering, match=r"EUR 100,00.*4:25") as vol:
            uphold(bezwaar, stad.budgetbeheerder2, bedrag=40_000)
        assert vol.value.regel == "subsidies.plafond"
        bezwaar.refresh_from_db()
        assert bezwaar.status == Bezwaarstatus.ONTVANGEN
        uphold(bezwaar, stad.budgetbeheerder2, bedrag=40_000, boven_plafond=True)
    assert ledger(tweede.aanvraag) == {"vastgesteld": 40_000}
    assert grootboek.check().ok


def test_higher_grant_after_objection_pays_the_difference(verleend, behandelaar):
    rij = verleend(gevraagd=40_000)
    pay(rij)
    beschikking = rij.beschikkingen.get()
    rij.gevraagd = 45_000
    rij.save(update_fields=["gevraagd"])
    uphold(object_to(beschikking), behandelaar, bedrag=45_000)
    rij.refresh_from_db()
    assert (rij.toegekend, rij.vastgesteld) == (45_000, 45_000)
    assert [betaling.bedrag for betaling in rij.betalingen.order_by("pk")] == [40_000, 5_000]
    assert ledger(rij) == {"vastgesteld": 45_000, "betaald": 40_000, "kas": -40_000}


@pytest.fixture
def lager(verleend):
    """A grant of EUR 1.200, paid, settled at EUR 1.000: EUR 200 to come back."""
    rij = verleend(gevraagd=120_000, doelen=["kinderen"])
    pay(rij)
    vaststelling.settle(rij, bedrag=100_000, motivering="Het kostte minder.")
    rij.refresh_from_db()
    return rij


def test_upheld_settlement_undoes_the_claim_and_moves_no_money_twice(lager, behandelaar):
    vaststelling_ = lager.beschikkingen.get(soort=Besluitsoort.VASTSTELLING)
    assert ledger(lager)["te_vorderen"] == 20_000
    uphold(object_to(vaststelling_), behandelaar, bedrag=120_000)
    lager.refresh_from_db()
    assert lager.vastgesteld == 120_000
    assert ledger(lager) == {"vastgesteld": 120_000, "betaald": 120_000, "kas": -120_000}
    assert Vordering.objects.get().status == Vorderingstatus.HERROEPEN
    assert lager.betalingen.count() == 1
    assert "EUR 200,00 niet terug" in last_letter(lager, "bezwaar_besluit").tekst
    assert grootboek.check().ok


def test_partly_upheld_settlement_leaves_the_rest_of_the_claim(lager, stad, behandelaar):
    vordering.receive(Vordering.objects.get(), bedrag=5_000, op=klok.vandaag(), by=stad.budgetbeheerder)
    uphold(object_to(lager.beschikkingen.get(soort=Besluitsoort.VASTSTELLING)), behandelaar, bedrag=110_000)
    rij = Vordering.objects.get()
    assert (rij.bedrag, rij.open, rij.status) == (10_000, 5_000, Vorderingstatus.OPEN)
    assert ledger(lager)["te_vorderen"] == 5_000
    assert grootboek.check().ok


def test_what_was_paid_back_already_goes_out_again(lager, stad, behandelaar):
    vordering.receive(Vordering.objects.get(), bedrag=20_000, op=klok.vandaag(), by=stad.budgetbeheerder)
    uphold(object_to(lager.beschikkingen.get(soort=Besluitsoort.VASTSTELLING)), behandelaar, bedrag=120_000)
    assert [betaling.bedrag for betaling in lager.betalingen.order_by("pk")] == [120_000, 20_000]
    assert Vordering.objects.get().status == Vorderingstatus.VOLDAAN
    assert grootboek.check().ok


def test_upheld_withdrawal_restores_the_grant(verleend, beslisser, behandelaar):
    rij = verleend()
    pay(rij)
    vaststelling.revoke(rij, grond="Awb 4:49", motivering="Het feest ging niet door.", by=beslisser)
    uphold(object_to(rij.beschikkingen.get(soort=Besluitsoort.INTREKKING)), behandelaar, bedrag=40_000)
    rij.refresh_from_db()
    assert (rij.status, rij.vastgesteld) == (Status.VASTGESTELD, 40_000)
    assert ledger(rij) == {"vastgesteld": 40_000, "betaald": 40_000, "kas": -40_000}
    assert grootboek.check().ok
