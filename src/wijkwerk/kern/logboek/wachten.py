"""Guards in the database: triggers that keep the log append-only, whoever holds the connection.

What they let through: a new line, the first seal on a line, marking a seal destroyed once, and removing the lines
under a seal that is so marked. Everything else fails with an IntegrityError. A migration that rebuilds one of the two
tables on SQLite drops their triggers with it and must call `install` again; a test fails when they are gone.
"""

# ruff: noqa: S608 (every name in these statements is a constant of this module)

from typing import Protocol


class Uitvoerder(Protocol):
    """What can run a statement: a cursor, or the schema editor of a migration."""

    def execute(self, sql: str, /) -> object: ...


REGEL, ZEGEL = "logboek_logregel", "logboek_zegel"
MELDING = "Het logboek is alleen aan te vullen."
REGELVELDEN = (
    "id", "tijd", "handeling", "object_soort", "object_id", "actor_soort", "actor_id", "herkomst", "resultaat",
    "gegevens",
)  # fmt: skip
ZEGELVELDEN = ("id", "volgnummer", "gemaakt_op", "vorige", "hash", "aantal", "jongste_op")


def install(uitvoerder: Uitvoerder, vendor: str) -> None:
    """Put the guards on both tables; `vendor` is the name Django gives the database."""
    for sql in _postgres() if vendor == "postgresql" else _sqlite():
        uitvoerder.execute(sql)


def remove(uitvoerder: Uitvoerder, vendor: str) -> None:
    """Take the guards away again: for reversing the migration, and for tests that empty all tables."""
    if vendor == "postgresql":
        for tabel in (REGEL, ZEGEL):
            uitvoerder.execute(f"DROP TRIGGER {tabel}_wacht ON {tabel}")
            uitvoerder.execute(f"DROP TRIGGER {tabel}_wacht_leeg ON {tabel}")
            uitvoerder.execute(f"DROP FUNCTION {tabel}_wacht()")
        return
    for tabel in (REGEL, ZEGEL):
        for soort in ("insert", "update", "delete"):
            uitvoerder.execute(f"DROP TRIGGER {tabel}_wacht_{soort}")


def _sqlite() -> list[str]:
    def same(velden: tuple[str, ...]) -> str:
        return " AND ".join(f"NEW.{veld} IS OLD.{veld}" for veld in velden)

    def trigger(tabel: str, soort: str, refuse_when: str) -> str:
        return (
            f"CREATE TRIGGER {tabel}_wacht_{soort} BEFORE {soort.upper()} ON {tabel} WHEN {refuse_when} "
            f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
        )

    # INSERT OR REPLACE removes a row without firing the delete trigger, so an id that exists is refused here.
    return [
        trigger(REGEL, "insert", f"NEW.zegel_id IS NOT NULL OR EXISTS (SELECT 1 FROM {REGEL} WHERE id = NEW.id)"),
        trigger(REGEL, "update", f"NOT (OLD.zegel_id IS NULL AND NEW.zegel_id IS NOT NULL AND {same(REGELVELDEN)})"),
        trigger(
            REGEL,
            "delete",
            f"NOT EXISTS (SELECT 1 FROM {ZEGEL} WHERE id = OLD.zegel_id AND vernietigd_op IS NOT NULL)",
        ),
        trigger(ZEGEL, "insert", f"EXISTS (SELECT 1 FROM {ZEGEL} WHERE id = NEW.id OR volgnummer = NEW.volgnummer)"),
        trigger(
            ZEGEL,
            "update",
            f"NOT (OLD.vernietigd_op IS NULL AND NEW.vernietigd_op IS NOT NULL AND {same(ZEGELVELDEN)})",
        ),
        trigger(ZEGEL, "delete", "TRUE"),
    ]


def _postgres() -> list[str]:
    def function(tabel: str, kolom: str, vrij: str, extra: str) -> str:
        return f"""
            CREATE FUNCTION {tabel}_wacht() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' THEN
                    IF OLD.{kolom} IS NULL AND NEW.{kolom} IS NOT NULL
                       AND to_jsonb(NEW) - '{kolom}'{vrij} = to_jsonb(OLD) - '{kolom}'{vrij} THEN
                        RETURN NEW;
                    END IF;
                END IF;
                {extra}
                RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'integrity_constraint_violation';
            END $$"""

    sealed_and_destroyed = f"""
                IF TG_OP = 'DELETE' THEN
                    IF EXISTS (SELECT 1 FROM {ZEGEL} WHERE id = OLD.zegel_id AND vernietigd_op IS NOT NULL) THEN
                        RETURN OLD;
                    END IF;
                END IF;"""
    statements = [
        function(REGEL, "zegel_id", "", sealed_and_destroyed),
        function(ZEGEL, "vernietigd_op", " - 'afdrukken'", ""),
    ]
    for tabel in (REGEL, ZEGEL):
        statements += [
            f"CREATE TRIGGER {tabel}_wacht BEFORE UPDATE OR DELETE ON {tabel} "
            f"FOR EACH ROW EXECUTE FUNCTION {tabel}_wacht()",
            f"CREATE TRIGGER {tabel}_wacht_leeg BEFORE TRUNCATE ON {tabel} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {tabel}_wacht()",
        ]
    return statements
