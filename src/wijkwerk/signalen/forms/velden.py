"""Fields that the forms for residents and for staff share."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.pii import keuze

SINDS = (
    ("", _("Weet ik niet")),
    ("vandaag", _("Sinds vandaag")),
    ("dagen", _("Een paar dagen")),
    ("weken", _("Een paar weken")),
    ("langer", _("Al langer")),
)


def pii_gezien() -> forms.BooleanField:
    """Return the choice of the writer to keep personal data in a text that colleagues read."""
    return keuze.pii_gezien(_("Kies dit alleen als het niet zonder kan. Medewerkers kunnen het dan lezen."))
