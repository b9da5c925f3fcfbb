"""City interest against the wijken concerned, for the college; and afterwards whether it came out as weighed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.models.agendapunt import Agendapunt


class Afweging(models.Model):
    """The one page with which the college weighs an agendapunt. Interests and effects stand on the agendapunt."""

    class Toets(models.TextChoices):
        UITGEKOMEN = "uitgekomen", _("Uitgekomen zoals verwacht")
        DEELS = "deels", _("Deels uitgekomen")
        NIET = "niet", _("Niet uitgekomen")

    agendapunt = models.OneToOneField(Agendapunt, on_delete=models.PROTECT, related_name="afweging")
    kern = models.TextField(help_text="what is weighed against what, in a few sentences")
    voorstel = models.TextField(help_text="what the regisseur advises, and why")
    verwachting = models.TextField(help_text="what we expect to see when it comes out right")
    toets_op = models.DateField(help_text="when we look whether it came out")
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opgesteld_op = models.DateTimeField()
    toets = models.CharField(max_length=12, choices=Toets.choices, blank=True)
    toets_tekst = models.TextField(blank=True)
    getoetst_op = models.DateTimeField(null=True)
    getoetst_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["toets_op", "id"]
        constraints = [
            models.CheckConstraint(
                name="afweging_toets_is_heel",
                condition=Q(toets="", getoetst_op__isnull=True)
                | (~Q(toets="") & ~Q(toets_tekst="") & Q(getoetst_op__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"afweging bij {self.agendapunt_id}"
