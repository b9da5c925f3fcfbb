"""The world of the signals with funds in it, made by the acts people use."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.signalen import conftest as signalen
from tests.spelers import SINDS
from tests.subsidies import fondsen, stemproef
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import beoordeling, besluit
from wijkwerk.subsidies.actions.aanvraag_gegevens import AanvragerGegevens, Gegevens, KostenGegevens
from wijkwerk.subsidies.models import Aanvraag, Regelingversie

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


@pytest.fixture
def gegevens(stad) -> Callable[..., Gegevens]:
    """The facts of a street party in Seghwaert: `gegevens(gevraagd=90_000, email="")`; cents."""

    def make(*, gevraagd: int = 40_000, kosten=None, **velden) -> Gegevens:
        wie = {naam: velden.pop(naam) for naam in list(velden) if naam in AanvragerGegevens.__dataclass_fields__}
        aanvrager = {
            "naam": "Noor Azimzadeh",
            "straat": "Voorbeeldpad",
            "huisnummer": "12",
            "postcode": "2719 XA",
            "plaats": "Zoetermeer",
            "email": "noor@voorbeeld.nl",
            "rekeninghouder": "N. Azimzadeh",
            "iban": "NL91ABNA0417164300",
        }
        regels = kosten or [KostenGegevens("materiaal", "Springkussen en tafels", gevraagd)]
        plan = {
            "titel": "Straatfeest in de Weiden",
            "plan": "Met de hele straat eten en spelen, zodat we elkaar leren kennen.",
            "doelen": ["feest", "ontmoeten"],
            "werkgebied": stad.wijk,
            "begint_op": klok.vandaag() + timedelta(days=60),
            "eindigt_op": klok.vandaag() + timedelta(days=60),
            "bezoekers": 80,
        }
        return Gegevens(
            gevraagd=gevraagd, kosten=regels, aanvrager=AanvragerGegevens(**aanvrager | wie), **plan | velden
        )

    return make


@pytest.fixture
def aanvraag(fonds, gegevens) -> Callable[..., Aanvraag]:
    """Somebody asks for a street party: `aanvraag(gevraagd=90_000, steun=0)`; two neighbours support it."""

    def ask(*, versie: Regelingversie | None = None, steun: int = 2, **velden) -> Aanvraag:
        rij = aanvragen.submit(versie=versie or fonds, gegevens=gegevens(**velden), client_id=uuid4())
        if steun:
            Aanvraag.objects.filter(pk=rij.pk).update(steun=steun)
            rij.refresh_from_db()
            beoordeling.judge_rules(rij)
        return rij

    return ask


@pytest.fixture
def beslisser(stad, fonds, mandaat) -> Persoon:
    """The wijkregisseur of Seghwaert, with a mandate for any amount."""
    mandaat(stad.seghwaert, fonds)
    return stad.seghwaert


@pytest.fixture
def verleend(aanvraag, beslisser) -> Callable[..., Aanvraag]:
    """A grant: `verleend(gevraagd=100_000)`; up to EUR 500 it is settled at once."""

    def grant(**velden) -> Aanvraag:
        rij = aanvraag(**velden)
        beoordeling.declare_interest(rij, vrij=True, by=beslisser)
        besluit.grant(rij, bedrag=rij.gevraagd, motivering="Het brengt buren bij elkaar.", by=beslisser)
        rij.refresh_from_db()
        return rij

    return grant


@pytest.fixture
def stemfonds(stad, maak_fonds) -> Regelingversie:
    """A fund that is divided by a vote, with EUR 2.000."""
    return maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", bedrag=200_000, verdeelwijze="stemronde")


@pytest.fixture
def stemronde(stad, stemfonds):
    """A vote in Seghwaert that is open: bankjes EUR 400, podium EUR 500, moestuin EUR 300, for EUR 900."""
    return stemproef.open_vote(stad, stemfonds)
