"""One way to do what a form asks: a refusal becomes an error in that form, so that nothing typed is lost."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.forms import BaseForm

from wijkwerk.kern.weigering import Weigering

Resultaat = TypeVar("Resultaat")


def act_or_error(form: BaseForm, act: Callable[..., Resultaat], *args: Any, **gegevens: Any) -> Resultaat | None:
    """Return what the act gives, or None after putting its refusal in the form."""
    try:
        return act(*args, **gegevens)
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        return None
