"""Writing a decision down on the screen, the paper of a decision, and the list."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.agenda.conftest import NU
from wijkwerk.agenda.actions import agendapunt as punten
from wijkwerk.agenda.actions import besluit as actions
from wijkwerk.agenda.models import Besluit

pytestmark = pytest.mark.django_db


@pytest.fixture
def besloten(stad, vraag, mandaat):
    """Give a decision of the wijkteam of Seghwaert: `besloten("Er komt een bank.")`."""
    mandaat(stad.seghwaert, "wijkteam", stad.wijk, tot_bedrag=100_000)

    def decide(wat: str = "Er komt een bank.", **velden) -> Besluit:
        gegevens = {"waarom": "Er is geen plek.", "genomen_door": stad.seghwaert, "genomen_op": NU.date(), "kosten": 0}
        punt = velden.pop("punt", None) or vraag()
        return actions.decide(punt, wat=wat, client_id=uuid4(), by=stad.seghwaert, **gegevens | velden)

    return decide


def typed(stad, **velden) -> dict:
    gegevens = {
        "client_id": uuid4(), "wat": "Er komt een bank.", "waarom": "Er is geen plek.", "kosten": "1.250,50",
        "dekking": "Wijkbudget", "genomen_door": stad.seghwaert.pk, "genomen_op": NU.date().isoformat(),
    }  # fmt: skip
    return gegevens | velden


def test_decision_is_written_down_with_the_form_and_the_page_says_what_comes_next(als, stad, vraag, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt, browser = vraag(), als(stad.seghwaert)
    leeg = browser.get(f"/agendapunten/{punt.pk}/besluit/")
    assert leeg.context["form"]["genomen_door"].value() == stad.seghwaert.pk
    pagina = browser.post(f"/agendapunten/{punt.pk}/besluit/", typed(stad), follow=True).content.decode()
    besluit = Besluit.objects.get()
    assert besluit.kosten == 125_050
    for woorden in ("Het besluit is vastgelegd.", "EUR 1.250,50, uit Wijkbudget", "Mandaatbesluit 2024, artikel 4",
                    f"/acties/nieuw/?besluit={besluit.pk}", f"/toezeggingen/nieuw/?besluit={besluit.pk}"):  # fmt: skip
        assert woorden in pagina
    assert browser.get(f"/agendapunten/{punt.pk}/besluit/")["Location"] == f"/besluiten/{besluit.pk}/"


def test_option_fills_in_what_speaks_for_and_against_it(als, stad, vraag, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt = vraag(ingediend=False)
    opties = [{"titel": "Twee banken", "voor": "Meer plek", "tegen": "Duurder", "kosten": 200_000}]
    punt = punten.submit(punten.set_options(punt, opties, by=stad.seghwaert), by=stad.seghwaert)
    optie = punt.opties.get()
    pagina = als(stad.seghwaert).get(f"/agendapunten/{punt.pk}/besluit/?optie={optie.pk}").content.decode()
    for woorden in ("Meer plek", "Duurder", "2.000,00", 'aria-current="true"'):
        assert woorden in pagina
    als(stad.seghwaert).post(f"/agendapunten/{punt.pk}/besluit/", typed(stad, optie=optie.pk))
    assert Besluit.objects.get().optie == optie


def test_refusal_says_what_is_missing_and_keeps_every_word(als, stad, vraag, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk, tot_bedrag=100_000)
    punt = vraag()
    antwoord = als(stad.seghwaert).post(f"/agendapunten/{punt.pk}/besluit/", typed(stad))
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 409
    for woorden in (
        "tot en met EUR 1.000,00 (Mandaatbesluit 2024, artikel 4). Dit besluit kost EUR 1.250,50.",
        "Er komt een bank.",
    ):
        assert woorden in pagina
    assert not Besluit.objects.exists()


def test_mandate_with_a_ceiling_asks_at_the_field_what_it_costs(als, stad, vraag, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk, tot_bedrag=100_000)
    punt, browser = vraag(), als(stad.seghwaert)
    antwoord = browser.post(f"/agendapunten/{punt.pk}/besluit/", typed(stad, kosten=""))
    assert list(antwoord.context["form"].errors) == ["kosten"]
    assert "Kost het niets? Vul dan 0 in." in antwoord.content.decode()
    assert not Besluit.objects.exists()
    browser.post(f"/agendapunten/{punt.pk}/besluit/", typed(stad, kosten="0"))
    assert Besluit.objects.get().kosten == 0


def test_second_decision_from_an_old_screen_is_refused_with_its_words(als, stad, vraag, mandaat, besloten):
    punt = vraag()
    eerste = besloten(punt=punt)
    antwoord = als(stad.seghwaert).post(f"/agendapunten/{punt.pk}/besluit/", typed(stad, wat="Er komen drie banken."))
    pagina = antwoord.content.decode()
    assert eerste.nummer in pagina
    assert "Er komen drie banken." in pagina


def test_text_for_residents_is_shown_first_and_personal_data_is_a_choice(als, stad, vraag, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt, browser = vraag(), als(stad.seghwaert)
    adres = f"/agendapunten/{punt.pk}/besluit/"
    voorbeeld = browser.post(adres, typed(stad, publieke_tekst="Er komt een bank.", voorbeeld="1")).content.decode()
    assert "Zo lezen bewoners het" in voorbeeld
    assert not Besluit.objects.exists()
    fout = browser.post(adres, typed(stad, publieke_tekst="Bel 079 346 8000.")).content.decode()
    assert "Hier staat iets over een persoon" in fout
    browser.post(adres, typed(stad, publieke_tekst="Bel 079 346 8000.", pii_gezien="on"))
    assert Besluit.objects.get().publieke_tekst == "Bel 079 346 8000."


def test_question_that_lies_nowhere_has_no_decision_yet(als, stad, vraag, mandaat):
    punt = vraag(ingediend=False)
    antwoord = als(stad.seghwaert).get(f"/agendapunten/{punt.pk}/besluit/", follow=True)
    assert "Breng de vraag eerst naar de tafel." in antwoord.content.decode()


def test_correction_shows_the_chain_on_both_papers(als, stad, besloten):
    eerste = besloten(kosten=10_000)
    browser = als(stad.seghwaert)
    form = browser.get(f"/besluiten/{eerste.pk}/correctie/").context["form"]
    begin = {naam: form[naam].value() for naam in form.fields if form[naam].value() is not None}
    antwoord = browser.post(f"/besluiten/{eerste.pk}/correctie/", begin | {"reden": "Het bedrag klopte niet.",
                                                                          "kosten": "150"}, follow=True)  # fmt: skip
    nieuw = Besluit.objects.get(vervangt=eerste)
    assert nieuw.kosten == 15_000
    assert "Het bedrag klopte niet." in antwoord.content.decode()
    oud = browser.get(f"/besluiten/{eerste.pk}/").content.decode()
    assert "Dit besluit geldt niet meer" in oud
    assert f"/besluiten/{nieuw.pk}/" in oud
    assert browser.get(f"/besluiten/{eerste.pk}/correctie/")["Location"] == f"/besluiten/{nieuw.pk}/"
    assert browser.get("/besluiten/").context["rijen"] == [nieuw]


@pytest.mark.parametrize(
    ("wie", "lezen", "corrigeren"),
    [("seghwaert", 200, 200), ("wethouder", 200, 403), ("partner", 200, 403), ("oosterheem", 404, 404),
     ("behandelaar", 404, 404), ("college", 404, 404), ("griffie", 404, 404), ("kcc", 403, 403),
     ("beheerder", 403, 403), ("privacy", 403, 403), ("bewoner", 403, 403)],
)  # fmt: skip
def test_who_reads_and_corrects_a_decision(als, stad, besloten, wie, lezen, corrigeren):  # noqa: PLR0917 (a matrix)
    pk, browser = besloten().pk, als(getattr(stad, wie))
    adressen = (f"/besluiten/{pk}/", f"/besluiten/{pk}/correctie/")
    assert [browser.get(adres).status_code for adres in adressen] == [lezen, corrigeren]


def test_list_is_narrowed_searched_and_paged_by_key(als, stad, besloten):
    alle = [besloten(f"Bank nummer {nummer:02}.") for nummer in range(27)]
    browser = als(stad.seghwaert)
    eerste = browser.get("/besluiten/")
    tweede = browser.get("/besluiten/" + eerste.context["volgende"])
    assert [*eerste.context["rijen"], *tweede.context["rijen"]] == alle[::-1]
    assert browser.get("/besluiten/?zoek=banken+13").context["rijen"] == [alle[13]]
    assert browser.get(f"/besluiten/?zoek={alle[3].nummer}").context["rijen"] == [alle[3]]
    assert browser.get("/besluiten/?tafel=college").context["rijen"] == []
    assert len(browser.get("/besluiten/?jaar=2026&tafel=wijkteam").context["rijen"]) == 25


@pytest.mark.parametrize("adres", ["/besluiten/", "/besluiten/{pk}/"])
def test_pages_cost_the_same_for_one_and_for_fifty(als, stad, besloten, adres):
    besluit = besloten()
    browser, kosten = als(stad.seghwaert), []
    for _keer in range(2):
        browser.get(adres.format(pk=besluit.pk))
        with CaptureQueriesContext(connection) as vragen:
            browser.get(adres.format(pk=besluit.pk))
        kosten.append(len(vragen))
        for _nummer in range(25):
            besloten()
            besluit = actions.correct(besluit, reden="Weer.", client_id=uuid4(), by=stad.seghwaert)
    assert kosten[0] == kosten[1] <= 20
