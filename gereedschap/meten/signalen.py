"""What is measured of signals."""

from gereedschap.meten.klant import Klant
from gereedschap.meten.opstelling import Opstelling
from gereedschap.meten.reeks import Meting


def prepare(opstelling: Opstelling, klant: Klant) -> None:
    """Fill the installation with what the measurements need, and sign the visitor in."""


METINGEN = [
    Meting("levensteken", "lees", lambda klant, _nummer: klant.get("/gezond"), 3),
]
