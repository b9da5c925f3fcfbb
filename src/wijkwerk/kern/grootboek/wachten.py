"""What the database itself does for the ledger, whoever holds the connection: keep the sums, and refuse the rest.

* A new line moves the sums of its pot and of its dossier, in the same statement. The checks on those sums refuse the
  line when a pot or a dossier would go under zero, and when more would be paid than is granted.
* A line can only follow the last one of its pot: next number, and the hash of that last one. No line changes or goes.
* In a closed pot nothing new begins.
* The sums change in no other way: only a line that does not count yet can move them, and every line counts at once.

A migration that rebuilds one of the two tables on SQLite drops its triggers with it and must call `install` again; a
test fails when they are gone. An act or a total that is new asks for a migration that takes the guards away and puts
them back, because the table of `states.py` is written into them.
"""

# ruff: noqa: S608 (every name in these statements is a constant of this drawer)

from wijkwerk.kern.grootboek.states import KOLOMMEN, NIET_NA_SLUITING, TELLERS, Handeling, Rekening
from wijkwerk.kern.wachten import Uitvoerder, Wacht

BOEKING, POT, STAND = "grootboek_boeking", "grootboek_pot", "grootboek_stand"
MELDING = "De stand volgt uit de boekingen en is niet los te wijzigen."
MELDING_POT = "Dit kan niet in een gesloten pot, of juist niet in een open pot."
WACHT = Wacht(
    BOEKING,
    uniek=(
        "id = NEW.id",
        "pot_id = NEW.pot_id AND volgnummer = NEW.volgnummer",
        "sleutel = NEW.sleutel AND post = NEW.post",
    ),
)


def install(uitvoerder: Uitvoerder, vendor: str) -> None:
    """Put the guards on both tables; `vendor` is the name Django gives the database."""
    for wacht in (WACHT, _sums()):
        wacht.install(uitvoerder, vendor)
    for sql in _postgres() if vendor == "postgresql" else [_sqlite()]:
        uitvoerder.execute(sql)


def remove(uitvoerder: Uitvoerder, vendor: str) -> None:
    """Take the guards away again: for reversing the migration, and for tests that empty all tables or tamper."""
    for wacht in (WACHT, _sums()):
        wacht.remove(uitvoerder, vendor)
    if vendor == "postgresql":
        uitvoerder.execute(f"DROP TRIGGER {BOEKING}_telt ON {BOEKING}")
        uitvoerder.execute(f"DROP FUNCTION {BOEKING}_telt()")
    else:
        uitvoerder.execute(f"DROP TRIGGER {BOEKING}_telt")


def _make_row() -> str:
    """The row of sums of this line's pot or dossier, when it is the first: all zeros, as the checks want."""
    nullen = ", ".join("0" for _kolom in KOLOMMEN)
    return f"""
        INSERT INTO {STAND} (pot_id, dossier, {", ".join(KOLOMMEN)}, volgnummer, hash)
        SELECT NEW.pot_id, nieuw.dossier, {nullen}, 0, ''
        FROM (SELECT '' AS dossier UNION SELECT NEW.dossier) AS nieuw
        WHERE NOT EXISTS (SELECT 1 FROM {STAND} s WHERE s.pot_id = NEW.pot_id AND s.dossier = nieuw.dossier)"""


def _count() -> str:
    """Move the sums of the pot and of the dossier by this line."""
    delen = [
        f"{rekening} = {rekening} + (CASE NEW.naar WHEN '{rekening}' THEN NEW.bedrag ELSE 0 END)"
        f" - (CASE NEW.van WHEN '{rekening}' THEN NEW.bedrag ELSE 0 END)"
        for rekening in Rekening
    ]
    for teller, handelingen in TELLERS.items():
        gevallen = " ".join(f"WHEN '{handeling}' THEN {keer}" for handeling, keer in handelingen.items())
        delen.append(f"{teller} = {teller} + NEW.bedrag * (CASE NEW.handeling {gevallen} ELSE 0 END)")
    delen += ["volgnummer = NEW.volgnummer", "hash = NEW.hash"]
    return f"UPDATE {STAND} SET {', '.join(delen)} WHERE pot_id = NEW.pot_id AND dossier IN ('', NEW.dossier)"


def _wrong_moment() -> str:
    """Whether the pot is closed to this line, or not closed yet."""
    begin = ", ".join(f"'{handeling}'" for handeling in NIET_NA_SLUITING)
    return f"""id = NEW.pot_id AND (CASE WHEN gesloten_op IS NULL THEN NEW.handeling = '{Handeling.SLUIT}'
        ELSE NEW.handeling IN ({begin}) END)"""


def _line_counts() -> str:
    """Whether a change of the sums comes from a line that did not count yet."""
    return f"""EXISTS (
        SELECT 1 FROM {BOEKING} b WHERE b.pot_id = OLD.pot_id AND b.volgnummer = NEW.volgnummer AND b.hash = NEW.hash
        AND NEW.id = OLD.id AND NEW.pot_id = OLD.pot_id AND NEW.dossier = OLD.dossier
        AND (CASE OLD.dossier WHEN '' THEN b.volgnummer = OLD.volgnummer + 1
                                           AND (OLD.volgnummer = 0 OR b.vorige_hash = OLD.hash)
             ELSE b.volgnummer > OLD.volgnummer AND b.dossier = OLD.dossier END))"""


def _line_begins() -> str:
    """Whether a new row of sums is all zeros, for a line that is there."""
    nullen = " AND ".join(f"NEW.{kolom} = 0" for kolom in (*KOLOMMEN, "volgnummer"))
    return f"""({nullen}
        AND EXISTS (SELECT 1 FROM {BOEKING} b WHERE b.pot_id = NEW.pot_id AND NEW.dossier IN ('', b.dossier))
        AND NOT EXISTS (SELECT 1 FROM {STAND} s
                        WHERE s.id = NEW.id OR (s.pot_id = NEW.pot_id AND s.dossier = NEW.dossier)))"""


def _sums() -> Wacht:
    return Wacht(
        STAND,
        MELDING,
        insert=f"{_line_begins()} IS NOT TRUE",
        update=f"{_line_counts()} IS NOT TRUE",
        uniek=(),  # whether a row is there already is part of how a line begins
    )


def _sqlite() -> str:
    # INSERT OR IGNORE into the lines would make a failing check on the sums silent: the last statement looks back.
    return (
        f"CREATE TRIGGER {BOEKING}_telt AFTER INSERT ON {BOEKING} BEGIN "
        f"SELECT RAISE(ABORT, '{MELDING_POT}') FROM {POT} WHERE {_wrong_moment()}; {_make_row()}; {_count()}; "
        f"SELECT RAISE(ABORT, '{MELDING}') FROM {STAND} WHERE pot_id = NEW.pot_id AND dossier IN ('', NEW.dossier) "
        "AND volgnummer <> NEW.volgnummer; END"
    )


def _postgres() -> list[str]:
    return [
        f"""
        CREATE FUNCTION {BOEKING}_telt() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT 1 FROM {POT} WHERE {_wrong_moment()}) THEN
                RAISE EXCEPTION '{MELDING_POT}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            {_make_row()};
            {_count()};
            RETURN NULL;
        END $$""",
        f"CREATE TRIGGER {BOEKING}_telt AFTER INSERT ON {BOEKING} FOR EACH ROW EXECUTE FUNCTION {BOEKING}_telt()",
    ]
