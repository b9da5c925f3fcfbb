"""What the pages of the demo show: the cast as cards, and all post."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from wijkwerk.demo.queries.gegevens import address_of, table
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.berichten.queries import postvak
from wijkwerk.kern.berichten.states import Kanaal
from wijkwerk.mensen.models import Persoon, Rolvervulling

PER_BLADZIJDE = 50


@dataclass(frozen=True)
class Kaart:
    """One card: the person, what they are, for which areas, and what to try first."""

    persoon: Persoon
    rol: str
    gebieden: str
    probeer: str


def cards() -> list[tuple[str, list[Kaart]]]:
    """Return the cards of staff and partners by heading; people who are not there (an empty demo) are left out."""
    adressen = {rij["sleutel"]: address_of(rij["naam"]) for rij in table("mensen")["persoon"] if "naam" in rij}
    nu = Rolvervulling.objects.valid_on(klok.vandaag()).select_related("werkgebied")
    mensen = Persoon.objects.filter(email__in=adressen.values(), is_active=True).select_related("organisatie")
    bekend = {wie.email: wie for wie in mensen.prefetch_related(Prefetch("rollen", queryset=nu, to_attr="rollen_nu"))}
    groepen = groupby(table("rollen")["rol"], key=lambda rij: rij["groep"])
    return [
        (groep, [_card(bekend[adressen[r["sleutel"]]], r) for r in rijen if adressen[r["sleutel"]] in bekend])
        for groep, rijen in groepen
    ]


def _card(persoon: Persoon, rij: dict[str, Any]) -> Kaart:
    rollen = persoon.rollen_nu  # type: ignore[attr-defined]  # prefetched by cards
    gebieden = sorted({rol.werkgebied.naam for rol in rollen if rol.werkgebied})
    functie = f"{persoon.functie}, {persoon.organisatie}" if persoon.organisatie else persoon.functie
    return Kaart(persoon, functie, ", ".join(gebieden), rij["probeer"])


def residents() -> list[dict[str, str]]:
    """Return the residents one can be: name, wijk, address and what to try."""
    return [rij | {"email": address_of(rij["naam"])} for rij in table("rollen")["bewoner"]]


def is_playable(email: str) -> bool:
    """Tell whether somebody may be played: only who has a card."""
    return email in {rij["email"] for rij in residents()} | {
        kaart.persoon.email for _groep, kaarten in cards() for kaart in kaarten
    }


def mails(*, aan: str, voor: int) -> tuple[list[Bericht], int]:
    """Return a page of mails older than key `voor` (0 is the newest), to one address or to all, and the next key."""
    rijen = postvak(aan=aan)
    return _page(rijen.filter(pk__lt=voor) if voor else rijen)


def letters(*, voor: int) -> tuple[list[Bericht], int]:
    """Return a page of letters, printed or waiting."""
    rijen = Bericht.objects.filter(kanaal=Kanaal.BRIEF, opgeschoond=False).order_by("-pk")
    return _page(rijen.filter(pk__lt=voor) if voor else rijen)


def _page(rijen: QuerySet[Bericht]) -> tuple[list[Bericht], int]:
    blad = list(rijen[: PER_BLADZIJDE + 1])
    return blad[:PER_BLADZIJDE], blad[PER_BLADZIJDE - 1].pk if len(blad) > PER_BLADZIJDE else 0


def message(pk: int) -> Bericht:
    """Return one mail or letter."""
    bericht = Bericht.objects.filter(pk=pk, opgeschoond=False).select_related("document").first()
    if bericht is None:
        raise Http404
    return bericht
