"""One thema with what it bundles: which signals, since when, how they stand, and what lies under it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from wijkwerk.agenda.models import Actie, Agendapunt, Besluit, Thema
from wijkwerk.agenda.rules import ALLES, acties_voor, besluiten_voor, punten_voor, themas_voor
from wijkwerk.agenda.states.verbanden import GEBUNDELD, UITGEVOERD
from wijkwerk.kern import klok
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling
from wijkwerk.mensen.rules import Alle, areas, holds
from wijkwerk.signalen.models import Signaal, SignaalQuerySet
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.signalen.states import Status

JAAR = 334  # days back from the first of a month that give twelve months
SIGNAAL, THEMA = "signalen.signaal", "agenda.thema"
PER, OP_KAART, LANG = 10, 200, 26


@dataclass(frozen=True)
class Beeld:
    """How the signals of a thema stand: all together, per state, and how many came in per week or month.

    `verborgen` counts those this person may not read. `per_tijd` has (first day, count) without gaps.
    """

    totaal: int
    verborgen: int
    per_status: list[tuple[str, str, int]]  # status, its words, count
    per_tijd: list[tuple[date, int]]
    per_maand: bool
    eerste: datetime | None
    laatste: datetime | None


@dataclass(frozen=True)
class Dossier:
    """What the page of a thema needs, as far as this person may see it."""

    thema: Thema
    beeld: Beeld
    signalen: list[Signaal]
    volgende: str  # the key of the next page of signals, '' when there is none
    op_kaart: list[Signaal]
    punten: list[Agendapunt]
    besluiten: list[Besluit]
    acties: list[Actie]
    verloop: list[Logregel] = field(default_factory=list)
    namen: dict[int, str] = field(default_factory=dict)


def links_to(thema: Thema) -> QuerySet[Verband]:
    """Return the links by which signals hang on a thema."""
    return Verband.objects.filter(soort=GEBUNDELD, van_soort=SIGNAAL, naar_soort=THEMA, naar_id=thema.pk)


def signals_of(thema: Thema) -> SignaalQuerySet:
    """Return the signals that were bundled in a thema, newest first. What was merged into them hangs under them."""
    return Signaal.objects.filter(pk__in=links_to(thema).values("van_id")).order_by("-ontvangen_op", "-pk")


def themas_of(signaal: Signaal) -> QuerySet[Thema]:
    """Return the themas a signal belongs to, newest first: by itself, or through what it was merged with."""
    samen = Signaal.objects.filter(Q(samengevoegd_met=signaal.pk) | Q(pk=signaal.pk)).values("pk")
    eigen = Q(van_id__in=samen) | Q(van_id=signaal.samengevoegd_met_id or signaal.pk)
    links = Verband.objects.filter(eigen, soort=GEBUNDELD, van_soort=SIGNAAL, naar_soort=THEMA)
    return Thema.objects.filter(pk__in=links.values("naar_id"))


def detail(persoon: Persoon, pk: int, *, na: str = "") -> Dossier | None:
    """Return a thema with everything, or None when this person may not read it: at most fourteen queries."""
    thema = themas_voor(persoon).select_related("werkgebied", "onderwerp", "eigenaar").filter(pk=pk).first()
    if thema is None:
        return None
    ziet = zichtbaar_voor(persoon) & signals_of(thema)
    rijen, volgende = _page(ziet, na)
    besluiten = list(
        besluiten_voor(persoon).filter(agendapunt__thema=thema, vervangen_door=None).select_related("agendapunt")
    )
    punten = list(punten_voor(persoon).filter(thema=thema).select_related("organisatie").order_by("-gemaakt_op"))
    verloop = list(Logregel.objects.filter(object_soort=THEMA, object_id=thema.pk)[:30])
    return Dossier(
        thema=thema,
        beeld=_picture(thema, ziet),
        signalen=rijen,
        volgende=volgende,
        op_kaart=list(ziet.filter(lat__isnull=False).select_related("onderwerp")[:OP_KAART]),
        punten=punten,
        besluiten=besluiten,
        acties=_acts(persoon, punten, besluiten),
        verloop=verloop,
        namen=_names(verloop),
    )


def _page(ziet: QuerySet[Signaal], na: str) -> tuple[list[Signaal], str]:
    """Return one page of signals after the one with key `na`, and the key of the next page."""
    rijen = ziet.select_related("onderwerp", "organisatie", "behandelaar", "werkgebied")
    grens = ziet.filter(pk=na).first() if na.isdecimal() and len(na) < 19 else None
    if grens is not None:
        rijen = rijen.filter(
            Q(ontvangen_op__lt=grens.ontvangen_op) | Q(ontvangen_op=grens.ontvangen_op, pk__lt=grens.pk)
        )
    blad = list(rijen[: PER + 1])
    return blad[:PER], str(blad[PER - 1].pk) if len(blad) > PER else ""


def _acts(persoon: Persoon, punten: list[Agendapunt], besluiten: list[Besluit]) -> list[Actie]:
    """Return the acties that came of the decisions and questions under a thema."""
    van_punt = Q(van_soort="agenda.agendapunt", van_id__in=[punt.pk for punt in punten])
    van_besluit = Q(van_soort="agenda.besluit", van_id__in=[besluit.pk for besluit in besluiten])
    links = Verband.objects.filter(van_punt | van_besluit, soort=UITGEVOERD, naar_soort="agenda.actie")
    eronder = Q(pk__in=links.values("naar_id")) | Q(besluit__in=besluiten)
    return list(acties_voor(persoon).filter(eronder).select_related("eigenaar", "organisatie").order_by("uiterlijk_op"))


def _names(regels: list[Logregel]) -> dict[int, str]:
    sleutels = {regel.actor_id for regel in regels if regel.actor_id}
    return {persoon.pk: str(persoon) for persoon in Persoon.objects.filter(pk__in=sleutels)}


def _picture(thema: Thema, ziet: QuerySet[Signaal]) -> Beeld:
    rijen = list(signals_of(thema).values_list("status", "ontvangen_op"))
    standen = Counter(status for status, _op in rijen)
    momenten = [op for _status, op in rijen]
    per_tijd, per_maand = _over_time([klok.dag_van(op) for op in momenten])
    return Beeld(
        totaal=len(rijen),
        verborgen=len(rijen) - ziet.count(),
        per_status=[(s.value, str(s.label), standen[s.value]) for s in Status if standen[s.value]],
        per_tijd=per_tijd,
        per_maand=per_maand,
        eerste=min(momenten, default=None),
        laatste=max(momenten, default=None),
    )


def _over_time(dagen: list[date]) -> tuple[list[tuple[date, int]], bool]:
    """Count per week up to today, or per month of the last year when that gives more than 26 weeks."""
    if not dagen:
        return [], False
    per_maand = (klok.vandaag() - min(dagen)).days > 7 * LANG
    begin = _month if per_maand else _week
    aantal = Counter(begin(dag) for dag in dagen)
    einde = begin(klok.vandaag())
    nu = max(begin(min(dagen)), begin(einde - timedelta(days=JAAR))) if per_maand else begin(min(dagen))
    reeks = []
    while nu <= einde:
        reeks.append((nu, aantal[nu]))
        nu = begin(nu + timedelta(days=32 if per_maand else 7))
    return reeks, per_maand


def _week(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def _month(dag: date) -> date:
    return dag.replace(day=1)


def reasons(thema: Thema, signalen: list[Signaal]) -> dict[int, str]:
    """Return why each of these signals was taken in, by key; one query."""
    links = links_to(thema).filter(van_id__in=[signaal.pk for signaal in signalen])
    return dict(links.exclude(reden="").values_list("van_id", "reden"))


def keepable(persoon: Persoon) -> QuerySet[Thema]:
    """Return the open themas this person may keep, by title: the same as rule "agenda.thema" says one by one."""
    eigen = Q(eigenaar=persoon.pk)
    if holds(persoon, Rol.WIJKREGISSEUR):
        gebieden = areas(persoon, Rol.WIJKREGISSEUR)
        eigen |= ALLES if isinstance(gebieden, Alle) else Q(werkgebied_id__in=sorted(gebieden)) | Q(werkgebied=None)
    return Thema.objects.open().filter(eigen).order_by("titel", "pk")


def choosable(persoon: Persoon, signaal: Signaal) -> QuerySet[Thema]:
    """Return the open themas of the wijk of a signal, or of the whole city, that it is not in and this person keeps."""
    hier = Q(werkgebied=signaal.werkgebied_id) | Q(werkgebied=None)
    return keepable(persoon).filter(hier).exclude(pk__in=themas_of(signaal).order_by().values("pk"))


def owners_for(thema: Thema) -> QuerySet[Persoon]:
    """Return who may own a thema: the one who does, and who leads or governs the area today."""
    rollen = Rolvervulling.objects.valid_on(klok.vandaag()).filter(rol__in=(Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER))
    if thema.werkgebied_id is not None:
        rollen = rollen.filter(Q(werkgebied=None) | Q(werkgebied=thema.werkgebied_id))
    hier = Q(pk__in=rollen.values("persoon"), is_active=True, soort=Persoon.Soort.MEDEWERKER)
    return Persoon.objects.filter(hier | Q(pk=thema.eigenaar_id)).order_by("naam")
