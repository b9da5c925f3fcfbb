"""The catalogue: what signals are about, with their terms, and where else things belong."""

from django.db import models

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.mensen.models import Organisatie
from wijkwerk.signalen.states import Zichtbaarheid


class Onderwerp(models.Model):
    """What a signal is about, with the terms that hold for it and the words by which it is recognised."""

    naam = models.CharField(max_length=60, unique=True)
    sleutel = models.SlugField(max_length=60, unique=True)
    uitleg = models.CharField(max_length=160, blank=True)
    groep = models.CharField(max_length=40)
    icoon = models.CharField(max_length=30, default="melding", help_text="name of a drawing in iconen.svg")
    woorden = models.TextField(blank=True, help_text="words that point to this subject, one a line")
    reactie_werkdagen = models.PositiveSmallIntegerField(default=3)
    afhandel_werkdagen = models.PositiveSmallIntegerField(default=30)
    organisatie = models.ForeignKey(Organisatie, null=True, blank=True, on_delete=models.PROTECT)
    zichtbaarheid = models.CharField(
        max_length=10, choices=Zichtbaarheid.choices, default=Zichtbaarheid.WIJKTEAM, help_text="for new signals"
    )
    volgorde = models.PositiveSmallIntegerField(default=0)
    actief = models.BooleanField(default=True)

    class Meta:
        ordering = ["volgorde", "naam"]

    def __str__(self) -> str:
        return self.naam


class AndereDeur(models.Model):
    """Where something belongs that is not for this desk: danger, a broken lamp, a quarrel, a benefit."""

    titel = models.CharField(max_length=80)
    tekst = models.TextField()
    telefoon = models.CharField(max_length=20, blank=True)
    website = models.URLField(blank=True)
    spoed = models.BooleanField(default=False)
    woorden = models.TextField(blank=True, help_text="words in the text that open this door, one a line")
    onderwerp = models.ForeignKey(Onderwerp, null=True, blank=True, on_delete=models.CASCADE)
    werkgebied = models.ForeignKey(Werkgebied, null=True, blank=True, on_delete=models.CASCADE)
    actief = models.BooleanField(default=True)

    class Meta:
        ordering = ["-spoed", "titel"]

    def __str__(self) -> str:
        return self.titel
