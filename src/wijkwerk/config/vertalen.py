"""The English of the house: which sentences the sources mark, and the catalogue that holds their translation.

Dutch is the source language, so a sentence is its own key. The catalogue names no line numbers and no dates: it
changes only when a sentence does. The compiled file is kept with it, since a machine that serves has no compiler.
"""

import ast
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

import wijkwerk

PAKKET = Path(wijkwerk.__file__).parent
TAAL = "en"
PO = PAKKET / "locale" / TAAL / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
# Nobody but builders reads the pattern pages, and the command line speaks Dutch only.
BUITEN = ("migrations", "management", "patronen", "patronen.py", "opdrachten")
# How sentences are marked: which arguments of the call are the sentence, and which (with "c") is its context.
MARKERINGEN: dict[str, tuple[int | tuple[int, str], ...]] = {
    **dict.fromkeys(("_", "_l", "gettext", "gettext_lazy", "gettext_noop"), (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
Zin = tuple[str | tuple[str, ...], str | None]
KOP = [
    ("Project-Id-Version", "Wijkwerk"),
    ("Language", TAAL),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
]


class Lijst(Catalog):
    """A catalogue whose head names no moment and no tool: the same sentences must always give the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return the lines of the head, in order."""
        return KOP


def sources() -> list[Path]:
    """Return every file whose sentences people may see, in order of its path."""
    return sorted(
        pad
        for pad in PAKKET.rglob("*")
        if (pad.suffix == ".py" or "templates" in pad.parts)
        and pad.suffix in (".py", ".html", ".txt")
        and not set(BUITEN) & set(pad.relative_to(PAKKET).parts)
    )


def current() -> Catalog:
    """Read the catalogue as it is kept; an empty one when there is none yet."""
    if not PO.exists():
        return _empty()
    with PO.open("rb") as bestand:
        return read_po(bestand, locale=TAAL)


def renewed() -> Catalog:
    """Return a catalogue of the sentences in the sources now, with the translations that are kept already.

    Sentences that left the sources are left out; new ones have no translation yet.
    """
    oud, nieuw = current(), _empty()
    for pad in sources():
        for volgorde, (zin, context) in enumerate(sentences(pad)):
            nieuw.add(zin, locations=[(pad.relative_to(PAKKET).as_posix(), volgorde)], context=context)
    for bericht in nieuw:
        bekend = oud.get(bericht.id, bericht.context) if bericht.id else None
        if bekend and bekend.pluralizable == bericht.pluralizable:
            bericht.string = bekend.string
            bericht.flags |= bekend.flags & {"fuzzy"}
    return nieuw


def sentences(pad: Path) -> Iterator[Zin]:
    """Yield each marked sentence of a file with its context, in the order of the text."""
    bron = pad.read_text(encoding="utf-8")
    return _of_python(ast.parse(bron)) if pad.suffix == ".py" else _of_template(bron, str(pad))


def missing(catalogus: Catalog) -> list[str]:
    """Return the sentences without a full translation."""
    return [_spoken(bericht.id) for bericht in catalogus if bericht.id and not _is_full(bericht.string)]


def as_po(catalogus: Catalog) -> bytes:
    """Return the catalogue as people read and edit it."""
    uit = io.BytesIO()
    write_po(uit, catalogus, width=120, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return uit.getvalue()


def as_mo(catalogus: Catalog) -> bytes:
    """Return the catalogue as Django reads it."""
    uit: BinaryIO = io.BytesIO()
    write_mo(uit, catalogus)
    uit.seek(0)
    return uit.read()


def renew() -> Catalog:
    """Write both files anew from the sources; returns what they hold now."""
    catalogus = renewed()
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(as_po(catalogus))
    MO.write_bytes(as_mo(catalogus))
    return catalogus


def _empty() -> Catalog:
    catalogus = Lijst(locale=TAAL, charset="utf-8", fuzzy=False)
    catalogus.header_comment = "# The English of Wijkwerk. New sentences: bin/wijkwerk vertalingen bijwerk"
    return catalogus


def _of_template(bron: str, naam: str) -> Iterator[Zin]:
    # What is left of a template is no Python: without its indents it is at least a row of Python words.
    regels = "\n".join(regel.strip() for regel in templatize(bron, origin=naam).splitlines())
    for _regel, zin, _opmerkingen, context in extract("python", io.BytesIO(regels.encode()), MARKERINGEN):
        if zin:
            yield zin, context


def _of_python(knoop: ast.AST) -> Iterator[Zin]:
    """Walk the syntax tree, because Python before 3.12 shows an f-string as one word with nothing marked in it."""
    if isinstance(knoop, ast.Call):
        vorm = MARKERINGEN.get(getattr(knoop.func, "id", getattr(knoop.func, "attr", "")))
        if vorm and isinstance(knoop.args[0], ast.Constant):
            yield _filled(vorm, [str(getattr(deel, "value", "")) for deel in knoop.args])
    for kind in ast.iter_child_nodes(knoop):
        yield from _of_python(kind)


def _filled(vorm: tuple[int | tuple[int, str], ...], delen: list[str]) -> Zin:
    zin = tuple(delen[plek - 1] for plek in vorm if isinstance(plek, int))
    context = next((delen[plek[0] - 1] for plek in vorm if isinstance(plek, tuple)), None)
    return (zin if len(zin) > 1 else zin[0]), context


def _is_full(tekst: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(tekst) if isinstance(tekst, tuple | list) else bool(tekst)


def _spoken(zin: str | tuple[str, ...] | list[str]) -> str:
    return zin if isinstance(zin, str) else zin[0]
