"""Every rule, every reason and every band has words, whatever it is set to."""

import pytest

from tests.rekenkern.test_regels import GEVALLEN, VANDAAG
from wijkwerk.rekenkern.regels import SOORTEN, Plan, Regel, toets
from wijkwerk.subsidies.models import Band, Voorwaarde
from wijkwerk.subsidies.queries.redenen import ZINNEN, sentence
from wijkwerk.subsidies.queries.regelzin import SOORTNAMEN, bands_in_words, rule_in_words
from wijkwerk.subsidies.queries.regelzin_gelijk import says_more
from wijkwerk.subsidies.states.regeling import Bandwijze, Verantwoordingswijze


@pytest.mark.parametrize(("soort", "instelling", "feiten", "oordeel", "code"), GEVALLEN)
def test_every_reason_is_a_sentence(soort, instelling, feiten, oordeel, code):
    feiten = {naam: frozenset(waarde) if isinstance(waarde, set) else waarde for naam, waarde in feiten.items()}
    [uitkomst] = toets([Regel(soort, instelling)], Plan(ontvangen=VANDAAG, **feiten)).uitkomsten
    zin = sentence(uitkomst.reden)
    assert zin.endswith(".")
    assert "%(" not in zin


def test_every_reason_and_kind_is_used():
    # What began already has a sentence of its own, made in the room.
    assert {geval[4] for geval in GEVALLEN} | {"dagen_vooraf_te_laat"} == set(ZINNEN)
    assert set(SOORTNAMEN) == set(SOORTEN)


@pytest.mark.parametrize(
    ("soort", "instelling", "zin"),
    [
        ("maximum", {"bedrag": 250_000}, "U vraagt hoogstens EUR 2.500."),
        (
            "in_periode",
            {"van": "2026-04-01", "tot": "2026-09-30"},
            "Het is van 1 april 2026 tot en met 30 september 2026.",
        ),
        ("in_gebied", {"gebieden": ["noord", "zuid"]}, "Het is in: Noord, zuid."),
        ("uitgesloten_kosten", {"soorten": ["eten", "vroeger"]}, "Dit betalen wij niet: eten en drinken, vroeger."),
        ("melding", {"wanneer": "altijd", "aantal": 0}, "Altijd regelt u vooraf nog iets."),
        (
            "melding",
            {"wanneer": "bezoekers", "aantal": 50},
            "Komen er 50 of meer bezoekers, dan regelt u vooraf nog iets.",
        ),
        ("toverij", {}, "Dit soort regel bestaat niet."),
    ],
)
def test_rule_in_words(soort, instelling, zin):
    assert rule_in_words(Voorwaarde(soort=soort, instelling=instelling), {"noord": "Noord"}) == zin


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_every_kind_has_a_sentence_for_its_setting(soort):
    geval = next(geval for geval in GEVALLEN if geval[0] == soort)
    zin = rule_in_words(Voorwaarde(soort=soort, instelling=geval[1]))
    assert zin.endswith(".")
    assert "%(" not in zin


@pytest.mark.parametrize(
    ("band", "zegt", "zegt_niet"),
    [
        ({"wijze": Bandwijze.DIRECT, "verantwoording": Verantwoordingswijze.GEEN}, "niets te bewijzen", "foto"),
        (
            {"wijze": Bandwijze.AMBTSHALVE, "verantwoording": Verantwoordingswijze.STEEKPROEF},
            "5 van de 100",
            "alle bonnen",
        ),
        ({"wijze": Bandwijze.REKENING, "verantwoording": Verantwoordingswijze.BONNEN}, "alle bonnen", "niets te"),
        ({"voorschot_procent": 80}, "80 procent", "hele bedrag"),
        ({"voorschot_procent": 0}, "na afloop", "Na het besluit"),
        ({"bijlagen": ["offerte", "begroting"]}, "offerte, begroting", "alle bonnen"),
    ],
)
def test_band_in_words(band, zegt, zegt_niet):
    [zin] = bands_in_words([Band(tot_bedrag=50_000, **band)], 5)
    tekst = " ".join(zin.zinnen)
    assert zegt in tekst
    assert zegt_niet not in tekst


def test_bands_follow_on_each_other():
    koppen = [zin.kop for zin in bands_in_words([Band(tot_bedrag=150_000), Band(tot_bedrag=50_000)], 10)]
    assert koppen == ["Tot en met EUR 500", "Meer dan EUR 500, tot en met EUR 1.500"]


@pytest.mark.parametrize(
    ("soort", "instelling", "tekst", "meer"),
    [
        ("maximum", {"bedrag": 250_000}, "U vraagt hoogstens EUR 2.500 voor een plan.", False),
        ("maximum", {"bedrag": 250_000}, "U vraagt niet te veel.", True),
        ("minimum_steun", {"aantal": 2}, "Minstens twee buren van andere adressen doen mee.", False),
        ("minimum_steun", {"aantal": 3}, "Minstens twee buren van andere adressen doen mee.", True),
        ("dagen_vooraf", {"aantal": 21}, "U vraagt het minstens drie weken van tevoren aan.", False),
        ("dagen_vooraf", {"aantal": 20}, "U vraagt het minstens drie weken van tevoren aan.", True),
        ("open_voor_buurt", {}, "Iedereen in de straat of buurt mag meedoen.", False),
        ("uitgesloten_doel", {"doelen": ["commercieel", "politiek"]}, "Het plan is niet om iets te verkopen.", True),
        ("uitgesloten_kosten", {"soorten": ["gemaakt"]}, "Wij betalen geen kosten die al gemaakt zijn.", False),
        ("melding", {"wanneer": "voorwerp_buiten", "aantal": 0}, "Zet u iets neer? Overleg eerst.", False),
    ],
)
def test_what_is_checked_is_told_only_where_the_rule_does_not_say_it(soort, instelling, tekst, meer):
    rij = Voorwaarde(soort=soort, instelling=instelling, tekst=tekst)
    assert says_more(rij, rule_in_words(rij)) is meer
