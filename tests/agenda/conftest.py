"""The world of the signals, with what stands on the agenda in it: each made by the acts people use."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.signalen import conftest as signalen
from tests.spelers import geef_mandaat
from wijkwerk.agenda.actions import actie as acties
from wijkwerk.agenda.actions import agendapunt as punten
from wijkwerk.agenda.actions import thema as themas
from wijkwerk.agenda.models import Actie, Agendapunt, Thema
from wijkwerk.kern import klok

NU, IN_WIJK, IN_ANDERE = signalen.NU, signalen.IN_WIJK, signalen.IN_ANDERE
klok_staat_stil, stad, meld, in_staat = signalen.klok_staat_stil, signalen.stad, signalen.meld, signalen.in_staat


@pytest.fixture
def maak_thema(stad) -> Callable[..., Thema]:
    """Make a thema in Seghwaert by its wijkregisseur: `maak_thema(werkgebied=None, signalen=[...])`."""

    def make(titel: str = "Afval bij de containers", **velden) -> Thema:
        return themas.make(
            **{"titel": titel, "werkgebied": stad.wijk, "client_id": uuid4(), "by": stad.seghwaert, **velden}
        )

    return make


@pytest.fixture
def mandaat():
    """Let somebody decide at a table: `mandaat(stad.college, "college", tot_bedrag=100_000)`."""
    return geef_mandaat


@pytest.fixture
def vraag(stad) -> Callable[..., Agendapunt]:
    """Put a question of Seghwaert before a table by its wijkregisseur: `vraag("college", werkgebied=None)`."""

    def ask(tafel: str = "wijkteam", *, ingediend: bool = True, **velden) -> Agendapunt:
        gegevens = {
            "vraag": "Komt er een extra container bij de flat?",
            "werkgebied": stad.wijk,
            "gewenst_op": klok.vandaag() + timedelta(days=14),
            "client_id": uuid4(),
            "by": stad.seghwaert,
        }
        punt = punten.make(tafel=tafel, **gegevens | velden)
        return punten.submit(punt, by=stad.seghwaert) if ingediend else punt

    return ask


@pytest.fixture
def actie(stad) -> Callable[..., Actie]:
    """Give an actie in Seghwaert to the partner there: `actie(eigenaar=stad.seghwaert, organisatie=None)`."""

    def give(wat: str = "Een grotere container bestellen", **velden) -> Actie:
        gegevens = {
            "organisatie": stad.woonstichting,
            "werkgebied": stad.wijk,
            "uiterlijk_op": klok.vandaag() + timedelta(days=14),
            "client_id": uuid4(),
            "by": stad.seghwaert,
        }
        return acties.give(wat=wat, **gegevens | velden)

    return give
