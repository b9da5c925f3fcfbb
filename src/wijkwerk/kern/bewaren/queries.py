"""What must go when: the terms that hold, and the records whose term is over."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import DateTimeField, Max, Min, Model, QuerySet

from wijkwerk.kern import klok
from wijkwerk.kern.bewaren import registry
from wijkwerk.kern.bewaren.models import Bewaartermijn, Lijstregel, Vernietigingslijst, in_words
from wijkwerk.kern.bewaren.registry import Bewaarregel
from wijkwerk.kern.bewaren.states import OPEN, Behandeling


@dataclass(frozen=True)
class Geldig:
    """A rule with the term that holds now; `eigen` when somebody chose another one than the rule says."""

    regel: Bewaarregel
    jaren: int
    dagen: int
    eigen: bool

    @property
    def termijn(self) -> str:
        """The term in words."""
        if self.regel.handeling == Behandeling.BEWAREN:
            return str(Behandeling.BEWAREN.label)
        return in_words(self.jaren, self.dagen)

    @property
    def standaard(self) -> str:
        """The term of the rule itself, in words; empty for what is kept for ever and has no term."""
        regel = self.regel
        return "" if regel.handeling == Behandeling.BEWAREN else in_words(regel.termijn_jaren, regel.termijn_dagen)

    def cutoff(self, dag: date) -> datetime:
        """Return the moment before which a term must have begun to be over on `dag`."""
        grens = _years_back(dag, self.jaren) - timedelta(days=self.dagen)
        return datetime.combine(grens, time.min, klok.AMSTERDAM)


@dataclass(frozen=True)
class Binnenkort:
    """How many records of a rule are due today, and how many at the end of the period asked about."""

    geldig: Geldig
    nu: int
    straks: int


def in_force() -> list[Geldig]:
    """Return every rule with the term that holds, by kind. One query."""
    eigen = {termijn.sleutel: termijn for termijn in Bewaartermijn.objects.all()}
    return [_in_force(regel, eigen.get(regel.sleutel)) for regel in registry.all_rules()]


def chosen_terms(sleutel: str) -> QuerySet[Bewaartermijn]:
    """Return the terms that were chosen for a rule, the one that holds first."""
    return Bewaartermijn.objects.filter(sleutel=sleutel).order_by("-pk")


def due(geldig: Geldig, grens: datetime) -> QuerySet[Any]:
    """Return the records of this rule whose term began before `grens`, lowest number first."""
    regel = geldig.regel
    if regel.handeling == Behandeling.BEWAREN:
        return _model(regel)._default_manager.none()
    if callable(regel.vanaf):
        records = regel.vanaf(grens)
    else:
        moment = grens if isinstance(_field(regel), DateTimeField) else grens.date()
        records = _model(regel)._default_manager.filter(**{f"{regel.vanaf}__lt": moment})
    return records.filter(regel.alleen).order_by("pk")


def period(geldig: Geldig, records: QuerySet[Any]) -> tuple[date | None, date | None]:
    """Return the days on which the oldest and the youngest term of these records began, when the rule names a field."""
    if callable(geldig.regel.vanaf):
        return None, None
    uiterst = records.order_by().aggregate(van=Min(geldig.regel.vanaf), tot=Max(geldig.regel.vanaf))
    return _day(uiterst["van"]), _day(uiterst["tot"])


def due_soon(*, dagen: int = 90) -> list[Binnenkort]:
    """Return, for each rule that has any, how many records are due today and how many within `dagen` days."""
    vandaag = klok.vandaag()
    telling = []
    for geldig in in_force():
        if geldig.regel.handeling == Behandeling.BEWAREN:
            continue
        nu, straks = (due(geldig, geldig.cutoff(dag)).count() for dag in (vandaag, vandaag + timedelta(days=dagen)))
        if straks:
            telling.append(Binnenkort(geldig, nu, straks))
    return telling


def open_list() -> Vernietigingslijst | None:
    """Return the list that is drawn up or established but not carried out yet."""
    return Vernietigingslijst.objects.filter(status__in=OPEN).first()


def still_due(regel: Lijstregel, ids: list[int]) -> list[int]:
    """Return which of these records of a list may still go: not the ones that were reopened since."""
    bewaarregel = registry.rule(regel.sleutel)
    geldig = _in_force(bewaarregel, chosen_terms(regel.sleutel).first())
    grens = min(regel.grens, geldig.cutoff(klok.vandaag()))
    return list(due(geldig, grens).filter(pk__in=ids).values_list("pk", flat=True))


def _in_force(regel: Bewaarregel, eigen: Bewaartermijn | None) -> Geldig:
    if eigen is None:
        return Geldig(regel, regel.termijn_jaren, regel.termijn_dagen, eigen=False)
    return Geldig(regel, eigen.jaren, eigen.dagen, eigen=True)


def _model(regel: Bewaarregel) -> type[Model]:
    return apps.get_model(regel.soort)


def _field(regel: Bewaarregel) -> Any:
    model: Any = _model(regel)
    *pad, veld = str(regel.vanaf).split("__")
    for stap in pad:
        model = model._meta.get_field(stap).related_model
    return model._meta.get_field(veld)


def _day(moment: date | datetime | None) -> date | None:
    return klok.dag_van(moment) if isinstance(moment, datetime) else moment


def _years_back(dag: date, jaren: int) -> date:
    try:
        return dag.replace(year=dag.year - jaren)
    except ValueError:  # 29 February: a day earlier keeps everything long enough
        return dag.replace(year=dag.year - jaren, day=28)
