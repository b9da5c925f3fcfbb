"""The workplace through its pages: who sees what, filters in the address, many at once, the catalogue, today."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.signalen.bladen import tekst_van
from tests.signalen.conftest import IN_ANDERE, NU, VERWACHT, dagen, pass_on
from wijkwerk.kern import klok
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import Onderwerp, Signaal, Weergave
from wijkwerk.signalen.states import Status, Zichtbaarheid

LEZERS = ("seghwaert", "oosterheem", "wethouder", "partner", "behandelaar", "kcc")
NIET_LEZERS = ("college", "griffie", "budgetbeheerder", "beheerder", "privacy", "bewoner")
STAPPEN = (
    "overname", "antwoord", "teruglegging", "doorzetting", "afhandeling", "samenvoeging", "heropening",
    "vraag", "bericht", "notitie", "onderwerp", "toewijzing", "plaats", "zichtbaarheid",
)  # fmt: skip


# --- who sees what ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", LEZERS)
def test_inbox_opens_for_who_reads_signals(wie, als, stad):
    assert als(getattr(stad, wie)).get("/signalen/").status_code == 200


@pytest.mark.parametrize("wie", NIET_LEZERS)
def test_inbox_is_closed_for_who_reads_no_signals(wie, als, stad):
    assert als(getattr(stad, wie)).get("/signalen/").status_code == 403


def test_stranger_signs_in_first(db):
    antwoord = Client().get("/signalen/")
    assert antwoord.status_code == 302
    assert "/inloggen/" in antwoord["Location"]


@pytest.mark.parametrize("wie", ["seghwaert", "partner"])
def test_signal_of_another_wijk_does_not_exist(wie, als, stad, meld):
    browser = als(getattr(stad, wie))
    eigen, ander = meld(), meld(punt=IN_ANDERE)
    assert [browser.get(f"/signalen/{signaal.pk}/").status_code for signaal in (eigen, ander)] == [200, 404]


@pytest.mark.parametrize("stap", STAPPEN)
def test_steps_of_another_wijk_do_not_exist(stap, regisseur, als, stad, meld):
    signaal = meld(punt=IN_ANDERE)
    for browser in (regisseur, als(stad.partner)):
        assert browser.post(f"/signalen/{signaal.pk}/{stap}/", {"versie": 1}).status_code in (403, 404)
    signaal.refresh_from_db()
    assert (signaal.status, signaal.versie) == (Status.NIEUW, 1)


def test_partner_sees_no_reporter_and_only_own_possibilities(partner, stad, meld):
    signaal = pass_on(meld(), stad.woonstichting, stad.seghwaert)
    tekst = tekst_van(partner.get(f"/signalen/{signaal.pk}/"))
    assert "buur@voorbeeld.nl" not in tekst
    assert all(woord in tekst for woord in ("Oppakken", "Antwoord geven", "Terugleggen met reden"))
    assert "Afhandelen" not in tekst


def test_note_for_the_regisseur_stays_with_the_regisseur(regisseur, partner, stad, meld):
    signaal = meld()
    adres = f"/signalen/{signaal.pk}/notitie/"
    regisseur.post(adres, {"versie": signaal.versie, "tekst": "Bel eerst de wethouder.", "alleen_regisseur": "on"})
    assert "Bel eerst de wethouder." in tekst_van(regisseur.get(f"/signalen/{signaal.pk}/"))
    assert "Bel eerst de wethouder." not in tekst_van(partner.get(f"/signalen/{signaal.pk}/"))


def test_internal_line_says_intern(regisseur, stad, meld):
    signaal = meld()
    actions.note(signaal, tekst="Even langs geweest.", by=stad.seghwaert)
    pagina = regisseur.get(f"/signalen/{signaal.pk}/").content.decode()
    regel = pagina[pagina.index('class="is-intern"') :]
    assert "Intern" in regel[: regel.index("Even langs geweest.")]


def test_forwarded_reads_as_not_solved(regisseur, stad, meld):
    signaal = pass_on(meld(), stad.woonstichting, stad.seghwaert)
    assert "Nog niet opgelost" in tekst_van(regisseur.get(f"/signalen/{signaal.pk}/"))


# --- the inbox -------------------------------------------------------------------------------------------------------


def numbers_on(antwoord) -> set[str]:
    return set(re.findall(r'class="nummer">([^<]+)<', antwoord.content.decode()))


def test_filters_stand_in_the_address(regisseur, stad, meld):
    afval, parkeren = meld(), meld("Een busje staat op de stoep.", onderwerp=stad.ander_onderwerp)
    antwoord = regisseur.get(f"/signalen/?onderwerp={stad.onderwerp.pk}&status=nieuw")
    assert afval.nummer in numbers_on(antwoord)
    assert parkeren.nummer not in numbers_on(antwoord)
    assert 'href="/signalen/?status=nieuw"' in antwoord.content.decode()


def test_search_and_late_narrow_the_list(regisseur, meld):
    laat, ander = meld("Er ligt een bankstel bij de vijver.", ontvangen_op=NU - dagen(30)), meld()
    assert laat.nummer in numbers_on(regisseur.get("/signalen/?zoek=bankstel"))
    assert ander.nummer not in numbers_on(regisseur.get("/signalen/?zoek=bankstel"))
    te_laat = regisseur.get("/signalen/?te_laat=on")
    assert laat.nummer in numbers_on(te_laat)
    assert ander.nummer not in numbers_on(te_laat)
    assert "Te laat" in te_laat.content.decode()


def test_finished_is_out_of_sight_until_asked(regisseur, in_staat):
    klaar = in_staat(Status.AFGEHANDELD)
    assert klaar.nummer not in numbers_on(regisseur.get("/signalen/"))
    assert klaar.nummer in numbers_on(regisseur.get("/signalen/?status=alles"))


@pytest.mark.parametrize(
    "vraag", ["werkgebied=abc", "van=gisteren", "status=zomaar", "na=onzin", "onderwerp=99999", "eigenaar=x"]
)
def test_nonsense_in_the_address_is_no_error(vraag, regisseur, meld):
    assert regisseur.get(f"/signalen/?{vraag}").status_code == 200


def test_empty_inbox_says_what_to_do(regisseur):
    assert "rondgang" in tekst_van(regisseur.get("/signalen/"))
    assert "Haal een filter weg" in tekst_van(regisseur.get("/signalen/?zoek=giraffe"))


def test_pages_go_on_by_key(regisseur, meld):
    gemeld = {meld(ontvangen_op=NU - dagen(dag % 7)).nummer for dag in range(60)}
    eerste = regisseur.get("/signalen/")
    volgende = re.search(r'rel="next" href="([^"]+)"', eerste.content.decode())[1].replace("&amp;", "&")
    tweede = regisseur.get(volgende)
    assert numbers_on(eerste) | numbers_on(tweede) == gemeld
    assert not numbers_on(eerste) & numbers_on(tweede)


def test_inbox_takes_the_same_number_of_queries_for_1_and_50(regisseur, meld):
    def queries() -> int:
        with CaptureQueriesContext(connection) as gemeten:
            regisseur.get("/signalen/")
        return len(gemeten)

    meld()
    een = queries()
    for _nummer in range(49):
        meld()
    assert queries() == een
    assert een <= 20


def test_page_of_a_signal_takes_the_same_number_of_queries_however_much_was_said(regisseur, stad, meld):
    stil, druk = meld(), meld()
    for nummer in range(30):
        actions.note(druk, tekst=f"Notitie {nummer}", by=stad.seghwaert)
    tellingen = []
    for signaal in (stil, druk):
        with CaptureQueriesContext(connection) as gemeten:
            regisseur.get(f"/signalen/{signaal.pk}/")
        tellingen.append(len(gemeten))
    assert abs(tellingen[1] - tellingen[0]) <= 1


def test_saved_view_becomes_a_tab_of_its_owner(regisseur, als, stad):
    regisseur.post("/signalen/weergave/", {"naam": "Afval bij mij", "filters": "zoek=afval&status=open"})
    assert "Afval bij mij" in tekst_van(regisseur.get("/signalen/"))
    assert "Afval bij mij" not in tekst_van(als(stad.oosterheem).get("/signalen/"))
    eigen = Weergave.objects.get()
    assert als(stad.oosterheem).post(f"/signalen/weergave/{eigen.pk}/verwijdering/").status_code == 404
    regisseur.post(f"/signalen/weergave/{eigen.pk}/verwijdering/")
    assert not Weergave.objects.exists()


def test_export_follows_the_filter_and_is_for_municipal_roles(regisseur, partner, meld):
    binnen, buiten = meld("=SOM(A1) en een hoop afval"), meld("Los: een busje")
    antwoord = regisseur.get("/signalen/uitvoer/?zoek=hoop")
    bestand = b"".join(antwoord.streaming_content).decode("utf-8-sig")
    rijen = list(csv.reader(io.StringIO(bestand), delimiter=";"))
    assert len(rijen) == 2
    assert binnen.nummer in rijen[1]
    assert buiten.nummer not in bestand
    assert not any(cel.startswith("=") for cel in rijen[1])
    assert partner.get("/signalen/uitvoer/").status_code == 403


# --- many at once ----------------------------------------------------------------------------------------------------


def test_bulk_takes_all_and_goes_back_to_the_same_list(regisseur, stad, meld):
    signalen = [meld(), meld()]
    keuze = {"signaal": [s.pk for s in signalen], "handeling": "take", "filters": "status=nieuw"}
    antwoord = regisseur.post("/signalen/bulkwijziging/", keuze)
    assert antwoord["Location"] == "/signalen/?status=nieuw"
    assert set(Signaal.objects.values_list("status", "behandelaar")) == {(Status.IN_BEHANDELING, stad.seghwaert.pk)}


def test_bulk_says_per_number_what_was_refused(regisseur, in_staat, meld):
    klaar, nieuw = in_staat(Status.AFGEHANDELD), meld()
    antwoord = regisseur.post("/signalen/bulkwijziging/", {"signaal": [klaar.pk, nieuw.pk], "handeling": "take"})
    tekst = tekst_van(antwoord)
    assert "Niet alles is gelukt" in tekst
    assert klaar.nummer in tekst
    nieuw.refresh_from_db()
    assert nieuw.status == Status.IN_BEHANDELING


def test_bulk_leaves_another_wijk_alone(regisseur, meld):
    vreemd = meld(punt=IN_ANDERE)
    regisseur.post("/signalen/bulkwijziging/", {"signaal": [vreemd.pk], "handeling": "take"})
    vreemd.refresh_from_db()
    assert vreemd.status == Status.NIEUW


def test_bulk_asks_for_what_the_act_needs_and_keeps_the_choice(regisseur, meld):
    signaal = meld()
    antwoord = regisseur.post("/signalen/bulkwijziging/", {"signaal": [signaal.pk], "handeling": "schedule"})
    assert "Vul dit in bij deze keuze." in tekst_van(antwoord)
    assert f'value="{signaal.pk}"' in antwoord.content.decode()


@pytest.mark.parametrize(
    ("velden", "veld", "waarde"),
    [
        ({"handeling": "schedule", "tafel": "College"}, "status", Status.GEAGENDEERD),
        ({"handeling": "show_to", "zichtbaarheid": "regisseur"}, "zichtbaarheid", Zichtbaarheid.REGISSEUR),
        ({"handeling": "close", "tekst": "Alles is opgeruimd."}, "uitkomst", "Alles is opgeruimd."),
    ],
)
def test_bulk_does_each_act(velden, veld, waarde, regisseur, meld):
    signaal = meld()
    regisseur.post("/signalen/bulkwijziging/", {"signaal": [signaal.pk], **velden})
    signaal.refresh_from_db()
    assert getattr(signaal, veld) == waarde


def test_bulk_assigns_forwards_classifies_and_merges(regisseur, stad, meld):
    een, twee, drie, vier = (meld() for _nummer in range(4))

    def doe(signaal: Signaal, handeling: str, **velden) -> Signaal:
        regisseur.post("/signalen/bulkwijziging/", {"signaal": [signaal.pk], "handeling": handeling, **velden})
        signaal.refresh_from_db()
        return signaal

    naar = f"o{stad.woonstichting.pk}"
    assert doe(een, "assign", naar=naar).organisatie == stad.woonstichting
    doorgezet = doe(twee, "forward", naar=naar, antwoord_verwacht_op=VERWACHT.isoformat(), tekst="Kunt u kijken?")
    assert doorgezet.status == Status.DOORGEZET
    assert doe(drie, "classify", onderwerp=stad.ander_onderwerp.pk).onderwerp == stad.ander_onderwerp
    assert doe(vier, "merge", met=een.nummer).samengevoegd_met == een


# --- the catalogue and the panels ------------------------------------------------------------------------------------


def test_manager_keeps_subjects_and_doors(als, stad):
    browser = als(stad.beheerder)
    velden = {
        "naam": "Eenzaamheid", "groep": "Samen", "reactie_werkdagen": 2, "afhandel_werkdagen": 20,
        "zichtbaarheid": "wijkteam", "volgorde": 3, "actief": "on", "woorden": "alleen\neenzaam",
    }  # fmt: skip
    assert browser.post("/beheer/onderwerpen/nieuw/", velden)["Location"] == "/beheer/onderwerpen/"
    onderwerp = Onderwerp.objects.get(naam="Eenzaamheid")
    browser.post(f"/beheer/onderwerpen/{onderwerp.pk}/", velden | {"reactie_werkdagen": 5})
    onderwerp.refresh_from_db()
    assert (onderwerp.reactie_werkdagen, onderwerp.sleutel) == (5, "eenzaamheid")
    browser.post("/beheer/deuren/nieuw/", {"titel": "Bel 112", "tekst": "Bij gevaar.", "spoed": "on", "actief": "on"})
    assert "Bel 112" in tekst_van(browser.get("/beheer/deuren/"))


@pytest.mark.parametrize(
    "pad", ["/beheer/onderwerpen/", "/beheer/onderwerpen/nieuw/", "/beheer/deuren/", "/beheer/deuren/nieuw/"]
)
def test_catalogue_is_closed_for_others(pad, regisseur, als, stad):
    assert regisseur.get(pad).status_code == 403
    assert als(stad.beheerder).get(pad).status_code == 200


def test_today_shows_what_waits(regisseur, partner, stad, meld):
    nieuw, doorgezet = meld("Losse tegels bij de brug."), meld("Afval bij de brug.")
    pass_on(doorgezet, stad.woonstichting, stad.seghwaert)
    assert nieuw.nummer in tekst_van(regisseur.get("/vandaag/"))
    vandaag = tekst_van(partner.get("/vandaag/"))
    assert doorgezet.nummer in vandaag
    assert nieuw.nummer not in vandaag


def test_a_late_signal_stands_once_on_the_day_of_a_partner(partner, stad, meld):
    doorgezet = meld("Afval bij de brug.")
    pass_on(doorgezet, stad.woonstichting, stad.seghwaert)
    with klok.op(doorgezet.termijn_op + timedelta(days=1)):
        assert tekst_van(partner.get("/vandaag/")).count(doorgezet.nummer) == 1
