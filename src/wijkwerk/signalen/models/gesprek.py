"""What belongs to a signal: who told it, who has the same, what was said, and pictures.

What we know of people stands here and not in the signal, with a term of its own.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.signalen.models.geheim import new_token
from wijkwerk.signalen.models.signaal import Signaal

MAX_FOTOS = 5  # with one signal


class Melder(models.Model):
    """How to reach the reporter. Optional, apart from the signal, and blanked when its term ends."""

    signaal = models.OneToOneField(Signaal, on_delete=models.CASCADE, related_name="melder")
    naam = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    postadres = models.CharField(max_length=160, blank=True, help_text="for people who want a letter")
    taal = models.CharField(max_length=2, default="nl", help_text="language of our messages")
    opgeschoond_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["email"], condition=~Q(email=""), name="melder_email")]

    def __str__(self) -> str:
        return f"melder van {self.signaal_id}"


class Steun(models.Model):
    """Somebody else has the same: counted, and told what came of it when an address was left."""

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="steunen")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    client_id = models.UUIDField(unique=True, default=uuid.uuid4)
    email = models.EmailField(blank=True)
    taal = models.CharField(max_length=2, default="nl", help_text="language of our messages")
    tekst = models.CharField(max_length=500, blank=True)
    op = models.DateTimeField()

    def __str__(self) -> str:
        return f"steun voor {self.signaal_id}"


class Reactie(models.Model):
    """Something said about a signal: by the reporter or by staff, for the reporter or only for colleagues."""

    class Soort(models.TextChoices):
        AANVULLING = "aanvulling", _("Aanvulling van de melder")
        VRAAG = "vraag", _("Vraag aan de melder")
        ANTWOORD = "antwoord", _("Antwoord van de melder")
        BERICHT = "bericht", _("Bericht aan de melder")
        NOTITIE = "notitie", _("Interne notitie")
        TERUG = "terug", _("Antwoord van partner of afdeling")

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="reacties")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    tekst = models.TextField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    antwoord_op = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="antwoorden")
    alleen_regisseur = models.BooleanField(default=False, help_text="a note that only the wijkregisseur reads")

    class Meta:
        ordering = ["op", "id"]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} bij {self.signaal_id}"

    @property
    def is_intern(self) -> bool:
        """Whether the reporter may not read this."""
        return self.soort in (self.Soort.NOTITIE, self.Soort.TERUG)


class Foto(models.Model):
    """A picture with a signal, cleaned of everything but the image."""

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="fotos")
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT)
    beschrijving = models.CharField(max_length=160, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["volgorde", "id"]

    def __str__(self) -> str:
        return f"foto bij {self.signaal_id}"
