"""A fund as data: its rules per version, its ceiling per period, and the rounds in which it is divided."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek.models import Pot
from wijkwerk.subsidies.states.regeling import (
    START,
    Bandwijze,
    Plafondverdeling,
    Rondestatus,
    Verantwoordingswijze,
    Verdeelwijze,
    Versiestatus,
)


class Regeling(models.Model):
    """A fund: Wijk aan Zet, a wijkbudget, the potje. What binds stands in its versions."""

    naam = models.CharField(max_length=80, unique=True)
    sleutel = models.SlugField(max_length=40, unique=True, help_text="also names its mandates and its pots")
    doel = models.CharField(max_length=200, help_text="one line for residents")
    publiek = models.BooleanField(default=True, help_text="residents may apply; otherwise only staff enter proposals")
    volgorde = models.PositiveSmallIntegerField(default=0)
    actief = models.BooleanField(default=True)

    class Meta:
        ordering = ["volgorde", "naam"]

    def __str__(self) -> str:
        return self.naam

    @property
    def mandaatsoort(self) -> str:
        """The kind of mandate under which one decides on this fund (see `mensen.Mandaat`)."""
        return f"subsidies.{self.sleutel}"


class RegelingversieQuerySet(models.QuerySet):
    """Filters that every screen shares."""

    def in_force(self, dag: date) -> "RegelingversieQuerySet":
        """Keep the versions under which one can apply on `dag`."""
        geldt = Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=dag)
        return self.filter(geldt, status=Versiestatus.OPEN, geldig_van__lte=dag)


class Regelingversie(models.Model):
    """The rules of a fund from a day on. From publication nothing in it changes: the database refuses it."""

    regeling = models.ForeignKey(Regeling, on_delete=models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField(help_text="1, 2, 3, ... within the fund")
    status = models.CharField(max_length=14, choices=Versiestatus.choices, default=START)
    status_sinds = models.DateTimeField(default=klok.nu)
    uitleg = models.TextField(help_text="what it is for, in plain words, for the page of the fund")
    grondslag = models.CharField(max_length=200, help_text="the ordinance or decision it rests on")
    vindplaats = models.URLField(blank=True, help_text="where it was published")
    gepubliceerd_op = models.DateField(null=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True, help_text="the first day on which it no longer holds")
    verdeelwijze = models.CharField(max_length=10, choices=Verdeelwijze.choices, default=Verdeelwijze.VOLGORDE)
    beslis_weken = models.PositiveSmallIntegerField(default=8, help_text="own term; at most 8 (Awb, artikel 4:13)")
    verdaag_weken = models.PositiveSmallIntegerField(default=4)
    aanvul_dagen = models.PositiveSmallIntegerField(default=14)
    verantwoord_weken = models.PositiveSmallIntegerField(default=8, help_text="after the last day of the plan")
    vaststel_weken = models.PositiveSmallIntegerField(default=8, help_text="after the telling (Awb, artikel 4:47)")
    vier_ogen_vanaf = models.BigIntegerField(null=True, blank=True, help_text="cents; empty: never a second person")
    steekproef_procent = models.PositiveSmallIntegerField(default=10)
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1, help_text="goes up with every change: two editors cannot both win")

    objects = RegelingversieQuerySet.as_manager()

    class Meta:
        ordering = ["regeling", "-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["regeling", "nummer"], name="regelingversie_uniek"),
            models.UniqueConstraint(
                fields=["regeling"], condition=Q(status=Versiestatus.OPEN), name="regelingversie_een_open"
            ),
            models.CheckConstraint(
                name="regelingversie_gepubliceerd_voor_geldig",
                condition=Q(status__in=[Versiestatus.CONCEPT, Versiestatus.VERVALLEN])
                | Q(gepubliceerd_op__isnull=False, gepubliceerd_op__lte=F("geldig_van")),
            ),
            models.CheckConstraint(
                name="regelingversie_termijn_wettelijk", condition=Q(beslis_weken__gte=1, beslis_weken__lte=8)
            ),
            models.CheckConstraint(name="regelingversie_steekproef_deel", condition=Q(steekproef_procent__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.regeling} versie {self.nummer}"


class Voorwaarde(models.Model):
    """One rule of a version: its kind, its setting, and what people read about it.

    `soort` is a kind of `rekenkern.regels`; `instelling` holds its parameters. `bij_nee` says whether a "no" refuses
    or asks a person to look. `artikel` is cited in every "no".
    """

    versie = models.ForeignKey(Regelingversie, on_delete=models.CASCADE, related_name="voorwaarden")
    soort = models.CharField(max_length=30)
    instelling = models.JSONField(default=dict)
    artikel = models.CharField(max_length=40, help_text="such as artikel 3, lid 2")
    tekst = models.CharField(max_length=240, help_text="the rule in plain words, as the applicant reads it")
    wat_te_doen = models.CharField(max_length=240, blank=True, help_text="how to meet it after all")
    deur = models.CharField(max_length=240, blank=True, help_text="where somebody may go when the answer is no")
    bij_nee = models.CharField(max_length=10, choices=[("weiger", "weiger"), ("mens", "mens")], default="weiger")
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["volgorde", "id"]

    def __str__(self) -> str:
        return f"{self.artikel}: {self.tekst[:60]}"


class Band(models.Model):
    """What holds for a grant up to an amount: how it is settled, what is paid in advance, what is told afterwards."""

    versie = models.ForeignKey(Regelingversie, on_delete=models.CASCADE, related_name="banden")
    tot_bedrag = models.BigIntegerField(help_text="cents, inclusive")
    wijze = models.CharField(max_length=10, choices=Bandwijze.choices, default=Bandwijze.DIRECT)
    voorschot_procent = models.PositiveSmallIntegerField(default=100)
    verantwoording = models.CharField(
        max_length=10, choices=Verantwoordingswijze.choices, default=Verantwoordingswijze.LICHT
    )
    bijlagen = models.JSONField(default=list, help_text="kinds of attachments that are needed")

    class Meta:
        ordering = ["tot_bedrag"]
        constraints = [
            models.UniqueConstraint(fields=["versie", "tot_bedrag"], name="band_uniek"),
            models.CheckConstraint(
                name="band_klopt", condition=Q(tot_bedrag__gt=0, voorschot_procent__gte=0, voorschot_procent__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return f"tot {self.tot_bedrag}"


class Proefaanvraag(models.Model):
    """An invented application on which the rules of a version are tried, with the outcome the maker expects."""

    versie = models.ForeignKey(Regelingversie, on_delete=models.CASCADE, related_name="proeven")
    naam = models.CharField(max_length=80)
    gegevens = models.JSONField(help_text="the facts, as `rekenkern.regels.Plan` reads them")
    verwacht = models.CharField(max_length=6, choices=[("ja", "ja"), ("nee", "nee"), ("mens", "mens")], blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.naam


class Plafond(models.Model):
    """The money of a fund in a period (Awb, artikel 4:25 to 4:28), published before the period begins.

    A higher or lower ceiling is a new row that replaces this one; a lower one has no effect on older applications.
    """

    regeling = models.ForeignKey(Regeling, on_delete=models.PROTECT, related_name="plafonds")
    jaar = models.PositiveSmallIntegerField()
    van = models.DateField()
    tot = models.DateField(help_text="the first day after the period")
    bedrag = models.BigIntegerField(help_text="cents, for all parts together")
    verdeling = models.CharField(max_length=14, choices=Plafondverdeling.choices, default=Plafondverdeling.STAD)
    gereserveerd_tot = models.DateField(null=True, blank=True, help_text="from this day reserved shares are for all")
    besluit = models.CharField(max_length=160, help_text="the decision that set it")
    gepubliceerd_op = models.DateField(null=True)
    vervangt = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="vervangen_door")

    class Meta:
        ordering = ["-van", "-id"]
        constraints = [
            models.CheckConstraint(name="plafond_bedrag_positief", condition=Q(bedrag__gt=0)),
            models.CheckConstraint(name="plafond_tot_na_van", condition=Q(tot__gt=F("van"))),
            models.UniqueConstraint(
                fields=["regeling", "jaar"], condition=Q(vervangt__isnull=True), name="plafond_een_per_jaar"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regeling} {self.jaar}"


class Plafonddeel(models.Model):
    """The part of a ceiling for one area, or for the whole city, with its pot in the ledger."""

    plafond = models.ForeignKey(Plafond, on_delete=models.PROTECT, related_name="delen")
    werkgebied = models.ForeignKey(Werkgebied, null=True, on_delete=models.PROTECT, related_name="+")
    bedrag = models.BigIntegerField(help_text="cents at the start; what is left stands in the ledger")
    pot = models.OneToOneField(Pot, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["werkgebied__naam"]
        constraints = [
            models.UniqueConstraint(fields=["plafond", "werkgebied"], name="plafonddeel_uniek", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.plafond} {self.werkgebied or 'stad'}"


class Ronde(models.Model):
    """A period in which applications are gathered and weighed against each other, or shown to a panel."""

    plafond = models.ForeignKey(Plafond, on_delete=models.PROTECT, related_name="rondes")
    naam = models.CharField(max_length=80)
    opent_op = models.DateField()
    sluit_op = models.DateField(help_text="the last day to apply")
    bedrag = models.BigIntegerField(help_text="cents to divide")
    criteria = models.JSONField(default=list, help_text="list of {naam, gewicht}; published beforehand")
    status = models.CharField(max_length=10, choices=Rondestatus.choices, default=Rondestatus.OPEN)
    status_sinds = models.DateTimeField(default=klok.nu)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-opent_op"]
        constraints = [models.CheckConstraint(name="ronde_sluit_na_opent", condition=Q(sluit_op__gte=F("opent_op")))]

    def __str__(self) -> str:
        return self.naam
