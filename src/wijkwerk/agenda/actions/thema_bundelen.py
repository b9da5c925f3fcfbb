"""What belongs together: signals taken into a thema and let go again, as links along the thread."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries.thema import links_to
from wijkwerk.agenda.states.thema import Losreden
from wijkwerk.agenda.states.verbanden import GEBUNDELD
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.signalen.states import Status

HOOGUIT = 200
REDEN = 300


@transaction.atomic
def bundle(thema: Thema, signalen: Iterable[Signaal], *, by: Persoon, reden: str = "") -> list[Signaal]:
    """Take signals into a thema, at most 200 at once; return those that were not in it yet.

    What was merged comes as the signal it went on in, which brings everything merged into it along the thread.
    Refused: a finished thema, a signal that was withdrawn or that `by` may not read, and personal data in the reason.
    """
    stap.check_text(reden, pii_gezien=False)
    rij = stap.lock(Thema, thema.pk)
    rules.require("agenda.thema", by, rij)
    if not rij.is_open:
        raise Weigering(_("Dit thema is afgerond. Hervat het eerst."), regel="agenda.levensloop")
    nieuw = _not_yet(rij, _remaining({signaal.pk for signaal in signalen}, by))
    for signaal in nieuw:
        draad.link(signaal, rij, soort=GEBUNDELD, reden=reden.strip()[:REDEN], by=by)
    if nieuw:
        logboek.note("agenda.gebundeld", object=rij, by=by, signaal_ids=[signaal.pk for signaal in nieuw])
    return nieuw


@transaction.atomic
def unbundle(thema: Thema, signaal: Signaal, *, reden: str, by: Persoon) -> bool:
    """Let a signal go from a thema, with one of the reasons in Losreden; False when it was not in it.

    Refused: another reason, and for who does not keep the thema.
    """
    if reden not in Losreden.values:
        raise Weigering(_("Kies waarom dit signaal er niet bij hoort."), regel="agenda.reden")
    rij = stap.lock(Thema, thema.pk)
    rules.require("agenda.thema", by, rij)
    weg = draad.unlink(signaal, rij, soort=GEBUNDELD, by=by, reden=reden)
    if weg:
        logboek.note("agenda.losgemaakt", object=rij, by=by, signaal_ids=[signaal.pk], reden=reden)
    return weg


def _remaining(sleutels: set[int], by: Persoon) -> list[Signaal]:
    """Return the signals themselves, each merged one replaced by where it went on; refuse what may not come along."""
    if len(sleutels) > HOOGUIT:
        raise Weigering(
            ngettext(
                "U kunt hooguit %(n)s signaal tegelijk bundelen.",
                "U kunt hooguit %(n)s signalen tegelijk bundelen.",
                HOOGUIT,
            )
            % {"n": HOOGUIT},
            regel="agenda.bundelen",
        )
    gezien = zichtbaar_voor(by)
    gevonden = list(gezien.filter(pk__in=sleutels))
    doelen = {signaal.samengevoegd_met_id for signaal in gevonden if signaal.samengevoegd_met_id}
    gevonden += gezien.filter(pk__in=doelen - sleutels)
    if len(gevonden) < len(sleutels | doelen):
        raise Weigering(_("Een van deze signalen is er niet, of u mag het niet lezen."), regel="signalen.lezen")
    blijft = {signaal.pk: signaal for signaal in gevonden if signaal.samengevoegd_met_id is None}
    for signaal in blijft.values():
        if signaal.status == Status.INGETROKKEN:
            raise Weigering(
                _("Signaal %(nummer)s is ingetrokken. Dat kan er niet meer bij.") % {"nummer": signaal.nummer},
                regel="agenda.bundelen",
            )
    return [blijft[pk] for pk in sorted(blijft)]


def _not_yet(thema: Thema, signalen: list[Signaal]) -> list[Signaal]:
    """Leave out what is in the thema: two people who bundle the same signal make one link and one log line."""
    erin = set(links_to(thema).values_list("van_id", flat=True))
    return [signaal for signaal in signalen if signaal.pk not in erin]
