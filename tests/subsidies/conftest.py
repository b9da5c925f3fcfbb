"""The world of the signals with funds in it, made by the acts people use."""

from collections.abc import Callable

import pytest

from tests.signalen import conftest as signalen
from tests.spelers import SINDS
from tests.subsidies import fondsen
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.subsidies.models import Regelingversie

NU, IN_WIJK, IN_ANDERE = signalen.NU, signalen.IN_WIJK, signalen.IN_ANDERE
klok_staat_stil, stad, meld = signalen.klok_staat_stil, signalen.stad, signalen.meld


@pytest.fixture
def fonds(stad) -> Regelingversie:
    """Wijk aan Zet, open, with EUR 86.000 for the city."""
    return fondsen.open_fund(stad.budgetbeheerder)


@pytest.fixture
def maak_fonds(stad) -> Callable[..., Regelingversie]:
    """Open a fund: `maak_fonds(bedrag=10_000, sleutel="potje", naam="Potje", publiek=False)`."""
    return lambda **velden: fondsen.open_fund(stad.budgetbeheerder, **velden)


@pytest.fixture
def mandaat() -> Callable[..., Mandaat]:
    """Let somebody decide on a fund: `mandaat(stad.seghwaert, fonds, tot_bedrag=100_000)`; cents at most."""

    def give(persoon: Persoon, versie: Regelingversie, **velden) -> Mandaat:
        waarden = {"van": SINDS, "grondslag": "Mandaatbesluit 2026, artikel 7", **velden}
        return Mandaat.objects.create(persoon=persoon, waarvoor=versie.regeling.mandaatsoort, **waarden)

    return give
