"""A resident tells what is going on: four steps, a draft that survives, a receipt; once is once."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.signalen.conftest import BUITEN, IN_WIJK
from wijkwerk.gebieden.models import Buurt
from wijkwerk.gebieden.queries import forget_map
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import AndereDeur, Concept, Signaal, Steun
from wijkwerk.signalen.states import Kanaal, Zichtbaarheid

pytestmark = pytest.mark.django_db
TEKST = "Elke ochtend ligt er grof afval naast de container."


def foto(naam: str = "straat.jpg"):
    buffer = BytesIO()
    Image.new("RGB", (40, 30), "green").save(buffer, "JPEG")
    buffer.seek(0)
    buffer.name = naam
    return buffer


def url(naam: str, *args) -> str:
    return reverse(f"signalen:{naam}", args=args)


def walk(client: Client, stad, *, tekst: str = TEKST, plek: dict | None = None) -> Client:
    """Fill in the first three steps as a resident would."""
    client.post(url("melden_wat"), {"tekst": tekst, "sinds": "weken"})
    client.post(url("melden_waar"), plek or {"lat": IN_WIJK[0], "lon": IN_WIJK[1], "plek": "bij de container"})
    client.post(url("melden_herkent"), {"onderwerp": stad.onderwerp.pk})
    return client


def send(client: Client, **contact):
    client_id = Concept.objects.get(token=client.cookies["concept"].value).gegevens["client_id"]
    return client.post(url("melden_versturen"), {"client_id": client_id, **contact})


def test_four_steps_make_one_signal_with_a_receipt(client, stad):
    antwoord = send(walk(client, stad), email="buur@voorbeeld.nl")
    signaal = Signaal.objects.get()
    assert antwoord.url == url("ontvangst", signaal.token)
    assert (signaal.tekst, signaal.onderwerp, signaal.werkgebied) == (TEKST, stad.onderwerp, stad.wijk)
    assert (signaal.kanaal, signaal.plek, signaal.sinds) == (Kanaal.FORMULIER, "bij de container", "weken")
    pagina = client.get(antwoord.url).content.decode()
    assert signaal.nummer in pagina
    assert url("volgblad", signaal.token) in pagina
    assert signaal.nummer in Bericht.objects.get(aan="buur@voorbeeld.nl").tekst
    assert not Concept.objects.exists()


def test_sending_twice_is_one_signal_and_the_same_receipt(client, stad):
    walk(client, stad)
    client_id = Concept.objects.get().gegevens["client_id"]
    eerste = client.post(url("melden_versturen"), {"client_id": client_id})
    tweede = client.post(url("melden_versturen"), {"client_id": client_id})
    assert eerste.url == tweede.url
    assert Signaal.objects.count() == 1


def test_draft_survives_a_closed_browser_and_an_error(client, stad):
    client.post(url("melden_wat"), {"tekst": TEKST})
    client.post(url("melden_waar"), {"plek": "achter de sporthal"})
    later = Client()
    later.cookies["concept"] = client.cookies["concept"].value
    assert TEKST in later.get(url("melden_wat")).content.decode()
    assert "achter de sporthal" in later.get(url("melden_waar")).content.decode()


def test_a_later_step_without_a_draft_leads_to_the_first(client, stad):
    for naam in ("melden_waar", "melden_herkent", "melden_versturen"):
        assert client.get(url(naam)).url == url("melden_wat")


def test_person_in_text_is_a_choice_and_a_bsn_is_not(client, stad):
    persoon = "Mevrouw Jansen op nummer 14 durft niet naar buiten."
    assert "Mevrouw Jansen op nummer 14" in client.post(url("melden_wat"), {"tekst": persoon}).content.decode()
    assert client.post(url("melden_wat"), {"tekst": persoon, "pii_gezien": "on"}).status_code == 302
    bsn = client.post(url("melden_wat"), {"tekst": "Mijn nummer is 111222333.", "pii_gezien": "on"})
    assert "burgerservicenummer" in bsn.content.decode()
    assert "Mijn nummer is 111222333." in bsn.content.decode()
    assert "111222333" not in str(Concept.objects.get().gegevens)


def test_the_choice_cannot_be_walked_around_by_address(client, stad):
    walk(client, stad, tekst="Mevrouw Jansen op nummer 14 durft niet naar buiten.")
    assert send(client).status_code == 200
    assert not Signaal.objects.exists()
    client.post(url("melden_wat"), {"tekst": "Mevrouw Jansen op nummer 14 durft niet.", "pii_gezien": "on"})
    assert send(client).status_code == 302
    assert Signaal.objects.get().zichtbaarheid != Zichtbaarheid.OPENBAAR


BIJ_IEMAND = "bij mevrouw Jansen, nummer 14"


def test_person_in_the_words_about_the_place_is_a_choice(client, stad):
    hier = {"lat": IN_WIJK[0], "lon": IN_WIJK[1], "plek": BIJ_IEMAND}
    client.post(url("melden_wat"), {"tekst": TEKST})
    pagina = client.post(url("melden_waar"), hier)
    assert "mevrouw Jansen, nummer 14" in pagina.content.decode()
    assert 'name="plek_gezien"' in pagina.content.decode()
    assert Concept.objects.get().gegevens["plek"] == BIJ_IEMAND
    assert client.post(url("melden_waar"), hier | {"plek_gezien": "on"}).status_code == 302
    client.post(url("melden_herkent"), {"onderwerp": stad.onderwerp.pk})
    assert send(client).status_code == 302
    signaal = Signaal.objects.get()
    assert (signaal.plek, signaal.zichtbaarheid) == (BIJ_IEMAND, Zichtbaarheid.WIJKTEAM)


def test_choice_for_the_text_is_none_for_the_place(client, stad):
    client.post(url("melden_wat"), {"tekst": "Mevrouw Jansen op nummer 14 durft niet.", "pii_gezien": "on"})
    client.post(url("melden_waar"), {"buurt": stad.hofjes.pk, "plek": BIJ_IEMAND})
    client.post(url("melden_herkent"), {"onderwerp": stad.onderwerp.pk})
    assert send(client).status_code == 200
    assert not Signaal.objects.exists()


def test_bsn_in_the_words_about_the_place_is_kept_nowhere(client, stad):
    client.post(url("melden_wat"), {"tekst": TEKST})
    fout = {"buurt": stad.hofjes.pk, "plek": "Mijn BSN is 111222333", "plek_gezien": "on"}
    pagina = client.post(url("melden_waar"), fout).content.decode()
    assert "burgerservicenummer" in pagina
    assert "Mijn BSN is 111222333" in pagina
    assert "111222333" not in str(Concept.objects.get().gegevens)


def test_danger_is_told_at_once_and_one_can_still_go_on(client, stad):
    AndereDeur.objects.create(titel="Bel 112", tekst="Bel nu.", telefoon="112", spoed=True, woorden="brand")
    pagina = client.post(url("melden_wat"), {"tekst": "Er is brand in de container."})
    assert pagina.status_code == 200
    assert "tel:112" in pagina.content.decode()
    assert client.post(url("melden_wat"), {"tekst": "Er was brand.", "doorgaan": "1"}).status_code == 302


@pytest.mark.parametrize(
    ("plek", "woord"),
    [
        ({"lat": BUITEN[0], "lon": BUITEN[1]}, "buiten"),
        ({"lat": IN_WIJK[1], "lon": IN_WIJK[0]}, "verwisseld"),
        ({}, "Kies een plek"),
    ],
)
def test_a_place_that_cannot_be_is_explained_and_nothing_is_lost(client, stad, plek, woord):
    client.post(url("melden_wat"), {"tekst": TEKST})
    pagina = client.post(url("melden_waar"), plek | {"plek": "ergens"})
    assert pagina.status_code == 200
    assert woord in pagina.content.decode()
    assert Concept.objects.get().gegevens["plek"] == "ergens"


HOF = "Kastanjehof 3, 2712ZB Zoetermeer"
GEVONDEN = {"gevonden": f"{IN_WIJK[0]},{IN_WIJK[1]}|{HOF}"}


def overview(client: Client) -> str:
    return client.get(url("melden_versturen")).content.decode()


def test_words_of_a_picked_address_stay_the_words_of_the_place(client, stad):
    walk(client, stad, plek=GEVONDEN)
    assert f"<dd>{HOF}</dd>" in overview(client)
    send(client)
    assert Signaal.objects.get().plek == HOF


def test_own_words_about_the_place_win_from_the_address(client, stad):
    walk(client, stad, plek=GEVONDEN | {"plek": "op het hoekje"})
    assert "<dd>op het hoekje</dd>" in overview(client)
    send(client)
    assert Signaal.objects.get().plek == "op het hoekje"


def test_another_address_brings_other_words(client, stad):
    walk(client, stad, plek=GEVONDEN)
    client.post(url("melden_waar"), {"gevonden": f"{IN_WIJK[0]},{IN_WIJK[1]}|Kastanjehof 9, 2712ZB Zoetermeer"})
    send(client)
    assert Signaal.objects.get().plek == "Kastanjehof 9, 2712ZB Zoetermeer"


def test_an_address_that_was_never_offered_is_no_place(client, stad):
    client.post(url("melden_wat"), {"tekst": TEKST})
    assert "Kies een plek" in client.post(url("melden_waar"), {"gevonden": "hier|daar"}).content.decode()


def test_who_supports_it_does_not_read_the_address(client, stad):
    walk(client, stad, plek=GEVONDEN)
    send(client)
    steun = actions.support(Signaal.objects.get(), client_id=uuid4(), email="ook@voorbeeld.nl")
    assert HOF in client.get(url("volgblad", steun.signaal.token)).content.decode()
    assert HOF not in client.get(url("volgblad", steun.token)).content.decode()


def test_a_buurt_from_the_list_is_enough(client, stad):
    send(walk(client, stad, plek={"buurt": stad.hofjes.pk}))
    signaal = Signaal.objects.get()
    assert (signaal.buurt, signaal.lat) == (stad.hofjes, None)


def test_a_wijk_from_the_list_is_enough_where_the_map_has_no_buurten(client, stad):
    wijk = stad.hofjes.wijk
    Buurt.objects.all().delete()
    forget_map()
    send(walk(client, stad, plek={"buurt": f"w{wijk.pk}"}))
    signaal = Signaal.objects.get()
    assert (signaal.wijk, signaal.buurt, signaal.werkgebied) == (wijk, None, stad.wijk)


def test_good_photos_stay_when_one_is_bad(client, stad):
    stuk = BytesIO(b"geen foto")
    stuk.name = "kapot.jpg"
    pagina = client.post(url("melden_wat"), {"tekst": TEKST, "fotos": [foto(), stuk]})
    assert "kapot.jpg" in pagina.content.decode()
    concept = Concept.objects.get()
    assert (len(concept.fotos), concept.gegevens["tekst"]) == (1, TEKST)
    client.post(url("melden_foto_weg", concept.fotos[0]))
    assert Concept.objects.get().fotos == []
    assert not Bestand.objects.exists()


def test_photos_go_along_with_the_signal(client, stad):
    client.post(url("melden_wat"), {"tekst": TEKST, "fotos": [foto("a.jpg"), foto("b.jpg")]})
    client.post(url("melden_waar"), {"buurt": stad.hofjes.pk})
    client.post(url("melden_herkent"), {"onderwerp": stad.onderwerp.pk})
    send(client)
    assert Signaal.objects.get().fotos.count() == 2


def test_me_too_on_a_public_signal_counts_once(client, stad, meld):
    signaal = meld(zichtbaarheid=Zichtbaarheid.OPENBAAR)
    walk(client, stad)
    assert url("ik_ook", signaal.pk) in client.get(url("melden_herkent")).content.decode()
    gegevens = {"client_id": "5d1c6b6e-7d0c-4d53-9a44-3d9a3a4f5a10", "email": "ook@voorbeeld.nl"}
    for _keer in range(2):
        assert client.post(url("ik_ook", signaal.pk), gegevens).status_code == 200
    assert Steun.objects.get().email == "ook@voorbeeld.nl"
    signaal.refresh_from_db()
    assert signaal.steun == 1
    assert not Concept.objects.exists()


def test_a_signal_that_is_not_public_cannot_be_supported_or_read(client, stad, meld):
    signaal = meld(zichtbaarheid=Zichtbaarheid.WIJKTEAM)
    assert client.get(url("publiek", signaal.pk)).status_code == 404
    assert client.post(url("ik_ook", signaal.pk), {}).status_code == 404
    assert signaal.tekst not in walk(client, stad).get(url("melden_herkent")).content.decode()


def test_nobody_reads_the_words_or_pictures_of_a_neighbour_before_the_municipality_did(client, stad, meld):
    signaal = meld(tekst="Weer dat afval van flat drie.", zichtbaarheid=Zichtbaarheid.OPENBAAR)
    wijkpagina = reverse("gebieden:wijk", args=[stad.wijk.sleutel])
    zelfde = walk(client, stad)
    assert "flat drie" not in zelfde.get(url("melden_herkent")).content.decode()
    assert client.get(url("publiek", signaal.pk)).status_code == 404
    assert "flat drie" not in client.get(wijkpagina).content.decode()
    actions.take(signaal, by=stad.seghwaert)
    assert "flat drie" in client.get(url("melden_herkent")).content.decode()
    assert "flat drie" in client.get(url("publiek", signaal.pk)).content.decode()
    assert "flat drie" in client.get(wijkpagina).content.decode()


def test_throwing_away_leaves_nothing(client, stad):
    client.post(url("melden_wat"), {"tekst": TEKST})
    client.post(url("melden_weggooien"))
    assert not Concept.objects.exists()
    assert TEKST not in client.get(url("melden_wat")).content.decode()


def test_steps_cost_a_fixed_number_of_queries(client, stad, meld, django_assert_max_num_queries):
    walk(client, stad)
    for nummer in range(50):
        meld(tekst=f"Weer afval, nummer zoveel: {'x' * nummer}", zichtbaarheid=Zichtbaarheid.OPENBAAR)
    for naam in ("melden_wat", "melden_waar", "melden_herkent", "melden_versturen"):
        with django_assert_max_num_queries(14):
            assert client.get(url(naam)).status_code == 200


def test_reporter_follows_adds_and_judges(client, meld, stad):
    signaal = meld()
    blad = url("volgblad", signaal.token)
    client.post(url("aanvulling", signaal.token), {"tekst": "Nu ook een matras.", "fotos": [foto()]})
    assert "Nu ook een matras." in client.get(blad).content.decode()
    actions.take(signaal, by=stad.seghwaert)
    actions.close(signaal, uitkomst="De container is geleegd.", by=stad.seghwaert)
    assert "De container is geleegd." in client.get(blad).content.decode()
    client.post(url("oordeel", signaal.token), {"geholpen": "nee"})
    client.post(url("heropening_melder", signaal.token), {"tekst": "Het ligt er weer."})
    signaal.refresh_from_db()
    assert signaal.is_open


def test_reporter_answers_a_question(client, meld, stad):
    signaal = meld()
    actions.take(signaal, by=stad.seghwaert)
    actions.ask(signaal, tekst="Op welke dagen ligt het er?", by=stad.seghwaert)
    assert "Op welke dagen ligt het er?" in client.get(url("antwoord", signaal.token)).content.decode()
    client.post(url("antwoord", signaal.token), {"tekst": "Vooral op maandag."})
    assert "Vooral op maandag." in client.get(url("volgblad", signaal.token)).content.decode()
    assert client.get(url("antwoord", signaal.token)).url == url("volgblad", signaal.token)


def test_withdrawing_asks_first_and_ends_it(client, meld):
    signaal = meld()
    assert client.get(url("intrekking", signaal.token)).status_code == 200
    client.post(url("intrekking", signaal.token))
    signaal.refresh_from_db()
    assert signaal.status == "ingetrokken"


def test_forwarded_is_never_shown_as_solved(client, meld, stad):
    signaal = meld()
    actions.forward(
        signaal,
        naar=stad.woonstichting,
        antwoord_verwacht_op=signaal.termijn_op.date(),
        toelichting="Het is hun terrein.",
        by=stad.seghwaert,
    )
    pagina = client.get(url("volgblad", signaal.token)).content.decode()
    assert "nog niet opgelost" in pagina
    assert stad.woonstichting.naam in pagina


def test_a_wrong_link_is_not_found_and_tells_nothing(client, meld):
    meld()
    for naam in ("volgblad", "ontvangst", "aanvulling", "intrekking"):
        assert client.get(url(naam, "x" * 27)).status_code == 404


def test_lost_link_is_mailed_only_to_the_address_that_was_left(client, meld):
    signaal = meld()
    goed = client.post(url("volgen"), {"nummer": signaal.nummer.lower(), "email": "BUUR@voorbeeld.nl"})
    fout = client.post(url("volgen"), {"nummer": signaal.nummer, "email": "ander@voorbeeld.nl"})
    assert goed.status_code == fout.status_code == 200
    links = Bericht.objects.filter(sleutel__contains=":link:")
    assert [bericht.aan.lower() for bericht in links] == ["buur@voorbeeld.nl"]
    assert signaal.token in links.get().tekst
    assert (
        "Kijk of u" in client.post(url("volgen"), {"nummer": "S26-00001-Z", "email": "a@voorbeeld.nl"}).content.decode()
    )


def test_resident_signed_in_sees_only_own_signals(als, spelers, meld):
    van_mij = meld(melder=actions.MelderGegevens(email=spelers.bewoner.email))
    ander = meld(tekst="Iets van een ander.")
    pagina = als(spelers.bewoner).get(url("mijn_meldingen")).content.decode()
    assert van_mij.nummer in pagina
    assert ander.nummer not in pagina


def test_the_follow_page_says_when_each_thing_happened(client, meld):
    pagina = client.get(url("volgblad", meld().token)).content.decode()
    assert "dinsdag 3 maart, 10.30 uur" in pagina.partition("Wat er tot nu toe gebeurde")[2].partition("</section>")[0]


def test_every_public_page_leads_to_following_a_report(client, stad):
    assert f'href="{url("volgen")}"' in client.get("/").content.decode()


def test_the_log_is_found_by_the_number_people_say(als, meld, stad):
    eerste, tweede = meld(), meld(tekst="Iets anders in de straat.")
    actions.take(tweede, by=stad.seghwaert)
    browser = als(stad.privacy)
    gevonden = browser.get("/beheer/logboek/", {"nummer": tweede.nummer.lower()}).content.decode()
    assert "signalen.opgepakt" in gevonden
    assert "signalen.opgepakt" not in browser.get("/beheer/logboek/", {"nummer": eerste.nummer}).content.decode()
