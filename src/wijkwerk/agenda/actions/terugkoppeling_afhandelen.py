"""After telling: finish the signals of which everything was discussed, without telling anyone the same twice."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Terugkoppeling
from wijkwerk.agenda.queries.agendapunt import questions_about
from wijkwerk.agenda.queries.terugkoppeling_wie import finishable, key_of, over_of
from wijkwerk.agenda.states.agendapunt import BIJ_TAFEL
from wijkwerk.agenda.states.terugkoppeling import Status
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import actions as signalen
from wijkwerk.web.toegang import houdt


@dataclass(frozen=True)
class Afhandeling:
    """How many signals were finished, and how many stayed: still on another agenda, or handled by somebody else."""

    klaar: int
    gebleven: int


@transaction.atomic
def close_told(terugkoppeling: Terugkoppeling, *, uitkomst: str, by: Persoon, pii_gezien: bool = False) -> Afhandeling:
    """Finish the signals behind a message that was sent, with what came of it.

    Who got that message is not told again; who did not (wants no more news, came later) hears it as of any signal.
    Refused: before it was sent, and as `signalen.actions.close` refuses.
    """
    rules.require("agenda.terugkoppelen", by, over_of(terugkoppeling))
    if terugkoppeling.status != Status.VERSTUURD:
        raise Weigering(_("Vertel eerst wat eruit kwam. Daarna kunt u de signalen afhandelen."), regel="agenda.verteld")
    kregen = set(terugkoppeling.berichten.values_list("sleutel", flat=True))
    rijen = list(finishable(terugkoppeling).select_related("werkgebied"))
    klaar = 0

    def weet_het(adres: str) -> bool:
        return key_of(adres) in kregen

    for signaal in rijen:
        elders = questions_about(signaal).filter(status__in=BIJ_TAFEL).exists()
        if elders or not houdt(by, "signalen.behandelen", signaal):
            continue
        signalen.close(signaal, uitkomst=uitkomst, by=by, pii_gezien=pii_gezien, behalve=weet_het)
        klaar += 1
    return Afhandeling(klaar, len(rijen) - klaar)
