"""Guards in the database: triggers that refuse what must never happen to a table, whoever holds the connection.

A guard that is told nothing but its table lets it grow and no more: nothing changes, nothing goes. What is refused
fails with an IntegrityError. A migration that rebuilds such a table on SQLite drops its triggers with it and must call
`install` again; a test fails when they are gone.
"""

# ruff: noqa: S608 (every name in these statements is a constant of the models of a room or drawer)

from dataclasses import dataclass
from typing import Protocol

MELDING = "Deze regels zijn alleen aan te vullen."
NOOIT = "FALSE"


class Uitvoerder(Protocol):
    """What can run a statement: a cursor, or the schema editor of a migration."""

    def execute(self, sql: str, /) -> object: ...


@dataclass(frozen=True)
class Wacht:
    """The guard of one table: when a new row, a change or a removal is refused, as conditions in SQL.

    In a condition `{anders}` is the `<>` that also knows NULL. `uniek` are conditions under which a new row takes the
    place of a row that is there: on SQLite an INSERT OR REPLACE removes that one without firing the guard of removals.
    `vrijgaven` is a table with `tabel` and `rij_id` of rows that may go all the same.
    """

    tabel: str
    melding: str = MELDING
    insert: str = NOOIT
    update: str = "TRUE"
    delete: str = "TRUE"
    uniek: tuple[str, ...] = ("id = NEW.id",)
    vrijgaven: str = ""

    def install(self, uitvoerder: Uitvoerder, vendor: str) -> None:
        """Put the guard on the table; `vendor` is the name Django gives the database."""
        for sql in self._postgres() if vendor == "postgresql" else self._sqlite():
            uitvoerder.execute(sql)

    def remove(self, uitvoerder: Uitvoerder, vendor: str) -> None:
        """Take the guard away again: for reversing the migration, and for tests that empty all tables or tamper."""
        if vendor == "postgresql":
            for einde in ("", "_leeg"):
                uitvoerder.execute(f"DROP TRIGGER {self.tabel}_wacht{einde} ON {self.tabel}")
            uitvoerder.execute(f"DROP FUNCTION {self.tabel}_wacht()")
            return
        for soort in ("insert", "update", "delete"):
            uitvoerder.execute(f"DROP TRIGGER {self.tabel}_wacht_{soort}")

    @property
    def _replaces(self) -> str:
        eisen = " OR ".join(f"({eis})" for eis in self.uniek)
        return f"EXISTS (SELECT 1 FROM {self.tabel} WHERE {eisen})" if eisen else NOOIT

    @property
    def _goes(self) -> str:
        if not self.vrijgaven:
            return self.delete
        vrij = f"EXISTS (SELECT 1 FROM {self.vrijgaven} WHERE tabel = '{self.tabel}' AND rij_id = OLD.id)"
        return f"({self.delete}) AND NOT {vrij}"

    def _sqlite(self) -> list[str]:
        eisen = {"insert": f"({self.insert}) OR ({self._replaces})", "update": self.update, "delete": self._goes}
        return [
            f"CREATE TRIGGER {self.tabel}_wacht_{soort} BEFORE {soort.upper()} ON {self.tabel} "
            f"WHEN {eis.format(anders='IS NOT')} BEGIN SELECT RAISE(ABORT, '{self.melding}'); END"
            for soort, eis in eisen.items()
        ]

    def _postgres(self) -> list[str]:
        naam = f"{self.tabel}_wacht"
        weiger = f"RAISE EXCEPTION '{self.melding}' USING ERRCODE = 'integrity_constraint_violation';"
        eisen = {"INSERT": self.insert, "UPDATE": self.update, "DELETE": self._goes}
        if self.insert == NOOIT:  # a table that only grows pays nothing for a new row
            del eisen["INSERT"]
        gevallen = "".join(
            f"""
                IF TG_OP = '{soort}' THEN
                    IF {eis.format(anders="IS DISTINCT FROM")} THEN
                        {weiger}
                    END IF;
                    RETURN {"OLD" if soort == "DELETE" else "NEW"};
                END IF;"""
            for soort, eis in eisen.items()
        )
        return [
            f"CREATE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN{gevallen} {weiger} END $$",
            f"CREATE TRIGGER {naam} BEFORE {' OR '.join(eisen)} ON {self.tabel} FOR EACH ROW EXECUTE FUNCTION {naam}()",
            f"CREATE TRIGGER {naam}_leeg BEFORE TRUNCATE ON {self.tabel} FOR EACH STATEMENT EXECUTE FUNCTION {naam}()",
        ]


def changed(*kolommen: str) -> str:
    """Return the condition that one of these columns becomes something else."""
    return " OR ".join(f"OLD.{kolom} {{anders}} NEW.{kolom}" for kolom in kolommen)


def changed_once_filled(*kolommen: str) -> str:
    """Return the condition that one of these columns was filled in, and becomes something else."""
    return " OR ".join(f"(OLD.{kolom} IS NOT NULL AND OLD.{kolom} {{anders}} NEW.{kolom})" for kolom in kolommen)
