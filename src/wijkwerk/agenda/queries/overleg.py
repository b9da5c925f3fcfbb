"""Reading meetings: the list, one meeting with its agenda on the clock, what waits for it, and who may be invited."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Agendapunt, Bespreking, Deelnemer, Knelpunt, Overleg, Stuk
from wijkwerk.agenda.states.agendapunt import Status as PuntStatus
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.agenda.states.overleg import Status
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling

ZOUT = "agenda.uitnodiging"
PER_BLAD = 20
Afloop = Bespreking.Afloop
# Whose place it is at each table: proposed when a meeting is planned.
VASTE_LEDEN: dict[str, tuple[str, ...]] = {
    Tafel.WIJKTEAM: (Rol.WIJKREGISSEUR, Rol.PARTNER),
    Tafel.PARTNER: (Rol.WIJKREGISSEUR, Rol.PARTNER),
    Tafel.VAKAFDELING: (Rol.WIJKREGISSEUR, Rol.BEHANDELAAR),
    Tafel.WIJKWETHOUDER: (Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER),
    Tafel.COLLEGE: (Rol.COLLEGE,),
    Tafel.RAAD: (Rol.GRIFFIE,),
}


def page_link(overleg: Overleg) -> str:
    """Return the absolute address of the page of a meeting."""
    return settings.ADRES + reverse("agenda:overleg", args=[overleg.pk])


def answer_link(deelnemer: Deelnemer) -> str:
    """Return the absolute address where this person says whether it comes; nobody can guess or change it."""
    teken = signing.Signer(salt=ZOUT).sign(str(deelnemer.pk))
    return settings.ADRES + reverse("agenda:uitnodiging", args=[teken])


def invitation(teken: str) -> Deelnemer | None:
    """Return whose invitation a link is; None when it is not ours or was taken back."""
    try:
        pk = signing.Signer(salt=ZOUT).unsign(teken)
    except signing.BadSignature:
        return None
    return Deelnemer.objects.select_related("overleg", "persoon").filter(pk=pk).first()


def waiting_for(overleg: Overleg) -> list[Agendapunt]:
    """Return what waits for this table, area and organisation: knelpunten first, then by when an answer is needed.

    Questions of the whole city belong to every area. What was on this agenda before and was taken off is left out.
    """
    knelt = Knelpunt.objects.filter(agendapunt=OuterRef("pk"), opgelost_op=None)
    eerder = Bespreking.objects.filter(overleg=overleg, agendapunt=OuterRef("pk"))
    punten = all_waiting(overleg).filter(~Exists(eerder)).annotate(knelt=Exists(knelt))
    return list(punten.order_by("-knelt", "gewenst_op", "id"))


def all_waiting(overleg: Overleg) -> QuerySet[Agendapunt]:
    """Return everything that waits for this table, also what was taken off this agenda before."""
    punten = Agendapunt.objects.filter(status=PuntStatus.WACHT, tafel=overleg.tafel)
    if overleg.tafel not in rules.BESTUUR:
        punten = punten.filter(Q(werkgebied=overleg.werkgebied_id) | Q(werkgebied=None))
    if overleg.organisatie_id:
        punten = punten.filter(organisatie=overleg.organisatie_id)
    return punten.order_by("gewenst_op", "id")


@dataclass
class Onderdeel:
    """One item on the clock. `te_zien` is false for a question this person may not read: then only its time shows."""

    bespreking: Bespreking
    begint: datetime
    te_zien: bool
    stukken: list[Stuk] = field(default_factory=list)

    @property
    def titel(self) -> str:
        """What it is called; never asked for what may not be seen."""
        punt = self.bespreking.agendapunt
        return punt.vraag if punt else self.bespreking.titel


@dataclass(frozen=True)
class Overlegblad:
    """All that the page of a meeting needs, as far as this person may see it."""

    overleg: Overleg
    onderdelen: list[Onderdeel]
    van_af: list[Onderdeel]
    deelnemers: list[Deelnemer]
    stukken: list[Stuk]
    eigen: Deelnemer | None
    minuten: int

    @property
    def loopt_uit(self) -> int:
        """How many minutes the agenda is longer than the meeting."""
        return max(0, self.minuten - round((self.overleg.eindigt_op - self.overleg.begint_op).total_seconds() / 60))


def sheet(persoon: Persoon, pk: int) -> Overlegblad | None:
    """Return the meeting with agenda, people and papers, or None when this person may not see it."""
    rijen = rules.overleggen_voor(persoon).select_related("werkgebied", "organisatie", "reeks", "gemaakt_door")
    overleg = rijen.filter(pk=pk).first()
    if overleg is None:
        return None
    deelnemers = list(overleg.deelnemers.select_related("persoon__organisatie"))
    op, af = _on_the_clock(overleg, persoon)
    return Overlegblad(
        overleg=overleg,
        onderdelen=op,
        van_af=[onderdeel for onderdeel in af if onderdeel.te_zien],
        deelnemers=deelnemers,
        stukken=list(overleg.stukken.all()),
        eigen=next((wie for wie in deelnemers if wie.persoon_id == persoon.pk), None),
        minuten=sum(onderdeel.bespreking.minuten for onderdeel in op),
    )


def _on_the_clock(overleg: Overleg, persoon: Persoon) -> tuple[list[Onderdeel], list[Onderdeel]]:
    items = list(overleg.besprekingen.select_related("agendapunt__trekker", "agendapunt__werkgebied"))
    mag = readable(overleg, persoon)
    per_punt: dict[int, list[Stuk]] = {}
    for stuk in Stuk.objects.filter(agendapunt__in=mag & {item.agendapunt_id for item in items}):
        per_punt.setdefault(stuk.agendapunt_id or 0, []).append(stuk)
    op: list[Onderdeel] = []
    af: list[Onderdeel] = []
    klok_nu = overleg.begint_op
    for item in items:
        te_zien = item.agendapunt_id is None or item.agendapunt_id in mag
        onderdeel = Onderdeel(item, klok_nu, te_zien, per_punt.get(item.agendapunt_id or 0, []))
        if item.afloop == Afloop.AANGEHOUDEN and overleg.status in (Status.GEPLAND, Status.BEZIG):
            af.append(onderdeel)
        else:
            op.append(onderdeel)
            klok_nu += timedelta(minutes=item.minuten)
    return op, af


def readable(overleg: Overleg, persoon: Persoon) -> set[int]:
    """Return the keys of the questions of this meeting that a person may read.

    Who takes the minutes reads all of them: nobody can write down what it may not see.
    """
    op = Agendapunt.objects.filter(besprekingen__overleg=overleg)
    if not rules.take_minutes(persoon, overleg):
        op = op.filter(pk__in=rules.punten_voor(persoon).values("pk"))
    return set(op.values_list("pk", flat=True))


@dataclass(frozen=True)
class Lijst:
    """A part of the list: what comes, what was, and the keys of the parts around it."""

    komt: Sequence[Overleg]
    geweest: Sequence[Overleg]
    volgende: str = ""


def meetings(persoon: Persoon, *, werkgebied: int | None = None, na: str = "") -> Lijst:
    """Return the meetings this person may see: coming first, then what was, newest first, paged by key."""
    alle = rules.overleggen_voor(persoon).select_related("werkgebied")
    if werkgebied:
        alle = alle.filter(werkgebied=werkgebied)
    eigen = Deelnemer.objects.filter(overleg=OuterRef("pk"), persoon=persoon.pk)
    vraag = Exists(eigen.filter(komst=Deelnemer.Komst.ONBEKEND))
    nu = klok.nu()
    straks = Q(eindigt_op__gte=nu) & ~Q(status=Status.AFGELAST) | Q(status__in=(Status.BEZIG, Status.VERSLAG))
    komt = [] if na else list(alle.filter(straks).annotate(vraagt=vraag).order_by("begint_op", "id")[:60])
    geweest = list(_after(alle.exclude(straks), na).order_by("-begint_op", "-id")[: PER_BLAD + 1])
    vol = len(geweest) > PER_BLAD
    geweest = geweest[:PER_BLAD]
    volgende = f"{geweest[-1].begint_op.isoformat()}|{geweest[-1].pk}" if vol else ""
    return Lijst(komt, geweest, volgende)


def _after(rijen: QuerySet[Overleg], na: str) -> QuerySet[Overleg]:
    moment, _streep, pk = na.rpartition("|")
    try:
        begin, nummer = datetime.fromisoformat(moment), int(pk)
    except ValueError:
        return rijen
    return rijen.filter(Q(begint_op__lt=begin) | Q(begint_op=begin, pk__lt=nummer))


def candidates(werkgebied: int | None) -> QuerySet[Persoon]:
    """Return who may be invited where: everyone with a role on the agenda there or in the whole city, by name."""
    return Persoon.objects.filter(pk__in=_roles(rules.LEZERS, werkgebied), is_active=True).select_related("organisatie")


def usual_members(tafel: str, werkgebied: int | None) -> set[int]:
    """Return the keys of who belongs at this table of this area today."""
    return set(_roles(VASTE_LEDEN.get(tafel, ()), werkgebied))


def _roles(rollen: Any, werkgebied: int | None) -> QuerySet[Any]:
    houdt = Rolvervulling.objects.valid_on(klok.vandaag()).filter(rol__in=rollen)
    if werkgebied is not None:
        houdt = houdt.filter(Q(werkgebied=werkgebied) | Q(werkgebied=None))
    return houdt.values_list("persoon", flat=True)


def areas_met(persoon: Persoon) -> QuerySet[Any]:
    """Return the keys of the areas in which this person may see a meeting."""
    return rules.overleggen_voor(persoon).exclude(werkgebied=None).order_by().values("werkgebied").distinct()
