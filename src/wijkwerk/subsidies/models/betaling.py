"""Payments, the batches they go out in, and what the bank said about them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok, nummers, pii
from wijkwerk.subsidies.models.aanvraag import Aanvraag
from wijkwerk.subsidies.states.betaling import PARTIJ_START, START, Banksoort, Betaalsoort, Partijstatus, Status

NIET_IN_PARTIJ = (Status.KLAAR, Status.VASTGEHOUDEN, Status.VERVALLEN)


class Betaalpartij(models.Model):
    """A batch of payments. One person gathers it, another approves; from then on its file never changes."""

    uitvoeren_op = models.DateField(help_text="a day on which banks settle")
    status = models.CharField(max_length=16, choices=Partijstatus.choices, default=PARTIJ_START)
    status_sinds = models.DateTimeField()
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField()
    goedgekeurd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    goedgekeurd_op = models.DateTimeField(null=True)
    bestand_sha256 = models.CharField(max_length=64, blank=True, help_text="of the file as it was approved")
    uitgegaan_op = models.DateTimeField(
        null=True, help_text="when the file left here for the first time: from then on the bank may have it"
    )
    reden = models.CharField(max_length=160, blank=True, help_text="why it was given back, refused or cancelled")
    aangeboden_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-gemaakt_op", "-id"]
        constraints = [
            models.CheckConstraint(
                name="betaalpartij_tweede_is_ander",
                condition=Q(goedgekeurd_door__isnull=True) | ~Q(goedgekeurd_door=F("gemaakt_door")),
            ),
            models.CheckConstraint(
                name="betaalpartij_goedgekeurd_heeft_bestand",
                condition=~Q(status__in=[Partijstatus.GOEDGEKEURD, Partijstatus.AANGEBODEN, Partijstatus.VERWERKT])
                | (Q(goedgekeurd_door__isnull=False) & ~Q(bestand_sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def nummer(self) -> str:
        """The number, which is also the key of the file at the bank, such as M26-00012-K."""
        return nummers.format(klok.dag_van(self.gemaakt_op).year, self.pk, "M")


class Betaalbestand(models.Model):
    """The bytes that were approved, kept as they are: no later version of the house can make them otherwise.

    It names people and accounts, so it is destroyed together with those of its payments.
    """

    betaalpartij = models.OneToOneField(Betaalpartij, on_delete=models.PROTECT, related_name="bestand")
    inhoud = models.BinaryField()

    def __str__(self) -> str:
        return f"bestand van {self.betaalpartij_id}"


class Betaling(models.Model):
    """One payment on one grant. `endtoend` goes to the bank and comes back; it is used once."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="betalingen")
    soort = models.CharField(max_length=10, choices=Betaalsoort.choices)
    bedrag = models.BigIntegerField(help_text="cents")
    begunstigde = models.CharField(max_length=70, blank=True)
    iban = models.CharField(max_length=34, blank=True)
    rekening_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="who typed this account, when it is not the one of the application",
    )
    omschrijving = models.CharField(max_length=140)
    factuurkenmerk = models.CharField(max_length=40, blank=True)
    kaart = models.CharField(max_length=20, blank=True, help_text="the last digits of the card handed out")
    endtoend = models.CharField(max_length=35, unique=True)
    betaalpartij = models.ForeignKey(Betaalpartij, null=True, on_delete=models.PROTECT, related_name="betalingen")
    status = models.CharField(max_length=14, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    reden = models.CharField(max_length=160, blank=True, help_text="why it came back, is held, or was dropped")
    opnieuw_voor = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="opnieuw")
    klaar_op = models.DateField(help_text="not to be paid before this day")
    betaald_op = models.DateField(null=True)
    gewist_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["klaar_op", "id"]
        indexes = [models.Index(fields=["status", "klaar_op", "id"], name="betaling_werk")]
        constraints = [
            models.CheckConstraint(name="betaling_bedrag_positief", condition=Q(bedrag__gt=0)),
            models.CheckConstraint(
                name="betaling_partij_past_bij_status",
                condition=(Q(status__in=NIET_IN_PARTIJ) & Q(betaalpartij__isnull=True)) | ~Q(status__in=NIET_IN_PARTIJ),
            ),
            models.CheckConstraint(
                name="betaling_in_partij_heeft_partij",
                condition=~Q(status__in=[Status.IN_PARTIJ, Status.AANGEBODEN]) | Q(betaalpartij__isnull=False),
            ),
            models.CheckConstraint(
                name="betaling_kaart_niet_in_partij",
                condition=~Q(soort=Betaalsoort.KAART) | Q(betaalpartij__isnull=True),
            ),
            models.CheckConstraint(
                name="betaling_gewist_is_naamloos",
                condition=Q(gewist_op__isnull=True) | Q(begunstigde="", iban="", kaart="", factuurkenmerk=""),
            ),
        ]

    def __str__(self) -> str:
        return self.endtoend

    @property
    def nummer(self) -> str:
        """The number, as the receiver reads it at the bank: that of the application and which payment on it."""
        return self.endtoend

    @property
    def rekening(self) -> str:
        """The account with only the country and the last four characters."""
        return pii.mask_iban(self.iban)


class Afschrift(models.Model):
    """One file of the bank that was read; the same file is read once."""

    sha256 = models.CharField(max_length=64, unique=True)
    soort = models.CharField(max_length=10)
    kenmerk = models.CharField(max_length=70, blank=True)
    bestandsnaam = models.CharField(max_length=160)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["-op", "-id"]

    def __str__(self) -> str:
        return self.bestandsnaam


class Afschriftregel(models.Model):
    """One line of such a file, and the payment it speaks of. What nobody knows waits for a person."""

    class Uitkomst(models.TextChoices):
        VERWERKT = "verwerkt", _("Verwerkt")
        BEKEND = "bekend", _("Niets nieuws")
        ONBEKEND = "onbekend", _("Wacht op u")
        AFGEDAAN = "afgedaan", _("Door een mens afgedaan")

    afschrift = models.ForeignKey(Afschrift, on_delete=models.CASCADE, related_name="regels")
    sleutel = models.CharField(max_length=64, unique=True, help_text="of the bank: the same line in two files is one")
    soort = models.CharField(max_length=16, choices=Banksoort.choices)
    betaling = models.ForeignKey(Betaling, null=True, on_delete=models.PROTECT, related_name="afschriftregels")
    bedrag = models.BigIntegerField(help_text="cents; negative: went out")
    melding = models.CharField(max_length=160, blank=True)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst.choices)
    geboekt_op = models.DateField(null=True)
    toelichting = models.CharField(max_length=160, blank=True, help_text="what the person did with it who settled it")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["id"], condition=Q(uitkomst="onbekend"), name="afschriftregel_onbekend"),
        ]

    def __str__(self) -> str:
        return f"{self.bedrag} {self.uitkomst}"
