"""Export: rows for a spreadsheet that cannot run anything."""

from collections.abc import Iterator

from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.queries.bak import Filters


def export_rows(persoon: Persoon, filters: Filters = Filters()) -> Iterator[list[str]]:
    """Yield a header and one row per signal this person may see, streaming; cells are safe for spreadsheets."""
    raise NotImplementedError
