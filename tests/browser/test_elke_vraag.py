"""Every page on PostgreSQL, as it is asked for: what one database forgives in a question, the other refuses."""

from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection

from tests.browser import adressen
from tests.browser.wereld import enter

pytestmark = [
    pytest.mark.beide,
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="test_elke_pagina asks every page of SQLite"),
]
ROLLEN = ("bezoeker", "seghwaert", "wethouder", "beheerder", "budgetbeheerder")


def one_of_each(wereld: SimpleNamespace) -> list[str]:
    """Return an address of each route, and each in which a list is searched or narrowed."""
    gevonden = []
    for route in adressen.routes():
        voorbeelden = [] if route in adressen.ZONDER_BLAD else adressen.examples(route, wereld)
        gevonden += [adres for nr, adres in enumerate(voorbeelden) if nr == 0 or "?" in adres]
    return gevonden


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_page_asks_what_both_databases_understand(wereld, rol):
    client, kapot, getoond = enter(wereld, rol), [], 0
    for adres in one_of_each(wereld):
        try:
            antwoord = client.get(adres)
        except DatabaseError as fout:
            kapot.append(f"{adres}: {fout}")
            continue
        antwoord.close()
        getoond += antwoord.status_code == 200
    assert kapot == []
    assert getoond > 80
