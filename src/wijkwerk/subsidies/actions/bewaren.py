"""How long applications are kept, with everything on them, and how they end (Selectielijst gemeenten 2020)."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import actions as bestanden
from wijkwerk.kern.bestanden import opslag
from wijkwerk.kern.bewaren.registry import Bewaarregel, Meegaand, Vanaf
from wijkwerk.kern.bewaren.states import Behandeling
from wijkwerk.kern.documenten import actions as documenten
from wijkwerk.kern.documenten.models import Document
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.subsidies.actions.aanvraag_post import BEWAARD
from wijkwerk.subsidies.actions.betaling_bewaren import wipe
from wijkwerk.subsidies.models import (
    Aanvraag,
    Aanvrager,
    Afschrift,
    Afschriftregel,
    Beschikking,
    Betaling,
    Bewijsstuk,
    Bezwaar,
    Bijlage,
    Idee,
    Medestander,
    Vordering,
)
from wijkwerk.subsidies.models.wachten import BESCHIKKING, Vrijgave
from wijkwerk.subsidies.queries.uitslag_vervolg import WACHT
from wijkwerk.subsidies.states import stemronde as stemrondes
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN, Status
from wijkwerk.subsidies.states.besluit import OPEN_BEZWAAR, Vorderingstatus
from wijkwerk.subsidies.states.betaling import OPEN as NOG_TE_BETALEN
from wijkwerk.subsidies.states.regeling import Verantwoordingswijze
from wijkwerk.subsidies.states.stemronde import Uitvoerder

SOORT = "subsidies.aanvraag"
NIET_LANGER = "AVG artikel 5, eerste lid onder e: niet langer bewaren dan nodig"
GEKREGEN = (Status.VASTGESTELD, Status.INGETROKKEN)
AFGEBROKEN = (Status.BUITEN_BEHANDELING, Status.TERUGGETROKKEN)
ZONDER = Q(band__verantwoording=Verantwoordingswijze.GEEN)
NOG_WACHTEN = timedelta(days=140)  # on top of the six weeks
KLAAR = (stemrondes.Status.UITSLAG, stemrondes.Status.GESTOPT)


def retention_rules() -> list[Bewaarregel]:
    """Return the rules. Letters, advice, reasons, payments and photos go with their application.

    As long as money must come back, a payment is on its way or an objection is open, nothing of it goes.
    """
    return [
        _applications("8.1.7", "Bijdragen die zijn gegeven", Q(status__in=GEKREGEN) & ~ZONDER, jaren=7),
        _applications("8.1.8", "Bijdragen zonder verantwoording", Q(status__in=GEKREGEN) & ZONDER, jaren=7),
        _applications("8.2", "Aanvragen die zijn afgewezen", Q(status=Status.GEWEIGERD), jaren=5),
        _applications("8.4", "Aanvragen die zijn afgebroken", Q(status__in=AFGEBROKEN), jaren=1),
        Bewaarregel(
            soort="subsidies.bezwaar",
            naam="Bezwaren die zijn afgehandeld",
            selectielijst="13.1",
            termijn_jaren=5,
            vanaf=lambda voor: Bezwaar.objects.exclude(status__in=OPEN_BEZWAAR).filter(status_sinds__lt=voor),
            vernietig=lambda ids, _by: destroy_objections(ids),
        ),
        Bewaarregel(
            soort="subsidies.afschrift",
            naam="Afschriften van de bank",
            selectielijst="",
            grond="Algemene wet inzake rijksbelastingen, artikel 52, vierde lid: zeven jaar",
            termijn_jaren=7,
            vanaf="op",
            vernietig=lambda ids, _by: destroy_statements(ids),
        ),
        _forget("subsidies.aanvrager", "Adres en rekening van aanvragers", _applicants, forget_applicants, jaren=2),
        _forget("subsidies.medestander", "Naam en adres van medestanders", _supporters, forget_supporters, dagen=90),
        _forget("subsidies.idee", "Naam en e-mailadres bij een idee", _senders, forget_senders, dagen=42),
    ]  # fmt: skip


def meegaand() -> list[Meegaand]:
    """Return what `destroy` takes along though no key of the database does, and what goes by itself."""
    return [
        Meegaand("subsidies.beschikking", _("Besluiten met hun brief"), met=SOORT),
        Meegaand("subsidies.vordering", _("Geld dat terug moest"), met=SOORT),
        Meegaand("subsidies.betaalbestand", _("Bestanden voor de bank"), met="subsidies.betaling"),
        Meegaand("subsidies.concept", _("Aanvragen die niet zijn verstuurd"), dagen=BEWAARD.days),
    ]


def _applications(code: str, naam: str, welke: Q, *, jaren: int) -> Bewaarregel:
    return Bewaarregel(
        soort=SOORT,
        naam=naam,
        selectielijst=code,
        termijn_jaren=jaren,
        vanaf=lambda voor: _ended(voor).filter(welke),
        vernietig=lambda ids, _by: destroy(ids),
    )


def _forget(
    soort: str, naam: str, vanaf: Vanaf, wis: Callable[[list[int]], int], *, jaren: int = 0, dagen: int = 0
) -> Bewaarregel:
    return Bewaarregel(
        soort=soort,
        naam=naam,
        selectielijst="",
        grond=NIET_LANGER,
        handeling=Behandeling.ANONIMISEREN,
        termijn_jaren=jaren,
        termijn_dagen=dagen,
        vanaf=vanaf,
        vernietig=lambda ids, _by: wis(ids),
    )


def _ended(voor: datetime) -> QuerySet[Aanvraag]:
    """Return the applications that ended before a moment, with nothing open on them."""
    open_ = (
        Vordering.objects.filter(aanvraag=OuterRef("pk"), status=Vorderingstatus.OPEN),
        Bezwaar.objects.filter(beschikking__aanvraag=OuterRef("pk"), status__in=OPEN_BEZWAAR),
        Betaling.objects.filter(aanvraag=OuterRef("pk"), status__in=NOG_TE_BETALEN),
    )
    rijen = Aanvraag.objects.filter(status_sinds__lt=voor)
    for vraag in open_:
        rijen = rijen.filter(~Exists(vraag))
    return rijen


def _applicants(voor: datetime) -> QuerySet[Aanvrager]:
    """Applicants of whom nothing has to be asked, paid or written any more; the name stays on the decision."""
    klaar = _ended(voor).filter(status__in=(*GEKREGEN, Status.GEWEIGERD, *AFGEBROKEN))
    return Aanvrager.objects.filter(aanvraag__in=klaar.order_by().values("pk"), gewist_op=None)


def _supporters(voor: datetime) -> QuerySet[Medestander]:
    """Neighbours whose support was not checked before the decision, so that their name still stands."""
    klaar = Aanvraag.objects.filter(status_sinds__lt=voor).exclude(status__in=TE_BESLISSEN)
    genoemd = ~Q(naam="", email="", postcode="", huisnummer="")
    return Medestander.objects.filter(genoemd, aanvraag__in=klaar.order_by().values("pk"))


def _senders(voor: datetime) -> QuerySet[Idee]:
    """Who sent an idea, after the result was known and could be objected to.

    Of a chosen idea that nobody took up yet the name stays half a year at most: it is who gets the link to its money.
    """
    geweest = Idee.objects.filter(stemronde__status__in=KLAAR, stemronde__status_sinds__lt=voor)
    nog_nodig = WACHT & Q(stemronde__status_sinds__gte=voor - NOG_WACHTEN)
    return geweest.exclude(nog_nodig).exclude(indiener="", email="")


@transaction.atomic
def forget_applicants(ids: list[int]) -> int:
    """Take address, telephone, e-mail and account off; the name of who got the decision stays with it."""
    leeg = dict.fromkeys(("email", "telefoon", "straat", "postcode", "adres_sleutel", "rekeninghouder", "iban"), "")
    return Aanvrager.objects.filter(pk__in=ids, gewist_op=None).update(**leeg, gewist_op=klok.nu())


@transaction.atomic
def forget_supporters(ids: list[int]) -> int:
    """Take the names off; the number of supporters stays on the application."""
    return Medestander.objects.filter(pk__in=ids).update(naam="", email="", postcode="", huisnummer="")


@transaction.atomic
def forget_senders(ids: list[int]) -> int:
    """Take the names off; the ideas stay."""
    return Idee.objects.filter(pk__in=ids).update(indiener="", email="")


@transaction.atomic
def destroy_objections(ids: list[int]) -> int:
    """Destroy objections with their letters; the decision they were about stays until its own term. Return how many."""
    weg = list(Bezwaar.objects.filter(pk__in=ids))
    for bezwaar in weg:
        documenten.drop(bezwaar, by=None)
    Bezwaar.objects.filter(pk__in=[bezwaar.pk for bezwaar in weg]).delete()
    return len(weg)


@transaction.atomic
def destroy_statements(ids: list[int]) -> int:
    """Destroy statements of the bank with their lines; what they did to a payment stays in the ledger."""
    weg = list(Afschrift.objects.filter(pk__in=ids).values_list("pk", flat=True))
    Afschrift.objects.filter(pk__in=weg).delete()
    return len(weg)


@transaction.atomic
def destroy(ids: list[int]) -> int:
    """Destroy applications with everything that hangs on them, papers and photos as well; return how many.

    What happened to the money stays in the ledger, under a number that says nothing any more.
    """
    weg = list(Aanvraag.objects.filter(pk__in=ids))
    pks = [aanvraag.pk for aanvraag in weg]
    destroy_objections(list(Bezwaar.objects.filter(beschikking__aanvraag__in=pks).values_list("pk", flat=True)))
    _destroy_money(pks)
    _destroy_decisions(pks)
    fotos = [
        stuk.bestand for stuk in Bewijsstuk.objects.filter(verantwoording__aanvraag__in=pks).select_related("bestand")
    ]
    opslag.delete(list(Bijlage.objects.filter(aanvraag__in=pks).values_list("bestand", flat=True)))
    _leave_ideas(pks)
    for aanvraag in weg:
        documenten.drop(aanvraag, by=None)
    draad.forget(SOORT, pks)
    zoeken.forget_ids(SOORT, pks)
    Aanvraag.objects.filter(pk__in=pks).delete()
    for bestand in fotos:
        bestanden.remove(bestand, by=None)
    return len(weg)


def _leave_ideas(pks: list[int]) -> None:
    """Keep at a chosen idea what its makers got, or that it was not made, when their application goes."""
    for idee in Idee.objects.filter(aanvraag__in=pks).select_related("aanvraag"):
        aanvraag, idee.aanvraag = idee.aanvraag, None
        if aanvraag is not None and aanvraag.status in (Status.VASTGESTELD, Status.VERLEEND):
            idee.gekregen = aanvraag.vastgesteld if aanvraag.vastgesteld is not None else aanvraag.toegekend
        else:
            idee.uitvoerder = Uitvoerder.NIEMAND
        idee.save(update_fields=["aanvraag", "gekregen", "uitvoerder"])


def _destroy_money(pks: list[int]) -> None:
    """Claims and payments, the last one first: a new try holds on to the payment that came back."""
    Vordering.objects.filter(aanvraag__in=pks).delete()
    betalingen = list(Betaling.objects.filter(aanvraag__in=pks).order_by("-pk").values_list("pk", flat=True))
    wipe(betalingen)  # with the file for the bank, which may name others only as long as they are not wiped
    Afschriftregel.objects.filter(betaling__in=betalingen).update(betaling=None)
    for pk in betalingen:
        Betaling.objects.filter(pk=pk).delete()


def _destroy_decisions(pks: list[int]) -> None:
    """Decisions with their letters, the last one first: it may hold on to the one it replaced."""
    rijen = list(Beschikking.objects.filter(aanvraag__in=pks).order_by("-pk"))
    vrij = [Vrijgave(tabel=BESCHIKKING, rij_id=rij.pk) for rij in rijen]
    Vrijgave.objects.bulk_create(vrij, ignore_conflicts=True)
    for beschikking in rijen:
        Beschikking.objects.filter(pk=beschikking.pk).delete()
        documenten.drop(beschikking, by=None)
    Document.objects.filter(pk__in=[rij.document_id for rij in rijen if rij.document_id]).delete()
