"""The money of a chosen idea on its way to who makes it: reserved by the vote, so never taken a second time.

It lies under the name of the idea ("idee:7") until there is a decision. A grant takes it from there and lets go of
what it leaves; a proposal holds its part and gives it back to the idea when it is returned; a no lets go of all.
Every function is called inside the transaction of the act that it belongs to, with the application locked.
"""

from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.models import Aanvraag, Idee
from wijkwerk.subsidies.queries.uitslag import dossier_of
from wijkwerk.subsidies.queries.uitslag_vervolg import of_application


def free_posts(idee: Idee, *, hoogstens: int | None = None) -> list[Post]:
    """Return the posts that let go of what lies ready for an idea, at most `hoogstens` cents in all."""
    posten, rest = [], hoogstens
    for stand in boeken.stand_of(dossier_of(idee)):
        bedrag = stand.gereserveerd if rest is None else min(rest, stand.gereserveerd)
        if bedrag > 0:
            posten.append(Post(stand.pot, Handeling.GEEF_VRIJ, bedrag, dossier=dossier_of(idee)))
            rest = None if rest is None else rest - bedrag
    return posten


def take(aanvraag: Aanvraag, *, hoogstens: int | None = None) -> list[Post]:
    """Return the posts that take the money of its idea for an application; none for one that comes from no vote.

    Book them together with the posts that reserve it for the application. `hoogstens`: a proposal leaves the rest.
    """
    idee = of_application(aanvraag)
    return free_posts(idee, hoogstens=hoogstens) if idee else []


def back(aanvraag: Aanvraag, bedrag: int) -> list[Post]:
    """Return the posts that give what a proposal held back to the idea it was taken from."""
    idee = of_application(aanvraag)
    if idee is None:
        return []
    return [Post(idee.stemronde.plafonddeel.pot, Handeling.RESERVEER, bedrag, dossier=dossier_of(idee))]


def let_go(idee: Idee, *, by: Persoon | None) -> None:
    """Let go of what lies ready for an idea that is not made: the money is free again."""
    if posten := free_posts(idee):
        grootboek.book(posten, sleutel=f"idee:{idee.pk}:vrij", by=by)


def end(aanvraag: Aanvraag, *, by: Persoon | None) -> None:
    """Let go of the money of the idea behind an application that ends without a grant."""
    if (idee := of_application(aanvraag)) is not None:
        let_go(idee, by=by)
