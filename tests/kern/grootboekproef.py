"""What the tests of the ledger share: a pot with money, short words for acts, and lines behind the back of the room."""

from uuid import uuid4

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions, keten, queries
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.models import Boeking, Pot
from wijkwerk.kern.grootboek.states import VAN_DE_POT, WEGEN, Handeling

H = Handeling
D = "aanvraag:1"


def make_pot(cents: int = 0, *, sleutel: str = "", **feiten) -> Pot:
    """Open a pot of Wijk aan Zet 2026 with this much in it."""
    naam = sleutel or f"pot-{uuid4()}"
    pot = actions.open_pot(sleutel=naam, naam=naam, by=None, **({"fonds": "wijk-aan-zet", "jaar": 2026} | feiten))
    if cents:
        do(pot, (H.PLAFOND, cents))
    return pot


def do(pot: Pot, *stappen: tuple, dossier: str = D, sleutel: str = "", by=None) -> tuple[Boeking, ...]:
    """Book steps as one act: `do(pot, (H.RESERVEER, 500), (H.VERLEEN, 500))`, for one dossier or for the pot itself."""
    posten = [Post(pot, handeling, bedrag, "" if handeling in VAN_DE_POT else dossier) for handeling, bedrag in stappen]
    return actions.book(posten, sleutel=sleutel or str(uuid4()), by=by)


def slip_in(pot: Pot, handeling: Handeling, bedrag: int, dossier: str = "", **anders) -> Boeking:
    """Add a line that fits the chain without asking any rule: only the database can refuse it."""
    hoofd, weg = queries.stand(pot), WEGEN[handeling]
    feiten = {
        "volgnummer": hoofd.volgnummer + 1,
        "boekstuk": uuid4(),
        "sleutel": str(uuid4()),
        "post": 0,
        "handeling": handeling,
        "van": weg.van,
        "naar": weg.naar,
        "bedrag": bedrag,
        "dossier": dossier,
        "geboekt_op": klok.nu(),
        "vorige_hash": hoofd.hash or keten.begin(pot),
    }
    regel = Boeking(pot=pot, **(feiten | anders))
    regel.hash = keten.link(regel)
    regel.save(force_insert=True)
    return regel
