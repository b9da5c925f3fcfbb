"""The language of the house: what is stored for everyone is stored in Dutch, whatever language the writer reads."""

from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.utils import translation


def speaking_dutch() -> AbstractContextManager[None]:
    """Let every sentence inside come out in the language of the house."""
    return translation.override(settings.LANGUAGE_CODE)


def dutch(zin: Any) -> str:
    """Return a lazy sentence (gettext_lazy, the label of a choice) in the language of the house, to store it."""
    with speaking_dutch():
        return str(zin)


def as_read(tekst: str) -> str:
    """Return a stored sentence in the language of the reader; what nobody translated stays as it was stored."""
    return translation.gettext(tekst) if tekst else ""
