"""Text about a signal is about a place, not about people."""

from functools import partial

from wijkwerk.kern.pii import regels

check_text = partial(regels.check_text, regel="signalen.tekst")
