"""Something to tell, a draft, and what was sent, for the walk over every page."""

from types import SimpleNamespace

from wijkwerk.agenda.actions import terugkoppeling as actions
from wijkwerk.agenda.actions import thema as themas
from wijkwerk.agenda.actions.terugkoppeling_post import unsubscribe_link
from wijkwerk.agenda.models import Terugkoppeling, Thema
from wijkwerk.agenda.queries.terugkoppeling_wie import key_of
from wijkwerk.kern.taken import worker


def tell_people(stad: SimpleNamespace) -> None:
    """Tell of the full thema, and leave a draft about it; say which pages to open."""
    thema = stad.voorwerpen["thema"]
    themas.bundle(thema, [stad.voorwerpen["agenda"]], by=stad.seghwaert)  # so that something is left to finish
    verteld = actions.send(_written(stad, thema), by=stad.seghwaert)
    worker.run(until_empty=True)
    concept = actions.draft(thema, aanleiding="Er is opnieuw besloten", by=stad.seghwaert)
    token = unsubscribe_link(key_of("iemand@voorbeeld.nl"), thema.pk).rstrip("/").rpartition("/")[2]
    stad.voorwerpen |= {"concept_bericht": concept, "verteld": verteld}
    stad.voorbeelden |= {"terugkoppelingen/<int:pk>": [concept.pk, verteld.pk], "afmelding/<str:token>": [token]}
    stad.adressen |= {
        "terugkoppelingen/nieuw/": ["/terugkoppelingen/nieuw/", f"/terugkoppelingen/nieuw/?thema={thema.pk}"]
    }


def _written(stad: SimpleNamespace, thema: Thema) -> Terugkoppeling:
    rij = actions.draft(thema, aanleiding="Er is besloten", by=stad.seghwaert)
    teksten = {tekst.groep: ("Er komt een bak", "Er komt een grotere bak.") for tekst in rij.teksten.all()}
    return actions.edit(rij, teksten=teksten, by=stad.seghwaert)
