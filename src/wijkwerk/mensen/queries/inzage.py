"""What we hold of one person, by their e-mail address, for who asks for it (AVG, artikel 15).

A room brings its own part in `AppConfig.ready`: `inzage.register(_("Meldingen"), source)`, where `source(email)` gives
`Gegeven`s. Only what is of the person goes in: what they sent, what they were sent, and what is kept to reach them; no
notes of staff and nothing of others (artikel 15, vierde lid).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.datums import als_dag, als_moment


@dataclass(frozen=True)
class Gegeven:
    """One record of somebody: what it is, its number, and its fields by name; empty ones are left out."""

    wat: Any
    nummer: str
    velden: dict[Any, Any] = field(default_factory=dict)

    def filled(self) -> list[tuple[str, str]]:
        """Return the fields that hold something, in words."""
        return [(str(naam), in_words(waarde)) for naam, waarde in self.velden.items() if waarde not in ("", None, [])]


# The links in a mail are keys: whoever gathers this must not be able to act in somebody's name.
WEG = re.compile(r"https?://\S+")
Bron = Callable[[str], Iterable[Gegeven]]
_bronnen: dict[str, tuple[int, Any, Bron]] = {}


def register(naam: Any, bron: Bron, *, volgorde: int) -> None:
    """Add the part of a room, at its place in the file."""
    _bronnen[f"{bron.__module__}.{bron.__qualname__}"] = (volgorde, naam, bron)


def file_of(email: str) -> list[tuple[str, list[Gegeven]]]:
    """Return every part with what is in it for this address, also the parts that are empty."""
    rijen = sorted(_bronnen.values(), key=lambda rij: rij[0])
    return [(str(naam), list(bron(email.strip()))) for _volgorde, naam, bron in rijen]


def as_json(deel: list[tuple[str, list[Gegeven]]]) -> dict[str, Any]:
    """Return the file as data that a computer reads (artikel 15, derde lid: a copy in a common electronic form)."""
    return {
        naam: [{"wat": str(een.wat), "nummer": een.nummer, **dict(een.filled())} for een in rijen]
        for naam, rijen in deel
    }


def in_words(waarde: Any) -> str:
    """Return a value as the file says it."""
    if isinstance(waarde, datetime):
        return als_moment(waarde)
    if isinstance(waarde, date):
        return als_dag(waarde)
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    return ", ".join(map(str, waarde)) if isinstance(waarde, list | tuple) else str(waarde)


def account(email: str) -> Iterable[Gegeven]:
    """Return the account of this address, with the roles it ever had."""
    for wie in Persoon.objects.filter(email__iexact=email).select_related("organisatie").prefetch_related("rollen"):
        velden = {
            _l("Naam"): wie.naam,
            _l("E-mailadres"): wie.email,
            _l("Functie"): wie.functie,
            _l("Organisatie"): str(wie.organisatie or ""),
            _l("Over mij"): wie.over_mij,
            _l("Sinds"): wie.gemaakt_op,
            _l("Laatst ingelogd"): wie.last_login,
            _l("Rollen"): [f"{rol} ({als_dag(rol.van)})" for rol in wie.rollen.all()],
        }
        yield Gegeven(_l("Account"), str(wie.pk), velden)


def post(email: str) -> Iterable[Gegeven]:
    """Return the mails to this address that are kept still."""
    for bericht in Bericht.objects.filter(aan__iexact=email, opgeschoond=False).order_by("-pk"):
        velden = {
            _l("Onderwerp"): bericht.onderwerp,
            _l("Gemaakt"): bericht.gemaakt_op,
            _l("Verstuurd"): bericht.verzonden_op,
            _l("Tekst"): WEG.sub(_("[link]"), bericht.tekst),
            _l("Bewaard tot"): bericht.bewaren_tot,
        }
        yield Gegeven(_l("Mail"), str(bericht.pk), velden)
