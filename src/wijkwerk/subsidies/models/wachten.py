"""What the database itself refuses: a decision and the rules of a fund do not change once they bind.

* A decision is never changed. Its letter, the day it was sent and the last day to object are filled in once. It goes
  only when the retention run released it.
* A rule or a band comes, changes and goes only while its version is a concept.
* Of a published version only its state, its last day and where it was published change; it never goes.
"""

# ruff: noqa: S608 (every name in these statements is a constant of this room's models)

from django.db import models

from wijkwerk.kern import klok
from wijkwerk.kern.wachten import Wacht, changed, changed_once_filled

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


def _binds(rij: str) -> str:
    return f"EXISTS (SELECT 1 FROM {VERSIE} v WHERE v.id = {rij}.versie_id AND v.status <> 'concept')"


_MELDING_REGEL = "De regels van een gepubliceerde versie veranderen niet."
WACHTEN = (
    Wacht(
        BESCHIKKING,
        "Een besluit verandert niet.",
        update=" OR ".join((
            changed(
                "id", "client_id", "aanvraag_id", "soort", "bedrag", "motivering", "voorwaarde_id", "weigergrond",
                "deur", "mandaat_id", "besluitnemer", "genomen_door_id", "tweede_id", "genomen_op", "vervangt_id",
            ),
            changed_once_filled("document_id", "bekendgemaakt_op", "bezwaar_tot"),
        )),
        uniek=("id = NEW.id", "client_id = NEW.client_id", "vervangt_id = NEW.vervangt_id"),
        vrijgaven="subsidies_vrijgave",
    ),
    Wacht(
        VERSIE,
        _MELDING_REGEL,
        update="OLD.status NOT IN ('concept', 'vervallen') AND (NEW.status IN ('concept', 'vervallen') OR "
        + changed(
            "id", "regeling_id", "nummer", "uitleg", "grondslag", "gepubliceerd_op", "geldig_van", "verdeelwijze",
            "beslis_weken", "verdaag_weken", "aanvul_dagen", "verantwoord_weken", "vaststel_weken", "vier_ogen_vanaf",
            "steekproef_procent", "opgesteld_door_id",
        )
        + ")",
        delete="OLD.status NOT IN ('concept', 'vervallen')",
        uniek=("id = NEW.id", "regeling_id = NEW.regeling_id AND nummer = NEW.nummer"),
    ),
    *(
        Wacht(
            tabel,
            _MELDING_REGEL,
            insert=_binds("NEW"),
            update=f"{_binds('OLD')} OR {_binds('NEW')}",
            delete=_binds("OLD"),
            uniek=("id = NEW.id", *ook),
        )
        for tabel, *ook in (
            (VOORWAARDE,),
            (BAND, "versie_id = NEW.versie_id AND tot_bedrag = NEW.tot_bedrag"),
        )
    ),
)  # fmt: skip
