"""Writing in the log: one line for an act, a seal over what is not sealed yet, the end of old lines."""

from collections.abc import Collection
from typing import Any, Protocol

from django.db import connection, models, transaction

from wijkwerk.kern import klok, vragen
from wijkwerk.kern.logboek import huidige_herkomst, queries
from wijkwerk.kern.logboek.models import Logregel, Zegel
from wijkwerk.kern.logboek.rules import refuse_personal

SYSTEEM = "systeem"
SLOT = 0x6C6F67  # any fixed number: two sealers on PostgreSQL wait for each other on it


class Handelend(Protocol):
    """Somebody who acts: a person of the house. `soort` is medewerker, partner or bewoner."""

    pk: Any
    soort: str


def note(
    handeling: str,
    *,
    object: models.Model | None = None,
    by: Handelend | None,
    resultaat: str = "gelukt",
    herkomst: str = "",
    **gegevens: Any,
) -> Logregel:
    """Add one line with exactly one INSERT; `by=None` means the system itself acted.

    The origin is `herkomst`, or else what `logboek.vanuit` says. Raises ValueError when `gegevens` has a key for
    personal data or free text, or when the record has not been saved yet. Source: BIO2, logging (action, object,
    result, origin, actor, time).
    """
    refuse_personal(gegevens)
    if object is not None and object.pk is None:
        raise ValueError("Sla het object eerst op: een logregel wijst naar een nummer.")
    regel = Logregel(
        tijd=klok.nu(),
        handeling=handeling,
        object_soort=queries.soort_of(object) if object is not None else "",
        object_id=object.pk if object is not None else None,
        actor_soort=by.soort if by is not None else SYSTEEM,
        actor_id=by.pk if by is not None else None,
        herkomst=herkomst or huidige_herkomst(),
        resultaat=resultaat,
        gegevens=gegevens,
    )
    return vragen.add(regel)


@transaction.atomic
def seal(*, maximum: int = 1000) -> Zegel | None:
    """Seal at most `maximum` unsealed lines, oldest id first; None when there is nothing to seal.

    Writers never wait for this. A line whose transaction ends late gets a later seal than its neighbours. Two
    sealers take turns: on SQLite the write lock does that, on PostgreSQL an advisory lock.
    """
    _take_turns()
    regels = list(Logregel.objects.filter(zegel__isnull=True).order_by("id")[:maximum])
    if not regels:
        return None
    laatste = Zegel.objects.order_by("-volgnummer").first()
    vorige, volgnummer = (laatste.hash, laatste.volgnummer + 1) if laatste else ("", 1)
    afdrukken = [[regel.pk, queries.afdruk(regel)] for regel in regels]
    zegel = Zegel.objects.create(
        volgnummer=volgnummer,
        gemaakt_op=klok.nu(),
        vorige=vorige,
        hash=queries.zegelhash(vorige, volgnummer, afdrukken),
        aantal=len(regels),
        afdrukken=afdrukken,
        jongste_op=max(regel.tijd for regel in regels),
    )
    Logregel.objects.filter(pk__in=[regel.pk for regel in regels]).update(zegel=zegel)
    return zegel


@transaction.atomic
def destroy(zegels: Collection[int], *, by: Handelend | None) -> int:
    """Destroy the lines under these seals (their keys) and return how many seals that were.

    The seals and their hashes stay, so the rest of the chain is still proven. Seals that went before do not count.
    """
    _take_turns()
    ids = list(Zegel.objects.filter(pk__in=zegels, vernietigd_op__isnull=True).values_list("pk", flat=True))
    if not ids:
        return 0
    Zegel.objects.filter(pk__in=ids).update(vernietigd_op=klok.nu(), afdrukken=[])
    regels, _per_model = Logregel.objects.filter(zegel__in=ids).delete()
    note("logboek.vernietigd", by=by, regels=regels, zegels=len(ids))
    return len(ids)


def _take_turns() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])
