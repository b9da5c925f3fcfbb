"""What stands between an application and a decision."""

from django.db.models import QuerySet, Sum

from wijkwerk.subsidies.models import Aanvraag, Band, Belangverklaring, Regeluitkomst
from wijkwerk.subsidies.models.beoordeling import Oordeel
from wijkwerk.subsidies.queries.toets import explain, plan_of
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
    """Return the most that may be granted, in cents: what was asked, and no more than its rules let through."""
    uitleg = explain(aanvraag.regelingversie, plan_of(aanvraag))
    gewogen = {u.voorwaarde_id for u in _outcomes(aanvraag) if u.oordeel == Oordeel.JA}
    grenzen = [
        regel.hoogste_bedrag
        for regel in uitleg.regels
        if regel.hoogste_bedrag is not None and regel.voorwaarde.pk not in gewogen
    ]
    return min([aanvraag.gevraagd, *grenzen])


def has_interest(aanvraag: Aanvraag, persoon_id: int) -> bool | None:
    """Return whether this person said to have an interest in it, or None when the question was not answered."""
    verklaring = Belangverklaring.objects.filter(aanvraag=aanvraag, persoon=persoon_id).first()
    return None if verklaring is None else not verklaring.vrij


def before_in_line(aanvraag: Aanvraag) -> tuple[int, int]:
    """Return how many complete applications are in line before this one, and how many cents they ask together.

    Only a fund that is divided in the order of complete receipt has a line, per area.
    """
    if aanvraag.regelingversie.verdeelwijze != Verdeelwijze.VOLGORDE or aanvraag.compleet_op is None:
        return 0, 0
    eerder = Aanvraag.objects.filter(
        regelingversie__regeling=aanvraag.regelingversie.regeling_id,
        werkgebied=aanvraag.werkgebied_id,
        status=Status.INGEDIEND,
        compleet_op__lt=aanvraag.compleet_op,
        ontvangen_op__year=aanvraag.ontvangen_op.year,
    ).exclude(pk=aanvraag.pk)
    return eerder.count(), eerder.aggregate(som=Sum("gevraagd"))["som"] or 0
