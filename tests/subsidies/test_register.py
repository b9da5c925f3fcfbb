"""The public register: the same facts on the page, in the file and in the data, and never who asked."""

import csv
import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.test import Client

from tests.spelers import SINDS
from wijkwerk.gebieden.models import WerkgebiedVersie
from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import beoordeling, besluit, vaststelling
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries import register

pytestmark = pytest.mark.django_db
PERSOONLIJK = ("Azimzadeh", "noor@", "NL91ABNA", "ABNA", "Voorbeeldpad", "2719 XA", "2719XA", "elkaar leren kennen")
PAGINA, CSV, JSON = "/bijdragen/register/", "/bijdragen/register.csv", "/bijdragen/register.json"
WEGEN = (PAGINA, CSV, JSON, f"{PAGINA}spreiding/", f"{PAGINA}potten/", f"{PAGINA}potten.json")


@pytest.fixture
def refuse(aanvraag, beslisser):
    """Somebody gets nothing, because nobody joins in."""

    def do(**velden) -> Aanvraag:
        rij = aanvraag(steun=0, **velden)
        beoordeling.declare_interest(rij, vrij=True, by=beslisser)
        nee = rij.uitkomsten.get(voorwaarde__soort="minimum_steun").voorwaarde
        besluit.refuse(rij, motivering="Te weinig buren.", deur="Bel ons.", voorwaarde=nee, by=beslisser)
        return rij

    return do


def text_of(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return b"".join(antwoord).decode("utf-8-sig")


def shrink(werkgebied, inwoners: int) -> None:
    """Let so many people live there."""
    grens = {"west": 4.4, "zuid": 52.0, "oost": 4.6, "noord": 52.1}
    vlak = {"type": "Polygon", "coordinates": []}
    WerkgebiedVersie.objects.update_or_create(
        werkgebied=werkgebied, van=SINDS, defaults={"inwoners": inwoners, "tot": None, "geometrie": vlak, **grens}
    )
    WerkgebiedVersie.objects.filter(werkgebied=werkgebied).update(inwoners=inwoners)


@pytest.mark.beide
def test_page_file_and_data_say_the_same(verleend, refuse, client):
    eerste = verleend(organisatie="Bewonersgroep De Weiden")
    tweede = verleend(titel="Speeltuin opknappen", gevraagd=120_000, doelen=["kinderen"], huisnummer="14")
    vaststelling.settle(tweede, bedrag=100_000, motivering="Het kostte minder.")
    refuse(huisnummer="16", titel="Te weinig buren deden mee")
    rijen = list(csv.DictReader(StringIO(text_of(client, CSV)), delimiter=";"))
    gegevens = json.loads(text_of(client, JSON))
    assert [rij["nummer"] for rij in rijen] == [eerste.nummer, tweede.nummer]
    assert [
        {naam: str("" if waarde is None else waarde) for naam, waarde in rij.items()} for rij in gegevens["bijdragen"]
    ] == rijen
    assert rijen[1] == {
        "nummer": tweede.nummer, "titel": "Speeltuin opknappen", "fonds": "Wijk aan Zet", "wijk": "Seghwaert",
        "organisatie": "", "doel": "kinderen", "maand": f"{klok.vandaag():%Y-%m}", "toegekend": "120000",
        "vastgesteld": "100000", "stand": "vastgesteld",
    }  # fmt: skip
    pagina = text_of(client, PAGINA)
    for woorden in (
        eerste.nummer,
        "Speeltuin opknappen",
        "EUR 1.200,00",
        "EUR 1.000,00",
        "Van Bewonersgroep De Weiden",
    ):
        assert woorden in pagina
    assert "Te weinig buren deden mee" not in pagina
    assert register.figures(register.Filters()) == register.Cijfers(2, 160_000, 1)


def test_nobody_is_named_anywhere_in_public(verleend, refuse, aanvraag, client, stad):
    verleend(organisatie="Noor Azimzadeh")
    refuse(huisnummer="16")
    wacht = aanvraag(huisnummer="18", titel="Nog niet besloten")
    for adres in (*WEGEN, f"/wijken/{stad.wijk.sleutel}/"):
        inhoud = text_of(client, adres)
        assert [woord for woord in (*PERSOONLIJK, wacht.titel, wacht.nummer) if woord in inhoud] == [], adres


@pytest.mark.beide
def test_a_wijk_where_few_live_is_not_named(verleend, client, stad):
    verleend()
    shrink(stad.wijk, 60)
    for adres in (PAGINA, CSV, JSON):
        assert "Seghwaert" not in text_of(client, adres)
    assert json.loads(text_of(client, f"{JSON}?wijk=seghwaert"))["bijdragen"] != []  # an unknown filter keeps all
    assert "Wijken met weinig inwoners" in text_of(client, f"{PAGINA}spreiding/")


def test_what_was_taken_back_is_in_it_no_longer(verleend, beslisser, client):
    rij = verleend()
    vaststelling.revoke(rij, grond="Awb 4:49", motivering="Het feest ging niet door.", by=beslisser)
    assert rij.nummer not in text_of(client, PAGINA)


@pytest.mark.beide
def test_filters_stand_in_the_address_and_narrow_all_three(verleend, client):
    verleend()
    verleend(titel="Speeltuin opknappen", doelen=["kinderen"], huisnummer="14")
    for adres in (PAGINA, CSV, JSON):
        inhoud = text_of(client, f"{adres}?doel=kinderen&fonds=wijk-aan-zet&wijk=seghwaert&jaar={klok.vandaag().year}")
        assert "Speeltuin opknappen" in inhoud
        assert "Straatfeest in de Weiden" not in inhoud


def test_formula_in_a_title_is_only_text_in_a_spreadsheet(verleend, client):
    verleend(titel="=1+1 feest in de straat")
    assert "'=1+1 feest" in text_of(client, CSV)


def test_who_has_it_already_gets_nothing_until_it_changes(verleend, client):
    verleend()
    eerste = client.get(JSON)
    assert eerste["ETag"]
    assert eerste["Last-Modified"]
    assert "publicdomain/zero" in eerste["Link"]
    assert client.get(JSON, headers={"If-None-Match": eerste["ETag"]}).status_code == 304
    verleend(titel="Nog een feest", huisnummer="14")
    assert client.get(JSON, headers={"If-None-Match": eerste["ETag"]}).status_code == 200
    assert client.get(f"{CSV}?doel=feest")["ETag"] != client.get(CSV)["ETag"]


def test_pages_cost_as_many_questions_however_much_is_in_it(verleend, client, django_assert_max_num_queries):
    verleend()
    with django_assert_max_num_queries(16) as eerst:
        client.get(PAGINA)
    for nummer in range(14, 20):
        verleend(huisnummer=str(nummer))
    with django_assert_max_num_queries(len(eerst)):
        client.get(PAGINA)


@pytest.mark.beide
def test_paging_by_key_shows_everything_once(verleend, client, monkeypatch):
    nummers = {verleend(huisnummer=str(nummer)).nummer for nummer in range(14, 19)}
    gezien: list[str] = []
    na = ""
    for _keer in range(5):
        blad = register.bladeren.page_of(
            [register.narrowed(register.Filters())], na, veld="bekend_op", aflopend=True, per=2
        )
        gezien += [rij.nummer for _groep, rij in blad.rijen]
        na = blad.volgende
        if not na:
            break
    assert len(gezien) == len(nummers)
    assert set(gezien) == nummers


@pytest.mark.beide
def test_spread_counts_cents_and_people(verleend, client, stad):
    shrink(stad.wijk, 20_000)
    verleend()
    inhoud = text_of(client, f"{PAGINA}spreiding/?jaar={klok.vandaag().year}")
    assert "In Seghwaert ging het meeste naar plannen: EUR 0,02 per inwoner" in inhoud
    assert "EUR 400,00" in inhoud


@pytest.mark.beide
def test_what_is_left_follows_the_ledger(verleend, client, fonds):
    voor = json.loads(text_of(client, f"{PAGINA}potten.json"))["potten"][0]["over"]
    verleend()
    na = json.loads(text_of(client, f"{PAGINA}potten.json"))["potten"][0]["over"]
    assert (voor, voor - na) == (8_600_000, 40_000)
    assert "EUR 85.600,00" in text_of(client, f"{PAGINA}potten/")


def test_next_year_is_another_pot(verleend, client):
    verleend()
    with klok.op(klok.nu() + timedelta(days=400)):
        assert json.loads(text_of(client, f"{PAGINA}potten.json"))["potten"] == []
    assert klok.vandaag() > date(2026, 1, 1)
