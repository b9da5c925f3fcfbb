"""Meetings: series with members, one meeting with its agenda, papers and minutes."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.models.agendapunt import Agendapunt
from wijkwerk.agenda.models.basis import Genummerd
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.agenda.states.overleg import START, Status
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.mensen.models import Organisatie


class Overlegreeks(models.Model):
    """A meeting that comes back: every `weken` weeks on the weekday of `eerste_dag`, never on a Dutch holiday."""

    naam = models.CharField(max_length=100)
    tafel = models.CharField(max_length=14, choices=Tafel.choices, default=Tafel.WIJKTEAM)
    werkgebied = models.ForeignKey(Werkgebied, null=True, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    eerste_dag = models.DateField()
    laatste_dag = models.DateField(null=True)
    weken = models.PositiveSmallIntegerField(default=4)
    begintijd = models.TimeField()
    minuten = models.PositiveSmallIntegerField(default=90)
    plaats = models.CharField(max_length=120)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gepland_tot = models.DateField(null=True, help_text="meetings up to and including this day were made")
    gestopt_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(name="overlegreeks_weken", condition=Q(weken__gte=1, weken__lte=52)),
            models.CheckConstraint(name="overlegreeks_minuten", condition=Q(minuten__gte=15, minuten__lte=480)),
            models.CheckConstraint(
                name="overlegreeks_einde_na_begin",
                condition=Q(laatste_dag__isnull=True) | Q(laatste_dag__gte=F("eerste_dag")),
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Reekslid(models.Model):
    """Who is invited to every meeting of a series, from a day until (not including) a day."""

    reeks = models.ForeignKey(Overlegreeks, on_delete=models.CASCADE, related_name="leden")
    persoon = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    notulist = models.BooleanField(default=False)
    van = models.DateField()
    tot = models.DateField(null=True)

    class Meta:
        ordering = ["persoon__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["reeks", "persoon"], condition=Q(tot__isnull=True), name="reekslid_een_keer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.persoon} in {self.reeks}"


class Overleg(Genummerd):
    """One meeting. `uid` and `volgnummer` are what calendars know it by (RFC 5545 UID and SEQUENCE)."""

    LETTER = "V"

    client_id = models.UUIDField(unique=True, default=uuid.uuid4)
    reeks = models.ForeignKey(Overlegreeks, null=True, on_delete=models.PROTECT, related_name="overleggen")
    naam = models.CharField(max_length=100)
    tafel = models.CharField(max_length=14, choices=Tafel.choices, default=Tafel.WIJKTEAM)
    werkgebied = models.ForeignKey(Werkgebied, null=True, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    begint_op = models.DateTimeField()
    eindigt_op = models.DateTimeField()
    plaats = models.CharField(max_length=120)
    status = models.CharField(max_length=14, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    volgnummer = models.PositiveIntegerField(default=0)
    afgelast_reden = models.TextField(blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["begint_op", "id"]
        indexes = [
            models.Index(fields=["begint_op", "id"], name="overleg_begin"),
            models.Index(fields=["werkgebied", "begint_op"], name="overleg_gebied_begin"),
        ]
        constraints = [
            models.CheckConstraint(name="overleg_eindigt_later", condition=Q(eindigt_op__gt=F("begint_op"))),
            models.UniqueConstraint(
                fields=["reeks", "begint_op"],
                condition=Q(reeks__isnull=False) & ~Q(status=Status.AFGELAST),
                name="overleg_reeks_een_keer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.naam}"


class Deelnemer(models.Model):
    """Somebody invited to one meeting, what they answered and whether they were there."""

    class Komst(models.TextChoices):
        ONBEKEND = "onbekend", _("Nog niet gezegd")
        KOMT = "komt", _("Komt")
        KOMT_NIET = "komt_niet", _("Komt niet")

    overleg = models.ForeignKey(Overleg, on_delete=models.CASCADE, related_name="deelnemers")
    persoon = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    notulist = models.BooleanField(default=False)
    komst = models.CharField(max_length=10, choices=Komst.choices, default=Komst.ONBEKEND)
    aanwezig = models.BooleanField(null=True)

    class Meta:
        ordering = ["persoon__naam"]
        constraints = [models.UniqueConstraint(fields=["overleg", "persoon"], name="deelnemer_een_keer")]

    def __str__(self) -> str:
        return f"{self.persoon} bij {self.overleg_id}"


class Bespreking(models.Model):
    """An agendapunt on the agenda of one meeting: its place in the order, its time, and what became of it there."""

    class Afloop(models.TextChoices):
        OPEN = "open", _("Nog niet besproken")
        BESPROKEN = "besproken", _("Besproken")
        AANGEHOUDEN = "aangehouden", _("Aangehouden")

    overleg = models.ForeignKey(Overleg, on_delete=models.CASCADE, related_name="besprekingen")
    agendapunt = models.ForeignKey(
        Agendapunt, null=True, on_delete=models.PROTECT, related_name="besprekingen", help_text="empty: a fixed item"
    )
    titel = models.CharField(max_length=120, blank=True, help_text="of a fixed item, such as Opening")
    volgorde = models.PositiveSmallIntegerField()
    minuten = models.PositiveSmallIntegerField(default=10)
    afloop = models.CharField(max_length=12, choices=Afloop.choices, default=Afloop.OPEN)

    class Meta:
        ordering = ["volgorde", "id"]
        constraints = [
            models.UniqueConstraint(fields=["overleg", "agendapunt"], name="bespreking_een_keer"),
            models.CheckConstraint(name="bespreking_heeft_iets", condition=Q(agendapunt__isnull=False) | ~Q(titel="")),
        ]

    def __str__(self) -> str:
        return self.titel or str(self.agendapunt)


class Notulenregel(models.Model):
    """One line of the minutes. Whoever changes a line that somebody else changed meanwhile gets a line beside it."""

    class Soort(models.TextChoices):
        TEKST = "tekst", _("Verslag")
        BESLUIT = "besluit", _("Besluit")
        ACTIE = "actie", _("Actie")

    overleg = models.ForeignKey(Overleg, on_delete=models.CASCADE, related_name="regels")
    bespreking = models.ForeignKey(Bespreking, null=True, on_delete=models.PROTECT, related_name="regels")
    client_id = models.UUIDField(
        unique=True, default=uuid.uuid4, help_text="made by the screen: saved twice is one line"
    )
    soort = models.CharField(max_length=8, choices=Soort.choices, default=Soort.TEKST)
    tekst = models.TextField()
    besluit = models.ForeignKey("agenda.Besluit", null=True, on_delete=models.PROTECT, related_name="+")
    actie = models.ForeignKey("agenda.Actie", null=True, on_delete=models.PROTECT, related_name="+")
    naast = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="+", help_text="typed at the same time as this line"
    )
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gewijzigd_op = models.DateTimeField()
    weg_op = models.DateTimeField(null=True, help_text="struck out; kept until the minutes go")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["op", "id"]
        indexes = [models.Index(fields=["overleg", "gewijzigd_op"], name="notulenregel_wijziging")]

    def __str__(self) -> str:
        return self.tekst[:60]


class Stuk(models.Model):
    """A paper with a meeting or an agendapunt: a PDF, kept outside the reach of the web server."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    overleg = models.ForeignKey(Overleg, null=True, on_delete=models.CASCADE, related_name="stukken")
    agendapunt = models.ForeignKey(Agendapunt, null=True, on_delete=models.CASCADE, related_name="stukken")
    titel = models.CharField(max_length=120)
    bestand = models.CharField(max_length=100, help_text="path in the storage")
    grootte = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["op", "id"]
        constraints = [
            models.CheckConstraint(
                name="stuk_hoort_ergens",
                condition=Q(overleg__isnull=False, agendapunt__isnull=True)
                | Q(overleg__isnull=True, agendapunt__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.titel
