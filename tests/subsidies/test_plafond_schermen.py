"""Setting the money of a fund through the screens: shown computed before it is kept, never late, never lost."""

from datetime import date

import pytest
from django.urls import reverse

from wijkwerk.gebieden.models import WerkgebiedVersie
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import plafond as plafonds
from wijkwerk.subsidies.models import Plafond
from wijkwerk.subsidies.queries import plafond as geld
from wijkwerk.subsidies.states.regeling import Plafondverdeling

pytestmark = pytest.mark.django_db

VAST = {
    "bedrag": "10.000",
    "van": "2027-01-01",
    "tot": "2028-01-01",
    "besluit": "Besluit van het college van 3 november",
    "gepubliceerd_op": "2026-03-02",
}


@pytest.fixture
def beheer(client, stad):
    """The budgetbeheerder, logged in."""
    client.force_login(stad.budgetbeheerder)
    return client


def _new(fonds, verdeling):
    return f"{reverse('subsidies:plafond_nieuw')}?regeling={fonds.regeling_id}&jaar=2027&verdeling={verdeling}"


def _text(antwoord):
    return antwoord.content.decode()


def _left(jaar):
    return {o.deel.werkgebied: o.vrij for o in geld.left_in(Plafond.objects.get(jaar=jaar))}


def test_city_ceiling_is_set_and_stands_in_the_ledger(beheer, fonds):
    antwoord = beheer.post(_new(fonds, "stad"), VAST, follow=True)
    assert "EUR 10.000,00" in _text(antwoord)
    assert _left(2027) == {None: 1_000_000}
    assert grootboek.check().ok
    assert "Wijk aan Zet 2027" in _text(beheer.get(reverse("subsidies:plafonds")))


@pytest.mark.beide
def test_second_ceiling_for_the_same_year_comes_back_with_every_word(beheer, fonds):
    beheer.post(_new(fonds, "stad"), VAST)
    nog_eens = beheer.post(_new(fonds, "stad"), VAST)
    assert nog_eens.status_code == 409
    assert "al een plafond" in _text(nog_eens)
    assert VAST["besluit"] in _text(nog_eens)


@pytest.mark.parametrize(
    ("anders", "waar"),
    [
        ({"gepubliceerd_op": "2027-01-02"}, "gepubliceerd_op"),
        ({"gepubliceerd_op": "2027-01-01"}, "gepubliceerd_op"),
        ({"tot": "2027-01-01"}, "tot"),
        ({"bedrag": "0"}, "bedrag"),
        ({"bedrag": "veel"}, "bedrag"),
        ({"besluit": ""}, "besluit"),
        ({"besluit": "BSN 123456782"}, "besluit"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(beheer, fonds, anders, waar):
    antwoord = beheer.post(_new(fonds, "stad"), VAST | anders)
    assert waar in antwoord.context["form"].errors
    assert not Plafond.objects.filter(jaar=2027).exists()


def test_formula_starts_from_inhabitants_and_shows_what_it_gives_first(beheer, fonds, stad):
    WerkgebiedVersie.objects.filter(werkgebied=stad.wijk).update(inwoners=1200)
    WerkgebiedVersie.objects.filter(werkgebied=stad.andere_wijk).update(inwoners=300)
    tekst = _text(beheer.get(_new(fonds, "formule")))
    assert 'value="1200"' in tekst
    delen = {f"deel_{stad.wijk.sleutel}": 1200, f"deel_{stad.andere_wijk.sleutel}": 300}
    kijk = beheer.post(_new(fonds, "formule"), VAST | delen | {"voorbeeld": "1"})
    assert "EUR 8.000,00" in _text(kijk)
    assert not Plafond.objects.filter(jaar=2027).exists()
    beheer.post(_new(fonds, "formule"), VAST | delen)
    assert _left(2027) == {stad.wijk: 800_000, stad.andere_wijk: 200_000}


def test_formula_without_inhabitants_is_refused_with_reason(beheer, fonds, stad):
    delen = {f"deel_{stad.wijk.sleutel}": 0, f"deel_{stad.andere_wijk.sleutel}": 0}
    for knop in ({}, {"voorbeeld": "1"}):
        antwoord = beheer.post(_new(fonds, "formule"), VAST | delen | knop)
        assert antwoord.status_code == 409
        assert "niet bekend" in _text(antwoord)


def test_own_amounts_must_be_together_the_ceiling(beheer, fonds, stad):
    delen = {f"deel_{stad.wijk.sleutel}": "6.000", f"deel_{stad.andere_wijk.sleutel}": "3.999,99"}
    antwoord = beheer.post(_new(fonds, "gebied"), VAST | delen)
    assert "EUR 9.999,99" in _text(antwoord)
    beheer.post(_new(fonds, "gebied"), VAST | delen | {f"deel_{stad.andere_wijk.sleutel}": "4.000"})
    assert _left(2027) == {stad.wijk: 600_000, stad.andere_wijk: 400_000}


@pytest.mark.beide
def test_reserved_shares_are_released_by_a_button_once_their_day_is_over(beheer, fonds, stad):
    delen = {f"deel_{stad.wijk.sleutel}": "4.000", "deel_stad": "6.000", "gereserveerd_tot": "2027-07-01"}
    buiten = beheer.post(_new(fonds, "gereserveerd"), VAST | delen | {"gereserveerd_tot": "2029-01-01"})
    assert "gereserveerd_tot" in buiten.context["form"].errors
    beheer.post(_new(fonds, "gereserveerd"), VAST | delen)
    plafond = Plafond.objects.get(jaar=2027)
    adres = reverse("subsidies:plafond_vrijgave", args=[plafond.pk])
    assert "niets vrij te geven" in _text(beheer.post(adres, follow=True))
    with klok.op(klok.nu().replace(year=2027, month=7, day=1)):
        blad = _text(beheer.get(reverse("subsidies:plafond", args=[plafond.pk])))
        assert "Nu vrijgeven voor de stad" in blad
        assert "voor de hele stad" in _text(beheer.post(adres, follow=True))
    assert _left(2027)[None] == 1_000_000


@pytest.mark.beide
def test_raise_and_lower_with_a_decision_but_never_under_what_is_granted(beheer, fonds, verleend):
    verleend(gevraagd=40_000)
    [over] = geld.left_in(Plafond.objects.get())
    adres = reverse("subsidies:plafond_wijziging", args=[over.deel.plafond_id, over.deel.pk])
    velden = {"was": over.plafond, "bedrag": "90.000", "besluit": "Raadsbesluit"}
    assert beheer.post(adres, velden).status_code == 302
    [nu] = geld.left_in(Plafond.objects.get())
    assert (nu.plafond, nu.toegekend) == (9_000_000, 40_000)
    te_laag = beheer.post(adres, velden | {"was": 9_000_000, "bedrag": "399,99"})
    assert (te_laag.status_code, "399,99" in _text(te_laag)) == (409, True)
    assert beheer.post(adres, velden | {"was": 9_000_000, "bedrag": "400"}).status_code == 302
    assert beheer.post(adres, velden | {"besluit": ""}).status_code == 200


def test_an_old_screen_changes_no_money_and_the_next_try_is_a_choice(beheer, fonds, stad):
    [over] = geld.left_in(Plafond.objects.get())
    adres = reverse("subsidies:plafond_wijziging", args=[over.deel.plafond_id, over.deel.pk])
    plafonds.change_part(over.deel, bedrag=8_700_000, besluit="Van een ander", by=stad.budgetbeheerder)
    oud = beheer.post(adres, {"was": over.plafond, "bedrag": "90.000", "besluit": "Van mij"})
    assert (oud.status_code, "net gewijzigd" in _text(oud)) == (409, True)
    assert _left(over.deel.plafond.jaar) == {None: 8_700_000}
    assert oud.context["form"]["was"].value() == "8700000"


def test_only_the_budgetbeheerder_moves_money(fonds, stad):
    plafond = Plafond.objects.get()
    with pytest.raises(Weigering, match="uw rol"):
        plafonds.release_shares(plafond, by=stad.seghwaert)
    with pytest.raises(Weigering, match="uw rol"):
        plafonds.change_part(plafond.delen.get(), bedrag=1, besluit="x", by=stad.seghwaert)


@pytest.mark.parametrize(
    ("velden", "zegt"),
    [
        ({"bedrag": 0}, "hoger dan nul"),
        ({"tot": date(2027, 1, 1)}, "hoger dan nul"),
        ({"besluit": " "}, "Noem het besluit"),
        ({"verdeling": Plafondverdeling.GERESERVEERD}, "tot welke dag"),
        ({"verdeling": Plafondverdeling.GEBIED}, "niet precies"),
    ],
)
def test_action_refuses_what_the_form_would(fonds, stad, velden, zegt):
    goed = {"jaar": 2027, "van": date(2027, 1, 1), "tot": date(2028, 1, 1), "bedrag": 100, "besluit": "Besluit"}
    with pytest.raises(Weigering, match=zegt):
        plafonds.set_ceiling(fonds.regeling, **(goed | velden), by=stad.budgetbeheerder)
    assert not Plafond.objects.filter(jaar=2027).exists()


def test_unknown_part_or_choice_is_a_404_or_the_form(beheer, fonds):
    plafond = Plafond.objects.get()
    assert beheer.get(reverse("subsidies:plafond_wijziging", args=[plafond.pk, 999_999])).status_code == 404
    assert "Verder" in _text(beheer.get(f"{reverse('subsidies:plafond_nieuw')}?regeling=0&jaar=2027&verdeling=stad"))
