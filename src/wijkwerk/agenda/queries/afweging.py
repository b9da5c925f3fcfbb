"""The page with which the college weighs: what people said, what the figures say, and what was decided before."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, QuerySet

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Advies, Afweging, Agendapunt, Besluit, Optie
from wijkwerk.agenda.queries.agendapunt import signals_upstream
from wijkwerk.agenda.states.agendapunt import Status
from wijkwerk.gebieden import queries as gebieden
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.gebieden.queries.cijferlijst import CIJFERS
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Onderwerp, Signaal
from wijkwerk.signalen.states import Status as Signaalstatus
from wijkwerk.web.toegang import houdt

MINSTENS = 3  # fewer people could be recognised on a paper that goes round
JAAR = timedelta(days=365)
EERDER = 5
KERN = ("p_00_14_jr", "p_65_eo_jr", "p_eenp_hh", "p_huur")
NIET_GETELD = (Signaalstatus.INGETROKKEN, Signaalstatus.SAMENGEVOEGD)


@dataclass(frozen=True)
class Wijkbeeld:
    """What is known of one wijk concerned. Counts are None when they are too small to say; figures in percent."""

    werkgebied: Werkgebied
    effect: str
    aan_draad: int | None
    dit_jaar: int | None
    cijfers: dict[str, float]
    jaar: int | None


@dataclass(frozen=True)
class Blad:
    """What the page needs; `afweging` is None until somebody writes it."""

    punt: Agendapunt
    afweging: Afweging | None
    besluit: Besluit | None
    wijken: list[Wijkbeeld]
    stad: dict[str, float]
    onderwerp: Onderwerp | None
    opties: list[Optie]
    adviezen: list[Advies]
    eerder: list[Besluit]
    mag_schrijven: bool
    mag_toetsen: bool
    namen: list[tuple[str, str]] = field(default_factory=list)


def to_check() -> QuerySet[Afweging]:
    """Return the afwegingen on which was decided and that nobody checked yet."""
    return Afweging.objects.filter(toets="", agendapunt__status=Status.BESLOTEN)


def listed(persoon: Persoon, *, getoetst: bool = False, maximum: int = 100) -> list[Afweging]:
    """Return the afwegingen this person may read: still to check, earliest day first, or checked, latest first."""
    rijen = Afweging.objects.exclude(toets="") if getoetst else to_check()
    mag = rijen.filter(agendapunt__in=rules.punten_voor(persoon).values("pk"))
    volgorde = ("-getoetst_op", "-pk") if getoetst else ("toets_op", "pk")
    return list(mag.select_related("agendapunt__werkgebied", "opgesteld_door").order_by(*volgorde)[:maximum])


def detail(persoon: Persoon, pk: int) -> Blad | None:
    """Return the page of a question for the college, or None when this person may not read it.

    The number of queries is fixed, whatever the number of wijken, signals, advice and decisions.
    """
    met = ("werkgebied", "trekker", "thema__onderwerp")
    punt = rules.punten_voor(persoon).select_related(*met).filter(pk=pk).first()
    if punt is None:
        return None
    afweging = Afweging.objects.select_related("opgesteld_door", "getoetst_door").filter(agendapunt=punt).first()
    schrijft = houdt(persoon, "agenda.afwegen", punt)
    onderwerp, wijken, stad = _wijken(punt)
    return Blad(
        punt=punt,
        afweging=afweging,
        besluit=punt.besluiten.current().select_related("optie").first(),
        wijken=wijken,
        stad=stad,
        onderwerp=onderwerp,
        opties=list(punt.opties.all()),
        adviezen=list(
            punt.adviezen.filter(ingetrokken_op=None, gegeven_op__isnull=False).select_related("persoon", "organisatie")
        ),
        eerder=_earlier(persoon, punt),
        mag_schrijven=schrijft and punt.is_open,
        mag_toetsen=schrijft and afweging is not None and not afweging.toets and punt.status == Status.BESLOTEN,
        namen=[(sleutel, str(CIJFERS[sleutel].label)) for sleutel in KERN],
    )


def _earlier(persoon: Persoon, punt: Agendapunt) -> list[Besluit]:
    """Return the latest decisions on the same thema that this person may read."""
    if punt.thema_id is None:
        return []
    besluiten = rules.besluiten_voor(persoon).filter(agendapunt__thema=punt.thema_id, vervangen_door__isnull=True)
    return list(besluiten.exclude(agendapunt=punt).select_related("agendapunt")[:EERDER])


def _wijken(punt: Agendapunt) -> tuple[Onderwerp | None, list[Wijkbeeld], dict[str, float]]:
    """Return the subject, the wijken concerned (that of the question first), and the figures of the city."""
    effecten = {} if punt.werkgebied is None else {punt.werkgebied: ""}
    effecten |= {effect.werkgebied: effect.effect for effect in punt.effecten.select_related("werkgebied")}
    signalen = list(signals_upstream(punt))
    onderwerp = _subject(punt, signalen)
    draad = Counter(signaal.werkgebied_id for signaal in signalen)
    jaar = _this_year(onderwerp, [wijk.pk for wijk in effecten])
    wijken, stad = list[Wijkbeeld](), dict[str, float]()
    profielen = gebieden.profiles(list(effecten), klok.vandaag())
    for wijk, effect in effecten.items():
        profiel = profielen[wijk.pk]
        klein = profiel.te_klein
        wijken.append(
            Wijkbeeld(
                wijk,
                effect,
                aan_draad=_told(draad[wijk.pk], klein=klein),
                dit_jaar=_told(jaar.get(wijk.pk, 0), klein=klein),
                cijfers=_percent(profiel.cijfers),
                jaar=profiel.jaar,
            )
        )
        stad = stad or _percent(profiel.stad)
    return onderwerp, wijken, stad


def _subject(punt: Agendapunt, signalen: list[Signaal]) -> Onderwerp | None:
    """Return what it is about: the subject of the thema, else the one most signals on the thread have."""
    if punt.thema is not None and punt.thema.onderwerp is not None:
        return punt.thema.onderwerp
    vaakst = Counter(signaal.onderwerp for signaal in signalen).most_common(1)
    return vaakst[0][0] if vaakst else None


def _this_year(onderwerp: Onderwerp | None, wijken: list[int]) -> dict[int, int]:
    if onderwerp is None:
        return {}
    signalen = Signaal.objects.filter(onderwerp=onderwerp, werkgebied__in=wijken, ontvangen_op__gte=klok.nu() - JAAR)
    tellingen = signalen.exclude(status__in=NIET_GETELD).order_by().values_list("werkgebied")
    return dict(tellingen.annotate(n=Count("pk")))


def _told(aantal: int, *, klein: bool) -> int | None:
    """Return a count that may be said: none of a small area, and no one or two people."""
    return None if klein or 0 < aantal < MINSTENS else aantal


def _percent(cijfers: dict[str, float]) -> dict[str, float]:
    delen = {f"p_{groep}_jr": deel for groep, deel in gebieden.shares(cijfers).items()}
    alleen, huishoudens = cijfers.get("eenpersoons"), cijfers.get("huishoudens")
    if alleen is not None and huishoudens:
        delen["p_eenp_hh"] = cijfers.get("p_eenp_hh", 100 * alleen / huishoudens)
    return {sleutel: round(waarde, 1) for sleutel, waarde in {**cijfers, **delen}.items() if sleutel in KERN}
