"""The box of ballots: putting one in, and shaking it, so that no place or transaction tells who put it in.

Whoever opens the box holds the vote first (`hold`): two at once would put the same ballots back twice. Every ballot
that goes in takes some others out and puts them back with it, under new drawn keys and in an order that only what is on
them decides: neither the place in the table nor the number of a transaction then points at one ballot.
At night and when the voting closes the whole box is shaken so, and the codes are laid anew in the order of their
hashes: the order in which they were used goes too.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from django.db import transaction

from wijkwerk.subsidies.models import Stembiljet, Stemcode, Stemronde
from wijkwerk.subsidies.states.stemronde import Status

MEE = 24
PER_KEER = 500


def turn(loting: str, nummer: int) -> str:
    """Return the place of an idea in the draw: SHA-256 of "word:number", in hex."""
    return hashlib.sha256(f"{loting}:{nummer}".encode()).hexdigest()


def put_in(ronde: Stemronde, keuzes: Mapping[str, int]) -> None:
    """Put a ballot in the box among others. Call inside the transaction that marks the code as used."""
    rijen = Stembiljet.objects.filter(stemronde=ronde)
    # Keys are drawn, so those behind a drawn point are a drawn handful.
    punt = UUID(bytes=secrets.token_bytes(16))
    handvol = list(rijen.filter(pk__gte=punt).order_by("pk")[:MEE])
    if len(handvol) < MEE:
        handvol += list(rijen.filter(pk__lt=punt).order_by("pk")[: MEE - len(handvol)])
    Stembiljet.objects.filter(pk__in=[biljet.pk for biljet in handvol]).delete()
    _put(ronde, [dict(keuzes), *(biljet.keuzes for biljet in handvol)])


def hold(ronde: Stemronde) -> Stemronde:
    """Return the fresh vote, held until the transaction ends: one at a time opens the box or touches a code."""
    return Stemronde.objects.select_for_update(of=("self",), no_key=True).get(pk=ronde.pk)


@transaction.atomic
def shake(ronde: Stemronde) -> int:
    """Take every ballot out and put all back under new keys, in an order that what is on them decides."""
    hold(ronde)
    keuzes = list(Stembiljet.objects.filter(stemronde=ronde).select_for_update().values_list("keuzes", flat=True))
    Stembiljet.objects.filter(stemronde=ronde).delete()
    _put(ronde, keuzes)
    return len(keuzes)


@transaction.atomic
def lay_codes_anew(ronde: Stemronde) -> int:
    """Take every code out and put all back in the order of their hashes; return how many."""
    hold(ronde)
    rijen = list(Stemcode.objects.filter(stemronde=ronde).order_by("hash"))
    Stemcode.objects.filter(stemronde=ronde).delete()
    for rij in rijen:
        rij.pk = None
    Stemcode.objects.bulk_create(rijen, batch_size=PER_KEER)
    return len(rijen)


def shake_open() -> int:
    """Shake the box of every vote that is open or waits for its count, and its codes; return how many. Run at night."""
    rondes = Stemronde.objects.filter(status__in=(Status.STEMMEN, Status.TELLEN)).order_by("pk")
    return len([(lay_codes_anew(ronde), shake(ronde)) for ronde in rondes])


def _put(ronde: Stemronde, keuzes: Iterable[dict[str, int]]) -> None:
    vast = sorted(keuzes, key=lambda keuze: json.dumps(keuze, sort_keys=True))
    Stembiljet.objects.bulk_create(
        [Stembiljet(pk=uuid4(), stemronde=ronde, keuzes=keuze) for keuze in vast], batch_size=PER_KEER
    )
