"""Every address has a rule, and the role matrix in the docs lists them all."""

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
