"""One question with all that belongs to it, as far as a person may see."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Advies, Agendapunt, Besluit, Bespreking, Knelpunt, Optie, Stuk, Wijkeffect
from wijkwerk.agenda.queries.agendapunt_wie import who_has
from wijkwerk.agenda.states import agendapunt as states
from wijkwerk.agenda.states.agendapunt import HOGER, Status, Tafel
from wijkwerk.kern.draad import queries as draad
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen.models import Signaal
from wijkwerk.web.tijdlijn import Moment
from wijkwerk.web.toegang import houdt

SIGNAAL = "signalen.signaal"
# Steps a person makes on the page of the question; planning, putting off and deciding have pages of their own.
OP_DE_PAGINA = ("submit", "hand_back", "escalate", "withdraw", "resume")


@dataclass(frozen=True)
class Blad:
    """What the page of a question needs. `stappen` are the verbs this person may do now."""

    punt: Agendapunt
    wie: str
    opties: list[Optie]
    effecten: list[Wijkeffect]
    betrokkenen: list[Organisatie]
    adviezen: list[Advies]
    stukken: list[Stuk]
    knelpunt: Knelpunt | None
    bespreking: Bespreking | None
    besluit: Besluit | None
    ontbreekt: list[str]
    stappen: list[str]
    tijdlijn: list[Moment]

    @property
    def kosten(self) -> bool:
        """Whether anything is known of what it costs."""
        return self.punt.kosten is not None or bool(self.punt.dekking)


def detail(persoon: Persoon, pk: int) -> Blad | None:
    """Return the question with everything, or None when this person may not see it (the page then is a 404)."""
    met = ("werkgebied", "organisatie", "trekker", "thema")
    punt = rules.punten_voor(persoon).select_related(*met).filter(pk=pk).first()
    if punt is None:
        return None
    opties, effecten = list(punt.opties.all()), list(punt.effecten.select_related("werkgebied"))
    adviezen = list(
        punt.adviezen.filter(ingetrokken_op=None)
        .select_related("persoon", "organisatie", "gegeven_door")
        .prefetch_related("eerdere")
    )
    knelpunt = stuck(punt)
    betrokken = Organisatie.objects.filter(pk__in=punt.betrokkenen.values("organisatie"))
    return Blad(
        punt=punt,
        wie=who_has(punt),
        opties=opties,
        effecten=effecten,
        betrokkenen=list(betrokken),
        adviezen=adviezen,
        stukken=list(punt.stukken.all()),
        knelpunt=knelpunt,
        bespreking=_next_discussion(punt),
        besluit=punt.besluiten.current().select_related("genomen_door", "optie").first(),
        ontbreekt=missing(punt, opties=len(opties), effecten=len(effecten), adviezen=adviezen),
        stappen=steps(persoon, punt, knelpunt),
        tijdlijn=timeline(punt),
    )


def _next_discussion(punt: Agendapunt) -> Bespreking | None:
    if punt.status != Status.INGEPLAND:
        return None
    open_ = punt.besprekingen.filter(afloop=Bespreking.Afloop.OPEN).select_related("overleg")
    return open_.order_by("overleg__begint_op").first()


def stuck(punt: Agendapunt) -> Knelpunt | None:
    """Return the open knelpunt of a question."""
    return punt.knelpunten.filter(opgelost_op=None).first()


def steps(persoon: Persoon, punt: Agendapunt, knelpunt: Knelpunt | None) -> list[str]:
    """Return the verbs of what this person may do now; `knelpunt` is the open one."""
    kan = [
        verb for verb in OP_DE_PAGINA
        if states.may(verb, punt.status) and houdt(persoon, states.step(verb).regel, punt)
    ]  # fmt: skip
    maker = houdt(persoon, "agenda.agenderen", punt)
    if Tafel(punt.tafel) not in HOGER and "escalate" in kan:
        kan.remove("escalate")
    if knelpunt is not None and "withdraw" in kan:
        kan.remove("withdraw")
    if punt.is_open and maker:
        kan += ["change", "ask_advice"]
    naar_raad = punt.tafel == Tafel.COLLEGE and houdt(persoon, "agenda.tafel", punt)
    if punt.status in (Status.VOORBEREIDING, Status.WACHT) and (maker or naar_raad):
        kan.append("change_table")
    if punt.is_open and knelpunt is None and (maker or houdt(persoon, "agenda.tafel", punt)):
        kan.append("report")
    if punt.status in states.BIJ_TAFEL and houdt(persoon, "agenda.besluiten", punt):
        kan.append("decide")
    if knelpunt is not None and houdt(persoon, "agenda.knelpunt", knelpunt):
        kan.append("solve")
    return kan


def missing(punt: Agendapunt, *, opties: int, effecten: int, adviezen: list[Advies]) -> list[str]:
    """Return what a table would still ask for: a warning, not a wall."""
    lijst = [
        (not punt.toelichting, _("Een toelichting: waar gaat het over?")),
        (not punt.geprobeerd, _("Wat al is geprobeerd")),
        (not punt.belang_wijk, _("Het belang van de wijk")),
        (not punt.belang_stad, _("Het belang van de stad")),
        (not effecten, _("Wat het betekent per wijk")),
        (opties < 2, _("Minstens twee opties om uit te kiezen")),
        (punt.kosten is None, _("Wat het kost (0 mag ook)")),
        (bool(punt.kosten) and not punt.dekking, _("Uit welke pot het komt")),
        (any(advies.gegeven_op is None for advies in adviezen), _("Advies dat nog niet binnen is")),
    ]
    return [woorden for mist, woorden in lijst if mist]


def missing_now(punt: Agendapunt) -> list[str]:
    """Return what a table would still ask for, read afresh; three queries."""
    adviezen = list(punt.adviezen.filter(ingetrokken_op=None))
    return missing(punt, opties=punt.opties.count(), effecten=punt.effecten.count(), adviezen=adviezen)


def signals_upstream(punt: Agendapunt) -> QuerySet[Signaal]:
    """Return the signals this question came from, along the thread."""
    sleutels = [knoop.id for knoop in draad.walk(punt, "terug") if knoop.soort == SIGNAAL]
    return Signaal.objects.filter(pk__in=sleutels).select_related("onderwerp", "werkgebied").order_by("pk")


def questions_about(signaal: Signaal) -> QuerySet[Agendapunt]:
    """Return the questions that came from a signal along the thread, what moved last first."""
    sleutels = [knoop.id for knoop in draad.walk(signaal, "heen") if knoop.soort == Agendapunt._meta.label_lower]
    return Agendapunt.objects.filter(pk__in=sleutels).order_by("-status_sinds")


def _words() -> dict[str, str]:
    return {
        "gemaakt": _("Gemaakt"),
        "gewijzigd": _("Tekst gewijzigd"),
        "opties": _("Opties opgeschreven"),
        "effecten": _("Opgeschreven wat het per wijk betekent"),
        "betrokkenen": _("Gekozen wie het mag lezen"),
        "ingediend": _("Naar de tafel gebracht"),
        "ingepland": _("Op de agenda van een overleg gezet"),
        "aangehouden": _("Wacht op een volgend overleg"),
        "teruggegeven": _("Teruggegeven door de tafel"),
        "opgeschaald": _("Naar een hogere tafel"),
        "verlegd": _("Naar een andere tafel"),
        "afgevoerd": _("Van de agenda af"),
        "hervat": _("Weer opgepakt"),
        "besloten": _("Besloten"),
        "knelpunt": _("Een knelpunt geworden"),
        "knelpunt_opgelost": _("Knelpunt opgelost"),
        "losgetrokken": _("Nieuwe datum na het knelpunt"),
        "afweging_opgesteld": _("Afweging voor het college opgesteld"),
        "afweging_gewijzigd": _("Afweging gewijzigd"),
        "afweging_getoetst": _("Gekeken of het uitkwam"),
        "advies_gevraagd": _("Advies gevraagd"),
        "advies_gegeven": _("Advies gegeven"),
        "advies_gecorrigeerd": _("Advies aangepast"),
        "advies_ingetrokken": _("Advies niet meer nodig"),
        "advies_herinnerd": _("Herinnering gestuurd voor een advies"),
    }


def timeline(punt: Agendapunt) -> list[Moment]:
    """Return what happened, newest first: the lines of the log with the reasons people gave. Four queries."""
    regels = list(logboek.of_object(punt))
    namen = {
        persoon.pk: str(persoon)
        for persoon in Persoon.objects.filter(pk__in={regel.actor_id for regel in regels if regel.actor_id})
    }
    redenen = dict(punt.wendingen.values_list("pk", "reden"))
    woorden, momenten = _words(), list[Moment]()
    for regel in regels:
        titel = woorden.get(regel.handeling.partition(".")[2])
        if titel and not _repeats(regel, momenten):
            momenten.append(_moment(regel, titel, namen, redenen))
    return momenten


def _moment(regel: Logregel, titel: str, namen: dict[int, str], redenen: dict[int, str]) -> Moment:
    naar = regel.gegevens.get("tafel") if regel.handeling.endswith(("ingediend", "opgeschaald", "verlegd")) else None
    if naar in Tafel.values:
        titel = f"{titel}: {Tafel(naar).label}"
    door = namen.get(regel.actor_id, "") if regel.actor_id else _nobody(regel)
    return Moment(regel.tijd, titel, redenen.get(regel.gegevens.get("wending_id") or 0, ""), door)


def _nobody(regel: Logregel) -> str:
    return _("via de link") if ".advies_g" in regel.handeling else _("vanzelf")


def _repeats(regel: Logregel, momenten: list[Moment]) -> bool:
    """Whether this line is one of a row of changes by the same person within the hour: one line tells that."""
    if not momenten or not regel.handeling.endswith(("gewijzigd", "opties", "effecten", "betrokkenen")):
        return False
    vorig = momenten[-1]
    return vorig.titel == _words()[regel.handeling.partition(".")[2]] and (vorig.moment - regel.tijd).seconds < 3600
