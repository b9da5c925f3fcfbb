"""Acties: the list in order of whose turn it is, and one with its story."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Actie
from wijkwerk.agenda.queries import bladeren
from wijkwerk.agenda.queries.bladeren import Bladzijde
from wijkwerk.agenda.states import actie as states
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Organisatie, Persoon, Rolvervulling
from wijkwerk.mensen.queries import assignable_organisations
from wijkwerk.mensen.rules import holds
from wijkwerk.web.tijdlijn import Moment
from wijkwerk.web.toegang import houdt

MET = ("eigenaar", "organisatie", "werkgebied", "uitgedeeld_door", "besluit__agendapunt", "overleg")


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; `status` is a Status, "open" or "alles"."""

    zoek: str = ""
    status: str = "open"
    wie: str = ""  # "ik", "uitgedeeld"
    werkgebied: int | None = None
    te_laat: bool = False


@dataclass(frozen=True)
class Blad:
    """What the page of an actie needs; `stappen` are the verbs this person may make now."""

    actie: Actie
    stappen: list[str]
    verloop: list[Moment]
    te_laat: bool
    van_mij: bool
    mag_terugkoppelen: bool
    mag_agenderen: bool
    mag_vast: bool
    besluit_zichtbaar: bool
    overleg_zichtbaar: bool


def mine(persoon: Persoon) -> Q:
    """What this person does: in person, or with the own organisation."""
    uitvoerder = persoon.organisatie_id is not None and any(holds(persoon, rol) for rol in rules.UITVOERDERS)
    return Q(eigenaar=persoon.pk) | (Q(organisatie=persoon.organisatie_id) if uitvoerder else Q(pk__in=[]))


def page(persoon: Persoon, filters: Filters, na: str = "") -> Bladzijde:
    """Return the acties of a page: one's own first, then what one gave out, then the others, by date.

    Three queries for the rows; what is done or dropped comes latest date first.
    """
    alles = narrowed(persoon, filters).select_related("eigenaar", "organisatie", "werkgebied", "uitgedeeld_door")
    van_mij, gegeven = mine(persoon), Q(uitgedeeld_door=persoon.pk)
    groepen = [alles.filter(van_mij), alles.filter(gegeven).exclude(van_mij), alles.exclude(van_mij | gegeven)]
    if filters.wie:
        leeg = alles.none()
        groepen = [groepen[0], leeg, leeg] if filters.wie == "ik" else [leeg, alles.filter(gegeven), leeg]
    return bladeren.page_of(groepen, na, veld="uiterlijk_op", aflopend=filters.status != "open")


def narrowed(persoon: Persoon, filters: Filters) -> QuerySet[Actie]:
    """Return the acties this person may see, narrowed."""
    vraag: Any = rules.acties_voor(persoon)
    if filters.status == "open":
        vraag = vraag.open()
    elif filters.status != "alles":
        vraag = vraag.filter(status=filters.status)
    if filters.werkgebied:
        vraag = vraag.filter(werkgebied=filters.werkgebied)
    if filters.te_laat:
        vraag = vraag.open().filter(uiterlijk_op__lt=klok.vandaag())
    return bladeren.search(vraag, filters.zoek)


def detail(persoon: Persoon, pk: int) -> Blad | None:
    """Return an actie with its story, or None when this person may not see it. A fixed number of queries."""
    actie = rules.acties_voor(persoon).select_related(*MET).filter(pk=pk).first()
    if actie is None:
        return None
    gevolgd = actie.besluit is not None and rules.besluiten_voor(persoon).filter(pk=actie.besluit.pk).exists()
    overleg = actie.overleg is not None and rules.overleggen_voor(persoon).filter(pk=actie.overleg.pk).exists()
    regisseur = rules.leads(persoon, actie.werkgebied_id)
    return Blad(
        actie=actie,
        stappen=[s.handeling for s in states.OVERGANGEN if actie.status in s.van and houdt(persoon, s.regel, actie)],
        verloop=story(actie),
        te_laat=is_late(actie, klok.vandaag()),
        van_mij=houdt(persoon, "agenda.actie_uitvoeren", actie),
        mag_terugkoppelen=regisseur and gevolgd and not actie.is_open,
        mag_agenderen=regisseur and actie.is_open,
        mag_vast=_may_report(persoon, actie),
        besluit_zichtbaar=gevolgd,
        overleg_zichtbaar=overleg,
    )


def _may_report(persoon: Persoon, actie: Actie) -> bool:
    """Whether this person may say that an open actie is stuck, and nobody did yet."""
    werkt_eraan = houdt(persoon, "agenda.actie_uitvoeren", actie) or houdt(persoon, "agenda.actie_uitdelen", actie)
    return actie.is_open and werkt_eraan and not actie.knelpunten.filter(opgelost_op=None).exists()


def is_late(actie: Actie, vandaag: date) -> bool:
    """Whether it should have been done before today."""
    return actie.is_open and actie.uiterlijk_op < vandaag


def story(actie: Actie) -> list[Moment]:
    """Return what happened with an actie, newest first; one query."""
    woorden = {
        "accept": _("Aangenomen"),
        "finish": _("Klaar"),
        "hand_back": _("Teruggegeven"),
        "drop": _("Gaat niet door"),
        "reopen": _("Weer open"),
    }
    regels = [
        Moment(
            regel.op,
            woorden.get(regel.handeling) or _("Gevraagd aan %(wie)s") % {"wie": regel.eigenaar or regel.organisatie},
            regel.tekst,
            str(regel.door),
            nu=plaats == 0,
        )
        for plaats, regel in enumerate(actie.regels.select_related("door", "eigenaar", "organisatie"))
    ]
    begin = Moment(actie.gemaakt_op, _("Uitgedeeld"), door=str(actie.uitgedeeld_door), nu=not regels)
    return [*regels, begin]


def owner_choices(persoon: Persoon) -> list[Any]:
    """Return who can get an actie: oneself first, then organisations, then people who work here today."""
    nu = Rolvervulling.objects.valid_on(klok.vandaag()).values("persoon")
    mensen = Persoon.objects.filter(is_active=True, pk__in=nu).exclude(pk=persoon.pk).select_related("organisatie")
    return [
        ("", _("Kies wie het doet")),
        (f"p{persoon.pk}", _("Ik zelf")),
        (_("Afdelingen en partners"), [(f"o{wie.pk}", wie.naam) for wie in assignable_organisations()]),
        (_("Mensen"), [(f"p{wie.pk}", _label(wie)) for wie in mensen.order_by("naam")]),
    ]


def owner_of(waarde: str) -> dict[str, Persoon | Organisatie]:
    """Return a choice as the acts take it: `eigenaar` or `organisatie`; empty when it is gone meanwhile."""
    if waarde.startswith("p"):
        persoon = Persoon.objects.filter(pk=waarde[1:], is_active=True).first()
        return {"eigenaar": persoon} if persoon else {}
    organisatie = assignable_organisations().filter(pk=waarde[1:]).first()
    return {"organisatie": organisatie} if organisatie else {}


def _label(persoon: Persoon) -> str:
    wat = persoon.organisatie or persoon.functie
    return f"{persoon}, {wat}" if wat else str(persoon)
