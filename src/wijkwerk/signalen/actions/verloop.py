"""Steps that end a signal otherwise, or begin it again: withdraw, reopen, merge."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import rules
from wijkwerk.signalen.actions.controle import check_text
from wijkwerk.signalen.actions.stap import _step, handle_by, lock, need
from wijkwerk.signalen.models import Reactie, Signaal

SAMENGEVOEGD = "samengevoegd"


@transaction.atomic
def withdraw(signaal: Signaal, *, by: Persoon | None = None, versie: int | None = None) -> Signaal:
    """The reporter (by=None, through the secret link) takes the signal back; staff may do so at their request."""
    return _step(signaal, "withdraw", by=by, versie=versie, velden={"antwoord_verwacht_op": None, "tafel": ""})


@transaction.atomic
def reopen(
    signaal: Signaal, *, reden: str, by: Persoon | None = None, versie: int | None = None, pii_gezien: bool = False
) -> Signaal:
    """Begin again after an end, by the reporter (by=None) or by staff; what was merged stands alone again.

    The term starts anew now, the old result stays in the timeline, and who reopens it has it (or who had it last).
    """
    reden = need(reden, _("Schrijf op waarom het opnieuw moet."), regel="signalen.reden")
    check_text(reden, pii_gezien=pii_gezien)
    was = lock(signaal, versie=versie)
    velden: dict[str, Any] = {
        "samengevoegd_met": None,
        "geholpen": None,
        "organisatie": None,
        "antwoord_verwacht_op": None,
        "uitkomst": "",
    }
    if by is not None and rules.handle(by, was):
        velden["behandelaar"] = by
    rij = _step(signaal, "reopen", by=by, velden=velden, termijn=handle_by(was.onderwerp, klok.nu()))
    if was.samengevoegd_met is not None:
        draad.unlink(rij, was.samengevoegd_met, soort=SAMENGEVOEGD, by=by)
    if was.uitkomst:
        _say(rij, Reactie.Soort.BERICHT, was.uitkomst, None, was.status_sinds)
    _say(rij, Reactie.Soort.AANVULLING if by is None else Reactie.Soort.BERICHT, reden, by, klok.nu())
    return rij


def _say(rij: Signaal, soort: str, tekst: str, by: Persoon | None, op: datetime) -> None:
    Reactie.objects.create(signaal=rij, soort=soort, tekst=tekst, door=by, op=op)


@transaction.atomic
def merge(signaal: Signaal, *, met: Signaal, by: Persoon, versie: int | None = None) -> Signaal:
    """Let `signaal` go on inside `met`; its reporter and supporters hear what comes of `met`.

    Refused: with itself, with a signal that is closed or itself merged, and unless `by` may handle both. What was
    merged into `signaal` before moves along, so that a chain never grows and never closes in a circle.
    """
    if signaal.pk == met.pk:
        raise Weigering(_("U kunt een signaal niet met zichzelf samenvoegen."), regel="signalen.samenvoegen")
    # Both rows are locked in the order of their keys: two people who merge crosswise wait for each other once.
    rijen = {pk: lock(Signaal(pk=pk)) for pk in sorted((signaal.pk, met.pk))}
    doel = rijen[met.pk]
    rules.require("signalen.behandelen", by, doel)
    if not doel.is_open:
        raise Weigering(
            _("Signaal %(nummer)s is niet meer open. Kies een open signaal.") % {"nummer": doel.nummer},
            regel="signalen.samenvoegen",
        )
    velden = {"samengevoegd_met": doel, "antwoord_verwacht_op": None, "tafel": ""}
    rij = _step(signaal, "merge", by=by, versie=versie, velden=velden, log={"doel_id": doel.pk})
    Signaal.objects.filter(samengevoegd_met=rij).update(samengevoegd_met=doel)
    draad.link(rij, doel, soort=SAMENGEVOEGD, reden="Gaat over hetzelfde", by=by)
    return rij
