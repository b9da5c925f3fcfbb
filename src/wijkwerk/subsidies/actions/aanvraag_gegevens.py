"""What an application consists of when it comes in, by whatever door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.crypto import salted_hmac

from wijkwerk.gebieden.models import Buurt, Werkgebied
from wijkwerk.subsidies.states.aanvraag import Betaalwijze


def address_key(postcode: str, huisnummer: str) -> str:
    """Return the keyed hash of an address: enough to see that it is the same one, not enough to read it."""
    schoon = "".join(teken for teken in f"{postcode}{huisnummer}".lower() if teken.isalnum())
    return salted_hmac("wijkwerk.subsidies.adres", schoon, algorithm="sha256").hexdigest()


@dataclass(frozen=True)
class AanvragerGegevens:
    """Who asks and how to reach and pay them. `volwassen`: says to be old enough."""

    naam: str
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    email: str = ""
    telefoon: str = ""
    organisatie: str = ""
    rekeninghouder: str = ""
    iban: str = ""
    volwassen: bool = True
    taal: str = "nl"


@dataclass(frozen=True)
class KostenGegevens:
    """One line of the budget, in cents."""

    soort: str
    omschrijving: str
    bedrag: int


@dataclass(frozen=True)
class Gegevens:
    """The plan. Amounts in cents; `punt` is (lat, lon)."""

    titel: str
    plan: str
    gevraagd: int
    kosten: Sequence[KostenGegevens]
    aanvrager: AanvragerGegevens
    werkgebied: Werkgebied
    doelen: Sequence[str] = ()
    buurt: Buurt | None = None
    punt: tuple[float, float] | None = None
    plek: str = ""
    begint_op: date | None = None
    eindigt_op: date | None = None
    bezoekers: int | None = None
    met_wie: str = ""
    open_voor_buurt: bool = True
    evenement: bool = False
    voorwerp_buiten: bool = False
    vraagt_ruimte: str = ""
    vraagt_hulp: str = ""
    eigen_geld: int = 0
    betaalwijze: str = Betaalwijze.REKENING
