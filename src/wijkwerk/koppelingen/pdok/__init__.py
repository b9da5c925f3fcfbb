"""The national address service (PDOK Locatieserver): one form of question and answer, a real client and a stand-in."""

from wijkwerk.koppelingen.pdok.client import Locatieserver
from wijkwerk.koppelingen.pdok.fake import NepLocatieserver
from wijkwerk.koppelingen.pdok.vorm import Adresantwoord, Adreszoeker, PdokFout

__all__ = ["Adresantwoord", "Adreszoeker", "Locatieserver", "NepLocatieserver", "PdokFout", "make"]


def make(soort: str) -> Adreszoeker | None:
    """Return the client ('echt'), the stand-in ('nep') or nothing ('uit')."""
    if soort == "echt":
        return Locatieserver()
    return NepLocatieserver() if soort == "nep" else None
