"""Guards in the database: triggers that let a table only grow, whoever holds the connection.

What they let through: a new row, and the removal of a row that a table of releases names. Everything else fails with
an IntegrityError. A migration that rebuilds such a table on SQLite drops its triggers with it and must call `install`
again; a test fails when they are gone.
"""

# ruff: noqa: S608 (every name in these statements is a constant of a room's models)

from dataclasses import dataclass
from typing import Protocol

MELDING = "Deze regels zijn alleen aan te vullen."


class Uitvoerder(Protocol):
    """What can run a statement: a cursor, or the schema editor of a migration."""

    def execute(self, sql: str, /) -> object: ...


@dataclass(frozen=True)
class Wacht:
    """The guard of one table.

    `uniek` are conditions under which a new row takes the place of a row that is there: on SQLite an INSERT OR REPLACE
    removes that one without firing the guard of removals. `vrijgaven` is a table with `tabel` and `rij_id` of rows that
    may go; without one no row ever goes.
    """

    tabel: str
    uniek: tuple[str, ...] = ("id = NEW.id",)
    vrijgaven: str = ""

    def install(self, uitvoerder: Uitvoerder, vendor: str) -> None:
        """Put the guard on the table; `vendor` is the name Django gives the database."""
        for sql in self._postgres() if vendor == "postgresql" else self._sqlite():
            uitvoerder.execute(sql)

    def remove(self, uitvoerder: Uitvoerder, vendor: str) -> None:
        """Take the guard away again: for reversing the migration, and for tests that empty all tables."""
        if vendor == "postgresql":
            for einde in ("", "_leeg"):
                uitvoerder.execute(f"DROP TRIGGER {self.tabel}_wacht{einde} ON {self.tabel}")
            uitvoerder.execute(f"DROP FUNCTION {self.tabel}_wacht()")
            return
        for soort in ("insert", "update", "delete"):
            uitvoerder.execute(f"DROP TRIGGER {self.tabel}_wacht_{soort}")

    @property
    def _vrij(self) -> str:
        if not self.vrijgaven:
            return "FALSE"
        return f"EXISTS (SELECT 1 FROM {self.vrijgaven} WHERE tabel = '{self.tabel}' AND rij_id = OLD.id)"

    def _sqlite(self) -> list[str]:
        bezet = f"EXISTS (SELECT 1 FROM {self.tabel} WHERE {' OR '.join(f'({eis})' for eis in self.uniek)})"
        return [
            f"CREATE TRIGGER {self.tabel}_wacht_{soort} BEFORE {soort.upper()} ON {self.tabel} WHEN {eis} "
            f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
            for soort, eis in (("insert", bezet), ("update", "TRUE"), ("delete", f"NOT {self._vrij}"))
        ]

    def _postgres(self) -> list[str]:
        naam = f"{self.tabel}_wacht"
        return [
            f"""
            CREATE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'DELETE' THEN
                    IF {self._vrij} THEN
                        RETURN OLD;
                    END IF;
                END IF;
                RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'integrity_constraint_violation';
            END $$""",
            f"CREATE TRIGGER {naam} BEFORE UPDATE OR DELETE ON {self.tabel} FOR EACH ROW EXECUTE FUNCTION {naam}()",
            f"CREATE TRIGGER {naam}_leeg BEFORE TRUNCATE ON {self.tabel} FOR EACH STATEMENT EXECUTE FUNCTION {naam}()",
        ]
