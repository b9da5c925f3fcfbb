"""Keeping a fund through the screens: from an example to a published version, and every refusal on the way."""

from datetime import date

import pytest
from django.urls import reverse

from wijkwerk.rekenkern.regels import SOORTEN
from wijkwerk.subsidies.actions import regeling as regelingen
from wijkwerk.subsidies.actions.regeling_voorbeeld import draft_example
from wijkwerk.subsidies.models import Aanvraag, Proefaanvraag, Regeling, Regelingversie
from wijkwerk.subsidies.queries.regeling import try_out
from wijkwerk.subsidies.queries.regeling_gereed import checklist
from wijkwerk.subsidies.queries.regelingverschil import consequence, differences
from wijkwerk.subsidies.queries.toets import plan_of, plans_of
from wijkwerk.subsidies.states.regeling import Versiestatus

pytestmark = pytest.mark.django_db

JULI = date(2026, 7, 1)


@pytest.fixture
def beheer(client, stad):
    """The budgetbeheerder, logged in."""
    client.force_login(stad.budgetbeheerder)
    return client


@pytest.fixture
def concept(stad) -> Regelingversie:
    """The example fund as a concept."""
    return draft_example(geldig_van=JULI, by=stad.budgetbeheerder)


def _url(naam, *args):
    return reverse(f"subsidies:{naam}", args=args)


def _text(antwoord):
    return antwoord.content.decode()


def _errors(antwoord):
    return antwoord.context["form"].errors


def test_the_example_makes_a_concept_whose_trials_come_out(beheer):
    antwoord = beheer.post(_url("regeling_voorbeeld"), {"geldig_van": "2026-07-01"}, follow=True)
    versie = Regelingversie.objects.get()
    assert versie.status == Versiestatus.CONCEPT
    assert [proef.proef.naam for proef in try_out(versie) if not proef.klopt] == []
    assert "Klaar om te publiceren" in _text(antwoord)
    nog_eens = beheer.post(_url("regeling_voorbeeld"), {"geldig_van": "2026-07-01"})
    assert nog_eens.status_code == 409
    assert "al een regeling" in _text(nog_eens)


def test_every_rule_of_the_example_names_its_amount_and_another_door(concept):
    assert [punt.zin for punt in checklist(concept, date(2026, 3, 2)) if punt.waar == "regel" and not punt.klaar] == []
    for rij in concept.voorwaarden.exclude(soort__in=["melding", "mens"]):
        assert rij.deur or rij.bij_nee == "mens"


def test_make_a_fund_write_a_rule_and_bands_and_publish(beheer):
    beheer.post(
        _url("regeling_nieuw"),
        {"naam": "Groene Gevels", "doel": "Voor groen aan de gevel", "publiek": "ja", "geldig_van": "2026-07-01"},
    )
    versie = Regelingversie.objects.get()
    assert versie.regeling.sleutel == "groene-gevels"
    regel = {
        "versie": versie.versie,
        "i_bedrag": "1.000",
        "tekst": "U vraagt hoogstens EUR 1.000.",
        "artikel": "artikel 4",
        "bij_nee": "weiger",
        "deur": "Bel uw wijkregisseur.",
    }
    adres = f"{_url('voorwaarde_nieuw', versie.pk)}?soort=maximum"
    assert beheer.post(adres, regel).status_code == 302
    versie.refresh_from_db()
    banden = {"versie": versie.versie, "tot_0": "1000", "wijze_0": "direct", "voorschot_0": 100}
    banden |= {"verantwoording_0": "geen", "wijze_1": "direct", "voorschot_1": 100, "verantwoording_1": "geen"}
    assert beheer.post(_url("regelingversie_bedragen", versie.pk), banden).status_code == 302
    versie.refresh_from_db()
    publicatie = {"versie": versie.versie, "gepubliceerd_op": "2026-03-02"}
    geweigerd = beheer.post(_url("regelingversie_publicatie", versie.pk), publicatie)
    assert geweigerd.status_code == 409
    assert "Vul de uitleg en de grondslag in" in _text(geweigerd)
    regelingen.change_version(versie, grondslag="Regeling, artikel 2", by=versie.opgesteld_door)
    versie.refresh_from_db()
    beheer.post(_url("regelingversie_publicatie", versie.pk), publicatie | {"versie": versie.versie})
    versie.refresh_from_db()
    assert versie.status == Versiestatus.GEPUBLICEERD
    assert (versie.voorwaarden.get().instelling, versie.banden.get().tot_bedrag) == ({"bedrag": 100_000}, 100_000)


@pytest.mark.parametrize(
    ("soort", "velden", "waar"),
    [
        ("maximum", {"i_bedrag": "0"}, "i_bedrag"),
        ("maximum", {"i_bedrag": ""}, "i_bedrag"),
        ("maximum", {"i_bedrag": "500", "deur": ""}, "deur"),
        ("maximum", {"i_bedrag": "500", "artikel": ""}, "artikel"),
        ("maximum", {"i_bedrag": "500", "tekst": "BSN 123456782"}, "tekst"),
        ("minimum_steun", {"i_aantal": "-1"}, "i_aantal"),
        ("uitgesloten_doel", {}, "i_doelen"),
        ("aandeel_bijdrage", {"i_procent": "101"}, "i_procent"),
        ("in_periode", {"i_van": "2026-08-01", "i_tot": "2026-07-01"}, "i_tot"),
        ("mens", {"i_wanneer": "bezoekers", "i_aantal": ""}, "i_aantal"),
    ],
)
def test_a_rule_that_does_not_work_is_said_at_its_field_and_nothing_is_lost(beheer, concept, soort, velden, waar):
    regel = {"versie": concept.versie, "tekst": "Een eigen zin.", "artikel": "artikel 9", "bij_nee": "weiger"}
    regel |= {"deur": "Bel uw wijkregisseur."} | velden
    antwoord = beheer.post(f"{_url('voorwaarde_nieuw', concept.pk)}?soort={soort}", regel)
    assert antwoord.status_code == 200
    assert waar in _errors(antwoord)
    assert regel["tekst"] in _text(antwoord)
    assert concept.voorwaarden.count() == 14


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_every_kind_of_rule_has_a_form(beheer, concept, soort):
    antwoord = beheer.get(f"{_url('voorwaarde_nieuw', concept.pk)}?soort={soort}")
    assert antwoord.status_code == 200
    assert 'name="tekst"' in _text(antwoord)


def test_unknown_kind_leads_to_the_list_of_kinds(beheer, concept):
    assert "bestaat niet" in _text(beheer.get(f"{_url('voorwaarde_nieuw', concept.pk)}?soort=toverij"))


def test_order_change_and_removal_of_rules(beheer, concept):
    eerste, tweede = [rij.artikel for rij in concept.voorwaarden.all()[:2]]
    beheer.post(_url("voorwaarde_plaats", concept.pk, 2), {"richting": "op", "versie": concept.versie})
    assert [rij.artikel for rij in concept.voorwaarden.all()[:2]] == [tweede, eerste]
    concept.refresh_from_db()
    beheer.post(_url("voorwaarde_plaats", concept.pk, 1), {"richting": "neer", "versie": concept.versie})
    assert [rij.artikel for rij in concept.voorwaarden.all()[:2]] == [eerste, tweede]
    concept.refresh_from_db()
    for nummer, richting in ((1, "op"), (14, "neer")):
        beheer.post(_url("voorwaarde_plaats", concept.pk, nummer), {"richting": richting, "versie": concept.versie})
        concept.refresh_from_db()
    assert concept.voorwaarden.first().artikel == eerste
    beheer.post(_url("voorwaarde_plaats", concept.pk, 1), {"richting": "weg", "versie": concept.versie})
    assert concept.voorwaarden.count() == 13


def test_an_old_screen_moves_nothing(beheer, concept):
    eerste = concept.voorwaarden.first().artikel
    antwoord = beheer.post(
        _url("voorwaarde_plaats", concept.pk, 1), {"richting": "weg", "versie": concept.versie - 1}, follow=True
    )
    assert "net gewijzigd" in _text(antwoord)
    assert concept.voorwaarden.first().artikel == eerste


def test_changing_a_rule_starts_with_what_stands_there(beheer, concept):
    adres = _url("voorwaarde", concept.pk, 4)
    assert "2.500,00" in _text(beheer.get(adres))
    regel = {
        "versie": concept.versie,
        "i_bedrag": "2.000",
        "tekst": "U vraagt hoogstens EUR 2.000.",
        "deur": "Bel ons.",
    }
    assert beheer.post(adres, regel | {"artikel": "artikel 4, lid 1", "bij_nee": "weiger"}).status_code == 302
    assert concept.voorwaarden.all()[3].instelling == {"bedrag": 200_000}
    assert beheer.get(_url("voorwaarde", concept.pk, 99)).status_code == 404


def test_a_stale_form_comes_back_with_every_word(beheer, concept):
    velden = {naam: getattr(concept, naam) or "" for naam in ("grondslag", "verdeelwijze", "beslis_weken")}
    velden |= {naam: getattr(concept, naam) for naam in ("verdaag_weken", "aanvul_dagen", "verantwoord_weken")}
    velden |= {"vaststel_weken": 8, "steekproef_procent": 10, "geldig_van": "2026-07-01", "uitleg": "Heel anders."}
    regelingen.change_version(concept, grondslag="Iets van een ander", by=concept.opgesteld_door)
    antwoord = beheer.post(_url("regelingversie_tekst", concept.pk), velden | {"versie": concept.versie})
    assert antwoord.status_code == 409
    assert "Heel anders." in _text(antwoord)
    concept.refresh_from_db()
    assert concept.grondslag == "Iets van een ander"
    assert beheer.post(_url("regelingversie_tekst", concept.pk), velden | {"versie": concept.versie}).status_code == 302


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("beslis_weken", "9"), ("geldig_tot", "2026-06-30"), ("steekproef_procent", "101"), ("uitleg", "")],
)
def test_terms_outside_the_law_are_refused(beheer, concept, veld, waarde):
    velden = {"versie": concept.versie, "uitleg": "Iets", "grondslag": "Iets", "geldig_van": "2026-07-01"}
    velden |= {"verdeelwijze": "volgorde", "beslis_weken": 8, "verdaag_weken": 4, "aanvul_dagen": 14}
    velden |= {"verantwoord_weken": 8, "vaststel_weken": 8, "steekproef_procent": 10, veld: waarde}
    antwoord = beheer.post(_url("regelingversie_tekst", concept.pk), velden)
    assert veld in _errors(antwoord)


def test_bands_with_the_same_amount_or_half_an_advance_are_refused(beheer, concept):
    rij = {"wijze": "direct", "voorschot": 100, "verantwoording": "geen"}
    velden = {f"{naam}_{nr}": waarde for nr in range(5) for naam, waarde in rij.items()}
    velden |= {"versie": concept.versie, "tot_0": "500", "tot_1": "500"}
    antwoord = beheer.post(_url("regelingversie_bedragen", concept.pk), velden)
    assert (antwoord.status_code, "hetzelfde bedrag" in _text(antwoord)) == (409, True)
    antwoord = beheer.post(_url("regelingversie_bedragen", concept.pk), velden | {"tot_1": "0", "voorschot_0": 50})
    assert {"tot_1", "voorschot_0"} <= set(_errors(antwoord))
    assert concept.banden.count() == 3


def test_a_trial_shows_its_outcome_rule_by_rule_before_it_is_kept(beheer, concept):
    velden = {"naam": "Barbecue", "verwacht": "nee", "gevraagd": "300", "steun": "0", "begint_na": "40"}
    kijk = beheer.post(_url("regelingproef_nieuw", concept.pk), velden | {"uitkomst": "1"})
    assert "Er doen nu 0 andere adressen mee" in _text(kijk)
    assert Proefaanvraag.objects.filter(naam="Barbecue").count() == 0
    assert beheer.post(_url("regelingproef_nieuw", concept.pk), velden).status_code == 302
    proef = Proefaanvraag.objects.get(naam="Barbecue")
    assert proef.gegevens == {"gevraagd": 30_000, "steun": 0, "begint_na": 40}
    assert "Barbecue" in _text(beheer.get(_url("regelingproeven", concept.pk)))
    beheer.post(_url("regelingproef_weg", concept.pk, proef.pk))
    assert Proefaanvraag.objects.filter(naam="Barbecue").count() == 0


def test_a_trial_starts_from_a_real_application_without_who_asked(beheer, fonds, aanvraag, stad):
    rij = aanvraag(gevraagd=45_000)
    volgende = regelingen.draft_version(fonds.regeling, geldig_van=JULI, by=stad.budgetbeheerder)
    tekst = _text(beheer.get(f"{_url('regelingproef_nieuw', volgende.pk)}?aanvraag={rij.pk}"))
    assert "450,00" in tekst
    assert rij.titel in tekst
    assert rij.aanvrager.naam not in tekst
    assert beheer.get(f"{_url('regelingproef_nieuw', volgende.pk)}?aanvraag=999999").status_code == 404


def test_comparison_counts_what_would_come_out_otherwise(beheer, fonds, aanvraag, stad):
    aanvraag(gevraagd=40_000)
    aanvraag(gevraagd=45_000, postcode="2719 XB", doelen=["schoon"])
    volgende = regelingen.draft_version(fonds.regeling, geldig_van=JULI, by=stad.budgetbeheerder)
    assert differences(fonds, volgende) == []
    assert consequence(fonds, volgende).anders == 0
    rijen = list(volgende.voorwaarden.all())
    nieuw = [
        regelingen.VoorwaardeGegevens("maximum", "artikel 4", "Hoogstens EUR 420.", {"bedrag": 42_000}, deur="Bel.")
    ]
    nieuw += [
        regelingen.VoorwaardeGegevens(r.soort, r.artikel, r.tekst, r.instelling, r.wat_te_doen, r.deur, r.bij_nee)
        for r in rijen[1:]
    ]
    volgende = regelingen.set_conditions(volgende, voorwaarden=nieuw, by=stad.budgetbeheerder)
    gevolg = consequence(fonds, volgende)
    assert (gevolg.aantal, gevolg.anders) == (2, 1)
    assert gevolg.tellingen[0][1] == "nee"
    assert [v.wat for v in differences(fonds, volgende)] == ["Hoogste bedrag"]
    tekst = _text(beheer.get(_url("regelingversie_vergelijking", volgende.pk)))
    assert "1 van de 2 aanvragen" in tekst
    assert "Hoogste bedrag" in tekst


def test_many_applications_have_the_same_facts_as_one_by_one(fonds, aanvraag, verleend, django_assert_num_queries):
    verleend(gevraagd=30_000)
    verleend(gevraagd=40_000)
    aanvraag(gevraagd=20_000)
    with django_assert_num_queries(4):
        plannen = plans_of(Aanvraag.objects.all())
    assert plannen == {rij.pk: plan_of(rij) for rij in Aanvraag.objects.all()}
    assert sorted(plan.eerder_toegekend for plan in plannen.values()) == [1, 1, 2]


def test_second_concept_is_refused_and_a_dropped_one_makes_room(beheer, concept):
    adres = _url("regelingversie_nieuw", concept.regeling_id)
    assert beheer.post(adres, {"geldig_van": "2026-08-01"}).status_code == 409
    beheer.post(_url("regelingversie_afloop", concept.pk), {"versie": concept.versie})
    concept.refresh_from_db()
    assert concept.status == Versiestatus.VERVALLEN
    assert beheer.post(adres, {"geldig_van": "2026-08-01"}).status_code == 302


def test_closing_stops_new_applications_only(beheer, fonds):
    assert beheer.get(_url("regelingversie", fonds.pk)).status_code == 200
    beheer.post(_url("regelingversie_sluiting", fonds.pk), {"versie": fonds.versie})
    fonds.refresh_from_db()
    assert fonds.status == Versiestatus.GESLOTEN
    assert "Wijk aan Zet" not in _text(beheer.get(_url("bijdragen")))


def test_name_of_a_fund_changes_and_an_old_screen_is_refused(beheer, fonds):
    adres = _url("regeling_gegevens", fonds.regeling_id)
    was = beheer.get(adres).context["form"]["was"].value()
    velden = {
        "was": was,
        "naam": "Buurt aan Zet",
        "doel": "Voor de buurt",
        "publiek": "nee",
        "volgorde": 3,
        "actief": "on",
    }
    assert beheer.post(adres, velden).status_code == 302
    assert Regeling.objects.get().naam == "Buurt aan Zet"
    oud = beheer.post(adres, velden | {"naam": "Weer anders"})
    assert (oud.status_code, "Weer anders" in _text(oud)) == (409, True)


def test_words_of_other_pages_cannot_be_a_fund(beheer):
    velden = {"naam": "Register", "doel": "Iets", "publiek": "ja", "geldig_van": "2026-07-01"}
    assert beheer.post(_url("regeling_nieuw"), velden).status_code == 409
    leeg = beheer.post(_url("regeling_nieuw"), velden | {"naam": "!!!"})
    assert "naam" in _errors(leeg)


def test_frozen_version_offers_no_way_to_change_it(beheer, fonds):
    tekst = _text(beheer.get(_url("regelingversie", fonds.pk)))
    assert _url("voorwaarde_nieuw", fonds.pk) not in tekst
    antwoord = beheer.post(
        _url("voorwaarde_plaats", fonds.pk, 1), {"richting": "weg", "versie": fonds.versie}, follow=True
    )
    assert "verandert niet meer" in _text(antwoord)


@pytest.mark.parametrize("naam", ["regelingen", "regeling_nieuw", "regeling_voorbeeld", "plafonds", "plafond_nieuw"])
def test_who_keeps_no_funds_stays_out(client, stad, naam):
    client.force_login(stad.seghwaert)
    assert client.get(_url(naam)).status_code == 403
