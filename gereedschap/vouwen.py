"""Fold the first migration of a room: `PYTHONPATH=src python -m gereedschap.vouwen agenda`.

`makemigrations` lays every rule and index of a new model in a step of its own, and with each such step Django builds
all models anew: a hundred of them make an empty installation six seconds slower to start. What a model can have from
its birth belongs to its birth.
"""

import re
import sys
from collections.abc import Iterable

import django
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import SwappableTuple
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter

PERSOON = ("__setting__", "AUTH_USER_MODEL")  # how a writer of migrations names whoever signs in


def fold(stappen: Iterable[Operation]) -> list[Operation]:
    """Return the steps with every rule and index that needs no later field in the step that makes its model."""
    over: list[Operation] = []
    later = {(stap.model_name_lower, stap.name) for stap in stappen if isinstance(stap, AddField)}
    geboorte = {stap.name_lower: stap for stap in stappen if isinstance(stap, CreateModel)}
    for stap in stappen:
        if not _from_birth(stap, geboorte, later):
            over.append(stap)
            continue
        soort, ding = ("constraints", stap.constraint) if isinstance(stap, AddConstraint) else ("indexes", stap.index)
        opties = geboorte[stap.model_name_lower].options
        opties[soort] = [*opties.get(soort, []), ding]
    return over


def _from_birth(stap: Operation, geboorte: dict[str, CreateModel], later: set[tuple[str, str]]) -> bool:
    if not isinstance(stap, AddConstraint | AddIndex) or stap.model_name_lower not in geboorte:
        return False
    velden = {veld for model, veld in later if model == stap.model_name_lower}
    inhoud = repr(stap.deconstruct())
    return not any(re.search(rf"\b{veld}(_id)?(__\w+)?\b", inhoud) for veld in velden)


def main() -> None:
    """Write the folded migration over the old one."""
    django.setup()
    for kamer in sys.argv[1:]:
        migratie = MigrationLoader(None).get_migration(kamer, "0001_initial")
        migratie.operations = fold(migratie.operations)
        migratie.dependencies = [PERSOON if isinstance(d, SwappableTuple) else d for d in migratie.dependencies]
        schrijver = MigrationWriter(migratie, include_header=False)
        with open(schrijver.path, "w") as bestand:
            bestand.write(schrijver.as_string())


if __name__ == "__main__":
    main()
