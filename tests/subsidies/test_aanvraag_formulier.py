"""Asking for money step by step, as a neighbour with a phone does it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.draad.models import Verband
from wijkwerk.subsidies.actions import aanvraag_concept, bijlage
from wijkwerk.subsidies.models import Aanvraag, Bijlage, Concept

SLUG = "wijk-aan-zet"
IN_WIJK = (52.055, 4.485)
PDF = b"%PDF-1.7\nsamengesteld\n%%EOF\n"


def antwoorden(stad) -> dict[str, dict]:
    """What somebody types on each page."""
    dag = (klok.vandaag() + timedelta(days=60)).isoformat()
    return {
        "plan": {"titel": "Straatfeest in de Weiden", "plan": "Met de hele straat eten.", "doelen": ["feest"]},
        "plek": {"begint_op": dag, "buurt": str(stad.hofjes.pk), "plek": "Op het veldje"},
        "mensen": {"bezoekers": "80", "open_voor_buurt": "ja", "evenement": "ja", "voorwerp_buiten": "nee"},
        "kosten": {"soort_0": "materiaal", "omschrijving_0": "Springkussen", "bedrag_0": "400"},
        "geld": {
            "gevraagd": "400,00",
            "betaalwijze": "rekening",
            "iban": "NL91 ABNA 0417 1643 00",
            "rekeninghouder": "N. Azimzadeh",
        },
        "aanvrager": {
            "naam": "Noor Azimzadeh",
            "straat": "Voorbeeldpad",
            "huisnummer": "12",
            "postcode": "2719 xa",
            "plaats": "Zoetermeer",
            "email": "noor@voorbeeld.nl",
            "volwassen": "ja",
        },
    }


@pytest.fixture
def ingevuld(client: Client, fonds, stad) -> Client:
    """A browser in which every page was filled in, up to the last look."""
    client.post(reverse("subsidies:aanvragen", args=[SLUG]))
    for woord, typed in antwoorden(stad).items():
        antwoord = client.post(reverse(f"subsidies:aanvragen_{woord}", args=[SLUG]), typed)
        assert antwoord.status_code == 302, antwoord.context["form"].errors
    return client


def controle(client: Client, **post):
    adres = reverse("subsidies:aanvragen_controle", args=[SLUG])
    return client.post(adres, post) if post else client.get(adres)


def test_step_by_step_becomes_an_application_with_a_receipt(ingevuld, stad):
    blad = controle(ingevuld).content.decode()
    assert "EUR 400,00" in blad
    assert "NL** **** **** **43 00" in blad
    assert "0417" not in blad
    assert "Meld het evenement minstens drie weken van tevoren" in blad  # told before money is spent
    client_id = Concept.objects.get().gegevens["client_id"]
    antwoord = controle(ingevuld, client_id=client_id)
    aanvraag = Aanvraag.objects.get()
    assert antwoord.url == reverse("subsidies:aanvraag_ontvangst", args=[aanvraag.token])
    assert (aanvraag.gevraagd, aanvraag.werkgebied, aanvraag.evenement) == (40_000, stad.wijk, True)
    assert aanvraag.aanvrager.iban == "NL91ABNA0417164300"
    assert aanvraag.aanvrager.postcode == "2719XA"
    assert [(regel.soort, regel.bedrag) for regel in aanvraag.kosten.all()] == [("materiaal", 40_000)]
    assert not Concept.objects.exists()
    assert Bericht.objects.filter(aan="noor@voorbeeld.nl", sleutel=f"subsidies:ontvangst:{aanvraag.pk}").exists()
    assert aanvraag.nummer in ingevuld.get(antwoord.url).content.decode()


def test_a_place_on_the_map_gives_the_wijk_and_is_read_over(ingevuld, stad):
    adres = reverse("subsidies:aanvragen_plek", args=[SLUG])
    assert "data-kaart" in ingevuld.get(adres).content.decode()
    lat, lon = IN_WIJK
    assert ingevuld.post(adres, {"lat": str(lat), "lon": str(lon)}).status_code == 302
    assert "Aangewezen op de kaart, Seghwaert" in controle(ingevuld).content.decode()
    controle(ingevuld, client_id=Concept.objects.get().gegevens["client_id"])
    aanvraag = Aanvraag.objects.get()
    assert (aanvraag.lat, aanvraag.lon, aanvraag.werkgebied) == (lat, lon, stad.wijk)


def test_a_place_outside_every_wijk_is_refused_and_half_a_place_is_none(ingevuld):
    adres = reverse("subsidies:aanvragen_plek", args=[SLUG])
    ver = ingevuld.post(adres, {"lat": "53.2", "lon": "6.5"})
    assert (ver.status_code, list(ver.context["form"].errors)) == (200, ["adres"])
    half = ingevuld.post(adres, {"lat": "52.06"})
    assert list(half.context["form"].errors) == ["buurt"]


def test_pressing_send_twice_leads_to_the_same_receipt(ingevuld):
    client_id = Concept.objects.get().gegevens["client_id"]
    eerste = controle(ingevuld, client_id=client_id)
    assert controle(ingevuld, client_id=client_id).url == eerste.url
    assert Aanvraag.objects.count() == 1


def test_what_was_typed_wrong_is_kept_and_named_on_the_last_page(ingevuld):
    adres = reverse("subsidies:aanvragen_geld", args=[SLUG])
    fout = ingevuld.post(adres, {"gevraagd": "400", "betaalwijze": "rekening", "iban": "NL91ABNA0417164301"})
    assert "typefout" in fout.content.decode() or "klopt niet" in fout.content.decode()
    assert "NL91ABNA0417164301" in ingevuld.get(adres).content.decode()
    blad = controle(ingevuld)
    assert blad.context["lezing"].mist.keys() == {"geld"}
    assert controle(ingevuld, client_id="x").status_code == 422
    assert not Aanvraag.objects.exists()


def test_a_bsn_is_not_even_kept_in_a_draft(client, fonds):
    client.post(reverse("subsidies:aanvragen", args=[SLUG]))
    typed = {"titel": "Feest", "plan": "Mijn bsn is 111222333.", "doelen": ["feest"]}
    antwoord = client.post(reverse("subsidies:aanvragen_plan", args=[SLUG]), typed)
    assert "BSN" in antwoord.content.decode()
    assert "111222333" not in str(Concept.objects.get().gegevens)


def test_one_line_more_without_losing_what_stands_there(client, fonds):
    client.post(reverse("subsidies:aanvragen", args=[SLUG]))
    adres = reverse("subsidies:aanvragen_kosten", args=[SLUG])
    regels = {f"omschrijving_{n}": f"Ding {n}" for n in range(4)} | {"meer": "1"}
    form = client.post(adres, regels).context["form"]
    assert form.aantal == 7
    assert not form.is_bound
    assert Concept.objects.get().gegevens["omschrijving_3"] == "Ding 3"


def test_half_a_line_is_asked_for(client, fonds):
    client.post(reverse("subsidies:aanvragen", args=[SLUG]))
    form = client.post(
        reverse("subsidies:aanvragen_kosten", args=[SLUG]), {"omschrijving_0": "Tafels", "bedrag_0": "12,50"}
    ).context["form"]
    assert list(form.errors) == ["soort_0"]


def test_an_account_is_asked_only_when_the_money_goes_there(ingevuld):
    adres = reverse("subsidies:aanvragen_geld", args=[SLUG])
    assert ingevuld.post(adres, {"gevraagd": "400", "betaalwijze": "factuur", "iban": "onzin"}).status_code == 302
    assert controle(ingevuld).context["lezing"].feiten["iban"] == ""


def test_going_on_later_in_another_browser(ingevuld):
    ingevuld.post(reverse("subsidies:aanvragen_later", args=[SLUG]), {"email": "noor@voorbeeld.nl"})
    mail = Bericht.objects.get(aan="noor@voorbeeld.nl")
    link = next(woord for woord in mail.tekst.split() if "/bijdragen/concept/" in woord)
    ander = Client()
    antwoord = ander.get(link.partition("8000")[2] or link, follow=True)
    assert "Straatfeest in de Weiden" in antwoord.content.decode()
    assert Client().get(reverse("subsidies:aanvragen_verder", args=["bestaat-niet"])).status_code == 404


def test_no_more_than_five_mails_a_day_about_a_draft(ingevuld):
    adres = reverse("subsidies:aanvragen_later", args=[SLUG])
    antwoorden = [ingevuld.post(adres, {"email": f"buur{n}@voorbeeld.nl"}).status_code for n in range(6)]
    assert antwoorden == [302] * 5 + [200]
    assert Bericht.objects.count() == 5


def test_throwing_the_draft_away(ingevuld):
    ingevuld.post(reverse("subsidies:aanvragen_annulering", args=[SLUG]))
    assert not Concept.objects.exists()
    assert controle(ingevuld).url == reverse("subsidies:aanvragen", args=[SLUG])


def test_drafts_go_after_thirty_days_with_their_papers(ingevuld, django_capture_on_commit_callbacks):
    concept = bijlage.add_to_draft(Concept.objects.get(), upload=SimpleUploadedFile("x.pdf", PDF), soort="offerte")
    with klok.op(klok.nu() + timedelta(days=29)):
        assert aanvraag_concept.clean() == 0
    with klok.op(klok.nu() + timedelta(days=31)), django_capture_on_commit_callbacks(execute=True):
        assert aanvraag_concept.clean() == 1
    assert not Concept.objects.filter(pk=concept.pk).exists()


def test_a_paper_goes_along_and_is_judged(ingevuld):
    adres = reverse("subsidies:aanvragen_bijlage", args=[SLUG])
    ingevuld.post(adres, {"soort": "offerte", "bestand": SimpleUploadedFile("jan-jansen.pdf", PDF)})
    weigering = ingevuld.post(adres, {"soort": "offerte", "bestand": SimpleUploadedFile("virus.exe", b"MZ kwaad")})
    assert "geen foto die wij kunnen lezen" in weigering.content.decode()
    controle(ingevuld, client_id=Concept.objects.get().gegevens["client_id"])
    stuk = Bijlage.objects.get()
    assert (stuk.soort, stuk.titel) == ("offerte", "Offerte")
    terug = ingevuld.get(reverse("subsidies:aanvraag_bijlage", args=[stuk.aanvraag.token, stuk.uuid]))
    assert b"".join(terug.streaming_content) == PDF
    assert terug["Content-Security-Policy"].startswith("default-src 'none'; sandbox")


def test_the_signal_it_came_from_is_on_the_thread(client, fonds, stad, meld):
    signaal = meld()
    begin = client.get(reverse("subsidies:aanvragen", args=[SLUG]), {"signaal": signaal.token})
    assert ("signaal", signaal.token) in begin.context["vast"]
    client.post(reverse("subsidies:aanvragen", args=[SLUG]), {"signaal": signaal.token})
    for woord, typed in antwoorden(stad).items():
        client.post(reverse(f"subsidies:aanvragen_{woord}", args=[SLUG]), typed)
    controle(client, client_id=Concept.objects.get().gegevens["client_id"])
    verband = Verband.objects.get(naar_soort="subsidies.aanvraag")
    assert (verband.van_soort, verband.van_id, verband.soort) == ("signalen.signaal", signaal.pk, "gaf_aanleiding")


@pytest.mark.parametrize(("straat", "huisnummer"), [("Voorbeeldpad", "12"), ("Laan van 1940", "7 B")])
def test_changing_opens_the_form_with_everything_in_it(aanvraag, client, straat, huisnummer):
    rij = aanvraag(straat=straat, huisnummer=huisnummer)
    sleutel = rij.aanvrager.adres_sleutel
    antwoord = client.post(reverse("subsidies:aanvraag_wijziging", args=[rij.token]), follow=True)
    assert antwoord.context["lezing"].compleet, antwoord.context["lezing"].mist
    client.post(
        reverse("subsidies:aanvragen_plan", args=[SLUG]),
        {"titel": "Zomerfeest in de Weiden", "plan": rij.plan, "doelen": rij.doelen},
    )
    assert controle(client, client_id="").url == reverse("subsidies:volgen", args=[rij.token])
    rij.refresh_from_db()
    assert rij.aanvrager.adres_sleutel == sleutel
    assert (rij.titel, rij.gevraagd, rij.aanvrager.iban) == ("Zomerfeest in de Weiden", 40_000, "NL91ABNA0417164300")
    assert Aanvraag.objects.count() == 1


def test_a_closed_fund_says_so(client, maak_fonds):
    versie = maak_fonds()
    versie.regeling.versies.update(status="gesloten")
    assert "nu niet open" in client.get(reverse("subsidies:aanvragen", args=[SLUG])).content.decode()


def test_steps_without_a_draft_lead_to_the_beginning(client, fonds):
    begin = reverse("subsidies:aanvragen", args=[SLUG])
    for woord in ("plan", "geld", "controle", "bijlage", "later"):
        assert client.get(reverse(f"subsidies:aanvragen_{woord}", args=[SLUG])).url == begin
    assert client.get(reverse("subsidies:aanvragen", args=["bestaat-niet"])).status_code == 404


def test_the_paper_form_can_be_printed(client, fonds):
    antwoord = client.get(reverse("subsidies:formulier", args=[SLUG]))
    assert antwoord.content.startswith(b"%PDF-")


def test_who_comes_from_a_report_takes_it_along_without_its_link_in_an_address(client, fonds, stad, meld):
    signaal = meld()
    volgblad = client.get(reverse("signalen:volgblad", args=[signaal.token])).content.decode()
    deur = reverse("subsidies:aanvragen_aanleiding")
    assert f'action="{deur}"' in volgblad
    antwoord = client.post(deur, {"signaal": signaal.token}, follow=True)
    assert [adres for adres, _code in antwoord.redirect_chain] == [reverse("subsidies:bijdragen")]
    assert f"Melding {signaal.nummer} gaat mee" in antwoord.content.decode()
    begin = client.get(reverse("subsidies:aanvragen", args=[SLUG]))
    assert "U was al begonnen" not in begin.content.decode()
    client.post(reverse("subsidies:aanvragen", args=[SLUG]), dict(begin.context["vast"]))
    for woord, typed in antwoorden(stad).items():
        client.post(reverse(f"subsidies:aanvragen_{woord}", args=[SLUG]), typed)
    controle(client, client_id=Concept.objects.get().gegevens["client_id"])
    verband = Verband.objects.get(naar_soort="subsidies.aanvraag", naar_id=Aanvraag.objects.get().pk)
    assert (verband.van_soort, verband.van_id) == ("signalen.signaal", signaal.pk)


def test_a_link_that_is_no_report_takes_nothing_along(client, fonds):
    antwoord = client.post(reverse("subsidies:aanvragen_aanleiding"), {"signaal": "onzin"})
    assert antwoord.url == reverse("subsidies:bijdragen")
    assert not Concept.objects.exists()


def test_without_a_fund_the_report_shows_no_way_to_money(client, meld):
    volgblad = client.get(reverse("signalen:volgblad", args=[meld().token])).content.decode()
    assert reverse("subsidies:aanvragen_aanleiding") not in volgblad
