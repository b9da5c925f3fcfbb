"""Reading about people: who has which role, who is due for review, whose address is known."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Prefetch, Q, QuerySet

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling

REVIEW_AFTER = timedelta(days=365)
FACES = (Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER)

_known_checks: list[Callable[[str], bool]] = []


def register_known(check: Callable[[str], bool]) -> Callable[[str], bool]:
    """Let an upper room say which e-mail addresses it knows; called at start-up, once per check."""
    if check not in _known_checks:
        _known_checks.append(check)
    return check


def is_known(email: str) -> bool:
    """Whether any room knows `email` as somebody who reported or supported something."""
    return any(check(email.lower()) for check in _known_checks)


def resident_of(email: str) -> Persoon | None:
    """Return the open resident account of `email`; staff and partners never sign in with a mailed code."""
    return Persoon.objects.filter(email=email.lower(), soort=Persoon.Soort.BEWONER, is_active=True).first()


def is_free_for_resident(email: str) -> bool:
    """Whether a resident account may be made: no account has this address and some room knows it."""
    return not Persoon.objects.filter(email=email.lower()).exists() and is_known(email)


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


def roles_over_time(persoon: Persoon) -> list[Rolvervulling]:
    """Return every role `persoon` has, had or will have, the latest first, each with `stand`: nu, straks or voorbij."""
    dag = klok.vandaag()
    rollen = list(persoon.rollen.select_related("werkgebied", "gegeven_door").order_by("-van", "rol"))
    for rol in rollen:
        rol.stand = "straks" if rol.van > dag else "nu" if rol.tot is None or rol.tot > dag else "voorbij"
    return rollen


@dataclass(frozen=True)
class Controleregel:
    """One role in the yearly review: since when it was last looked at, and whether that is too long ago."""

    rolvervulling: Rolvervulling
    gecontroleerd_op: datetime | None
    sinds: date
    te_laat: bool


def review_list() -> list[Controleregel]:
    """Return the roles held today, those not looked at for the longest first; one query."""
    dag = klok.vandaag()
    rollen = (
        Rolvervulling.objects.valid_on(dag)
        .filter(persoon__is_active=True)
        .select_related("persoon__organisatie", "werkgebied")
        .annotate(gecontroleerd_op=Max("controles__op"))
    )
    regels = [_review_line(rol, dag) for rol in rollen]
    return sorted(regels, key=lambda regel: (regel.sinds, regel.rolvervulling.persoon.naam))


def _review_line(rol: Rolvervulling, dag: date) -> Controleregel:
    gecontroleerd: datetime | None = rol.gecontroleerd_op  # type: ignore[attr-defined]
    sinds = klok.dag_van(gecontroleerd) if gecontroleerd else rol.van
    return Controleregel(rol, gecontroleerd, sinds, te_laat=dag - sinds > REVIEW_AFTER)


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
