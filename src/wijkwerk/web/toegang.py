"""Who may enter: every view says `openbaar` or `mag(rule)`; rules are named predicates that rooms register."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

View = Callable[..., HttpResponseBase]
Predicaat = Callable[..., bool]
EenPredicaat = TypeVar("EenPredicaat", bound=Predicaat)


@dataclass(frozen=True)
class Regel:
    """A named rule: its predicate and, in plain Dutch after "U mag niet", what it allows."""

    naam: str
    predicaat: Predicaat
    omschrijving: Any = ""


_regels: dict[str, Regel] = {}


def regel(naam: str, omschrijving: Any = "") -> Callable[[EenPredicaat], EenPredicaat]:
    """Register the decorated `(persoon, object | None) -> bool` as the rule `naam`.

    `omschrijving` is a verb phrase for the screen ("meldingen behandelen"). A name has one owner: a second is refused.
    """

    def register(predicaat: EenPredicaat) -> EenPredicaat:
        bestaand = _regels.get(naam)
        if bestaand and bestaand.predicaat.__module__ != predicaat.__module__:
            raise ValueError(f"Regel {naam} bestaat al in {bestaand.predicaat.__module__}.")
        _regels[naam] = Regel(naam, predicaat, omschrijving)
        return predicaat

    return register


def regels() -> dict[str, Regel]:
    """Return every registered rule by name."""
    return dict(_regels)


def houdt(persoon: Any, naam: str, object: Any = None) -> bool:
    """Tell whether the rule holds for this person; nobody, or someone not signed in or inactive: always no.

    Raises LookupError for a rule nobody registered: a typing error must not read as a quiet "no".
    """
    if naam not in _regels:
        raise LookupError(f"Regel {naam} is niet geregistreerd.")
    if persoon is None or not persoon.is_authenticated or not persoon.is_active:
        return False
    return bool(_regels[naam].predicaat(persoon, object))


def eis(persoon: Any, naam: str, object: Any = None) -> None:
    """Refuse with a 403 that names the rule, unless it holds for this person and object."""
    if not houdt(persoon, naam, object):
        raise PermissionDenied(uitleg(naam))


def uitleg(naam: str) -> str:
    """Return the sentence a person reads when the rule does not hold."""
    omschrijving = _regels[naam].omschrijving
    if not omschrijving:
        return _("Uw rol geeft geen toegang tot deze pagina.")
    return _("Met uw rol mag u dit niet: %(wat)s.") % {"wat": omschrijving}


def openbaar(view: View) -> View:
    """Mark a view that everyone may open."""

    @wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(*args, **kwargs)

    wrapper.toegang = "openbaar"  # type: ignore[attr-defined]  # a mark on a function
    return wrapper


def mag(naam: str) -> Callable[[View], View]:
    """Open a view only for a signed-in person for whom the rule holds; others sign in, or read why not."""

    def decorator(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
            eis(request.user, naam)
            return view(request, *args, **kwargs)

        wrapper.toegang = naam  # type: ignore[attr-defined]  # a mark on a function
        return wrapper

    return decorator
