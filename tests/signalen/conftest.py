"""The cast on a small map: two wijken side by side, each a working area, and signals in any state."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import Client

from tests.gebieden.vormen import square
from wijkwerk.gebieden.models import Buurt, WerkgebiedVersie, Wijk
from wijkwerk.gebieden.queries import forget_map
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import actions
from wijkwerk.signalen.actions import MelderGegevens
from wijkwerk.signalen.models import Onderwerp, Signaal
from wijkwerk.signalen.states import Kanaal, Status

NU = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)  # a Tuesday
IN_WIJK = (52.055, 4.485)
IN_ANDERE = (52.055, 4.495)
BUITEN = (52.3, 4.9)
VERWACHT = date(2026, 3, 17)


@pytest.fixture(autouse=True)
def klok_staat_stil():
    """Hold the clock; threads of a test hold it themselves."""
    with klok.op(NU):
        yield


@pytest.fixture
def regisseur(als, stad) -> Client:
    return als(stad.seghwaert)


@pytest.fixture
def partner(als, stad) -> Client:
    return als(stad.partner)


@pytest.fixture
def stad(spelers) -> SimpleNamespace:
    """The cast, a map, and a subject: `stad.seghwaert`, `stad.onderwerp`, `stad.hofjes` (a buurt)."""
    hokken = ((spelers.wijk, "WK063701", 4.48, 1200), (spelers.andere_wijk, "WK063702", 4.49, 80))
    buurten = []
    for gebied, code, west, inwoners in hokken:
        vlak = square(west, 52.05)
        doos = {
            "geometrie": vlak,
            "west": west,
            "zuid": 52.05,
            "oost": west + 0.01,
            "noord": 52.06,
            "inwoners": inwoners,
        }
        for jaar in (2025, 2026):
            wijk = Wijk.objects.create(jaar=jaar, code=code, naam=gebied.naam, **doos)
            buurten.append(
                Buurt.objects.create(jaar=jaar, code=f"BU{code[2:]}01", naam=f"Hofjes {gebied.naam}", wijk=wijk, **doos)
            )
        WerkgebiedVersie.objects.create(werkgebied=gebied, van=date(2024, 1, 1), **doos)
    forget_map()
    spelers.woonstichting.email = "balie@woonstichting.voorbeeld.nl"
    spelers.woonstichting.save()
    onderwerp = Onderwerp.objects.create(
        naam="Zwerfafval", sleutel="zwerfafval", groep="Straat", woorden="afval\ncontainer", reactie_werkdagen=3
    )
    ander = Onderwerp.objects.create(naam="Parkeren", sleutel="parkeren", groep="Verkeer", woorden="parkeren\nbusje")
    yield SimpleNamespace(**vars(spelers), onderwerp=onderwerp, ander_onderwerp=ander, hofjes=buurten[1])
    forget_map()


@pytest.fixture
def meld(stad) -> Callable[..., Signaal]:
    """Report something in Seghwaert by a reporter with an address: `meld(punt=IN_ANDERE, melder=None)`."""

    def report(tekst: str = "Er ligt al weken afval naast de container.", **velden) -> Signaal:
        return actions.report(
            **{
                "tekst": tekst,
                "onderwerp": stad.onderwerp,
                "kanaal": Kanaal.FORMULIER,
                "client_id": uuid4(),
                "punt": IN_WIJK,
                "melder": MelderGegevens(email="buur@voorbeeld.nl"),
                **velden,
            }
        )

    return report


@pytest.fixture
def in_staat(meld, stad) -> Callable[[str], Signaal]:
    """Bring a new signal into a state by the acts of the people of its area: `in_staat(Status.DOORGEZET)`."""
    wie = stad.seghwaert
    wegen: dict[str, Callable[[Signaal], Signaal]] = {
        Status.NIEUW: lambda signaal: signaal,
        Status.IN_BEHANDELING: lambda signaal: actions.take(signaal, by=wie),
        Status.DOORGEZET: lambda signaal: pass_on(signaal, stad.woonstichting, wie),
        Status.GEAGENDEERD: lambda signaal: actions.schedule(signaal, tafel="Wijkteamoverleg", by=wie),
        Status.AFGEHANDELD: lambda signaal: actions.close(signaal, uitkomst="De container is geleegd.", by=wie),
        Status.NIET_VOOR_ONS: lambda signaal: actions.decline(signaal, uitkomst="Bel uw verhuurder.", by=wie),
        Status.INGETROKKEN: actions.withdraw,
        Status.SAMENGEVOEGD: lambda signaal: actions.merge(signaal, met=meld("Hetzelfde, eerder."), by=wie),
    }
    return lambda status: wegen[status](meld())


def pass_on(signaal: Signaal, naar, by: Persoon) -> Signaal:
    """Pass a signal on with an answer expected in two weeks."""
    return actions.forward(signaal, naar=naar, antwoord_verwacht_op=VERWACHT, toelichting="Kunt u kijken?", by=by)


def mails_over(signaal: Signaal) -> list[Bericht]:
    """Return what was sent about a signal, oldest first."""
    return list(Bericht.objects.about(signaal).order_by("pk"))


def dagen(aantal: int) -> timedelta:
    """Return that many days."""
    return timedelta(days=aantal)
