"""The queue: one row per job, in the same database as the facts, so that a job exists exactly when its cause does."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from wijkwerk.kern import klok
from wijkwerk.kern.taken.states import EIND, Status


class TaakQuerySet(models.QuerySet["Taak"]):
    """Which jobs are meant."""

    def ready(self, moment: datetime) -> "TaakQuerySet":
        """Keep the jobs that may start at `moment`, the one whose turn it is first."""
        return self.filter(state=Status.WACHT, niet_voor__lte=moment).order_by("-prioriteit", "niet_voor", "pk")

    def abandoned(self, moment: datetime) -> "TaakQuerySet":
        """Keep the jobs whose worker has not been heard of in time."""
        return self.filter(state=Status.BEZIG, lease_tot__lt=moment)


class Taak(models.Model):
    """One job. `functie` is the path of a task function; `args` and `kwargs` are plain JSON (ids, never people)."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    functie = models.CharField(max_length=200)
    args = models.JSONField(default=list, blank=True)
    kwargs = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=12, choices=Status.choices, default=Status.WACHT)
    prioriteit = models.SmallIntegerField(default=0)
    sleutel = models.CharField(max_length=200, blank=True, help_text="the same key waits only once")
    tijdvak = models.CharField(max_length=200, null=True, blank=True, unique=True, help_text="slot of a periodic job")
    door_id = models.BigIntegerField(null=True, blank=True, help_text="the person who started it, or nobody")

    gemaakt_op = models.DateTimeField(default=klok.nu)
    niet_voor = models.DateTimeField(default=klok.nu)
    gestart_op = models.DateTimeField(null=True, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)

    pogingen = models.PositiveSmallIntegerField(default=0)
    max_pogingen = models.PositiveSmallIntegerField(default=5)
    lease_tot = models.DateTimeField(null=True, blank=True)
    werker = models.CharField(max_length=80, blank=True)

    gedaan = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField(default=0)
    bericht = models.CharField(max_length=200, blank=True)
    afbreken_gevraagd = models.BooleanField(default=False)
    fout = models.TextField(blank=True)
    resultaat = models.JSONField(null=True, blank=True)

    objects = TaakQuerySet.as_manager()

    class Meta:
        verbose_name = "taak"
        verbose_name_plural = "taken"
        indexes = [
            models.Index(fields=["-prioriteit", "niet_voor"], condition=Q(state="wacht"), name="taken_beurt"),
            models.Index(fields=["lease_tot"], condition=Q(state="bezig"), name="taken_lease"),
            models.Index(fields=["-klaar_op"], condition=Q(state="mislukt"), name="taken_mislukt"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"], condition=Q(state="wacht") & ~Q(sleutel=""), name="taken_sleutel_wacht_een_keer"
            ),
            models.CheckConstraint(
                condition=Q(state="bezig", lease_tot__isnull=False) | (~Q(state="bezig") & Q(lease_tot__isnull=True)),
                name="taken_lease_alleen_bezig",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.functie} ({self.uuid})"

    @property
    def is_klaar(self) -> bool:
        """Tell whether nothing will happen to this job any more."""
        return self.state in EIND
