"""What happened with a report as one story in time order: what was said, what it became part of, what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.draad import registry
from wijkwerk.kern.draad.queries import Verhaal, soort_of, story
from wijkwerk.kern.draad.registry import Schakel
from wijkwerk.signalen.models import Reactie, Signaal
from wijkwerk.signalen.queries.dossier import Moment, timeline
from wijkwerk.signalen.queries.draad import own

AAN_HET_EIND = 1000  # after every kind on the thread
ONDERLING = (Reactie.Soort.VRAAG, Reactie.Soort.ANTWOORD, Reactie.Soort.AANVULLING)


@dataclass(frozen=True)
class Vertelling:
    """The story, oldest first. `gevolg` says how far it came, in a sentence to who reported it; empty when nowhere yet.

    `besproken`: it went on after the table at which the report lies. `achter_de_schermen`: others work on it, and
    nothing of that can be told yet.
    """

    gevolg: str
    momenten: list[Moment]
    besproken: bool
    achter_de_schermen: bool


def tell(signaal: Signaal, *, begin: str, tekst: str = "", van_melder: bool = False) -> Vertelling:
    """Tell what everyone may know; `van_melder` adds what passed between the reporter and staff.

    It opens with the words `begin` and `tekst`. A report that was merged tells what came of the one it went into.
    """
    kern = signaal.samengevoegd_met or signaal
    verhaal = story(kern, None, hier=own(kern))
    elders = {kind.vertelt for stap in verhaal.heen if (kind := registry.get(stap.schakel.soort))} | {"gemeld"}
    eigen = [moment for moment in timeline(signaal) if moment.soort not in elders]
    if not van_melder:
        eigen = [moment for moment in eigen if moment.soort not in ONDERLING]
    opening = Moment(signaal.ontvangen_op, "gemeld", begin, tekst, "", intern=False)
    langs = list(_along(verhaal, (soort_of(kern), kern.pk), signaal.ontvangen_op))
    return Vertelling(
        gevolg=_furthest(verhaal),
        momenten=sorted([opening, *eigen, *langs], key=lambda moment: moment.moment),
        besproken=_went_on(verhaal),
        achter_de_schermen=bool(verhaal.verborgen) and not verhaal.heen,
    )


def _furthest(verhaal: Verhaal) -> str:
    """Return how far a report came, in the words of the last kind on the thread that has them."""
    soorten = {stap.schakel.soort for stap in verhaal.heen}
    bekend = [kind for soort in soorten if (kind := registry.get(soort)) and kind.gevolg]
    verst = max(bekend, key=lambda kind: kind.plaats, default=None)
    return str(verst.gevolg) if verst else ""


def _went_on(verhaal: Verhaal) -> bool:
    """Tell whether something that residents may know came after the table."""
    soorten = {stap.schakel.soort for stap in verhaal.heen}
    tafels = [kind.plaats for soort in soorten if (kind := registry.get(soort)) and kind.vertelt]
    gevolgen = [kind.plaats for soort in soorten if (kind := registry.get(soort)) and kind.gevolg]
    return bool(tafels) and max(gevolgen, default=0) > max(tafels)


def _along(verhaal: Verhaal, begin: tuple[str, int], sinds: datetime) -> Iterator[Moment]:
    """Give what is on the thread in order. What knows only its day comes after what came before it that day."""
    erbij = {lijn.naar: lijn.op for lijn in verhaal.lijnen if lijn.van == begin and lijn.op is not None}
    delen = [deel for stap in verhaal.heen for deel in _parts(stap.schakel, erbij.get(stap.schakel.sleutel))]
    vorige = sinds
    for _plaats, moment in sorted(delen, key=lambda deel: (klok.dag_van(deel[1].moment), deel[0], deel[1].moment)):
        if klok.dag_van(moment.moment) == klok.dag_van(vorige):
            moment = replace(moment, moment=max(moment.moment, vorige))  # noqa: PLW2901 (the same line, a little later)
        vorige = moment.moment
        yield moment


def _parts(schakel: Schakel, erbij: datetime | None) -> Iterator[tuple[int, Moment]]:
    """Give a record with its place on a thread: since the report belongs to it, and how it ended."""
    op = max(schakel.op, erbij or schakel.op)
    begin = Moment(op, schakel.soort, schakel.titel, schakel.tekst, "", intern=False, hele_dag=True)
    yield registry.place(schakel.soort), begin
    if schakel.uitkomst and schakel.klaar_op is not None:
        titel = _("Wat het heeft opgeleverd")
        yield AAN_HET_EIND, replace(begin, moment=schakel.klaar_op, titel=titel, tekst=schakel.uitkomst)
