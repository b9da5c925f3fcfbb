"""Votes in the open format of pabulib.org (`.pb`): read any, write ours without anything about a voter."""

from wijkwerk.rekenkern.stemmen.pabulib.lezen import Bestand, read
from wijkwerk.rekenkern.stemmen.pabulib.schrijven import Kop, fingerprint, write

__all__ = ["Bestand", "Kop", "fingerprint", "read", "write"]
