"""What waits for a person on the grants, in the order in which waiting does harm.

First what the law or a resident waits for, then what a colleague waits for, then what keeps the books right. Every
group is one query, with the count of all that is in it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from wijkwerk.kern import klok, termijnen
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import (
    Aanvraag,
    Advies,
    Afschriftregel,
    Betaalpartij,
    Betaling,
    Bezwaar,
    Nabezoek,
    Opschorting,
    Verantwoording,
    Voorstel,
    Vordering,
)
from wijkwerk.subsidies.queries import uitslag_vervolg
from wijkwerk.subsidies.states import verantwoording as tellingen
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND, Status
from wijkwerk.subsidies.states.besluit import OPEN_BEZWAAR, Voorstelstatus, Vorderingstatus
from wijkwerk.subsidies.states.betaling import Betaalsoort, Partijstatus
from wijkwerk.subsidies.states.betaling import Status as Betaalstatus
from wijkwerk.web.toegang import houdt
from wijkwerk.web.vandaag import Schade, Wachtend, filled

WERKDAGEN = 5


# Its key, what harm waiting does, for whom, and the rows.
Groep = tuple[str, Schade, str, Callable[[Persoon], QuerySet[Any]]]


def urgent(persoon: Persoon) -> list[Wachtend]:
    """Return what does harm when it waits, the worst first; empty groups are left out."""
    return _of(persoon, DRINGEND)


def calm(persoon: Persoon) -> list[Wachtend]:
    """Return what is good to know today: applications with time left, payments to gather, letters to post."""
    return _of(persoon, RUSTIG)


def _of(persoon: Persoon, groepen: tuple[Groep, ...]) -> list[Wachtend]:
    return filled(
        (sleutel, schade, vraag(persoon)) for sleutel, schade, regel, vraag in groepen if houdt(persoon, regel)
    )


def soon() -> date:
    """Return the last day that counts as near: five working days from today."""
    return termijnen.add_werkdagen(klok.vandaag(), WERKDAGEN)


def _mine(persoon: Persoon) -> QuerySet[Any, Any]:
    """Applications this person may read, to look others up in; who was only asked for advice decides nothing."""
    return rules.aanvragen_voor(persoon).order_by().values("pk")


def _terms(persoon: Persoon) -> QuerySet[Aanvraag]:
    """Applications of which the legal day is past or near."""
    rijen = rules.aanvragen_voor(persoon).filter(status=Status.INGEDIEND, beslis_uiterlijk__lte=soon())
    return rijen.select_related("werkgebied").order_by("beslis_uiterlijk", "pk")


def _later(persoon: Persoon) -> QuerySet[Aanvraag]:
    """Applications to decide on with time left."""
    rijen = rules.aanvragen_voor(persoon).filter(status=Status.INGEDIEND, beslis_uiterlijk__gt=soon())
    return rijen.select_related("werkgebied").order_by("beslis_uiterlijk", "pk")


def _proposals(persoon: Persoon) -> QuerySet[Voorstel]:
    """Proposals that wait for a second pair of eyes, other than those of this person."""
    rijen = Voorstel.objects.filter(status=Voorstelstatus.OPEN, aanvraag__in=_mine(persoon)).exclude(door=persoon.pk)
    return rijen.select_related("aanvraag").order_by(F("aanvraag__beslis_uiterlijk").asc(nulls_last=True), "pk")


def _completions(persoon: Persoon) -> QuerySet[Opschorting]:
    """Questions to applicants of which the time is over: the clock stands still, and nobody does anything."""
    rijen = Opschorting.objects.filter(hervat_op=None, uiterlijk_op__lt=klok.vandaag(), aanvraag__in=_mine(persoon))
    return rijen.filter(aanvraag__status=Status.AANVULLEN).select_related("aanvraag").order_by("uiterlijk_op", "pk")


def _objections(persoon: Persoon) -> QuerySet[Bezwaar]:
    """Open objections that this person may handle: not those on a decision of one's own."""
    eigen = Q(beschikking__genomen_door=persoon.pk) | Q(beschikking__tweede=persoon.pk)
    rijen = rules.bezwaren_voor(persoon).filter(status__in=OPEN_BEZWAAR).exclude(eigen)
    return rijen.select_related("beschikking__aanvraag").order_by("beslis_uiterlijk", "pk")


def _advice(persoon: Persoon) -> QuerySet[Advies]:
    """Advice asked of this person on what is still open."""
    rijen = Advies.objects.filter(adviseur=persoon.pk, gegeven_op=None, aanvraag__in=Aanvraag.objects.undecided())
    return rijen.select_related("aanvraag").order_by("uiterlijk_op", "pk")


def _bounced(_persoon: Persoon) -> QuerySet[Betaling]:
    """Payments that came back and were not set out again."""
    rijen = Betaling.objects.filter(status=Betaalstatus.MISLUKT, opnieuw__isnull=True)
    return rijen.select_related("aanvraag").order_by("status_sinds", "pk")


def _to_approve(persoon: Persoon) -> QuerySet[Betaalpartij]:
    """Batches that wait for a second person, other than those of this person."""
    rijen = Betaalpartij.objects.filter(status=Partijstatus.TER_GOEDKEURING).exclude(gemaakt_door=persoon.pk)
    return rijen.order_by("uitvoeren_op", "pk")


def _unknown(_persoon: Persoon) -> QuerySet[Afschriftregel]:
    """Lines of the bank that nobody could place."""
    return Afschriftregel.objects.filter(uitkomst=Afschriftregel.Uitkomst.ONBEKEND).order_by("pk")


def _claims(_persoon: Persoon) -> QuerySet[Vordering]:
    """Money that should have come back by now."""
    rijen = Vordering.objects.filter(status=Vorderingstatus.OPEN, uiterlijk_op__lt=klok.vandaag())
    return rijen.select_related("aanvraag").order_by("uiterlijk_op", "pk")


def _late_accounts(persoon: Persoon) -> QuerySet[Verantwoording]:
    """Tellings that should have come by now."""
    rijen = Verantwoording.objects.filter(
        status__in=tellingen.OPEN, uiterlijk_op__lt=klok.vandaag(), aanvraag__status=Status.VERLEEND
    )
    return rijen.filter(aanvraag__in=_mine(persoon)).select_related("aanvraag").order_by("uiterlijk_op", "pk")


def _accounts(persoon: Persoon) -> QuerySet[Verantwoording]:
    """Tellings that came in and wait to be read."""
    rijen = Verantwoording.objects.filter(status=tellingen.Status.INGEDIEND, aanvraag__in=_mine(persoon))
    return rijen.select_related("aanvraag").order_by("status_sinds", "pk")


def _visits(persoon: Persoon) -> QuerySet[Nabezoek]:
    """Visits this person promised and did not tell of yet."""
    rijen = Nabezoek.objects.filter(wie=persoon.pk, geweest_op=None, aanvraag__status__in=TOEGEKEND)
    return rijen.select_related("aanvraag__werkgebied").order_by("op", "pk")


def _payable(_persoon: Persoon) -> QuerySet[Betaling]:
    """Payments that may go into a batch today."""
    rijen = Betaling.objects.filter(status=Betaalstatus.KLAAR, klaar_op__lte=klok.vandaag())
    return rijen.exclude(soort=Betaalsoort.KAART).select_related("aanvraag").order_by("klaar_op", "pk")


def _letters(_persoon: Persoon) -> QuerySet[Bericht]:
    """Letters that wait to be printed: those about grants, and all others of the house, which go in the same stack."""
    return Bericht.objects.letters()


BESLISSEN, BETALEN = "subsidies.beslissen", "subsidies.betalen"
STEMRONDES = "subsidies.stemrondes"
DRINGEND: tuple[Groep, ...] = (
    ("termijn", Schade.DAG, BESLISSEN, _terms),
    ("bezwaar", Schade.DAG, "subsidies.bezwaren", _objections),
    ("teruggekomen", Schade.BEWONER, BETALEN, _bounced),
    ("aanvulling", Schade.BEWONER, "subsidies.beoordelen", _completions),
    ("idee_laat", Schade.BEWONER, STEMRONDES, uitslag_vervolg.late),
    ("advies", Schade.COLLEGA, "subsidies.adviseren", _advice),
    ("voorstel", Schade.COLLEGA, BESLISSEN, _proposals),
    ("partij", Schade.COLLEGA, "subsidies.goedkeuren", _to_approve),
    ("verantwoording_laat", Schade.BOEKEN, "subsidies.beoordelen", _late_accounts),
    ("vordering", Schade.BOEKEN, BETALEN, _claims),
    ("regel", Schade.BOEKEN, BETALEN, _unknown),
)
RUSTIG: tuple[Groep, ...] = (
    ("later", Schade.RUST, BESLISSEN, _later),
    ("idee", Schade.RUST, STEMRONDES, uitslag_vervolg.to_assign),
    ("verantwoording", Schade.RUST, "subsidies.beoordelen", _accounts),
    ("nabezoek", Schade.RUST, "subsidies.lezen", _visits),
    ("betaling", Schade.RUST, BETALEN, _payable),
    ("brief", Schade.RUST, "subsidies.post", _letters),
)
