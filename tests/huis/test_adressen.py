"""Every address has a rule, and the role matrix in the docs lists them all."""

import inspect
import re

from tests.browser.staten import FOUTEN, ZONDER_FOUT
from tests.huis.bronnen import ROOT
from wijkwerk.config.tekenen import rollen
from wijkwerk.web import toegang


def test_every_address_says_who_may_enter():
    adressen = rollen.addresses()
    assert "gezond" in {adres.route for adres in adressen}
    assert [adres.route for adres in adressen if not adres.regel] == []


def test_every_rule_of_an_address_is_registered():
    bekend = set(toegang.regels()) | {"openbaar", rollen.BUITEN}
    assert {adres.regel for adres in rollen.addresses()} <= bekend


def test_role_matrix_is_the_code():
    getekend = (ROOT / "docs" / "rollen.md").read_text(encoding="utf-8")
    assert getekend == rollen.draw(), "Verouderd. Teken opnieuw: bin/wijkwerk rollen teken"


def test_every_form_is_tried_with_something_wrong_in_it():
    formulieren = {adres.route for adres in rollen.addresses() if _takes_a_form(adres.view)}
    gewone = {_plain(route) for route in (*FOUTEN, *ZONDER_FOUT)}
    assert formulieren - gewone == set(), "Geef een foute invoer of een reden in tests/browser/staten.py"
    assert {_plain(route) for route in ZONDER_FOUT} - formulieren == set(), "Deze reden is niet meer nodig"
    assert set(FOUTEN) & set(ZONDER_FOUT) == set()


def _plain(route: str) -> str:
    """Write a route as the list of addresses does."""
    return re.sub(r"[\^$]", "", route)


def _takes_a_form(view) -> bool:
    """Tell whether a view does something with what was posted: a class by its method, a function by its source."""
    klasse = getattr(view, "view_class", None)
    if klasse is not None:
        return hasattr(klasse, "post")
    return bool(re.search(r"request\.POST|request\.method|require_POST", inspect.getsource(inspect.unwrap(view))))
