"""How long an application stays, that nothing of it is left when it goes, and that the money is still accounted for."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db.models import CharField, JSONField, Q, TextField

from tests.huis.test_verdiepingen import our_models
from tests.subsidies import betaalproef
from tests.subsidies.test_verantwoording import MIDDEN, told
from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.kern.bewaren import actions as retentie
from wijkwerk.kern.bewaren.models import Vernietigingsverklaring
from wijkwerk.kern.documenten.models import Document
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.zoeken.models import Ingang
from wijkwerk.koppelingen.bank import NepBank
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import beoordeling, besluit, bewaren, vaststelling
from wijkwerk.subsidies.actions import verantwoording_oordeel as oordeel
from wijkwerk.subsidies.models import (
    Aanvraag,
    Aanvrager,
    Afschrift,
    Beschikking,
    Betaalbestand,
    Betaling,
    Bewijsstuk,
    Bezwaar,
    Gesprek,
    Kostenregel,
    Medestander,
    Regeluitkomst,
    Verantwoording,
    Vordering,
)

pytestmark = pytest.mark.django_db
REGELS = {(regel.soort, regel.selectielijst): regel for regel in bewaren.retention_rules()}
AANVRAAG = "subsidies.aanvraag"


@pytest.fixture(autouse=True)
def bank_without_memory():
    NepBank.forget()


def due(soort: str, code: str, *, dagen: int) -> set[int]:
    """Return the records whose term under a rule has ended after that many days from now."""
    regel = REGELS[soort, code]
    voor = klok.nu() + timedelta(days=dagen) - timedelta(days=regel.termijn_jaren * 365 + regel.termijn_dagen)
    return set(regel.vanaf(voor).values_list("pk", flat=True))


def objection(beschikking, **velden) -> Bezwaar:
    waarden = {"gronden": "Ik ben het er niet mee eens.", "status": "ongegrond", "status_sinds": klok.nu()}
    dag = klok.vandaag() + timedelta(days=42)
    return Bezwaar.objects.create(
        beschikking=beschikking, ontvangen_op=klok.nu(), beslis_uiterlijk=dag, **waarden | velden
    )


def test_each_end_has_its_code_and_its_term(aanvraag, verleend, beslisser):
    gekregen = verleend()
    loopt = verleend(gevraagd=120_000, doelen=["kinderen"], huisnummer="14")
    weg = aanvragen.withdraw(aanvraag(huisnummer="16"))
    nee = aanvraag(huisnummer="18", steun=0)
    beoordeling.declare_interest(nee, vrij=True, by=beslisser)
    grond = nee.uitkomsten.get(voorwaarde__soort="minimum_steun").voorwaarde
    besluit.refuse(nee, motivering="Te weinig buren.", deur="Bel ons.", voorwaarde=grond, by=beslisser)
    Betaling.objects.all().delete()
    jaar = 366
    for code, jaren, rij in (("8.1.7", 7, gekregen), ("8.2", 5, nee), ("8.4", 1, weg)):
        assert due(AANVRAAG, code, dagen=jaren * 365 - 30) == set(), code
        assert due(AANVRAAG, code, dagen=jaren * jaar) == {rij.pk}, code
    assert loopt.pk not in due(AANVRAAG, "8.1.7", dagen=99 * jaar)


def test_nothing_goes_while_something_is_open(verleend, beslisser):
    rij = verleend()
    assert due(AANVRAAG, "8.1.7", dagen=9000) == set()  # its payment is not made yet
    Betaling.objects.all().delete()
    bezwaar = objection(rij.beschikkingen.get(), status="ontvangen")
    assert due(AANVRAAG, "8.1.7", dagen=9000) == set()
    Bezwaar.objects.filter(pk=bezwaar.pk).update(status="ongegrond")
    assert due(AANVRAAG, "8.1.7", dagen=9000) == {rij.pk}


def test_contact_goes_after_two_years_and_the_name_stays_with_the_decision(verleend):
    rij = verleend()
    Betaling.objects.all().delete()
    assert due("subsidies.aanvrager", "", dagen=700) == set()
    assert due("subsidies.aanvrager", "", dagen=740) == {rij.aanvrager.pk}
    assert bewaren.forget_applicants([rij.aanvrager.pk]) == 1
    wie = Aanvrager.objects.get(pk=rij.aanvrager.pk)
    assert (wie.naam, wie.email, wie.iban, wie.straat, wie.adres_sleutel) == ("Noor Azimzadeh", "", "", "", "")
    assert bewaren.forget_applicants([rij.aanvrager.pk]) == 0


def test_names_of_neighbours_go_and_their_number_stays(verleend):
    rij = verleend()
    buur = Medestander.objects.create(
        aanvraag=rij, naam="Buur van nummer 3", postcode="2719XA", huisnummer="3", adres_sleutel="x",
        gevraagd_op=klok.nu(),
    )  # fmt: skip
    assert due("subsidies.medestander", "", dagen=89) == set()
    assert due("subsidies.medestander", "", dagen=91) == {buur.pk}
    bewaren.forget_supporters([buur.pk])
    buur.refresh_from_db()
    assert (buur.naam, buur.postcode) == ("", "")
    assert Aanvraag.objects.get(pk=rij.pk).steun == 2


def test_objection_goes_after_five_years_and_the_decision_stays(verleend):
    beschikking = verleend().beschikkingen.get()
    bezwaar = objection(beschikking)
    assert due("subsidies.bezwaar", "13.1", dagen=1800) == set()
    assert due("subsidies.bezwaar", "13.1", dagen=1840) == {bezwaar.pk}
    assert bewaren.destroy_objections([bezwaar.pk]) == 1
    assert Beschikking.objects.filter(pk=beschikking.pk).exists()


@pytest.mark.beide
def test_a_run_destroys_everything_and_the_ledger_still_holds(verleend, beslisser, stad, spelers):
    rij = verleend()
    dossier = rij.dossier
    betaalproef.at_bank(stad, betaalproef.payment(rij))
    betaalproef.read_all(betaalproef.answers(klok.nu(), dagen=2), stad.budgetbeheerder)
    vaststelling.revoke(rij, grond="Awb 4:49", motivering="Het ging niet door.", by=beslisser)
    objection(rij.beschikkingen.first())
    Vordering.objects.update(status="voldaan")
    with klok.op(klok.nu() + timedelta(days=9 * 366)):
        privacy = stad.privacy
        retentie.execute(retentie.confirm(retentie.propose(privacy), privacy), privacy)
        assert "Bijdragen die zijn gegeven" in str(list(Vernietigingsverklaring.objects.values()))
    for model in (Aanvraag, Aanvrager, Beschikking, Betaling, Bezwaar, Kostenregel, Regeluitkomst, Vordering):
        assert not model.objects.exists(), model
    assert not Document.objects.filter(over_soort__startswith="subsidies.").exists()
    assert not Verband.objects.filter(naar_soort=AANVRAAG).exists()
    assert not Ingang.objects.filter(soort=AANVRAAG).exists()
    assert grootboek.history(dossier).exists()
    assert grootboek.check().ok
    assert bewaren.destroy([rij.pk]) == 0


def test_nine_years_on_no_trace_of_a_person_is_left_and_the_books_still_hold(
    verleend, stad, client, django_capture_on_commit_callbacks
):
    """A whole file: told with a photo and a receipt, supported, paid, talked about; then the run, and the proof."""
    rij = verleend(**MIDDEN)
    Medestander.objects.create(
        aanvraag=rij,
        naam="Truus Buurvrouw",
        postcode="2719XA",
        huisnummer="99",
        adres_sleutel="z",
        gevraagd_op=klok.nu(),
    )
    aanvragen.say(rij, tekst="Mag de muziek tot tien uur?")
    betaalproef.at_bank(stad, betaalproef.payment(rij))
    betaalproef.read_all(betaalproef.answers(klok.nu(), dagen=2), stad.budgetbeheerder)
    with klok.op(klok.nu() + timedelta(days=90)):
        oordeel.accept(told(rij, bon=True), by=stad.seghwaert)
    papieren = [stuk.bestand.bestand for stuk in Bewijsstuk.objects.all()]
    assert len(papieren) == 2
    assert all(default_storage.exists(pad) for pad in papieren)
    register = client.get("/bijdragen/register/").content.decode()
    assert rij.titel in register
    Bericht.objects.update(state="verzonden", verzonden_op=klok.nu())
    while logboek.seal():
        pass
    with klok.op(klok.nu() + timedelta(days=9 * 366)):
        with django_capture_on_commit_callbacks(execute=True):
            retentie.execute(retentie.confirm(retentie.propose(stad.privacy), stad.privacy), stad.privacy)
        berichten.clean(before=klok.vandaag())
        assert not [label for label, namen in traces_of("Noor Azimzadeh", "noor@voorbeeld.nl", "Truus") if namen]
        for model in (Aanvraag, Bewijsstuk, Bestand, Verantwoording, Gesprek, Afschrift, Betaalbestand):
            assert not model.objects.exists(), model
        assert not any(default_storage.exists(pad) for pad in papieren)
        for adres in ("/bijdragen/register/", "/bijdragen/register.json", "/bijdragen/register/spreiding/"):
            antwoord = client.get(adres)
            assert antwoord.status_code == 200
            assert rij.titel not in antwoord.content.decode()
        call_command("grootboek_controleer")
    assert grootboek.history(rij.dossier).exists()


def traces_of(*woorden: str):
    """Return every model of ours with the rows in which one of these words stands in any column of text."""
    for model in our_models():
        velden = [
            veld.name for veld in model._meta.concrete_fields if isinstance(veld, CharField | TextField | JSONField)
        ]
        vraag = Q()
        for veld in velden:
            for woord in woorden:
                vraag |= Q(**{f"{veld}__icontains": woord})
        yield (
            model._meta.label_lower,
            list(model._base_manager.filter(vraag).values_list("pk", flat=True)) if velden else [],
        )
