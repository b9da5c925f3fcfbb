"""What becomes of the ideas a vote chose: the one stage each is in, in words for everybody, and what waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Aanvraag, Idee, Verantwoording
from wijkwerk.subsidies.queries.resultaten import shown
from wijkwerk.subsidies.queries.uitslag import Regel, dossier_of
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN, TOEGEKEND, Status
from wijkwerk.subsidies.states.stemronde import Ideestatus, Uitvoerder
from wijkwerk.subsidies.states.verantwoording import Status as Verteld
from wijkwerk.web.datums import als_dag, als_euro

# Chosen, and nobody asked for the money yet or took it elsewhere.
WACHT = Q(status=Ideestatus.GEKOZEN, aanvraag=None, gekregen=None, uitvoerder__in=("", Uitvoerder.BEWONERS))


class Stand(StrEnum):
    """The stages, in order."""

    KIEZEN = "kiezen"  # who makes it?
    BEWONERS = "bewoners"  # residents are asked to work it out
    AANGEVRAAGD = "aangevraagd"
    TOEGEKEND = "toegekend"
    KLAAR = "klaar"
    GEMEENTE = "gemeente"
    VERVALLEN = "vervallen"


TOON = {Stand.TOEGEKEND: "goed", Stand.KLAAR: "goed", Stand.GEMEENTE: "goed", Stand.VERVALLEN: "let-op"}


@dataclass(frozen=True)
class Vervolg:
    """Where a chosen idea stands: a word, a sentence that names nobody, and the result page when it may be shown."""

    stand: Stand
    woord: str
    zin: str
    resultaat: int | None = None

    @property
    def toon(self) -> str:
        """The tone of its badge."""
        return TOON.get(self.stand, "info")


def follow_all(ideeen: Iterable[Idee]) -> dict[int, Vervolg]:
    """Return per chosen idea where it stands: three queries."""
    gekozen = [idee for idee in ideeen if idee.status == Ideestatus.GEKOZEN]
    aanvragen = Aanvraag.objects.in_bulk([idee.aanvraag_id for idee in gekozen if idee.aanvraag_id])
    verteld = {rij.aanvraag_id: rij for rij in Verantwoording.objects.filter(aanvraag__in=list(aanvragen))}
    te_zien = set(shown().filter(aanvraag__in=list(aanvragen)).order_by().values_list("pk", flat=True))
    return {
        idee.pk: _follow(idee, aanvragen.get(idee.aanvraag_id or 0), verteld.get(idee.aanvraag_id or 0), te_zien)
        for idee in gekozen
    }


def with_follow(regels: Iterable[Regel]) -> list[tuple[Regel, Vervolg | None]]:
    """Return the lines of an outcome, each with where its idea stands: three queries."""
    vast = list(regels)
    vervolg = follow_all(regel.idee for regel in vast)
    return [(regel, vervolg.get(regel.idee.pk)) for regel in vast]


def follow(idee: Idee) -> Vervolg | None:
    """Return where one idea stands, or None when it was not chosen."""
    return follow_all([idee]).get(idee.pk)


def _follow(idee: Idee, aanvraag: Aanvraag | None, verteld: Verantwoording | None, te_zien: set[int]) -> Vervolg:
    if aanvraag is None:
        return _without_application(idee)
    if aanvraag.status in TE_BESLISSEN:
        zin = _("Bewoners werkten het uit en vroegen %(bedrag)s aan. De gemeente beslist erover.")
        return Vervolg(Stand.AANGEVRAAGD, _("Aangevraagd"), zin % {"bedrag": als_euro(aanvraag.gevraagd)})
    if aanvraag.status not in TOEGEKEND:
        return Vervolg(Stand.VERVALLEN, _("Gaat niet door"), _ended(aanvraag))
    return _made(aanvraag, verteld, te_zien)


def _without_application(idee: Idee) -> Vervolg:
    if idee.gekregen is not None:
        return Vervolg(Stand.KLAAR, _("Afgerond"), _granted(idee.gekregen))
    if idee.uitvoerder == Uitvoerder.GEMEENTE:
        return Vervolg(Stand.GEMEENTE, _("De gemeente maakt het"), _("De gemeente maakt dit idee en betaalt het."))
    if idee.uitvoerder == Uitvoerder.NIEMAND:
        return Vervolg(Stand.VERVALLEN, _("Gaat niet door"), idee.reden_niet or _("Dit idee wordt niet gemaakt."))
    return _nobody_yet(idee)


def _nobody_yet(idee: Idee) -> Vervolg:
    dag = als_dag(idee.vervolg_voor) if idee.vervolg_voor else ""
    if idee.uitvoerder != Uitvoerder.BEWONERS:
        zin = _("De gemeente zoekt uit wie dit maakt. Het geld ligt klaar.")
        return Vervolg(Stand.KIEZEN, _("Wie maakt het?"), zin)
    zin = _("Bewoners maken het zelf. Zij werken het plan uit, voor %(dag)s. Het geld ligt klaar.") % {"dag": dag}
    return Vervolg(Stand.BEWONERS, _("Bewoners werken het uit"), zin)


def _ended(aanvraag: Aanvraag) -> str:
    zinnen = {
        Status.TERUGGETROKKEN: _("De bewoners die het wilden maken, trokken hun plan terug."),
        Status.GEWEIGERD: _("Het uitgewerkte plan paste niet bij de regels van dit geld."),
        Status.BUITEN_BEHANDELING: _("Het plan is niet op tijd uitgewerkt."),
        Status.INGETROKKEN: _("De bijdrage is ingetrokken."),
    }
    return zinnen[Status(aanvraag.status)] + " " + _("Het geld is weer vrij voor andere plannen.")


def _granted(bedrag: int) -> str:
    return _("Bewoners kregen %(bedrag)s om het te maken.") % {"bedrag": als_euro(bedrag)}


def _made(aanvraag: Aanvraag, verteld: Verantwoording | None, te_zien: set[int]) -> Vervolg:
    bedrag = aanvraag.vastgesteld if aanvraag.vastgesteld is not None else aanvraag.toegekend or 0
    if verteld is not None and verteld.status == Verteld.AKKOORD:
        resultaat = verteld.pk if verteld.pk in te_zien else None
        return Vervolg(Stand.KLAAR, _("Klaar"), _granted(bedrag) + " " + _("Het is klaar."), resultaat)
    return Vervolg(Stand.TOEGEKEND, _("Toegekend"), _granted(bedrag) + " " + _("Zij gaan aan de slag."))


def of_application(aanvraag: Aanvraag) -> Idee | None:
    """Return the idea of a vote that this application works out, or None: one query."""
    return Idee.objects.filter(aanvraag=aanvraag.pk).select_related("stemronde__plafonddeel__pot").first()


def ready(idee: Idee) -> int:
    """Return the cents that lie ready for this idea in the ledger."""
    return sum(stand.gereserveerd for stand in boeken.stand_of(dossier_of(idee)))


def takes_application(idee: Idee) -> bool:
    """Tell whether who sent it in may ask for its money now: chosen, left to residents, and nobody asked yet."""
    return (
        idee.status == Ideestatus.GEKOZEN
        and idee.uitvoerder == Uitvoerder.BEWONERS
        and idee.aanvraag_id is None
        and idee.gekregen is None
    )


def is_open(idee: Idee) -> bool:
    """Tell whether it is not settled yet who makes a chosen idea with which money."""
    return idee.status == Ideestatus.GEKOZEN and (idee.uitvoerder == "" or takes_application(idee))


def waiting(persoon: Any, *, voor: date | None = None) -> QuerySet[Idee]:
    """Return the chosen ideas of this person with which somebody must do something; `voor`: late on that day."""
    rijen = Idee.objects.filter(WACHT, stemronde__in=rules.stemrondes_voor(persoon).order_by().values("pk"))
    rijen = rijen.select_related("stemronde").order_by("vervolg_voor", "pk")
    return rijen.filter(vervolg_voor__lt=voor) if voor else rijen


def late(persoon: Any) -> QuerySet[Idee]:
    """Return the chosen ideas with which nobody did anything in time."""
    return waiting(persoon, voor=klok.vandaag())


def to_assign(persoon: Any) -> QuerySet[Idee]:
    """Return the chosen ideas of which it must be decided who makes them, with time left."""
    return waiting(persoon).filter(uitvoerder="").exclude(vervolg_voor__lt=klok.vandaag())
