"""The money of one application in the ledger: from which parts it comes, and what happens to it there.

Every function is called inside the transaction of the act that it belongs to, and books in one go.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.models import Pot, Stand
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.models import Aanvraag, Plafonddeel
from wijkwerk.subsidies.queries.plafond import parts_for

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

    Locks the pots. Refuses ("subsidies.geen_plafond") without a ceiling.
    """
    dag = klok.dag_van(aanvraag.ontvangen_op)
    delen = parts_for(aanvraag.regelingversie.regeling, aanvraag.werkgebied, dag)
    if not delen:
        raise Weigering(_("Voor dit jaar is nog geen plafond bekend."), regel=GEEN_PLAFOND)
    potten = Pot.objects.select_for_update(no_key=True).filter(pk__in=[deel.pot_id for deel in delen]).order_by("pk")
    list(potten)  # held until the act is over: what is free here is still free when it is booked
    vrij = [(deel, boeken.stand(deel.pot).vrij) for deel in delen]
    aanvraag.plafonddeel = delen[0] if len(delen) == 1 else split(vrij, bedrag)[0][0]
    return [
        Post(deel.pot, Handeling.RESERVEER, deel_bedrag, dossier=aanvraag.dossier)
        for deel, deel_bedrag in split(vrij, bedrag)
    ]


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
    """Let go of what is reserved for this application."""
    if posten := move_all(aanvraag, "gereserveerd", Handeling.GEEF_VRIJ):
        grootboek.book(posten, sleutel=sleutel, by=by)


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
