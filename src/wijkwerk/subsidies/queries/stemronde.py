"""Votes as people see them: the phases, the ballot, the ideas, and how many voted."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Idee, Plafonddeel, Regelingversie, Stemronde, Uitslag
from wijkwerk.subsidies.queries.plafond import ceiling_on
from wijkwerk.subsidies.states.regeling import Verdeelwijze
from wijkwerk.subsidies.states.stemronde import Status

VOLGORDE = (Status.IDEEEN, Status.TOETSING, Status.STEMMEN, Status.TELLEN, Status.UITSLAG)
ALFABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def dossier(ronde: Stemronde) -> str:
    """Return the name of a vote in the ledger."""
    return f"stemronde:{ronde.pk}"


def letters(aantal: int) -> list[str]:
    """Return the letters of a ballot in order: A to Z, then AA, AB, ..."""
    dubbel = [eerste + tweede for eerste in ALFABET for tweede in ALFABET]
    return [*ALFABET, *dubbel][:aantal]


def public() -> QuerySet[Stemronde]:
    """Return the votes that residents see: everything that was announced."""
    nooit_bekend = Q(status=Status.VOORBEREIDING) | Q(status=Status.GESTOPT, ideeen=None)
    return Stemronde.objects.exclude(nooit_bekend).distinct().select_related("werkgebied", "regelingversie__regeling")


def ballot(ronde: Stemronde) -> list[Idee]:
    """Return the ideas in the order of the ballot."""
    ideeen = Idee.objects.filter(stemronde=ronde).exclude(letter="")
    return sorted(ideeen, key=lambda idee: (len(idee.letter), idee.letter))


@dataclass(frozen=True)
class Eisoordeel:
    """What was found on one published criterion; `reden` is public and needed for a no."""

    eis: str
    ja: bool
    reden: str = ""


@dataclass(frozen=True)
class Fase:
    """One phase of a vote: `stand` is klaar, nu or straks."""

    naam: str
    wanneer: tuple[date, date | None]
    tekst: str
    stand: str


def phases(ronde: Stemronde) -> list[Fase]:
    """Return the phases with their days, and which one is now."""
    nu = VOLGORDE.index(Status(ronde.status)) if ronde.status in VOLGORDE else -1
    na_ideeen, na_stemmen = ronde.ideeen_tot + timedelta(days=1), ronde.stemmen_tot + timedelta(days=1)
    rijen: tuple[tuple[str, tuple[date, date | None], str], ...] = (
        (_("Ideeën insturen"), (ronde.ideeen_van, ronde.ideeen_tot), _("Iedereen in de wijk kan een idee insturen.")),
        (
            _("Ideeën bekijken"),
            (na_ideeen, ronde.stemmen_van - timedelta(days=1)),
            _("De gemeente kijkt met de eisen hieronder of een idee kan."),
        ),
        (_("Stemmen"), (ronde.stemmen_van, ronde.stemmen_tot), _("U stemt met de code uit de brief. Dat is geheim.")),
        (_("Tellen"), (na_stemmen, None), _("De gemeente telt de stemmen.")),
        (_("Uitslag"), (na_stemmen, None), _("U ziet wat er gekozen is en waarom.")),
    )
    return [
        Fase(naam, dagen, tekst, "klaar" if plek < nu else "nu" if plek == nu else "straks")
        for plek, (naam, dagen, tekst) in enumerate(rijen)
    ]


def takes_ideas(ronde: Stemronde) -> bool:
    """Tell whether a resident can send in an idea today."""
    return ronde.status == Status.IDEEEN and ronde.ideeen_van <= klok.vandaag() <= ronde.ideeen_tot


def takes_votes(ronde: Stemronde) -> bool:
    """Tell whether one can vote today."""
    return ronde.status == Status.STEMMEN and ronde.stemmen_van <= klok.vandaag() <= ronde.stemmen_tot


def turnout(ronde: Stemronde) -> dict[str, int]:
    """Return how many codes went out, were used, were used on paper and were blocked: one query.

    Once the outcome is declared these come from the count: the codes themselves are destroyed after six weeks.
    """
    if ronde.status == Status.UITSLAG:
        return _kept_turnout(ronde)
    tel: dict[str, Any] = ronde.codes.aggregate(
        uitgegeven=Count("pk"),
        gebruikt=Count("pk", filter=Q(gebruikt=True)),
        op_papier=Count("pk", filter=Q(op_papier=True)),
        geblokkeerd=Count("pk", filter=Q(geblokkeerd=True)),
    )
    geldig = tel["uitgegeven"] - tel["geblokkeerd"]
    return tel | {"geldig": geldig, "procent": _percent(tel["gebruikt"], geldig)}


def _kept_turnout(ronde: Stemronde) -> dict[str, int]:
    velden = ("codes_geldig", "codes_gebruikt", "op_papier")
    geldig, gebruikt, op_papier = Uitslag.objects.values_list(*velden).get(stemronde=ronde)
    return {"geldig": geldig, "gebruikt": gebruikt, "op_papier": op_papier, "procent": _percent(gebruikt, geldig)}


def _percent(deel: int, geheel: int) -> int:
    return round(100 * deel / geheel) if geheel else 0


def batches(ronde: Stemronde) -> list[dict[str, Any]]:
    """Return the batches of codes: how many each has, and how many of them are blocked."""
    per = ronde.codes.values("partij").annotate(aantal=Count("pk"), geblokkeerd=Count("pk", filter=Q(geblokkeerd=True)))
    return [dict(rij) for rij in per.order_by("partij")]


@dataclass(frozen=True)
class Geld:
    """Money a person may hold a vote on: a version of a fund, a part of its ceiling, and the area."""

    versie: Regelingversie
    deel: Plafonddeel
    werkgebied: Werkgebied | None

    @property
    def sleutel(self) -> str:
        """The value in a form."""
        return f"{self.versie.pk}-{self.deel.pk}-{self.werkgebied.pk if self.werkgebied else 0}"

    @property
    def woorden(self) -> str:
        """The words in a form."""
        gebied = self.werkgebied.naam if self.werkgebied else _("de hele stad")
        return f"{self.versie.regeling.naam}, {gebied}: {self.deel.pot.naam}"


def money_for(persoon: Any) -> list[Geld]:
    """Return the money this person may hold a vote on: of funds that are divided by one, in the own areas."""
    dag = klok.vandaag()
    versies = Regelingversie.objects.in_force(dag).filter(verdeelwijze=Verdeelwijze.STEMRONDE)
    gebieden: list[Werkgebied | None] = [None, *Werkgebied.objects.order_by("naam")]
    keuzes = []
    for versie in versies.select_related("regeling"):
        plafond = ceiling_on(versie.regeling, dag)
        delen = list(plafond.delen.select_related("pot")) if plafond else []
        keuzes += [
            Geld(versie, deel, gebied)
            for deel in delen
            for gebied in gebieden
            if deel.werkgebied_id in (None, gebied.pk if gebied else None)
        ]
    return [keuze for keuze in keuzes if rules.keep_votes(persoon, Stemronde(werkgebied=keuze.werkgebied))]
