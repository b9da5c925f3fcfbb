"""Guards in the database: triggers that keep the log append-only, whoever holds the connection.

What they let through: a new line, the first seal on a line, marking a seal destroyed once, and removing the lines
under a seal that is so marked. Everything else fails with an IntegrityError.
"""

# ruff: noqa: S608 (every name in these statements is a constant of this module)

from wijkwerk.kern.wachten import Uitvoerder, Wacht, changed

REGEL, ZEGEL = "logboek_logregel", "logboek_zegel"
MELDING = "Het logboek is alleen aan te vullen."
REGELVELDEN = (
    "id", "tijd", "handeling", "object_soort", "object_id", "actor_soort", "actor_id", "herkomst", "resultaat",
    "gegevens",
)  # fmt: skip
ZEGELVELDEN = ("id", "volgnummer", "gemaakt_op", "vorige", "hash", "aantal", "jongste_op")
WACHTEN = (
    Wacht(
        REGEL,
        MELDING,
        insert="NEW.zegel_id IS NOT NULL",
        update=f"OLD.zegel_id IS NOT NULL OR NEW.zegel_id IS NULL OR {changed(*REGELVELDEN)}",
        delete=f"NOT EXISTS (SELECT 1 FROM {ZEGEL} WHERE id = OLD.zegel_id AND vernietigd_op IS NOT NULL)",
    ),
    Wacht(
        ZEGEL,
        MELDING,
        update=f"OLD.vernietigd_op IS NOT NULL OR NEW.vernietigd_op IS NULL OR {changed(*ZEGELVELDEN)}",
        uniek=("id = NEW.id", "volgnummer = NEW.volgnummer"),
    ),
)


def install(uitvoerder: Uitvoerder, vendor: str) -> None:
    """Put the guards on both tables; `vendor` is the name Django gives the database."""
    for wacht in WACHTEN:
        wacht.install(uitvoerder, vendor)


def remove(uitvoerder: Uitvoerder, vendor: str) -> None:
    """Take the guards away again: for reversing the migration, and for tests that empty all tables."""
    for wacht in WACHTEN:
        wacht.remove(uitvoerder, vendor)
