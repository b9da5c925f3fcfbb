"""Stories along the whole thread: signals, a thema, the table, what was decided and done, and who heard of it.

A story is a list of steps in `gegevens/draden.toml`; each step is one act of the agenda on its day.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.module_loading import import_string

from wijkwerk.agenda.actions import actie, advies, afweging, agendapunt, agendapunt_gang, besluit, knelpunt, thema
from wijkwerk.agenda.actions import terugkoppeling as terug
from wijkwerk.agenda.actions import toezegging as toezeggingen
from wijkwerk.agenda.models import Actie, Agendapunt, Besluit, Thema, Toezegging
from wijkwerk.demo.actions.draaiboek import Leven
from wijkwerk.demo.actions.jaar import Jaar
from wijkwerk.demo.actions.levens import Loop
from wijkwerk.demo.queries.gegevens import address_of, table
from wijkwerk.kern import klok, termijnen
from wijkwerk.kern.taken import beurt
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen.actions import MelderGegevens
from wijkwerk.signalen.states import OPEN

Feiten = dict[str, Any]
TERMIJN = 30
LEASE = timedelta(minutes=1)
TEKSTEN = ("toelichting", "geprobeerd", "belang_wijk", "belang_stad", "dekking")


def plan(jaar: Jaar) -> None:
    """Plan every story from its first day."""
    for feiten in table("draden")["draad"]:
        draad = Draad(jaar, feiten)
        jaar.boek.plan(draad.moment(feiten["melding"][0]), draad.live())


class Draad:
    """One story on its way: what it has made so far."""

    def __init__(self, jaar: Jaar, feiten: Feiten) -> None:
        self.jaar, self.feiten = jaar, feiten
        self.gebied = jaar.stad[feiten["wijk"]]
        self.meldingen: list[tuple[Feiten, Loop]] = []
        self.acties: dict[str, Actie] = {}
        self.thema: Thema | None = None
        self.punt: Agendapunt
        self.besluit: Besluit
        self.toezegging: Toezegging

    @property
    def lead(self) -> Persoon:
        """Return the wijkregisseur on the day of the clock."""
        return self.jaar.w.cast.lead(self.gebied.werkgebied.pk)

    def moment(self, stap: Feiten) -> datetime:
        """Return when a step happens: in office hours of its day, or of the first working day after it."""
        dag = klok.dag_van(self.jaar.boek.nu) - timedelta(days=stap["dagen"])
        while not termijnen.is_werkdag(dag):
            dag += timedelta(days=1)
        return self.jaar.w.uren.desk_hour(dag)

    def live(self) -> Leven:
        """Let the signals come in and every step happen, in the order of their days."""
        stappen = [*self.feiten["melding"], *self.feiten["stap"]]
        for stap in sorted(stappen, key=lambda stap: -stap["dagen"]):
            yield self.moment(stap)
            DADEN[stap.get("doe", "melding")](self, stap)

    def who(self, stap: Feiten) -> Persoon:
        """Return the person a step names, or the wijkregisseur."""
        return self.jaar.w.cast.mensen[stap["wie"]] if "wie" in stap else self.lead

    def organisation(self, stap: Feiten) -> Organisatie | None:
        """Return the organisation a step names."""
        return self.jaar.w.cast.organisaties[stap["organisatie"]] if "organisatie" in stap else None

    def effects(self, stap: Feiten) -> dict[Any, str]:
        """Return what a step says of each wijk."""
        return {self.jaar.stad[naam].werkgebied: tekst for naam, tekst in stap["effecten"].items()}


def _in(dagen: int) -> date:
    """Return the day so many days from now, or the first working day after it: nobody promises a Sunday."""
    dag = klok.vandaag() + timedelta(days=dagen)
    return dag if termijnen.is_werkdag(dag) else termijnen.add_werkdagen(dag, 1)


def _cents(euro: int | None) -> int | None:
    return None if euro is None else euro * 100


def _report(draad: Draad, stap: Feiten) -> None:
    naam = stap.get("naam", "")
    melder = None
    if naam and stap["kanaal"] == "papier":
        straat = draad.gebied.straten[1].naam
        code = draad.gebied.postcodes[straat]
        melder = MelderGegevens(naam=naam, postadres=f"{straat} 9, {code[:4]} {code[4:]} Zoetermeer")
    elif naam:
        melder = MelderGegevens(naam=naam, email=address_of(naam))
    plek = draad.gebied.plekken[draad.feiten["plek"]]
    loop = draad.jaar.tell(stap["soort"], draad.gebied, stap["kanaal"], plek, stap["tekst"], melder=melder, leeft=False)
    draad.meldingen.append((stap, loop))


def _bundle(draad: Draad, stap: Feiten) -> None:
    draad.thema = thema.make(
        titel=stap["titel"],
        verhaal=stap["verhaal"],
        onderwerp=draad.jaar.onderwerpen[table("soorten")[draad.feiten["onderwerp"]]["onderwerp"]],
        werkgebied=draad.gebied.werkgebied,
        signalen=[loop.signaal for _melding, loop in draad.meldingen],
        client_id=draad.jaar.w.key(),
        by=draad.lead,
    )
    if "publiek" in stap:
        draad.thema = thema.publish(draad.thema, publiek_verhaal=stap["publiek"], by=draad.lead)


def _ask_table(draad: Draad, stap: Feiten) -> None:
    punt = agendapunt.make(
        vraag=stap["vraag"],
        tafel=stap["tafel"],
        gewenst_op=_in(stap.get("termijn", TERMIJN)),
        werkgebied=draad.gebied.werkgebied,
        organisatie=draad.organisation(stap),
        thema=draad.thema,
        signalen=() if draad.thema else [loop.signaal for _melding, loop in draad.meldingen],
        kosten=_cents(stap.get("kosten")),
        client_id=draad.jaar.w.key(),
        by=draad.lead,
        **{naam: stap[naam] for naam in TEKSTEN if naam in stap},
    )
    opties = [{**optie, "kosten": _cents(optie.get("kosten"))} for optie in stap.get("opties", ())]
    if opties:
        punt = agendapunt.set_options(punt, opties, by=draad.lead)
    if "effecten" in stap:
        punt = agendapunt.set_effects(punt, draad.effects(stap), by=draad.lead)
    draad.punt = agendapunt_gang.submit(punt, by=draad.lead)


def _ask_advice(draad: Draad, stap: Feiten) -> None:
    advies.ask_advice(
        draad.punt, organisatie=draad.organisation(stap), vraag=stap["vraag"], uiterlijk_op=_in(14), by=draad.lead
    )


def _give_advice(draad: Draad, stap: Feiten) -> None:
    gevraagd = draad.punt.adviezen.get(gegeven_op=None)
    advies.give_advice(gevraagd, oordeel=stap["oordeel"], antwoord=stap["tekst"], by=draad.who(stap))


def _hand_back(draad: Draad, stap: Feiten) -> None:
    draad.punt = agendapunt_gang.hand_back(draad.punt, reden=stap["reden"], by=draad.who(stap))


def _again(draad: Draad, _stap: Feiten) -> None:
    draad.punt = agendapunt_gang.submit(draad.punt, by=draad.lead)


def _lift(draad: Draad, stap: Feiten) -> None:
    draad.punt = agendapunt_gang.escalate(draad.punt, reden=stap["reden"], by=draad.lead)


def _stuck(draad: Draad, stap: Feiten) -> None:
    knelpunt.report(draad.punt, toelichting=stap["tekst"], by=draad.lead)


def _weigh(draad: Draad, stap: Feiten) -> None:
    punt = Agendapunt.objects.get(pk=draad.punt.pk)
    agendapunt.set_effects(punt, draad.effects(stap), by=draad.lead)
    woorden = {naam: stap[naam] for naam in ("kern", "voorstel", "verwachting")}
    toets_op = klok.dag_van(draad.jaar.boek.nu) - timedelta(days=stap["toets"])
    afweging.compose(punt, **woorden, toets_op=toets_op, by=draad.lead)


def _check(draad: Draad, stap: Feiten) -> None:
    gewogen = Agendapunt.objects.get(pk=draad.punt.pk).afweging
    afweging.check_outcome(gewogen, toets=stap["toets"], tekst=stap["tekst"], by=draad.lead)


def _decide(draad: Draad, stap: Feiten) -> None:
    punt = Agendapunt.objects.get(pk=draad.punt.pk)
    wie = draad.who(stap)
    draad.besluit = besluit.decide(
        punt,
        genomen_door=wie,
        genomen_op=klok.vandaag(),
        optie=punt.opties.filter(titel=stap.get("optie", "")).first(),
        kosten=_cents(stap["kosten"]) if "kosten" in stap else punt.kosten,
        dekking=stap.get("dekking", punt.dekking),
        publieke_tekst=stap["publiek"],
        client_id=draad.jaar.w.key(),
        by=wie,
        **{naam: stap[naam] for naam in ("wat", "waarom", "voor", "tegen", "terug_naar") if naam in stap},
    )


def _give(draad: Draad, stap: Feiten) -> None:
    draad.acties[stap["sleutel"]] = actie.give(
        wat=stap["wat"],
        uiterlijk_op=_in(stap["termijn"]),
        organisatie=draad.organisation(stap),
        werkgebied=draad.gebied.werkgebied,
        besluit=draad.besluit,
        client_id=draad.jaar.w.key(),
        by=draad.lead,
    )


def _accept(draad: Draad, stap: Feiten) -> None:
    draad.acties[stap["actie"]] = actie.accept(draad.acties[stap["actie"]], by=draad.who(stap))


def _finish_action(draad: Draad, stap: Feiten) -> None:
    actie.finish(
        draad.acties[stap["actie"]],
        resultaat=stap["resultaat"],
        publiek_resultaat=stap["publiek"],
        by=draad.who(stap),
    )


def _promise(draad: Draad, stap: Feiten) -> None:
    draad.toezegging = toezeggingen.promise(
        gedaan_op=klok.vandaag(),
        uiterlijk_op=_in(stap["termijn"]),
        eigenaar=draad.jaar.w.cast.mensen[stap["eigenaar"]],
        werkgebied=draad.gebied.werkgebied,
        besluit=draad.besluit,
        client_id=draad.jaar.w.key(),
        by=draad.jaar.w.cast.mensen["griffie"],
        **{naam: stap[naam] for naam in ("onderwerp", "tekst", "aan", "soort", "kenmerk") if naam in stap},
    )


def _progress(draad: Draad, stap: Feiten) -> None:
    draad.toezegging = toezeggingen.add_stand(draad.toezegging, tekst=stap["tekst"], by=draad.lead)


def _settle(draad: Draad, stap: Feiten) -> None:
    toezeggingen.settle(draad.toezegging, tekst=stap["tekst"], by=draad.jaar.w.cast.mensen["griffie"])


def _draft(draad: Draad, stap: Feiten) -> None:
    """Leave a draft, as the wijkregisseur finds it before reading it over."""
    terug.draft(draad.thema or draad.punt, aanleiding=stap["aanleiding"], by=draad.lead)


def _tell_back(draad: Draad, stap: Feiten) -> None:
    concept = terug.draft(draad.thema or draad.punt, aanleiding=stap["aanleiding"], by=draad.lead)
    tekst = (stap["aanleiding"], stap["tekst"])
    concept = terug.edit(concept, teksten={rij.groep: tekst for rij in concept.teksten.all()}, by=draad.lead)
    terug.send(concept, by=draad.lead)
    _work_off()


def _work_off() -> None:
    """Do the jobs that wait, as the worker does: what is done here is not begun again when the demo has started."""
    while (taak := beurt.claim("demojaar", lease=LEASE)) is not None:
        beurt.finish(taak, resultaat=import_string(taak.functie).call(*taak.args, **taak.kwargs))


def _close(draad: Draad, _stap: Feiten) -> None:
    for melding, loop in draad.meldingen:
        loop.signaal.refresh_from_db()
        if loop.signaal.status in OPEN:
            signalen.close(loop.signaal, uitkomst=melding["uitkomst"], by=draad.lead)


def _finish(draad: Draad, stap: Feiten) -> None:
    if draad.thema is not None:
        thema.finish(draad.thema, resultaat=stap["resultaat"], by=draad.lead)


DADEN: dict[str, Callable[[Draad, Feiten], None]] = {
    "melding": _report,
    "thema": _bundle,
    "punt": _ask_table,
    "advies": _ask_advice,
    "antwoord": _give_advice,
    "teruggeven": _hand_back,
    "opnieuw": _again,
    "optillen": _lift,
    "knelpunt": _stuck,
    "afwegen": _weigh,
    "toetsen": _check,
    "besluit": _decide,
    "actie": _give,
    "aannemen": _accept,
    "klaar": _finish_action,
    "toezegging": _promise,
    "stand": _progress,
    "afdoen": _settle,
    "concept": _draft,
    "terug": _tell_back,
    "sluiten": _close,
    "afronden": _finish,
}
