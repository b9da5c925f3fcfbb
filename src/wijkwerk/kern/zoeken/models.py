"""The index: per record the words under which it is found. The search structures of each database hang on this table.

SQLite keeps an FTS5 table beside it by triggers, PostgreSQL a GIN index on it; see the second migration.
"""

from django.db import models


class Ingang(models.Model):
    """The search words of one record of any room."""

    soort = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    stammen = models.TextField(help_text="search words with a space between them")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["soort", "object_id"], name="ingang_uniek")]

    def __str__(self) -> str:
        return f"{self.soort} {self.object_id}"
