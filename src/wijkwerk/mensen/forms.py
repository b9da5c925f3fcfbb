"""Input about people, and what is wrong with it in plain Dutch. Forms never write."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import nummers
from wijkwerk.mensen.models import Organisatie, Persoon, Rol
from wijkwerk.mensen.queries import assignable_organisations, mandate_kinds
from wijkwerk.web.geld import BedragField
from wijkwerk.web.velden import dagveld

Soort = Persoon.Soort


class WachtwoordForm(ResetPasswordForm):
    """Ask a link to choose a password: for staff and partners. A resident has none, and gets the mail of a stranger."""

    users: list[Persoon]

    def clean_email(self) -> str:
        """Leave residents out of who gets a link."""
        email = super().clean_email()
        self.users = [persoon for persoon in self.users if persoon.soort != Soort.BEWONER]
        return email


class AppForm(ActivateTOTPForm):
    """The code that proves the app works."""

    code = forms.CharField(
        label=_("Code uit uw app"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class SleutelForm(AddWebAuthnForm):
    """A new passkey, in our own words."""

    name = forms.CharField(label=_("Naam van de sleutel"), required=False)
    passwordless = forms.BooleanField(
        label=_("Ook inloggen zonder wachtwoord"),
        required=False,
        help_text=_("Uw apparaat vraagt dan altijd om uw vinger, gezicht of pincode."),
    )


class UitnodigingForm(forms.Form):
    """Who gets an account."""

    naam = forms.CharField(label=_("Naam"), max_length=80)
    email = forms.EmailField(label=_("E-mailadres van het werk"), max_length=254)
    soort = forms.ChoiceField(
        label=_("Voor wie werkt deze persoon?"),
        choices=[(Soort.MEDEWERKER, _("Voor de gemeente")), (Soort.PARTNER, _("Voor een partner in de wijk"))],
        widget=forms.RadioSelect,
    )
    organisatie = forms.ModelChoiceField(
        label=_("Organisatie of afdeling"),
        queryset=Organisatie.objects.none(),
        required=False,
        empty_label=_("Gemeente, geen afdeling"),
        help_text=_("Nodig voor partners en voor behandelaars van een vakafdeling."),
    )
    functie = forms.CharField(label=_("Functie"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = assignable_organisations()

    def clean_email(self) -> str:
        """Compare addresses in one spelling."""
        return self.cleaned_data["email"].lower()


class Periode:
    """Mixin: a first day and the first day after."""

    def clean(self) -> dict[str, Any]:
        """Say at the field that the dates are the wrong way round."""
        gegevens = super().clean() or {}
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot <= van:
            self.add_error("tot", ValidationError(_("Kies een dag na de begindatum.")))
        return gegevens


class RolForm(Periode, forms.Form):
    """Which role, where and how long."""

    rol = forms.ChoiceField(label=_("Rol"), choices=Rol.choices)
    werkgebied = forms.ModelChoiceField(
        label=_("Werkgebied"), queryset=Werkgebied.objects.all(), required=False, empty_label=_("Hele stad")
    )
    van = dagveld(_("Vanaf"))
    tot = dagveld(_("Tot"), _("De eerste dag zonder deze rol. Leeg: voorlopig."), verplicht=False)


class EindeForm(forms.Form):
    """When a role ends."""

    tot = dagveld(_("Eerste dag zonder deze rol"))


class MandaatForm(Periode, forms.Form):
    """For what somebody may decide, where, up to which amount, by which decision and how long."""

    waarvoor = forms.ChoiceField(label=_("Waarvoor"))
    werkgebied = forms.ModelChoiceField(
        label=_("Werkgebied"), queryset=Werkgebied.objects.all(), required=False, empty_label=_("Hele stad")
    )
    tot_bedrag = BedragField(
        label=_("Tot en met welk bedrag?"), required=False, help_text=_("In euro's. Leeg: zonder grens.")
    )
    grondslag = forms.CharField(
        label=_("Volgens welk besluit?"),
        max_length=160,
        help_text=_("Bijvoorbeeld: Mandaatbesluit 2026, artikel 4."),
        error_messages={"required": _("Vul in welk besluit dit mandaat geeft.")},
    )
    van = dagveld(_("Vanaf"))
    tot = dagveld(_("Tot"), _("De eerste dag zonder dit mandaat. Leeg: voorlopig."), verplicht=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="mandaat_%s", **kwargs)
        self.fields["waarvoor"].choices = mandate_kinds().items()


class MandaateindeForm(forms.Form):
    """When a mandate ends."""

    tot = dagveld(_("Eerste dag zonder dit mandaat"))


class EigenForm(forms.ModelForm):
    """What people may change about themselves."""

    class Meta:
        model = Persoon
        fields = ["naam", "functie", "over_mij"]
        labels = {"naam": _("Naam"), "functie": _("Functie"), "over_mij": _("Over mij")}
        help_texts = {
            "over_mij": _("Dit staat op de openbare pagina van uw wijk, als u daar regisseur of wethouder bent.")
        }
        widgets = {"over_mij": forms.Textarea(attrs={"rows": 4})}


class BewonerForm(EigenForm):
    """A resident has only a name."""

    class Meta(EigenForm.Meta):
        fields = ["naam"]
        help_texts: dict[str, Any] = {}


class OrganisatieForm(forms.ModelForm):
    """A department or a partner."""

    soort = forms.ChoiceField(label=_("Soort"), choices=Organisatie.Soort.choices, widget=forms.RadioSelect)

    class Meta:
        model = Organisatie
        fields = ["naam", "soort", "werk", "email", "actief"]
        labels = {
            "naam": _("Naam"),
            "werk": _("Wat doen zij?"),
            "email": _("E-mailadres van de organisatie"),
            "actief": _("Krijgt nieuw werk"),
        }
        help_texts = {
            "werk": _("Eén zin voor bewoners."),
            "email": _("Een gedeelde postbus, nooit het adres van één persoon."),
        }


class TermijnForm(forms.Form):
    """How long a kind of data stays from now on, and why."""

    aantal = forms.IntegerField(
        label=_("Hoe lang?"),
        min_value=1,
        max_value=1000,
        error_messages={"required": _("Vul een getal in."), "invalid": _("Vul een heel getal in.")},
    )
    eenheid = forms.ChoiceField(
        label=_("Jaren of dagen?"),
        choices=[("jaren", _("Jaren")), ("dagen", _("Dagen"))],
        widget=forms.RadioSelect,
        initial="jaren",
    )
    reden = forms.CharField(
        label=_("Waarom geldt deze termijn?"),
        help_text=_("Bijvoorbeeld het besluit van de archivaris of de bladzijde van de selectielijst."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf erbij waarom deze termijn geldt.")},
    )

    def facts(self) -> dict[str, Any]:
        """Return the choice as the act takes it."""
        return {self.cleaned_data["eenheid"]: self.cleaned_data["aantal"], "reden": self.cleaned_data["reden"]}


class InzageForm(forms.Form):
    """Of whom somebody asks what we hold."""

    email = forms.EmailField(
        label=_("E-mailadres van wie erom vraagt"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Vul een heel e-mailadres in, zoals naam@voorbeeld.nl."),
            "invalid": _("Vul een heel e-mailadres in, zoals naam@voorbeeld.nl."),
        },
    )


class LogboekForm(forms.Form):
    """What to look for in the log."""

    handeling = forms.CharField(
        label=_("Handeling"), required=False, help_text=_("Bijvoorbeeld: doorgezet of rol_gegeven")
    )
    nummer = forms.CharField(
        label=_("Nummer"), required=False, help_text=_("Van een signaal, of bijvoorbeeld: persoon 12")
    )
    persoon = forms.ModelChoiceField(
        label=_("Wie deed het?"), queryset=Persoon.objects.none(), required=False, empty_label=_("Iedereen")
    )
    van = dagveld(_("Vanaf"), verplicht=False)
    tot = dagveld(_("Tot en met"), verplicht=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persoon"].queryset = Persoon.objects.exclude(soort=Soort.BEWONER)


class NummerForm(forms.Form):
    """A number as somebody says it; afterwards as we write it."""

    nummer = forms.CharField(
        label=_("Welk nummer?"),
        help_text=_("Bijvoorbeeld S26-00123-K. Streepjes en hoofdletters hoeven niet."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Vul het nummer in.")},
    )

    def clean_nummer(self) -> str:
        """Say in plain Dutch what is wrong with a number that is not one of ours."""
        try:
            return str(nummers.parse(self.cleaned_data["nummer"]))
        except ValueError as fout:
            raise ValidationError(str(fout)) from None
