"""Searching the log of the house: by act, by record, by person, by period; newest first, paged by key."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek.models import Logregel, Zegel
from wijkwerk.kern.logboek.queries import of_object
from wijkwerk.mensen.models import Persoon

Lookup = Callable[[str], tuple[str, int] | None]
_lookups: list[Lookup] = []


def register_number(lookup: Lookup) -> Lookup:
    """Let an upper room turn a number people say ("S26-00123-K") into (label, id); called at start-up, once each."""
    if lookup not in _lookups:
        _lookups.append(lookup)
    return lookup


def by_number(tekst: str) -> tuple[str, int] | None:
    """Return label and key of the record with the number somebody says, or None when no room knows that number."""
    return next((gevonden for lookup in _lookups if (gevonden := lookup(tekst))), None)


@dataclass(frozen=True)
class Logblad:
    """Part of the log: pairs of line and actor, and the key of the next part."""

    rijen: list[tuple[Logregel, str]]
    volgende: str = ""


def log_page(filters: Mapping[str, Any], *, na: str = "", aantal: int = 50) -> Logblad:
    """Return log lines after the key `na` (moment|id). A fixed number of queries, whatever the filter."""
    regels = _after(_filtered(filters), na)
    rijen = list(regels.order_by("-tijd", "-id")[: aantal + 1])
    vol = len(rijen) > aantal
    rijen = rijen[:aantal]
    volgende = f"{rijen[-1].tijd.isoformat()}|{rijen[-1].pk}" if vol else ""
    return Logblad(list(_with_actors(rijen)), volgende)


def _filtered(filters: Mapping[str, Any]) -> QuerySet[Logregel]:
    regels = Logregel.objects.all()
    if handeling := filters.get("handeling"):
        regels = regels.filter(handeling__icontains=handeling)
    if nummer := filters.get("nummer"):
        regels = _of_number(regels, nummer)
    if persoon := filters.get("persoon"):
        regels = regels.filter(actor_id=persoon.pk)
    if van := filters.get("van"):
        regels = regels.filter(tijd__gte=_begin(van))
    if tot := filters.get("tot"):
        regels = regels.filter(tijd__lt=_begin(tot + timedelta(days=1)))
    return regels


def _of_number(regels: QuerySet[Logregel], nummer: str) -> QuerySet[Logregel]:
    if gevonden := by_number(nummer):
        return regels.filter(object_soort=gevonden[0], object_id=gevonden[1])
    soort, _spatie, pk = nummer.strip().lower().rpartition(" ")
    labels = [model._meta.label_lower for model in apps.get_models() if soort in ("", model._meta.model_name)]
    return regels.filter(object_soort__in=labels, object_id=int(pk)) if pk.isdecimal() else regels.none()


def _after(regels: QuerySet[Logregel], na: str) -> QuerySet[Logregel]:
    moment, _streep, pk = na.rpartition("|")
    try:
        tijd, nummer = datetime.fromisoformat(moment), int(pk)
    except ValueError:
        return regels
    return regels.filter(Q(tijd__lt=tijd) | Q(tijd=tijd, pk__lt=nummer))


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), tzinfo=klok.AMSTERDAM)


def _with_actors(regels: list[Logregel]) -> Iterable[tuple[Logregel, str]]:
    namen = Persoon.objects.in_bulk({regel.actor_id for regel in regels if regel.actor_id})
    for regel in regels:
        persoon = namen.get(regel.actor_id or 0)
        yield regel, str(persoon) if persoon else _("Systeem") if regel.actor_soort == "systeem" else _("Onbekend")


def seal_state() -> dict[str, Any]:
    """Return the latest seal and how many lines still wait for one."""
    laatste = Zegel.objects.order_by("-volgnummer").defer("afdrukken").first()
    return {"laatste": laatste, "open": Logregel.objects.filter(zegel__isnull=True).count()}


def sign_ins(persoon: Persoon, aantal: int = 5) -> list[Logregel]:
    """Return the latest sign-ins of `persoon`."""
    return list(of_object(persoon).filter(handeling="mensen.aangemeld")[:aantal])
