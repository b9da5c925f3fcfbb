"""How the grants hang in the house: the thread, numbers, panels on lower pages, and searching."""

import pytest

from wijkwerk.kern.draad import queries as draad
from wijkwerk.kern.draad.registry import get
from wijkwerk.mensen.queries.logboek import by_number
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import beoordeling, besluit
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries import aanvraag as lijst

pytestmark = pytest.mark.django_db


@pytest.fixture
def na_signaal(meld, gegevens, fonds, beslisser):
    """A signal, and the application that came of it."""
    signaal = meld()

    def ask(**velden) -> tuple:
        rij = aanvragen.submit(
            versie=fonds, gegevens=gegevens(**velden), client_id=signaal.client_id, aanleiding=signaal
        )
        Aanvraag.objects.filter(pk=rij.pk).update(steun=2)
        rij.refresh_from_db()
        beoordeling.judge_rules(rij)
        return signaal, rij

    return ask


def grant(rij, by) -> Aanvraag:
    beoordeling.declare_interest(rij, vrij=True, by=by)
    besluit.grant(rij, bedrag=rij.gevraagd, motivering="Goed plan.", by=by)
    rij.refresh_from_db()
    return rij


def titles(obj, kijker) -> set[str]:
    return {stap.schakel.titel for stap in draad.story(obj, kijker).heen}


def test_staff_follows_the_thread_from_signal_to_application(na_signaal, stad):
    signaal, rij = na_signaal()
    assert rij.titel in titles(signaal, stad.seghwaert)
    assert rij.titel not in titles(signaal, stad.oosterheem)


def test_public_hears_of_it_once_there_is_money_and_never_who_asked(na_signaal, beslisser):
    signaal, rij = na_signaal()
    assert rij.titel not in titles(signaal, None)
    grant(rij, beslisser)
    assert rij.titel in titles(signaal, None)
    schakel = get("subsidies.aanvraag").beschrijf(None, [rij.pk])[rij.pk]
    assert (schakel.url, schakel.tekst) == ("", "Bewoners kregen hiervoor EUR 400,00.")


def test_number_is_known_in_the_house(na_signaal):
    _signaal, rij = na_signaal()
    assert by_number(rij.nummer) == ("subsidies.aanvraag", rij.pk)


def test_page_of_the_signal_shows_what_was_asked_because_of_it(na_signaal, als, stad):
    signaal, rij = na_signaal()
    pagina = als(stad.seghwaert).get(f"/signalen/{signaal.pk}/").content.decode()
    assert "Hierom gevraagd" in pagina
    assert f"/subsidies/aanvragen/{rij.pk}/" in pagina


def test_page_of_the_wijk_shows_what_plans_got(na_signaal, beslisser, client, stad):
    _signaal, rij = na_signaal()
    adres = f"/wijken/{stad.wijk.sleutel}/"
    assert "Geld voor plannen" not in client.get(adres).content.decode()
    grant(rij, beslisser)
    pagina = client.get(adres).content.decode()
    assert "kreeg 1 plan geld: EUR 400,00" in pagina
    assert f"/bijdragen/register/?wijk={stad.wijk.sleutel}" in pagina


@pytest.mark.beide
def test_staff_finds_an_application_by_words_of_its_plan(aanvraag, gegevens, stad):
    rij = aanvraag(organisatie="Tafeltennisvrienden")

    def found(zoek: str, wie=stad.seghwaert) -> list[int]:
        return [een.pk for een in lijst.narrowed(wie, lijst.Filters(zoek=zoek))]

    for zoek in ("straatfeesten", "spelen eten", "tafeltennisvrienden", rij.nummer):
        assert found(zoek) == [rij.pk], zoek
    assert found("Azimzadeh") == []
    assert found("straatfeest", stad.oosterheem) == []
    aanvragen.change(rij, gegevens=gegevens(titel="Speeltuin opknappen", plan="Nieuwe schommels."))
    assert found("straatfeest") == []
    assert found("schommel") == [rij.pk]
