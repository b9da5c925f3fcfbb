"""Stairs go one way: imports by the contracts in pyproject.toml, and foreign keys, which imports do not show."""

import os
import subprocess
import sys
import tomllib

from django.apps import apps

from tests.huis.bronnen import ROOT, SRC


def height_of_rooms() -> dict[str, int]:
    """Return per room its storey, the cellar being 0, from the same table that import-linter reads."""
    contracten = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    lagen = next(contract["layers"] for contract in contracten if contract.get("containers") == ["wijkwerk"])
    return {naam.strip().strip("()"): hoogte for hoogte, laag in enumerate(reversed(lagen)) for naam in laag.split("|")}


def room(model) -> str:
    return model.__module__.split(".")[1]


def our_models() -> list:
    return [model for model in apps.get_models() if model.__module__.startswith("wijkwerk.")]


def test_imports_only_go_down():
    uitkomst = subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr


def test_every_package_has_a_storey():
    pakketten = {pad.parent.name for pad in SRC.glob("*/__init__.py")}
    assert pakketten <= set(height_of_rooms())


def test_foreign_keys_only_point_down():
    hoogte = height_of_rooms()
    links = [
        (model, veld.name, veld.related_model)
        for model in our_models()
        for veld in model._meta.get_fields()
        if veld.concrete and veld.is_relation and veld.related_model in our_models()
    ]
    omhoog = [
        f"{van._meta.label}.{naam} -> {naar._meta.label}"
        for van, naam, naar in links
        if room(van) != room(naar) and hoogte[room(naar)] >= hoogte[room(van)]
    ]
    assert links
    assert omhoog == []
