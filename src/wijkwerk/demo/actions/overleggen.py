"""The meetings of the year: series with members, held on their days with an agenda and minutes that are sent round."""

from datetime import time, timedelta
from typing import Any

from wijkwerk.agenda.actions import overleg as overleggen
from wijkwerk.agenda.models import Agendapunt, Bespreking, Deelnemer, Overleg, Overlegreeks
from wijkwerk.agenda.states.overleg import Status
from wijkwerk.demo.actions.draaiboek import Leven
from wijkwerk.demo.actions.jaar import Jaar
from wijkwerk.demo.queries.gegevens import table
from wijkwerk.kern import klok, termijnen
from wijkwerk.mensen.models import Persoon

SINDS = 190  # days ago on which the series began
AFWEZIG = 0.12
ZEGT_HET = 0.7  # of those invited, before the meeting


def plan(jaar: Jaar) -> None:
    """Plan every series from its first day."""
    begin = klok.dag_van(jaar.boek.nu) - timedelta(days=SINDS)
    for nummer, feiten in enumerate(table("overleggen")["reeks"]):
        jaar.boek.plan(jaar.w.uren.desk_hour(begin + timedelta(days=nummer)), _meet(jaar, feiten))


def _meet(jaar: Jaar, feiten: dict[str, Any]) -> Leven:
    """Start a series and hold its meetings as they come."""
    reeks = _start(jaar, feiten)
    gebied = jaar.stad[feiten["wijk"]].werkgebied.pk
    while komt := reeks.overleggen.filter(status=Status.GEPLAND, begint_op__gt=klok.nu()).order_by("begint_op").first():
        yield komt.begint_op - timedelta(hours=23)
        overleggen.fill_agenda(komt, by=jaar.w.cast.lead(gebied))
        yield komt.begint_op
        komt = overleggen.open_meeting(komt, by=jaar.w.cast.lead(gebied))
        _write(jaar, komt, jaar.w.cast.mensen[feiten["notulist"]])
        yield komt.eindigt_op
        schrijft = jaar.w.cast.mensen[feiten["notulist"]].pk
        leden = komt.deelnemers.values_list("persoon", flat=True).order_by("pk")
        aanwezig = [wie for wie in leden if wie == schrijft or not jaar.w.chance(AFWEZIG)]
        overleggen.attend(komt, aanwezig=aanwezig, by=jaar.w.cast.lead(gebied))
        komt = overleggen.end_meeting(komt, by=jaar.w.cast.lead(gebied))
        yield jaar.w.uren.at_work(1)
        overleggen.send_minutes(komt, by=jaar.w.cast.lead(gebied))
        _answer(jaar, reeks)


def _start(jaar: Jaar, feiten: dict[str, Any]) -> Overlegreeks:
    cast, gebied = jaar.w.cast, jaar.stad[feiten["wijk"]]
    dag = klok.vandaag() + timedelta(days=14)
    lead = cast.lead(gebied.werkgebied.pk)
    return overleggen.plan_series(
        naam=feiten["naam"],
        werkgebied=gebied.werkgebied,
        eerste_dag=dag + timedelta(days=(feiten["weekdag"] - dag.weekday()) % 7),
        begintijd=time.fromisoformat(feiten["begintijd"]),
        plaats=gebied.plekken["buurthuis"].naam,
        leden=[lead, *(cast.mensen[lid] for lid in feiten["leden"])],
        notulist=cast.mensen[feiten["notulist"]],
        by=lead,
    )


def _answer(jaar: Jaar, reeks: Overlegreeks) -> None:
    """Let most members say whether they come to the next meeting."""
    komt = reeks.overleggen.filter(status=Status.GEPLAND, begint_op__gt=klok.nu()).order_by("begint_op").first()
    for lid in komt.deelnemers.select_related("persoon").order_by("pk") if komt else ():
        if jaar.w.chance(ZEGT_HET):
            komst = Deelnemer.Komst.KOMT_NIET if jaar.w.chance(AFWEZIG) else Deelnemer.Komst.KOMT
            overleggen.answer_invitation(lid, komst=komst, by=lid.persoon)


def _write(jaar: Jaar, overleg: Overleg, notulist: Persoon) -> None:
    """Write the minutes: a few lines with the fixed items, and with every question what was said or decided."""
    zinnen = table("overleggen")["verslag"]
    uitkomsten = {feiten["vraag"]: feiten for feiten in table("overleggen")["vraag"]}
    for bespreking in overleg.besprekingen.exclude(afloop=Bespreking.Afloop.AANGEHOUDEN):
        if (punt := bespreking.agendapunt) and punt.vraag in uitkomsten:
            _decide(jaar, bespreking, punt, uitkomsten[punt.vraag], notulist)
            continue
        soort = "besproken" if bespreking.agendapunt_id else bespreking.titel.lower()
        for tekst in jaar.w.rnd.sample(zinnen.get(soort, [""]), k=2 if soort == "mededelingen" else 1):
            if tekst:
                overleggen.write_line(overleg, client_id=jaar.w.key(), tekst=tekst, bespreking=bespreking, by=notulist)


def _decide(jaar: Jaar, bespreking: Bespreking, punt: Agendapunt, feiten: dict[str, Any], notulist: Persoon) -> None:
    """Write what was said on a question, and record the decision and who does what."""
    overleg = bespreking.overleg
    voorzitter = jaar.w.cast.lead(overleg.werkgebied_id)
    for tekst in feiten["besproken"]:
        overleggen.write_line(overleg, client_id=jaar.w.key(), tekst=tekst, bespreking=bespreking, by=notulist)
    besluit = overleggen.note_decision(
        overleg,
        bespreking=bespreking,
        client_id=jaar.w.key(),
        genomen_door=voorzitter,
        genomen_op=klok.vandaag(),
        kosten=punt.kosten,
        dekking=punt.dekking,
        publieke_tekst=feiten["publiek"],
        by=voorzitter,
        **{naam: feiten[naam] for naam in ("wat", "waarom", "terug_naar")},
    )
    for actie in feiten["actie"]:
        overleggen.note_action(
            overleg,
            bespreking=bespreking,
            client_id=jaar.w.key(),
            wat=actie["wat"],
            uiterlijk_op=termijnen.add_werkdagen(klok.vandaag(), actie["termijn"]),
            organisatie=jaar.w.cast.organisaties[actie["organisatie"]],
            werkgebied=overleg.werkgebied,
            besluit=besluit,
            by=voorzitter,
        )
