"""Work that does not have to be done while somebody waits: jobs in the same database."""
