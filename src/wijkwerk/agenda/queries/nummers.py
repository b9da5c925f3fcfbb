"""Finding a record of the agenda by the number people say."""

from wijkwerk.agenda.models import Actie, Agendapunt, Besluit, Overleg, Thema, Toezegging
from wijkwerk.kern import nummers

GENUMMERD = {model.LETTER: model for model in (Thema, Agendapunt, Besluit, Actie, Toezegging, Overleg)}


def find_number(tekst: str) -> tuple[str, int] | None:
    """Return label and key of the record with this number, or None when it is no number of the agenda."""
    return nummers.find(tekst, GENUMMERD)
