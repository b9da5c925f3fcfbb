"""What somebody keeps: a form not sent yet, a saved view, a file that was read."""

from django.conf import settings
from django.db import models

from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.signalen.models.catalogus import Onderwerp
from wijkwerk.signalen.models.geheim import new_token


class Concept(models.Model):
    """A form that is not sent yet, so that a closed browser loses nothing. Gone after thirty days."""

    token = models.CharField(max_length=40, unique=True, default=new_token)
    gegevens = models.JSONField(default=dict)
    onderwerp = models.ForeignKey(Onderwerp, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    fotos = models.JSONField(
        default=list, help_text="keys of stored pictures: sending a draft is one row less to touch"
    )
    gewijzigd_op = models.DateTimeField()

    def __str__(self) -> str:
        return f"concept {self.pk}"

    def point(self) -> tuple[float, float] | None:
        """Return the place as (lat, lon), or None when it was given as a buurt or not yet."""
        lat, lon = self.gegevens.get("lat"), self.gegevens.get("lon")
        return (lat, lon) if lat is not None and lon is not None else None

    def place(self) -> str:
        """Return the words about the place: those of the writer, or else the address that was picked."""
        return str(self.gegevens.get("plek") or self.gegevens.get("gevonden", "").partition("|")[2])

    def pictures(self) -> list[Bestand]:
        """Return the pictures of this draft in the order in which they came; no query when there are none."""
        return list(Bestand.objects.filter(pk__in=self.fotos).order_by("pk")) if self.fotos else []


class Weergave(models.Model):
    """A saved view of the inbox: a name for a set of filters."""

    persoon = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    naam = models.CharField(max_length=60)
    filters = models.CharField(max_length=500)

    class Meta:
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["persoon", "naam"], name="weergave_naam_uniek")]

    def __str__(self) -> str:
        return self.naam


class Invoer(models.Model):
    """One reading of a backlog file: what came in, and for each refused row why."""

    bestandsnaam = models.CharField(max_length=160)
    sleutel = models.CharField(max_length=64, unique=True, help_text="hash of the content: the same file is read once")
    rijen = models.PositiveIntegerField(default=0)
    gelukt = models.PositiveIntegerField(default=0)
    overgeslagen = models.PositiveIntegerField(default=0, help_text="rows that were read before")
    kop = models.JSONField(default=list, help_text="the header of the file")
    fouten = models.JSONField(default=list, help_text="list of {rij, kolom, melding, cellen}; personal data masked")
    klaar_op = models.DateTimeField(null=True)
    taak_id = models.UUIDField(null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["-op"]

    def __str__(self) -> str:
        return self.bestandsnaam
