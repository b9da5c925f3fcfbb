"""Files for a spreadsheet: row by row, in the way Dutch spreadsheets read them, and without anything that can run."""

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

# A cell that begins with one of these is a formula, or can become one after a tab or line break is read.
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
SOORT = "text/csv; charset=utf-8"


class _Echo:
    """A file that hands back what is written to it, so that csv can stream."""

    def write(self, waarde: str) -> str:
        return waarde


def safe(cel: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula (OWASP: prefix with an apostrophe)."""
    return f"'{cel}" if cel.lstrip(" ").startswith(GEVAARLIJK) or cel.startswith(GEVAARLIJK) else cel


def lines(rijen: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the file line by line; every cell is made safe here, so that nobody who makes rows has to think of it."""
    schrijver = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff"  # Dutch spreadsheets read UTF-8 and split on a semicolon only when told so.
    for rij in rijen:
        yield schrijver.writerow([safe(cel) for cel in rij])


def download(rijen: Iterable[Iterable[str]], naam: str, *, openbaar: bool = False) -> StreamingHttpResponse:
    """Answer with the rows as a file; what is not public is kept by nothing on the way."""
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    if not openbaar:
        koppen["Cache-Control"] = "private, no-store"
    return StreamingHttpResponse(lines(rijen), content_type=SOORT, headers=koppen)
