"""Form fields drawn in Python: the same HTML as the templates, for a fraction of their cost.

A list page has twenty fields and hundreds of choices; a template per choice costs more than everything else together.
What is not drawn here (groups of radio buttons, uploads) keeps its template.
"""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

WIDGETS = "django/forms/widgets/"


def widget(sjabloon: str, gegevens: dict[str, Any]) -> SafeString | None:
    """Return the HTML of a widget from its Django context, None for a kind that is not drawn here."""
    teken = TEKENAARS.get(sjabloon)
    return SafeString(teken(gegevens["widget"])) if teken else None


def veld(veld: BoundField, *, groot: bool = False) -> SafeString | None:
    """Return label, help, errors and control of a simple field, None for a group of choices."""
    if veld.use_fieldset:
        return None
    vink = getattr(veld.field.widget, "input_type", "") == "checkbox"
    naam, anker, doos = _text(veld.label), _text(veld.id_for_label), _text(veld.auto_id)
    fouten = [_text(fout) for fout in veld.errors]
    delen = [f'<div class="utrecht-form-field{" utrecht-form-field--invalid" if fouten else ""}">']
    if not vink:
        grote = " utrecht-form-label--groot" if groot else ""
        hoeft = "" if veld.field.required else _optional()
        delen.append(f'<label class="utrecht-form-label{grote}" for="{anker}">{naam}{hoeft}</label>')
    if veld.help_text:
        delen.append(f'<div class="utrecht-form-field-description" id="{doos}_helptext">{_html(veld.help_text)}</div>')
    if fouten:
        delen.append(
            f'<div class="utrecht-form-field-error-message" id="{doos}_error">{"".join(_errors(fouten))}</div>'
        )
    delen.append(f'<label class="wijk-vink" for="{anker}">{veld} <span>{naam}</span></label>' if vink else str(veld))
    return SafeString("".join([*delen, "</div>"]))


def _optional() -> str:
    return f' <span class="utrecht-form-label__optioneel">{_text(_("(hoeft niet)"))}</span>'


def _errors(fouten: list[str]) -> Iterator[str]:
    fout = _text(_("Fout:"))
    for tekst in fouten:
        yield (f'<p class="utrecht-form-field-error-message"><span class="alleen-voorlezen">{fout} </span>{tekst}</p>')


def _text(waarde: Any) -> str:
    return escape(str(waarde))


def _html(waarde: Any) -> str:
    """Escape as a template does: what a programmer marked safe stays as it is."""
    tekst = str(waarde)
    return tekst if hasattr(waarde, "__html__") or hasattr(tekst, "__html__") else escape(tekst)


def _attributes(attrs: dict[str, Any]) -> str:
    gezet = ((naam, waarde) for naam, waarde in attrs.items() if waarde is not False)
    return "".join(f" {naam}" if waarde is True else f' {naam}="{_text(waarde)}"' for naam, waarde in gezet)


def _input(ding: dict[str, Any]) -> str:
    waarde = "" if ding["value"] is None else f' value="{_text(ding["value"])}"'
    return f'<input type="{ding["type"]}" name="{_text(ding["name"])}"{waarde}{_attributes(ding["attrs"])}>'


def _textarea(ding: dict[str, Any]) -> str:
    kop = f'<textarea name="{_text(ding["name"])}"{_attributes(ding["attrs"])}>'
    return f"{kop}\n{_text(ding['value'] or '')}</textarea>"


def _select(ding: dict[str, Any]) -> str:
    kop = f'<select name="{_text(ding["name"])}"{_attributes(ding["attrs"])}>'
    return f"{kop}{''.join(_group(naam, keuzes) for naam, keuzes, _nummer in ding['optgroups'])}</select>"


def _group(naam: Any, keuzes: list[dict[str, Any]]) -> str:
    opties = "".join(
        f'<option value="{_text(keuze["value"])}"{_attributes(keuze["attrs"])}>{_text(keuze["label"])}</option>'
        for keuze in keuzes
    )
    return f'<optgroup label="{_text(naam)}">{opties}</optgroup>' if naam else opties


TEKENAARS: dict[str, Callable[[dict[str, Any]], str]] = {
    **{f"{WIDGETS}{soort}.html": _input for soort in ("text", "number", "email", "hidden", "date", "checkbox")},
    f"{WIDGETS}textarea.html": _textarea,
    f"{WIDGETS}select.html": _select,
}
