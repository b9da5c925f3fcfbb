"""What got stuck, and to which table it went up."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.models.actie import Actie
from wijkwerk.agenda.models.agendapunt import Agendapunt
from wijkwerk.agenda.states.agendapunt import HOGER, Tafel


class Knelpunt(models.Model):
    """Something that got stuck, why, and to which table it went up. Open until somebody says what came of it."""

    class Reden(models.TextChoices):
        STIL = "stil", _("Er gebeurt niets mee")
        TERMIJN = "termijn", _("De termijn is voorbij")
        TERUG = "terug", _("Twee keer teruggegeven")
        GEMELD = "gemeld", _("Gemeld door wie eraan werkt")

    agendapunt = models.ForeignKey(Agendapunt, null=True, on_delete=models.PROTECT, related_name="knelpunten")
    actie = models.ForeignKey(Actie, null=True, on_delete=models.PROTECT, related_name="knelpunten")
    reden = models.CharField(max_length=8, choices=Reden.choices)
    toelichting = models.TextField(blank=True)
    van_tafel = models.CharField(max_length=14, choices=Tafel.choices)
    naar_tafel = models.CharField(max_length=14, choices=Tafel.choices)
    sinds = models.DateTimeField()
    opgelost_op = models.DateTimeField(null=True)
    uitkomst = models.TextField(blank=True)
    opgelost_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sinds", "id"]
        constraints = [
            models.CheckConstraint(
                name="knelpunt_bij_een",
                condition=Q(agendapunt__isnull=False, actie__isnull=True)
                | Q(agendapunt__isnull=True, actie__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["agendapunt"],
                condition=Q(opgelost_op__isnull=True, agendapunt__isnull=False),
                name="knelpunt_een_open_per_agendapunt",
            ),
            models.UniqueConstraint(
                fields=["actie"],
                condition=Q(opgelost_op__isnull=True, actie__isnull=False),
                name="knelpunt_een_open_per_actie",
            ),
            models.CheckConstraint(
                name="knelpunt_einde_heeft_uitkomst", condition=Q(opgelost_op__isnull=True) | ~Q(uitkomst="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reden_display()}: {self.agendapunt or self.actie}"

    @property
    def kan_niet_hoger(self) -> bool:
        """Whether it lies at a table above which nobody takes it over: it stays there, in sight."""
        return self.naar_tafel not in HOGER
