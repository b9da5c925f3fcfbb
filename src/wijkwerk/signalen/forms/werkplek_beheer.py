"""The catalogue: subjects with their terms and words, and the other doors."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkwerk.signalen.models import AndereDeur, Onderwerp

WOORDEN = _("Een per regel. Staat zo'n woord in de tekst, dan stelt Wijkwerk dit voor.")


class OnderwerpForm(forms.ModelForm):
    """A subject: its words on the screen, its terms, who usually handles it."""

    class Meta:
        model = Onderwerp
        fields = (
            "naam", "uitleg", "groep", "woorden", "reactie_werkdagen", "afhandel_werkdagen",
            "organisatie", "zichtbaarheid", "volgorde", "actief",
        )  # fmt: skip
        labels = {
            "naam": _("Naam"),
            "uitleg": _("Uitleg voor bewoners"),
            "groep": _("Groep"),
            "woorden": _("Woorden waaraan u het herkent"),
            "reactie_werkdagen": _("Eerste reactie binnen (werkdagen)"),
            "afhandel_werkdagen": _("Klaar binnen (werkdagen)"),
            "organisatie": _("Wie dit meestal oppakt"),
            "zichtbaarheid": _("Wie nieuwe signalen mag lezen"),
            "volgorde": _("Plaats in de lijst"),
            "actief": _("In gebruik"),
        }
        help_texts = {
            "woorden": WOORDEN,
            "actief": _("Zet dit uit om het niet meer te kiezen. Oude signalen houden hun onderwerp."),
        }
        widgets = {"woorden": forms.Textarea(attrs={"rows": 5})}


class DeurForm(forms.ModelForm):
    """Another door: when it opens, and what it says."""

    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = AndereDeur
        fields = ("titel", "tekst", "telefoon", "website", "spoed", "woorden", "onderwerp", "werkgebied", "actief")
        labels = {
            "titel": _("Titel"),
            "tekst": _("Tekst voor de melder"),
            "telefoon": _("Telefoonnummer"),
            "website": _("Website"),
            "spoed": _("Er is spoed: laat dit meteen zien"),
            "woorden": _("Woorden die deze deur openen"),
            "onderwerp": _("Alleen bij dit onderwerp"),
            "werkgebied": _("Alleen in deze wijk"),
            "actief": _("In gebruik"),
        }
        help_texts = {"woorden": WOORDEN}
        widgets = {"tekst": forms.Textarea(attrs={"rows": 4}), "woorden": forms.Textarea(attrs={"rows": 4})}
