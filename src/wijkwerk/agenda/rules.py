"""Who may do what on the agenda, and what each person sees of it. The default is no.

The wijkregisseur leads what is of the own areas; whoever sits at a table deals with what lies there; a partner or
department sees what is for the team of its areas and what names it. What is of the whole city (no area) every
regisseur may lead.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda.models import (
    Actie,
    Advies,
    Agendapunt,
    AgendapuntQuerySet,
    Besluit,
    Betrokkene,
    Deelnemer,
    Knelpunt,
    Overleg,
    Thema,
    Toezegging,
    Wijkeffect,
)
from wijkwerk.agenda.states.agendapunt import Status, Tafel, Zichtbaarheid
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.mensen.rules import Alle, areas, holds
from wijkwerk.web.toegang import houdt, regel

LEIDERS = (Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER)
UITVOERDERS = (Rol.PARTNER, Rol.BEHANDELAAR)
LEZERS = (*LEIDERS, *UITVOERDERS, Rol.COLLEGE, Rol.GRIFFIE)
BESTUUR = (Tafel.COLLEGE, Tafel.RAAD)
# An empty Q would vanish when it is joined with another; these two stay what they say.
NIETS = Q(pk__in=[])
ALLES = ~NIETS


def _within(persoon: Any, rollen: tuple[str, ...]) -> Q:
    """Return the condition that a record lies where this person holds one of the roles; never true without one."""
    ids: set[int] = set()
    for rol in rollen:
        gebieden = areas(persoon, rol)
        if isinstance(gebieden, Alle):
            return ALLES
        ids |= gebieden
    return Q(werkgebied_id__in=sorted(ids)) if ids else NIETS


def _led_or_city(persoon: Any) -> Q:
    """What a regisseur or wethouder sees: of the own areas, and what is of the whole city."""
    if not any(holds(persoon, rol) for rol in LEIDERS):
        return NIETS
    return _within(persoon, LEIDERS) | Q(werkgebied__isnull=True)


def punten_voor(persoon: Any) -> AgendapuntQuerySet:
    """Return the agendapunten this person may read."""
    if not any(holds(persoon, rol) for rol in LEZERS):
        return Agendapunt.objects.none()
    ziet = _led_or_city(persoon) | Q(trekker=persoon.pk)
    geraakt = Wijkeffect.objects.filter(_within(persoon, LEIDERS), agendapunt=OuterRef("pk"))
    if any(holds(persoon, rol) for rol in LEIDERS):
        ziet |= Q(Exists(geraakt))
    if holds(persoon, Rol.COLLEGE):
        ziet |= Q(tafel__in=BESTUUR)
    if holds(persoon, Rol.GRIFFIE):
        ziet |= Q(tafel=Tafel.RAAD) | Q(tafel=Tafel.COLLEGE, status=Status.BESLOTEN)
    if holds(persoon, Rol.PARTNER):
        ziet |= _within(persoon, (Rol.PARTNER,)) & Q(zichtbaarheid=Zichtbaarheid.WIJKTEAM)
    return Agendapunt.objects.filter(ziet | _named(persoon))


def _named(persoon: Persoon) -> Q:
    """What names this person or the own organisation: asked for advice, involved, or the table itself."""
    gevraagd = Advies.objects.filter(agendapunt=OuterRef("pk"), ingetrokken_op=None)
    bij_naam = Q(Exists(gevraagd.filter(persoon=persoon.pk)))
    if persoon.organisatie_id is None or not any(holds(persoon, rol) for rol in UITVOERDERS):
        return bij_naam
    eigen = persoon.organisatie_id
    betrokken = Betrokkene.objects.filter(agendapunt=OuterRef("pk"), organisatie=eigen)
    niet_intern = ~Q(zichtbaarheid=Zichtbaarheid.GEMEENTE)
    organisatie = Q(organisatie=eigen) | Q(Exists(betrokken)) | Q(Exists(gevraagd.filter(organisatie=eigen)))
    return bij_naam | (organisatie & niet_intern)


def themas_voor(persoon: Any) -> QuerySet[Thema]:
    """Return the themas this person may read."""
    if not any(holds(persoon, rol) for rol in LEZERS):
        return Thema.objects.none()
    ziet = _led_or_city(persoon) | Q(eigenaar=persoon.pk)
    if holds(persoon, Rol.PARTNER):
        ziet |= _within(persoon, (Rol.PARTNER,)) & Q(zichtbaarheid=Zichtbaarheid.WIJKTEAM)
    onder = punten_voor(persoon).filter(thema=OuterRef("pk"))
    return Thema.objects.filter(ziet | (Q(Exists(onder)) & ~Q(zichtbaarheid=Zichtbaarheid.GEMEENTE)))


def overleggen_voor(persoon: Any) -> QuerySet[Overleg]:
    """Return the meetings this person may read: invited, or leading where it is held."""
    if not any(holds(persoon, rol) for rol in LEZERS):
        return Overleg.objects.none()
    erbij = Deelnemer.objects.filter(overleg=OuterRef("pk"), persoon=persoon.pk)
    ziet = Q(Exists(erbij)) | _led_or_city(persoon) | Q(gemaakt_door=persoon.pk)
    if holds(persoon, Rol.COLLEGE):
        ziet |= Q(tafel__in=BESTUUR)
    return Overleg.objects.filter(ziet)


def besluiten_voor(persoon: Any) -> QuerySet[Besluit]:
    """Return the decisions this person may read: those on agendapunten it may read."""
    return Besluit.objects.filter(agendapunt__in=punten_voor(persoon).values("pk"))


def acties_voor(persoon: Any) -> QuerySet[Actie]:
    """Return the acties this person may read: own, of the own organisation, led, or of a decision it may read."""
    if not any(holds(persoon, rol) for rol in LEZERS):
        return Actie.objects.none()
    ziet = _led_or_city(persoon) | Q(eigenaar=persoon.pk) | Q(uitgedeeld_door=persoon.pk)
    if persoon.organisatie_id is not None and any(holds(persoon, rol) for rol in UITVOERDERS):
        ziet |= Q(organisatie=persoon.organisatie_id)
    vast = Knelpunt.objects.filter(stuck_on_top(persoon), actie=OuterRef("pk"), opgelost_op=None)
    return Actie.objects.filter(ziet | Q(besluit__in=besluiten_voor(persoon).values("pk")) | Q(Exists(vast)))


def stuck_on_top(persoon: Any) -> Q:
    """What got stuck and came to the college or the council: no table above takes it over, so they keep seeing it."""
    tafels = [tafel for rol, tafel in ((Rol.COLLEGE, Tafel.COLLEGE), (Rol.GRIFFIE, Tafel.RAAD)) if holds(persoon, rol)]
    return Q(naar_tafel__in=tafels) if tafels else NIETS


def toezeggingen_voor(persoon: Any) -> QuerySet[Toezegging]:
    """Return the promises this person may read: all of them for the municipality, the own ones for others."""
    if houdt(persoon, "agenda.toezeggingen"):
        return Toezegging.objects.all()
    return Toezegging.objects.filter(eigenaar=persoon.pk) if read(persoon) else Toezegging.objects.none()


def knelpunten_voor(persoon: Any) -> QuerySet[Knelpunt]:
    """Return the knelpunten on what this person may read."""
    punten, acties = punten_voor(persoon).values("pk"), acties_voor(persoon).values("pk")
    return Knelpunt.objects.filter(Q(agendapunt__in=punten) | Q(actie__in=acties))


def leads(persoon: Any, werkgebied: int | None) -> bool:
    """Whether this person is wijkregisseur of the area; of what is of the whole city every regisseur is."""
    if werkgebied is None:
        return holds(persoon, Rol.WIJKREGISSEUR)
    return werkgebied in areas(persoon, Rol.WIJKREGISSEUR)


def _in_organisation(persoon: Any, organisatie: int | None) -> bool:
    eigen = persoon.organisatie_id is not None and persoon.organisatie_id == organisatie
    return eigen and any(holds(persoon, rol) for rol in UITVOERDERS)


@regel("agenda.lezen", _l("themas en agendapunten lezen"))
def read(persoon: Any, _object: Any = None) -> bool:
    """Enter this room: every role that has something on an agenda."""
    return any(holds(persoon, rol) for rol in LEZERS)


@regel("agenda.thema", _l("themas maken en bijhouden"))
def keep_thema(persoon: Any, thema: Thema | None = None) -> bool:
    """Make and keep a thema: the wijkregisseur of its area, and its owner."""
    if thema is None:
        return holds(persoon, Rol.WIJKREGISSEUR)
    return leads(persoon, thema.werkgebied_id) or thema.eigenaar_id == persoon.pk


@regel("agenda.agenderen", _l("iets op een agenda zetten"))
def put_on_agenda(persoon: Any, punt: Agendapunt | None = None) -> bool:
    """Prepare a question and put it on a table: the wijkregisseur of the area, the wijkwethouder, and who pulls it."""
    if punt is None:
        return any(holds(persoon, rol) for rol in LEIDERS)
    eigen = punt.trekker_id == persoon.pk and any(holds(persoon, rol) for rol in LEIDERS)
    return eigen or leads(persoon, punt.werkgebied_id)


@regel("agenda.tafel", _l("een vraag aan deze tafel behandelen"))
def at_table(persoon: Any, punt: Agendapunt | None = None) -> bool:
    """Sit at the table where the question lies."""
    if punt is None:
        return read(persoon)
    if punt.tafel in (Tafel.PARTNER, Tafel.VAKAFDELING):
        return _in_organisation(persoon, punt.organisatie_id)
    if punt.tafel == Tafel.WIJKTEAM:
        return leads(persoon, punt.werkgebied_id)
    if punt.tafel == Tafel.WIJKWETHOUDER:
        # A question of the whole city has no wijkwethouder of its own: each of them may deal with it.
        gebieden = areas(persoon, Rol.WIJKWETHOUDER)
        return punt.werkgebied_id in gebieden or (punt.werkgebied_id is None and holds(persoon, Rol.WIJKWETHOUDER))
    return holds(persoon, Rol.COLLEGE if punt.tafel == Tafel.COLLEGE else Rol.GRIFFIE)


@regel("agenda.besluiten", _l("een besluit vastleggen"))
def record_decision(persoon: Any, punt: Agendapunt | None = None) -> bool:
    """Write down a decision: who sits at the table, who leads the question, and who takes the minutes of it.

    Whose decision it is, is another question: that needs a mandate (see `mensen.rules.mandate_of`).
    """
    if punt is None or at_table(persoon, punt) or put_on_agenda(persoon, punt):
        return read(persoon)
    notulist = Deelnemer.objects.filter(persoon=persoon.pk, notulist=True, overleg__besprekingen__agendapunt=punt)
    return notulist.exists()


@regel("agenda.adviseren", _l("dit advies geven"))
def advise(persoon: Any, advies: Advies | None = None) -> bool:
    """Answer a request for advice: the one who was asked, or a colleague in the organisation that was asked."""
    if advies is None:
        return read(persoon)
    return advies.persoon_id == persoon.pk or _in_organisation(persoon, advies.organisatie_id)


@regel("agenda.overleg", _l("overleggen plannen en hun agenda maken"))
def organise(persoon: Any, overleg: Overleg | None = None) -> bool:
    """Plan meetings: the wijkregisseur of the area, for college and council their own office, and who made it."""
    if overleg is None:
        return any(holds(persoon, rol) for rol in (Rol.WIJKREGISSEUR, Rol.COLLEGE, Rol.GRIFFIE))
    if overleg.tafel in BESTUUR:
        return holds(persoon, Rol.COLLEGE if overleg.tafel == Tafel.COLLEGE else Rol.GRIFFIE)
    return leads(persoon, overleg.werkgebied_id)


@regel("agenda.notuleren", _l("het verslag schrijven"))
def take_minutes(persoon: Any, overleg: Overleg | None = None) -> bool:
    """Write in the minutes: who organises the meeting and who was asked to."""
    if overleg is None:
        return read(persoon)
    return organise(persoon, overleg) or overleg.deelnemers.filter(persoon=persoon.pk, notulist=True).exists()


@regel("agenda.actie_uitvoeren", _l("deze actie uitvoeren"))
def carry_out(persoon: Any, actie: Actie | None = None) -> bool:
    """Take on, finish or hand back an actie: its owner, or a colleague in the organisation that owns it."""
    if actie is None:
        return read(persoon)
    return actie.eigenaar_id == persoon.pk or _in_organisation(persoon, actie.organisatie_id)


@regel("agenda.actie_uitdelen", _l("acties uitdelen"))
def give_out(persoon: Any, actie: Actie | None = None) -> bool:
    """Give an actie to an owner: the wijkregisseur of the area, the wijkwethouder, and who gave it out before."""
    if actie is None:
        return any(holds(persoon, rol) for rol in (*LEIDERS, Rol.COLLEGE, Rol.GRIFFIE))
    return leads(persoon, actie.werkgebied_id) or (actie.uitgedeeld_door_id == persoon.pk and read(persoon))


def may_give_in(persoon: Any, werkgebied: int | None) -> bool:
    """Whether this person gives out acties in an area: who leads there, and the college and griffie everywhere."""
    if any(holds(persoon, rol) for rol in (Rol.COLLEGE, Rol.GRIFFIE)):
        return True
    if werkgebied is None:
        return any(holds(persoon, rol) for rol in LEIDERS)
    return any(werkgebied in areas(persoon, rol) for rol in LEIDERS)


@regel("agenda.toezeggingen", _l("de lijst van toezeggingen en moties zien"))
def see_promises(persoon: Any, _object: Any = None) -> bool:
    """See all promises: the roles of the municipality that make or guard them."""
    return any(holds(persoon, rol) for rol in (*LEIDERS, Rol.COLLEGE, Rol.GRIFFIE))


@regel("agenda.toezegging_bijhouden", _l("toezeggingen bijhouden"))
def keep_promise(persoon: Any, toezegging: Toezegging | None = None) -> bool:
    """Write down a promise or how it stands: the griffie, its owner, and the regisseur of the area."""
    if holds(persoon, Rol.GRIFFIE):
        return True
    if toezegging is None:
        return see_promises(persoon)
    return toezegging.eigenaar_id == persoon.pk or leads(persoon, toezegging.werkgebied_id)


@regel("agenda.toezegging_afdoen", _l("toezeggingen afdoen"))
def settle_promise(persoon: Any, _toezegging: Toezegging | None = None) -> bool:
    """Say that a promise was kept or lapsed: the griffie, on behalf of the council."""
    return holds(persoon, Rol.GRIFFIE)


@regel("agenda.knelpunt", _l("een knelpunt afsluiten"))
def solve_stuck(persoon: Any, knelpunt: Knelpunt | None = None) -> bool:
    """Say what came of a knelpunt: who leads where it lies, and the wijkwethouder there."""
    if knelpunt is None:
        return any(holds(persoon, rol) for rol in (*LEIDERS, Rol.COLLEGE))
    iets = knelpunt.agendapunt or knelpunt.actie
    gebied = iets.werkgebied_id if iets is not None else None
    wethouder = holds(persoon, Rol.WIJKWETHOUDER) and (gebied is None or gebied in areas(persoon, Rol.WIJKWETHOUDER))
    return wethouder or leads(persoon, gebied)


@regel("agenda.afweging", _l("afwegingen van het college lezen"))
def read_weighing(persoon: Any, _object: Any = None) -> bool:
    """Read the pages with which the college weighs: who leads a wijk, and the college."""
    return any(holds(persoon, rol) for rol in (*LEIDERS, Rol.COLLEGE))


@regel("agenda.afwegen", _l("een afweging opstellen"))
def weigh(persoon: Any, punt: Agendapunt | None = None) -> bool:
    """Write the page with which the college weighs, and check it afterwards: who prepares the question."""
    return put_on_agenda(persoon, punt)


@regel("agenda.terugkoppelen", _l("terugkoppelen aan melders en partners"))
def tell_back(persoon: Any, over: Thema | Agendapunt | None = None) -> bool:
    """Tell everyone what came of it: the wijkregisseur where the thema or agendapunt lies."""
    if over is None:
        return holds(persoon, Rol.WIJKREGISSEUR)
    return leads(persoon, over.werkgebied_id)


def require(naam: str, persoon: Persoon, object: Any = None) -> None:
    """Refuse unless the rule `naam` holds for this person and record."""
    if not houdt(persoon, naam, object):
        raise Weigering(_("Met uw rol mag u dit niet doen."), regel=naam)
