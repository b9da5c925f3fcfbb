"""One signal with all that belongs to it, as far as a person may see."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import rules, states
from wijkwerk.signalen.models import Foto, Melder, Reactie, Signaal
from wijkwerk.web.toegang import houdt

# Acts without a step in the life cycle: the verb, the rule, and whether only on an open signal.
OVERIGE = (
    ("ask", "signalen.behandelen", True),
    ("message", "signalen.behandelen", False),
    ("note", "signalen.noteren", False),
    ("classify", "signalen.behandelen", False),
    ("rename", "signalen.behandelen", False),
    ("show_to", "signalen.behandelen", False),
    ("relocate", "signalen.behandelen", False),
)


@dataclass(frozen=True)
class Moment:
    """One line of a timeline. `soort` is the verb or kind; `intern` lines are not for the reporter.

    `hele_dag`: only the day is told.
    """

    moment: datetime
    soort: str
    titel: str
    tekst: str
    door: str
    intern: bool
    hele_dag: bool = False


@dataclass(frozen=True)
class Dossier:
    """What the page of a signal needs. `melder` is None when this person may not see who reported it."""

    signaal: Signaal
    melder: Melder | None
    bereikbaar: bool  # whether the reporter left an e-mail or postal address
    fotos: list[Foto]
    tijdlijn: list[Moment]
    samengevoegde: list[Signaal]
    stappen: list[str]  # verbs this person may do now, in the order of states.OVERGANGEN plus ask, note, ...


def detail(persoon: Persoon, pk: int) -> Dossier | None:
    """Return the signal with everything, or None when this person may not see it (the page then is a 404).

    At most ten queries, whatever was said and done about it.
    """
    met = ("onderwerp", "werkgebied", "buurt", "behandelaar", "organisatie", "ingevoerd_door", "samengevoegd_met")
    signaal = rules.zichtbaar_voor(persoon).select_related(*met).filter(pk=pk).first()
    if signaal is None:
        return None
    melder = Melder.objects.filter(signaal=signaal).first()
    bereikbaar = melder is not None and bool(melder.email or melder.postadres)
    return Dossier(
        signaal=signaal,
        melder=melder if houdt(persoon, "signalen.melder", signaal) else None,
        bereikbaar=bereikbaar,
        fotos=list(signaal.fotos.select_related("bestand")),
        tijdlijn=timeline(signaal, persoon),
        samengevoegde=list(signaal.samengevoegde.select_related("onderwerp")),
        stappen=_steps(persoon, signaal, bereikbaar),
    )


def _steps(persoon: Persoon, signaal: Signaal, bereikbaar: bool) -> list[str]:
    stappen = [
        stap.handeling
        for stap in states.OVERGANGEN
        if signaal.status in stap.van and houdt(persoon, stap.regel, signaal)
    ]
    overige = [
        handeling
        for handeling, regel, alleen_open in OVERIGE
        if (signaal.is_open or not alleen_open) and houdt(persoon, regel, signaal)
    ]
    return [verb for verb in (*stappen, *overige) if verb != "ask" or bereikbaar]


def timeline(signaal: Signaal, persoon: Persoon | None = None) -> list[Moment]:
    """Merge log, reactions and sent messages, newest first. Without `persoon`: the version for the reporter.

    The public version holds the steps and what was said to and by the reporter, and no name of anybody.
    """
    regels = list(logboek.of_object(signaal))
    reacties = list(signaal.reacties.filter(rules.reacties_voor(persoon, signaal)).select_related("door"))
    berichten = list(Bericht.objects.about(signaal)) if persoon is not None else []
    namen = _names(regels) if persoon is not None else {}
    momenten = [
        *(moment for regel in regels if (moment := _of_line(regel, namen, publiek=persoon is None))),
        *(_of_reaction(reactie, publiek=persoon is None) for reactie in reacties),
        *(_of_message(bericht) for bericht in berichten),
    ]
    return sorted(momenten, key=lambda moment: moment.moment, reverse=True)


def _names(regels: list[Logregel]) -> dict[int, str]:
    sleutels = {regel.actor_id for regel in regels if regel.actor_id}
    return {persoon.pk: str(persoon) for persoon in Persoon.objects.filter(pk__in=sleutels)}


def _words() -> dict[str, tuple[str, bool]]:
    """Return per log line its words and whether the reporter reads it too; reactions tell themselves."""
    return {
        "gemeld": (_("Ontvangen"), True),
        "gesteund": (_("Iemand merkt dit ook"), True),
        "opgepakt": (_("In behandeling genomen"), True),
        "toegewezen": (_("Toegewezen"), False),
        "doorgezet": (_("Doorgezet: het ligt bij een ander en is nog niet opgelost"), True),
        "teruggelegd": (_("Teruggelegd"), False),
        "beantwoord": (_("Antwoord gekregen"), False),
        "geagendeerd": (_("Op de agenda gezet"), True),
        "verlegd": (_("Naar een andere tafel gebracht"), True),
        "afgehandeld": (_("Afgehandeld"), True),
        "niet_voor_ons": (_("Niet voor ons"), True),
        "ingetrokken": (_("Ingetrokken"), True),
        "samengevoegd": (_("Samengevoegd met een andere melding"), True),
        "heropend": (_("Heropend"), True),
        "beoordeeld": (_("Laten weten of het hielp"), True),
        "ingedeeld": (_("Onderwerp gewijzigd"), False),
        "hernoemd": (_("Titel gewijzigd"), False),
        "zichtbaarheid": (_("Gewijzigd wie het mag lezen"), False),
        "verplaatst": (_("Plek gewijzigd"), False),
        "geescaleerd": (_("Termijn voorbij, gemeld aan de wijkregisseur"), False),
        "herinnerd": (_("Herinnering gestuurd"), False),
    }


def _of_line(regel: Logregel, namen: dict[int, str], *, publiek: bool) -> Moment | None:
    soort = regel.handeling.partition(".")[2]
    woorden = _words().get(soort)
    if woorden is None or (publiek and not woorden[1]):
        return None
    wie = "" if publiek or regel.actor_id is None else namen.get(regel.actor_id, "")
    return Moment(regel.tijd, soort, woorden[0], "", wie, intern=not woorden[1])


def _of_reaction(reactie: Reactie, *, publiek: bool) -> Moment:
    wie = "" if publiek or reactie.door is None else str(reactie.door)
    return Moment(reactie.op, reactie.soort, str(reactie.get_soort_display()), reactie.tekst, wie, reactie.is_intern)


def _of_message(bericht: Bericht) -> Moment:
    """Say that something was sent and how it went, not to which address."""
    titel = _("Verstuurd: %(onderwerp)s") % {"onderwerp": bericht.onderwerp}
    return Moment(bericht.gemaakt_op, "verstuurd", titel, "", str(bericht.get_state_display()), intern=True)


def who_has(signaal: Signaal) -> str:
    """Return in words who has the signal now; colleagues are named by their work, not by name."""
    if signaal.organisatie is not None:
        return signaal.organisatie.naam
    if signaal.behandelaar is not None:
        return signaal.behandelaar.functie or _("een medewerker")
    return _("de wijkregisseur")
