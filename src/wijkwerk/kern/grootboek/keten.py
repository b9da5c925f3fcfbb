"""The chain of a pot: every line holds the hash of the line before, the first one that of the pot itself."""

import json
from datetime import UTC
from hashlib import sha256
from typing import Any

from wijkwerk.kern.grootboek.models import Boeking, Pot


def begin(pot: Pot) -> str:
    """Return the hash before the first line: over what the pot is for, so that its lines can not change purpose."""
    return _hash("", [pot.sleutel, pot.fonds, pot.jaar, pot.gebied])


def link(regel: Boeking) -> str:
    """Return the hash of a line: SHA-256 over the hash before it and all its fields, the same on every database."""
    velden = [
        regel.volgnummer,
        str(regel.boekstuk),
        regel.sleutel,
        regel.post,
        str(regel.handeling),
        str(regel.van),
        str(regel.naar),
        regel.bedrag,
        regel.dossier,
        regel.geboekt_op.astimezone(UTC).isoformat(timespec="microseconds"),
        regel.door_id,
        regel.omschrijving,
    ]
    return _hash(regel.vorige_hash, velden)


def _hash(vorige: str, velden: list[Any]) -> str:
    return sha256(json.dumps([vorige, *velden], separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()
