"""Set a signal right without a step in its life: subject, title, who sees it, place; and the same act on many."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Buurt, Wijk
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen import rules
from wijkwerk.signalen.actions import behandelen, verloop
from wijkwerk.signalen.actions.controle import check_text
from wijkwerk.signalen.actions.melden import place_of, search_text
from wijkwerk.signalen.actions.stap import change, lock, term_of
from wijkwerk.signalen.models import GenoemdePartner, Onderwerp, Signaal
from wijkwerk.signalen.states import Zichtbaarheid


@dataclass
class Bulkuitslag:
    """What an act on many signals did: numbers that succeeded, and (number, reason) for those that were refused."""

    gelukt: list[str] = field(default_factory=list)
    geweigerd: list[tuple[str, str]] = field(default_factory=list)


@transaction.atomic
def classify(signaal: Signaal, *, onderwerp: Onderwerp, by: Persoon, versie: int | None = None) -> Signaal:
    """Change the subject; the term follows the new subject, counted from the moment of receipt."""
    rij = _open_up(signaal, by, versie)
    rij.onderwerp = onderwerp
    termijn = term_of(rij)
    velden: dict[str, Any] = {"onderwerp": onderwerp, "termijn_op": termijn}
    if termijn and termijn > klok.nu():
        velden["geescaleerd_op"] = None
    return change(rij, logwoord="ingedeeld", by=by, velden=velden, onderwerp_id=onderwerp.pk)


@transaction.atomic
def rename(signaal: Signaal, *, titel: str, by: Persoon, versie: int | None = None) -> Signaal:
    """Give a short title for lists (at most 100 characters; empty takes the first words of the text again)."""
    check_text(titel, pii_gezien=False)
    rij = change(_open_up(signaal, by, versie), logwoord="hernoemd", by=by, velden={"titel": titel.strip()[:100]})
    zoeken.index(rij, search_text(rij))
    return rij


@transaction.atomic
def show_to(
    signaal: Signaal,
    *,
    zichtbaarheid: str,
    partners: Iterable[Organisatie] = (),
    by: Persoon,
    versie: int | None = None,
) -> Signaal:
    """Set who may read it; level 'partners' needs at least one partner, other levels forget them."""
    genoemd = list(partners) if zichtbaarheid == Zichtbaarheid.PARTNERS else []
    if zichtbaarheid not in Zichtbaarheid.values:
        raise Weigering(_("Kies wie dit signaal mag lezen."), regel="signalen.zichtbaarheid")
    if zichtbaarheid == Zichtbaarheid.PARTNERS and not genoemd:
        raise Weigering(_("Kies minstens een partner die het mag lezen."), regel="signalen.zichtbaarheid")
    rij = _open_up(signaal, by, versie)
    GenoemdePartner.objects.filter(signaal=rij).delete()
    GenoemdePartner.objects.bulk_create([GenoemdePartner(signaal=rij, organisatie=partner) for partner in genoemd])
    gegevens = {"zichtbaarheid": zichtbaarheid, "organisatie_ids": [partner.pk for partner in genoemd]}
    return change(rij, logwoord="zichtbaarheid", by=by, velden={"zichtbaarheid": zichtbaarheid}, **gegevens)


@transaction.atomic
def relocate(
    signaal: Signaal,
    *,
    punt: tuple[float, float] | None = None,
    buurt: Buurt | Wijk | None = None,
    plek: str = "",
    by: Persoon,
    versie: int | None = None,
    pii_gezien: bool = False,
) -> Signaal:
    """Move the signal to another point (lat, lon) or buurt; the area is taken at the date of receipt.

    Refused: a BSN in the words about the place, other personal data there unless `pii_gezien`.
    """
    check_text(plek, pii_gezien=pii_gezien)
    rij = _open_up(signaal, by, versie)
    was = rij.werkgebied_id
    velden = place_of(punt, buurt, rij.ontvangen_op) | {"plek": plek.strip()[:160]}
    rij = change(rij, logwoord="verplaatst", by=by, velden=velden, van_id=was, naar_id=velden["werkgebied_id"])
    zoeken.index(rij, search_text(rij))
    return rij


def _open_up(signaal: Signaal, by: Persoon, versie: int | None) -> Signaal:
    rij = lock(signaal, versie=versie)
    rules.require("signalen.behandelen", by, rij)
    return rij


IN_BULK: dict[str, Callable[..., Signaal]] = {
    "take": behandelen.take,
    "assign": behandelen.assign,
    "forward": behandelen.forward,
    "schedule": behandelen.schedule,
    "close": behandelen.close,
    "classify": classify,
    "show_to": show_to,
    "merge": verloop.merge,
}


def bulk(signalen: Iterable[Signaal], *, handeling: str, by: Persoon, **gegevens: Any) -> Bulkuitslag:
    """Do one act on many signals (one of IN_BULK); each succeeds or fails alone. Refused for any other act."""
    if handeling not in IN_BULK:
        raise Weigering(_("Dit kan niet met meer signalen tegelijk."), regel="signalen.bulk")
    uitslag = Bulkuitslag()
    for signaal in signalen:
        try:
            IN_BULK[handeling](signaal, by=by, **gegevens)
        except Weigering as weigering:
            uitslag.geweigerd.append((signaal.nummer, weigering.melding))
        else:
            uitslag.gelukt.append(signaal.nummer)
    return uitslag
