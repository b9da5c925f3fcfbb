"""Reading minutes: the whole for who writes them, for everybody else the part of what each may read."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Actie, Besluit, Bespreking, Notulenregel, Overleg
from wijkwerk.agenda.queries.overleg import readable
from wijkwerk.agenda.states.overleg import Status
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon

# A line that is stored while another transaction still runs may become visible a little later than its own moment.
SPELING = timedelta(seconds=10)


@dataclass
class Verslagdeel:
    """One item of the meeting with what was written, decided and given out there."""

    bespreking: Bespreking | None
    regels: list[Notulenregel] = field(default_factory=list)
    besluiten: list[Besluit] = field(default_factory=list)
    acties: list[Actie] = field(default_factory=list)

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was written down here."""
        return not (self.regels or self.besluiten or self.acties)


def lines(overleg: Overleg, persoon: Persoon) -> QuerySet[Notulenregel]:
    """Return the lines this person may read: of fixed items, of no item, and of the questions it may read."""
    met = ("bespreking", "door", "gewijzigd_door", "naast__door", "besluit__genomen_door", "actie__eigenaar")
    regels = overleg.regels.select_related(*met, "actie__organisatie")
    mag = Q(bespreking=None) | Q(bespreking__agendapunt=None) | Q(bespreking__agendapunt__in=readable(overleg, persoon))
    return regels.filter(mag)


def may_read(overleg: Overleg, persoon: Persoon) -> bool:
    """Whether the minutes are there for this person: when they were sent round, and before that for who writes."""
    return overleg.status == Status.RONDGESTUURD or rules.take_minutes(persoon, overleg)


def minutes(overleg: Overleg, persoon: Persoon) -> list[Verslagdeel]:
    """Return the minutes by item, in the order of the agenda, as far as this person may read them."""
    mag = readable(overleg, persoon)
    items = overleg.besprekingen.select_related("agendapunt__werkgebied", "agendapunt__thema")
    delen = {item.pk: Verslagdeel(item) for item in items if item.agendapunt_id is None or item.agendapunt_id in mag}
    los = Verslagdeel(None)
    for regel in lines(overleg, persoon).filter(weg_op=None):
        delen.get(regel.bespreking_id or 0, los).regels.append(regel)
    _add_records(overleg, delen, los, persoon)
    return [*delen.values(), *([] if los.is_leeg else [los])]


def _add_records(overleg: Overleg, delen: dict[int, Verslagdeel], los: Verslagdeel, persoon: Persoon) -> None:
    """Add decisions and acties that were recorded on their own pages and so have no line of their own."""
    per_punt = {deel.bespreking.agendapunt_id: deel for deel in delen.values() if deel.bespreking}
    met_regel = overleg.regels.exclude(besluit=None).values("besluit")
    besluiten = overleg.besluiten.filter(agendapunt__in=[pk for pk in per_punt if pk]).exclude(pk__in=met_regel)
    for besluit in besluiten.select_related("genomen_door"):
        per_punt[besluit.agendapunt_id].besluiten.append(besluit)
    vast = overleg.regels.exclude(actie=None).values("actie")
    los.acties += rules.acties_voor(persoon).filter(overleg=overleg).exclude(pk__in=vast)


@dataclass(frozen=True)
class Wijzigingen:
    """What changed since a moment, and the moment to ask from next."""

    regels: list[Notulenregel]
    tot: str


def changes(overleg: Overleg, persoon: Persoon, *, sinds: str) -> Wijzigingen:
    """Return lines that changed since `sinds` (as the answer before said it), struck ones too; all without it."""
    tot = (klok.nu() - SPELING).isoformat()
    regels = lines(overleg, persoon)
    with suppress(ValueError):
        regels = regels.filter(gewijzigd_op__gte=datetime.fromisoformat(sinds))
    return Wijzigingen(list(regels), tot)
