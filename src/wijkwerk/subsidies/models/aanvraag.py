"""An application: a plan of neighbours, what it costs, who asks, who supports it, and the legal clock over it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wijkwerk.gebieden.models import Buurt, Werkgebied
from wijkwerk.kern import klok, nummers
from wijkwerk.signalen.models.geheim import new_token
from wijkwerk.subsidies.models.regeling import Band, Plafonddeel, Regelingversie, Ronde
from wijkwerk.subsidies.states.aanvraag import (
    START,
    TE_BESLISSEN,
    TOEGEKEND,
    Betaalwijze,
    Kanaal,
    Kostensoort,
    Status,
)


class AanvraagQuerySet(models.QuerySet):
    """Filters that every screen shares."""

    def undecided(self) -> "AanvraagQuerySet":
        """Keep what still needs a decision."""
        return self.filter(status__in=TE_BESLISSEN)

    def granted(self) -> "AanvraagQuerySet":
        """Keep what was granted and not withdrawn."""
        return self.filter(status__in=TOEGEKEND)


class Aanvraag(models.Model):
    """One application under one version of the rules. Amounts are in cents."""

    client_id = models.UUIDField(unique=True, default=uuid.uuid4)
    token = models.CharField(max_length=40, unique=True, default=new_token, help_text="in the link of the applicant")
    regelingversie = models.ForeignKey(Regelingversie, on_delete=models.PROTECT, related_name="aanvragen")
    plafonddeel = models.ForeignKey(
        Plafonddeel,
        null=True,
        on_delete=models.PROTECT,
        related_name="aanvragen",
        help_text="the pot it is decided from",
    )
    ronde = models.ForeignKey(Ronde, null=True, on_delete=models.PROTECT, related_name="aanvragen")
    band = models.ForeignKey(Band, null=True, on_delete=models.PROTECT, related_name="+")

    titel = models.CharField(max_length=100, help_text="public: names nobody")
    plan = models.TextField(help_text="what they want to do and why")
    doelen = models.JSONField(default=list)
    werkgebied = models.ForeignKey(Werkgebied, on_delete=models.PROTECT, related_name="aanvragen")
    buurt = models.ForeignKey(Buurt, null=True, on_delete=models.PROTECT, related_name="+")
    plek = models.CharField(max_length=160, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    begint_op = models.DateField(null=True)
    eindigt_op = models.DateField(null=True)
    bezoekers = models.PositiveIntegerField(null=True, help_text="expected")
    met_wie = models.TextField(blank=True)
    open_voor_buurt = models.BooleanField(default=True)
    evenement = models.BooleanField(default=False, help_text="street closed, music, many people")
    voorwerp_buiten = models.BooleanField(default=False, help_text="something is put in public space")
    vraagt_ruimte = models.TextField(blank=True, help_text="a room or materials asked for")
    vraagt_hulp = models.TextField(blank=True, help_text="volunteers asked for")
    gevraagd = models.BigIntegerField()
    eigen_geld = models.BigIntegerField(default=0, help_text="from themselves or others")
    betaalwijze = models.CharField(max_length=10, choices=Betaalwijze.choices, default=Betaalwijze.REKENING)

    kanaal = models.CharField(max_length=10, choices=Kanaal.choices, default=Kanaal.WEB)
    ontvangen_op = models.DateTimeField(help_text="the moment of receipt that counts in law")
    compleet_op = models.DateTimeField(
        null=True, help_text="when it was complete: the order of a fund that is divided so"
    )
    ingevoerd_op = models.DateTimeField()
    ingevoerd_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=14, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    behandelaar = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    beslis_uiterlijk = models.DateField(null=True, help_text="from the legal clock; empty while it stands still")
    gemeld_op = models.DateField(null=True, help_text="when the alert about the term went out")
    toegekend = models.BigIntegerField(null=True)
    vastgesteld = models.BigIntegerField(null=True)
    steun = models.PositiveIntegerField(default=0, help_text="supporters at different addresses, checked")
    versie = models.PositiveIntegerField(default=1)

    objects = AanvraagQuerySet.as_manager()

    class Meta:
        ordering = ["-ontvangen_op", "-id"]
        indexes = [
            models.Index(fields=["-ontvangen_op", "-id"], name="aanvraag_tijd"),
            models.Index(fields=["werkgebied", "-ontvangen_op", "-id"], name="aanvraag_gebied_tijd"),
            models.Index(
                fields=["beslis_uiterlijk", "id"], condition=Q(status__in=TE_BESLISSEN), name="aanvraag_termijn"
            ),
            models.Index(fields=["plafonddeel", "compleet_op", "id"], name="aanvraag_volgorde"),
        ]
        constraints = [
            models.CheckConstraint(name="aanvraag_bedragen", condition=Q(gevraagd__gt=0, eigen_geld__gte=0)),
            models.CheckConstraint(
                name="aanvraag_punt_heel",
                condition=Q(lat__isnull=True, lon__isnull=True) | Q(lat__isnull=False, lon__isnull=False),
            ),
            models.CheckConstraint(
                name="aanvraag_eind_na_begin",
                condition=Q(begint_op__isnull=True) | Q(eindigt_op__isnull=True) | Q(eindigt_op__gte=F("begint_op")),
            ),
            models.CheckConstraint(
                name="aanvraag_toegekend_heeft_bedrag",
                condition=~Q(status__in=TOEGEKEND) | Q(toegekend__gt=0, plafonddeel__isnull=False),
            ),
            models.CheckConstraint(
                name="aanvraag_vastgesteld_heeft_bedrag",
                condition=~Q(status=Status.VASTGESTELD) | Q(vastgesteld__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.titel}"

    @property
    def nummer(self) -> str:
        """The number to say on the phone, such as A26-00123-K."""
        return nummers.format(klok.dag_van(self.ontvangen_op).year, self.pk, "A")

    @property
    def dossier(self) -> str:
        """The name of this application in the ledger."""
        return f"aanvraag:{self.pk}"


class Aanvrager(models.Model):
    """Who asks. Personal data, kept apart and destroyed with its own term; no BSN."""

    aanvraag = models.OneToOneField(Aanvraag, on_delete=models.CASCADE, related_name="aanvrager")
    naam = models.CharField(max_length=80)
    organisatie = models.CharField(max_length=80, blank=True, help_text="a club or residents' group; may be public")
    email = models.EmailField(blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    straat = models.CharField(max_length=100)
    postcode = models.CharField(max_length=6)
    plaats = models.CharField(max_length=80)
    adres_sleutel = models.CharField(max_length=64, help_text="keyed hash: same address, without the address")
    rekeninghouder = models.CharField(max_length=70, blank=True)
    iban = models.CharField(max_length=34, blank=True)
    volwassen = models.BooleanField(help_text="says to be old enough to ask")
    taal = models.CharField(max_length=5, default="nl")
    gewist_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["adres_sleutel"], name="aanvrager_adres")]

    def __str__(self) -> str:
        return f"aanvrager van {self.aanvraag_id}"


class Kostenregel(models.Model):
    """One line of the budget, in cents."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="kosten")
    soort = models.CharField(max_length=12, choices=Kostensoort.choices)
    omschrijving = models.CharField(max_length=120)
    bedrag = models.BigIntegerField()
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["volgorde", "id"]
        constraints = [models.CheckConstraint(name="kostenregel_positief", condition=Q(bedrag__gt=0))]

    def __str__(self) -> str:
        return self.omschrijving


class Medestander(models.Model):
    """A neighbour who supports the plan. After the check only `adres_sleutel` stays: a keyed hash, no name."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="medestanders")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    naam = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    huisnummer = models.CharField(max_length=12, blank=True)
    email = models.EmailField(blank=True)
    adres_sleutel = models.CharField(max_length=64)
    op_papier = models.BooleanField(default=False)
    gevraagd_op = models.DateTimeField()
    bevestigd_op = models.DateTimeField(null=True)
    gecontroleerd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["gevraagd_op", "id"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "adres_sleutel"], name="medestander_een_per_adres"),
            models.CheckConstraint(
                name="medestander_na_controle_naamloos",
                condition=Q(gecontroleerd_op__isnull=True) | Q(naam="", postcode="", huisnummer="", email=""),
            ),
        ]

    def __str__(self) -> str:
        return f"medestander van {self.aanvraag_id}"


class Bijlage(models.Model):
    """A paper with the application: a quote, a drawing, a permission. A PDF or a photo made safe."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="bijlagen")
    soort = models.CharField(max_length=20, help_text="such as begroting, offerte, toestemming")
    titel = models.CharField(max_length=120)
    bestand = models.CharField(max_length=100, help_text="path in the storage")
    grootte = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    op = models.DateTimeField()

    class Meta:
        ordering = ["op", "id"]

    def __str__(self) -> str:
        return self.titel


class Opschorting(models.Model):
    """A time in which the legal clock stands still (Awb, artikel 4:15), with what was asked."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="opschortingen")
    gevraagd_op = models.DateField()
    uiterlijk_op = models.DateField(help_text="the time given to complete it")
    hervat_op = models.DateField(null=True)
    vraag = models.TextField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["gevraagd_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag"], condition=Q(hervat_op__isnull=True), name="opschorting_een_tegelijk"
            ),
            models.CheckConstraint(
                name="opschorting_hervat_na_vraag",
                condition=Q(hervat_op__isnull=True) | Q(hervat_op__gte=F("gevraagd_op")),
            ),
        ]

    def __str__(self) -> str:
        return f"aanvulling gevraagd op {self.gevraagd_op}"


class Verdaging(models.Model):
    """The decision was put off, told within the term, with a new date (Awb, artikel 4:14)."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="verdagingen")
    verteld_op = models.DateField()
    weken = models.PositiveSmallIntegerField()
    reden = models.TextField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["verteld_op", "id"]

    def __str__(self) -> str:
        return f"verdaagd op {self.verteld_op}"


class Gesprek(models.Model):
    """What applicant and municipality said to each other, and notes that stay inside."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="gesprek")
    tekst = models.TextField()
    van_aanvrager = models.BooleanField(default=False)
    intern = models.BooleanField(default=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["op", "id"]
        constraints = [
            models.CheckConstraint(
                name="gesprek_aanvrager_niet_intern", condition=Q(van_aanvrager=False) | Q(intern=False)
            )
        ]

    def __str__(self) -> str:
        return self.tekst[:60]


class Concept(models.Model):
    """A form that is not sent yet: a closed browser loses nothing. Gone after thirty days."""

    token = models.CharField(max_length=40, unique=True, default=new_token)
    regelingversie = models.ForeignKey(Regelingversie, null=True, on_delete=models.CASCADE, related_name="+")
    gegevens = models.JSONField(default=dict)
    gewijzigd_op = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["gewijzigd_op"], name="aanvraagconcept_tijd")]

    def __str__(self) -> str:
        return f"concept {self.pk}"
