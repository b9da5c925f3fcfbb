"""Who has which role, who is due for review, whom residents may know, and who has left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, Q, QuerySet

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.mensen import rules
from wijkwerk.mensen.models import Mandaat, Organisatie, Persoon, Rol, Rolvervulling
from wijkwerk.mensen.queries.logboek import sign_ins

FACES = (Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER)


def assignable_organisations() -> QuerySet[Organisatie]:
    """Return the organisations that get new work."""
    return Organisatie.objects.filter(actief=True)


def colleagues(*, zoek: str = "", gesloten: bool = False) -> QuerySet[Persoon]:
    """Return staff and partners with today's roles in `rollen_nu`; three queries whatever the number."""
    mensen = Persoon.objects.exclude(soort=Persoon.Soort.BEWONER).select_related("organisatie")
    mensen = mensen if gesloten else mensen.filter(is_active=True)
    if zoek:
        mensen = mensen.filter(
            Q(naam__icontains=zoek) | Q(organisatie__naam__icontains=zoek) | Q(email__icontains=zoek)
        )
    nu = Rolvervulling.objects.valid_on(klok.vandaag()).select_related("werkgebied")
    return mensen.prefetch_related(Prefetch("rollen", queryset=nu, to_attr="rollen_nu")).order_by("naam", "pk")


@dataclass(frozen=True)
class Bladzijde:
    """Part of a list and the key of the next part, empty at the end."""

    rijen: list[Any]
    volgende: str = ""


def colleague_page(*, zoek: str = "", na: str = "", aantal: int = 50) -> Bladzijde:
    """Return the colleagues after the key `na` ("naam|id"), by name."""
    mensen = colleagues(zoek=zoek)
    naam, _streep, pk = na.rpartition("|")
    if pk.isdecimal():
        mensen = mensen.filter(Q(naam__gt=naam) | Q(naam=naam, pk__gt=int(pk)))
    rijen = list(mensen[: aantal + 1])
    volgende = f"{rijen[aantal - 1].naam}|{rijen[aantal - 1].pk}" if len(rijen) > aantal else ""
    return Bladzijde(rijen[:aantal], volgende)


def roles_over_time(persoon: Persoon) -> list[tuple[Rolvervulling, str]]:
    """Return every role `persoon` ever has, the latest first, each with its state: nu, straks or voorbij."""
    dag = klok.vandaag()
    rollen = persoon.rollen.select_related("werkgebied", "gegeven_door").order_by("-van", "rol")
    return [(rol, state_on(rol, dag)) for rol in rollen]


def state_on(rol: Rolvervulling | Mandaat, dag: date) -> str:
    """Return where a role or mandate stands on a day: nu, straks or voorbij."""
    if rol.van > dag:
        return "straks"
    return "nu" if rol.tot is None or rol.tot > dag else "voorbij"


def managers() -> QuerySet[Persoon]:
    """Return the open accounts that manage people today."""
    beheer = Rolvervulling.objects.valid_on(klok.vandaag()).filter(rol=Rol.BEHEERDER)
    return Persoon.objects.filter(is_active=True, pk__in=beheer.values("persoon"))


def faces(werkgebied: Werkgebied, dag: date | None = None) -> list[Rolvervulling]:
    """Return who residents may know by face in `werkgebied`: regisseurs first, then wethouders; one query."""
    vervullingen = (
        Rolvervulling.objects.valid_on(dag or klok.vandaag())
        .filter(werkgebied=werkgebied, rol__in=FACES, persoon__is_active=True)
        .select_related("persoon")
    )
    return sorted(vervullingen, key=lambda v: (FACES.index(Rol(v.rol)), v.persoon.naam))


def own_account(persoon: Persoon) -> dict[str, Any]:
    """Return what somebody sees about the own account: second steps, roles and latest sign-ins."""
    stappen = list(Authenticator.objects.filter(user=persoon.pk).order_by("type", "pk"))
    return {
        "stappen": [stap.wrap() for stap in stappen if stap.type != "recovery_codes"],
        "herstelcodes": any(stap.type == "recovery_codes" for stap in stappen),
        "rollen": rules.roles_of(persoon),
        "aangemeld": sign_ins(persoon),
    }


def expired(grens: datetime) -> QuerySet[Persoon]:
    """Return the accounts that were last needed before `grens`: residents by sign-in, others by role."""
    bewoner = Q(soort=Persoon.Soort.BEWONER)
    stil = Q(last_login__lt=grens) | Q(last_login__isnull=True, gemaakt_op__lt=grens)
    met_rol = Rolvervulling.objects.filter(Q(tot__isnull=True) | Q(tot__gte=klok.dag_van(grens))).values("persoon")
    mensen = Persoon.objects.filter(bewoner & stil | ~bewoner & Q(gemaakt_op__lt=grens) & ~Q(pk__in=met_rol))
    return mensen.exclude(email__endswith="@account.invalid")


def names_of(ids: Iterable[int | None]) -> dict[int, str]:
    """Return the names behind keys of persons, for lists that hold keys only."""
    return {pk: str(persoon) for pk, persoon in Persoon.objects.in_bulk([pk for pk in ids if pk]).items()}
