"""The choice of who writes: personal data in a form is pointed out once, and kept only when the writer says so."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import pii


def has_bsn(tekst: str) -> bool:
    """Tell whether a text holds a BSN, which is kept nowhere, not even in a draft."""
    return any(vondst.soort == "bsn" for vondst in pii.find(tekst))


def pii_gezien(uitleg: Any) -> forms.BooleanField:
    """Return the choice of the writer to keep personal data in the text; `uitleg` says who will read it."""
    return forms.BooleanField(required=False, label=_("Dit mag zo blijven staan"), help_text=uitleg)


class TekstMetKeuze:
    """Mixin: text is checked for personal data; the writer is warned and chooses. A BSN is never kept.

    The form has a field of the name in `pii_keuze`; a template shows it only when `form.vondsten` is filled.
    """

    pii_velden: tuple[str, ...] = ("tekst",)
    pii_keuze = "pii_gezien"
    vondsten: list[Any]

    def clean(self) -> dict[str, Any]:
        """Warn once about personal data; accept it when the writer ticks the choice."""
        gegevens = super().clean() or self.cleaned_data  # type: ignore[misc,attr-defined]  # a mixin on a form
        self.vondsten = []
        for veld in self.pii_velden:
            self._check(veld, str(gegevens.get(veld) or ""), gezien=bool(gegevens.get(self.pii_keuze)))
        return gegevens

    def _check(self, veld: str, tekst: str, *, gezien: bool) -> None:
        vondsten = pii.find(tekst)
        self.vondsten += vondsten
        if any(vondst.soort == "bsn" for vondst in vondsten):
            melding = gettext("Hier staat een burgerservicenummer (BSN). Dat mogen wij niet bewaren. Haal het weg.")
        elif vondsten and not gezien:
            wat = ", ".join(f"'{vondst.tekst}'" for vondst in vondsten)
            melding = gettext(
                "Hier staat iets over een persoon: %(wat)s. Haal het weg, of kies hieronder dat het mag blijven."
            ) % {"wat": wat}
        else:
            return
        self.add_error(veld, melding)  # type: ignore[attr-defined]  # a mixin on a form
