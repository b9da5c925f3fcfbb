"""The four ways to gather signals in a thema: by hand, by number, from a filter of the inbox, from a suggestion."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries import thema as queries
from wijkwerk.signalen import actions as signalen

pytestmark = pytest.mark.django_db


@pytest.fixture
def regisseur(als, stad) -> Client:
    return als(stad.seghwaert)


def page(client: Client, adres: str, code: int = 200) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == code, adres
    return antwoord.content.decode()


def new(**velden) -> dict:
    return {"client_id": str(uuid4()), "titel": "Afval op straat", "zichtbaarheid": "wijkteam", **velden}


def test_bundle_by_hand_from_the_page_of_a_signal(regisseur, stad, meld, maak_thema):
    thema, signaal = maak_thema(), meld()
    elders = maak_thema("In de andere wijk", werkgebied=stad.andere_wijk, by=stad.oosterheem)
    adres = reverse("signalen:dossier", args=[signaal.pk])
    tekst = page(regisseur, adres)
    assert "Komt dit vaker voor?" in tekst
    assert elders.titel not in tekst
    gegevens = {"signaal": signaal.pk, "thema": thema.pk}
    antwoord = regisseur.post(reverse("agenda:thema_bundeling"), gegevens, follow=True)
    assert "Hoort bij een thema" in antwoord.content.decode()
    assert list(queries.themas_of(signaal)) == [thema]
    opnieuw = regisseur.post(reverse("agenda:thema_bundeling"), gegevens)
    assert "Dit thema kunt u niet kiezen." in opnieuw.content.decode()


def test_a_new_thema_from_one_signal_is_prefilled_and_shows_what_looks_like_it(regisseur, stad, meld):
    signaal, lijkt = meld(), meld("Er ligt al weken afval naast de container!")
    adres = f"{reverse('agenda:thema_nieuw')}?signaal={signaal.pk}"
    antwoord = regisseur.get(adres)
    keuzes = {keuze.signaal.pk: keuze.aan for keuze in antwoord.context["selectie"].rijen}
    assert keuzes == {signaal.pk: True, lijkt.pk: False}
    assert antwoord.context["form"]["werkgebied"].value() == stad.wijk.pk
    regisseur.post(adres, new(werkgebied=stad.wijk.pk, signaal=[signaal.pk]))
    assert list(queries.signals_of(Thema.objects.get())) == [signaal]


def test_bundle_by_number_names_what_is_wrong(regisseur, meld, maak_thema):
    thema, een, ander = maak_thema(), meld(), meld("Nog een.")
    vreemd = meld(punt=(52.055, 4.495))
    adres = reverse("agenda:thema_signalen", args=[thema.pk])
    for nummers, melding in (
        ("S26-00001-0", "S26-00001-0"),
        (thema.nummer, "geen nummer van een signaal"),
        (f"{een.nummer}, {vreemd.nummer}", f"Niet gevonden: {vreemd.nummer}"),
        ("", "Kies minstens een signaal"),
    ):
        antwoord = regisseur.post(adres, {"nummers": nummers})
        assert melding in antwoord.content.decode()
        assert not queries.signals_of(thema).exists()
    regisseur.post(adres, {"nummers": f"{een.nummer}, {ander.nummer.lower()}", "reden": "Zelfde bak"})
    assert set(queries.signals_of(thema)) == {een, ander}


def test_bundle_a_filter_of_the_inbox_in_one_go(regisseur, stad, meld):
    past = [meld(f"Afval nummer {n}.") for n in range(3)]
    meld("Een busje.", onderwerp=stad.ander_onderwerp)
    signalen.withdraw(meld("Toch niet."))
    postvak = page(regisseur, f"{reverse('signalen:postvak')}?onderwerp={stad.onderwerp.pk}")
    adres = f"{reverse('agenda:thema_nieuw')}?onderwerp={stad.onderwerp.pk}"
    assert f'href="{adres}"' in postvak
    antwoord = regisseur.get(f"{adres}&status=alles")
    assert {keuze.signaal.pk for keuze in antwoord.context["selectie"].rijen} == {s.pk for s in past}
    assert all(keuze.aan for keuze in antwoord.context["selectie"].rijen)
    regisseur.post(adres, new(werkgebied=stad.wijk.pk, signaal=[past[0].pk, past[1].pk]))
    assert set(queries.signals_of(Thema.objects.get())) == set(past[:2])


def test_a_filter_for_a_thema_that_runs_leaves_out_what_is_in_it(regisseur, meld, maak_thema):
    erin, nog = meld(), meld("Nog een.")
    thema = maak_thema(signalen=[erin])
    adres = reverse("agenda:thema_signalen", args=[thema.pk]) + "?status=open"
    assert [keuze.signaal.pk for keuze in regisseur.get(adres).context["selectie"].rijen] == [nog.pk]
    assert adres.replace("&", "&amp;") in page(regisseur, reverse("agenda:thema_nieuw") + "?status=open")
    regisseur.post(adres, {"signaal": [nog.pk]})
    assert set(queries.signals_of(thema)) == {erin, nog}


def test_one_press_on_a_suggestion_bundles_it_with_its_reason(regisseur, meld, maak_thema):
    thema, lijkt = maak_thema(signalen=[meld()]), meld("Er ligt al weken afval naast de container!")
    antwoord = regisseur.get(reverse("agenda:thema", args=[thema.pk]))
    [voorstel] = antwoord.context["suggesties"]
    assert voorstel.signaal == lijkt
    gegevens = {"signaal": lijkt.pk, "reden": voorstel.waarom}
    regisseur.post(reverse("agenda:thema_signalen", args=[thema.pk]), gegevens)
    assert queries.reasons(thema, [lijkt]) == {lijkt.pk: voorstel.waarom}


def test_a_refused_new_thema_keeps_every_word_and_tick(regisseur, stad, meld):
    een, ander = meld(), meld("Nog een.")
    adres = f"{reverse('agenda:thema_nieuw')}?status=open"
    velden = new(werkgebied=stad.wijk.pk, signaal=[ander.pk], verhaal="Bel 06-12345678 maar.")
    antwoord = regisseur.post(adres, velden)
    tekst = antwoord.content.decode()
    assert "Hier staat iets over een persoon" in tekst
    assert "Dit mag zo blijven staan" in tekst
    assert "Bel 06-12345678 maar." in tekst
    assert {k.signaal.pk: k.aan for k in antwoord.context["selectie"].rijen} == {een.pk: False, ander.pk: True}
    regisseur.post(adres, velden | {"pii_gezien": "on"})
    assert list(queries.signals_of(Thema.objects.get())) == [ander]


def test_taking_a_signal_out_asks_why(regisseur, meld, maak_thema):
    signaal, ander = meld(), meld("Nog een.")
    thema = maak_thema(signalen=[signaal])
    adres = reverse("agenda:thema_losmaking", args=[thema.pk])
    assert "Waarom hoort het er niet bij?" in page(regisseur, f"{adres}?signaal={signaal.pk}")
    page(regisseur, f"{adres}?signaal={ander.pk}", 404)
    page(regisseur, adres, 404)
    assert "Kies waarom" in regisseur.post(f"{adres}?signaal={signaal.pk}", {}).content.decode()
    regisseur.post(f"{adres}?signaal={signaal.pk}", {"reden": "plek"})
    assert not queries.signals_of(thema).exists()
