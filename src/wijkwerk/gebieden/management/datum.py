"""Dates as people type them on the command line."""

from datetime import date, datetime

from django.core.management import CommandError


def read_date(tekst: str) -> date:
    """Return the day of `2025-03-01` or `1-3-2025`; raise CommandError for anything else."""
    for vorm in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(tekst.strip(), vorm).date()
        except ValueError:
            continue
    raise CommandError(f"'{tekst}' is geen datum. Schrijf 2025-03-01 of 1-3-2025.")
