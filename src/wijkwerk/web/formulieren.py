"""How Django's forms look here: one field template for the whole house, and the error summary."""

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from wijkwerk.web import veldtekening


class Renderer(TemplatesSetting):
    """FORM_RENDERER: `{{ form }}` and `{{ form.veld.as_field_group }}` come out in house style."""

    form_template_name = "web/onderdelen/formulier.html"
    field_template_name = "web/onderdelen/veld.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Draw ordinary controls in Python; everything else goes through its template."""
        getekend = veldtekening.widget(template_name, context) if "widget" in context else None
        return super().render(template_name, context, request) if getekend is None else getekend


@dataclass(frozen=True)
class Fout:
    """One line of the error summary; `anker` is the id of the control, empty for the form as a whole."""

    tekst: str
    anker: str = ""


def fouten(form: BaseForm) -> list[Fout]:
    """Return every error of a form in the order of its fields, with the control to jump to."""
    algemeen = [Fout(str(tekst)) for tekst in form.non_field_errors()]
    per_veld = [Fout(str(tekst), anker(veld)) for veld in form for tekst in veld.errors]
    return algemeen + per_veld


def anker(veld: BoundField) -> str:
    """Return the id of the first control of a field: a group of choices has no control under its own id."""
    return veld.id_for_label or (f"{veld.auto_id}_0" if veld.auto_id else "")


def is_keuze(veld: Any) -> bool:
    """Tell whether a field is a group of radio buttons or checkboxes."""
    return getattr(veld.field.widget, "input_type", "") in ("radio", "checkbox") and veld.use_fieldset
