"""Weighed questions for the college, one still open and one to check, for the walk over every page."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

from tests.browser.adressen import LANG
from tests.spelers import geef_mandaat
from wijkwerk.agenda.actions import afweging, agendapunt, besluit
from wijkwerk.agenda.models import Agendapunt
from wijkwerk.kern import klok

WOORDEN = {"kern": f"{LANG} tegen geld.", "voorstel": "Doen, want het helpt.", "verwachting": "Minder signalen."}


def weigh_things(stad: SimpleNamespace) -> None:
    """Weigh two questions, let the college decide on one, and say which pages to open."""
    open_, besloten = _weigh(stad, f"Komt {LANG} er?"), _weigh(stad, "Gaat de fontein weg?")
    geef_mandaat(stad.college, "college")
    besluit.decide(
        besloten, wat="De fontein gaat weg.", waarom="Te duur.", genomen_door=stad.college, genomen_op=klok.vandaag(),
        client_id=uuid4(), by=stad.college,
    )  # fmt: skip
    stad.voorwerpen |= {"gewogen": open_, "te_toetsen": besloten}
    stad.adressen |= {
        "afwegingen/": ["/afwegingen/", "/afwegingen/?stand=getoetst"],
        "agendapunten/<int:pk>/afweging/": [f"/agendapunten/{punt.pk}/afweging/" for punt in (open_, besloten)],
        "agendapunten/<int:pk>/afweging/opstelling/": [f"/agendapunten/{open_.pk}/afweging/opstelling/"],
        "agendapunten/<int:pk>/afweging/toets/": [f"/agendapunten/{besloten.pk}/afweging/toets/"],
    }


def _weigh(stad: SimpleNamespace, vraag: str) -> Agendapunt:
    velden = {"werkgebied": stad.wijk, "gewenst_op": klok.vandaag() + timedelta(days=20), "client_id": uuid4()}
    punt = agendapunt.make(vraag=vraag[:200], tafel="college", by=stad.seghwaert, **velden)
    punt = agendapunt.submit(punt, by=stad.seghwaert)
    afweging.compose(punt, **WOORDEN, toets_op=klok.vandaag(), by=stad.seghwaert)
    return punt
