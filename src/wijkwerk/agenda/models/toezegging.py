"""What was promised to the council or the wijk, and how it stands."""

import uuid

from django.conf import settings
from django.db import models

from wijkwerk.agenda.models.basis import Genummerd
from wijkwerk.agenda.models.besluit import Besluit
from wijkwerk.agenda.states.toezegging import START, Soort, Status
from wijkwerk.gebieden.models import Werkgebied


class Toezegging(Genummerd):
    """A promise to the council or the wijk, or a motie of the council; the list the griffie keeps."""

    LETTER = "Z"

    client_id = models.UUIDField(unique=True, default=uuid.uuid4)
    soort = models.CharField(max_length=12, choices=Soort.choices, default=Soort.TOEZEGGING)
    kenmerk = models.CharField(max_length=30, blank=True, help_text="number at the griffie, such as 21-0642")
    onderwerp = models.CharField(max_length=160)
    tekst = models.TextField(help_text="what exactly was promised or asked")
    aan = models.CharField(max_length=120, help_text="to whom: the council, residents of a wijk")
    gedaan_op = models.DateField()
    uiterlijk_op = models.DateField()
    eigenaar = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    werkgebied = models.ForeignKey(Werkgebied, null=True, on_delete=models.PROTECT, related_name="+")
    besluit = models.ForeignKey(Besluit, null=True, on_delete=models.PROTECT, related_name="toezeggingen")
    status = models.CharField(max_length=10, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    herinnerd_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["uiterlijk_op", "id"]
        indexes = [models.Index(fields=["status", "uiterlijk_op", "id"], name="toezegging_stand_termijn")]

    def __str__(self) -> str:
        return f"{self.nummer} {self.onderwerp}"


class Stand(models.Model):
    """One line on how a promise stands; lines are added, never changed."""

    toezegging = models.ForeignKey(Toezegging, on_delete=models.PROTECT, related_name="standen")
    tekst = models.TextField()
    status = models.CharField(max_length=10, choices=Status.choices)
    uiterlijk_op = models.DateField(help_text="the date that holds from this line on")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["-op", "-id"]

    def __str__(self) -> str:
        return self.tekst[:60]
