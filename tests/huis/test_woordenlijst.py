"""Every model is a word of the trade, and the glossary explains it."""

import re

from tests.huis.bronnen import ROOT
from tests.huis.test_verdiepingen import our_models


def glossary() -> dict[str, list[str]]:
    regels = (ROOT / "docs" / "woordenlijst.md").read_text(encoding="utf-8").splitlines()
    rijen = [[cel.strip() for cel in regel.strip("|").split("|")] for regel in regels if regel.startswith("|")]
    return {rij[0]: rij[1:] for rij in rijen[2:]}


def spoken(naam: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", naam).lower()


def test_every_model_is_in_the_glossary():
    ontbreekt = {spoken(model.__name__) for model in our_models() if not model._meta.auto_created} - set(glossary())
    assert ontbreekt == set()


def test_every_term_has_explanation_english_and_source():
    assert {term: cellen for term, cellen in glossary().items() if len(cellen) != 3 or not all(cellen)} == {}


def test_glossary_is_in_alphabetical_order():
    assert list(glossary()) == sorted(glossary())
