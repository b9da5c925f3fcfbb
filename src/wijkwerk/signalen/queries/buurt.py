"""Signals around a place: for '+1, ik ook' and for the public page of a wijk."""

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.gebieden.models import Werkgebied, WerkgebiedVersie
from wijkwerk.kern import klok
from wijkwerk.rekenkern import gelijkenis
from wijkwerk.signalen.models import Onderwerp, Signaal, SignaalQuerySet
from wijkwerk.signalen.states import Status, Zichtbaarheid

MIN_INWONERS = 100
LIJKT_OP = 0.3
HOOGUIT = 200
# What nobody of the municipality has read yet is not published; what was withdrawn or merged is gone from view.
NIET_OPENBAAR = (Status.NIEUW, Status.INGETROKKEN, Status.SAMENGEVOEGD)


@dataclass(frozen=True)
class Buurtsignaal:
    """A public signal near a place, its distance in whole metres, and in plain Dutch why it is shown."""

    signaal: Signaal
    meter: int
    waarom: str


def nearby(
    punt: tuple[float, float], onderwerp: Onderwerp | None = None, *, dagen: int = 60, meter: int = 250, tekst: str = ""
) -> list[Buurtsignaal]:
    """Return at most five open, public signals about the same (subject, or like `tekst`) within `meter` and `dagen`.

    Nearest first; without subject and text everything near is the same. One query. What nobody has read yet is there
    too, so that it can be supported: a page shows of that only the subject and the place, not the words.
    """
    openbaar = Signaal.objects.open().filter(zichtbaarheid=Zichtbaarheid.OPENBAAR)
    gevonden = []
    for signaal in around(openbaar, punt, meter=meter, dagen=dagen).select_related("onderwerp", "werkgebied"):
        afstand = gelijkenis.meters(punt, _punt(signaal))
        if afstand <= meter and (waarom := _why(signaal, onderwerp, tekst)):
            waar = _("%(meter)s meter hiervandaan, %(dag)s.") % {"meter": round(afstand), "dag": ago(signaal)}
            gevonden.append(Buurtsignaal(signaal, round(afstand), f"{waarom} {waar[0].upper()}{waar[1:]}"))
    return sorted(gevonden, key=lambda ander: ander.meter)[:5]


def around(
    vraag: SignaalQuerySet | QuerySet[Signaal], punt: tuple[float, float], *, meter: int, dagen: int
) -> QuerySet[Signaal]:
    """Narrow a question to a box around a point and the last days, newest first, at most 200."""
    zuid, west, noord, oost = gelijkenis.box(punt, meter)
    vanaf = klok.nu() - timedelta(days=dagen)
    return vraag.filter(lat__range=(zuid, noord), lon__range=(west, oost), ontvangen_op__gte=vanaf).order_by(
        "-ontvangen_op", "-pk"
    )[:HOOGUIT]


def ago(signaal: Signaal) -> str:
    """Return how long ago a signal came in, in words."""
    dagen = (klok.vandaag() - klok.dag_van(signaal.ontvangen_op)).days
    if dagen <= 0:
        return _("vandaag gemeld")
    return ngettext("%(dagen)s dag geleden gemeld", "%(dagen)s dagen geleden gemeld", dagen) % {"dagen": dagen}


def _punt(signaal: Signaal) -> tuple[float, float]:
    return cast(tuple[float, float], (signaal.lat, signaal.lon))  # the box keeps only what has a point


def _why(signaal: Signaal, onderwerp: Onderwerp | None, tekst: str) -> str:
    if onderwerp is not None and signaal.onderwerp_id == onderwerp.pk:
        return _("Gaat ook over %(onderwerp)s.") % {"onderwerp": str(onderwerp).lower()}
    if tekst and gelijkenis.text_similarity(tekst, signaal.tekst) >= LIJKT_OP:
        return _("Lijkt op wat u schrijft.")
    return "" if onderwerp is not None or tekst else _("Dichtbij.")


def public_of(werkgebied: Werkgebied, *, limiet: int = 20) -> list[Signaal]:
    """Return the newest public signals of an area; none when the area has fewer than 100 inhabitants."""
    if is_small(werkgebied):
        return []
    openbaar = Signaal.objects.filter(werkgebied=werkgebied, zichtbaarheid=Zichtbaarheid.OPENBAAR)
    vraag = openbaar.exclude(status__in=NIET_OPENBAAR).select_related(
        "onderwerp", "organisatie", "behandelaar", "buurt"
    )
    return list(vraag.order_by("-ontvangen_op", "-pk")[:limiet])


def is_small(werkgebied: Werkgebied) -> bool:
    """Whether so few people live here today that what is shown could point at one of them."""
    versies = WerkgebiedVersie.objects.valid_on(klok.vandaag()).filter(werkgebied=werkgebied)
    inwoners = versies.values_list("inwoners", flat=True).first()
    return inwoners is not None and inwoners < MIN_INWONERS
