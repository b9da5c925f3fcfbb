"""Every write about areas. One verb per act; a refusal changes nothing."""

from wijkwerk.gebieden.actions.adressen import Adresvondst, import_addresses, search_address
from wijkwerk.gebieden.actions.inlezen import cancel_import, read_upload, request_import
from wijkwerk.gebieden.actions.kaart import Importuitslag, import_areas
from wijkwerk.gebieden.actions.kerncijfers import import_figures
from wijkwerk.gebieden.actions.verslag import tell
from wijkwerk.gebieden.actions.voorproef import Voorproef, preview_werkgebied
from wijkwerk.gebieden.actions.werkgebieden import Verschuiving, draw_werkgebied, end, follow_up, follow_wijken

__all__ = [
    "Adresvondst",
    "Importuitslag",
    "Verschuiving",
    "Voorproef",
    "cancel_import",
    "draw_werkgebied",
    "end",
    "follow_up",
    "follow_wijken",
    "import_addresses",
    "import_areas",
    "import_figures",
    "preview_werkgebied",
    "read_upload",
    "request_import",
    "search_address",
    "tell",
]
