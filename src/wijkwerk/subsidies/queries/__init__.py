"""One file per kind of record; import from the modules."""
