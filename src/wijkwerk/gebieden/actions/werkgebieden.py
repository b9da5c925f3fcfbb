"""Working areas: draw, change and end them. What held on a date stays known for ever."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wijkwerk.gebieden.actions.stempel import changing_map
from wijkwerk.gebieden.models import Buurt, Werkgebied, WerkgebiedDeel, WerkgebiedVersie, Wijk
from wijkwerk.gebieden.queries import buurten_on, wijken_on
from wijkwerk.kern.logboek.actions import Handelend, note
from wijkwerk.kern.weigering import Weigering
from wijkwerk.rekenkern import geometrie
from wijkwerk.rekenkern.geometrie import GeometrieFout

PALETTE = 11
Deel = Wijk | Buurt | dict[str, Any]


@dataclass
class Verschuiving:
    """What making working areas of the wijken came down to, as names."""

    nieuw: list[str] = field(default_factory=list)
    gewijzigd: list[str] = field(default_factory=list)
    beeindigd: list[str] = field(default_factory=list)
    gelijk: list[str] = field(default_factory=list)


@transaction.atomic
@changing_map()
def draw_werkgebied(
    *, naam: str, delen: Sequence[Deel], van: date, by: Handelend | None, intro: str = ""
) -> WerkgebiedVersie:
    """Make a working area that holds from `van`, of wijken, buurten and own polygons (GeoJSON, WGS84).

    Refuses an empty or used name, no parts, a broken polygon, and overlap with another working area from `van` on.
    Gaps between working areas are allowed. An area that ended before `van` may come back under its old name.
    """
    naam = naam.strip()
    if not slugify(naam):
        raise Weigering(_("Geef het werkgebied een naam."), regel="gebieden.naam")
    werkgebied, _nieuw = Werkgebied.objects.get_or_create(
        sleutel=slugify(naam)[:80],
        defaults={"naam": naam[:80], "intro": intro, "kleur": Werkgebied.objects.count() % PALETTE},
    )
    if werkgebied.versies.filter(Q(tot__isnull=True) | Q(tot__gt=van)).exists():
        raise Weigering(
            _("Er is al een werkgebied met de naam %(naam)s. Wijzig dat, of kies een andere naam.") % {"naam": naam},
            regel="gebieden.naam_bestaat",
        )
    versie = _open(werkgebied, delen=delen, van=van)
    _refuse_overlap(versie)
    note("gebieden.werkgebied_getekend", object=werkgebied, by=by, van=van, delen=len(delen))
    return versie


@transaction.atomic
@changing_map()
def follow_up(werkgebied: Werkgebied, *, delen: Sequence[Deel], van: date, by: Handelend | None) -> WerkgebiedVersie:
    """Let the working area cover other parts from `van`; until then the old version holds, and stays known.

    A version that began on `van` itself is replaced. Refuses a date before the running version began, and what
    `draw_werkgebied` refuses.
    """
    _close(_running(werkgebied), tot=van)
    versie = _open(werkgebied, delen=delen, van=van)
    _refuse_overlap(versie)
    note("gebieden.werkgebied_gewijzigd", object=werkgebied, by=by, van=van, delen=len(delen))
    return versie


@transaction.atomic
@changing_map()
def end(werkgebied: Werkgebied, *, tot: date, by: Handelend | None) -> None:
    """Let the working area hold no longer from `tot`. Refuses a date on or before the day its version began."""
    versie = _running(werkgebied)
    if tot <= versie.van:
        raise Weigering(
            _("%(naam)s is pas op %(van)s begonnen; het einde moet later zijn.")
            % {"naam": werkgebied.naam, "van": versie.van.strftime("%d-%m-%Y")},
            regel="gebieden.einde_voor_begin",
        )
    _close(versie, tot=tot)
    note("gebieden.werkgebied_beeindigd", object=werkgebied, by=by, tot=tot)


@transaction.atomic
@changing_map()
def follow_wijken(*, jaar: int, van: date, by: Handelend | None) -> Verschuiving:
    """Make or change one working area per wijk of `jaar`, by name, from `van`.

    Working areas that lie over those wijken and have no wijk of their name end on `van`. What already covers the same
    is left alone, so a second time changes nothing.
    """
    gewenst = _by_name(jaar)
    lopend = {v.werkgebied.sleutel: v for v in WerkgebiedVersie.objects.filter(tot=None).select_related("werkgebied")}
    uitslag = Verschuiving()
    for sleutel, versie in lopend.items():
        _make_room(versie, gewenst.get(sleutel), list(gewenst.values()), van, uitslag)
    for sleutel, wijk in gewenst.items():
        if wijk.naam in uitslag.gelijk:
            continue
        werkgebied, _nieuw = Werkgebied.objects.get_or_create(
            sleutel=sleutel, defaults={"naam": wijk.naam, "kleur": Werkgebied.objects.count() % PALETTE}
        )
        _open(werkgebied, delen=[wijk], van=van)
        (uitslag.gewijzigd if sleutel in lopend else uitslag.nieuw).append(wijk.naam)
    note("gebieden.werkgebieden_uit_wijken", by=by, jaar=jaar, van=van, nieuw=len(uitslag.nieuw))
    return uitslag


def _by_name(jaar: int) -> dict[str, Wijk]:
    gewenst: dict[str, Wijk] = {}
    for wijk in Wijk.objects.of_year(jaar).order_by("code"):
        sleutel = slugify(wijk.naam)[:70]
        gewenst[f"{sleutel}-{wijk.code.lower()}" if sleutel in gewenst else sleutel] = wijk
    if not gewenst:
        raise Weigering(_("Van %(jaar)s zijn geen wijken ingelezen.") % {"jaar": jaar}, regel="gebieden.geen_kaart")
    return gewenst


def _make_room(
    versie: WerkgebiedVersie, wijk: Wijk | None, wijken: list[Wijk], van: date, uitslag: Verschuiving
) -> None:
    """End a running version when its wijk covers something else now, or when other wijken lie over it."""
    vlak = geometrie.from_geojson(versie.geometrie)
    if wijk and geometrie.same_place(vlak, geometrie.from_geojson(wijk.geometrie)):
        uitslag.gelijk.append(wijk.naam)
    elif wijk:
        _close(versie, tot=van)
    elif any(geometrie.overlap_ha(vlak, geometrie.from_geojson(ander.geometrie)) for ander in wijken):
        _close(versie, tot=van)
        uitslag.beeindigd.append(versie.werkgebied.naam)


def _running(werkgebied: Werkgebied) -> WerkgebiedVersie:
    versie = werkgebied.versies.filter(tot__isnull=True).first()
    if versie is None:
        raise Weigering(
            _("%(naam)s loopt niet meer; teken een nieuw werkgebied.") % {"naam": werkgebied.naam},
            regel="gebieden.werkgebied_beeindigd",
        )
    return versie


def _close(versie: WerkgebiedVersie, *, tot: date) -> None:
    """End the version on `tot`; one that would begin that very day never held and goes."""
    if tot < versie.van:
        raise Weigering(
            _("%(naam)s geldt zo pas vanaf %(van)s. Kies die dag of een latere.")
            % {"naam": versie.werkgebied.naam, "van": versie.van.strftime("%d-%m-%Y")},
            regel="gebieden.datum_voor_begin",
        )
    if tot == versie.van:
        versie.delete()
    else:
        versie.tot = tot
        versie.save(update_fields=["tot"])


def _open(werkgebied: Werkgebied, *, delen: Sequence[Deel], van: date) -> WerkgebiedVersie:
    if not delen:
        raise Weigering(_("Kies minstens een wijk, een buurt of een eigen vlak."), regel="gebieden.geen_delen")
    vlakken = [_outline(deel, van) for deel in delen]
    geheel = geometrie.union(vlakken)
    versie = WerkgebiedVersie.objects.create(
        werkgebied=werkgebied,
        van=van,
        geometrie=geometrie.as_geojson(geheel),
        inwoners=inhabitants_of(delen),
        **geometrie.bounds(geheel),
    )
    WerkgebiedDeel.objects.bulk_create(WerkgebiedDeel(versie=versie, **_as_part(deel)) for deel in delen)
    return versie


def _outline(deel: Deel, van: date) -> Any:
    if isinstance(deel, Wijk | Buurt):
        return geometrie.from_geojson(deel.geometrie)
    try:
        vlak = geometrie.read_polygon(deel)
    except GeometrieFout as fout:
        melding = _("Het eigen vlak: %(fout)s") % {"fout": fout.melding}
        raise Weigering(melding, regel=f"gebieden.{fout.soort}") from fout
    gemeente: list[Wijk | Buurt] = [*wijken_on(van)] or [*buurten_on(van)]
    if gemeente and not any(vlak.intersects(geometrie.from_geojson(gebied.geometrie)) for gebied in gemeente):
        raise Weigering(_("Het eigen vlak ligt buiten de gemeente."), regel="gebieden.buiten_gemeente")
    return vlak


def _as_part(deel: Deel) -> dict[str, Any]:
    if isinstance(deel, Wijk):
        return {"wijk": deel}
    return {"buurt": deel} if isinstance(deel, Buurt) else {"geometrie": deel}


def inhabitants_of(delen: Sequence[Deel]) -> int | None:
    """Return the inhabitants of these parts together, None when one has no published number, as an own polygon."""
    getallen = [deel.inwoners for deel in delen if isinstance(deel, Wijk | Buurt) and deel.inwoners is not None]
    return sum(getallen) if len(getallen) == len(delen) else None


def _refuse_overlap(versie: WerkgebiedVersie) -> None:
    """Refuse a version that lies over another working area at any date from its start on."""
    vlak = geometrie.from_geojson(versie.geometrie)
    anderen = (
        WerkgebiedVersie.objects.filter(Q(tot__isnull=True) | Q(tot__gt=versie.van))
        .filter(west__lt=versie.oost, oost__gt=versie.west, zuid__lt=versie.noord, noord__gt=versie.zuid)
        .exclude(werkgebied=versie.werkgebied)
        .select_related("werkgebied")
    )
    for ander in anderen:
        hectares = geometrie.overlap_ha(vlak, geometrie.from_geojson(ander.geometrie))
        if hectares:
            raise Weigering(
                _(
                    "%(een)s en %(ander)s overlappen %(ha)s hectare. Een plek hoort bij een werkgebied tegelijk. "
                    "Wijzig of beëindig eerst het andere."
                )
                % {"een": versie.werkgebied.naam, "ander": ander.werkgebied.naam, "ha": _decimal(hectares)},
                regel="gebieden.overlap",
            )


def _decimal(getal: float) -> str:
    return f"{getal:.1f}".replace(".", ",")
