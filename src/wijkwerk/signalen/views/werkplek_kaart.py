"""The map beside the inbox and on the page of a signal: the working areas of today with the signals as places."""

from collections.abc import Iterable

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import WerkgebiedVersie
from wijkwerk.gebieden.queries import map_stamp
from wijkwerk.kern import klok
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.queries import Rij
from wijkwerk.signalen.states import Status
from wijkwerk.web.kaarten import Kaart, Punt, Vlak
from wijkwerk.web.toegang import mag

BEWAAR = 24 * 60 * 60  # seconds; the stamp in the address is another as soon as an outline is
KLEIN = 2  # so many areas still fit a map on which places can be told apart


def map_of(signalen: Iterable[Signaal | Rij], titel: str = "") -> Kaart:
    """Return the map with these signals; one query, whatever their number. One or two areas are drawn large."""
    rijen = [signaal for signaal in signalen if signaal.lat is not None and signaal.lon is not None]
    gebieden = {signaal.werkgebied_id for signaal in rijen}
    vlakken = _areas(gebieden if 0 < len(gebieden) <= KLEIN and None not in gebieden else None)
    return Kaart(
        titel or _("De signalen van deze bladzijde op de kaart"),
        vlakken=vlakken,
        punten=[_point(signaal) for signaal in rijen],
    )


def few_areas(signalen: Iterable[Rij]) -> str:
    """Return the keys of the areas to draw when these signals lie in one or two, '' for all of them."""
    gebieden = {signaal.werkgebied_id for signaal in signalen if signaal.lat is not None}
    bekend = sorted(gebied for gebied in gebieden if gebied is not None)
    return " ".join(map(str, bekend)) if len(bekend) == len(gebieden) <= KLEIN else ""


def outlines_address() -> str:
    """Return where the outlines of today are; another address when they change, so that a browser may keep them."""
    return f"{reverse('signalen:kaartvlakken')}?stand={map_stamp()}-{klok.vandaag()}"


@mag("signalen.werken")
def kaartvlakken(request: HttpRequest) -> JsonResponse:
    """Send the outlines of the working areas of today, for the map beside the list."""
    versies = WerkgebiedVersie.objects.valid_on(klok.vandaag()).select_related("werkgebied")
    vlakken = [
        {
            "id": v.werkgebied_id, "naam": v.werkgebied.naam, "url": "", "nu": False, "schaal": None,
            "geometrie": v.geometrie,
        }
        for v in versies
    ]  # fmt: skip
    return JsonResponse({"vlakken": vlakken}, headers={"Cache-Control": f"private, max-age={BEWAAR}"})


def map_around(signaal: Signaal) -> Kaart | None:
    """Return the map of the one area a signal lies in, with its place."""
    if signaal.lat is None or signaal.lon is None:
        return None
    versies = WerkgebiedVersie.objects.valid_on(klok.dag_van(signaal.ontvangen_op)).filter(
        werkgebied=signaal.werkgebied_id
    )
    vlakken = [Vlak(versie.werkgebied.naam, versie.geometrie) for versie in versies.select_related("werkgebied")]
    return Kaart(_("De plek van dit signaal"), vlakken=vlakken, punten=[_point(signaal)])


def map_empty() -> Kaart:
    """Return the map to point out a place on."""
    return Kaart(_("Wijs de plek aan"), vlakken=_areas())


def _areas(alleen: set[int | None] | None = None) -> list[Vlak]:
    versies = WerkgebiedVersie.objects.valid_on(klok.vandaag()).select_related("werkgebied")
    if alleen is not None:
        versies = versies.filter(werkgebied__in=alleen)
    return [Vlak(versie.werkgebied.naam, versie.geometrie) for versie in versies]


def _point(signaal: Signaal | Rij) -> Punt:
    laat = signaal.is_open and signaal.termijn_op is not None and signaal.termijn_op < klok.nu()
    return Punt(
        f"{signaal.nummer} {signaal.kop}",
        signaal.lat,
        signaal.lon,
        url=reverse("signalen:dossier", args=[signaal.pk]),
        tekst=str(Status(signaal.status).label),
        toon="let-op" if laat else "info",
    )
