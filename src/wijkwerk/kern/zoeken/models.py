"""The index: per record the words under which it is found. The search structures of each database hang on this table.

SQLite keeps an FTS5 table beside it by triggers, PostgreSQL a GIN index on it; see the second migration.
"""

from typing import Any

from django.db import models
from django.db.models.expressions import Func


class Ingang(models.Model):
    """The search words of one record of any room."""

    soort = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    stammen = models.TextField(help_text="search words with a space between them")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["soort", "object_id"], name="ingang_uniek")]

    def __str__(self) -> str:
        return f"{self.soort} {self.object_id}"


class Treft(Func):
    """Whether the words of an `Ingang` answer a query, as made by `woorden.query_words`."""

    output_field = models.BooleanField()

    def __init__(self, woorden: list[tuple[str, str | None]], **extra: Any) -> None:
        self.woorden = woorden
        super().__init__(models.F("pk"), models.F("stammen"), **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002
        """Ask the FTS5 table for the rows."""
        delen = [f'"{stam}"' if begin is None else f'("{stam}" OR "{begin}"*)' for stam, begin in self.woorden]
        pk, params = compiler.compile(self.source_expressions[0])
        sql = f"{pk} IN (SELECT rowid FROM zoeken_fts WHERE zoeken_fts MATCH %s)"  # noqa: S608 (pk is a column name)
        return sql, (*params, " AND ".join(delen))

    def as_postgresql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002
        """Ask the GIN index, with exactly the expression it was made on."""
        delen = [f"'{stam}'" if begin is None else f"('{stam}' | '{begin}':*)" for stam, begin in self.woorden]
        stammen, params = compiler.compile(self.source_expressions[1])
        sql = f"array_to_tsvector(string_to_array({stammen}, ' ')) @@ CAST(%s AS tsquery)"
        return sql, (*params, " & ".join(delen))
