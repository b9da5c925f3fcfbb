"""Advice: asked by mail, given by link or after signing in, corrected with what was said before kept, taken back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wijkwerk.agenda.actions import agendapunt as actions
from wijkwerk.agenda.actions.advies import remind_advisers
from wijkwerk.agenda.models import Advies, Agendapunt
from wijkwerk.agenda.queries import advies as queries
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering

VOOR = Advies.Oordeel.VOOR


@pytest.fixture
def gevraagd(stad, vraag):
    """Ask the partner for advice within a week, while the question is prepared: `gevraagd(persoon=stad.wethouder)`."""

    def ask(punt: Agendapunt | None = None, **velden) -> Advies:
        aan = {} if "persoon" in velden else {"organisatie": stad.woonstichting}
        gegevens = {"vraag": "Past een container hier?", "uiterlijk_op": klok.vandaag() + timedelta(days=7)}
        return actions.ask_advice(
            punt or vraag("college", ingediend=False), **gegevens | aan | velden, by=stad.seghwaert
        )

    return ask


def fill(punt: Agendapunt, by) -> Agendapunt:
    """Write something in every part, so that what leaks can be seen."""
    punt = actions.change(
        punt, toelichting="De toelichting.", geprobeerd="Geheim geprobeerd.", belang_wijk="Geheim van de wijk.",
        belang_stad="Geheim van de stad.", kosten=987_600, dekking="Geheime pot", by=by,
    )  # fmt: skip
    actions.set_options(punt, [{"titel": "Een optie", "voor": "Mooi"}], by=by)
    return actions.set_effects(punt, {punt.werkgebied: "Geheim effect."}, by=by)


def link(advies: Advies) -> str:
    return reverse("agenda:advies_link", args=[advies.token])


def test_asking_mails_a_link_and_stands_on_the_question(stad, gevraagd):
    advies = gevraagd()
    mail = Bericht.objects.get(sleutel__contains="advies_gevraagd")
    assert mail.aan == stad.woonstichting.email
    assert link(advies) in mail.tekst
    assert logboek.of_object(advies.agendapunt).first().handeling == "agenda.advies_gevraagd"


@pytest.mark.parametrize(
    ("velden", "regel"),
    [
        ({"vraag": " "}, "agenda.adviesvraag"),
        ({"uiterlijk_op": "gisteren"}, "agenda.datum"),
        ({"persoon": None, "organisatie": None}, "agenda.adviseur"),
    ],
)
def test_a_request_that_cannot_be_answered_is_refused(gevraagd, velden, regel):
    if "uiterlijk_op" in velden:
        velden = {"uiterlijk_op": klok.vandaag() - timedelta(days=1)}
    with pytest.raises(Weigering) as weigering:
        gevraagd(**velden)
    assert weigering.value.regel == regel


def test_asking_the_same_adviser_twice_is_refused_but_after_taking_back_it_may(stad, gevraagd):
    eerste = gevraagd()
    with pytest.raises(Weigering) as weigering:
        gevraagd(eerste.agendapunt)
    assert weigering.value.regel == "agenda.advies_dubbel"
    actions.withdraw_advice(eerste, by=stad.seghwaert)
    assert gevraagd(eerste.agendapunt).pk != eerste.pk


def test_the_link_shows_question_explanation_and_options_and_nothing_else(stad, vraag, gevraagd):
    advies = gevraagd(fill(vraag("college", ingediend=False), stad.seghwaert))
    tekst = Client().get(link(advies)).content.decode()
    for zichtbaar in (advies.vraag, advies.agendapunt.vraag, "De toelichting.", "Een optie"):
        assert zichtbaar in tekst
    assert "Geheim" not in tekst
    assert "9.876" not in tekst
    assert advies.agendapunt.nummer not in tekst


def test_what_the_asker_ticked_is_shown_too(stad, vraag, gevraagd):
    punt = fill(vraag("college", ingediend=False), stad.seghwaert)
    advies = gevraagd(punt, ook_leesbaar=["belang_wijk", "kosten", "bestaat_niet"])
    tekst = Client().get(link(advies)).content.decode()
    assert advies.ook_leesbaar == ["belang_wijk", "kosten"]
    assert "Geheim van de wijk." in tekst
    assert "9.876" in tekst
    assert "Geheim van de stad." not in tekst


def test_an_adviser_answers_by_link_without_an_account(stad, gevraagd):
    advies = gevraagd()
    antwoord = Client().post(link(advies), {"oordeel": "mits", "antwoord": "Als hij dicht blijft.", "versie": 1})
    assert antwoord.headers["Location"] == reverse("agenda:advies_dank", args=[advies.token])
    advies.refresh_from_db()
    assert (advies.oordeel, advies.antwoord, advies.gegeven_door) == ("mits", "Als hij dicht blijft.", None)
    assert Bericht.objects.filter(sleutel__contains="advies_binnen", aan=stad.seghwaert.email).count() == 1
    assert "Bedankt" in Client().get(antwoord.headers["Location"]).content.decode()


def test_an_unknown_link_gives_a_page_that_helps(gevraagd):
    antwoord = Client().get("/advies/bestaat-niet/")
    assert antwoord.status_code == 404
    assert "Deze link werkt niet" in antwoord.content.decode()


def test_a_bsn_in_advice_is_refused_and_other_personal_data_asks_first(gevraagd):
    advies, mens = gevraagd(), {"oordeel": "voor", "antwoord": "Bel 06-12345678 maar.", "versie": 1}
    assert "Dit mag zo blijven staan" in Client().post(link(advies), mens).content.decode()
    bsn = Client().post(link(advies), mens | {"antwoord": "BSN 111222333.", "pii_gezien": "on"}).content.decode()
    assert "burgerservicenummer" in bsn
    advies.refresh_from_db()
    assert advies.gegeven_op is None
    Client().post(link(advies), mens | {"pii_gezien": "on"})
    advies.refresh_from_db()
    assert advies.gegeven_op is not None


def test_a_correction_keeps_what_was_said_before(stad, gevraagd):
    advies = actions.give_advice(gevraagd(), oordeel=VOOR, antwoord="Prima.", by=stad.partner)
    advies = actions.give_advice(advies, oordeel="tegen", antwoord="Toch niet.", by=stad.partner, versie=advies.versie)
    [eerder] = advies.eerdere.all()
    assert (advies.oordeel, eerder.oordeel, eerder.antwoord) == ("tegen", VOOR, "Prima.")
    assert logboek.of_object(advies.agendapunt).first().handeling == "agenda.advies_gecorrigeerd"


def test_two_colleagues_at_once_do_not_overwrite_each_other(stad, gevraagd):
    advies = gevraagd()
    actions.give_advice(advies, oordeel=VOOR, antwoord="Van de een.", versie=1)
    with pytest.raises(Weigering) as weigering:
        actions.give_advice(advies, oordeel="tegen", antwoord="Van de ander.", versie=1)
    assert weigering.value.regel == "agenda.versie"


def test_after_the_decision_the_link_is_closed_for_answers(stad, vraag, gevraagd):
    punt = vraag("college")
    advies = gevraagd(punt)
    actions.mark_decided(punt, by=stad.seghwaert)
    with pytest.raises(Weigering) as weigering:
        actions.give_advice(advies, oordeel=VOOR, antwoord="Te laat.")
    assert weigering.value.regel == "agenda.levensloop"
    assert "Uw advies is niet meer nodig" in Client().get(link(advies)).content.decode()


def test_taking_back_closes_the_link_and_tells_the_adviser(stad, gevraagd):
    advies = actions.withdraw_advice(gevraagd(), by=stad.seghwaert)
    assert Client().get(link(advies)).status_code == 404
    assert Bericht.objects.filter(sleutel__contains="advies_hoeft_niet").count() == 1
    with pytest.raises(Weigering):
        actions.give_advice(advies, oordeel=VOOR, antwoord="Toch.")


def test_given_advice_cannot_be_taken_back(stad, gevraagd):
    advies = actions.give_advice(gevraagd(), oordeel=VOOR, antwoord="Prima.")
    with pytest.raises(Weigering) as weigering:
        actions.withdraw_advice(advies, by=stad.seghwaert)
    assert weigering.value.regel == "agenda.advies_gegeven"


def test_a_colleague_of_the_asked_organisation_answers_on_the_own_page(stad, als, gevraagd):
    advies = gevraagd()
    assert list(queries.waiting(stad.partner)) == [advies]
    adres = reverse("agenda:advies", args=[advies.pk])
    assert "Past een container hier?" in als(stad.partner).get(adres).content.decode()
    als(stad.partner).post(adres, {"oordeel": "voor", "antwoord": "Ja, dat past.", "versie": 1})
    advies.refresh_from_db()
    assert advies.gegeven_door == stad.partner
    assert not queries.waiting(stad.partner).exists()


@pytest.mark.parametrize("rol", ["oosterheem", "behandelaar", "kcc", "college", "seghwaert", "beheerder", "bewoner"])
def test_nobody_else_answers_in_their_place(stad, als, gevraagd, rol):
    advies, wie = gevraagd(), getattr(stad, rol)
    assert als(wie).get(reverse("agenda:advies", args=[advies.pk])).status_code in (403, 404)
    with pytest.raises(Weigering) as weigering:
        actions.give_advice(advies, oordeel=VOOR, antwoord="Ja.", by=wie)
    assert weigering.value.regel == "agenda.adviseren"


def test_a_person_who_is_asked_reads_the_question_whatever_its_level(stad, als, vraag, gevraagd):
    punt = vraag("college", ingediend=False, zichtbaarheid="gemeente")
    adres = reverse("agenda:agendapunt", args=[punt.pk])
    assert als(stad.partner).get(adres).status_code == 404
    gevraagd(punt, persoon=stad.partner)
    assert als(stad.partner).get(adres).status_code == 200


def test_reminders_go_two_working_days_before_and_on_the_day_and_never_twice(gevraagd):
    advies = gevraagd()  # asked on Tuesday 3 March for Tuesday 10 March
    gestuurd = []
    for dag in range(9):
        with klok.op(klok.nu() + timedelta(days=dag)):
            gestuurd += [klok.vandaag().day] * remind_advisers() + [klok.vandaag().day] * remind_advisers()
    assert gestuurd == [6, 10]  # the Friday before, and the day itself
    assert (
        Bericht.objects.filter(sleutel__startswith=f"advies-{advies.pk}-", sleutel__contains="herinnering").count() == 2
    )


def test_who_answered_is_not_reminded(gevraagd):
    actions.give_advice(gevraagd(), oordeel=VOOR, antwoord="Ja.")
    with klok.op(klok.nu() + timedelta(days=6)):
        assert remind_advisers() == 0
