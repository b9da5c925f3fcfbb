"""What was decided, by whom and why. A decision is never changed: a correction is a new one that replaces it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from wijkwerk.agenda.models.agendapunt import Agendapunt, Optie
from wijkwerk.agenda.models.basis import Genummerd
from wijkwerk.agenda.models.overleg import Overleg
from wijkwerk.agenda.states.agendapunt import ORGANEN, Tafel
from wijkwerk.mensen.models import Mandaat


class BesluitQuerySet(models.QuerySet):
    """Filters that every screen shares."""

    def current(self) -> "BesluitQuerySet":
        """Keep decisions that no correction replaced."""
        return self.filter(vervangen_door__isnull=True)


class Besluit(Genummerd):
    """A decision on an agendapunt. The database refuses every change and any removal but that of the retention run."""

    LETTER = "B"

    client_id = models.UUIDField(unique=True, default=uuid.uuid4)
    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.PROTECT, related_name="besluiten")
    overleg = models.ForeignKey(Overleg, null=True, on_delete=models.PROTECT, related_name="besluiten")
    optie = models.ForeignKey(Optie, null=True, on_delete=models.PROTECT, related_name="+")
    wat = models.TextField()
    waarom = models.TextField()
    voor = models.TextField(blank=True)
    tegen = models.TextField(blank=True)
    kosten = models.BigIntegerField(null=True, help_text="cents")
    dekking = models.CharField(max_length=120, blank=True)
    terug_naar = models.TextField(blank=True, help_text="what goes back to whom")
    publieke_tekst = models.TextField(blank=True, help_text="for residents; empty: not shown in public")
    genomen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    besluitnemer = models.CharField(max_length=170, help_text="name and function on that day; the account may end")
    mandaat = models.ForeignKey(Mandaat, on_delete=models.PROTECT, related_name="+")
    genomen_op = models.DateField()
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    vervangt = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="vervangen_door")
    reden_correctie = models.TextField(blank=True)

    objects = BesluitQuerySet.as_manager()

    class Meta:
        ordering = ["-genomen_op", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agendapunt"], condition=Q(vervangt__isnull=True), name="besluit_een_per_agendapunt"
            ),
            models.CheckConstraint(
                name="besluit_correctie_heeft_reden", condition=Q(vervangt__isnull=True) | ~Q(reden_correctie="")
            ),
            models.CheckConstraint(
                name="besluit_kosten_niet_negatief", condition=Q(kosten__isnull=True) | Q(kosten__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.wat[:60]}"

    @property
    def wie(self) -> str:
        """Who decided: the college or the council as a body, else the person with the function of that day."""
        return str(ORGANEN.get(Tafel(self.agendapunt.tafel), self.besluitnemer))
