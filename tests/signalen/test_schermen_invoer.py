"""Entry for somebody else, a backlog from a file, and the photos that come along."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.signalen.bladen import maak_foto, tekst_van
from tests.signalen.conftest import IN_WIJK, mails_over
from wijkwerk.kern import klok
from wijkwerk.kern.taken import worker
from wijkwerk.kern.taken.models import Taak
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import AndereDeur, Invoer, Signaal
from wijkwerk.signalen.states import Kanaal, Zichtbaarheid

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


def test_entry_warns_for_personal_data_in_the_words_about_the_place(als, stad):
    browser, velden = als(stad.kcc), entry(stad, plek="bij mevrouw Jansen, nummer 14")
    antwoord = browser.post("/signalen/invoer/", velden)
    assert "mevrouw Jansen, nummer 14" in tekst_van(antwoord)
    assert 'name="pii_gezien"' in antwoord.content.decode()
    assert not Signaal.objects.exists()
    browser.post("/signalen/invoer/", velden | {"pii_gezien": "on", "toch": "1"})
    assert Signaal.objects.get().plek == "bij mevrouw Jansen, nummer 14"


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"plek": "BSN 111222333", "pii_gezien": "on"}, "burgerservicenummer"),
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

CSV = """omschrijving;onderwerp;datum;lat;lon
Afval bij de vijver;Zwerfafval;2026-02-01;52.055;4.485
Iets;Onbekend;2026-02-01;52.055;4.485
"""


def read_in(browser: Client):
    bestand = SimpleUploadedFile("oud.csv", CSV.encode(), "text/csv")
    return browser.post("/signalen/bestand/", {"bestand": bestand})


def test_backlog_goes_from_file_to_report_with_rows_to_mend(regisseur, stad):
    antwoord = read_in(regisseur)
    adres = antwoord["Location"]
    assert "gedaan" in tekst_van(regisseur.get(adres))
    worker.run(until_empty=True)
    verslag = tekst_van(regisseur.get(adres))
    assert "Onbekend" in verslag
    fouten = b"".join(regisseur.get(f"{adres}fouten/").streaming_content).decode("utf-8-sig")
    assert "Iets" in fouten
    assert "Afval bij de vijver" not in fouten
    assert Signaal.objects.get().tekst == "Afval bij de vijver"


def test_file_without_columns_is_refused_at_the_field(regisseur, stad):
    bestand = SimpleUploadedFile("oud.csv", b"a;b\n1;2\n", "text/csv")
    assert "Deze kolommen ontbreken" in tekst_van(regisseur.post("/signalen/bestand/", {"bestand": bestand}))
    assert not Invoer.objects.exists()


def test_backlog_of_somebody_else_does_not_exist(regisseur, als, stad):
    antwoord = read_in(regisseur)
    assert als(stad.oosterheem).get(antwoord["Location"]).status_code == 404
    assert als(stad.kcc).get("/signalen/bestand/").status_code == 403


def test_reading_can_be_stopped(regisseur, stad):
    antwoord = read_in(regisseur)
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
    als(stad.kcc).post("/signalen/invoer/", entry(stad, fotos=[maak_foto()]))
    signaal = Signaal.objects.get()
    adres = f"/foto/{signaal.fotos.get().bestand.uuid}/"
    assert (fetch(regisseur, adres), fetch(regisseur, f"{adres}?mini")) == (200, 200)
    assert (fetch(als(stad.oosterheem), adres), fetch(Client(), adres)) == (404, 404)
    assert fetch(Client(), f"{adres}?volg={signaal.token}") == 200
    assert fetch(Client(), f"{adres}?volg=verzonnen") == 404
    actions.show_to(signaal, zichtbaarheid=Zichtbaarheid.OPENBAAR, by=stad.seghwaert)
    assert fetch(Client(), adres) == 404
    actions.take(signaal, by=stad.seghwaert)
    assert fetch(Client(), adres) == 200


def test_photo_is_kept_by_no_shared_cache_and_read_as_nothing_else(regisseur, als, stad):
    als(stad.kcc).post("/signalen/invoer/", entry(stad, fotos=[maak_foto()]))
    antwoord = regisseur.get(f"/foto/{Signaal.objects.get().fotos.get().bestand.uuid}/")
    assert b"".join(antwoord.streaming_content)
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Cache-Control"].startswith("private")
