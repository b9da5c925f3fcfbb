"""What the database itself refuses: a decision and a line on a promise are never changed."""

from django.db import models

from wijkwerk.kern import klok
from wijkwerk.kern.wachten import Wacht


class Vrijgave(models.Model):
    """A row that may be destroyed because its term is over; written by the retention run, and it stays as a trace."""

    tabel = models.CharField(max_length=40)
    rij_id = models.BigIntegerField()
    op = models.DateTimeField(default=klok.nu)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tabel", "rij_id"], name="vrijgave_een_keer")]

    def __str__(self) -> str:
        return f"{self.tabel} {self.rij_id}"


BESLUITEN = "agenda_besluit"
WACHTEN = (
    Wacht(
        BESLUITEN,
        uniek=(
            "id = NEW.id",
            "client_id = NEW.client_id",
            "vervangt_id = NEW.vervangt_id",
            "agendapunt_id = NEW.agendapunt_id AND vervangt_id IS NULL AND NEW.vervangt_id IS NULL",
        ),
        vrijgaven="agenda_vrijgave",
    ),
    Wacht("agenda_stand"),
)
