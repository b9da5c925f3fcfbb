"""What waits for a person on the agenda: the part of 'Mijn wijk vandaag' that is of this room.

What does harm when it waits is asked for apart from what is good to know. Every group is one query, with the count of
all that is in it, so a full day costs no more than an empty one.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Actie, Agendapunt, Besluit, Deelnemer, Knelpunt, Terugkoppeling, Toezegging
from wijkwerk.agenda.queries import advies as adviezen
from wijkwerk.agenda.queries import afweging as afwegingen
from wijkwerk.agenda.queries.actie import mine
from wijkwerk.agenda.queries.overzicht import TAFEL_VAN_ROL
from wijkwerk.agenda.states import actie as actiestates
from wijkwerk.agenda.states import overleg as overlegstates
from wijkwerk.agenda.states import terugkoppeling as terugstates
from wijkwerk.agenda.states import toezegging as toezeggingstates
from wijkwerk.agenda.states.agendapunt import Status, Tafel
from wijkwerk.kern import klok, termijnen
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.mensen.rules import Alle, areas, holds
from wijkwerk.web.toegang import houdt
from wijkwerk.web.vandaag import Schade, Wachtend, filled

WERKDAGEN = 3
DAGEN = 7
TERUG_TOT = timedelta(days=365)  # a decision of longer ago is no news any more


def urgent(persoon: Persoon) -> list[Wachtend]:
    """Return the groups that do harm when they wait, the worst first; empty groups are left out."""
    groepen: tuple[tuple[str, Schade, Callable[[Persoon], QuerySet[Any]]], ...] = (
        ("knelpunt", Schade.VAST, _stuck),
        ("toezegging", Schade.DAG, _promises),
        ("vraag", Schade.COLLEGA, _questions),
        ("advies", Schade.COLLEGA, _advice),
        ("actie", Schade.COLLEGA, _actions),
        ("vraag_terug", Schade.COLLEGA, _questions_back),
        ("actie_terug", Schade.COLLEGA, _actions_back),
    )
    return filled((sleutel, schade, vraag(persoon)) for sleutel, schade, vraag in groepen)


def calm(persoon: Persoon) -> list[Wachtend]:
    """Return the groups that are good to know: what lies at my table, meetings, what nobody heard of, what to check."""
    groepen = (
        ("vraag_later", _questions_later), ("overleg", _meetings), ("besluit", _untold), ("afweging", _unchecked),
    )  # fmt: skip
    return filled((sleutel, Schade.RUST, vraag(persoon)) for sleutel, vraag in groepen)


def _soon() -> Any:
    """Return the last day that counts as due: three working days from today."""
    return termijnen.add_werkdagen(klok.vandaag(), WERKDAGEN)


def _within(persoon: Persoon, rol: str) -> Q:
    """What lies in the areas where this person holds a role; what is of the whole city counts for each of them."""
    if not holds(persoon, rol):
        return rules.NIETS
    gebieden = areas(persoon, rol)
    return rules.ALLES if isinstance(gebieden, Alle) else Q(werkgebied__in=sorted(gebieden)) | Q(werkgebied=None)


def at_my_tables(persoon: Persoon) -> Q:
    """What lies at a table where this person sits: the same as rule "agenda.tafel" says one by one."""
    ziet = rules.NIETS
    for rol, tafel in TAFEL_VAN_ROL.items():
        if not holds(persoon, rol):
            continue
        if tafel in (Tafel.WIJKTEAM, Tafel.WIJKWETHOUDER):
            ziet |= Q(tafel=tafel) & _within(persoon, rol)
        elif tafel in (Tafel.COLLEGE, Tafel.RAAD):
            ziet |= Q(tafel=tafel)
        elif persoon.organisatie_id is not None:
            ziet |= Q(tafel__in=(Tafel.PARTNER, Tafel.VAKAFDELING), organisatie=persoon.organisatie_id)
    return ziet


def _stuck(persoon: Persoon) -> QuerySet[Knelpunt]:
    """Open knelpunten at my table, of my wijk when I lead it, and on what I do myself."""
    hier = at_my_tables(persoon) | _within(persoon, Rol.WIJKREGISSEUR)
    punten = Agendapunt.objects.open().filter(hier).order_by().values("pk")
    acties = Actie.objects.open().filter(mine(persoon) | _within(persoon, Rol.WIJKREGISSEUR)).order_by().values("pk")
    boven = rules.stuck_on_top(persoon) & Q(actie__isnull=False)
    rijen = Knelpunt.objects.filter(Q(agendapunt__in=punten) | Q(actie__in=acties) | boven, opgelost_op=None)
    return rijen.select_related("agendapunt__werkgebied", "actie__werkgebied").order_by("sinds", "pk")


def _promises(persoon: Persoon) -> QuerySet[Toezegging]:
    """My promises that run out; for the griffie every promise that is late."""
    mijn = Q(eigenaar=persoon.pk, uiterlijk_op__lte=_soon())
    if holds(persoon, Rol.GRIFFIE):
        mijn |= Q(uiterlijk_op__lt=klok.vandaag())
    rijen = rules.toezeggingen_voor(persoon).filter(mijn, status__in=toezeggingstates.OPEN)
    return rijen.select_related("eigenaar").order_by("uiterlijk_op", "pk")


def _questions(persoon: Persoon) -> QuerySet[Agendapunt]:
    """Questions at my table whose day is near or past."""
    return _at_table(persoon).filter(gewenst_op__lte=_soon())


def _questions_later(persoon: Persoon) -> QuerySet[Agendapunt]:
    """Questions at my table of which the day is still far: whoever sees nothing waits, and so do they."""
    return _at_table(persoon).filter(gewenst_op__gt=_soon())


def _at_table(persoon: Persoon) -> QuerySet[Agendapunt]:
    """Questions at my table; what is stuck stands higher already."""
    vast = Knelpunt.objects.filter(agendapunt=OuterRef("pk"), opgelost_op=None)
    rijen = Agendapunt.objects.waiting().filter(at_my_tables(persoon), ~Exists(vast))
    return rijen.select_related("werkgebied").order_by("gewenst_op", "pk")


def _advice(persoon: Persoon) -> QuerySet[Any]:
    """Advice asked of me or my organisation: all of it, because somebody waits."""
    return adviezen.waiting(persoon)


def _actions(persoon: Persoon) -> QuerySet[Actie]:
    """My acties that are due, and those I did not take on yet; what is stuck stands higher already."""
    vast = Knelpunt.objects.filter(actie=OuterRef("pk"), opgelost_op=None)
    bij_mij = Q(status=actiestates.Status.GEVRAAGD) | Q(status=actiestates.Status.BEZIG, uiterlijk_op__lte=_soon())
    rijen = Actie.objects.filter(mine(persoon), bij_mij, ~Exists(vast))
    return rijen.select_related("werkgebied").order_by("uiterlijk_op", "pk")


def _questions_back(persoon: Persoon) -> QuerySet[Agendapunt]:
    """Questions of mine that a table gave back."""
    if not houdt(persoon, "agenda.agenderen"):
        return Agendapunt.objects.none()
    mijn = Q(trekker=persoon.pk) | _within(persoon, Rol.WIJKREGISSEUR)
    rijen = Agendapunt.objects.filter(mijn, status=Status.VOORBEREIDING, keren_terug__gt=0)
    vast = Knelpunt.objects.filter(agendapunt=OuterRef("pk"), opgelost_op=None)
    return rijen.filter(~Exists(vast)).select_related("werkgebied").order_by("status_sinds", "pk")


def _actions_back(persoon: Persoon) -> QuerySet[Actie]:
    """Acties that came back to me, for another owner."""
    if not houdt(persoon, "agenda.actie_uitdelen"):
        return Actie.objects.none()
    mijn = Q(uitgedeeld_door=persoon.pk) | _within(persoon, Rol.WIJKREGISSEUR)
    rijen = Actie.objects.filter(mijn, status=actiestates.Status.TERUGGEGEVEN)
    vast = Knelpunt.objects.filter(actie=OuterRef("pk"), opgelost_op=None)
    return rijen.filter(~Exists(vast)).select_related("werkgebied").order_by("status_sinds", "pk")


def _meetings(persoon: Persoon) -> QuerySet[Any]:
    """Meetings I am invited to or planned, from the start of today and seven days on."""
    begin = datetime.combine(klok.vandaag(), time.min, klok.AMSTERDAM)
    erbij = Deelnemer.objects.filter(overleg=OuterRef("pk"), persoon=persoon.pk)
    gaat_door = (overlegstates.Status.GEPLAND, overlegstates.Status.BEZIG)
    rijen = rules.overleggen_voor(persoon).filter(Exists(erbij) | Q(gemaakt_door=persoon.pk), status__in=gaat_door)
    return rijen.filter(begint_op__gte=begin, begint_op__lt=begin + timedelta(days=DAGEN)).order_by("begint_op", "pk")


def _untold(persoon: Persoon) -> QuerySet[Besluit]:
    """Decisions of my wijken of which nobody was told yet: not about the question, nor about its thema since."""
    if not holds(persoon, Rol.WIJKREGISSEUR):
        return Besluit.objects.none()
    gezegd = Terugkoppeling.objects.filter(status__in=(terugstates.Status.BEZIG, terugstates.Status.VERSTUURD))
    over_vraag = gezegd.filter(agendapunt=OuterRef("agendapunt"))
    over_thema = gezegd.filter(thema=OuterRef("agendapunt__thema"), gemaakt_op__gte=OuterRef("gemaakt_op"))
    hier = Agendapunt.objects.filter(_within(persoon, Rol.WIJKREGISSEUR), status=Status.BESLOTEN)
    rijen = Besluit.objects.filter(
        ~Exists(over_vraag),
        ~Exists(over_thema),
        agendapunt__in=hier.order_by().values("pk"),
        vervangen_door__isnull=True,
        genomen_op__gte=klok.vandaag() - TERUG_TOT,
    )
    return rijen.select_related("agendapunt__werkgebied").order_by("genomen_op", "pk")


def _unchecked(persoon: Persoon) -> QuerySet[Any]:
    """Afwegingen whose day of the check has come."""
    if not houdt(persoon, "agenda.afweging"):
        return afwegingen.to_check().none()
    zichtbaar = rules.punten_voor(persoon).order_by().values("pk")
    rijen = afwegingen.to_check().filter(agendapunt__in=zichtbaar, toets_op__lte=klok.vandaag())
    return rijen.select_related("agendapunt__werkgebied").order_by("toets_op", "pk")
