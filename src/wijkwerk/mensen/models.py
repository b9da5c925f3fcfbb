"""People who sign in, the organisations they work for, and the dated roles they hold per working area."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden.models import Werkgebied


class Rol(models.TextChoices):
    """What somebody may do is a role, never a name."""

    WIJKREGISSEUR = "wijkregisseur", _("Wijkregisseur")
    WIJKWETHOUDER = "wijkwethouder", _("Wijkwethouder")
    PARTNER = "partner", _("Wijkteampartner")
    BEHANDELAAR = "behandelaar", _("Behandelaar vakafdeling")
    KCC = "kcc", _("Medewerker klantcontact")
    COLLEGE = "college", _("College: lid of secretaris")
    GRIFFIE = "griffie", _("Griffie")
    BUDGETBEHEERDER = "budgetbeheerder", _("Budgetbeheerder")
    BEHEERDER = "beheerder", _("Functioneel beheerder")
    PRIVACY = "privacy", _("Functionaris gegevensbescherming")


class PersoonManager(BaseUserManager["Persoon"]):
    """Makes persons; passwords only where a person has one."""

    def create_user(self, email: str, password: str | None = None, **velden) -> "Persoon":
        """Create a person with `email` as the name to sign in with."""
        persoon = self.model(email=self.normalize_email(email).lower(), **velden)
        persoon.set_password(password)
        persoon.save(using=self._db)
        return persoon

    def get_by_natural_key(self, username: str | None) -> "Persoon":
        """Find a person by e-mail, whatever the case it was typed in."""
        return self.get(email=(username or "").lower())


class Persoon(AbstractBaseUser):
    """Somebody who can sign in: staff and partners with password and second step, residents with a mailed code."""

    class Soort(models.TextChoices):
        MEDEWERKER = "medewerker", _("Medewerker")
        PARTNER = "partner", _("Partner")
        BEWONER = "bewoner", _("Bewoner")

    email = models.EmailField(unique=True)
    naam = models.CharField(max_length=80, blank=True)
    soort = models.CharField(max_length=12, choices=Soort.choices, default=Soort.BEWONER)
    organisatie = models.ForeignKey("Organisatie", null=True, blank=True, on_delete=models.PROTECT)
    functie = models.CharField(max_length=80, blank=True)
    over_mij = models.TextField(blank=True, help_text="public introduction on the page of the wijk")
    is_active = models.BooleanField(default=True)
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []  # type: ignore[misc]  # the stubs make it a class variable
    objects = PersoonManager()

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam or "Bewoner"

    def get_full_name(self) -> str:
        """Return the name for pages and letters."""
        return str(self)


class Organisatie(models.Model):
    """Who can take up a signal: a department of the municipality or a partner in the wijk."""

    class Soort(models.TextChoices):
        AFDELING = "afdeling", _("Afdeling van de gemeente")
        PARTNER = "partner", _("Partner in de wijk")

    naam = models.CharField(max_length=80, unique=True)
    soort = models.CharField(max_length=10, choices=Soort.choices)
    werk = models.CharField(max_length=160, blank=True, help_text="what they do, one line for residents")
    email = models.EmailField(blank=True, help_text="shared mailbox, never of one person")
    actief = models.BooleanField(default=True)

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class GeldigQuerySet(models.QuerySet):
    """Roles and mandates over time."""

    def valid_on(self, dag: date) -> "GeldigQuerySet":
        """Keep what is held on `dag`; `tot` is the first day on which it is no longer held."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gt=dag), van__lte=dag)


class Rolvervulling(models.Model):
    """A role held by a person from `van` until (not including) `tot`, in one working area or in the whole city."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="rollen")
    rol = models.CharField(max_length=20, choices=Rol.choices)
    werkgebied = models.ForeignKey(Werkgebied, null=True, blank=True, on_delete=models.PROTECT, related_name="rollen")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    gegeven_door = models.ForeignKey(Persoon, null=True, on_delete=models.PROTECT, related_name="+")

    objects = GeldigQuerySet.as_manager()

    class Meta:
        ordering = ["rol", "van"]
        indexes = [models.Index(fields=["werkgebied", "rol"])]
        constraints = [
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gt=F("van")), name="rol_tot_na_van"),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} {self.werkgebied or gettext('hele stad')}"


class Mandaat(models.Model):
    """The right to decide in somebody's place, from `van` until (not including) `tot` (Awb, artikel 10:1 to 10:12).

    `waarvoor` is a kind that a room registers (see `queries.register_mandate`), such as "agenda.college".
    """

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="mandaten")
    waarvoor = models.CharField(max_length=80)
    werkgebied = models.ForeignKey(Werkgebied, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tot_bedrag = models.BigIntegerField(null=True, blank=True, help_text="cents at most; empty: no limit")
    grondslag = models.CharField(max_length=160, help_text="the decision that gives it")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    gegeven_door = models.ForeignKey(Persoon, null=True, on_delete=models.PROTECT, related_name="+")

    objects = GeldigQuerySet.as_manager()

    class Meta:
        ordering = ["waarvoor", "van"]
        constraints = [
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gt=F("van")), name="mandaat_tot_na_van"),
            models.CheckConstraint(
                condition=Q(tot_bedrag__isnull=True) | Q(tot_bedrag__gte=0), name="mandaat_bedrag_niet_negatief"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.waarvoor} {self.werkgebied or gettext('hele stad')}"


class Toegangscontrole(models.Model):
    """The yearly answer to: does this person still need this role or mandate?

    Source: BIO2, rights are reviewed at least once a year.
    """

    class Uitkomst(models.TextChoices):
        BLIJFT = "blijft", _("Blijft zo")
        STOPT = "stopt", _("Stopt")

    rolvervulling = models.ForeignKey(Rolvervulling, null=True, on_delete=models.PROTECT, related_name="controles")
    mandaat = models.ForeignKey(Mandaat, null=True, on_delete=models.PROTECT, related_name="controles")
    uitkomst = models.CharField(max_length=10, choices=Uitkomst.choices)
    toelichting = models.CharField(max_length=200, blank=True)
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["-op"]
        constraints = [
            models.CheckConstraint(
                name="toegangscontrole_van_een",
                condition=Q(rolvervulling__isnull=False, mandaat__isnull=True)
                | Q(rolvervulling__isnull=True, mandaat__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.rolvervulling or self.mandaat}: {self.get_uitkomst_display()}"
