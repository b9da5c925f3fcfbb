"""Who may do what, from dated roles. The default is no: no sign-in, an ended role or a closed account gives nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.vragen import VasteVraag
from wijkwerk.mensen.models import Mandaat, Persoon, Rol, Rolvervulling
from wijkwerk.web.toegang import regel


class Alle:
    """Stand-in for the set of every working area: a role for the whole city contains them all."""

    def __contains__(self, werkgebied: object) -> bool:
        return True

    def __repr__(self) -> str:
        return "ALL"


ALL: Final = Alle()
Gebieden = frozenset[int] | Alle


_ROLLEN = VasteVraag(
    lambda persoon, dag: Rolvervulling.objects.valid_on(dag).filter(persoon=persoon).select_related("werkgebied"),
    persoon=-1,
    dag=date.max,
)


def roles_of(persoon: Any) -> tuple[Rolvervulling, ...]:
    """Return the roles `persoon` holds today in Amsterdam; one query per object and day, none for residents."""
    if not isinstance(persoon, Persoon) or not persoon.is_active or persoon.soort == Persoon.Soort.BEWONER:
        return ()
    dag = klok.vandaag()
    bewaard = getattr(persoon, "_rollen_op", None)
    if bewaard is None or bewaard[0] != dag:
        bewaard = (dag, tuple(_ROLLEN(persoon=persoon.pk, dag=dag)))
        persoon._rollen_op = bewaard  # type: ignore[attr-defined]  # kept with the object
    return bewaard[1]


def forget_roles(persoon: Persoon) -> None:
    """Make the next question about `persoon` read the roles afresh."""
    persoon.__dict__.pop("_rollen_op", None)


def holds(persoon: Any, rol: str, werkgebied: Werkgebied | int | None = None) -> bool:
    """Whether `persoon` holds `rol` today; with `werkgebied`, whether it reaches there (a city-wide role does)."""
    if werkgebied is None:
        return any(vervulling.rol == rol for vervulling in roles_of(persoon))
    return getattr(werkgebied, "pk", werkgebied) in areas(persoon, rol)


def areas(persoon: Any, rol: str) -> Gebieden:
    """Return the ids of the working areas where `persoon` holds `rol` today, or ALL for the whole city."""
    gebieden = [vervulling.werkgebied_id for vervulling in roles_of(persoon) if vervulling.rol == rol]
    return ALL if None in gebieden else frozenset(pk for pk in gebieden if pk is not None)


def mandate_of(
    persoon: Persoon, waarvoor: str, *, werkgebied: int | None, bedrag: int | None = None, dag: date | None = None
) -> Mandaat | None:
    """Return the mandate under which `persoon` may decide this on `dag` (today), or None.

    A mandate for the whole city reaches every area; one for an area reaches nothing that is of the whole city.
    `waarvoor` is a kind that a room registered (see `queries.register_mandate`). `bedrag` is in cents: under a ceiling
    an amount that is not known is not allowed, and nothing to pay is 0. The narrowest mandate that reaches comes
    first. Source: Awb, artikel 10:3 and 10:5.
    """
    mandaten = Mandaat.objects.valid_on(dag or klok.vandaag()).filter(persoon=persoon, waarvoor=waarvoor)
    past = [
        mandaat
        for mandaat in mandaten
        if mandaat.werkgebied_id in (None, werkgebied)
        and (mandaat.tot_bedrag is None or (bedrag is not None and bedrag <= mandaat.tot_bedrag))
    ]
    return min(past, key=lambda mandaat: (mandaat.werkgebied_id is None, mandaat.pk), default=None)


TWEEDE_STAP = "tweede_stap"


def second_step_done(session: Mapping[str, Any], persoon: Persoon) -> bool:
    """Whether it is known of this session that `persoon` took a second step: an own one, or one of a trusted door."""
    stap = session.get(TWEEDE_STAP) or {}
    wegen = ("eigen", "gemeente", "demo") if settings.DEMO else ("eigen", "gemeente")
    return bool(stap.get("persoon") == persoon.pk and stap.get("weg") in wegen)


def has_second_step(persoon: Persoon) -> bool:
    """Whether `persoon` has an own second step: allauth asks it at every sign-in and never lets the last one go."""
    eigen = Authenticator.objects.filter(user=persoon.pk).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return eigen.exists()


@regel("tweede_stap", _("uw tweede stap instellen"))
def set_up_second_step(persoon: Any, _object: Any = None) -> bool:
    """Everyone with an open account may reach the pages on which a second step is set up."""
    return isinstance(persoon, Persoon) and persoon.is_active


@regel("eigen", _("dit account bekijken"))
def own(persoon: Any, _object: Any = None) -> bool:
    """Everyone with an open account may see what is his own."""
    return isinstance(persoon, Persoon) and persoon.is_active


@regel("werkplek", _("werken op de werkplek"))
def workplace(persoon: Any, _object: Any = None) -> bool:
    """Staff and partners with at least one role today."""
    return bool(roles_of(persoon))


@regel("taken.zien", _("een lopende taak volgen"))
def watch_tasks(persoon: Any, _object: Any = None) -> bool:
    """Who works here may follow a long job by its unguessable address."""
    return workplace(persoon)


@regel("taken.beheren", _("taken beheren"))
def manage_tasks(persoon: Any, _object: Any = None) -> bool:
    """Failed jobs are for the functional manager."""
    return holds(persoon, Rol.BEHEERDER)


@regel("mensen.beheren", _("accounts en rollen beheren"))
def manage_people(persoon: Any, _object: Any = None) -> bool:
    """Accounts, roles and organisations are for the functional manager."""
    return holds(persoon, Rol.BEHEERDER)


@regel("gebieden.beheren", _("werkgebieden beheren"))
def manage_areas(persoon: Any, _object: Any = None) -> bool:
    """The division in working areas is for the functional manager."""
    return holds(persoon, Rol.BEHEERDER)


@regel("bewaren.beheren", _("gegevens vernietigen"))
def manage_retention(persoon: Any, _object: Any = None) -> bool:
    """Destruction on time is for the functional manager and the data protection officer."""
    return holds(persoon, Rol.BEHEERDER) or holds(persoon, Rol.PRIVACY)


@regel("inzage.geven", _("inzage geven in wat wij van iemand bewaren"))
def give_insight(persoon: Any, _object: Any = None) -> bool:
    """Everything of one person at once is for the data protection officer alone."""
    return holds(persoon, Rol.PRIVACY)


@regel("logboek.lezen", _("het logboek lezen"))
def read_log(persoon: Any, _object: Any = None) -> bool:
    """The log is read by the data protection officer and the functional manager."""
    return holds(persoon, Rol.PRIVACY) or holds(persoon, Rol.BEHEERDER)


@regel("beheer.zien", _("beheren"))
def see_management(persoon: Any, _object: Any = None) -> bool:
    """The doors of management are for who may open one of them."""
    return manage_people(persoon) or manage_retention(persoon) or read_log(persoon)
