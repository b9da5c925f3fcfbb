"""What the inbox can be narrowed to, and by what names: areas, subjects, organisations and own views, in one query.

Four short lists are wanted on every page of the inbox; one question brings them, and the rows take their names from it.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import CharField, F, IntegerField, QuerySet, Value

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen.models import Onderwerp, Weergave

LEEG, NUL = Value("", output_field=CharField()), Value(0, output_field=IntegerField())
NIEMAND = -1  # stands in the question where the key of the person comes


@dataclass(frozen=True)
class Keuzes:
    """Names by key, each list in the order in which people read it. `weergaven` are (key, name, filters)."""

    werkgebieden: dict[int, str] = field(default_factory=dict)
    onderwerpen: dict[int, str] = field(default_factory=dict)
    organisaties: dict[int, str] = field(default_factory=dict)
    gesloten: frozenset[int] = frozenset()  # organisations that get nothing new, but whose name stands on old rows
    weergaven: tuple[tuple[int, str, str], ...] = ()

    @property
    def ontvangers(self) -> dict[int, str]:
        """Return the organisations to filter on: those that still work here."""
        return {pk: naam for pk, naam in self.organisaties.items() if pk not in self.gesloten}


def choices_for(persoon: Persoon) -> Keuzes:
    """Return every name the inbox of this person shows; one query."""
    vraag, waarden = _question()
    with connection.cursor() as cursor:
        cursor.execute(vraag, [persoon.pk if waarde == NIEMAND else waarde for waarde in waarden])
        rijen = sorted(cursor.fetchall(), key=lambda rij: (rij[3], rij[2].casefold()))
    per_soort: dict[str, dict[int, str]] = {}
    for soort, pk, naam, _rang, _extra in rijen:
        per_soort.setdefault(soort, {})[pk] = naam
    gesloten = per_soort.get("gesloten", {})
    return Keuzes(
        werkgebieden=per_soort.get("werkgebied", {}),
        onderwerpen=per_soort.get("onderwerp", {}),
        organisaties=per_soort.get("organisatie", {}) | gesloten,
        gesloten=frozenset(gesloten),
        weergaven=tuple((pk, naam, extra) for soort, pk, naam, _rang, extra in rijen if soort == "weergave"),
    )


@cache
def _question() -> tuple[str, tuple[Any, ...]]:
    """Return the question as SQL, made once: writing five parts as SQL takes Django longer than answering them."""
    delen = [
        _part("onderwerp", Onderwerp.objects.annotate(rang=F("volgorde"), extra=LEEG)),
        _part("organisatie", Organisatie.objects.filter(actief=True).annotate(rang=NUL, extra=LEEG)),
        _part("gesloten", Organisatie.objects.filter(actief=False).annotate(rang=NUL, extra=LEEG)),
        _part("weergave", Weergave.objects.filter(persoon=NIEMAND).annotate(rang=NUL, extra=F("filters"))),
    ]
    gebieden = _part("werkgebied", Werkgebied.objects.annotate(rang=NUL, extra=LEEG))
    vraag, waarden = gebieden.union(*delen, all=True).query.sql_with_params()
    return vraag, tuple(waarden)


def _part(soort: str, vraag: QuerySet) -> QuerySet:
    woord = Value(soort, output_field=CharField())
    return vraag.order_by().annotate(lijst=woord).values_list("lijst", "pk", "naam", "rang", "extra")
