"""Judging an application: what each rule says, who advises, and who has no interest in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.subsidies.models.aanvraag import Aanvraag
from wijkwerk.subsidies.models.regeling import Voorwaarde


class Oordeel(models.TextChoices):
    """What a rule says of a plan."""

    JA = "ja", _("Ja")
    NEE = "nee", _("Nee")
    MENS = "mens", _("Een mens kijkt mee")
    LET_OP = "let_op", _("Let op")


class Regeluitkomst(models.Model):
    """What one rule says of one application, as computed, and what a person made of it."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="uitkomsten")
    voorwaarde = models.ForeignKey(Voorwaarde, on_delete=models.PROTECT, related_name="+")
    berekend = models.CharField(max_length=6, choices=Oordeel.choices)
    reden = models.CharField(max_length=240)
    oordeel = models.CharField(
        max_length=6, choices=Oordeel.choices, blank=True, help_text="by a person; empty: as computed"
    )
    toelichting = models.TextField(blank=True)
    beoordeeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["voorwaarde__volgorde", "id"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "voorwaarde"], name="regeluitkomst_uniek"),
            models.CheckConstraint(
                name="regeluitkomst_anders_heeft_reden",
                condition=Q(oordeel="") | (~Q(toelichting="") & Q(beoordeeld_door__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voorwaarde}: {self.get_berekend_display()}"

    @property
    def geldt(self) -> str:
        """What counts: the judgement of a person, else what was computed."""
        return self.oordeel or self.berekend


class Advies(models.Model):
    """What somebody who knows the wijk says about a plan, or a member of the panel with points per criterion."""

    class Strekking(models.TextChoices):
        POSITIEF = "positief", _("Toekennen")
        ANDERS = "anders", _("Toekennen met een opmerking")
        NEGATIEF = "negatief", _("Niet toekennen")

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="adviezen")
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    adviseur = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    vraag = models.TextField(blank=True)
    uiterlijk_op = models.DateField()
    strekking = models.CharField(max_length=10, choices=Strekking.choices, blank=True)
    tekst = models.TextField(blank=True)
    punten = models.JSONField(default=dict, help_text="per criterion of the round")
    gegeven_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["uiterlijk_op", "id"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "adviseur"], name="subsidieadvies_een_per_adviseur"),
            models.CheckConstraint(
                name="subsidieadvies_gegeven_heeft_strekking", condition=Q(gegeven_op__isnull=True) | ~Q(strekking="")
            ),
        ]

    def __str__(self) -> str:
        return f"advies op {self.aanvraag_id}"


class Belangverklaring(models.Model):
    """The answer to: do you have anything to do with this applicant? Who has, does not judge (Awb, artikel 2:4)."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="belangverklaringen")
    persoon = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    vrij = models.BooleanField(help_text="has no interest in it")
    op = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["aanvraag", "persoon"], name="belangverklaring_uniek")]

    def __str__(self) -> str:
        return f"belang bij {self.aanvraag_id}"
