"""Run inside an empty installation: lay links like those of a city, walk them, and print what it cost."""

import json
import re
import time
from collections.abc import Callable, Iterator
from itertools import islice
from statistics import median

from django.db import connection

from wijkwerk.kern import klok
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.draad.queries.wandeling import Sleutel, nearest, statement, steps

S, T, P, B, C, R = (
    "signalen.signaal", "agenda.thema", "agenda.agendapunt", "agenda.besluit", "agenda.actie", "agenda.terugkoppeling",
)  # fmt: skip
PER_THEMA, GROOT_THEMA = 27, 5_000
# A database rightly reads a small table whole: below this many links the plan says nothing.
PLAN_TELT = 100_000
# In every group 27 signals lead to a thema, and that to a question, a decision, two acties and a message: 32 links.
PER_GROEP = PER_THEMA + 5


def measure(klein: int, groot: int, keer: int) -> None:
    """Print the outcomes as JSON: an ordinary thread at both sizes, the rest only at the large one."""
    with connection.schema_editor() as schema:
        schema.create_model(Verband)
    uitkomsten = []
    for totaal in (klein, groot):
        _grow(totaal)
        zaken: list[tuple[str, Sleutel, float | None]] = [
            ("een signaal", (S, 10), 10.0),
            ("een besluit", (B, 5), 10.0),
        ]
        if totaal == groot:
            _lay((S, 10**9 + n, T, 10**9, "gebundeld") for n in range(GROOT_THEMA))
            _lay([(T, 10**9, P, 10**9, "geagendeerd")])
            zaken.append((f"een thema met {GROOT_THEMA:,} signalen".replace(",", "."), (T, 10**9), None))
        _analyse()
        uitkomsten += [_case(totaal, naam, begin, grens, keer) for naam, begin, grens in zaken]
    print(json.dumps(uitkomsten))


def _grow(totaal: int) -> None:
    eerste = Verband.objects.count() // PER_GROEP
    _lay(link for groep in range(eerste, totaal // PER_GROEP) for link in _group(groep + 1))


def _group(n: int) -> Iterator[tuple[str, int, str, int, str]]:
    for signaal in range(PER_THEMA):
        yield S, n * PER_THEMA + signaal - PER_THEMA + 1, T, n, "gebundeld"
    yield T, n, P, n, "geagendeerd"
    yield P, n, B, n, "besloten"
    yield B, n, C, 2 * n, "uitgevoerd"
    yield B, n, C, 2 * n + 1, "uitgevoerd"
    yield T, n, R, n, "teruggekoppeld"


def _lay(links) -> None:
    nu, links = klok.nu(), iter(links)
    while deel := list(islice(links, 50_000)):
        Verband.objects.bulk_create(
            Verband(van_soort=vs, van_id=vi, naar_soort=ns, naar_id=ni, soort=soort, gemaakt_op=nu)
            for vs, vi, ns, ni, soort in deel
        )


def _analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE draad_verband")


def _case(totaal: int, naam: str, begin: Sleutel, grens: float | None, keer: int) -> dict:
    rijen = len(steps(begin))
    tijden: list[list[float]] = [[], []]
    for _beurt in range(keer):
        for lijst, werk in zip(tijden, (lambda: nearest(begin, steps(begin)), lambda: _direct(begin)), strict=True):
            lijst.append(_clock(werk))
    return {
        "verbanden": totaal,
        "zaak": naam,
        "rijen": rijen,
        "ms": round(1000 * median(tijden[0]), 3),
        "direct_ms": round(1000 * median(tijden[1]), 3),
        "geindexeerd": totaal < PLAN_TELT or not scans(begin),
        "grens": grens,
    }


def _direct(begin: Sleutel) -> list:
    """The floor: what hangs directly on a record, by the two indexes there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM draad_verband WHERE van_soort = %s AND van_id = %s "
            "UNION ALL SELECT * FROM draad_verband WHERE naar_soort = %s AND naar_id = %s",
            [*begin, *begin],
        )
        return cursor.fetchall()


def scans(begin: Sleutel) -> list[str]:
    """Return the lines of the plan in which the whole table of links is read."""
    uitleg = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    sql, parameters = statement(begin)
    with connection.cursor() as cursor:
        cursor.execute(uitleg + sql, parameters)
        regels = [str(rij[-1]) for rij in cursor.fetchall()]
    return [regel for regel in regels if re.search(r"^SCAN v\b|Seq Scan on draad_verband", regel)]


def _clock(werk: Callable[[], object]) -> float:
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin
