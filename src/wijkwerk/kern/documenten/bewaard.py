"""A document as JSON, to keep it and to prove that it is still the same."""

import base64
import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from wijkwerk.kern.documenten import inhoud as stukken
from wijkwerk.kern.weigering import Weigering

_SOORTEN: dict[str, Any] = {
    naam: ding for naam, ding in vars(stukken).items() if is_dataclass(ding) and ding.__module__ == stukken.__name__
}


def dump(ding: Any) -> Any:
    """Return a document, a block or a value as what JSON knows."""
    if is_dataclass(ding):
        return {"is": type(ding).__name__} | {veld.name: dump(getattr(ding, veld.name)) for veld in fields(ding)}
    if isinstance(ding, tuple | list):
        return [dump(deel) for deel in ding]
    if isinstance(ding, bytes):
        return {"is": "bytes", "base64": base64.b64encode(ding).decode()}
    if isinstance(ding, date):
        return {"is": "date", "dag": ding.isoformat()}
    return ding


def load(ding: Any) -> Any:
    """Return what `dump` was given."""
    if isinstance(ding, list):
        return tuple(load(deel) for deel in ding)
    if not isinstance(ding, dict):
        return ding
    velden = {naam: load(waarde) for naam, waarde in ding.items() if naam != "is"}
    if ding["is"] == "bytes":
        return base64.b64decode(velden["base64"])
    if ding["is"] == "date":
        return date.fromisoformat(velden["dag"])
    return _SOORTEN[ding["is"]](**velden)


def fingerprint(gegevens: dict[str, Any]) -> str:
    """Return the SHA-256 of a dumped document: the same content gives the same one, whatever the order of its keys."""
    schrift = json.dumps(gegevens, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(schrift.encode()).hexdigest()


def check(inhoud: stukken.Inhoud) -> None:
    """Refuse (`documenten.teken`) what can stand on no paper: a NUL, another control character, half a character."""
    for tekst in _texts(inhoud):
        if any(unicodedata.category(teken) in ("Cc", "Cs") and teken not in "\n\r\t" for teken in tekst):
            melding = _("In de tekst staat een teken dat niet op papier kan. Typ de tekst opnieuw over.")
            raise Weigering(melding, regel="documenten.teken")


def _texts(ding: Any) -> Iterator[str]:
    if isinstance(ding, str):
        yield ding
    elif isinstance(ding, tuple | list):
        for deel in ding:
            yield from _texts(deel)
    elif is_dataclass(ding):
        for veld in fields(ding):
            yield from _texts(getattr(ding, veld.name))
