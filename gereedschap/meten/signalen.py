"""What is measured of signals: sending one, and the inbox of a wijkregisseur with few and with very many."""

import json
from uuid import uuid4

from gereedschap.meten.klant import Klant
from gereedschap.meten.opstelling import Opstelling
from gereedschap.meten.reeks import Feit, Meting

INBOX = "/signalen/?status=open"
BLADZIJDE, KLEIN, GROOT = 50, 1_000, 1_000_000
_concepten: list[tuple[str, str]] = []


def prepare(opstelling: Opstelling, klant: Klant, verzoeken: int) -> None:
    """Draw a city, hire a wijkregisseur, write drafts to send, and leave a thousand signals in the inbox."""
    uitvoer = opstelling.python(f"from gereedschap.meten import vulling; vulling.begin({verzoeken * 3}, {KLEIN})")
    gegevens = json.loads(uitvoer)
    _concepten[:] = [tuple(paar) for paar in gegevens["concepten"]]
    klant.cookies["sessionid"] = gegevens["sessie"]
    klant.get("/melden/")


def fill(opstelling: Opstelling) -> None:
    """Bring the inbox to a million signals."""
    opstelling.python(f"from gereedschap.meten import vulling; vulling.grow({GROOT})")


def send(klant: Klant, _nummer: int) -> None:
    """Press the last button of the form of a resident, with a draft that three steps filled, and no address."""
    _send(klant, email="")


def send_with_receipt(klant: Klant, _nummer: int) -> None:
    """The same with an e-mail address: the reporter is stored too, and the receipt is written and queued."""
    _send(klant, email=f"{uuid4().hex[:12]}@voorbeeld.nl")


def _send(klant: Klant, *, email: str) -> None:
    token, client_id = _concepten.pop()
    sessie = klant.cookies.pop("sessionid", "")
    klant.cookies["concept"] = token
    klant.post("/melden/verzending/", {"client_id": client_id, "email": email})
    klant.cookies["sessionid"] = sessie


def read(klant: Klant, _nummer: int) -> None:
    """Open the inbox: fifty signals with list and map."""
    if klant.get(INBOX).count("<tr data-rij") < BLADZIJDE:
        raise RuntimeError("De lijst toonde geen volle bladzijde.")


def facts(opstelling: Opstelling, klant: Klant) -> list[Feit]:
    """Measure what is no request: a point looked up, and the weight of the first page."""
    punt = float(opstelling.python("from gereedschap.meten import vulling; vulling.look_up()"))
    gewicht, vreemd = klant.weight("/")
    return [
        Feit("punt naar werkgebied", round(punt, 1), "microseconde", 20),
        Feit("eerste bladzijde, overgebracht", round(gewicht / 1000, 1), "kB", 100),
        Feit("eerste bladzijde, verzoeken naar anderen", float(vreemd), "verzoek", 0),
    ]


METINGEN = [
    Meting("signaal versturen", "schrijf", send, 3),
    Meting("signaal versturen met ontvangstmail", "schrijf", send_with_receipt, 3),
    Meting(f"postvak van 50 uit {KLEIN:,}".replace(",", "."), "lees", read, 3),
    Meting(f"postvak van 50 uit {GROOT:,}".replace(",", "."), "lees", read, 3, vooraf=fill, naast=2, grens_naast=1.3),
]
