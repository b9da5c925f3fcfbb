"""What may be wrong with an application, for a person to look at: nothing here decides anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from wijkwerk.subsidies.models import Aanvraag, Vordering
from wijkwerk.subsidies.states.aanvraag import AFGEWEZEN, Status
from wijkwerk.subsidies.states.besluit import Vorderingstatus
from wijkwerk.web.datums import als_dag, als_euro

JAAR = timedelta(days=366)
HOOGSTENS = 200
NIET_MEER = (*AFGEWEZEN, Status.TERUGGETROKKEN, Status.INGETROKKEN)


@dataclass(frozen=True)
class Aanwijzing:
    """One hint: its kind, what it is, why it stands here, and the other application it is about."""

    soort: str
    wat: str
    waarom: str
    andere: Aanvraag


def hints(aanvraag: Aanvraag) -> list[Aanwijzing]:
    """Return what deserves a look, the most serious kind first: each application once per kind. Four queries."""
    anderen = _near(aanvraag)
    gevonden = [*_reclaimed(aanvraag), *_double(aanvraag, anderen), *_same_person(aanvraag, anderen)]
    return [*gevonden, *_same_day(aanvraag, anderen)]


def _near(aanvraag: Aanvraag) -> list[Aanvraag]:
    """Return what could have to do with it: same person, same address, or same area, within a year."""
    wie = aanvraag.aanvrager
    zelfde = Q(aanvrager__adres_sleutel=wie.adres_sleutel) | Q(werkgebied=aanvraag.werkgebied_id)
    if wie.email:
        zelfde |= Q(aanvrager__email__iexact=wie.email)
    if wie.iban:
        zelfde |= Q(aanvrager__iban=wie.iban)
    van, tot = aanvraag.ontvangen_op - JAAR, aanvraag.ontvangen_op + JAAR
    rijen = Aanvraag.objects.filter(zelfde, ontvangen_op__range=(van, tot)).exclude(pk=aanvraag.pk)
    met = ("aanvrager", "regelingversie__regeling")
    return list(rijen.select_related(*met).prefetch_related("kosten")[:HOOGSTENS])


def _reclaimed(aanvraag: Aanvraag) -> Iterator[Aanwijzing]:
    adres = aanvraag.aanvrager.adres_sleutel
    rijen = Vordering.objects.filter(status=Vorderingstatus.OPEN, aanvraag__aanvrager__adres_sleutel=adres)
    for vordering in rijen.exclude(aanvraag=aanvraag.pk).select_related("aanvraag"):
        over = als_euro(vordering.bedrag - vordering.ontvangen)
        waarom = _("Van dit adres moet nog %(bedrag)s terugkomen.") % {"bedrag": over}
        yield Aanwijzing("vordering", _("Nog geld terug te betalen"), waarom, vordering.aanvraag)


def _double(aanvraag: Aanvraag, anderen: Iterable[Aanvraag]) -> Iterator[Aanwijzing]:
    """The same costs asked of another fund, or of the same one a second time for the same day."""
    eigen = {_cost(regel): regel for regel in aanvraag.kosten.all()}
    for ander in anderen:
        zelfde = [regel for regel in ander.kosten.all() if _cost(regel) in eigen]
        if not zelfde or ander.status in NIET_MEER:
            continue
        andere_regeling = ander.regelingversie.regeling_id != aanvraag.regelingversie.regeling_id
        if andere_regeling or (aanvraag.begint_op is not None and ander.begint_op == aanvraag.begint_op):
            waarom = _("Dezelfde kosten (%(wat)s) staan ook in een aanvraag bij %(fonds)s.") % {
                "wat": ", ".join(f"{regel.omschrijving}, {als_euro(regel.bedrag)}" for regel in zelfde[:3]),
                "fonds": ander.regelingversie.regeling.naam,
            }
            yield Aanwijzing("dubbel", _("Misschien dubbel betaald"), waarom, ander)


def _cost(regel: Any) -> tuple[str, int]:
    return " ".join(regel.omschrijving.lower().split()), regel.bedrag


def _same_person(aanvraag: Aanvraag, anderen: Iterable[Aanvraag]) -> Iterator[Aanwijzing]:
    for ander in anderen:
        gelijk = _what_is_same(aanvraag.aanvrager, ander.aanvrager)
        if gelijk:
            waarom = _("%(wat)s als bij een aanvraag van %(dag)s bij %(fonds)s (%(stand)s).") % {
                "wat": gelijk,
                "dag": als_dag(ander.ontvangen_op),
                "fonds": ander.regelingversie.regeling.naam,
                "stand": str(ander.get_status_display()).lower(),
            }
            yield Aanwijzing("aanvrager", _("Vroeg vaker aan"), waarom, ander)


def _what_is_same(een: Any, ander: Any) -> str:
    if een.adres_sleutel == ander.adres_sleutel:
        return _("Hetzelfde adres")
    if een.email and een.email.lower() == ander.email.lower():
        return _("Hetzelfde e-mailadres")
    return _("Hetzelfde rekeningnummer") if een.iban and een.iban == ander.iban else ""


def _same_day(aanvraag: Aanvraag, anderen: Iterable[Aanvraag]) -> Iterator[Aanwijzing]:
    """Another plan at the same place on the same day: perhaps the same party, perhaps neighbours who can join hands."""
    for ander in anderen:
        if ander.status in NIET_MEER or not _together(aanvraag, ander):
            continue
        waarom = _("Ook op %(dag)s, op dezelfde plek: %(titel)s.") % {
            "dag": als_dag(aanvraag.begint_op) if aanvraag.begint_op else "",
            "titel": ander.titel,
        }
        yield Aanwijzing("dag", _("Zelfde dag en plek"), waarom, ander)


def _together(een: Aanvraag, ander: Aanvraag) -> bool:
    if een.begint_op is None or een.begint_op != ander.begint_op or een.werkgebied_id != ander.werkgebied_id:
        return False
    if een.lat is not None and een.lon is not None and ander.lat is not None and ander.lon is not None:
        # About 150 metres; a degree of longitude is shorter here than one of latitude.
        return abs(een.lat - ander.lat) < 0.0014 and abs(een.lon - ander.lon) < 0.0022
    return bool(een.plek) and een.plek.strip().lower() == ander.plek.strip().lower()
