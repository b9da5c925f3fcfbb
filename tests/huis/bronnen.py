"""What the contracts look at: the files of the project, as git would take them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "wijkwerk"


@cache
def files() -> tuple[Path, ...]:
    """Return every file that belongs to the project: tracked, or new and not ignored."""
    opdracht = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    namen = subprocess.run(opdracht, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(ROOT / naam for naam in namen if naam and (ROOT / naam).is_file())


def python_files(begin: Path = ROOT) -> list[Path]:
    """Return the Python files under `begin`, without the migrations that Django wrote."""
    return [pad for pad in files() if pad.suffix == ".py" and begin in pad.parents and "migrations" not in pad.parts]


def functions(begin: Path) -> Iterator[tuple[str, int]]:
    """Yield each function under `begin` with its length in lines, docstring not counted."""
    for pad in python_files(begin):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{pad.relative_to(ROOT)}:{knoop.name}", _length(knoop)


def _length(knoop: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    eerste = knoop.body[0]
    docstring = isinstance(eerste, ast.Expr) and isinstance(eerste.value, ast.Constant)
    return knoop.end_lineno - knoop.lineno + 1 - (eerste.end_lineno - eerste.lineno + 1 if docstring else 0)
