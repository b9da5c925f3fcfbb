"""The states of this room, one file per kind of record."""
