"""What stands between an application and a decision."""

from datetime import date, datetime, time

from django.db.models import Q, QuerySet

from wijkwerk.kern import klok
from wijkwerk.subsidies.models import Aanvraag, Band, Belangverklaring, Regeluitkomst
from wijkwerk.subsidies.models.beoordeling import Oordeel
from wijkwerk.subsidies.queries.plafond import ceiling_on, left
from wijkwerk.subsidies.queries.toets import explain, plan_of
from wijkwerk.subsidies.queries.uitslag_vervolg import of_application, ready
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.regeling import Bandwijze, Verdeelwijze


def band_for(aanvraag: Aanvraag, bedrag: int) -> Band | None:
    """Return the band that holds for a grant of `bedrag` cents, or None when the version has none so high."""
    return aanvraag.regelingversie.banden.filter(tot_bedrag__gte=bedrag).order_by("tot_bedrag").first()


def is_direct(band: Band) -> bool:
    """Whether one decision is enough: settled at once (Awb, artikel 4:43)."""
    return band.wijze == Bandwijze.DIRECT


def unjudged(aanvraag: Aanvraag) -> list[Regeluitkomst]:
    """Return the rules at which a person must look still."""
    return [uitkomst for uitkomst in _outcomes(aanvraag) if uitkomst.geldt == Oordeel.MENS]


def against(aanvraag: Aanvraag) -> list[Regeluitkomst]:
    """Return the rules that say no."""
    return [uitkomst for uitkomst in _outcomes(aanvraag) if uitkomst.geldt == Oordeel.NEE]


def _outcomes(aanvraag: Aanvraag) -> QuerySet[Regeluitkomst]:
    return aanvraag.uitkomsten.select_related("voorwaarde")


def highest(aanvraag: Aanvraag) -> int:
    """Return the most that may be granted, in cents: what was asked, and no more than its rules let through.

    What works out a chosen idea gets no more than the amount people voted on.
    """
    uitleg = explain(aanvraag.regelingversie, plan_of(aanvraag))
    gewogen = {u.voorwaarde_id for u in _outcomes(aanvraag) if u.oordeel == Oordeel.JA}
    grenzen = [
        regel.hoogste_bedrag
        for regel in uitleg.regels
        if regel.hoogste_bedrag is not None and regel.voorwaarde.pk not in gewogen
    ]
    if (idee := of_application(aanvraag)) is not None:
        grenzen.append(idee.kosten)
    return min([aanvraag.gevraagd, *grenzen])


def has_interest(aanvraag: Aanvraag, persoon_id: int) -> bool | None:
    """Return whether this person said to have an interest in it, or None when the question was not answered."""
    verklaring = Belangverklaring.objects.filter(aanvraag=aanvraag, persoon=persoon_id).first()
    return None if verklaring is None else not verklaring.vrij


def before_in_line(aanvraag: Aanvraag) -> tuple[int, int]:
    """Return how many complete applications are in line before this one, and how many cents they ask together.

    Only a fund that is divided in the order of complete receipt has a line: of all that are paid from the same part
    of the ceiling. What is not complete stands behind all that is.
    """
    eerder = _line_before(aanvraag)
    return len(eerder), sum(ander.gevraagd for ander in eerder)


def _line_before(aanvraag: Aanvraag) -> list[Aanvraag]:
    if aanvraag.regelingversie.verdeelwijze != Verdeelwijze.VOLGORDE:
        return []
    plafond = ceiling_on(aanvraag.regelingversie.regeling, klok.dag_van(aanvraag.ontvangen_op))
    if plafond is None:
        return []
    rijen = Aanvraag.objects.filter(
        regelingversie__regeling=aanvraag.regelingversie.regeling_id,
        status=Status.INGEDIEND,
        compleet_op__isnull=False,
        ontvangen_op__gte=_start_of(plafond.van),
        ontvangen_op__lt=_start_of(plafond.tot),
    ).exclude(pk=aanvraag.pk)
    if aanvraag.compleet_op is not None:
        zelfde = Q(compleet_op=aanvraag.compleet_op, pk__lt=aanvraag.pk)
        rijen = rijen.filter(Q(compleet_op__lt=aanvraag.compleet_op) | zelfde)
    if not plafond.delen.filter(werkgebied=None).exists():
        rijen = rijen.filter(werkgebied=aanvraag.werkgebied_id)
    return list(rijen.order_by("compleet_op", "pk"))


def _start_of(dag: date) -> datetime:
    return datetime.combine(dag, time.min, klok.AMSTERDAM)


def fits(aanvraag: Aanvraag, bedrag: int) -> bool:
    """Whether this amount is left now in the parts it is paid from."""
    return _take(_free(aanvraag), aanvraag.werkgebied_id, bedrag)


def fits_after_line(aanvraag: Aanvraag, bedrag: int) -> bool:
    """Whether this amount is left when everybody before it in line gets what they ask, or lies ready from a vote."""
    if (idee := of_application(aanvraag)) is not None and ready(idee) >= bedrag:
        return True
    vrij = _free(aanvraag)
    for ander in _line_before(aanvraag):
        _take(vrij, ander.werkgebied_id, ander.gevraagd)
    return _take(vrij, aanvraag.werkgebied_id, bedrag)


def _free(aanvraag: Aanvraag) -> dict[int | None, int]:
    """Return what is left per area; key None is the part of the whole city."""
    delen = left(aanvraag.regelingversie.regeling, klok.dag_van(aanvraag.ontvangen_op))
    return {over.deel.werkgebied_id: over.vrij for over in delen}


def _take(vrij: dict[int | None, int], werkgebied: int, bedrag: int) -> bool:
    """Take an amount from the share of the area, then from the city's; nothing when it does not fit."""
    eigen = min(max(vrij.get(werkgebied, 0), 0), bedrag)
    if bedrag - eigen > vrij.get(None, 0):
        return False
    vrij[werkgebied] = vrij.get(werkgebied, 0) - eigen
    vrij[None] = vrij.get(None, 0) - (bedrag - eigen)
    return True
