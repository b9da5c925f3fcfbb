"""Making a letter of a text and values."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.documenten import sjabloontaal
from wijkwerk.kern.documenten.inhoud import Afzender, Brief, Inhoud
from wijkwerk.kern.documenten.models import Sjabloonversie
from wijkwerk.kern.documenten.register import Soort, kind


def sender() -> Afzender:
    """Return the municipality of this installation as who writes."""
    gemeente = settings.GEMEENTE
    website = gemeente["website"].removeprefix("https://").removeprefix("www.")
    contact = tuple(filter(None, (gemeente["telefoon"], website)))
    adres = tuple(regel for deel in gemeente["postadres"].split("|") if (regel := deel.strip()))
    return Afzender(_("Gemeente %(gemeente)s") % gemeente, adres=adres, contact=contact)


def check_text(soort: Soort, *, onderwerp: str, tekst: str) -> None:
    """Refuse (`documenten.tekst`) a subject or text that can not be filled in, with everything that is wrong."""
    velden = {veld.sleutel for veld in soort.velden}
    blokken = {veld.sleutel for veld in soort.tabellen}
    fouten = []
    if not onderwerp.strip():
        fouten.append(sjabloontaal.Fout(0, _("vul een onderwerp in.")))
    for begin, deel, namen in ((0, onderwerp, velden), (None, tekst, velden | blokken)):
        try:
            sjabloontaal.parse(deel, namen, blokken=blokken)
        except sjabloontaal.Tekstfout as fout:
            fouten += [replace(een, regel=0) if begin == 0 else een for een in fout.fouten]
    if fouten:
        raise sjabloontaal.Tekstfout(fouten)


def check_values(soort: Soort, gegevens: Mapping[str, Any]) -> None:
    """Raise ValueError when the room gives a value that nobody declared, or leaves out one that must be there."""
    velden = soort.alles
    vreemd = sorted(set(gegevens) - {veld.sleutel for veld in velden})
    mist = sorted(veld.sleutel for veld in velden if veld.verplicht and veld.sleutel not in gegevens)
    if vreemd or mist:
        raise ValueError(f"{soort.sleutel}: onbekend zijn {vreemd}, ontbrekend zijn {mist}.")


def compose(
    versie: Sjabloonversie,
    gegevens: Mapping[str, Any],
    *,
    geadresseerde: tuple[str, ...] = (),
    kenmerk: str = "",
    datum: date | None = None,
    afzender: Afzender | None = None,
    bijlagen: tuple[str, ...] = (),
) -> Inhoud:
    """Return the letter (or paper without a receiver) that this version makes of these values. Writes nothing."""
    soort = kind(versie.sjabloon.soort)
    check_values(soort, gegevens)
    with translation.override(versie.taal):
        tak = sjabloontaal.parse(versie.tekst, soort.namen, blokken={veld.sleutel for veld in soort.tabellen})
        van = afzender or sender()
        gemeen: dict[str, Any] = {
            "titel": sjabloontaal.fill_line(versie.onderwerp, gegevens),
            "blokken": sjabloontaal.fill(tak, gegevens),
            "datum": datum or klok.vandaag(),
            "taal": versie.taal,
        }
        if not soort.brief:
            return Inhoud(**gemeen, soort=str(soort.naam), organisatie=van.gemeente)
        return Brief(**gemeen, afzender=van, geadresseerde=geadresseerde, kenmerk=kenmerk, bijlagen=bijlagen)


def preview(versie: Sjabloonversie, *, zonder: frozenset[str] = frozenset()) -> Inhoud:
    """Return what the version makes of the example values; `zonder` leaves out some fields, to see the other parts.

    Refuses (`documenten.tekst`) a text that can not be read.
    """
    soort = kind(versie.sjabloon.soort)
    check_text(soort, onderwerp=versie.onderwerp, tekst=versie.tekst)
    gegevens = {naam: "" if naam in zonder else waarde for naam, waarde in soort.voorbeelden.items()}
    adres = (_("Mevrouw A. Voorbeeld"), _("Voorbeeldstraat 1"), _("1234 AB Voorbeeld"))
    return compose(versie, gegevens, geadresseerde=adres, kenmerk=_("VOORBEELD"))
