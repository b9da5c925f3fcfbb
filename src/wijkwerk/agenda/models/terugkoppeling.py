"""Telling everyone who raised it what came of it: one text per kind of receiver, sent in one go."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.models.agendapunt import Agendapunt
from wijkwerk.agenda.models.thema import Thema
from wijkwerk.agenda.states.terugkoppeling import START, Groep, Status
from wijkwerk.mensen.models import Organisatie
from wijkwerk.signalen.models import Signaal


class Terugkoppeling(models.Model):
    """A message about a thema or an agendapunt. Its receivers are found along the thread when it is sent."""

    thema = models.ForeignKey(Thema, null=True, on_delete=models.PROTECT, related_name="terugkoppelingen")
    agendapunt = models.ForeignKey(Agendapunt, null=True, on_delete=models.PROTECT, related_name="terugkoppelingen")
    aanleiding = models.CharField(max_length=160, help_text="what moved, such as: er is besloten")
    status = models.CharField(max_length=10, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="empty: by the system",
    )
    taak_id = models.BigIntegerField(null=True, help_text="the job that sends it")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-gemaakt_op", "-id"]
        constraints = [
            models.CheckConstraint(
                name="terugkoppeling_over_een",
                condition=Q(thema__isnull=False, agendapunt__isnull=True)
                | Q(thema__isnull=True, agendapunt__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.aanleiding


class Terugtekst(models.Model):
    """The text for one kind of receiver; an empty text means that this kind gets nothing."""

    terugkoppeling = models.ForeignKey(Terugkoppeling, on_delete=models.CASCADE, related_name="teksten")
    groep = models.CharField(max_length=10, choices=Groep.choices)
    onderwerp = models.CharField(max_length=120, blank=True)
    tekst = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["terugkoppeling", "groep"], name="terugtekst_een_per_groep")]

    def __str__(self) -> str:
        return f"{self.get_groep_display()}: {self.onderwerp}"


class Terugbericht(models.Model):
    """That somebody got it: about which signal or at which organisation, by which way; never at which address.

    `sleutel` is a keyed hash of the address: the database itself lets nobody get the same message twice.
    """

    class Weg(models.TextChoices):
        MAIL = "mail", _("Mail")
        BRIEF = "brief", _("Brief")

    terugkoppeling = models.ForeignKey(Terugkoppeling, on_delete=models.CASCADE, related_name="berichten")
    groep = models.CharField(max_length=10, choices=Groep.choices)
    sleutel = models.CharField(max_length=64)
    weg = models.CharField(max_length=6, choices=Weg.choices)
    signaal = models.ForeignKey(Signaal, null=True, on_delete=models.SET_NULL, related_name="+")
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["terugkoppeling", "sleutel"], name="terugbericht_niemand_twee_keer")
        ]

    def __str__(self) -> str:
        return f"{self.get_groep_display()} {self.op}"


class Afmelding(models.Model):
    """Somebody wants no more news: about one thema, or about nothing any more. Kept as a keyed hash of the address."""

    sleutel = models.CharField(max_length=64)
    thema = models.ForeignKey(Thema, null=True, on_delete=models.CASCADE, related_name="+", help_text="empty: nothing")
    op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sleutel", "thema"], name="afmelding_een_keer_per_thema"),
            models.UniqueConstraint(
                fields=["sleutel"], condition=Q(thema__isnull=True), name="afmelding_een_keer_voor_alles"
            ),
        ]

    def __str__(self) -> str:
        return f"afmelding {self.pk}"
