"""Areas: the yearly division of CBS, the dated working areas of the municipality, figures and addresses.

A CBS code means something only together with its year (in 2025 eight codes of one city were given to other areas), so
every row here carries its year and other rooms point to a row, never to a bare code.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class GebiedQuerySet(models.QuerySet):
    """Rows of one yearly division."""

    def current(self) -> "GebiedQuerySet":
        """Keep the areas that still stand in the latest import of their year."""
        return self.filter(vervallen=False)

    def of_year(self, jaar: int) -> "GebiedQuerySet":
        """Keep the areas of the division of `jaar`."""
        return self.filter(jaar=jaar).current()


class CbsGebied(models.Model):
    """What a wijk and a buurt of CBS have in common: (year, code), name, outline and the box around it (WGS84)."""

    jaar = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=10)
    naam = models.CharField(max_length=80)
    gemeentecode = models.CharField(max_length=6, blank=True)
    geometrie = models.JSONField(help_text="GeoJSON Polygon or MultiPolygon, CRS84")
    west = models.FloatField()
    zuid = models.FloatField()
    oost = models.FloatField()
    noord = models.FloatField()
    inwoners = models.PositiveIntegerField(null=True)
    schematisch = models.BooleanField(default=False, help_text="drawn for the demo, not measured")
    vervallen = models.BooleanField(default=False, help_text="absent from the latest import of its year")

    objects = GebiedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.naam} ({self.code}, {self.jaar})"


class Kaartstempel(models.Model):
    """One row with another value after every change of the map: it tells each web process when to read again."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    stempel = models.UUIDField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="kaartstempel_een_rij")]

    def __str__(self) -> str:
        return str(self.stempel)


class Wijk(CbsGebied):
    """A CBS wijk in one year."""

    class Meta:
        ordering = ["jaar", "code"]
        constraints = [models.UniqueConstraint(fields=["jaar", "code"], name="wijk_jaar_code_uniek")]


class Buurt(CbsGebied):
    """A CBS buurt in one year, inside a wijk of the same year."""

    wijk = models.ForeignKey(Wijk, null=True, on_delete=models.PROTECT, related_name="buurten")

    class Meta:
        ordering = ["jaar", "code"]
        constraints = [models.UniqueConstraint(fields=["jaar", "code"], name="buurt_jaar_code_uniek")]


class Werkgebied(models.Model):
    """A working area of the municipality: the name residents use. What it covers is dated, see WerkgebiedVersie."""

    naam = models.CharField(max_length=80)
    sleutel = models.SlugField(max_length=80, unique=True)
    kleur = models.PositiveSmallIntegerField(default=0, help_text="index in the palette of the map")
    intro = models.TextField(blank=True)

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class WerkgebiedVersieQuerySet(models.QuerySet):
    """Versions of working areas over time."""

    def valid_on(self, dag: date) -> "WerkgebiedVersieQuerySet":
        """Keep the versions that hold on `dag`; `tot` is the first day on which a version no longer holds."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gt=dag), van__lte=dag)


class WerkgebiedVersie(models.Model):
    """What a working area covers from `van` until (not including) `tot`; never changed afterwards, only followed up."""

    werkgebied = models.ForeignKey(Werkgebied, on_delete=models.PROTECT, related_name="versies")
    van = models.DateField()
    tot = models.DateField(null=True)
    geometrie = models.JSONField(help_text="union of the parts, GeoJSON, CRS84")
    west = models.FloatField()
    zuid = models.FloatField()
    oost = models.FloatField()
    noord = models.FloatField()
    inwoners = models.PositiveIntegerField(null=True)

    objects = WerkgebiedVersieQuerySet.as_manager()

    class Meta:
        ordering = ["werkgebied", "van"]
        constraints = [
            models.UniqueConstraint(fields=["werkgebied", "van"], name="werkgebiedversie_begin_uniek"),
            models.UniqueConstraint(
                fields=["werkgebied"], condition=Q(tot__isnull=True), name="werkgebied_een_lopende_versie"
            ),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gt=F("van")), name="werkgebied_tot_na_van"),
        ]

    def __str__(self) -> str:
        return f"{self.werkgebied} vanaf {self.van}"


class WerkgebiedDeel(models.Model):
    """One part of a version: a whole wijk, a whole buurt, or a polygon of the municipality's own."""

    versie = models.ForeignKey(WerkgebiedVersie, on_delete=models.CASCADE, related_name="delen")
    wijk = models.ForeignKey(Wijk, null=True, on_delete=models.PROTECT)
    buurt = models.ForeignKey(Buurt, null=True, on_delete=models.PROTECT)
    geometrie = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="werkgebieddeel_precies_een_soort",
                condition=Q(wijk__isnull=False, buurt__isnull=True, geometrie__isnull=True)
                | Q(wijk__isnull=True, buurt__isnull=False, geometrie__isnull=True)
                | Q(wijk__isnull=True, buurt__isnull=True, geometrie__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.wijk or self.buurt or "eigen vlak")


class Kerncijfer(models.Model):
    """One figure of CBS (or our own count) about an area in a year; `waarde` empty means: not published."""

    jaar = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=10, help_text="GM, WK or BU code of that same year")
    sleutel = models.CharField(max_length=40)
    waarde = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    bron = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["jaar", "code", "sleutel"], name="kerncijfer_uniek")]

    def __str__(self) -> str:
        return f"{self.sleutel} van {self.code} in {self.jaar}"


class Adres(models.Model):
    """An address of the local list, for when the national address service is away. No residents, only places."""

    straat = models.CharField(max_length=80)
    huisnummer = models.PositiveIntegerField()
    toevoeging = models.CharField(max_length=10, blank=True)
    postcode = models.CharField(max_length=6)
    plaats = models.CharField(max_length=80)
    zoekterm = models.CharField(max_length=160, db_index=True, help_text="lower case, without accents")
    lat = models.FloatField()
    lon = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["postcode", "huisnummer", "toevoeging"], name="adres_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.straat} {self.huisnummer}{self.toevoeging}, {self.plaats}"


class Kaartimport(models.Model):
    """A file that a person gave to read in, and what came of it. The job that reads it shows its progress."""

    class Soort(models.TextChoices):
        KAART = "kaart", _("Kaart met wijken en buurten")
        KERNCIJFERS = "kerncijfers", _("Kerncijfers")
        ADRESSEN = "adressen", _("Adressenlijst")

    class Uitkomst(models.TextChoices):
        WACHT = "wacht", _("Nog niet klaar")
        GELUKT = "gelukt", _("Ingelezen")
        MISLUKT = "mislukt", _("Niet ingelezen")
        AFGEBROKEN = "afgebroken", _("Gestopt")

    soort = models.CharField(max_length=12, choices=Soort.choices)
    jaar = models.PositiveSmallIntegerField()
    bestandsnaam = models.CharField(max_length=120)
    opslag = models.CharField(max_length=120, blank=True, help_text="where the upload waits; empty once it was read")
    stelsel = models.CharField(max_length=6, blank=True)
    werkgebieden = models.BooleanField(default=False, help_text="make a working area of each wijk")
    aangevraagd_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=12, choices=Uitkomst.choices, default=Uitkomst.WACHT)
    verslag = models.TextField(blank=True)
    taak = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-aangevraagd_op", "-id"]

    def __str__(self) -> str:
        return f"{self.bestandsnaam} ({self.jaar})"
