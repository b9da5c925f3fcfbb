"""Writing the texts of letters: a draft beside the text that is used, published when it is good."""

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern.documenten import actions as documenten
from wijkwerk.kern.documenten import queries
from wijkwerk.kern.documenten.models import Sjabloonversie
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules

REGEL = "subsidies.beheren"


@transaction.atomic
def write(soort: str, *, onderwerp: str, tekst: str, toelichting: str, by: Persoon, gezien: str = "") -> Sjabloonversie:
    """Keep the draft of a text: a new one, or the one somebody works on.

    `gezien` is the stamp of the draft that the writer saw (`stamp`). Refused: somebody else kept another draft
    meanwhile ("documenten.concept"), and a text that can not be read, with every fault and its line
    ("documenten.tekst").
    """
    rules.require(REGEL, by)
    concept = queries.draft(soort)
    if concept is None:
        return documenten.draft(soort, onderwerp=onderwerp, tekst=tekst, toelichting=toelichting, by=by)
    vast = Sjabloonversie.objects.select_for_update().get(pk=concept.pk)
    if stamp(vast) != gezien:
        raise Weigering(
            _("Iemand anders bewaarde net een ander concept van deze tekst. Uw tekst staat er nog: kijk wat u houdt."),
            regel="documenten.concept",
        )
    return documenten.change(vast, onderwerp=onderwerp, tekst=tekst, toelichting=toelichting, by=by)


def stamp(versie: Sjabloonversie | None) -> str:
    """Return what tells one state of a draft from the next."""
    return "" if versie is None else f"{versie.pk}:{versie.opgesteld_op.timestamp()}"


def publish(versie: Sjabloonversie, *, by: Persoon) -> Sjabloonversie:
    """Make letters with this text from now on. Refused for a text that can not be read, or was published."""
    rules.require(REGEL, by)
    return documenten.publish(versie, by=by)


def discard(versie: Sjabloonversie, *, by: Persoon) -> None:
    """Throw a draft away; letters go on as they were."""
    rules.require(REGEL, by)
    documenten.discard(versie, by=by)
