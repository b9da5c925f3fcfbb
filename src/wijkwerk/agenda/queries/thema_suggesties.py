"""Signals that look like they belong in a thema. A suggestion, never a decision: each says why."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries.thema import links_to, signals_of
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.rekenkern import gelijkenis
from wijkwerk.rekenkern.gelijkenis import Gelijkenis, Melding
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.queries.buurt import ago
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.signalen.states import Status

RONDOM = 500  # metres around what is in the thema already
DAGEN = 90
LIJKT = 0.25
LIJKT_OP_TITEL = 0.12  # without a place to compare with, a likeness is halved, and a title is short
VERGELIJK = 20  # so many of the newest in the thema are compared with
KANDIDATEN, NABIJ = 200, 60
SECONDEN = 86_400  # in a day
Punt = tuple[float, float]


@dataclass(frozen=True)
class Voorstel:
    """A signal that may belong to a thema, how sure (0..1), and why in plain Dutch."""

    signaal: Signaal
    zeker: float
    waarom: str


def suggested(thema: Thema, persoon: Persoon, *, hooguit: int = 5) -> list[Voorstel]:
    """Return signals that `persoon` may read, like those in the thema in words, place, time and subject; best first.

    Three queries. Of the last ninety days, in the area of the thema; within 500 metres of one that is in it when both
    have a place. An empty thema is compared by its title, story and subject.
    """
    in_thema = list(signals_of(thema).select_related("onderwerp")[:VERGELIJK])
    maat = [(_as_report(signaal), signaal) for signaal in in_thema] or [(_as_asked(thema), None)]
    voorstellen = []
    for kandidaat in _candidates(thema, persoon, in_thema):
        ander = _as_report(kandidaat)
        lijkt, waarmee = max(
            ((gelijkenis.similarity(melding, ander), s) for melding, s in maat), key=lambda p: p[0].score
        )
        if lijkt.score >= (LIJKT if in_thema else LIJKT_OP_TITEL):
            waarom = _why(kandidaat, waarmee, thema, lijkt)
            voorstellen.append(Voorstel(kandidaat, round(lijkt.score, 2), waarom))
    return sorted(voorstellen, key=lambda voorstel: (-voorstel.zeker, -voorstel.signaal.pk))[:hooguit]


def _candidates(thema: Thema, persoon: Persoon, in_thema: list[Signaal]) -> list[Signaal]:
    """Return what could belong: few enough to compare each with what is in the thema."""
    vraag = zichtbaar_voor(persoon).exclude(status__in=(Status.INGETROKKEN, Status.SAMENGEVOEGD))
    vraag = vraag.filter(ontvangen_op__gte=klok.nu() - timedelta(days=DAGEN))
    vraag = vraag.exclude(pk__in=links_to(thema).values("van_id"))
    if thema.werkgebied_id is not None:
        vraag = vraag.filter(werkgebied=thema.werkgebied_id)
    punten = [punt for signaal in in_thema if (punt := _point(signaal))]
    if punten:
        vraag = vraag.filter(_around(punten) | Q(lat=None))
    nieuwste = vraag.select_related("onderwerp").order_by("-ontvangen_op", "-pk")[:KANDIDATEN]
    dichtbij = [signaal for signaal in nieuwste if _is_near(_point(signaal), punten)]
    zelfde = {signaal.onderwerp_id for signaal in in_thema} | {thema.onderwerp_id}
    # Comparing words is the dear part: what is about the same goes first.
    return sorted(dichtbij, key=lambda signaal: signaal.onderwerp_id not in zelfde)[:NABIJ]


def _around(punten: list[Punt]) -> Q:
    """Return the condition on a box around all of these points together."""
    dozen = [gelijkenis.box(punt, RONDOM) for punt in punten]
    zuid, west, noord, oost = zip(*dozen, strict=True)
    return Q(lat__range=(min(zuid), max(noord)), lon__range=(min(west), max(oost)))


def _is_near(punt: Punt | None, punten: list[Punt]) -> bool:
    return punt is None or not punten or any(gelijkenis.meters(punt, ander) <= RONDOM for ander in punten)


def _point(signaal: Signaal) -> Punt | None:
    return None if signaal.lat is None or signaal.lon is None else (signaal.lat, signaal.lon)


def _as_report(signaal: Signaal) -> Melding:
    dag = signaal.ontvangen_op.timestamp() / SECONDEN
    return Melding(signaal.tekst, _point(signaal), dag, signaal.onderwerp.sleutel)


def _as_asked(thema: Thema) -> Melding:
    sleutel = thema.onderwerp.sleutel if thema.onderwerp else ""
    return Melding(f"{thema.titel} {thema.verhaal}", None, klok.nu().timestamp() / SECONDEN, sleutel)


def _why(kandidaat: Signaal, waarmee: Signaal | None, thema: Thema, lijkt: Gelijkenis) -> str:
    over = waarmee.onderwerp_id if waarmee else thema.onderwerp_id
    zelfde = _("Zelfde onderwerp") if kandidaat.onderwerp_id == over else _("Lijkt op deze woorden")
    delen = [zelfde]
    if waarmee is not None and lijkt.meter is not None:
        delen.append(_("%(meter)s meter van %(nummer)s") % {"meter": round(lijkt.meter), "nummer": waarmee.nummer})
    return ", ".join([*delen, ago(kandidaat)]) + "."
