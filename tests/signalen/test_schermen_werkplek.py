"""The workplace through its pages: who sees what, filters in the address, steps with a version, many at once."""

import csv
import io
import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.signalen.conftest import IN_ANDERE, IN_WIJK, NU, VERWACHT, dagen, mails_over, pass_on

from wijkwerk.kern import klok
from wijkwerk.kern.taken import worker
from wijkwerk.kern.taken.models import Taak
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import AndereDeur, Invoer, Onderwerp, Reactie, Signaal, Weergave
from wijkwerk.signalen.states import Kanaal, Status, Zichtbaarheid

LEZERS = ("seghwaert", "oosterheem", "wethouder", "partner", "behandelaar", "kcc")
NIET_LEZERS = ("beheerder", "privacy", "bewoner")
STAPPEN = (
    "overname", "antwoord", "teruglegging", "doorzetting", "agendering", "afhandeling", "samenvoeging", "heropening",
    "vraag", "bericht", "notitie", "onderwerp", "toewijzing", "plaats", "zichtbaarheid",
)  # fmt: skip


def tekst_van(antwoord) -> str:
    """Return what stands on the page as one line of text."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


def foto(kleur: str = "green") -> SimpleUploadedFile:
    beeld = io.BytesIO()
    Image.new("RGB", (40, 30), kleur).save(beeld, "JPEG")
    return SimpleUploadedFile("foto.jpg", beeld.getvalue(), "image/jpeg")


@pytest.fixture
def regisseur(als, stad) -> Client:
    return als(stad.seghwaert)


@pytest.fixture
def partner(als, stad) -> Client:
    return als(stad.partner)


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


@pytest.mark.parametrize(("wie", "eigen", "ander"), [("seghwaert", 200, 404), ("oosterheem", 404, 200), ("partner", 200, 404)])
def test_signal_of_another_wijk_does_not_exist(wie, eigen, ander, als, stad, meld):
    browser = als(getattr(stad, wie))
    assert browser.get(f"/signalen/{meld().pk}/").status_code == eigen
    assert browser.get(f"/signalen/{meld(punt=IN_ANDERE).pk}/").status_code == ander


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


@pytest.mark.parametrize("vraag", ["werkgebied=abc", "van=gisteren", "status=zomaar", "na=onzin", "onderwerp=99999", "eigenaar=x"])
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


def test_inbox_takes_the_same_number_of_queries_for_1_and_50(regisseur, meld, django_assert_num_queries):
    def queries() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

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
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

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


# --- one step at a time ----------------------------------------------------------------------------------------------


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


def test_stale_version_keeps_what_was_typed_and_goes_on_by_choice(regisseur, stad, meld):
    signaal = actions.take(meld(), by=stad.seghwaert)
    velden = {"versie": signaal.versie, "soort": "close", "uitkomst": "De container is twee keer geleegd."}
    actions.classify(signaal, onderwerp=stad.ander_onderwerp, by=stad.seghwaert)
    antwoord = regisseur.post(f"/signalen/{signaal.pk}/afhandeling/", velden)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Iemand anders heeft dit signaal net gewijzigd" in pagina
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
    velden = {"versie": 1, "naar": f"o{stad.woonstichting.pk}", "antwoord_verwacht_op": "2026-03-01", "toelichting": "x"}
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


# --- entry for somebody else -----------------------------------------------------------------------------------------


def entry(stad, **velden) -> dict:
    return {
        "kanaal": "telefoon",
        "ontvangen_op": "2026-03-02T16:15",
        "tekst": "De stoeptegels liggen los bij de ingang.",
        "onderwerp": stad.onderwerp.pk,
        "lat": IN_WIJK[0],
        "lon": IN_WIJK[1],
        "client_id": str(uuid4()),
        **velden,
    }


def test_desk_enters_with_the_legal_moment_of_receipt(als, stad):
    antwoord = als(stad.kcc).post("/signalen/invoer/", entry(stad, email="beller@voorbeeld.nl"), follow=True)
    signaal = Signaal.objects.get()
    assert signaal.nummer in tekst_van(antwoord)
    assert signaal.ontvangen_op.astimezone(klok.AMSTERDAM).isoformat() == "2026-03-02T16:15:00+01:00"
    assert (signaal.kanaal, signaal.ingevoerd_door) == (Kanaal.TELEFOON, stad.kcc)
    assert mails_over(signaal)[0].aan == "beller@voorbeeld.nl"


def test_entry_sent_twice_is_one_signal(als, stad):
    velden, browser = entry(stad), als(stad.kcc)
    for _keer in range(2):
        browser.post("/signalen/invoer/", velden | {"toch": "1"})
    assert Signaal.objects.count() == 1


def test_entry_shows_duplicates_first_and_counts_along(als, stad, meld):
    bestaand, browser = meld("De stoeptegels liggen los bij de ingang."), als(stad.kcc)
    velden = entry(stad)
    antwoord = browser.post("/signalen/invoer/", velden)
    assert "is al gemeld" in tekst_van(antwoord)
    assert Signaal.objects.count() == 1
    browser.post("/signalen/invoer/", velden | {"steun": bestaand.pk})
    bestaand.refresh_from_db()
    assert bestaand.steun == 1
    browser.post("/signalen/invoer/", entry(stad) | {"toch": "1"})
    assert Signaal.objects.count() == 2


def test_entry_shows_another_door(als, stad):
    AndereDeur.objects.create(titel="Bel 112", tekst="Er is gevaar.", woorden="brand", spoed=True)
    antwoord = als(stad.kcc).post("/signalen/invoer/", entry(stad, tekst="Er is brand in de container."))
    assert "Bel 112" in tekst_van(antwoord)
    assert not Signaal.objects.exists()


def test_entry_warns_for_personal_data_with_a_choice(als, stad):
    browser, velden = als(stad.kcc), entry(stad, tekst="Bel mij op 06 12345678 over de tegels.")
    antwoord = browser.post("/signalen/invoer/", velden)
    assert "iets over een persoon" in tekst_van(antwoord)
    assert 'name="pii_gezien"' in antwoord.content.decode()
    browser.post("/signalen/invoer/", velden | {"pii_gezien": "on", "toch": "1"})
    assert Signaal.objects.count() == 1


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"ontvangen_op": "2026-03-09T10:00"}, "moet nog komen"),
        ({"lat": "", "lon": ""}, "Kies een plek"),
        ({"tekst": ""}, "Schrijf op wat de melder vertelt"),
        ({"lat": "52.9", "lon": "4.9"}, "gemeente"),
    ],
)
def test_entry_says_at_the_field_what_is_wrong(fout, melding, als, stad):
    antwoord = als(stad.kcc).post("/signalen/invoer/", entry(stad, **fout))
    assert melding in tekst_van(antwoord)
    assert not Signaal.objects.exists()


def test_letter_is_for_who_may_know_the_reporter(als, regisseur, partner, stad, meld):
    signaal = meld(melder=actions.MelderGegevens(naam="Buur", postadres="Straat 1, 2700 AA Zoetermeer"))
    assert "Straat 1" in tekst_van(regisseur.get(f"/signalen/{signaal.pk}/ontvangstbrief/"))
    assert partner.get(f"/signalen/{signaal.pk}/ontvangstbrief/").status_code == 403


def test_who_entered_it_reads_the_receipt_and_nobody_else(als, stad, meld):
    als(stad.kcc).post("/signalen/invoer/", entry(stad))
    adres = f"/signalen/invoer/{Signaal.objects.get().client_id}/"
    assert als(stad.kcc).get(adres).status_code == 200
    assert als(stad.seghwaert).get(adres).status_code == 404


# --- a backlog -------------------------------------------------------------------------------------------------------

CSV = "omschrijving;onderwerp;datum;lat;lon\nAfval bij de vijver;Zwerfafval;2026-02-01;52.055;4.485\nIets;Onbekend;2026-02-01;52.055;4.485\n"


def test_backlog_goes_from_file_to_report_with_rows_to_mend(regisseur, stad):
    antwoord = regisseur.post("/signalen/bestand/", {"bestand": SimpleUploadedFile("oud.csv", CSV.encode(), "text/csv")})
    adres = antwoord["Location"]
    assert "gedaan" in tekst_van(regisseur.get(adres))
    worker.run(until_empty=True)
    verslag = tekst_van(regisseur.get(adres))
    assert "Onbekend" in verslag
    fouten = regisseur.get(f"{adres}fouten/").content.decode("utf-8-sig")
    assert "Iets" in fouten
    assert "Afval bij de vijver" not in fouten
    assert Signaal.objects.get().tekst == "Afval bij de vijver"


def test_file_without_columns_is_refused_at_the_field(regisseur, stad):
    bestand = SimpleUploadedFile("oud.csv", b"a;b\n1;2\n", "text/csv")
    assert "Deze kolommen ontbreken" in tekst_van(regisseur.post("/signalen/bestand/", {"bestand": bestand}))
    assert not Invoer.objects.exists()


def test_backlog_of_somebody_else_does_not_exist(regisseur, als, stad):
    antwoord = regisseur.post("/signalen/bestand/", {"bestand": SimpleUploadedFile("oud.csv", CSV.encode(), "text/csv")})
    assert als(stad.oosterheem).get(antwoord["Location"]).status_code == 404
    assert als(stad.kcc).get("/signalen/bestand/").status_code == 403


def test_reading_can_be_stopped(regisseur, stad):
    antwoord = regisseur.post("/signalen/bestand/", {"bestand": SimpleUploadedFile("oud.csv", CSV.encode(), "text/csv")})
    regisseur.post(f"{antwoord['Location']}afbreking/")
    worker.run(until_empty=True)
    assert not Signaal.objects.exists()
    assert Taak.objects.get(functie__endswith="read_rows").is_klaar


# --- photos ----------------------------------------------------------------------------------------------------------


def fetch(browser: Client, adres: str) -> int:
    """Ask for a photo and read it to its end, as a browser does; return the status."""
    antwoord = browser.get(adres)
    if antwoord.streaming:
        assert b"".join(antwoord.streaming_content)
    return antwoord.status_code


def test_photo_is_for_who_may_read_the_signal(regisseur, als, stad):
    als(stad.kcc).post("/signalen/invoer/", entry(stad, fotos=[foto()]))
    signaal = Signaal.objects.get()
    adres = f"/foto/{signaal.fotos.get().bestand.uuid}/"
    assert (fetch(regisseur, adres), fetch(regisseur, f"{adres}?mini")) == (200, 200)
    assert (fetch(als(stad.oosterheem), adres), fetch(Client(), adres)) == (404, 404)
    assert fetch(Client(), f"{adres}?volg={signaal.token}") == 200
    assert fetch(Client(), f"{adres}?volg=verzonnen") == 404
    actions.show_to(signaal, zichtbaarheid=Zichtbaarheid.OPENBAAR, by=stad.seghwaert)
    assert fetch(Client(), adres) == 200


def test_photo_is_kept_by_no_shared_cache_and_read_as_nothing_else(regisseur, als, stad):
    als(stad.kcc).post("/signalen/invoer/", entry(stad, fotos=[foto()]))
    antwoord = regisseur.get(f"/foto/{Signaal.objects.get().fotos.get().bestand.uuid}/")
    assert b"".join(antwoord.streaming_content)
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Cache-Control"].startswith("private")


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


@pytest.mark.parametrize("pad", ["/beheer/onderwerpen/", "/beheer/onderwerpen/nieuw/", "/beheer/deuren/", "/beheer/deuren/nieuw/"])
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
