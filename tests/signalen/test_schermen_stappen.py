"""The next step with a signal through its pages: legal or not, stale or not, page or panel, with the words it sends."""

import re

import pytest

from tests.signalen.bladen import tekst_van
from tests.signalen.conftest import IN_ANDERE, IN_WIJK, VERWACHT, mails_over, pass_on
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import AndereDeur, Reactie
from wijkwerk.signalen.states import Status


def test_every_step_on_the_page_opens(regisseur, in_staat):
    for status in Status:
        signaal = in_staat(status)
        pagina = regisseur.get(f"/signalen/{signaal.pk}/").content.decode()
        adressen = set(re.findall(rf'href="(/signalen/{signaal.pk}/[a-z]+/[^"]*)"', pagina))
        assert adressen, status
        for adres in adressen:
            assert regisseur.get(adres.replace("&amp;", "&")).status_code == 200, adres


def test_step_that_is_not_legal_leads_back_with_a_word(regisseur, in_staat):
    signaal = in_staat(Status.AFGEHANDELD)
    antwoord = regisseur.get(f"/signalen/{signaal.pk}/overname/", follow=True)
    assert antwoord.redirect_chain[0][0] == f"/signalen/{signaal.pk}/"
    assert "Deze stap kan nu niet" in tekst_van(antwoord)


def test_take_makes_it_mine(regisseur, stad, meld):
    signaal = meld()
    antwoord = regisseur.post(f"/signalen/{signaal.pk}/overname/", {"versie": 1}, follow=True)
    assert "Het signaal staat nu bij u." in tekst_van(antwoord)
    signaal.refresh_from_db()
    assert signaal.behandelaar == stad.seghwaert


def test_step_sent_twice_is_made_once(regisseur, meld):
    signaal = meld()
    for _keer in range(2):
        regisseur.post(f"/signalen/{signaal.pk}/overname/", {"versie": 1})
    signaal.refresh_from_db()
    assert signaal.versie == 2
    assert [mail.onderwerp for mail in mails_over(signaal)].count(f"Uw melding {signaal.nummer} is in behandeling") == 1


@pytest.mark.parametrize("woord", ["notitie", "vraag", "bericht"])
def test_words_sent_twice_are_said_once(woord, regisseur, meld):
    signaal = meld()
    for _keer in range(2):
        regisseur.post(f"/signalen/{signaal.pk}/{woord}/", {"versie": 1, "tekst": "Hoe laat is het het ergst?"})
    assert signaal.reacties.count() == 1
    assert len(mails_over(signaal)) == (1 if woord == "notitie" else 2)


def test_stale_version_keeps_what_was_typed_and_goes_on_by_choice(regisseur, stad, meld):
    signaal = actions.take(meld(), by=stad.seghwaert)
    velden = {"versie": signaal.versie, "soort": "close", "uitkomst": "De container is twee keer geleegd."}
    actions.classify(signaal, onderwerp=stad.ander_onderwerp, by=stad.seghwaert)
    antwoord = regisseur.post(f"/signalen/{signaal.pk}/afhandeling/", velden)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Iemand anders heeft dit net gewijzigd" in pagina
    assert "De container is twee keer geleegd." in pagina
    versie = re.search(r'name="versie" value="(\d+)"', pagina)[1]
    assert regisseur.post(f"/signalen/{signaal.pk}/afhandeling/", velden | {"versie": versie}).status_code == 302


def test_forward_names_receiver_and_day(regisseur, stad, meld):
    signaal = meld()
    velden = {
        "versie": 1,
        "naar": f"o{stad.woonstichting.pk}",
        "antwoord_verwacht_op": VERWACHT.isoformat(),
        "toelichting": "Kunt u kijken?",
    }
    regisseur.post(f"/signalen/{signaal.pk}/doorzetting/", velden)
    signaal.refresh_from_db()
    assert (signaal.organisatie, signaal.antwoord_verwacht_op) == (stad.woonstichting, VERWACHT)


def test_forward_to_yesterday_is_refused_at_the_field(regisseur, stad, meld):
    signaal = meld()
    velden = {
        "versie": 1,
        "naar": f"o{stad.woonstichting.pk}",
        "antwoord_verwacht_op": "2026-03-01",
        "toelichting": "x",
    }
    assert "Deze dag is al geweest" in tekst_van(regisseur.post(f"/signalen/{signaal.pk}/doorzetting/", velden))


def test_partner_answers_and_it_comes_back(partner, stad, meld):
    signaal = pass_on(meld(), stad.woonstichting, stad.seghwaert)
    partner.post(f"/signalen/{signaal.pk}/antwoord/", {"versie": signaal.versie, "tekst": "Wij hebben het opgeruimd."})
    signaal.refresh_from_db()
    assert (signaal.status, signaal.behandelaar) == (Status.IN_BEHANDELING, stad.seghwaert)
    assert signaal.reacties.get(soort=Reactie.Soort.TERUG).tekst == "Wij hebben het opgeruimd."


def test_partner_may_not_close(partner, stad, meld):
    signaal = pass_on(meld(), stad.woonstichting, stad.seghwaert)
    velden = {"versie": signaal.versie, "soort": "close", "uitkomst": "Klaar."}
    assert partner.post(f"/signalen/{signaal.pk}/afhandeling/", velden).status_code == 403


def test_answer_of_the_partner_is_the_draft_for_the_reporter(regisseur, stad, meld):
    signaal = pass_on(meld(), stad.woonstichting, stad.seghwaert)
    actions.answer(signaal, tekst="De hovenier is langs geweest.", by=stad.partner)
    assert "De hovenier is langs geweest." in regisseur.get(f"/signalen/{signaal.pk}/afhandeling/").content.decode()


def test_draft_with_a_gap_is_not_sent(regisseur, meld):
    signaal = meld()
    velden = {"versie": 1, "soort": "close", "uitkomst": "[Wat is er gedaan, en wanneer?]"}
    assert "Vul [Wat is er gedaan" in tekst_van(regisseur.post(f"/signalen/{signaal.pk}/afhandeling/", velden))


def test_preview_is_what_the_reporter_gets_and_changes_nothing(regisseur, meld):
    signaal = meld()
    velden = {"versie": 1, "soort": "close", "uitkomst": "De container is geleegd."}
    pagina = tekst_van(regisseur.post(f"/signalen/{signaal.pk}/afhandeling/", velden | {"voorbeeld": "1"}))
    signaal.refresh_from_db()
    assert (signaal.status, len(mails_over(signaal))) == (Status.NIEUW, 1)
    regisseur.post(f"/signalen/{signaal.pk}/afhandeling/", velden)
    mail = mails_over(signaal)[-1]
    assert mail.onderwerp in pagina
    assert all(regel in pagina for regel in mail.tekst.split("\n") if regel and "/" not in regel)


def test_not_for_us_tells_the_right_door(regisseur, meld):
    deur = AndereDeur.objects.create(titel="Bel uw verhuurder", tekst="Die regelt het portiek.", telefoon="0800 123")
    signaal = meld()
    velden = {"versie": 1, "soort": "decline", "deur": deur.pk, "uitkomst": "Dit is van de verhuurder."}
    regisseur.post(f"/signalen/{signaal.pk}/afhandeling/?soort=decline", velden)
    signaal.refresh_from_db()
    assert signaal.status == Status.NIET_VOOR_ONS
    assert "Die regelt het portiek." in signaal.uitkomst


def test_subject_and_title_change_together(regisseur, stad, meld):
    signaal = meld()
    velden = {"versie": 1, "onderwerp": stad.ander_onderwerp.pk, "titel": "Busje op de stoep"}
    regisseur.post(f"/signalen/{signaal.pk}/onderwerp/", velden)
    signaal.refresh_from_db()
    assert (signaal.onderwerp, signaal.titel) == (stad.ander_onderwerp, "Busje op de stoep")


def test_named_partners_need_a_name(regisseur, stad, meld):
    signaal = meld()
    adres, velden = f"/signalen/{signaal.pk}/zichtbaarheid/", {"versie": 1, "zichtbaarheid": "partners"}
    assert "Kies minstens een partner." in tekst_van(regisseur.post(adres, velden))
    regisseur.post(adres, velden | {"partners": [stad.woonstichting.pk]})
    assert [rij.organisatie for rij in signaal.partners.all()] == [stad.woonstichting]


def test_place_moves_to_a_pin_or_a_buurt(regisseur, stad, meld):
    signaal = meld()
    adres = f"/signalen/{signaal.pk}/plaats/"
    assert "Wijs de plek aan" in tekst_van(regisseur.post(adres, {"versie": 1, "plek": "bij de brug"}))
    regisseur.post(adres, {"versie": 1, "lat": IN_WIJK[0] + 0.001, "lon": IN_WIJK[1], "plek": "bij de brug"})
    signaal.refresh_from_db()
    assert (signaal.plek, round(signaal.lat, 3)) == ("bij de brug", round(IN_WIJK[0] + 0.001, 3))


def test_words_about_the_new_place_are_checked_with_a_choice(regisseur, meld):
    signaal = meld()
    adres, velden = f"/signalen/{signaal.pk}/plaats/", {"versie": 1, "lat": IN_WIJK[0], "lon": IN_WIJK[1]}
    assert "BSN" in tekst_van(regisseur.post(adres, velden | {"plek": "bsn 111222333", "pii_gezien": "on"}))
    bij_iemand = velden | {"plek": "bij mevrouw Jansen, nummer 14"}
    assert 'name="pii_gezien"' in regisseur.post(adres, bij_iemand).content.decode()
    signaal.refresh_from_db()
    assert signaal.versie == 1
    regisseur.post(adres, bij_iemand | {"pii_gezien": "on"})
    signaal.refresh_from_db()
    assert signaal.plek == "bij mevrouw Jansen, nummer 14"


def test_merge_by_number_and_unknown_number(regisseur, meld):
    signaal, ander, vreemd = meld(), meld(), meld(punt=IN_ANDERE)
    adres = f"/signalen/{signaal.pk}/samenvoeging/"
    assert "geen nummer van ons" in tekst_van(regisseur.post(adres, {"versie": 1, "met": "12"}))
    assert "niet gevonden" in tekst_van(regisseur.post(adres, {"versie": 1, "met": vreemd.nummer}))
    regisseur.post(adres, {"versie": 1, "met": ander.nummer})
    signaal.refresh_from_db()
    assert signaal.samengevoegd_met == ander


def test_panel_and_page_ask_the_same(regisseur, meld):
    signaal = meld()
    adres = f"/signalen/{signaal.pk}/vraag/"
    paneel = regisseur.get(adres, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in paneel
    assert 'name="tekst"' in paneel
    velden = {"versie": 1, "tekst": "Hoe laat is het het ergst?"}
    klaar = regisseur.post(adres, velden, headers={"HX-Request": "true"})
    assert klaar["HX-Redirect"] == f"/signalen/{signaal.pk}/"


def test_suggested_duplicate_says_why(regisseur, meld):
    eerder, signaal = meld("Weer afval naast de container."), meld("Afval naast de container.")
    pagina = tekst_van(regisseur.get(f"/signalen/{signaal.pk}/"))
    assert "Lijkt op" in pagina
    assert eerder.nummer in pagina
