"""Counting along the thread: from how many records of a kind something came."""

from django.db import connection

from wijkwerk.kern.draad.queries.wandeling import DIEPTE, Sleutel

# The same walk for several records at once; each keeps where it began.
HERKOMST = """
    WITH RECURSIVE terug(begin_soort, begin_id, soort, id, afstand) AS (
        SELECT CAST(b.soort AS text), CAST(b.id AS bigint), CAST(b.soort AS text), CAST(b.id AS bigint), 0
        FROM ({begin}) b
        UNION
        SELECT terug.begin_soort, terug.begin_id, CAST(v.van_soort AS text), v.van_id, terug.afstand + 1
        FROM terug JOIN draad_verband v ON v.naar_soort = terug.soort AND v.naar_id = terug.id
        WHERE terug.afstand < %s
    )
    SELECT begin_soort, begin_id, COUNT(DISTINCT id) FROM terug WHERE soort = %s AND afstand > 0
    GROUP BY begin_soort, begin_id"""


def count_upstream(van: list[Sleutel], soort: str, *, diepte: int = DIEPTE) -> dict[Sleutel, int]:
    """Return for each record (label, key) from how many records of kind `soort` it came; one query for all of them."""
    if not van:
        return {}
    begin = " UNION ALL ".join(["SELECT CAST(%s AS text) AS soort, CAST(%s AS bigint) AS id"] * len(van))
    with connection.cursor() as cursor:
        cursor.execute(HERKOMST.format(begin=begin), [*(deel for s in van for deel in s), diepte, soort])
        gevonden = {(s, pk): aantal for s, pk, aantal in cursor.fetchall()}
    return {sleutel: gevonden.get(sleutel, 0) for sleutel in van}
