"""What a payment does in the ledger. Every act has a key of its own, so it is booked once whatever happens.

Call inside the transaction of the step it belongs to.
"""

from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.models import Boeking
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.models import Betaling
from wijkwerk.subsidies.queries.betaling import split_over_pots


def order(betaling: Betaling, *, by: Persoon | None) -> None:
    """Book that the bank was told to pay: out of the pots that still owe it. Refuses (Tekort) when they owe less."""
    if _ordered(betaling):
        return
    posten = [
        Post(pot, Handeling.BETAAL, bedrag, dossier=betaling.aanvraag.dossier)
        for pot, bedrag in split_over_pots(betaling.aanvraag, betaling.bedrag)
    ]
    grootboek.book(posten, sleutel=_key(betaling, "betaal"), by=by)


def confirm(betaling: Betaling, *, by: Persoon | None) -> None:
    """Book that the bank paid."""
    _follow(betaling, Handeling.BEVESTIG, "bevestig", by)


def refuse(betaling: Betaling, *, by: Persoon | None) -> None:
    """Book that the bank did not pay, or that it came back before it was known to be paid."""
    _follow(betaling, Handeling.KOM_TERUG, "kom_terug", by)


def reverse(betaling: Betaling, *, by: Persoon | None) -> None:
    """Book that what was paid came back. Refuses (Tekort) when part of it was reclaimed meanwhile."""
    _follow(betaling, Handeling.STORNEER, "storneer", by)


def give_back(betaling: Betaling, bedrag: int, *, by: Persoon | None) -> None:
    """Book that part of what was paid was handed back, such as what was left on a card."""
    posten, rest = [], bedrag
    for regel in reversed(_ordered(betaling)):
        deel = min(rest, regel.bedrag)
        if deel:
            posten.append(Post(regel.pot, Handeling.STORNEER, deel, dossier=regel.dossier))
        rest -= deel
    grootboek.book(posten, sleutel=_key(betaling, "rest"), by=by)


def _follow(betaling: Betaling, handeling: Handeling, woord: str, by: Persoon | None) -> None:
    """Book the next act on the money of a payment, in the pots it was ordered from."""
    posten = [Post(regel.pot, handeling, regel.bedrag, dossier=regel.dossier) for regel in _ordered(betaling)]
    grootboek.book(posten, sleutel=_key(betaling, woord), by=by)


def _ordered(betaling: Betaling) -> list[Boeking]:
    return list(Boeking.objects.filter(sleutel=_key(betaling, "betaal")).select_related("pot").order_by("post"))


def _key(betaling: Betaling, woord: str) -> str:
    return f"betaling:{betaling.pk}:{woord}"
