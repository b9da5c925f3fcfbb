"""Funds and their versions: what is open, and whether the rules do what their maker expects."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Prefetch, QuerySet

from wijkwerk.rekenkern.regels import Oordeel
from wijkwerk.subsidies.models import Proefaanvraag, Regeling, Regelingversie
from wijkwerk.subsidies.queries import toets


def open_versions(dag: date) -> QuerySet[Regelingversie]:
    """Return the versions under which residents can apply on `dag`, with their rules and bands: three queries."""
    return (
        Regelingversie.objects.in_force(dag)
        .filter(regeling__actief=True, regeling__publiek=True)
        .select_related("regeling")
        .prefetch_related("voorwaarden", "banden")
        .order_by("regeling__volgorde", "regeling__naam")
    )


def current(regeling: Regeling, dag: date) -> Regelingversie | None:
    """Return the version of a fund that binds on `dag`, or None."""
    return Regelingversie.objects.in_force(dag).filter(regeling=regeling).select_related("regeling").first()


def all_funds() -> QuerySet[Regeling]:
    """Return every fund with its versions, newest first: two queries."""
    return Regeling.objects.prefetch_related(Prefetch("versies", Regelingversie.objects.order_by("-nummer")))


def fingerprint(regeling: Regeling) -> str:
    """Return a short mark of how a fund is called and who may ask: another one means that somebody changed it."""
    velden = (regeling.naam, regeling.doel, regeling.publiek, regeling.volgorde, regeling.actief)
    return sha256(repr(velden).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Proef:
    """One trial: what the rules say of an invented application, and whether that is what was expected."""

    proef: Proefaanvraag
    uitleg: toets.Uitleg

    @property
    def klopt(self) -> bool:
        """Whether the outcome is the expected one, or none was expected."""
        return not self.proef.verwacht or self.proef.verwacht == self.zegt

    @property
    def zegt(self) -> Oordeel:
        """What the rules say; what is not known yet is for a person."""
        return Oordeel.MENS if self.uitleg.oordeel is Oordeel.ONBEKEND else self.uitleg.oordeel


def try_out(versie: Regelingversie) -> list[Proef]:
    """Try the rules of a version on all its invented applications: two queries.

    A trial that names no day of receipt comes in on the day the version begins to hold.
    """
    voorwaarden, begin = list(versie.voorwaarden.all()), {"ontvangen": versie.geldig_van}
    return [
        Proef(proef, toets.explain(versie, toets.plan_from(begin | proef.gegevens), voorwaarden=voorwaarden))
        for proef in versie.proeven.all()
    ]
