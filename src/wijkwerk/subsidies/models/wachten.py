"""What the database itself refuses: a decision and the rules of a fund do not change once they bind.

* A decision is never changed. Its letter, the day it was sent and the last day to object are filled in once. It goes
  only when the retention run released it.
* A rule or a band comes, changes and goes only while its version is a concept.
* Of a published version only its state, its last day and where it was published change; it never goes.

A migration that rebuilds one of these tables on SQLite drops its triggers with it and must call `install` again; a
test fails when they are gone.
"""

# ruff: noqa: S608 (every name in these statements is a constant of this room's models)

from dataclasses import dataclass

from django.db import models

from wijkwerk.kern import klok
from wijkwerk.kern.wachten import Uitvoerder

BESCHIKKING, VERSIE = "subsidies_beschikking", "subsidies_regelingversie"
VOORWAARDE, BAND = "subsidies_voorwaarde", "subsidies_band"


class Vrijgave(models.Model):
    """A row that may be destroyed because its term is over; written by the retention run, and it stays as a trace."""

    tabel = models.CharField(max_length=40)
    rij_id = models.BigIntegerField()
    op = models.DateTimeField(default=klok.nu)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tabel", "rij_id"], name="subsidievrijgave_een_keer")]

    def __str__(self) -> str:
        return f"{self.tabel} {self.rij_id}"


@dataclass(frozen=True)
class Bevriezing:
    """The guard of one table: when a new row, a change or a removal is refused, as conditions in SQL.

    `vervangt` is when a new row would take the place of one that is there: on SQLite an INSERT OR REPLACE removes that
    one without firing the guard of removals. In the conditions `<>` between OLD and NEW is written as `{anders}`.
    """

    tabel: str
    melding: str
    update: str
    delete: str
    insert: str = "FALSE"
    vervangt: str = "FALSE"

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

    def _sqlite(self) -> list[str]:
        eisen = {"insert": f"({self.insert}) OR ({self.vervangt})", "update": self.update, "delete": self.delete}
        return [
            f"CREATE TRIGGER {self.tabel}_wacht_{soort} BEFORE {soort.upper()} ON {self.tabel} "
            f"WHEN {eis.format(anders='IS NOT')} BEGIN SELECT RAISE(ABORT, '{self.melding}'); END"
            for soort, eis in eisen.items()
        ]

    def _postgres(self) -> list[str]:
        naam = f"{self.tabel}_wacht"
        gevallen = "".join(
            f"""
                IF TG_OP = '{soort}' THEN
                    IF {eis.format(anders="IS DISTINCT FROM")} THEN
                        RAISE EXCEPTION '{self.melding}' USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN {"OLD" if soort == "DELETE" else "NEW"};
                END IF;"""
            for soort, eis in (("INSERT", self.insert), ("UPDATE", self.update), ("DELETE", self.delete))
        )
        return [
            f"""
            CREATE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN{gevallen}
                RAISE EXCEPTION '{self.melding}' USING ERRCODE = 'integrity_constraint_violation';
            END $$""",
            f"CREATE TRIGGER {naam} BEFORE INSERT OR UPDATE OR DELETE ON {self.tabel} "
            f"FOR EACH ROW EXECUTE FUNCTION {naam}()",
            f"CREATE TRIGGER {naam}_leeg BEFORE TRUNCATE ON {self.tabel} FOR EACH STATEMENT EXECUTE FUNCTION {naam}()",
        ]


def _changed(*kolommen: str) -> str:
    return " OR ".join(f"OLD.{kolom} {{anders}} NEW.{kolom}" for kolom in kolommen)


def _changed_once_filled(*kolommen: str) -> str:
    return " OR ".join(f"(OLD.{kolom} IS NOT NULL AND OLD.{kolom} {{anders}} NEW.{kolom})" for kolom in kolommen)


def _binds(rij: str) -> str:
    return f"EXISTS (SELECT 1 FROM {VERSIE} v WHERE v.id = {rij}.versie_id AND v.status <> 'concept')"


def _there(tabel: str, *sleutels: str) -> str:
    return f"EXISTS (SELECT 1 FROM {tabel} r WHERE {' OR '.join(f'({sleutel})' for sleutel in sleutels)})"


_MELDING_REGEL = "De regels van een gepubliceerde versie veranderen niet."
WACHTEN = (
    Bevriezing(
        BESCHIKKING,
        "Een besluit verandert niet.",
        update=" OR ".join((
            _changed(
                "id", "client_id", "aanvraag_id", "soort", "bedrag", "motivering", "voorwaarde_id", "weigergrond",
                "deur", "mandaat_id", "besluitnemer", "genomen_door_id", "tweede_id", "genomen_op", "vervangt_id",
            ),
            _changed_once_filled("document_id", "bekendgemaakt_op", "bezwaar_tot"),
        )),
        delete=f"NOT EXISTS (SELECT 1 FROM subsidies_vrijgave WHERE tabel = '{BESCHIKKING}' AND rij_id = OLD.id)",
        vervangt=_there(
            BESCHIKKING, "r.id = NEW.id", "r.client_id = NEW.client_id", "r.vervangt_id = NEW.vervangt_id"
        ),
    ),
    Bevriezing(
        VERSIE,
        _MELDING_REGEL,
        update="OLD.status NOT IN ('concept', 'vervallen') AND (NEW.status IN ('concept', 'vervallen') OR "
        + _changed(
            "id", "regeling_id", "nummer", "uitleg", "grondslag", "gepubliceerd_op", "geldig_van", "verdeelwijze",
            "beslis_weken", "verdaag_weken", "aanvul_dagen", "verantwoord_weken", "vaststel_weken", "vier_ogen_vanaf",
            "steekproef_procent", "opgesteld_door_id",
        )
        + ")",
        delete="OLD.status NOT IN ('concept', 'vervallen')",
        vervangt=_there(VERSIE, "r.id = NEW.id", "r.regeling_id = NEW.regeling_id AND r.nummer = NEW.nummer"),
    ),
    *(
        Bevriezing(
            tabel,
            _MELDING_REGEL,
            insert=_binds("NEW"),
            update=f"{_binds('OLD')} OR {_binds('NEW')}",
            delete=_binds("OLD"),
            vervangt=_there(tabel, sleutel),
        )
        for tabel, sleutel in (
            (VOORWAARDE, "r.id = NEW.id"),
            (BAND, "r.id = NEW.id OR (r.versie_id = NEW.versie_id AND r.tot_bedrag = NEW.tot_bedrag)"),
        )
    ),
)  # fmt: skip
