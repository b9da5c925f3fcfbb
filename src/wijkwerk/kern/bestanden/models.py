"""Photos that people send in, made safe before they are kept."""

import uuid

from django.db import models

from wijkwerk.kern import klok


class Bestand(models.Model):
    """One kept photo: re-encoded, without metadata, under a name that nobody can guess."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=40, help_text="media type of what is kept")
    breedte = models.PositiveIntegerField()
    hoogte = models.PositiveIntegerField()
    grootte = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    bestand = models.CharField(max_length=100, help_text="path in the storage")
    mini = models.CharField(max_length=100, help_text="path of the thumbnail")
    gemaakt_op = models.DateTimeField(default=klok.nu)
    door_id = models.BigIntegerField(null=True, blank=True, help_text="the person who sent it; empty without account")

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(breedte__gt=0, hoogte__gt=0, grootte__gt=0), name="bestanden_heeft_maat"
            )
        ]

    def __str__(self) -> str:
        return f"bestand {self.uuid}"
