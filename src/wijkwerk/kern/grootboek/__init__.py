"""The ledger: double entry in cents, append-only, a hash chain per pot, and no pot ever under zero."""
