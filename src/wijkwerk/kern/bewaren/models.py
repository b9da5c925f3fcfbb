"""Retention as data: terms that differ from the default, lists of what is to go, and the declarations that it went."""

from django.db import models
from django.db.models import Q
from django.utils.translation import ngettext

from wijkwerk.kern.bewaren.states import EIND, OPEN, START, Behandeling, Status


def in_words(jaren: int, dagen: int) -> str:
    """Return a term in words: years, or else days."""
    if jaren:
        return ngettext("%(n)d jaar", "%(n)d jaar", jaren) % {"n": jaren}
    return ngettext("%(n)d dag", "%(n)d dagen", dagen) % {"n": dagen}


class Bewaartermijn(models.Model):
    """A term that somebody chose for a rule, instead of the one in the code. The latest holds; earlier ones stay."""

    sleutel = models.CharField(max_length=120)
    jaren = models.PositiveSmallIntegerField(default=0)
    dagen = models.PositiveIntegerField(default=0)
    reden = models.CharField(max_length=300)
    gewijzigd_op = models.DateTimeField()
    door_id = models.BigIntegerField(null=True, help_text="key of the person")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="bewaartermijn_jaren_of_dagen", condition=Q(jaren__gt=0, dagen=0) | Q(jaren=0, dagen__gt=0)
            )
        ]

    def __str__(self) -> str:
        return f"{self.sleutel}: {self.termijn}"

    @property
    def termijn(self) -> str:
        """The term in words."""
        return in_words(self.jaren, self.dagen)


class Vernietigingslijst(models.Model):
    """What is to be destroyed in one round. At most one list is open, so no record stands on two."""

    status = models.CharField(max_length=12, choices=Status.choices, default=START)
    opgesteld_op = models.DateTimeField()
    opgesteld_door_id = models.BigIntegerField(null=True, help_text="key of the person; empty for the system")
    vastgesteld_op = models.DateTimeField(null=True)
    vastgesteld_door_id = models.BigIntegerField(null=True)
    klaar_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=Q(status__in=OPEN), name="vernietigingslijst_een_open"),
            models.CheckConstraint(
                name="vernietigingslijst_vastgesteld_door_iemand",
                condition=~Q(status__in=[Status.VASTGESTELD, Status.UITGEVOERD])
                | Q(vastgesteld_op__isnull=False, vastgesteld_door_id__isnull=False),
            ),
            models.CheckConstraint(
                name="vernietigingslijst_einde_heeft_moment", condition=Q(klaar_op__isnull=False) | ~Q(status__in=EIND)
            ),
        ]

    def __str__(self) -> str:
        return f"vernietigingslijst {self.pk}"


class Lijstregel(models.Model):
    """One kind of record on a list: which rule, which term, up to when, and exactly which records."""

    lijst = models.ForeignKey(Vernietigingslijst, on_delete=models.CASCADE, related_name="regels")
    sleutel = models.CharField(max_length=120)
    naam = models.CharField(max_length=120)
    selectielijst = models.CharField(max_length=20, blank=True)
    grond = models.CharField(max_length=200)
    handeling = models.CharField(max_length=14, choices=Behandeling.choices)
    termijn = models.CharField(max_length=40, help_text="in words, such as 5 jaar")
    grens = models.DateTimeField(help_text="terms that began before this moment are over")
    van = models.DateField(null=True, help_text="beginning of the oldest term")
    tot = models.DateField(null=True, help_text="beginning of the youngest term")
    aantal = models.PositiveIntegerField()
    ids = models.JSONField(help_text="numbers of the records, in order")
    gezien = models.PositiveIntegerField(default=0, help_text="how many of them have been dealt with")
    vernietigd = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["lijst", "sleutel"], name="lijstregel_uniek")]

    def __str__(self) -> str:
        return f"{self.naam}: {self.aantal}"


class Vernietigingsverklaring(models.Model):
    """The declaration of destruction, kept for ever: what, why, how, when, by whom (Archiefbesluit art. 8)."""

    lijst = models.OneToOneField(Vernietigingslijst, on_delete=models.PROTECT, related_name="verklaring")
    specificatie = models.JSONField(help_text="per kind: name, code, ground, term, period, how many, which")
    grond = models.TextField()
    methode = models.TextField()
    vernietigd_op = models.DateTimeField()
    vastgesteld_door_id = models.BigIntegerField()
    door_id = models.BigIntegerField(null=True, help_text="key of the person who had it carried out")

    class Meta:
        ordering = ["-vernietigd_op"]

    def __str__(self) -> str:
        return f"verklaring bij vernietigingslijst {self.lijst_id}"
