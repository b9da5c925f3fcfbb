"""Signals: what is going on, where, since when, who has it now, and what was said about it.

A signal is about a place and a subject. What we know of the reporter stands apart in Melder, with a term of its own.
"""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden.models import Buurt, Werkgebied, Wijk
from wijkwerk.kern import klok, nummers
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.mensen.models import Organisatie
from wijkwerk.signalen.states import OPEN, START, Kanaal, Status, Zichtbaarheid


def new_token() -> str:
    """Return a secret for a link: 160 bits, so that it cannot be guessed."""
    return secrets.token_urlsafe(20)


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


class SignaalQuerySet(models.QuerySet):
    """Filters on signals that every screen shares."""

    def open(self) -> "SignaalQuerySet":
        """Keep what is not finished."""
        return self.filter(status__in=OPEN)

    def too_late(self, moment) -> "SignaalQuerySet":
        """Keep open signals whose term has passed at `moment`."""
        return self.open().filter(termijn_op__lt=moment)


class Signaal(models.Model):
    """One thing that somebody told us. Its number is made from year and key: nothing to count, nothing to lock."""

    client_id = models.UUIDField(unique=True, default=uuid.uuid4, help_text="made by the sender: twice the same is one")
    token = models.CharField(max_length=40, default=new_token, help_text="in the link of the reporter")
    tekst = models.TextField()
    titel = models.CharField(max_length=100, blank=True)
    # No index of their own where one in Meta begins with the key: each costs every new signal a write.
    onderwerp = models.ForeignKey(Onderwerp, on_delete=models.PROTECT, related_name="+", db_index=False)
    sinds = models.CharField(max_length=60, blank=True)
    kanaal = models.CharField(max_length=12, choices=Kanaal.choices)

    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    plek = models.CharField(max_length=160, blank=True, help_text="the place in words")
    buurt = models.ForeignKey(Buurt, null=True, on_delete=models.PROTECT, related_name="+")
    wijk = models.ForeignKey(Wijk, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    werkgebied = models.ForeignKey(Werkgebied, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    ontvangen_op = models.DateTimeField(help_text="the moment of receipt that counts in law")
    ingevoerd_op = models.DateTimeField()
    ingevoerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    status = models.CharField(max_length=16, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    zichtbaarheid = models.CharField(max_length=10, choices=Zichtbaarheid.choices, default=Zichtbaarheid.WIJKTEAM)
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    antwoord_verwacht_op = models.DateField(null=True)
    termijn_op = models.DateTimeField(null=True, help_text="when the next thing is due; passed means escalation")
    geescaleerd_op = models.DateTimeField(null=True)
    tafel = models.CharField(max_length=80, blank=True, help_text="on which table it is, when it is on an agenda")
    uitkomst = models.TextField(blank=True, help_text="the public answer: what was done, or which other door")
    geholpen = models.BooleanField(null=True)
    samengevoegd_met = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="samengevoegde", db_index=False
    )
    steun = models.PositiveIntegerField(default=0, help_text="how many said: me too")
    versie = models.PositiveIntegerField(default=1, help_text="goes up with every change: two people cannot both win")

    objects = SignaalQuerySet.as_manager()

    class Meta:
        ordering = ["-ontvangen_op", "-id"]
        indexes = [
            models.Index(fields=["werkgebied", "-ontvangen_op", "-id"], name="signaal_werkgebied_tijd"),
            models.Index(fields=["-ontvangen_op", "-id"], name="signaal_tijd"),
            # What is open is a small part of all, and what people look at: it gets an index per order of its own.
            models.Index(
                fields=["werkgebied", "-ontvangen_op", "-id"],
                condition=Q(status__in=OPEN),
                name="signaal_open_gebied_tijd",
            ),
            models.Index(fields=["-ontvangen_op", "-id"], condition=Q(status__in=OPEN), name="signaal_open_tijd"),
            models.Index(
                fields=["organisatie", "-ontvangen_op", "-id"],
                condition=Q(organisatie__isnull=False),
                name="signaal_organisatie_tijd",
            ),
            models.Index(
                fields=["behandelaar", "-ontvangen_op", "-id"],
                condition=Q(behandelaar__isnull=False),
                name="signaal_behandelaar_tijd",
            ),
            models.Index(fields=["onderwerp", "-ontvangen_op"], name="signaal_onderwerp_tijd"),
            models.Index(fields=["lat", "lon"], name="signaal_plek"),
            models.Index(fields=["termijn_op"], condition=Q(status__in=OPEN), name="signaal_open_termijn"),
            models.Index(
                fields=["samengevoegd_met"], condition=Q(samengevoegd_met__isnull=False), name="signaal_samengevoegd"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["token"], name="signaal_token_uniek"),
            models.CheckConstraint(
                name="signaal_punt_heel",
                condition=Q(lat__isnull=True, lon__isnull=True) | Q(lat__isnull=False, lon__isnull=False),
            ),
            models.CheckConstraint(
                name="signaal_doorgezet_heeft_ontvanger",
                condition=~Q(status=Status.DOORGEZET)
                | Q(antwoord_verwacht_op__isnull=False, organisatie__isnull=False)
                | Q(antwoord_verwacht_op__isnull=False, behandelaar__isnull=False),
            ),
            models.CheckConstraint(
                name="signaal_einde_heeft_uitkomst",
                condition=~Q(status__in=[Status.AFGEHANDELD, Status.NIET_VOOR_ONS]) | ~Q(uitkomst=""),
            ),
            models.CheckConstraint(
                name="signaal_samengevoegd_heeft_doel",
                condition=Q(status=Status.SAMENGEVOEGD, samengevoegd_met__isnull=False)
                | (~Q(status=Status.SAMENGEVOEGD) & Q(samengevoegd_met__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.kop}"

    @property
    def nummer(self) -> str:
        """The number to say on the phone, such as S26-00123-K."""
        return nummers.format(klok.dag_van(self.ontvangen_op).year, self.pk, "S")

    @property
    def kop(self) -> str:
        """A title for lists: what staff called it, or the first words."""
        return self.titel or (self.tekst if len(self.tekst) <= 80 else self.tekst[:79].rsplit(" ", 1)[0] + "…")

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.status in OPEN


class Melder(models.Model):
    """How to reach the reporter. Optional, apart from the signal, and blanked when its term ends."""

    signaal = models.OneToOneField(Signaal, on_delete=models.CASCADE, related_name="melder")
    naam = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    postadres = models.CharField(max_length=160, blank=True, help_text="for people who want a letter")
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


class GenoemdePartner(models.Model):
    """A partner that may read a signal of level 'genoemde partners'."""

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="partners")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "signaal"], name="genoemdepartner_uniek")]

    def __str__(self) -> str:
        return f"{self.organisatie} bij {self.signaal_id}"


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
