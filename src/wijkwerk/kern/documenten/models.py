"""Versioned texts of letters, and the documents made with them."""

from django.db import models
from django.db.models import Q

from wijkwerk.kern import klok
from wijkwerk.kern.documenten import bewaard
from wijkwerk.kern.documenten.inhoud import Inhoud


class Sjabloon(models.Model):
    """The text of one kind of letter, as a row of versions."""

    soort = models.CharField(max_length=80, unique=True, help_text="key of the kind, see register.py")
    naam = models.CharField(max_length=120)

    class Meta:
        verbose_name = "sjabloon"
        verbose_name_plural = "sjablonen"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Sjabloonversie(models.Model):
    """One version of a text. Once published the database refuses every change; who wants another makes a new one."""

    sjabloon = models.ForeignKey(Sjabloon, on_delete=models.PROTECT, related_name="versies")
    versie = models.PositiveIntegerField()
    taal = models.CharField(max_length=2, default="nl")
    onderwerp = models.CharField(max_length=200)
    tekst = models.TextField()
    toelichting = models.CharField(max_length=250, blank=True, help_text="what changed, for colleagues")
    opgesteld_door_id = models.BigIntegerField(
        null=True, blank=True, help_text="the person; empty for the text we bring"
    )
    opgesteld_op = models.DateTimeField(default=klok.nu)
    gepubliceerd_door_id = models.BigIntegerField(null=True, blank=True)
    gepubliceerd_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "sjabloonversie"
        verbose_name_plural = "sjabloonversies"
        ordering = ["sjabloon", "taal", "-versie"]
        constraints = [
            models.UniqueConstraint(fields=["sjabloon", "taal", "versie"], name="documenten_versie_uniek"),
            models.UniqueConstraint(
                fields=["sjabloon", "taal"], condition=Q(gepubliceerd_op__isnull=True), name="documenten_een_concept"
            ),
            models.CheckConstraint(condition=Q(versie__gt=0), name="documenten_versie_vanaf_een"),
        ]

    def __str__(self) -> str:
        return f"sjabloonversie {self.pk}"

    @property
    def is_gepubliceerd(self) -> bool:
        """Whether letters are made with it."""
        return self.gepubliceerd_op is not None


class DocumentQuerySet(models.QuerySet["Document"]):
    """Which documents are meant."""

    def about(self, obj: models.Model) -> "DocumentQuerySet":
        """Keep what was made about `obj`, newest first."""
        return self.filter(over_soort=obj._meta.label_lower, over_id=obj.pk).order_by("-pk")


class Document(models.Model):
    """A letter or paper that was made: its content, the version of the text, and a fingerprint of the content.

    The content is what is kept; PDF and ODT are set from it whenever somebody asks.
    """

    sleutel = models.CharField(max_length=200, unique=True)
    soort = models.CharField(max_length=80)
    versie = models.ForeignKey(Sjabloonversie, on_delete=models.PROTECT, null=True, related_name="documenten")
    titel = models.CharField(max_length=250)
    kenmerk = models.CharField(max_length=60, blank=True)
    inhoud = models.JSONField()
    sha256 = models.CharField(max_length=64)
    over_soort = models.CharField(max_length=60, blank=True)
    over_id = models.BigIntegerField(null=True, blank=True)
    gemaakt_door_id = models.BigIntegerField(null=True, blank=True)
    gemaakt_op = models.DateTimeField(default=klok.nu)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        indexes = [models.Index(fields=["over_soort", "over_id"], name="documenten_over")]

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def stuk(self) -> Inhoud:
        """The content as blocks. Raises ValueError when it is not what was made: somebody changed the row."""
        if bewaard.fingerprint(self.inhoud) != self.sha256:
            raise ValueError(f"De inhoud van document {self.pk} is niet meer wat er is gemaakt.")
        stuk: Inhoud = bewaard.load(self.inhoud)
        return stuk

    @property
    def bestandsnaam(self) -> str:
        """A file name without personal data and without an extension: the reference, or else the number."""
        letters = "".join(teken if teken.isascii() and teken.isalnum() else "-" for teken in self.kenmerk)
        return f"brief-{letters.strip('-') or self.pk}"

    def pdf(self) -> bytes:
        """Return it as PDF/UA-1 and PDF/A-2a."""
        from wijkwerk.kern.documenten.zetter import pdf  # noqa: PLC0415 (the typesetter is heavy; few processes need it)

        return pdf(self.stuk)

    def odt(self) -> bytes:
        """Return it as OpenDocument text."""
        from wijkwerk.kern.documenten.odt import odt  # noqa: PLC0415 (the same)

        return odt(self.stuk)
