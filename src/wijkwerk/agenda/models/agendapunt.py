"""One question for one table, with all that is needed to answer it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.agenda.models.basis import Genummerd
from wijkwerk.agenda.models.thema import Thema
from wijkwerk.agenda.states.agendapunt import BIJ_TAFEL, OPEN, START, Status, Tafel, Zichtbaarheid
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.mensen.models import Organisatie
from wijkwerk.signalen.models.geheim import new_token


class AgendapuntQuerySet(models.QuerySet):
    """Filters that every screen shares."""

    def open(self) -> "AgendapuntQuerySet":
        """Keep what is not decided or taken off."""
        return self.filter(status__in=OPEN)

    def waiting(self) -> "AgendapuntQuerySet":
        """Keep what lies at a table."""
        return self.filter(status__in=BIJ_TAFEL)


class Agendapunt(Genummerd):
    """A question. `kosten` is in cents; `dekking` names the pot or budget it comes from."""

    LETTER = "P"

    client_id = models.UUIDField(unique=True, default=uuid.uuid4)
    vraag = models.CharField(max_length=200, help_text="one question that can be answered")
    toelichting = models.TextField(blank=True)
    geprobeerd = models.TextField(blank=True, help_text="what was tried before")
    belang_wijk = models.TextField(blank=True)
    belang_stad = models.TextField(blank=True)
    tafel = models.CharField(max_length=14, choices=Tafel.choices)
    organisatie = models.ForeignKey(
        Organisatie, null=True, on_delete=models.PROTECT, related_name="+", help_text="which department or partner"
    )
    werkgebied = models.ForeignKey(
        Werkgebied, null=True, on_delete=models.PROTECT, related_name="agendapunten", help_text="empty: the whole city"
    )
    thema = models.ForeignKey(Thema, null=True, on_delete=models.PROTECT, related_name="agendapunten")
    trekker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gewenst_op = models.DateField(help_text="by when an answer is needed")
    kosten = models.BigIntegerField(null=True, help_text="cents; empty: not known yet")
    dekking = models.CharField(max_length=120, blank=True)
    zichtbaarheid = models.CharField(max_length=10, choices=Zichtbaarheid.choices, default=Zichtbaarheid.WIJKTEAM)
    status = models.CharField(max_length=14, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    bewogen_op = models.DateTimeField(help_text="the last time something happened with it")
    keren_terug = models.PositiveSmallIntegerField(default=0, help_text="how often a table handed it back")
    afvoerreden = models.TextField(blank=True)
    versie = models.PositiveIntegerField(default=1)

    objects = AgendapuntQuerySet.as_manager()

    class Meta:
        ordering = ["gewenst_op", "id"]
        indexes = [
            models.Index(
                fields=["tafel", "gewenst_op", "id"], condition=Q(status__in=OPEN), name="agendapunt_open_tafel"
            ),
            models.Index(fields=["werkgebied", "-gemaakt_op", "-id"], name="agendapunt_gebied_tijd"),
            models.Index(fields=["-gemaakt_op", "-id"], name="agendapunt_tijd"),
        ]
        constraints = [
            models.CheckConstraint(
                name="agendapunt_tafel_heeft_organisatie",
                condition=~Q(tafel__in=[Tafel.PARTNER, Tafel.VAKAFDELING]) | Q(organisatie__isnull=False),
            ),
            models.CheckConstraint(
                name="agendapunt_afgevoerd_heeft_reden",
                condition=~Q(status=Status.AFGEVOERD) | ~Q(afvoerreden=""),
            ),
            models.CheckConstraint(
                name="agendapunt_kosten_niet_negatief", condition=Q(kosten__isnull=True) | Q(kosten__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.vraag}"

    @property
    def is_open(self) -> bool:
        """Whether it still needs an answer."""
        return self.status in OPEN


class Optie(models.Model):
    """One way to answer the question, with what speaks for and against it. `kosten` is in cents."""

    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="opties")
    titel = models.CharField(max_length=120)
    voor = models.TextField(blank=True)
    tegen = models.TextField(blank=True)
    kosten = models.BigIntegerField(null=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["volgorde", "id"]

    def __str__(self) -> str:
        return self.titel


class Wijkeffect(models.Model):
    """What the question means for one wijk; the wijken concerned are the wijken that have one."""

    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="effecten")
    werkgebied = models.ForeignKey(Werkgebied, on_delete=models.PROTECT, related_name="+")
    effect = models.TextField()

    class Meta:
        ordering = ["werkgebied__naam"]
        constraints = [models.UniqueConstraint(fields=["agendapunt", "werkgebied"], name="wijkeffect_uniek")]

    def __str__(self) -> str:
        return f"{self.werkgebied}: {self.effect[:40]}"


class Betrokkene(models.Model):
    """An organisation named on an agendapunt: it reads it, also when the level is 'betrokken'."""

    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="betrokkenen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "agendapunt"], name="betrokkene_uniek")]

    def __str__(self) -> str:
        return f"{self.organisatie} bij {self.agendapunt_id}"


class Wending(models.Model):
    """A turn in the life of an agendapunt, with the reason somebody gave: handed back, taken up, put off, taken off."""

    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="wendingen")
    handeling = models.CharField(max_length=16, help_text="the verb of the step")
    reden = models.TextField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["op", "id"]

    def __str__(self) -> str:
        return f"{self.handeling} bij {self.agendapunt_id}"


class Advies(models.Model):
    """Advice asked of one person or organisation, answered on its own page or through the link in the mail."""

    class Oordeel(models.TextChoices):
        VOOR = "voor", _("Doen")
        MITS = "mits", _("Doen, onder voorwaarden")
        TEGEN = "tegen", _("Niet doen")
        GEEN = "geen", _("Geen oordeel")

    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="adviezen")
    persoon = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    vraag = models.TextField()
    ook_leesbaar = models.JSONField(default=list, help_text="parts of the agendapunt that the link shows as well")
    token = models.CharField(max_length=40, unique=True, default=new_token, help_text="in the link of the mail")
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uiterlijk_op = models.DateField()
    herinnerd_op = models.DateTimeField(null=True)
    oordeel = models.CharField(max_length=6, choices=Oordeel.choices, blank=True)
    antwoord = models.TextField(blank=True)
    gegeven_op = models.DateTimeField(null=True)
    gegeven_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", help_text="empty: by the link"
    )
    ingetrokken_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["gevraagd_op", "id"]
        constraints = [
            models.CheckConstraint(
                name="advies_een_adviseur",
                condition=Q(persoon__isnull=False, organisatie__isnull=True)
                | Q(persoon__isnull=True, organisatie__isnull=False),
            ),
            models.CheckConstraint(
                name="advies_gegeven_is_heel",
                condition=Q(gegeven_op__isnull=True) | (~Q(oordeel="") & ~Q(antwoord="")),
            ),
        ]

    def __str__(self) -> str:
        return f"advies {self.pk} bij {self.agendapunt_id}"

    @property
    def wie(self) -> str:
        """Return who is asked."""
        return str(self.persoon or self.organisatie)


class Adviesversie(models.Model):
    """What an adviser said before the advice was corrected; the last word stands on the advice itself."""

    advies = models.ForeignKey(Advies, on_delete=models.CASCADE, related_name="eerdere")
    oordeel = models.CharField(max_length=6, choices=Advies.Oordeel.choices)
    antwoord = models.TextField()
    gegeven_op = models.DateTimeField()
    gegeven_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-gegeven_op", "-id"]

    def __str__(self) -> str:
        return f"eerdere versie van advies {self.advies_id}"
