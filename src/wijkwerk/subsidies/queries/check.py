"""The two-minute check: what every open fund says of one plan, what is left in it, and by when one hears."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.gebieden.queries import versies_on
from wijkwerk.kern import klok
from wijkwerk.kern.termijnen import Duur, Eenheid, Termijn
from wijkwerk.rekenkern.regels import Oordeel, Plan
from wijkwerk.subsidies.models import Regelingversie, Ronde
from wijkwerk.subsidies.queries.plafond import left
from wijkwerk.subsidies.queries.regeling import open_versions
from wijkwerk.subsidies.queries.toets import Regeluitleg, Uitleg, explain
from wijkwerk.subsidies.states.regeling import Rondestatus, Verdeelwijze


@dataclass(frozen=True)
class Regels:
    """What the rules of a fund say of a plan, by what they say."""

    uitleg: Uitleg

    @property
    def oordeel(self) -> Oordeel:
        """Yes, no, a person looks, or not known yet."""
        return self.uitleg.oordeel

    @property
    def nee(self) -> tuple[Regeluitleg, ...]:
        """The rules that say no."""
        return self.uitleg.with_outcome(Oordeel.NEE)

    @property
    def kijken(self) -> tuple[Regeluitleg, ...]:
        """The rules at which a person looks."""
        return self.uitleg.with_outcome(Oordeel.MENS)

    @property
    def eerst(self) -> tuple[Regeluitleg, ...]:
        """What has to be arranged before money is spent."""
        return self.uitleg.with_outcome(Oordeel.LET_OP)

    @property
    def onbekend(self) -> tuple[Regeluitleg, ...]:
        """The rules that cannot be answered yet."""
        return self.uitleg.with_outcome(Oordeel.ONBEKEND)

    @property
    def goed(self) -> tuple[Regeluitleg, ...]:
        """The rules that say yes."""
        return self.uitleg.with_outcome(Oordeel.JA)


@dataclass(frozen=True)
class Antwoord(Regels):
    """What one fund says. Amounts in cents; `over` is what is left for this area, None when no ceiling was set."""

    versie: Regelingversie
    over: int | None
    uiterlijk: date
    gevraagd: int | None

    @property
    def te_krap(self) -> bool:
        """Whether less is left than is asked."""
        return self.over is not None and self.gevraagd is not None and self.over < self.gevraagd


def compare(plan: Plan, *, werkgebied: Werkgebied | None, eerst: str = "") -> list[Antwoord]:
    """Try every open fund on the plan; the one with the key `eerst` comes first. Three queries and six per fund."""
    versies = sorted(open_versions(plan.ontvangen), key=lambda versie: versie.regeling.sleutel != eerst)
    return [answer(versie, plan, werkgebied=werkgebied) for versie in versies]


def in_short(antwoorden: Sequence[Antwoord]) -> str:
    """Return what all of it comes to, in one or two sentences."""
    past = [antwoord.versie.regeling.naam for antwoord in antwoorden if antwoord.oordeel != Oordeel.NEE]
    if not antwoorden:
        return ""
    if not past:
        return _("Zo past uw plan niet. Hieronder leest u waarom, en wat u kunt doen.")
    namen = get_text_list(past, _("en"))
    if all(antwoord.oordeel == Oordeel.JA for antwoord in antwoorden if antwoord.oordeel != Oordeel.NEE):
        return _("Uw plan past bij %(fondsen)s.") % {"fondsen": namen}
    return _("Uw plan kan passen bij %(fondsen)s. Hieronder leest u waar u nog op let.") % {"fondsen": namen}


def answer(versie: Regelingversie, plan: Plan, *, werkgebied: Werkgebied | None) -> Antwoord:
    """Return what one fund says of the plan."""
    return Antwoord(
        explain(versie, plan, voorwaarden=list(versie.voorwaarden.all())),
        versie,
        left_for(versie, werkgebied, plan.ontvangen),
        decided_by(versie, plan.ontvangen),
        plan.gevraagd,
    )


def left_for(versie: Regelingversie, werkgebied: Werkgebied | None, dag: date) -> int | None:
    """Return the cents that are left for an area (or for all of them together), None without a ceiling."""
    delen = left(versie.regeling, dag)
    passend = [d for d in delen if werkgebied is None or d.deel.werkgebied_id in (None, werkgebied.pk)]
    return sum(deel.vrij for deel in passend) if delen else None


def decided_by(versie: Regelingversie, dag: date) -> date:
    """Return by when one hears who asks on `dag`: from receipt, or from the last day of the round that is open."""
    einde = Termijn(_begin(versie, dag), Duur(versie.beslis_weken, Eenheid.WEKEN)).einddatum()
    assert einde is not None, "a term that never stops has an end"  # noqa: S101 (for the reader and the type checker)
    return einde


def _begin(versie: Regelingversie, dag: date) -> date:
    if versie.verdeelwijze != Verdeelwijze.RONDE:
        return dag
    rondes = Ronde.objects.filter(
        plafond__regeling=versie.regeling_id, status=Rondestatus.OPEN, opent_op__lte=dag, sluit_op__gte=dag
    )
    ronde = rondes.order_by("sluit_op").first()
    return ronde.sluit_op if ronde else dag


def areas_of(dag: date | None = None) -> Sequence[tuple[str, str]]:
    """Return the areas to choose from, by key."""
    return [(rij.werkgebied.sleutel, rij.werkgebied.naam) for rij in versies_on(dag or klok.vandaag())]
