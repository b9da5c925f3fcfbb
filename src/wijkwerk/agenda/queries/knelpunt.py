"""What is stuck and why, and the list of knelpunten."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q

from wijkwerk.agenda import rules
from wijkwerk.agenda.models import Actie, Agendapunt, Bespreking, Knelpunt
from wijkwerk.agenda.states import actie as actiestates
from wijkwerk.agenda.states import overleg as overlegstates
from wijkwerk.agenda.states.agendapunt import BIJ_TAFEL, HOGER, Tafel
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.toegang import houdt

STIL_DAGEN = 21
KEREN_TERUG = 2
Reden = Knelpunt.Reden


def stuck_questions(pk: int | None = None) -> dict[int, str]:
    """Return per open question that got stuck the reason; what is a knelpunt already only when it lies still again."""
    nu, vandaag = klok.nu(), klok.vandaag()
    stil = nu - timedelta(days=STIL_DAGEN)
    gepland = Bespreking.objects.filter(
        agendapunt=OuterRef("pk"), overleg__status=overlegstates.START, overleg__begint_op__gte=nu
    )
    still = Q(status__in=BIJ_TAFEL, bewogen_op__lt=stil) & ~Q(Exists(gepland))
    al = Knelpunt.objects.filter(agendapunt=OuterRef("pk"), opgelost_op=None)
    punten = Agendapunt.objects.open() if pk is None else Agendapunt.objects.open().filter(pk=pk)
    nieuw = punten.filter(~Exists(al))
    gevonden = dict.fromkeys(
        # A knelpunt that lies still at the table that took it over goes up once more.
        punten.filter(Exists(al), still, tafel__in=HOGER).values_list("pk", flat=True),
        str(Reden.STIL),
    )
    for voorwaarde, reden in (
        (Q(gewenst_op__lt=vandaag), Reden.TERMIJN),
        (Q(keren_terug__gte=KEREN_TERUG), Reden.TERUG),
        (still, Reden.STIL),
    ):
        for sleutel in nieuw.filter(voorwaarde).values_list("pk", flat=True):
            gevonden.setdefault(sleutel, str(reden))
    return gevonden


def stuck_actions(pk: int | None = None) -> dict[int, str]:
    """Return per open actie that got stuck the reason, except what is a knelpunt already."""
    al = Knelpunt.objects.filter(actie=OuterRef("pk"), opgelost_op=None)
    acties = Actie.objects.open().filter(~Exists(al))
    acties = acties if pk is None else acties.filter(pk=pk)
    stil = klok.nu() - timedelta(days=STIL_DAGEN)
    wacht = (actiestates.Status.GEVRAAGD, actiestates.Status.TERUGGEGEVEN)
    gevonden: dict[int, str] = {}
    for voorwaarde, reden in (
        (Q(uiterlijk_op__lt=klok.vandaag()), Reden.TERMIJN),
        (Q(keren_terug__gte=KEREN_TERUG), Reden.TERUG),
        (Q(status__in=wacht, status_sinds__lt=stil), Reden.STIL),
    ):
        for sleutel in acties.filter(voorwaarde).values_list("pk", flat=True):
            gevonden.setdefault(sleutel, str(reden))
    return gevonden


def table_of(actie: Actie) -> Tafel:
    """Return the table an actie came from: of its decision, of its meeting, else the wijkteamoverleg."""
    if actie.besluit is not None:
        return Tafel(actie.besluit.agendapunt.tafel)
    return Tafel(actie.overleg.tafel) if actie.overleg is not None else Tafel.WIJKTEAM


@dataclass(frozen=True)
class Vastzittend:
    """One row of the list: the knelpunt, what is stuck, how many days, and whether this person may solve it."""

    knelpunt: Knelpunt
    wat: Agendapunt | Actie
    dagen: int
    mag_oplossen: bool

    @property
    def is_actie(self) -> bool:
        """Whether an actie is stuck, and not a question."""
        return isinstance(self.wat, Actie)


def listed(persoon: Persoon, *, opgelost: bool = False, tafel: str = "", werkgebied: int | None = None,
           maximum: int = 200) -> list[Vastzittend]:  # fmt: skip
    """Return the knelpunten this person may read, longest first; the solved ones latest first."""
    met = ("agendapunt__werkgebied", "agendapunt__organisatie", "agendapunt__trekker", "actie__werkgebied",
           "actie__eigenaar", "actie__organisatie", "opgelost_door")  # fmt: skip
    rijen = rules.knelpunten_voor(persoon).filter(opgelost_op__isnull=not opgelost).select_related(*met)
    if tafel:
        rijen = rijen.filter(Q(agendapunt__tafel=tafel) | Q(agendapunt=None, naar_tafel=tafel))
    if werkgebied:
        rijen = rijen.filter(Q(agendapunt__werkgebied=werkgebied) | Q(actie__werkgebied=werkgebied))
    rijen = rijen.order_by(F("opgelost_op").desc() if opgelost else F("sinds").asc(), "pk")[:maximum]
    return [_row(persoon, rij) for rij in rijen]


def _row(persoon: Persoon, rij: Knelpunt) -> Vastzittend:
    wat = rij.agendapunt or rij.actie
    assert wat is not None  # noqa: S101 (the database keeps one of both)
    tot = klok.dag_van(rij.opgelost_op) if rij.opgelost_op else klok.vandaag()
    dagen = (tot - klok.dag_van(rij.sinds)).days
    return Vastzittend(rij, wat, dagen, rij.opgelost_op is None and houdt(persoon, "agenda.knelpunt", rij))
