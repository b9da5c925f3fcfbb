"""What an import did, told in sentences: the same on the command line, on the page and in the list of imports."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.gebieden.actions.adressen import Adresuitslag
from wijkwerk.gebieden.actions.kaart import Importuitslag
from wijkwerk.gebieden.actions.kerncijfers import Cijferuitslag
from wijkwerk.gebieden.actions.werkgebieden import Verschuiving

STELSELS = {"rd": "RD New (EPSG:28992)", "wgs84": "WGS84"}


def tell(uitslag: Importuitslag | Cijferuitslag | Adresuitslag) -> list[str]:
    """Return the summary of an import, one sentence or list per line."""
    if isinstance(uitslag, Importuitslag):
        return _map(uitslag)
    return _figures(uitslag) if isinstance(uitslag, Cijferuitslag) else _addresses(uitslag)


def _map(uitslag: Importuitslag) -> list[str]:
    bestand = uitslag.bestand
    regels = [
        _("Kaart van %(jaar)s: %(nieuw)s nieuw, %(gewijzigd)s gewijzigd, %(verdwenen)s verdwenen, %(gelijk)s gelijk.")
        % {
            "jaar": uitslag.jaar,
            "nieuw": len(uitslag.nieuw),
            "gewijzigd": len(uitslag.gewijzigd),
            "verdwenen": len(uitslag.verdwenen),
            "gelijk": len(uitslag.gelijk),
        },
        *_named(_("Nieuw"), uitslag.nieuw),
        *_named(_("Gewijzigd"), uitslag.gewijzigd),
        *_named(_("Verdwenen"), uitslag.verdwenen),
        _("Stelsel: %(stelsel)s, volgens %(uit)s.")
        % {"stelsel": STELSELS[bestand.stelsel], "uit": bestand.stelsel_uit},
    ]
    overgeslagen = {
        _("gemeentegrenzen"): bestand.gemeenten,
        _("vlakken van andere gemeenten"): bestand.elders,
        _("wateren"): bestand.water,
    }
    if any(overgeslagen.values()):
        rest = ", ".join(f"{aantal} {wat}" for wat, aantal in overgeslagen.items() if aantal)
        regels.append(_("Overgeslagen: %(rest)s.") % {"rest": rest})
    if bestand.wijken and not bestand.buurten:
        regels.append(_("In dit bestand staan geen buurten."))
    return regels + (_shifts(uitslag.werkgebieden) if uitslag.werkgebieden else [])


def _named(kop: str, namen: list[str]) -> list[str]:
    return [f"{kop}: {', '.join(namen)}."] if namen else []


def _shifts(v: Verschuiving) -> list[str]:
    return [
        _("Werkgebieden: %(nieuw)s nieuw, %(gewijzigd)s gewijzigd, %(beeindigd)s beëindigd, %(gelijk)s gelijk.")
        % {
            "nieuw": len(v.nieuw),
            "gewijzigd": len(v.gewijzigd),
            "beeindigd": len(v.beeindigd),
            "gelijk": len(v.gelijk),
        },
        *_named(_("Beëindigd"), v.beeindigd),
    ]


def _figures(uitslag: Cijferuitslag) -> list[str]:
    regels = [
        _(
            "Kerncijfers van %(jaar)s over %(gebieden)s gebieden: "
            "%(nieuw)s nieuw, %(gewijzigd)s gewijzigd, %(gelijk)s gelijk."
        )
        % {
            "jaar": uitslag.jaar,
            "gebieden": uitslag.gebieden,
            "nieuw": uitslag.nieuw,
            "gewijzigd": uitslag.gewijzigd,
            "gelijk": uitslag.gelijk,
        }
    ]
    if uitslag.elders:
        regels.append(_("Overgeslagen: %(aantal)s regels van andere gemeenten.") % {"aantal": uitslag.elders})
    if uitslag.onbekend:
        kop = ngettext("Deze kolom kennen we niet", "Deze kolommen kennen we niet", len(uitslag.onbekend))
        regels.append(f"{kop}: {', '.join(uitslag.onbekend)}.")
    return regels


def _addresses(uitslag: Adresuitslag) -> list[str]:
    return [
        _("Adressen: %(nieuw)s nieuw, %(gewijzigd)s gewijzigd, %(gelijk)s gelijk.")
        % {"nieuw": uitslag.nieuw, "gewijzigd": uitslag.gewijzigd, "gelijk": uitslag.gelijk}
    ]
