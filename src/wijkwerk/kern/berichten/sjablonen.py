"""The text of a mail from a template: plain, with nothing escaped, its first line the subject."""

from typing import Any, cast

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation


def text(sjabloon: str, *, taal: str = "", **gegevens: Any) -> str:
    """Return the text of a template with one line break at its end; `taal` is that of the municipality unless given."""
    with translation.override(taal or settings.LANGUAGE_CODE):
        # The engine's own template, because the wrapper around it always escapes for HTML.
        vorm = cast(Any, get_template(sjabloon)).template
        tekst = vorm.render(Context({"gemeente": settings.GEMEENTE, **gegevens}, autoescape=False))
    return str(tekst).strip() + "\n"


def mail(sjabloon: str, *, taal: str = "", **gegevens: Any) -> tuple[str, str]:
    """Return subject and body of a template."""
    onderwerp, _streep, rest = text(sjabloon, taal=taal, **gegevens).partition("\n")
    return onderwerp.strip(), rest.strip() + "\n"
