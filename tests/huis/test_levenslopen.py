"""Every life cycle: each state can be reached, nothing gets stuck, and the drawing in the docs is the code."""

import pytest

from tests.huis.bronnen import ROOT
from wijkwerk.config.tekenen import levenslopen

MODULES = levenslopen.modules()


def closure(begin: set, stappen: set[tuple]) -> set:
    """Return everything that can be reached from `begin` by following the pairs."""
    bereikt: set = set()
    nieuw = set(begin)
    while nieuw:
        bereikt |= nieuw
        nieuw = {naar for van, naar in stappen if van in bereikt} - bereikt
    return bereikt


def steps(module) -> set[tuple]:
    return {(van, stap.naar) for stap in module.OVERGANGEN for van in stap.van}


def test_signals_have_a_life_cycle():
    assert "signalen" in MODULES


@pytest.mark.parametrize("plek", MODULES)
def test_every_state_can_be_reached_from_the_start(plek):
    module = MODULES[plek]
    assert closure({module.START}, steps(module)) == set(type(module.START))


@pytest.mark.parametrize("plek", MODULES)
def test_every_state_leads_to_an_end(plek):
    module = MODULES[plek]
    terug = {(naar, van) for van, naar in steps(module)}
    assert closure(set(module.EIND), terug) == set(type(module.START))


@pytest.mark.parametrize("plek", MODULES)
def test_each_verb_makes_one_step(plek):
    werkwoorden = [stap.handeling for stap in MODULES[plek].OVERGANGEN]
    assert len(werkwoorden) == len(set(werkwoorden))


@pytest.mark.parametrize("plek", MODULES)
def test_every_state_says_what_happens_next(plek):
    module = MODULES[plek]
    assert {toestand for toestand in type(module.START) if not str(module.HIERNA.get(toestand, ""))} == set()


def test_drawing_is_the_code():
    getekend = (ROOT / "docs" / "levenslopen.md").read_text(encoding="utf-8")
    assert getekend == levenslopen.draw(), "Verouderd. Teken opnieuw: bin/wijkwerk levenslopen teken"
