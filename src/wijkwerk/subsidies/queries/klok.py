"""The legal clock of an application and of an objection, from its records (Awb, artikel 4:13 to 4:15, 6:7, 7:10)."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.termijnen import Duur, Eenheid, Termijn
from wijkwerk.kern.termijnen.termijn import AANVULLEN, VERDAGEN, Opschorting, Verdaging
from wijkwerk.subsidies.models import Aanvraag, Ronde

WETTELIJK_WEKEN = 8
BEZWAAR = Duur(6, Eenheid.WEKEN)


def term_of(aanvraag: Aanvraag) -> Termijn:
    """Return the term within which there must be a decision: two queries.

    It begins with receipt, or where applications are gathered in a round with the last day of that round. The own
    shorter term of the regeling counts; it stands still from the day after completion was asked, and is longer after
    a postponement that was told in time.
    """
    weken = aanvraag.regelingversie.beslis_weken
    grond = (
        _("artikel 4:13 Awb")
        if weken == WETTELIJK_WEKEN
        else _("eigen termijn van de regeling; de wet geeft 8 weken, artikel 4:13 Awb")
    )
    return replace(
        Termijn(_begin(aanvraag, aanvraag.ronde), Duur(weken, Eenheid.WEKEN), grond=grond),
        opschortingen=tuple(
            Opschorting(stop.gevraagd_op, stop.hervat_op, AANVULLEN) for stop in aanvraag.opschortingen.all()
        ),
        verdagingen=tuple(
            Verdaging(uitstel.verteld_op, Duur(uitstel.weken, Eenheid.WEKEN), VERDAGEN)
            for uitstel in aanvraag.verdagingen.all()
        ),
    )


def ends_if_extended(aanvraag: Aanvraag, weken: int) -> list[date]:
    """Return on which day the term ends with one week more, two, up to `weken`; empty while it stands still."""
    termijn, vandaag = term_of(aanvraag), klok.vandaag()
    einden = (termijn.extend(Duur(n, Eenheid.WEKEN), op=vandaag).einddatum() for n in range(1, weken + 1))
    return [einde for einde in einden if einde is not None]


def _begin(aanvraag: Aanvraag, ronde: Ronde | None) -> date:
    return ronde.sluit_op if ronde is not None else klok.dag_van(aanvraag.ontvangen_op)


def objection_until(bekendgemaakt_op: date) -> date:
    """Return the last day to object: six weeks from the day after the decision was sent (Awb, artikel 6:7 and 6:8)."""
    einde = Termijn(bekendgemaakt_op, BEZWAAR, grond="Awb artikel 6:7").einddatum()
    assert einde is not None, "a term that never stops has an end"  # noqa: S101 (for the reader and the type checker)
    return einde


def objection_decided_by(bezwaar_tot: date, *, commissie: bool = False, verdaagd_weken: int = 0) -> date:
    """Return by when an objection is decided: six weeks, or twelve with a committee, from the day after the last day
    to object, and at most six more (Awb, artikel 7:10)."""
    termijn = Termijn(bezwaar_tot, Duur(12 if commissie else 6, Eenheid.WEKEN), grond="Awb artikel 7:10")
    if verdaagd_weken:
        termijn = termijn.extend(Duur(verdaagd_weken, Eenheid.WEKEN), op=bezwaar_tot, grond="Awb artikel 7:10, lid 3")
    einde = termijn.einddatum()
    assert einde is not None, "a term that never stops has an end"  # noqa: S101 (for the reader and the type checker)
    return einde
