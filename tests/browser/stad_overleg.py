"""Meetings in each state, a series, a paper and minutes with two texts in one line, for the walk over every page."""

import re
from datetime import datetime, time, timedelta
from io import BytesIO
from types import SimpleNamespace
from uuid import uuid4

from tests.browser.adressen import LANG
from wijkwerk.agenda.actions import agendapunt
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.models import Overleg
from wijkwerk.agenda.queries.overleg import answer_link
from wijkwerk.kern import klok

PDF = b"%PDF-1.7\n%%EOF\n"


def hold_meetings(stad: SimpleNamespace) -> None:
    """Plan, hold and call off meetings, and say which pages to open."""
    bezig = _minuted(stad, dagen=1)
    klaar = _minuted(stad, dagen=2)
    actions.end_meeting(klaar, by=stad.seghwaert)
    gestuurd = actions.send_minutes(klaar, by=stad.seghwaert)
    komt = _plan(stad, dagen=9)
    _question(stad, f"Blijft {LANG} op de agenda?")
    actions.fill_agenda(komt, by=stad.seghwaert)
    _question(stad, "Wat doen we met het plein?")
    stuk = actions.add_paper(komt, upload=BytesIO(PDF), titel=LANG, by=stad.seghwaert)
    weg = actions.call_off(_plan(stad, dagen=3), reden="De zaal is dicht.", by=stad.seghwaert)
    reeks = actions.plan_series(
        naam="Wijkteamoverleg", werkgebied=stad.wijk, eerste_dag=klok.vandaag() + timedelta(days=30), weken=12,
        begintijd=time(10), plaats="De Brug", leden=[stad.seghwaert, stad.partner], by=stad.seghwaert,
    )  # fmt: skip
    teken = re.search(r"/uitnodiging/([^/]+)/", answer_link(komt.deelnemers.get(persoon=stad.partner)))[1]
    stad.voorwerpen |= {"overleg": komt, "overleg_bezig": bezig, "reeks": reeks}
    stad.voorbeelden |= {
        "overleggen/<int:pk>": [komt.pk, bezig.pk, gestuurd.pk, weg.pk],
        "overleggen/reeksen/<int:pk>": [reeks.pk],
        "stukken/<uuid:uuid>": [stuk.uuid],
        "uitnodiging/<str:token>": [teken],
    }
    stad.adressen |= {
        "overleggen/": ["/overleggen/", f"/overleggen/?wijk={stad.andere_wijk.pk}"],
        "stukken/nieuw/": [f"/stukken/nieuw/?overleg={komt.pk}"],
        "overleggen/nieuw/": ["/overleggen/nieuw/", "/overleggen/nieuw/?tafel=partner"],
    }


def _plan(stad: SimpleNamespace, *, dagen: int) -> Overleg:
    begint = datetime.combine(klok.vandaag() + timedelta(days=dagen), time(10), klok.AMSTERDAM)
    return actions.make(
        naam=f"Wijkteamoverleg {LANG}"[:100], werkgebied=stad.wijk, begint_op=begint, plaats="De Brug",
        leden=[stad.seghwaert, stad.wethouder, stad.behandelaar], notulist=stad.partner, client_id=uuid4(),
        by=stad.seghwaert,
    )  # fmt: skip


def _question(stad: SimpleNamespace, vraag: str) -> None:
    velden = {"werkgebied": stad.wijk, "gewenst_op": klok.vandaag() + timedelta(days=9), "client_id": uuid4()}
    punt = agendapunt.make(vraag=vraag, tafel="wijkteam", by=stad.seghwaert, **velden)
    agendapunt.submit(punt, by=stad.seghwaert)


def _minuted(stad: SimpleNamespace, *, dagen: int) -> Overleg:
    """Hold a meeting in which two people typed in one line and an actie was given out."""
    _question(stad, f"Mag {LANG} vaker?")
    overleg = _plan(stad, dagen=dagen)
    item = actions.fill_agenda(overleg, by=stad.seghwaert)[0]
    actions.open_meeting(overleg, by=stad.seghwaert)
    sleutel = uuid4()
    for tekst, wie, versie in ((LANG, stad.seghwaert, 0), ("Anders", stad.partner, 1), ("Zo", stad.seghwaert, 1)):
        regel = {"client_id": sleutel, "tekst": tekst, "bespreking": item, "versie": versie}
        actions.write_line(overleg, **regel, by=wie)
    actions.note_action(
        overleg, bespreking=item, client_id=uuid4(), by=stad.seghwaert, wat=f"Bel {LANG}", eigenaar=stad.partner,
        uiterlijk_op=klok.vandaag() + timedelta(days=7),
    )  # fmt: skip
    return overleg
