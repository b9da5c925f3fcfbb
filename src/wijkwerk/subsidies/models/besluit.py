"""Decisions, which are never changed; proposals for a second pair of eyes; objections; money to come back."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from wijkwerk.kern import klok, nummers
from wijkwerk.kern.documenten.models import Document
from wijkwerk.mensen.models import Mandaat
from wijkwerk.signalen.models.geheim import new_token
from wijkwerk.subsidies.models.aanvraag import Aanvraag
from wijkwerk.subsidies.models.regeling import Voorwaarde
from wijkwerk.subsidies.states.besluit import (
    OPEN_BEZWAAR,
    Besluitsoort,
    Bezwaarstatus,
    Voorstelstatus,
    Vorderingstatus,
)

VERJAART_NA_JAREN = 5  # Awb, artikel 4:57 and 4:104


class Voorstel(models.Model):
    """A decision above the limit, written by one person and waiting for a second. The money is reserved meanwhile."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="voorstellen")
    soort = models.CharField(max_length=14, choices=Besluitsoort.choices)
    bedrag = models.BigIntegerField(null=True, help_text="cents")
    motivering = models.TextField()
    voorwaarde = models.ForeignKey(Voorwaarde, null=True, on_delete=models.PROTECT, related_name="+")
    deur = models.CharField(max_length=240, blank=True)
    status = models.CharField(max_length=8, choices=Voorstelstatus.choices, default=Voorstelstatus.OPEN)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    tweede = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    tweede_op = models.DateTimeField(null=True)
    opmerking = models.TextField(blank=True)

    class Meta:
        ordering = ["-op", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag"], condition=Q(status=Voorstelstatus.OPEN), name="voorstel_een_open"
            ),
            models.CheckConstraint(
                name="voorstel_tweede_is_ander", condition=Q(tweede__isnull=True) | ~Q(tweede=models.F("door"))
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel {self.get_soort_display()} bij {self.aanvraag_id}"


class Beschikking(models.Model):
    """A decision on an application, with its letter. The database refuses every change but the day it was sent."""

    client_id = models.UUIDField(unique=True, default=uuid.uuid4)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="beschikkingen")
    soort = models.CharField(max_length=14, choices=Besluitsoort.choices)
    bedrag = models.BigIntegerField(null=True, help_text="cents granted, settled, withdrawn or to come back")
    motivering = models.TextField()
    voorwaarde = models.ForeignKey(
        Voorwaarde, null=True, on_delete=models.PROTECT, related_name="+", help_text="the rule a refusal rests on"
    )
    weigergrond = models.CharField(max_length=60, blank=True, help_text="a ground in the law, such as Awb 4:25 or 4:35")
    deur = models.CharField(max_length=240, blank=True, help_text="the other door a refusal names")
    mandaat = models.ForeignKey(Mandaat, null=True, on_delete=models.PROTECT, related_name="+")
    besluitnemer = models.CharField(max_length=170, help_text="name and function on that day")
    genomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="empty: by the system",
    )
    tweede = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    genomen_op = models.DateTimeField()
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    bekendgemaakt_op = models.DateField(null=True, help_text="sent to the applicant (Awb, artikel 3:41)")
    bezwaar_tot = models.DateField(null=True, help_text="last day to object (Awb, artikel 6:7 and 6:8)")
    vervangt = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="vervangen_door")

    class Meta:
        ordering = ["-genomen_op", "-id"]
        constraints = [
            models.CheckConstraint(
                name="beschikking_weigering_heeft_regel",
                condition=~Q(soort=Besluitsoort.WEIGERING) | Q(voorwaarde__isnull=False) | ~Q(weigergrond=""),
            ),
            models.CheckConstraint(
                name="beschikking_weigering_heeft_deur", condition=~Q(soort=Besluitsoort.WEIGERING) | ~Q(deur="")
            ),
            models.CheckConstraint(
                name="beschikking_bedrag_niet_negatief", condition=Q(bedrag__isnull=True) | Q(bedrag__gte=0)
            ),
            models.CheckConstraint(
                name="beschikking_tweede_is_ander",
                condition=Q(tweede__isnull=True) | ~Q(tweede=models.F("genomen_door")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.get_soort_display()}"

    @property
    def nummer(self) -> str:
        """The number to say on the phone, such as K26-00123-K."""
        return nummers.format(klok.dag_van(self.genomen_op).year, self.pk, "K")


class Bezwaar(models.Model):
    """An objection against a decision: dates, hearing, decision by somebody else than the first time."""

    client_id = models.UUIDField(unique=True, default=uuid.uuid4)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    beschikking = models.ForeignKey(Beschikking, on_delete=models.PROTECT, related_name="bezwaren")
    ontvangen_op = models.DateTimeField()
    gepost_op = models.DateField(null=True, help_text="the postmark, when it came by post (Awb, artikel 6:9, lid 2)")
    gronden = models.TextField()
    reden_te_laat = models.TextField(blank=True, help_text="why it came after the term (Awb, artikel 6:11)")
    wil_horen = models.BooleanField(default=True)
    behandelaar = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=18, choices=Bezwaarstatus.choices, default=Bezwaarstatus.ONTVANGEN)
    status_sinds = models.DateTimeField()
    hoorzitting_op = models.DateTimeField(null=True)
    hoorzitting_plek = models.CharField(max_length=160, blank=True)
    verslag = models.TextField(blank=True, help_text="of the hearing")
    verdaagd_weken = models.PositiveSmallIntegerField(default=0, help_text="at most 6 (Awb, artikel 7:10, lid 3)")
    beslis_uiterlijk = models.DateField()
    gemeld_op = models.DateField(null=True, help_text="when the alert about the term went out")
    beslissing = models.ForeignKey(Beschikking, null=True, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["beslis_uiterlijk", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["beschikking"], condition=Q(status__in=OPEN_BEZWAAR), name="bezwaar_een_open"
            ),
            models.CheckConstraint(name="bezwaar_verdaagd_hoogstens", condition=Q(verdaagd_weken__lte=6)),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} bezwaar"

    @property
    def nummer(self) -> str:
        """The number to say on the phone, such as W26-00012-S."""
        return nummers.format(klok.dag_van(self.ontvangen_op).year, self.pk, "W")


class Vordering(models.Model):
    """Money that must come back after settlement or withdrawal, within five years (Awb, artikel 4:57)."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="vorderingen")
    beschikking = models.OneToOneField(Beschikking, on_delete=models.PROTECT, related_name="vordering")
    bedrag = models.BigIntegerField(help_text="cents")
    ontvangen = models.BigIntegerField(default=0, help_text="cents")
    uiterlijk_op = models.DateField()
    verjaart_op = models.DateField()
    herinnerd_op = models.DateField(null=True, help_text="when we last reminded who has to pay")
    status = models.CharField(max_length=16, choices=Vorderingstatus.choices, default=Vorderingstatus.OPEN)
    status_sinds = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["uiterlijk_op", "id"]
        constraints = [
            models.CheckConstraint(
                name="vordering_bedrag", condition=Q(bedrag__gt=0, ontvangen__gte=0, ontvangen__lte=models.F("bedrag"))
            )
        ]

    def __str__(self) -> str:
        return f"vordering bij {self.aanvraag_id}"

    @property
    def nummer(self) -> str:
        """The number to say on the phone and to pay with, such as F26-00012-K."""
        return nummers.format(self.verjaart_op.year - VERJAART_NA_JAREN, self.pk, "F")

    @property
    def open(self) -> int:
        """The cents that must come back still."""
        return self.bedrag - self.ontvangen if self.status == Vorderingstatus.OPEN else 0
