"""What waits to be told first, what lies ready, and what was told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.agenda.models import Actie, Agendapunt, Terugkoppeling, Thema
from wijkwerk.agenda.rules import punten_voor, themas_voor
from wijkwerk.agenda.states import terugkoppeling as states
from wijkwerk.agenda.states.actie import Status as Actiestatus
from wijkwerk.agenda.states.agendapunt import Status as Puntstatus
from wijkwerk.agenda.states.terugkoppeling import Groep, Status
from wijkwerk.agenda.states.thema import Status as Themastatus
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.mensen.rules import Alle, areas, holds

MET = ("thema__werkgebied", "agendapunt__werkgebied", "gemaakt_door")
PER, KEUZES = 50, 200


@dataclass(frozen=True)
class Wacht:
    """Something that was decided or finished and that nobody heard of yet."""

    over: Thema | Agendapunt
    titel: str
    waarom: str
    sinds: datetime
    vraag: str  # the question behind the address that makes the draft

    @property
    def url(self) -> str:
        """Return the page of what it is about."""
        return reverse(f"agenda:{self.over._meta.model_name}", args=[self.over.pk])


def mine(persoon: Persoon) -> Q:
    """Return the condition that something lies where this person is wijkregisseur; of the whole city all are."""
    if not holds(persoon, Rol.WIJKREGISSEUR):
        return Q(pk__in=[])
    gebieden = areas(persoon, Rol.WIJKREGISSEUR)
    if isinstance(gebieden, Alle):
        return ~Q(pk__in=[])
    return Q(werkgebied__in=sorted(gebieden)) | Q(werkgebied__isnull=True)


def _led(persoon: Persoon) -> Q:
    eigen = mine(persoon)
    themas, punten = Thema.objects.filter(eigen).values("pk"), Agendapunt.objects.filter(eigen).values("pk")
    return Q(thema__in=themas) | Q(agendapunt__in=punten)


def readable(persoon: Persoon) -> QuerySet[Terugkoppeling]:
    """Return what this person may read: of the own areas all, elsewhere what was sent about what it may read."""
    weg = Q(status__in=(Status.BEZIG, Status.VERSTUURD))
    ziet = Q(thema__in=themas_voor(persoon).values("pk")) | Q(agendapunt__in=punten_voor(persoon).values("pk"))
    return Terugkoppeling.objects.filter(_led(persoon) | (weg & ziet)).select_related(*MET)


def drafts(persoon: Persoon) -> list[Terugkoppeling]:
    """Return what lies ready or is being sent, newest first."""
    return list(Terugkoppeling.objects.filter(_led(persoon), status__in=states.OPEN).select_related(*MET)[:PER])


def sent(persoon: Persoon) -> QuerySet[Terugkoppeling]:
    """Return what was sent, newest first, with `kregen`: how many got it."""
    rijen = Terugkoppeling.objects.filter(_led(persoon), status=Status.VERSTUURD).select_related(*MET)
    return rijen.annotate(kregen=Count("berichten")).order_by("-status_sinds", "-pk")


def waiting(persoon: Persoon) -> list[Wacht]:
    """Return what was decided or finished in the own areas since it was last told of, longest ago first.

    A thema that waits stands for the questions under it.
    """
    themas = list(_untold(Thema.objects.filter(mine(persoon), status=Themastatus.AFGEROND), F("status_sinds"), "thema"))
    acties = Actie.objects.filter(besluit__agendapunt=OuterRef("pk"), status=Actiestatus.KLAAR).order_by(
        "-status_sinds"
    )
    klaar = Subquery(acties.values("status_sinds")[:1])
    besloten = Agendapunt.objects.filter(mine(persoon), status=Puntstatus.BESLOTEN).annotate(klaar=klaar)
    # The later of the two; the greatest of a value and nothing is not the same on both databases.
    laatste = Case(When(klaar__gt=F("status_sinds"), then=F("klaar")), default=F("status_sinds"))
    punten = list(_untold(besloten, laatste, "agendapunt").exclude(thema__in=[thema.pk for thema in themas]))
    wacht = [_thema(rij) for rij in themas] + [_punt(rij) for rij in punten]
    return sorted(wacht, key=lambda rij: rij.sinds)[:PER]


def _untold(rijen: QuerySet[Any], moment: Any, veld: str) -> QuerySet[Any]:
    """Keep what was not told of since `moment`; telling of a thema tells of the questions under it."""
    bij = Q(**{veld: OuterRef("pk")})
    if veld == "agendapunt":
        bij |= Q(thema=OuterRef("thema"))
    sindsdien = Q(gemaakt_op__gte=OuterRef("moment")) | Q(status__in=states.OPEN)
    verteld = Exists(Terugkoppeling.objects.filter(bij, sindsdien))
    return rijen.annotate(moment=moment).filter(~verteld).select_related("werkgebied").order_by("moment")


def _thema(rij: Any) -> Wacht:
    return Wacht(rij, rij.titel, _("Het thema is afgerond"), rij.moment, f"thema={rij.pk}")


def _punt(rij: Any) -> Wacht:
    waarom = _("Er is een actie klaar") if rij.klaar and rij.klaar == rij.moment else _("Er is besloten")
    return Wacht(rij, rij.vraag, waarom, rij.moment, f"agendapunt={rij.pk}")


def per_group(terugkoppeling: Terugkoppeling) -> list[tuple[str, int, int]]:
    """Return who got it: the words of each group, by mail, by letter."""
    mail = Count("pk", filter=Q(weg="mail"))
    rijen = terugkoppeling.berichten.order_by().values_list("groep").annotate(mail=mail, alles=Count("pk"))
    telling = {groep: (per_mail, alles - per_mail) for groep, per_mail, alles in rijen}
    return [(str(groep.label), *telling[groep.value]) for groep in Groep if groep.value in telling]


def choices(persoon: Persoon) -> list[Thema | Agendapunt]:
    """Return about what this person can tell something: newest first, themas before questions."""
    themas = Thema.objects.filter(mine(persoon)).select_related("werkgebied")[:KEUZES]
    punten = Agendapunt.objects.filter(mine(persoon)).select_related("werkgebied").order_by("-gemaakt_op", "-pk")
    return [*themas, *punten[:KEUZES]]
