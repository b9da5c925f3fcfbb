"""Who does what by when."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from wijkwerk.agenda.models.basis import Genummerd
from wijkwerk.agenda.models.besluit import Besluit
from wijkwerk.agenda.models.overleg import Overleg
from wijkwerk.agenda.states.actie import OPEN, START, Status
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.mensen.models import Organisatie


class ActieQuerySet(models.QuerySet):
    """Filters that every screen shares."""

    def open(self) -> "ActieQuerySet":
        """Keep what is not done or dropped."""
        return self.filter(status__in=OPEN)


class Actie(Genummerd):
    """Something that one person or one partner does before a date."""

    LETTER = "C"

    client_id = models.UUIDField(unique=True, default=uuid.uuid4)
    wat = models.CharField(max_length=200)
    eigenaar = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    werkgebied = models.ForeignKey(Werkgebied, null=True, on_delete=models.PROTECT, related_name="+")
    besluit = models.ForeignKey(Besluit, null=True, on_delete=models.PROTECT, related_name="acties")
    overleg = models.ForeignKey(Overleg, null=True, on_delete=models.PROTECT, related_name="acties")
    uitgedeeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uiterlijk_op = models.DateField()
    status = models.CharField(max_length=14, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    reden = models.TextField(blank=True, help_text="why it was handed back or dropped")
    resultaat = models.TextField(blank=True)
    publiek_resultaat = models.TextField(blank=True, help_text="for residents; empty: not shown in public")
    keren_terug = models.PositiveSmallIntegerField(default=0)
    herinnerd_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = ActieQuerySet.as_manager()

    class Meta:
        ordering = ["uiterlijk_op", "id"]
        indexes = [
            models.Index(fields=["uiterlijk_op", "id"], condition=Q(status__in=OPEN), name="actie_open_termijn"),
            models.Index(fields=["werkgebied", "uiterlijk_op"], name="actie_gebied_termijn"),
        ]
        constraints = [
            models.CheckConstraint(
                name="actie_een_eigenaar",
                condition=Q(eigenaar__isnull=False, organisatie__isnull=True)
                | Q(eigenaar__isnull=True, organisatie__isnull=False),
            ),
            models.CheckConstraint(
                name="actie_klaar_heeft_resultaat",
                condition=~Q(status=Status.KLAAR) | ~Q(resultaat=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.wat}"

    @property
    def wie(self) -> str:
        """Return who does it."""
        return str(self.eigenaar or self.organisatie)

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.status in OPEN


class Actieregel(models.Model):
    """One line of the story of an actie: which step, who has it from then on, and what was said with it."""

    actie = models.ForeignKey(Actie, on_delete=models.CASCADE, related_name="regels")
    handeling = models.CharField(max_length=14)
    tekst = models.TextField(blank=True)
    eigenaar = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["-op", "-id"]

    def __str__(self) -> str:
        return f"{self.handeling}: {self.tekst[:40]}"
