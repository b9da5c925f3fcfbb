"""The log: who did what to which record, when, from where, with what result. Lines are only ever added.

No foreign key points at the record or the person: the log outlives both, and the cellar knows no room.
The database itself refuses changes and deletions (see `wachten.py`).
"""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Zegel(models.Model):
    """The seal on a batch of lines: a hash over them and over the seal before, so that no line can change unseen."""

    volgnummer = models.PositiveBigIntegerField(unique=True)
    gemaakt_op = models.DateTimeField()
    vorige = models.CharField(max_length=64, blank=True, help_text="hash of the seal before, empty for the first")
    hash = models.CharField(max_length=64)
    aantal = models.PositiveIntegerField()
    afdrukken = models.JSONField(help_text="[line id, SHA-256 of the line] in order; empty once destroyed")
    jongste_op = models.DateTimeField(help_text="moment of the youngest line, for retention")
    vernietigd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["volgnummer"]

    def __str__(self) -> str:
        return f"zegel {self.volgnummer}"


class Logregel(models.Model):
    """One act. `gegevens` holds codes, numbers and ids, never a name, an address or what somebody wrote."""

    class Herkomst(models.TextChoices):
        ONBEKEND = "", _("Onbekend")
        WEB = "web", _("Website")
        CSV = "csv", _("Ingelezen bestand")
        RONDGANG = "rondgang", _("Rondgang")
        TAAK = "taak", _("Taak op de achtergrond")
        OPDRACHT = "opdracht", _("Opdrachtregel")

    tijd = models.DateTimeField()
    handeling = models.CharField(max_length=60)
    object_soort = models.CharField(max_length=60, blank=True)
    object_id = models.BigIntegerField(null=True)
    actor_soort = models.CharField(max_length=12)
    actor_id = models.BigIntegerField(null=True)
    herkomst = models.CharField(max_length=10, choices=Herkomst.choices, blank=True)
    resultaat = models.CharField(max_length=20)
    gegevens = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    # The index below serves the sealing as well; one index fewer is one write fewer for every act in the house.
    zegel = models.ForeignKey(Zegel, null=True, on_delete=models.PROTECT, related_name="regels", db_index=False)

    class Meta:
        ordering = ["-tijd", "-id"]
        indexes = [
            models.Index(fields=["object_soort", "object_id", "-tijd", "-id"], name="logregel_object_tijd"),
            models.Index(fields=["zegel", "id"], name="logregel_zegel"),
        ]

    def __str__(self) -> str:
        return f"{self.handeling} ({self.resultaat})"
