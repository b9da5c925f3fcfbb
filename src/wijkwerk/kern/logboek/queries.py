"""Reading the log: what happened to a record, and whether the log is still what it was."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from wijkwerk.kern.logboek.models import Logregel, Zegel


@dataclass(frozen=True)
class Controle:
    """Outcome of a check: whether all seals hold, how many sealed lines were read, and the first line that fails.

    `first_bad` is the id of that line (or None when only the seal itself is wrong), `reden` says in Dutch what is
    wrong, `zegels` counts the seals, `destroyed` those whose lines were destroyed, `unsealed` the lines to come.
    """

    ok: bool
    lines: int
    first_bad: int | None = None
    reden: str = ""
    zegels: int = 0
    destroyed: int = 0
    unsealed: int = 0


def soort_of(obj: Model) -> str:
    """Return the label under which the log knows a record, such as "signalen.signaal"."""
    return obj._meta.label_lower


def of_object(obj: Model) -> QuerySet[Logregel]:
    """Return the lines about one record, newest first."""
    return Logregel.objects.filter(object_soort=soort_of(obj), object_id=obj.pk).order_by("-tijd", "-id")


def afdruk(regel: Logregel) -> str:
    """Return the fingerprint of a line: SHA-256 over all its fields, the same on every database."""
    velden = [
        regel.pk,
        regel.tijd.astimezone(UTC).isoformat(timespec="microseconds"),
        regel.handeling,
        regel.object_soort,
        regel.object_id,
        regel.actor_soort,
        regel.actor_id,
        regel.herkomst,
        regel.resultaat,
        regel.gegevens,
    ]
    return sha256(_canonical(velden)).hexdigest()


def zegelhash(vorige: str, volgnummer: int, afdrukken: Sequence[Sequence[Any]]) -> str:
    """Return the hash of a seal, over the seal before it, its own number and its lines in order."""
    return sha256(_canonical([vorige, volgnummer, [list(paar) for paar in afdrukken]])).hexdigest()


def check() -> Controle:
    """Prove every seal from the first on, and stop at the first line or seal that does not hold."""
    lines = zegels = destroyed = 0
    vorige = ""
    for verwacht, zegel in enumerate(Zegel.objects.order_by("volgnummer").iterator(chunk_size=50), start=1):
        regels = list(zegel.regels.order_by("id"))
        fout = _fault(zegel, regels, vorige=vorige, verwacht=verwacht)
        if fout is not None:
            return Controle(False, lines, *fout, zegels=zegels, destroyed=destroyed, unsealed=_unsealed())
        lines += len(regels)
        zegels += 1
        destroyed += zegel.vernietigd_op is not None
        vorige = zegel.hash
    return Controle(True, lines, zegels=zegels, destroyed=destroyed, unsealed=_unsealed())


def _unsealed() -> int:
    return Logregel.objects.filter(zegel__isnull=True).count()


def _fault(zegel: Zegel, regels: Sequence[Logregel], *, vorige: str, verwacht: int) -> tuple[int | None, str] | None:
    nr = {"nr": zegel.volgnummer}
    if zegel.volgnummer != verwacht or zegel.vorige != vorige:
        return _first(regels), _("Zegel %(nr)s sluit niet aan op het vorige zegel.") % nr
    if zegel.vernietigd_op is not None:
        los = _("Onder het vernietigde zegel %(nr)s staat een regel.") % nr
        return (_first(regels), los) if regels else None
    fout = _line_fault(dict(zegel.afdrukken), regels)
    if fout is not None:
        return fout
    if len(zegel.afdrukken) != zegel.aantal or zegelhash(vorige, verwacht, zegel.afdrukken) != zegel.hash:
        return _first(regels), _("Zegel %(nr)s past niet bij zijn regels.") % nr
    return None


def _line_fault(afdrukken: dict[int, str], regels: Sequence[Logregel]) -> tuple[int | None, str] | None:
    aanwezig = {regel.pk: regel for regel in regels}
    for pk in sorted(afdrukken.keys() | aanwezig.keys()):
        if pk not in aanwezig:
            return pk, _("Regel %(nr)s is weg.") % {"nr": pk}
        if pk not in afdrukken:
            return pk, _("Regel %(nr)s is er later bij gezet.") % {"nr": pk}
        if afdruk(aanwezig[pk]) != afdrukken[pk]:
            return pk, _("Regel %(nr)s is veranderd.") % {"nr": pk}
    return None


def _first(regels: Sequence[Logregel]) -> int | None:
    return regels[0].pk if regels else None


def _canonical(waarde: Any) -> bytes:
    return json.dumps(waarde, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder).encode()
