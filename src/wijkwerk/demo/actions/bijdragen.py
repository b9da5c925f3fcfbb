"""A year of grants: the funds, some 170 applications over wijken and seasons, and the money going out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from wijkwerk.demo.actions import geldstroom, mensen, naderhand, stemmingen
from wijkwerk.demo.actions.aanvragen import Aanvraagleven, Plan
from wijkwerk.demo.actions.draaiboek import Leven, Uren
from wijkwerk.demo.actions.fondsen import POTJE, WIJK_AAN_ZET, Fondsen
from wijkwerk.demo.actions.jaar import Jaar
from wijkwerk.demo.queries.gegevens import table
from wijkwerk.kern import klok, termijnen
from wijkwerk.koppelingen.bank import NepBank
from wijkwerk.subsidies import tasks
from wijkwerk.subsidies.actions import jaareinde
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.queries.jaareinde import year_end

ZAAD = 86
SPOED = 0.08  # asked later than the rules say: somebody looks whether it can be done all the same
NEEN = 17
VERS = 9  # days: what was granted since waits in a batch for the second person
BETAALDAG = 3  # Thursday
JAAREINDE = 3  # March: the books of the year before are closed as soon as nothing holds them open
BEZWAAR_LOOPT = 38  # days ago: asked, refused and objected to; nobody decided about the objection yet
# How many days ago somebody asked, and what became of it: two that nobody looked at in time, some that are new.
LOTEN = ("trekt_terug", "gaat_niet_door", "zwijgt", "stuit") * 3
WACHTEND = (
    (34, "stil"),
    (27, "stil"),
    (12, "aanvullen"),
    (9, "aanvullen"),
    (13, "advies"),
    *((dagen, "") for dagen in (6, 5, 4, 3, 2, 1, 1)),
    (21, "voorstel"),
)


def plan(jaar: Jaar) -> None:
    """Open the funds on the first day, and plan what is asked of them; the pretend bank knows nothing yet."""
    NepBank.forget()
    rnd = Random(ZAAD)  # chance of its own: another plan changes nothing in the rest of the year
    wereld = replace(jaar.w, rnd=rnd, uren=Uren(rnd))
    jaar = Jaar(wereld, jaar.boek, jaar.stad, mensen.residents(rnd))
    fondsen = Fondsen(jaar)
    begin = jaar.boek.nu - timedelta(days=364)
    lang_geleden = klok.dag_van(jaar.boek.nu) - timedelta(days=75)
    jaar.boek.plan(begin, _run_funds(jaar, fondsen))
    stemmingen.plan(jaar, fondsen)
    loten = iter(LOTEN)
    for nummer, plan_ in enumerate(_apart(jaar, [*_plans(jaar), *_waiting(jaar)])):
        vooruit = jaar.w.rnd.randint(9, 17) if jaar.w.chance(SPOED) else jaar.w.rnd.randint(25, 62)
        dag = plan_.gevraagd_op or plan_.op - timedelta(days=vooruit)
        if dag > klok.dag_van(begin) + timedelta(days=1):
            bewoner = next(jaar.bewoners)
            if plan_.is_ok and not plan_.lot and plan_.fonds == WIJK_AAN_ZET and dag < lang_geleden and nummer % 5 == 2:
                plan_.lot = next(loten, "")
            leven = naderhand.after(Aanvraagleven(jaar.w, fondsen, plan_, (bewoner.naam, bewoner.email)))
            jaar.boek.plan(_evening(jaar, dag, nummer), leven)


def _apart(jaar: Jaar, plannen: list[Plan]) -> Iterator[Plan]:
    """Give each plan a name of its own: the same plan at the same place moves on to the next wijk."""
    gebieden, gezien = list(jaar.stad.values()), set[str]()
    for plan_ in plannen:
        eerste = gebieden.index(plan_.gebied)
        is_ergens = plan_.fonds == WIJK_AAN_ZET and "{" in plan_.feiten["titel"]
        for gebied in (*gebieden[eerste:], *gebieden[:eerste]) if is_ergens else ():
            plan_.gebied = gebied
            if plan_.titel not in gezien:
                break
        gezien.add(plan_.titel)
        yield plan_


def _evening(jaar: Jaar, dag: date, nummer: int) -> datetime:
    return jaar.w.uren.any_hour(dag) + timedelta(seconds=nummer)


def _plans(jaar: Jaar) -> Iterator[Plan]:
    """Give every plan as often as it is written down, in its season, spread over the wijken by inhabitants."""
    gebieden = list(jaar.stad.values())
    rnd, gewicht = jaar.w.rnd, [gebied.inwoners for gebied in gebieden]
    for feiten in table("plannen")["plan"]:
        gekozen: list[str] = []
        for _keer in range(feiten["keren"]):
            vrij = [gebied for gebied in gebieden if gekozen.count(gebied.naam) < 2]
            gebied = rnd.choices(vrij, [gebied.inwoners for gebied in vrij])[0]
            gekozen.append(gebied.naam)
            yield Plan(feiten, gebied, _day(jaar, feiten["maanden"]), WIJK_AAN_ZET)
    for feiten in rnd.choices(table("plannen")["nee"], k=NEEN):
        yield Plan(feiten, rnd.choices(gebieden, gewicht)[0], _day(jaar, feiten["maanden"]), WIJK_AAN_ZET)
    wethouders = {
        naam: rij["wie"]
        for rij in table("mensen")["mandaat"]
        if rij["tafel"] == "wijkwethouder"
        for naam in rij["gebied"]
    }
    for nummer, feiten in enumerate(table("fondsen")["potje"]):
        naam = list(wethouders)[nummer * 2 % len(wethouders)]
        op = klok.dag_van(jaar.boek.nu) - timedelta(days=300 - 55 * nummer)
        yield Plan(feiten | {"wethouder": wethouders[naam]}, jaar.stad[naam], op, POTJE)


def _waiting(jaar: Jaar) -> Iterator[Plan]:
    """Give the plans of the last weeks, for this winter or next spring: these wait for somebody today."""
    rnd, vandaag = jaar.w.rnd, klok.dag_van(jaar.boek.nu)
    gebieden = list(jaar.stad.values())
    binnenkort = {(vandaag + timedelta(days=dagen)).month for dagen in (30, 60)}
    passend = [feiten for feiten in table("plannen")["plan"] if binnenkort & set(feiten["maanden"])]
    for nummer, (dagen, lot) in enumerate(WACHTEND):
        feiten = _dearest() if lot == "voorstel" else passend[nummer % len(passend)]
        op = vandaag + timedelta(days=rnd.randint(27, 55))
        gebied = gebieden[nummer * 3 % len(gebieden)]
        yield Plan(feiten, gebied, op, WIJK_AAN_ZET, gevraagd_op=vandaag - timedelta(days=dagen), lot=lot)
    stil = next(rij["soort"] for rij in table("plannen")["bezwaar"] if not rij["uitkomst"])
    nee = next(feiten for feiten in table("plannen")["nee"] if feiten["soort"] == stil)
    op, gevraagd_op = vandaag + timedelta(days=20), vandaag - timedelta(days=BEZWAAR_LOOPT)
    yield Plan(nee, rnd.choice(gebieden), op, WIJK_AAN_ZET, gevraagd_op=gevraagd_op)


def _dearest() -> dict[str, Any]:
    """Return the plan that costs most: dear enough for a second person."""
    plannen: list[dict[str, Any]] = table("plannen")["plan"]
    return max(plannen, key=lambda feiten: sum(euro for _soort, _wat, euro in feiten["kosten"]))


def _day(jaar: Jaar, maanden: list[int]) -> date:
    """Return a Friday, Saturday or Sunday in one of these months, the one around the year that was played."""
    rnd, vandaag = jaar.w.rnd, klok.dag_van(jaar.boek.nu)
    dag = date(vandaag.year, rnd.choice(maanden), rnd.randint(1, 28))
    dag += timedelta(days=(rnd.choice((4, 5, 5, 6)) - dag.weekday()) % 7)
    if dag > vandaag + timedelta(days=55):
        return dag.replace(year=dag.year - 1) if dag.day != 29 else dag - timedelta(days=366)
    return dag


def _run_funds(jaar: Jaar, fondsen: Fondsen) -> Leven:
    """Open the funds; each day the system does its round, on Thursdays one pays, and the books turn with the year."""
    fondsen.open_all()
    vandaag = klok.dag_van(jaar.boek.nu)
    dag = klok.vandaag()
    while True:
        dag += timedelta(days=1)
        yield datetime.combine(dag, time(9, 20), klok.AMSTERDAM)
        if dag.day == 1:
            if dag.month == 12:
                fondsen.renew_all()
            tasks.open_versions.call()
        if dag.month == JAAREINDE and dag.weekday() == 0 and year_end(dag.year - 1).kan:
            jaareinde.close_year(dag.year - 1, by=fondsen.beheer)
        wet.end_completions()
        tasks.ask_and_remind.call()
        dagen_terug = (vandaag - dag).days
        if dag.weekday() == BETAALDAG and termijnen.is_werkdag(dag) and dagen_terug >= VERS:
            geldstroom.pay(fondsen, laatste=False)
        elif dagen_terug == 1:
            geldstroom.pay(fondsen, laatste=True)
        elif dag.weekday() == 0:
            geldstroom.look_back(jaar.w, fondsen)
