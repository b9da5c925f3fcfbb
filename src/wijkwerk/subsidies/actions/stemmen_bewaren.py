"""How long what belongs to a vote is kept: codes until nobody can object, ballots until nobody counts again."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.bewaren.registry import Bewaarregel, Meegaand
from wijkwerk.kern.bewaren.states import Behandeling
from wijkwerk.subsidies.models import Stembiljet, Stemcode, Stemronde, Uitslag
from wijkwerk.subsidies.states.stemronde import Status

KLAAR = (Status.UITSLAG, Status.GESTOPT)
BEZWAARTERMIJN = 42  # days (Awb, artikel 6:7)


def retention_rules() -> list[Bewaarregel]:
    """Return the rules; a list names votes, not their codes and ballots one by one. What is for ever names nobody: the
    rules, the ideas, and the count with the file that was counted.
    """
    return [
        Bewaarregel(
            soort="subsidies.stemcode",
            naam="Stemcodes, per stemming",
            selectielijst="",
            grond="Na de bezwaartermijn (Awb, artikel 6:7) bewijst een code niets meer; hoeveel er waren, staat vast",
            termijn_dagen=BEZWAARTERMIJN,
            vanaf=_with_codes,
            vernietig=lambda ids, _by: destroy_codes(ids),
        ),
        Bewaarregel(
            soort="subsidies.stembiljet",
            naam="Losse stembiljetten, per stemming",
            selectielijst="",
            grond="Eigen keuze: dezelfde biljetten staan in het bestand van de telling, waarmee men narekent",
            termijn_jaren=1,
            vanaf=_with_ballots,
            vernietig=lambda ids, _by: destroy_ballots(ids),
        ),
        Bewaarregel(
            soort="subsidies.stemronde",
            naam="Stemmingen met hun ideeën en uitslag",
            selectielijst="",
            grond="Eigen keuze: openbaar, zonder namen, en wat de wijk koos moet na te lezen blijven",
            handeling=Behandeling.BEWAREN,
        ),
    ]


def meegaand() -> list[Meegaand]:
    """Return what stays or goes with a vote though no key of the database says so."""
    return [Meegaand("subsidies.uitslag", _("De telling van een stemming"), met="subsidies.stemronde")]


def _with_codes(voor: datetime) -> QuerySet[Stemronde]:
    """Votes that ended before a moment and have codes, or, when they stopped, ballots that count for nothing."""
    codes = Exists(Stemcode.objects.filter(stemronde=OuterRef("pk")))
    over = Exists(Stembiljet.objects.filter(stemronde=OuterRef("pk")))
    rijen = Stemronde.objects.filter(status__in=KLAAR, status_sinds__lt=voor)
    return rijen.filter(Q(codes) | Q(over, status=Status.GESTOPT))


def _with_ballots(voor: datetime) -> QuerySet[Uitslag]:
    biljetten = Exists(Stembiljet.objects.filter(stemronde=OuterRef("stemronde")))
    klaar = Uitslag.objects.filter(stemronde__status=Status.UITSLAG, stemronde__status_sinds__lt=voor)
    return klaar.filter(biljetten).defer("pb")


@transaction.atomic
def destroy_codes(ids: list[int]) -> int:
    """Destroy the codes of these votes, and the ballots of those that stopped; return how many votes."""
    klaar = Stemronde.objects.filter(pk__in=ids, status__in=KLAAR)
    Stemcode.objects.filter(stemronde__in=klaar).delete()
    Stembiljet.objects.filter(stemronde__in=klaar.filter(status=Status.GESTOPT)).delete()
    return klaar.count()


@transaction.atomic
def destroy_ballots(ids: list[int]) -> int:
    """Destroy the ballots in the box of these counts; the file that was counted stays. Return how many boxes."""
    rondes = list(Uitslag.objects.filter(pk__in=ids).values_list("stemronde", flat=True))
    Stembiljet.objects.filter(stemronde__in=rondes, stemronde__status=Status.UITSLAG).delete()
    return len(rondes)
