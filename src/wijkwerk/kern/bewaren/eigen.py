"""Rules for what the cellar itself keeps: the log, and the papers of retention."""

from django.db.models import Q

from wijkwerk.kern.bewaren.registry import Bewaarregel
from wijkwerk.kern.bewaren.states import Behandeling
from wijkwerk.kern.logboek import actions as logboek


def regels() -> list[Bewaarregel]:
    """Return the rules. The log goes by whole seals, so that the chain over the rest is still proven."""
    return [
        Bewaarregel(
            soort="logboek.zegel",
            naam="Logboek, per zegel",
            selectielijst="",
            grond="BIO2: gegevens over incidenten minstens 3 jaar",
            termijn_jaren=3,
            vanaf="jongste_op",
            alleen=Q(vernietigd_op__isnull=True),
            vernietig=lambda ids, by: logboek.destroy(ids, by=by),
        ),
        Bewaarregel(
            soort="bewaren.vernietigingsverklaring",
            naam="Verklaringen van vernietiging",
            selectielijst="",
            grond="Archiefbesluit 1995, artikel 8",
            handeling=Behandeling.BEWAREN,
        ),
    ]
