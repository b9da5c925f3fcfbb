"""Stories that run through the last weeks: signals of one place that are brought together and dealt with."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from wijkwerk.agenda.actions import agendapunt, agendapunt_gang
from wijkwerk.demo.actions.draaiboek import Leven
from wijkwerk.demo.actions.jaar import Jaar
from wijkwerk.demo.actions.levens import Loop
from wijkwerk.demo.actions.plekken import Plek
from wijkwerk.demo.queries.gegevens import address_of, table
from wijkwerk.kern import klok, termijnen
from wijkwerk.signalen import actions
from wijkwerk.signalen.actions import MelderGegevens


def plan(jaar: Jaar) -> None:
    """Plan every story from its first day."""
    for verhaal in table("verhalen")["verhaal"]:
        jaar.boek.plan(_day(jaar, verhaal["melding"][0]), _story(jaar, verhaal))


def _day(jaar: Jaar, melding: dict[str, Any]) -> datetime:
    return jaar.w.uren.desk_hour(klok.dag_van(jaar.boek.nu) - timedelta(days=melding["dagen"]))


def _story(jaar: Jaar, verhaal: dict[str, Any]) -> Leven:
    """Let the signals come in one by one; the later ones are merged into the first."""
    gebied = jaar.stad[verhaal["wijk"]]
    plek = gebied.straten[0] if verhaal["plek"] == "straat" else gebied.plekken[verhaal["plek"]]
    eerste, *later = verhaal["melding"]
    hoofd = _tell(jaar, verhaal, eerste, plek)
    yield jaar.w.uren.at_work(1)
    _lead(hoofd, verhaal)
    for melding in later:
        yield _day(jaar, melding)
        loop = _tell(jaar, verhaal, melding, plek)
        yield klok.nu() + timedelta(hours=3)
        actions.merge(loop.signaal, met=hoofd.signaal, by=hoofd.lead)
    yield jaar.w.uren.at_work(1)
    _tell_so_far(hoofd, verhaal)
    yield from SLOTEN[verhaal["slot"]](jaar, hoofd, verhaal)


def _tell(jaar: Jaar, verhaal: dict[str, Any], melding: dict[str, Any], plek: Plek) -> Loop:
    naam = melding.get("naam", "")
    melder = MelderGegevens(naam=naam, email=address_of(naam)) if naam else None
    gebied = jaar.stad[verhaal["wijk"]]
    return jaar.tell(melding["soort"], gebied, melding["kanaal"], plek, melding["tekst"], melder=melder, leeft=False)


def _lead(hoofd: Loop, verhaal: dict[str, Any]) -> None:
    """Let the wijkregisseur take the story up and name it."""
    hoofd.signaal = actions.take(hoofd.signaal, by=hoofd.lead)
    if verhaal["titel"]:
        hoofd.signaal = actions.rename(hoofd.signaal, titel=verhaal["titel"], by=hoofd.lead)


def _tell_so_far(hoofd: Loop, verhaal: dict[str, Any]) -> None:
    """Say what is going on, now that everybody was heard."""
    if "notitie" in verhaal:
        actions.note(hoofd.signaal, tekst=verhaal["notitie"], by=hoofd.lead)
    if "bericht" in verhaal:
        actions.message(hoofd.signaal, tekst=verhaal["bericht"], by=hoofd.lead)


def _to_table(jaar: Jaar, hoofd: Loop, verhaal: dict[str, Any]) -> Leven:
    """Put the question before its table, where it waits."""
    punt = agendapunt.make(
        vraag=verhaal["vraag"],
        tafel=verhaal["tafel"],
        gewenst_op=termijnen.add_werkdagen(klok.vandaag(), 15),
        werkgebied=jaar.stad[verhaal["wijk"]].werkgebied,
        signalen=[hoofd.signaal],
        toelichting=verhaal["notitie"],
        kosten=verhaal["kosten"] * 100 if "kosten" in verhaal else None,
        dekking=verhaal.get("dekking", ""),
        client_id=jaar.w.key(),
        by=hoofd.lead,
    )
    agendapunt_gang.submit(punt, by=hoofd.lead)
    yield from ()


def _pass_on(jaar: Jaar, hoofd: Loop, verhaal: dict[str, Any]) -> Leven:
    """Ask for an answer that has not come yet."""
    hoofd.signaal = actions.forward(
        hoofd.signaal,
        naar=jaar.w.cast.organisaties[verhaal["organisatie"]],
        antwoord_verwacht_op=termijnen.add_werkdagen(klok.vandaag(), 5),
        toelichting=verhaal["notitie"],
        by=hoofd.lead,
    )
    yield from ()


def _question(jaar: Jaar, hoofd: Loop, verhaal: dict[str, Any]) -> Leven:
    """Ask the reporter; where the story has an answer, it comes in the last hours."""
    actions.ask(hoofd.signaal, tekst=verhaal["vraag"], by=hoofd.lead)
    if "antwoord" in verhaal:
        yield jaar.boek.nu - timedelta(hours=5)
        actions.reply(hoofd.signaal, tekst=verhaal["antwoord"])


def _finish(jaar: Jaar, hoofd: Loop, verhaal: dict[str, Any]) -> Iterator[datetime]:
    yield jaar.w.uren.at_work(5)
    hoofd.finish(verhaal["uitkomst"])


SLOTEN = {
    "tafel": _to_table,
    "afdeling": _pass_on,
    "partner": _pass_on,
    "vraag": _question,
    "beantwoord": _question,
    "klaar": _finish,
}
