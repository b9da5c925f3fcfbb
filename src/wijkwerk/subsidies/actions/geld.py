"""The money of one application in the ledger: from which parts it comes, and what happens to it there.

Every function is called inside the transaction of the act that it belongs to, and books in one go.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.models import Pot, Stand
from wijkwerk.kern.grootboek.rules import Tekort
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import uitslag_geld
from wijkwerk.subsidies.models import Aanvraag, Plafonddeel
from wijkwerk.subsidies.queries.bezwaar import room_then, upheld
from wijkwerk.subsidies.queries.plafond import parts_for, parts_of
from wijkwerk.subsidies.queries.uitslag_vervolg import of_application
from wijkwerk.web.datums import als_euro

GEEN_PLAFOND = "subsidies.geen_plafond"


def split(delen: Sequence[tuple[Plafonddeel, int]], bedrag: int) -> list[tuple[Plafonddeel, int]]:
    """Divide an amount over parts with what is free in each: the first until it is empty, then the next.

    What fits nowhere is left with the last part, so that the ledger refuses it and says what is left there.
    """
    uit, rest = [], bedrag
    for nummer, (deel, vrij) in enumerate(delen):
        is_laatste = nummer == len(delen) - 1
        neemt = rest if is_laatste else min(rest, max(vrij, 0))
        if neemt:
            uit.append((deel, neemt))
        rest -= neemt
    return uit


def reserve_posts(aanvraag: Aanvraag, bedrag: int) -> list[Post]:
    """Return the posts that reserve an amount for this application: from the share of its area, then from the city.

    What works out a chosen idea is paid from the pot of its vote. Locks the pots. An application that is judged after
    all because an objection was upheld gets it from the budget when the year is closed, as far as there was room at the
    first decision (Tekort otherwise). Refuses ("subsidies.geen_plafond") without a ceiling.
    """
    delen = _parts(aanvraag)
    if not delen:
        raise Weigering(_("Voor dit jaar is nog geen plafond bekend."), regel=GEEN_PLAFOND)
    # Held until the act is over: what is free here is still free when it is booked.
    potten = _lock(deel.pot_id for deel in delen)
    if all(pot.gesloten_op for pot in potten.values()) and (eerst := upheld(aanvraag)) is not None:
        return _within(room_then(eerst), aanvraag, bedrag)
    vrij = [(deel, boeken.stand(deel.pot).vrij) for deel in delen]
    aanvraag.plafonddeel = delen[0] if len(delen) == 1 else split(vrij, bedrag)[0][0]
    return [
        Post(deel.pot, Handeling.RESERVEER, deel_bedrag, dossier=aanvraag.dossier)
        for deel, deel_bedrag in split(vrij, bedrag)
    ]


def after_objection(aanvraag: Aanvraag, bedrag: int, *, terug: Sequence[Post] = ()) -> list[Post]:
    """Return the posts that set an amount apart because an objection asks for it; the pot may be closed or empty.

    What is free in an open pot goes first, the rest comes from the budget (VUL_AAN) and touches nothing that others may
    get. `terug` are the claims it undoes: those are granted again from the pots they were paid from. Locks the pots.
    Refuses ("subsidies.geen_plafond") a fund that never had a pot.
    """
    delen = parts_of(aanvraag)
    if not delen:
        raise Weigering(_("Voor dit fonds is nooit een plafond vastgesteld."), regel=GEEN_PLAFOND)
    potten = _lock([*(deel.pot_id for deel in delen), *(post.pot.pk for post in terug)])
    vrij = {pk: 0 if pot.gesloten_op else boeken.stand(pot).vrij for pk, pot in potten.items()}
    nodig = Counter[int]()
    for post in terug:
        nodig[post.pot.pk] += post.bedrag
    if (rest := bedrag - nodig.total()) > 0:
        over = [(deel, vrij[deel.pot_id] - nodig[deel.pot_id]) for deel in delen]
        aanvraag.plafonddeel = aanvraag.plafonddeel or split(over, rest)[0][0]
        for deel, deel_bedrag in split(over, rest):
            nodig[deel.pot_id] += deel_bedrag
    return [
        Post(potten[pk], handeling, centen, dossier=aanvraag.dossier)
        for pk, som in nodig.items()
        for handeling, centen in (
            (Handeling.RESERVEER, min(som, vrij[pk])),
            (Handeling.VUL_AAN, som - min(som, vrij[pk])),
        )
        if centen > 0
    ]


def _within(ruimte: int, aanvraag: Aanvraag, bedrag: int) -> list[Post]:
    if bedrag > ruimte:
        zin = _("Toen voor het eerst werd besloten was er nog %(over)s; dit vraagt %(gevraagd)s.")
        delen = {"over": als_euro(max(ruimte, 0)), "gevraagd": als_euro(bedrag)}
        raise Tekort(zin % delen, over=max(ruimte, 0), gevraagd=bedrag)
    return after_objection(aanvraag, bedrag)


def _parts(aanvraag: Aanvraag) -> list[Plafonddeel]:
    if (idee := of_application(aanvraag)) is not None:
        return [idee.stemronde.plafonddeel]
    return parts_for(aanvraag.regelingversie.regeling, aanvraag.werkgebied, klok.dag_van(aanvraag.ontvangen_op))


def _lock(pks: Iterable[int]) -> dict[int, Pot]:
    """Take the pots, in the same order as booking does."""
    potten = Pot.objects.select_for_update(no_key=True).filter(pk__in=set(pks)).order_by("pk")
    return {pot.pk: pot for pot in potten}


def standing(aanvraag: Aanvraag) -> list[Stand]:
    """Return what stands for this application, per pot, in the order of the pots."""
    return list(Stand.objects.filter(dossier=aanvraag.dossier).select_related("pot").order_by("pot_id"))


def move_all(aanvraag: Aanvraag, kolom: str, handeling: Handeling, *, hoogstens: int | None = None) -> list[Post]:
    """Return the posts that move what stands on one account, at most `hoogstens` cents in all, the last pot first."""
    posten, rest = [], hoogstens
    for stand in reversed(standing(aanvraag)):
        bedrag = stand.amount(kolom) if rest is None else min(rest, stand.amount(kolom))
        if bedrag > 0:
            posten.append(Post(stand.pot, handeling, bedrag, dossier=aanvraag.dossier))
            rest = None if rest is None else rest - bedrag
    return posten


def release(aanvraag: Aanvraag, *, sleutel: str, by: Persoon | None) -> None:
    """Let go of what a proposal reserved for this application; what came from a chosen idea goes back to it."""
    if posten := move_all(aanvraag, "gereserveerd", Handeling.GEEF_VRIJ):
        terug = uitslag_geld.back(aanvraag, sum(post.bedrag for post in posten))
        grootboek.book([*posten, *terug], sleutel=sleutel, by=by)


def paid(aanvraag: Aanvraag) -> int:
    """Return the cents that are paid or on their way for this application."""
    return sum(stand.betaald + stand.onderweg for stand in standing(aanvraag))


def rest_after(aanvraag: Aanvraag, posten: Sequence[Post], handeling: Handeling) -> list[Post]:
    """Return the posts that move what is granted still after `posten` took their part of it, pot by pot."""
    eraf = {
        pot: sum(post.bedrag for post in posten if post.pot.pk == pot and post.handeling == Handeling.VRIJVAL)
        for pot in {post.pot.pk for post in posten}
    }
    rest = [(stand.pot, stand.verleend - eraf.get(stand.pot_id, 0)) for stand in standing(aanvraag)]
    return [Post(pot, handeling, bedrag, dossier=aanvraag.dossier) for pot, bedrag in rest if bedrag > 0]
