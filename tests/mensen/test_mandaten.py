"""Mandates: given and ended by the manager, dated, with an area and a ceiling, and gone with the account."""

from datetime import date

import pytest

from tests.spelers import geef_mandaat
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen import actions
from wijkwerk.mensen.models import Mandaat
from wijkwerk.mensen.queries import mandate_kinds, mandates_for, register_mandates
from wijkwerk.mensen.queries.mandaten import _bronnen
from wijkwerk.mensen.rules import mandate_of

pytestmark = pytest.mark.django_db
COLLEGE = "agenda.college"
FORM = {"waarvoor": COLLEGE, "grondslag": "Mandaatbesluit 2026, artikel 4", "van": "2026-01-01"}


def geef(spelers, wie=None, **velden):
    gegevens = {"waarvoor": COLLEGE, "grondslag": "Mandaatbesluit 2026", "by": spelers.beheerder}
    return actions.give_mandate(wie or spelers.college, **gegevens | velden)


def weigert(regel: str, act, *args, **gegevens) -> None:
    with pytest.raises(Weigering) as fout:
        act(*args, **gegevens)
    assert fout.value.regel == regel


def test_mandate_is_given_with_a_line_in_the_log(spelers):
    mandaat = geef(spelers, werkgebied=spelers.wijk, tot_bedrag=500_000)
    assert mandate_of(spelers.college, COLLEGE, werkgebied=spelers.wijk.pk, bedrag=500_000) == mandaat
    assert mandate_of(spelers.college, COLLEGE, werkgebied=spelers.wijk.pk, bedrag=500_001) is None
    assert mandate_of(spelers.college, COLLEGE, werkgebied=spelers.wijk.pk) is None
    assert mandate_of(spelers.college, COLLEGE, werkgebied=spelers.wijk.pk, bedrag=0) == mandaat
    assert mandate_of(spelers.college, COLLEGE, werkgebied=spelers.andere_wijk.pk, bedrag=0) is None
    assert mandate_of(spelers.college, COLLEGE, werkgebied=None, bedrag=0) is None
    regel = Logregel.objects.get(handeling="mensen.mandaat_gegeven")
    assert (regel.object_id, regel.gegevens["tot_bedrag"]) == (spelers.college.pk, 500_000)


def test_mandate_fits_the_person_and_the_dates(spelers):
    dag = date(2026, 3, 1)
    weigert("mensen.beheren", geef, spelers, by=spelers.seghwaert)
    weigert("mensen.mandaat.eigen", geef, spelers, spelers.beheerder)
    weigert("mensen.mandaat.bewoner", geef, spelers, spelers.bewoner)
    weigert("mensen.mandaat.waarvoor", geef, spelers, waarvoor="agenda.kelder")
    weigert("mensen.mandaat.grondslag", geef, spelers, grondslag="  ")
    weigert("mensen.mandaat.datums", geef, spelers, van=dag, tot=dag)
    actions.deactivate(spelers.college, by=spelers.beheerder)
    weigert("mensen.mandaat.gesloten", geef, spelers)
    assert not Mandaat.objects.exists()


@pytest.mark.parametrize(
    ("van", "tot", "mag"),
    [
        (date(2026, 1, 1), date(2026, 3, 1), True),
        (date(2026, 1, 1), date(2026, 3, 2), False),
        (date(2026, 5, 1), None, False),
        (date(2026, 6, 1), None, True),
    ],
)
def test_same_mandate_never_overlaps_itself(spelers, van, tot, mag):
    geef(spelers, van=date(2026, 3, 1), tot=date(2026, 6, 1))
    geef(spelers, van=van, tot=tot, werkgebied=spelers.wijk)  # another area is another mandate
    if mag:
        assert geef(spelers, van=van, tot=tot).pk
    else:
        weigert("mensen.mandaat.dubbel", geef, spelers, van=van, tot=tot)


def test_ended_mandate_holds_for_what_was_decided_before(spelers):
    mandaat = geef_mandaat(spelers.college, "college", van=date(2026, 1, 1))
    weigert("mensen.beheren", actions.end_mandate, mandaat, by=spelers.college)
    weigert("mensen.mandaat.verleden", actions.end_mandate, mandaat, tot=date(2020, 1, 1), by=spelers.beheerder)
    actions.end_mandate(mandaat, by=spelers.beheerder)
    weigert("mensen.mandaat.beeindigd", actions.end_mandate, mandaat, by=spelers.beheerder)
    assert mandate_of(spelers.college, COLLEGE, werkgebied=None) is None
    assert mandate_of(spelers.college, COLLEGE, werkgebied=None, dag=date(2026, 2, 1)) == mandaat


def test_mandate_taken_back_before_it_began_is_gone(spelers):
    actions.end_mandate(geef(spelers, van=klok.vandaag()), by=spelers.beheerder)
    assert not Mandaat.objects.exists()
    assert Logregel.objects.filter(handeling="mensen.mandaat_ingetrokken", object_id=spelers.college.pk).exists()


def test_mandate_ends_with_the_account(spelers):
    geef_mandaat(spelers.college, "college", van=date(2026, 1, 1))
    geef(spelers, waarvoor="agenda.raad", van=date(2200, 1, 1))
    actions.deactivate(spelers.college, by=spelers.beheerder)
    assert [mandaat.tot for mandaat in Mandaat.objects.all()] == [klok.vandaag()]


def test_manager_gives_and_ends_a_mandate_on_the_page_of_the_person(als, spelers):
    browser, adres = als(spelers.beheerder), f"/mensen/{spelers.college.pk}/"
    assert browser.post(f"{adres}mandaat/", FORM | {"tot_bedrag": "2.500,50"}).status_code == 302
    mandaat = Mandaat.objects.get()
    assert (mandaat.tot_bedrag, mandaat.gegeven_door) == (250_050, spelers.beheerder)
    pagina = browser.get(adres).content.decode()
    for woorden in ("Besluiten aan de tafel: College", "EUR 2.500,50", "Mandaatbesluit 2026, artikel 4", "Hele stad"):
        assert woorden in pagina
    einde = f"{adres}mandaat/{mandaat.pk}/einde/"
    assert "blijven gelden" in browser.get(einde).content.decode()
    assert browser.post(einde, {"tot": klok.vandaag().isoformat()}).status_code == 302
    assert "Voorbij" in browser.get(adres).content.decode()


def test_what_was_typed_stays_when_a_mandate_is_refused(als, spelers):
    geef(spelers, van=date(2026, 1, 1))
    browser, adres = als(spelers.beheerder), f"/mensen/{spelers.college.pk}/mandaat/"
    pagina = browser.post(adres, FORM | {"tot_bedrag": "1.000"}).content.decode()
    assert "heeft dit mandaat voor dit gebied al" in pagina
    assert FORM["grondslag"] in pagina
    for bedrag in ("duizend", "-5", "1,234", "1.2.3", "10.00.00"):
        assert "Dit is geen bedrag" in browser.post(adres, FORM | {"tot_bedrag": bedrag}).content.decode()


def test_list_shows_who_may_decide_today_per_table(als, spelers, django_assert_num_queries):
    geef_mandaat(spelers.college, "college")
    geef_mandaat(spelers.wethouder, "wijkwethouder", spelers.wijk, tot=date(2025, 1, 1))
    pagina = als(spelers.beheerder).get("/beheer/mandaten/").content.decode()
    assert "Aleid Mensonides" in pagina
    assert "Hanneke Verloop" not in pagina
    assert pagina.count("Niemand heeft vandaag dit mandaat") == len(mandate_kinds()) - 1


@pytest.fixture
def fondsen():
    """Let a room bring a kind of mandate per fund: a dict of kinds by name that may grow."""
    namen = {"subsidies.wijk-aan-zet": "Bijdragen verlenen: Wijk aan Zet"}
    bron = namen.copy  # asked anew each time, as rows are
    register_mandates(bron)
    yield namen
    _bronnen.remove(bron)


def test_kind_of_a_room_is_given_listed_and_looked_up_like_any_other(als, spelers, fondsen):
    soort = "subsidies.wijk-aan-zet"
    velden = {"waarvoor": soort, "grondslag": "Mandaatregister 12", "van": "2026-01-01", "tot_bedrag": "2.500"}
    velden["werkgebied"] = spelers.wijk.pk
    browser = als(spelers.beheerder)
    assert browser.post(f"/mensen/{spelers.seghwaert.pk}/mandaat/", velden).status_code == 302
    assert mandate_of(spelers.seghwaert, soort, werkgebied=spelers.wijk.pk, bedrag=250_000)
    assert mandate_of(spelers.seghwaert, soort, werkgebied=spelers.wijk.pk, bedrag=250_001) is None
    assert "Bijdragen verlenen: Wijk aan Zet" in browser.get("/beheer/mandaten/").content.decode()
    weigert("mensen.mandaat.waarvoor", geef, spelers, waarvoor="subsidies.potje")
    fondsen["subsidies.potje"] = "Bijdragen verlenen: Potje"
    assert geef(spelers, waarvoor="subsidies.potje").pk


def test_who_may_decide_up_to_what_here_and_on_that_day(spelers, django_assert_num_queries):
    soort, wijk = "subsidies.wijk-aan-zet", spelers.wijk
    give = Mandaat.objects.create
    vast = {"waarvoor": soort, "grondslag": "Mandaatregister 12", "van": date(2026, 1, 1)}
    geen_grens = give(persoon=spelers.college, **vast)
    klein = give(persoon=spelers.seghwaert, werkgebied=wijk, tot_bedrag=100_000, **vast)
    groot = give(persoon=spelers.budgetbeheerder, tot_bedrag=500_000, **vast)
    give(persoon=spelers.oosterheem, werkgebied=spelers.andere_wijk, tot_bedrag=100_000, **vast)
    give(persoon=spelers.kcc, **vast | {"waarvoor": COLLEGE})
    voorbij = give(persoon=spelers.wethouder, werkgebied=wijk, tot=date(2026, 2, 1), **vast)
    with django_assert_num_queries(1):
        nu = mandates_for(soort, werkgebied=wijk.pk, dag=date(2026, 3, 1))
        assert [str(mandaat.persoon) for mandaat in nu] == ["Marit Tolsma", "Lotte Brandsema", "Aleid Mensonides"]
    assert nu == [klein, groot, geen_grens]
    assert voorbij in mandates_for(soort, werkgebied=wijk.pk, dag=date(2026, 1, 15))
    assert mandates_for(soort, werkgebied=None, dag=date(2026, 3, 1)) == [groot, geen_grens]


@pytest.mark.parametrize("adres", ["/beheer/mandaten/", "/mensen/{pk}/mandaat/{mandaat}/einde/"])
def test_mandates_are_for_the_manager(als, spelers, adres):
    mandaat = geef_mandaat(spelers.college, "college")
    adres = adres.format(pk=spelers.college.pk, mandaat=mandaat.pk)
    gezien = {naam for naam, wie in spelers.allen().items() if als(wie).get(adres).status_code == 200}
    assert gezien == {"beheerder"}


@pytest.mark.parametrize("aantal", [1, 50])
def test_person_with_many_mandates_costs_the_same(als, spelers, aantal, django_assert_num_queries):
    for jaar in range(aantal):
        geef_mandaat(spelers.college, "college", van=date(1970 + jaar, 1, 1), tot=date(1970 + jaar, 2, 1))
    browser = als(spelers.beheerder)
    browser.get(f"/mensen/{spelers.college.pk}/")
    with django_assert_num_queries(10):  # two of them ask the rooms which kinds there are now
        browser.get(f"/mensen/{spelers.college.pk}/")
