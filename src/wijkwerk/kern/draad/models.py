"""The thread: a typed, reasoned link from one record to another, whatever rooms they live in."""

from django.db import models
from django.db.models import F, Q


class Verband(models.Model):
    """`naar` came from `van`: a link along the thread, with its kind, its reason, and who laid it when."""

    van_soort = models.CharField(max_length=60)
    van_id = models.BigIntegerField()
    naar_soort = models.CharField(max_length=60)
    naar_id = models.BigIntegerField()
    soort = models.CharField(max_length=40)
    reden = models.CharField(max_length=300, blank=True)
    door_id = models.BigIntegerField(null=True, help_text="key of the person; empty when the system laid it")
    gemaakt_op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["van_soort", "van_id", "naar_soort", "naar_id", "soort"], name="verband_uniek"
            ),
            models.CheckConstraint(
                name="verband_niet_met_zichzelf",
                condition=~Q(van_soort=F("naar_soort")) | ~Q(van_id=F("naar_id")),
            ),
        ]
        # Forward the unique constraint serves; this is the way back.
        indexes = [models.Index(fields=["naar_soort", "naar_id"], name="verband_terug")]

    def __str__(self) -> str:
        return f"{self.van_soort} {self.van_id} - {self.soort} - {self.naar_soort} {self.naar_id}"
