"""Every kind of rule in each of its outcomes, to the cent and to the day."""

from datetime import date, timedelta

import pytest

from wijkwerk.rekenkern.regels import (
    SOORTEN,
    InstellingFout,
    Kosten,
    Oordeel,
    Plan,
    Regel,
    check_setting,
    toets,
)

VANDAAG = date(2026, 3, 1)
JA, NEE, MENS, LET_OP, ONBEKEND = Oordeel.JA, Oordeel.NEE, Oordeel.MENS, Oordeel.LET_OP, Oordeel.ONBEKEND

ETEN = {"soorten": ["eten"]}
PERIODE = {"van": "2026-04-01", "tot": "2026-09-30"}


def _costs(**bedragen):
    return tuple(Kosten(soort, bedrag) for soort, bedrag in bedragen.items())


# Kind, setting, facts, outcome, code of the reason.
GEVALLEN = [
    ("maximum", {"bedrag": 50_000}, {"gevraagd": 50_000}, JA, "maximum"),
    ("maximum", {"bedrag": 50_000}, {"gevraagd": 50_001}, NEE, "maximum_nee"),
    ("maximum", {"bedrag": 50_000}, {}, ONBEKEND, "maximum_onbekend"),
    ("vast_bedrag", {"doelen": ["feest"], "bedrag": 10_000}, {"doelen": {"feest"}, "gevraagd": 10_000}, JA,
     "vast_bedrag"),
    ("vast_bedrag", {"doelen": ["feest"], "bedrag": 10_000}, {"doelen": {"feest"}, "gevraagd": 10_001}, NEE,
     "vast_bedrag_nee"),
    ("vast_bedrag", {"doelen": ["feest"], "bedrag": 10_000}, {"doelen": {"feest", "schoon"}, "gevraagd": 99_999}, JA,
     "vast_bedrag_geldt_niet"),
    ("vast_bedrag", {"doelen": ["feest"], "bedrag": 10_000}, {"doelen": set(), "gevraagd": 99_999}, JA,
     "vast_bedrag_geldt_niet"),
    ("vast_bedrag", {"doelen": ["feest"], "bedrag": 10_000}, {"gevraagd": 1}, ONBEKEND, "vast_bedrag_onbekend"),
    ("vast_bedrag", {"doelen": ["feest"], "bedrag": 10_000}, {"doelen": {"feest"}}, ONBEKEND, "vast_bedrag_onbekend"),
    ("minimum_steun", {"aantal": 2}, {"steun": 2}, JA, "minimum_steun"),
    ("minimum_steun", {"aantal": 2}, {"steun": 1}, NEE, "minimum_steun_nee"),
    ("minimum_steun", {"aantal": 0}, {"steun": 0}, JA, "minimum_steun"),
    ("minimum_steun", {"aantal": 2}, {}, ONBEKEND, "minimum_steun_onbekend"),
    ("dagen_vooraf", {"aantal": 21}, {"begint": VANDAAG + timedelta(days=21)}, JA, "dagen_vooraf"),
    ("dagen_vooraf", {"aantal": 21}, {"begint": VANDAAG + timedelta(days=20)}, NEE, "dagen_vooraf_nee"),
    ("dagen_vooraf", {"aantal": 21}, {"begint": VANDAAG - timedelta(days=1)}, NEE, "dagen_vooraf_nee"),
    ("dagen_vooraf", {"aantal": 21}, {}, ONBEKEND, "dagen_vooraf_onbekend"),
    ("in_periode", PERIODE, {"begint": date(2026, 4, 1)}, JA, "in_periode"),
    ("in_periode", PERIODE, {"begint": date(2026, 9, 30), "eindigt": date(2026, 9, 30)}, JA, "in_periode"),
    ("in_periode", PERIODE, {"begint": date(2026, 3, 31)}, NEE, "in_periode_nee"),
    ("in_periode", PERIODE, {"begint": date(2026, 9, 30), "eindigt": date(2026, 10, 1)}, NEE, "in_periode_nee"),
    ("in_periode", PERIODE, {}, ONBEKEND, "in_periode_onbekend"),
    ("uitgesloten_kosten", ETEN, {"kosten": _costs(materiaal=10)}, JA, "uitgesloten_kosten"),
    ("uitgesloten_kosten", ETEN, {"kosten": _costs(materiaal=10, eten=1)}, NEE, "uitgesloten_kosten_nee"),
    ("uitgesloten_kosten", ETEN, {}, ONBEKEND, "uitgesloten_kosten_onbekend"),
    ("aandeel_kosten", ETEN | {"procent": 50}, {"kosten": _costs(eten=50, materiaal=50)}, JA, "aandeel_kosten"),
    ("aandeel_kosten", ETEN | {"procent": 50}, {"kosten": _costs(eten=51, materiaal=50)}, NEE, "aandeel_kosten_nee"),
    ("aandeel_kosten", ETEN | {"procent": 0}, {"kosten": _costs(materiaal=50)}, JA, "aandeel_kosten"),
    ("aandeel_kosten", ETEN | {"procent": 50}, {"kosten": ()}, ONBEKEND, "aandeel_kosten_onbekend"),
    ("aandeel_kosten", ETEN | {"procent": 50}, {}, ONBEKEND, "aandeel_kosten_onbekend"),
    ("uitgesloten_doel", {"doelen": ["politiek"]}, {"doelen": {"schoon"}}, JA, "uitgesloten_doel"),
    ("uitgesloten_doel", {"doelen": ["politiek"]}, {"doelen": {"schoon", "politiek"}}, NEE, "uitgesloten_doel_nee"),
    ("uitgesloten_doel", {"doelen": ["politiek"]}, {}, ONBEKEND, "uitgesloten_doel_onbekend"),
    ("doel_nodig", {"doelen": ["schoon", "veilig"]}, {"doelen": {"feest", "veilig"}}, JA, "doel_nodig"),
    ("doel_nodig", {"doelen": ["schoon"]}, {"doelen": {"feest"}}, NEE, "doel_nodig_nee"),
    ("doel_nodig", {"doelen": ["schoon"]}, {}, ONBEKEND, "doel_nodig_onbekend"),
    ("leeftijd", {"aantal": 18}, {"volwassen": True}, JA, "leeftijd"),
    ("leeftijd", {"aantal": 18}, {"volwassen": False}, NEE, "leeftijd_nee"),
    ("leeftijd", {"aantal": 18}, {}, ONBEKEND, "leeftijd_onbekend"),
    ("open_voor_buurt", {}, {"open_voor_buurt": True}, JA, "open_voor_buurt"),
    ("open_voor_buurt", {}, {"open_voor_buurt": False}, NEE, "open_voor_buurt_nee"),
    ("open_voor_buurt", {}, {}, ONBEKEND, "open_voor_buurt_onbekend"),
    ("in_gebied", {"gebieden": ["noord"]}, {"werkgebied": "noord"}, JA, "in_gebied"),
    ("in_gebied", {"gebieden": ["noord"]}, {"werkgebied": "zuid"}, NEE, "in_gebied_nee"),
    ("in_gebied", {"gebieden": ["noord"]}, {}, ONBEKEND, "in_gebied_onbekend"),
    ("dekking", {}, {"kosten": _costs(eten=100), "gevraagd": 60, "eigen_geld": 40}, JA, "dekking"),
    ("dekking", {}, {"kosten": _costs(eten=101), "gevraagd": 60, "eigen_geld": 40}, NEE, "dekking_nee"),
    ("dekking", {}, {"kosten": _costs(eten=99), "gevraagd": 60, "eigen_geld": 40}, NEE, "dekking_nee"),
    ("dekking", {}, {"gevraagd": 60}, ONBEKEND, "dekking_onbekend"),
    ("dekking", {}, {"kosten": ()}, ONBEKEND, "dekking_onbekend"),
    ("aandeel_bijdrage", {"procent": 50}, {"kosten": _costs(eten=101), "gevraagd": 50}, JA, "aandeel_bijdrage"),
    ("aandeel_bijdrage", {"procent": 50}, {"kosten": _costs(eten=101), "gevraagd": 51}, NEE, "aandeel_bijdrage_nee"),
    ("aandeel_bijdrage", {"procent": 50}, {"gevraagd": 51}, ONBEKEND, "aandeel_bijdrage_onbekend"),
    ("aandeel_bijdrage", {"procent": 50}, {"kosten": _costs(eten=101)}, ONBEKEND, "aandeel_bijdrage_onbekend"),
    ("eerder", {"aantal": 2}, {"eerder_toegekend": 1}, JA, "eerder"),
    ("eerder", {"aantal": 2}, {"eerder_toegekend": 2}, NEE, "eerder_nee"),
    ("eerder", {"aantal": 2}, {}, ONBEKEND, "eerder_onbekend"),
    ("bijlage", {"bijlage": "offerte", "bedrag": 100}, {"gevraagd": 99}, JA, "bijlage_niet_nodig"),
    ("bijlage", {"bijlage": "offerte", "bedrag": 100}, {"gevraagd": 100, "bijlagen": {"offerte"}}, JA, "bijlage"),
    ("bijlage", {"bijlage": "offerte", "bedrag": 100}, {"gevraagd": 100, "bijlagen": set()}, NEE, "bijlage_nee"),
    ("bijlage", {"bijlage": "offerte", "bedrag": 100}, {"gevraagd": 100}, ONBEKEND, "bijlage_onbekend"),
    ("bijlage", {"bijlage": "offerte", "bedrag": 100}, {}, ONBEKEND, "bijlage_onbekend"),
    ("melding", {"wanneer": "altijd", "aantal": 0}, {}, LET_OP, "melding"),
    ("melding", {"wanneer": "evenement", "aantal": 0}, {"evenement": True}, LET_OP, "melding"),
    ("melding", {"wanneer": "evenement", "aantal": 0}, {"evenement": False}, JA, "melding_niet_nodig"),
    ("melding", {"wanneer": "evenement", "aantal": 0}, {}, ONBEKEND, "melding_niet_nodig"),
    ("melding", {"wanneer": "voorwerp_buiten", "aantal": 0}, {"voorwerp_buiten": True}, LET_OP, "melding"),
    ("melding", {"wanneer": "bezoekers", "aantal": 50}, {"bezoekers": 50}, LET_OP, "melding"),
    ("melding", {"wanneer": "bezoekers", "aantal": 50}, {"bezoekers": 49}, JA, "melding_niet_nodig"),
    ("mens", {"wanneer": "altijd", "aantal": 0}, {}, MENS, "mens"),
    ("mens", {"wanneer": "bezoekers", "aantal": 50}, {"bezoekers": 49}, JA, "mens_niet_nodig"),
    ("mens", {"wanneer": "bezoekers", "aantal": 50}, {"bezoekers": 50}, MENS, "mens"),
    ("mens", {"wanneer": "bezoekers", "aantal": 50}, {}, MENS, "mens"),
]  # fmt: skip


@pytest.mark.parametrize(("soort", "instelling", "feiten", "oordeel", "code"), GEVALLEN)
def test_kind_of_rule_says(soort, instelling, feiten, oordeel, code):
    feiten = {naam: frozenset(waarde) if isinstance(waarde, set) else waarde for naam, waarde in feiten.items()}
    [uitkomst] = toets([Regel(soort, check_setting(soort, instelling))], Plan(ontvangen=VANDAAG, **feiten)).uitkomsten
    assert (uitkomst.oordeel, uitkomst.reden.code) == (oordeel, code)


def test_every_kind_is_tried():
    assert {geval[0] for geval in GEVALLEN} == set(SOORTEN)


@pytest.mark.parametrize(
    ("soort", "instelling", "veld", "code"),
    [
        ("maximum", {}, "bedrag", "ontbreekt"),
        ("maximum", {"bedrag": ""}, "bedrag", "ontbreekt"),
        ("maximum", {"bedrag": 0}, "bedrag", "bereik"),
        ("maximum", {"bedrag": 10**12 + 1}, "bedrag", "bereik"),
        ("maximum", {"bedrag": "500"}, "bedrag", "getal"),
        ("maximum", {"bedrag": True}, "bedrag", "getal"),
        ("maximum", {"bedrag": 1.5}, "bedrag", "getal"),
        ("aandeel_bijdrage", {"procent": 101}, "procent", "bereik"),
        ("minimum_steun", {"aantal": -1}, "aantal", "bereik"),
        ("doel_nodig", {"doelen": []}, "doelen", "keuze"),
        ("doel_nodig", {"doelen": "schoon"}, "doelen", "keuze"),
        ("doel_nodig", {"doelen": [1]}, "doelen", "keuze"),
        ("in_periode", {"van": "gisteren", "tot": "2026-01-01"}, "van", "dag"),
        ("melding", {"wanneer": "soms", "aantal": 1}, "wanneer", "keuze"),
    ],
)
def test_a_setting_that_does_not_work_names_its_field(soort, instelling, veld, code):
    with pytest.raises(InstellingFout) as fout:
        check_setting(soort, instelling)
    assert (fout.value.veld, fout.value.code) == (veld, code)


def test_setting_keeps_only_what_the_kind_knows():
    assert check_setting("maximum", {"bedrag": 5, "grap": 1}) == {"bedrag": 5}
    assert check_setting("doel_nodig", {"doelen": ["b", "a", "b"]}) == {"doelen": ["a", "b"]}


def test_lowest_limit_of_all_rules_counts():
    regels = [Regel("maximum", {"bedrag": 500}), Regel("aandeel_bijdrage", {"procent": 50})]
    plan = Plan(ontvangen=VANDAAG, gevraagd=400, kosten=_costs(eten=700))
    uitslag = toets(regels, plan)
    assert (uitslag.oordeel, uitslag.hoogste_bedrag) == (NEE, 350)
    assert toets([], plan).hoogste_bedrag is None


def test_unknown_kind_is_an_error_of_the_maker():
    with pytest.raises(KeyError):
        toets([Regel("toverij")], Plan(ontvangen=VANDAAG))
