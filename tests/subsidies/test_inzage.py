"""What somebody gets who asks what we hold of them: everything of theirs, nothing of others, and it is logged."""

import pytest

from tests.subsidies.bezwaren import object_to, refuse
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.mensen.queries.inzage import file_of
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.models import Concept, Medestander

pytestmark = pytest.mark.django_db
ADRES = "/beheer/inzage/"
NOOR, ANDER = "noor@voorbeeld.nl", "buur@voorbeeld.nl"


@pytest.fixture
def dossier(aanvraag, beslisser, meld):
    """An application of Noor that was refused and objected to, one of somebody else, and a report of that one."""
    rij = aanvraag(steun=0)
    aanvragen.say(rij, tekst="Mag er muziek bij?")
    aanvragen.say(rij, tekst="Let op: kent de voorzitter.", intern=True, by=beslisser)
    object_to(refuse(rij, beslisser))
    aanvraag(email=ANDER, naam="Berend Buurman", huisnummer="88")
    Medestander.objects.create(
        aanvraag=rij, email=ANDER, naam="Berend Buurman", adres_sleutel="z", gevraagd_op=klok.nu()
    )
    Concept.objects.create(
        gegevens={"email": "NOOR@voorbeeld.nl", "iban": "NL91ABNA0417164300"}, gewijzigd_op=klok.nu()
    )
    meld()
    return rij


def test_everything_of_one_person_and_nothing_of_others(dossier, als, stad):
    blad = als(stad.privacy).post(ADRES, {"email": "Noor@Voorbeeld.nl"}).content.decode()
    for woorden in (
        dossier.nummer,
        "Noor Azimzadeh",
        "Mag er muziek bij?",
        "Drie buren" * 0 + "andere envelop",
        "NL** ",
    ):
        assert woorden in blad
    for geheim in ("Berend", ANDER, "kent de voorzitter", "0417", dossier.token, "afval naast"):
        assert geheim not in blad


def test_copy_is_a_file_with_the_same_parts(dossier, als, stad):
    antwoord = als(stad.privacy).post(ADRES, {"email": NOOR, "bestand": "1"})
    assert antwoord["Content-Disposition"].startswith('attachment; filename="inzage-')
    delen = antwoord.json()
    assert delen["e-mailadres"] == NOOR
    assert {"Account", "Meldingen", "Bijdragen", "Mails"} <= set(delen)
    soorten = {rij["wat"] for rij in delen["Bijdragen"]}
    assert {"Aanvraag", "Bezwaar", "Brief", "Aanvraag die niet is verstuurd"} <= soorten
    assert delen["Mails"]


def test_neighbour_gets_only_what_is_his(dossier):
    delen = dict(file_of(ANDER))
    assert [str(rij.wat) for rij in delen["Bijdragen"] if "Medestander" in str(rij.wat)] == ["Medestander bij"]
    [melding] = delen["Meldingen"]
    assert "afval naast" in str(melding.filled())
    for deel in delen.values():
        assert "Noor" not in str([rij.filled() for rij in deel])


def test_looking_is_logged_without_the_address(dossier, als, stad):
    als(stad.privacy).post(ADRES, {"email": NOOR})
    regel = Logregel.objects.filter(handeling="mensen.inzage").get()
    assert regel.actor_id == stad.privacy.pk
    assert "noor" not in str(regel.gegevens).lower()


def test_address_of_nobody_and_no_address(als, stad, fonds):
    client = als(stad.privacy)
    assert "Wij bewaren niets onder dit adres" in client.post(ADRES, {"email": "x@voorbeeld.nl"}).content.decode()
    fout = client.post(ADRES, {"email": "geen adres"})
    assert fout.status_code == 422
    assert "heel e-mailadres" in fout.content.decode()


def test_only_the_officer_opens_it(als, stad):
    for wie in (stad.kcc, stad.seghwaert, stad.budgetbeheerder):
        assert als(wie).get(ADRES).status_code == 403
