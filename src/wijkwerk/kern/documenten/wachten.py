"""The guard in the database over texts that were published: no change and no removal, whoever holds the connection."""

from typing import Protocol

TABEL = "documenten_sjabloonversie"
MELDING = "Een gepubliceerde tekst verandert niet."


class Uitvoerder(Protocol):
    """What can run a statement: a cursor, or the schema editor of a migration."""

    def execute(self, sql: str, /) -> object: ...


def install(uitvoerder: Uitvoerder, vendor: str) -> None:
    """Put the guard on the table; `vendor` is the name Django gives the database."""
    for sql in _postgres() if vendor == "postgresql" else _sqlite():
        uitvoerder.execute(sql)


def remove(uitvoerder: Uitvoerder, vendor: str) -> None:
    """Take the guard away again: for reversing the migration, and for tests that empty all tables."""
    if vendor == "postgresql":
        uitvoerder.execute(f"DROP TRIGGER {TABEL}_wacht ON {TABEL}")
        uitvoerder.execute(f"DROP FUNCTION {TABEL}_wacht()")
        return
    for soort in ("insert", "update", "delete"):
        uitvoerder.execute(f"DROP TRIGGER {TABEL}_wacht_{soort}")


def _sqlite() -> list[str]:
    def trigger(soort: str, eis: str) -> str:
        return (
            f"CREATE TRIGGER {TABEL}_wacht_{soort} BEFORE {soort.upper()} ON {TABEL} WHEN {eis} "
            f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
        )

    # INSERT OR REPLACE removes a row without firing the delete trigger, so a published id that exists is refused here.
    bezet = f"EXISTS (SELECT 1 FROM {TABEL} WHERE id = NEW.id AND gepubliceerd_op IS NOT NULL)"  # noqa: S608 (a constant)
    vast = "OLD.gepubliceerd_op IS NOT NULL"
    return [trigger("insert", bezet), trigger("update", vast), trigger("delete", vast)]


def _postgres() -> list[str]:
    return [
        f"""
        CREATE FUNCTION {TABEL}_wacht() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.gepubliceerd_op IS NOT NULL THEN
                RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            RETURN NEW;
        END $$""",
        f"CREATE TRIGGER {TABEL}_wacht BEFORE UPDATE OR DELETE ON {TABEL} "
        f"FOR EACH ROW EXECUTE FUNCTION {TABEL}_wacht()",
    ]
