"""A round: applied for until a day, weighed by advisers, divided one decision at a time down to the line."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from django.urls import reverse

from tests.subsidies.conftest import NU
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import beoordeling, besluit
from wijkwerk.subsidies.actions import ronde as actions
from wijkwerk.subsidies.models import Aanvraag, Ronde
from wijkwerk.subsidies.queries.ronde import points, ranking
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.regeling import Rondestatus, Verdeelwijze

pytestmark = pytest.mark.django_db
CRITERIA = [{"naam": "Ontmoeting", "gewicht": 3}, {"naam": "Uitvoerbaar", "gewicht": 1}]
DEUR = "In het najaar is er weer een ronde."
DAARNA = NU + timedelta(days=15)


@pytest.fixture
def versie(stad, maak_fonds, mandaat):
    """A fund that is divided in rounds; the budgetbeheerder decides."""
    rij = maak_fonds(naam="Buurtfonds", sleutel="buurtfonds", verdeelwijze=Verdeelwijze.RONDE)
    mandaat(stad.budgetbeheerder, rij)
    return rij


@pytest.fixture
def ronde(stad, versie) -> Ronde:
    """The spring round: EUR 900 until 17 March."""
    plafond = versie.regeling.plafonds.get()
    dagen = {"opent_op": date(2026, 3, 3), "sluit_op": date(2026, 3, 17)}
    return actions.make(plafond, naam="Voorjaar", bedrag=90_000, criteria=CRITERIA, by=stad.budgetbeheerder, **dagen)


@pytest.fixture
def plannen(stad, versie, ronde, aanvraag) -> list[Aanvraag]:
    """Three plans of EUR 400 each with 9, 5 and 7 points for meeting each other, and the round closed."""
    rijen = [
        aanvraag(versie=versie, huisnummer=str(nr), email=f"b{nr}@voorbeeld.nl", titel=f"Plan {nr}") for nr in (1, 2, 3)
    ]
    with klok.op(DAARNA):
        actions.close(ronde, by=stad.budgetbeheerder)
        for rij, cijfer in zip(rijen, (9, 5, 7), strict=True):
            beoordeling.declare_interest(rij, vrij=True, by=stad.budgetbeheerder)
            vraag = {"vraag": "", "uiterlijk_op": klok.vandaag(), "by": stad.budgetbeheerder}
            advies = beoordeling.ask_advice(rij, adviseur=stad.partner, **vraag)
            punten = {"Ontmoeting": cijfer, "Uitvoerbaar": 6}
            beoordeling.give_advice(advies, strekking="positief", tekst="Goed.", punten=punten, by=stad.partner)
    return rijen


def test_a_mark_is_the_mean_by_weight():
    assert points(CRITERIA, {"Ontmoeting": 9, "Uitvoerbaar": 6}) == Fraction(33, 4)


def test_an_application_joins_the_round_that_is_open_and_its_term_begins_at_the_end_of_it(versie, ronde, aanvraag):
    rij = aanvraag(versie=versie)
    assert rij.ronde == ronde
    assert rij.beslis_uiterlijk == date(2026, 5, 12)


def test_without_an_open_round_nobody_applies_and_reads_why(versie, aanvraag):
    with pytest.raises(Weigering, match="in een ronde") as geweigerd:
        aanvraag(versie=versie)
    assert geweigerd.value.regel == "subsidies.gesloten"


def test_while_the_round_is_open_nothing_is_granted_and_it_does_not_close_early(stad, versie, ronde, aanvraag):
    rij = aanvraag(versie=versie)
    beoordeling.declare_interest(rij, vrij=True, by=stad.budgetbeheerder)
    with pytest.raises(Weigering, match="nog open") as geweigerd:
        besluit.grant(rij, bedrag=40_000, motivering="Goed.", by=stad.budgetbeheerder)
    assert geweigerd.value.regel == "subsidies.ronde"
    with pytest.raises(Weigering, match="tot en met"):
        actions.close(ronde, by=stad.budgetbeheerder)
    with klok.op(datetime(2026, 3, 17, 12, tzinfo=UTC)):
        assert actions.close_due() == 0
    with klok.op(datetime(2026, 3, 18, 12, tzinfo=UTC)):
        assert (actions.close_due(), actions.close_due()) == (1, 0)


def test_the_highest_mark_goes_first_down_to_the_line(stad, ronde, plannen):
    plaatsen = ranking(ronde)
    assert [(plaats.aanvraag.titel, plaats.cijfer, plaats.past) for plaats in plaatsen] == [
        ("Plan 1", "8,2", True), ("Plan 3", "6,8", True), ("Plan 2", "5,2", False),
    ]  # fmt: skip


@pytest.mark.beide
def test_dividing_decides_on_each_with_its_letter_and_never_over_the_round(stad, ronde, plannen):
    with klok.op(DAARNA):
        uitslag = actions.divide(ronde, deur=DEUR, by=stad.budgetbeheerder)
    assert (uitslag.toegekend, uitslag.afgewezen, uitslag.geweigerd) == (2, 1, [])
    standen = [Aanvraag.objects.get(pk=rij.pk).status for rij in plannen]
    assert standen == [Status.VASTGESTELD, Status.GEWEIGERD, Status.VASTGESTELD]
    afwijzing = plannen[1].beschikkingen.get()
    assert (afwijzing.weigergrond, afwijzing.deur) == ("Awb 4:25", DEUR)
    assert "plaats 3 van 3" in afwijzing.motivering
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.VERDEELD
    assert grootboek.check().ok


def test_who_stands_above_the_line_is_not_refused_and_below_it_not_granted(stad, ronde, plannen):
    with klok.op(DAARNA):
        with pytest.raises(Weigering, match="onder de streep"):
            besluit.grant(plannen[1], bedrag=40_000, motivering="Toch.", by=stad.budgetbeheerder)
        with pytest.raises(Weigering, match="genoeg geld"):
            besluit.refuse(plannen[0], motivering="Op.", deur=DEUR, weigergrond="Awb 4:25", by=stad.budgetbeheerder)


def test_what_one_decision_is_refused_for_is_told_and_stops_no_other(stad, ronde, plannen):
    beoordeling.declare_interest(plannen[0], vrij=False, by=stad.budgetbeheerder)
    with klok.op(DAARNA):
        uitslag = actions.divide(ronde, deur=DEUR, by=stad.budgetbeheerder)
        assert (uitslag.toegekend, uitslag.afgewezen) == (1, 1)
        [(nummer, melding)] = uitslag.geweigerd
        assert nummer == plannen[0].nummer
        assert "2:4" in melding
        ronde.refresh_from_db()
        assert ronde.status == Rondestatus.WEGEN
        beoordeling.declare_interest(plannen[0], vrij=True, by=stad.budgetbeheerder)
        assert actions.divide(ronde, deur=DEUR, by=stad.budgetbeheerder).toegekend == 1
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.VERDEELD


def test_nothing_is_divided_while_a_plan_has_no_points(stad, ronde, versie, aanvraag):
    rij = aanvraag(versie=versie)
    with klok.op(DAARNA):
        actions.close_due()
        with pytest.raises(Weigering, match=rij.nummer):
            actions.divide(ronde, deur=DEUR, by=stad.budgetbeheerder)


@pytest.mark.parametrize("punten", [{"Ontmoeting": 11, "Uitvoerbaar": 1}, {"Ontmoeting": 5}, {"Mooi": 5}])
def test_points_are_for_the_published_criteria_and_from_0_to_10(stad, versie, ronde, aanvraag, punten):
    rij = aanvraag(versie=versie)
    vraag = {"vraag": "", "uiterlijk_op": klok.vandaag(), "by": stad.budgetbeheerder}
    advies = beoordeling.ask_advice(rij, adviseur=stad.partner, **vraag)
    with pytest.raises(Weigering) as geweigerd:
        beoordeling.give_advice(advies, strekking="positief", tekst="Goed.", punten=punten, by=stad.partner)
    assert geweigerd.value.regel == "subsidies.punten"


def test_a_panel_advises_before_anything_is_granted(stad, maak_fonds, mandaat, aanvraag):
    versie = maak_fonds(naam="Panelfonds", sleutel="panelfonds", verdeelwijze=Verdeelwijze.PANEL)
    mandaat(stad.seghwaert, versie)
    rij = aanvraag(versie=versie)
    beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
    with pytest.raises(Weigering, match="adviseert eerst het panel"):
        besluit.grant(rij, bedrag=40_000, motivering="Goed.", by=stad.seghwaert)
    vraag = {"vraag": "", "uiterlijk_op": klok.vandaag(), "by": stad.seghwaert}
    advies = beoordeling.ask_advice(rij, adviseur=stad.partner, **vraag)
    beoordeling.give_advice(advies, strekking="positief", tekst="Goed.", by=stad.partner)
    besluit.grant(rij, bedrag=40_000, motivering="Goed.", by=stad.seghwaert)
    rij.refresh_from_db()
    assert rij.status == Status.VASTGESTELD


def test_the_screens_of_a_round_from_new_to_divided(als, stad, versie, aanvraag):
    browser = als(stad.budgetbeheerder)
    plafond = versie.regeling.plafonds.get()
    gegevens = {
        "plafond": plafond.pk, "naam": "Najaar", "opent_op": "2026-03-03", "sluit_op": "2026-03-17",
        "bedrag": "500", "criterium_1": "Ontmoeting", "gewicht_1": "2",
    }  # fmt: skip
    fout = browser.post(reverse("subsidies:ronde_nieuw"), gegevens | {"bedrag": "999.999,00"})
    assert fout.status_code == 409
    browser.post(reverse("subsidies:ronde_nieuw"), gegevens)
    ronde = Ronde.objects.get()
    rij = aanvraag(versie=versie)
    beoordeling.declare_interest(rij, vrij=True, by=stad.budgetbeheerder)
    vraag = {"vraag": "", "uiterlijk_op": klok.vandaag(), "by": stad.budgetbeheerder}
    advies = beoordeling.ask_advice(rij, adviseur=stad.partner, **vraag)
    antwoord = {"strekking": "positief", "tekst": "Goed.", "punt_0": "8"}
    als(stad.partner).post(reverse("subsidies:advies", args=[advies.pk]), antwoord)
    with klok.op(DAARNA):
        actions.close_due()
        bladzijde = reverse("subsidies:ronde", args=[ronde.pk])
        assert "8,0" in browser.get(bladzijde).content.decode()
        ronde.refresh_from_db()
        browser.post(reverse("subsidies:ronde_verdeling", args=[ronde.pk]), {"versie": ronde.versie, "deur": DEUR})
    rij.refresh_from_db()
    assert rij.status == Status.VASTGESTELD
    assert als(stad.seghwaert).get(bladzijde).status_code == 403
