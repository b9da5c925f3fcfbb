"""What came of it: told by the people themselves, checked by sample, seen by somebody who came by."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.signalen.models.geheim import new_token
from wijkwerk.subsidies.models.aanvraag import Aanvraag
from wijkwerk.subsidies.models.regeling import Regelingversie
from wijkwerk.subsidies.states.regeling import Verantwoordingswijze
from wijkwerk.subsidies.states.verantwoording import START, Status


class Steekproef(models.Model):
    """A draw of who is asked for receipts: seeded, so that anyone can do it again and get the same."""

    regelingversie = models.ForeignKey(Regelingversie, on_delete=models.PROTECT, related_name="steekproeven")
    periode_van = models.DateField()
    periode_tot = models.DateField(help_text="the first day after it")
    zaad = models.CharField(max_length=64, help_text="published with the draw")
    procent = models.PositiveSmallIntegerField()
    aantal_uit = models.PositiveIntegerField(help_text="how many could be drawn")
    aantal_in = models.PositiveIntegerField(help_text="how many were drawn")
    nummers = models.JSONField(default=list, help_text="numbers of all applications that could be drawn; published")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["-op"]
        constraints = [
            models.UniqueConstraint(fields=["regelingversie", "periode_van"], name="steekproef_een_per_periode")
        ]

    def __str__(self) -> str:
        return f"steekproef {self.periode_van}"


class VanAanvraag(models.Model):
    """What people know by the number of its application, and may handle who handles that one."""

    aanvraag: Aanvraag

    class Meta:
        abstract = True

    @property
    def nummer(self) -> str:
        """The number of its application: people know no other."""
        return self.aanvraag.nummer

    @property
    def werkgebied_id(self) -> int:
        """The area by which the rules of this room judge who may handle it."""
        return self.aanvraag.werkgebied_id


class Verantwoording(VanAanvraag):
    """What the applicant tells afterwards: three lines, how many came, what it cost, and a photo."""

    aanvraag = models.OneToOneField(Aanvraag, on_delete=models.CASCADE, related_name="verantwoording")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    status = models.CharField(max_length=12, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    uiterlijk_op = models.DateField()
    herinnerd_op = models.DateField(null=True)
    verhaal = models.TextField(blank=True)
    bezoekers = models.PositiveIntegerField(null=True)
    totaal = models.BigIntegerField(null=True, help_text="cents really spent")
    steekproef = models.ForeignKey(Steekproef, null=True, on_delete=models.PROTECT, related_name="verantwoordingen")
    toestemming = models.BooleanField(default=False, help_text="may be shown on the result page, with the photo")
    getoond = models.BooleanField(default=False, help_text="checked by staff: nobody recognisable who did not agree")
    ingediend_op = models.DateTimeField(null=True)
    oordeel = models.TextField(blank=True)
    beoordeeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["uiterlijk_op", "id"]
        constraints = [
            models.CheckConstraint(
                name="verantwoording_getoond_met_toestemming", condition=Q(getoond=False) | Q(toestemming=True)
            ),
            models.CheckConstraint(
                name="verantwoording_ingediend_is_heel",
                condition=Q(ingediend_op__isnull=True) | (~Q(verhaal="") & Q(totaal__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"verantwoording van {self.aanvraag_id}"

    @property
    def vraagt_bonnen(self) -> bool:
        """Whether receipts go along: always in the highest band, when drawn, or when staff asked for them."""
        band = self.aanvraag.band
        altijd = band is not None and band.verantwoording == Verantwoordingswijze.BONNEN
        return altijd or self.steekproef_id is not None or self.status == Status.BONNEN


class Bewijsstuk(models.Model):
    """A photo of the day, or a photo of a receipt."""

    class Soort(models.TextChoices):
        FOTO = "foto", "foto"
        BON = "bon", "bon"

    verantwoording = models.ForeignKey(Verantwoording, on_delete=models.CASCADE, related_name="stukken")
    soort = models.CharField(max_length=6, choices=Soort.choices)
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, related_name="+")
    bijschrift = models.CharField(max_length=120, blank=True, help_text="also the text for who cannot see it")
    bedrag = models.BigIntegerField(null=True, help_text="cents on the receipt")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.soort} bij {self.verantwoording_id}"


class Nabezoek(VanAanvraag):
    """Somebody of the municipality comes to see how it went; a promise with a date."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="nabezoeken")
    wie = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateField()
    verslag = models.TextField(blank=True)
    geweest_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["op", "id"]

    def __str__(self) -> str:
        return f"bezoek aan {self.aanvraag_id}"
