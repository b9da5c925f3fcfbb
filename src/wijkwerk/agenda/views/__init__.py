"""Screens of the agenda, and what of them hangs on pages of lower rooms: the place, what to draw, and its order."""

from typing import Final

from wijkwerk.agenda.views import (
    agendapunt_panelen,
    draad_panelen,
    terugkoppeling_stappen,
    thema_panelen,
)
from wijkwerk.web.panelen import Functie

PANELEN: Final[tuple[tuple[str, Functie, int], ...]] = (
    ("signaal", agendapunt_panelen.signaal, 15),
    ("signaal", thema_panelen.signaal, 15),
    ("postvak", thema_panelen.postvak, 15),
    ("volgblad", thema_panelen.volgblad, 15),
    ("wijk", thema_panelen.wijk, 15),
    ("wijk", draad_panelen.wijk, 15),
    ("taak", terugkoppeling_stappen.taakpaneel, 15),
)
