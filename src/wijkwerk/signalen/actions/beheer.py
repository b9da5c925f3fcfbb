"""The catalogue: subjects and other doors."""

import json
from importlib.resources import files
from typing import Any

from django.db import transaction

from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import rules
from wijkwerk.signalen.models import AndereDeur, Onderwerp


@transaction.atomic
def install_defaults() -> int:
    """Add the subjects and doors of `standaard.json` that are not there yet; return how many were added.

    What a municipality changed stays as it is.
    """
    catalogus = json.loads(files("wijkwerk.signalen").joinpath("standaard.json").read_text(encoding="utf-8"))
    aantal = 0
    for volgorde, gegevens in enumerate(catalogus["onderwerpen"]):
        velden = _lines(gegevens) | {"volgorde": volgorde}
        aantal += Onderwerp.objects.get_or_create(sleutel=velden.pop("sleutel"), defaults=velden)[1]
    for gegevens in catalogus["deuren"]:
        velden = _lines(gegevens)
        aantal += AndereDeur.objects.get_or_create(titel=velden.pop("titel"), defaults=velden)[1]
    if aantal:
        logboek.note("signalen.catalogus", by=None, aantal=aantal)
    return aantal


def _lines(gegevens: dict[str, Any]) -> dict[str, Any]:
    return gegevens | {"woorden": "\n".join(gegevens.get("woorden", []))}


@transaction.atomic
def save_subject(onderwerp: Onderwerp, *, by: Persoon) -> Onderwerp:
    """Save a new or changed subject (validated by a form). Refused unless `by` holds signalen.beheren."""
    rules.require("signalen.beheren", by)
    onderwerp.save()
    logboek.note("signalen.onderwerp_bewaard", object=onderwerp, by=by, actief=onderwerp.actief)
    return onderwerp


@transaction.atomic
def save_door(deur: AndereDeur, *, by: Persoon) -> AndereDeur:
    """Save a new or changed other door (validated by a form). Refused unless `by` holds signalen.beheren."""
    rules.require("signalen.beheren", by)
    deur.save()
    logboek.note("signalen.deur_bewaard", object=deur, by=by, actief=deur.actief)
    return deur
