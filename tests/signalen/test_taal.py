"""Whoever reports in English is written to in English; the words of staff go as they were written."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.signalen.conftest import IN_WIJK, mails_over, pass_on
from wijkwerk.kern.berichten import tasks
from wijkwerk.koppelingen.mail.fake import NepPostbode
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Zichtbaarheid

pytestmark = pytest.mark.django_db
UITKOMST = "De container is geleegd."


def url(naam: str, *args) -> str:
    return reverse(f"signalen:{naam}", args=args)


@pytest.fixture
def engels(client) -> Client:
    client.post(reverse("taal"), {"language": "en", "next": "/"})
    return client


@pytest.fixture
def signaal(engels, stad) -> Signaal:
    """A signal as an English reader reports it: four steps in English."""
    engels.post(url("melden_wat"), {"tekst": "There is rubbish next to the container."})
    engels.post(url("melden_waar"), {"lat": IN_WIJK[0], "lon": IN_WIJK[1], "plek": "near the slide"})
    engels.post(url("melden_herkent"), {"onderwerp": stad.onderwerp.pk})
    engels.post(url("melden_versturen"), {"email": "buur@voorbeeld.nl"})
    return Signaal.objects.get()


def test_report_in_english_gets_an_english_receipt(signaal):
    [mail] = mails_over(signaal)
    assert mail.onderwerp == f"We have received your report: {signaal.nummer}"
    assert "on Tuesday 3 March 2026, 10.30" in mail.tekst
    assert "There is rubbish next to the container." in mail.tekst
    assert [woord for woord in ("Beste", "uw melding", "Waar", "groet", "Bel ") if woord in mail.tekst] == []


def test_close_mail_is_english_around_the_words_of_staff(signaal, regisseur):
    velden = {"versie": signaal.versie, "soort": "close", "uitkomst": UITKOMST}
    regisseur.post(url("stap_afhandeling", signaal.pk), velden)
    mail = mails_over(signaal)[-1]
    assert mail.onderwerp == f"Your report {signaal.nummer} has been dealt with"
    assert UITKOMST in mail.tekst
    assert "Did it help?" in mail.tekst
    assert "geholpen" not in mail.tekst


def test_every_step_is_told_in_english(signaal, stad):
    wie = stad.seghwaert
    actions.ask(signaal, tekst="Op welke dagen?", by=wie)
    actions.message(signaal, tekst="Wij komen langs.", by=wie)
    pass_on(signaal, stad.woonstichting, wie)
    signaal.refresh_from_db()
    actions.take(signaal, by=wie)
    signaal.refresh_from_db()
    actions.schedule(signaal, tafel="Wijkteamoverleg", by=wie)
    signaal.refresh_from_db()
    actions.decline(signaal, uitkomst="Dit is van de verhuurder.", by=wie)
    signaal.refresh_from_db()
    actions.reopen(signaal, reden="Toch wel.", by=wie)
    mails = mails_over(signaal)
    assert len(mails) >= 7
    aan_melder = [mail for mail in mails if mail.aan == "buur@voorbeeld.nl"]
    assert [mail.onderwerp for mail in aan_melder if "report" not in mail.onderwerp.lower()] == []
    assert all("Kind regards" in mail.tekst and "Met vriendelijke groet" not in mail.tekst for mail in aan_melder)


def test_the_footer_of_the_mail_is_in_its_language_too(signaal, meld):
    meld()
    NepPostbode.forget()
    tasks.deliver.call()
    engels, nederlands = (post.tekst.partition("-- ")[2] for post in NepPostbode.delivered)
    assert "Wijkwerk" in engels
    assert "Deze mail" not in engels
    assert "Deze mail hoort bij" in nederlands


def test_everybody_whose_reports_became_one_reads_their_own_language(signaal, meld, stad):
    ander = meld("Weer afval.")
    actions.merge(signaal, met=ander, by=stad.seghwaert)
    ander.refresh_from_db()
    actions.take(ander, by=stad.seghwaert)
    assert mails_over(signaal)[-1].onderwerp == f"Your report {signaal.nummer} is in progress"
    assert mails_over(ander)[-1].onderwerp == f"Uw melding {ander.nummer} is in behandeling"


def test_me_too_in_english_is_thanked_and_told_in_english(engels, meld, stad):
    ander = meld(zichtbaarheid=Zichtbaarheid.OPENBAAR)
    gegevens = {"client_id": "5d1c6b6e-7d0c-4d53-9a44-3d9a3a4f5a10", "email": "ook@voorbeeld.nl"}
    engels.post(url("ik_ook", ander.pk), gegevens)
    actions.close(ander, uitkomst=UITKOMST, by=stad.seghwaert)
    gelezen = [mail.onderwerp for mail in mails_over(ander) if mail.aan == "ook@voorbeeld.nl"]
    assert gelezen == [f"You have joined report {ander.nummer}", f"Your report {ander.nummer} has been dealt with"]
    eerste = [mail.onderwerp for mail in mails_over(ander) if mail.aan == "buur@voorbeeld.nl"]
    assert eerste[-1] == f"Uw melding {ander.nummer} is afgehandeld"


def test_lost_link_and_letter_are_in_the_language_of_the_reporter(signaal, regisseur, client):
    Client().post(url("volgen"), {"nummer": signaal.nummer, "email": "buur@voorbeeld.nl"})
    assert mails_over(signaal)[-1].onderwerp == f"The link to your report {signaal.nummer}"
    brief = regisseur.get(url("ontvangstbrief", signaal.pk))
    assert brief.headers["Content-Language"] == "en"
    assert "Thank you for your report" in brief.content.decode()
    assert "Leest onze berichten in het Engels" in regisseur.get(url("dossier", signaal.pk)).content.decode()


def test_what_staff_take_down_is_answered_in_dutch(als, stad):
    medewerker = als(stad.kcc)
    medewerker.post(reverse("taal"), {"language": "en", "next": "/"})
    feiten = {"kanaal": "balie", "ontvangen_op": "2026-03-02T16:15", "tekst": "De tegels liggen los."}
    plek = {"lat": IN_WIJK[0], "lon": IN_WIJK[1], "onderwerp": stad.onderwerp.pk}
    wie = {"client_id": "5d1c6b6e-7d0c-4d53-9a44-3d9a3a4f5a10", "email": "balie@voorbeeld.nl"}
    medewerker.post(url("invoer"), feiten | plek | wie)
    signaal = Signaal.objects.get()
    assert mails_over(signaal)[0].onderwerp == f"Wij hebben uw melding ontvangen: {signaal.nummer}"
