"""What who asks can say through the own page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.subsidies.forms.velden import ZonderBsn, lines


class ZegForm(ZonderBsn, forms.Form):
    """Ask or tell something."""

    bsn_velden: tuple[str, ...] = ("tekst",)
    tekst = lines(_("Wat wilt u vragen of vertellen?"), leeg=_("Schrijf eerst op wat u wilt zeggen."), rijen=5)


class AanvullingForm(ZonderBsn, forms.Form):
    """Answer what was asked; papers have a place of their own on the page."""

    bsn_velden: tuple[str, ...] = ("tekst",)
    tekst = lines(_("Uw antwoord"), leeg=_("Schrijf op wat u aanvult."), rijen=6)


class ZekerForm(forms.Form):
    """Nothing to fill in: the page asks whether somebody is sure."""
