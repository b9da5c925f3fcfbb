"""What is sent to people: mails and letters, each with its own delivery state."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from wijkwerk.kern import klok
from wijkwerk.kern.berichten.states import EIND, Kanaal, Status
from wijkwerk.kern.documenten.models import Document

BEWAARTERMIJN = timedelta(days=365)


def bewaren_tot() -> date:
    """Return the day after which a message written now loses its address and text."""
    return klok.vandaag() + BEWAARTERMIJN


# The condition of the index `berichten_beurt`, in its own words: SQLite uses an index over some of the rows only where
# the question repeats its condition with the values written out, and else reads every message there ever was.
ONDERWEG = RawSQL(
    "berichten_bericht.kanaal = 'mail' AND berichten_bericht.state IN ('wacht', 'bezig')",
    (),
    output_field=models.BooleanField(),
)


class BerichtQuerySet(models.QuerySet["Bericht"]):
    """Which messages are meant."""

    def due(self, moment: datetime) -> "BerichtQuerySet":
        """Keep the mails that must go at `moment`: those waiting, and those whose sender fell away half-way."""
        klaar = Q(state=Status.WACHT, volgende_poging__lte=moment) | Q(state=Status.BEZIG, bezig_tot__lt=moment)
        return self.filter(ONDERWEG, klaar).order_by("volgende_poging", "pk")

    def letters(self) -> "BerichtQuerySet":
        """Keep the letters that wait for somebody to print them and lie in no batch yet, oldest first."""
        return self.filter(kanaal=Kanaal.BRIEF, state=Status.WACHT, partij=None).order_by("pk")

    def about(self, obj: models.Model) -> "BerichtQuerySet":
        """Keep what was sent about `obj`, newest first."""
        return self.filter(over_soort=obj._meta.label_lower, over_id=obj.pk).order_by("-pk")

    def expired(self, before: date) -> "BerichtQuerySet":
        """Keep what has come to rest and whose term ended before the day `before`."""
        return self.filter(opgeschoond=False, state__in=EIND, bewaren_tot__lt=before)


class Brievenpartij(models.Model):
    """Letters that are printed together. Until somebody says that they are, they stay offered: nobody loses a letter.

    What is in it does not change any more, so that the same file can be printed again when the printer fails.
    """

    gemaakt_op = models.DateTimeField(default=klok.nu)
    gemaakt_door_id = models.BigIntegerField(null=True, blank=True)
    aantal = models.PositiveIntegerField()
    afgedrukt_op = models.DateTimeField(null=True, blank=True)
    afgedrukt_door_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "brievenpartij"
        verbose_name_plural = "brievenpartijen"
        constraints = [models.CheckConstraint(condition=Q(aantal__gt=0), name="berichten_partij_heeft_brieven")]

    def __str__(self) -> str:
        return f"brievenpartij {self.pk}"


class Bericht(models.Model):
    """One message to one address. `sleutel` says why it is sent; the same reason never gives two messages."""

    sleutel = models.CharField(max_length=200, unique=True)
    kanaal = models.CharField(max_length=8, choices=Kanaal.choices, default=Kanaal.MAIL)
    aan = models.TextField(blank=True, help_text="e-mail address, or the postal address of a letter")
    naam = models.CharField(max_length=120, blank=True)
    onderwerp = models.CharField(max_length=250, blank=True)
    tekst = models.TextField(blank=True)
    taal = models.CharField(max_length=2, default="nl", help_text="language of the text, for what is put around it")
    kalender = models.TextField(blank=True, help_text="iCalendar that goes along with a mail")
    afmeldlink = models.CharField(max_length=400, blank=True, help_text="where one request ends this news (RFC 8058)")
    document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", help_text="goes along, or is it"
    )
    partij = models.ForeignKey(
        Brievenpartij, on_delete=models.SET_NULL, null=True, blank=True, related_name="brieven", help_text="of a letter"
    )
    over_soort = models.CharField(max_length=60, blank=True)
    over_id = models.BigIntegerField(null=True, blank=True)

    state = models.CharField(max_length=14, choices=Status.choices, default=Status.WACHT)
    pogingen = models.PositiveSmallIntegerField(default=0)
    volgende_poging = models.DateTimeField(default=klok.nu)
    bezig_tot = models.DateTimeField(null=True, blank=True)
    verzonden_op = models.DateTimeField(null=True, blank=True)
    foutmelding = models.CharField(max_length=250, blank=True)

    gemaakt_op = models.DateTimeField(default=klok.nu)
    bewaren_tot = models.DateField(default=bewaren_tot)
    opgeschoond = models.BooleanField(default=False)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        indexes = [
            models.Index(
                fields=["volgende_poging"],
                condition=Q(kanaal="mail", state__in=["wacht", "bezig"]),
                name="berichten_beurt",
            ),
            models.Index(fields=["over_soort", "over_id"], name="berichten_over"),
            models.Index(fields=["bewaren_tot"], condition=Q(opgeschoond=False), name="berichten_bewaren"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="bezig", bezig_tot__isnull=False) | (~Q(state="bezig") & Q(bezig_tot__isnull=True)),
                name="berichten_bezig_heeft_einde",
            ),
            models.CheckConstraint(
                condition=~Q(state="verzonden") | Q(verzonden_op__isnull=False), name="berichten_verzonden_heeft_moment"
            ),
            models.CheckConstraint(
                condition=Q(opgeschoond=False)
                | Q(
                    aan="",
                    naam="",
                    tekst="",
                    kalender="",
                    afmeldlink="",
                    onderwerp="",
                    foutmelding="",
                    document__isnull=True,
                ),
                name="berichten_opgeschoond_is_leeg",
            ),
        ]

    def __str__(self) -> str:
        return f"bericht {self.pk}"
