"""A signal: about a place and a subject, with who has it now and since when."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from wijkwerk.gebieden.models import Buurt, Werkgebied, Wijk
from wijkwerk.kern import klok, nummers, taal
from wijkwerk.mensen.models import Organisatie
from wijkwerk.signalen.models.catalogus import Onderwerp
from wijkwerk.signalen.models.geheim import new_token
from wijkwerk.signalen.states import OPEN, START, Kanaal, Status, Zichtbaarheid


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
    def tafel_naam(self) -> str:
        """The name of its table in the language of the reader; empty when it is on no agenda."""
        return taal.as_read(self.tafel)

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


class GenoemdePartner(models.Model):
    """A partner that may read a signal of level 'genoemde partners'."""

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="partners")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "signaal"], name="genoemdepartner_uniek")]

    def __str__(self) -> str:
        return f"{self.organisatie} bij {self.signaal_id}"
