"""The list of themas: one's own open ones first, then other open ones, then what is finished; paged by key.

Each of the three groups is asked for apart, so that an index serves its order, as the inbox of signals does.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.agenda.models import Agendapunt, Thema
from wijkwerk.agenda.queries.thema import SIGNAAL, THEMA
from wijkwerk.agenda.rules import themas_voor
from wijkwerk.agenda.states import agendapunt as punt_states
from wijkwerk.agenda.states.thema import EIND, OPEN, Status
from wijkwerk.agenda.states.verbanden import GEBUNDELD, TERUGGEKOPPELD
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import nummers
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.zoeken import queries as zoeken
from wijkwerk.mensen.models import Persoon

BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
PER = 25


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty means: no filter."""

    status: str = ""  # a Status, or "open"
    werkgebied: int | None = None
    eigenaar: str = ""  # "ik", or the key of a person
    zoek: str = ""


@dataclass(frozen=True)
class Stand:
    """What lies under a thema, for saying what the next step is."""

    signalen: int = 0
    punten: tuple[Agendapunt, ...] = ()
    verteld: bool = False  # whether it was told back


@dataclass(frozen=True)
class Themarij:
    """A row: the thema, how many signals it has, when something last happened, and what comes next in words."""

    thema: Thema
    signalen: int
    bewogen_op: datetime
    volgende: str


@dataclass(frozen=True)
class Bladzijde:
    """One page with the keys of the next and the previous page ('' when there is none)."""

    rijen: list[Themarij]
    volgende: str
    vorige: str


def page(persoon: Persoon, filters: Filters, na: str = "", *, per: int = PER) -> Bladzijde:
    """Return the page after key `na` (a `volgende` or `vorige` of another page) in at most eight queries."""
    terug, sleutel = na.startswith("-"), _read_key(na.removeprefix("-"))
    terug = terug and sleutel is not None
    themas = _rows(persoon, filters, sleutel, per + 1, terug=terug)
    meer, themas = len(themas) > per, themas[:per]
    if terug:
        themas.reverse()
    verder, eerder = (True, meer) if terug else (meer, sleutel is not None)
    return Bladzijde(
        rijen=_told(themas),
        volgende=_key(themas[-1], persoon) if themas and verder else "",
        vorige="-" + _key(themas[0], persoon) if themas and eerder else "",
    )


def _rows(
    persoon: Persoon, filters: Filters, sleutel: tuple[int, datetime, int] | None, aantal: int, *, terug: bool
) -> list[Thema]:
    """Fill up from the groups in their order (backwards when going back) until there are enough."""
    basis = _narrowed(persoon, filters).select_related("werkgebied", "eigenaar", "onderwerp")
    rijen: list[Thema] = []
    groepen = list(enumerate(_groups(persoon)))
    for nummer, voorwaarde in reversed(groepen) if terug else groepen:
        if len(rijen) >= aantal or (sleutel and (nummer > sleutel[0] if terug else nummer < sleutel[0])):
            continue
        vraag = basis.filter(voorwaarde)
        if sleutel and nummer == sleutel[0]:
            vraag = _beyond(vraag, sleutel, terug=terug)
        volgorde = ("gemaakt_op", "pk") if terug else ("-gemaakt_op", "-pk")
        rijen += vraag.order_by(*volgorde)[: aantal - len(rijen)]
    return rijen


def _groups(persoon: Persoon) -> tuple[Q, Q, Q]:
    eigen = Q(eigenaar_id=persoon.pk)
    return Q(status__in=OPEN) & eigen, Q(status__in=OPEN) & ~eigen, Q(status__in=EIND)


def _beyond(vraag: QuerySet[Thema], sleutel: tuple[int, datetime, int], *, terug: bool) -> QuerySet[Thema]:
    _groep, moment, pk = sleutel
    if terug:
        return vraag.filter(Q(gemaakt_op__gt=moment) | Q(pk__gt=pk), gemaakt_op__gte=moment)
    return vraag.filter(Q(gemaakt_op__lt=moment) | Q(pk__lt=pk), gemaakt_op__lte=moment)


def _narrowed(persoon: Persoon, filters: Filters) -> QuerySet[Thema]:
    vraag = themas_voor(persoon)
    if filters.status:
        vraag = vraag.filter(status__in=OPEN if filters.status == "open" else [filters.status])
    if filters.werkgebied:
        vraag = vraag.filter(werkgebied=filters.werkgebied)
    if filters.eigenaar:
        wie = persoon.pk if filters.eigenaar == "ik" else int(filters.eigenaar)
        vraag = vraag.filter(eigenaar=wie)
    try:
        nummer = nummers.parse(filters.zoek.strip())
    except ValueError:
        return zoeken.filter_ids(vraag, filters.zoek)
    return vraag.filter(pk=nummer.volgnummer) if nummer.letter == Thema.LETTER else vraag.none()


def _key(thema: Thema, persoon: Persoon) -> str:
    """Return the key of a row in an address: its group, its moment in microseconds, its primary key."""
    groep = 2 if not thema.is_open else 0 if thema.eigenaar_id == persoon.pk else 1
    return f"{groep}.{(thema.gemaakt_op - BEGIN) // timedelta(microseconds=1)}.{thema.pk}"


def _read_key(na: str) -> tuple[int, datetime, int] | None:
    """Return the key in an address; what cannot be read is the first page."""
    delen = na.split(".")
    if len(delen) != 3 or not all(deel.isdecimal() and len(deel) < 18 for deel in delen):
        return None
    return int(delen[0]), BEGIN + timedelta(microseconds=int(delen[1])), int(delen[2])


def _told(themas: list[Thema]) -> list[Themarij]:
    """Say of each row what lies under it; four queries, however many rows."""
    standen, bewogen = stands(themas), _moved(themas)
    return [
        Themarij(
            thema=thema,
            signalen=standen[thema.pk].signalen,
            bewogen_op=bewogen.get(thema.pk, thema.status_sinds),
            volgende=next_step(thema, standen[thema.pk]),
        )
        for thema in themas
    ]


def stands(themas: Iterable[Thema]) -> dict[int, Stand]:
    """Return what lies under each of these themas, by key; three queries."""
    sleutels = [thema.pk for thema in themas]
    gebundeld = Verband.objects.filter(
        soort=GEBUNDELD, van_soort=SIGNAAL, naar_soort=THEMA, naar_id__in=sleutels
    ).values_list("naar_id", flat=True)
    aantal = Counter(gebundeld)
    verteld = set(
        Verband.objects.filter(soort=TERUGGEKOPPELD, van_soort=THEMA, van_id__in=sleutels).values_list(
            "van_id", flat=True
        )
    )
    punten: dict[int | None, list[Agendapunt]] = {}
    for punt in Agendapunt.objects.filter(thema__in=sleutels).order_by("gewenst_op", "pk"):
        punten.setdefault(punt.thema_id, []).append(punt)
    return {pk: Stand(aantal[pk], tuple(punten.get(pk, ())), pk in verteld) for pk in sleutels}


def _moved(themas: list[Thema]) -> dict[int, datetime]:
    """Return when something was last done with each thema or a question under it."""
    sleutels = [thema.pk for thema in themas]
    regels = Logregel.objects.filter(object_soort=THEMA, object_id__in=sleutels).order_by()
    bewogen: dict[int, datetime] = dict(regels.values_list("object_id").annotate(Max("tijd")))
    punten = Agendapunt.objects.filter(thema__in=sleutels).order_by()
    for pk, moment in punten.values_list("thema").annotate(Max("bewogen_op")):
        bewogen[pk] = max(moment, bewogen.get(pk, moment))
    return bewogen


def next_step(thema: Thema, stand: Stand) -> str:
    """Return in plain words what comes next."""
    if thema.status == Status.AFGEROND:
        return _("Klaar") if stand.verteld or not stand.signalen else _("Vertel de melders wat het opleverde")
    if thema.status == Status.IN_DE_GATEN:
        return _("Opletten of het terugkomt")
    if not stand.signalen:
        return _("Bundel er signalen in")
    return _question(stand)


def _question(stand: Stand) -> str:
    bij_tafel = [punt for punt in stand.punten if punt.status in punt_states.BIJ_TAFEL]
    if bij_tafel:
        return _("Wacht op: %(tafel)s") % {"tafel": bij_tafel[0].get_tafel_display()}
    if any(punt.status == punt_states.Status.VOORBEREIDING for punt in stand.punten):
        return _("Maak het agendapunt af")
    if any(punt.status == punt_states.Status.BESLOTEN for punt in stand.punten):
        return _("Rond af, of vertel wat er is besloten")
    return _("Zet het op een agenda")


def area_choices(persoon: Persoon) -> list[tuple[int, str]]:
    """Return the areas in which this person reads a thema, by name."""
    ids = themas_voor(persoon).order_by().values("werkgebied")
    return list(Werkgebied.objects.filter(pk__in=ids).order_by("naam").values_list("pk", "naam"))


def owner_choices(persoon: Persoon) -> list[tuple[str, str]]:
    """Return who owns a thema that this person reads, by name; the person itself is left out."""
    ids = themas_voor(persoon).order_by().values("eigenaar")
    anderen = Persoon.objects.filter(pk__in=ids).exclude(pk=persoon.pk).order_by("naam")
    return [(str(ander.pk), str(ander)) for ander in anderen]


def total(persoon: Persoon, filters: Filters, *, tot: int = 500) -> str:
    """Return how many themas the filters leave, in words; counting stops at 500."""
    aantal = _narrowed(persoon, filters).order_by()[: tot + 1].count()
    if aantal > tot:
        return _("meer dan %(n)s thema's") % {"n": tot}
    return ngettext("%(n)s thema", "%(n)s thema's", aantal) % {"n": aantal}
