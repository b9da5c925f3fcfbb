"""One rule of a concept at a time: add it, change it, put it elsewhere, take it away. Rules are numbered from 1."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions.regeling import VoorwaardeGegevens, set_conditions
from wijkwerk.subsidies.models import Regelingversie, Voorwaarde

Lijst = list[VoorwaardeGegevens]


def add(concept: Regelingversie, regel: VoorwaardeGegevens, *, versie: int, by: Persoon) -> Regelingversie:
    """Add a rule at the end. Refuses as `set_conditions` does."""
    return _edit(concept, lambda lijst: [*lijst, regel], versie=versie, by=by)


def replace(
    concept: Regelingversie, nummer: int, regel: VoorwaardeGegevens, *, versie: int, by: Persoon
) -> Regelingversie:
    """Put another rule in the place of this one. Refuses as `set_conditions` does."""
    return _edit(concept, lambda lijst: [*lijst[: nummer - 1], regel, *lijst[nummer:]], nummer, versie=versie, by=by)


def remove(concept: Regelingversie, nummer: int, *, versie: int, by: Persoon) -> Regelingversie:
    """Take a rule away."""
    return _edit(concept, lambda lijst: [*lijst[: nummer - 1], *lijst[nummer:]], nummer, versie=versie, by=by)


def up(concept: Regelingversie, nummer: int, *, versie: int, by: Persoon) -> Regelingversie:
    """Put a rule one place higher; the first stays where it is."""
    return _edit(concept, lambda lijst: _swap(lijst, nummer - 2) if nummer > 1 else lijst, nummer, versie=versie, by=by)


def down(concept: Regelingversie, nummer: int, *, versie: int, by: Persoon) -> Regelingversie:
    """Put a rule one place lower; the last stays where it is."""
    return _edit(concept, lambda lijst: _swap(lijst, nummer - 1), nummer, versie=versie, by=by)


def _swap(lijst: Lijst, plaats: int) -> Lijst:
    return [*lijst[:plaats], *reversed(lijst[plaats : plaats + 2]), *lijst[plaats + 2 :]]


@transaction.atomic
def _edit(
    concept: Regelingversie, anders: Callable[[Lijst], Lijst], nummer: int | None = None, *, versie: int, by: Persoon
) -> Regelingversie:
    """Read the rules, change the list, write it back; `versie` proves that it is the list that was looked at."""
    lijst = [_as_written(rij) for rij in concept.voorwaarden.all()]
    if nummer is not None and not 1 <= nummer <= len(lijst):
        raise Weigering(_("Deze regel staat er niet meer."), regel="subsidies.voorwaarde")
    return set_conditions(concept, voorwaarden=anders(lijst), versie=versie, by=by)


def _as_written(rij: Voorwaarde) -> VoorwaardeGegevens:
    return VoorwaardeGegevens(rij.soort, rij.artikel, rij.tekst, rij.instelling, rij.wat_te_doen, rij.deur, rij.bij_nee)
