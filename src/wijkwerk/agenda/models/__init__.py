"""Records of the agenda, by what they are about."""

from wijkwerk.agenda.models.actie import Actie, Actieregel
from wijkwerk.agenda.models.afweging import Afweging
from wijkwerk.agenda.models.agendapunt import (
    Advies,
    Adviesversie,
    Agendapunt,
    AgendapuntQuerySet,
    Betrokkene,
    Optie,
    Wending,
    Wijkeffect,
)
from wijkwerk.agenda.models.besluit import Besluit
from wijkwerk.agenda.models.knelpunt import Knelpunt
from wijkwerk.agenda.models.overleg import (
    Bespreking,
    Deelnemer,
    Notulenregel,
    Overleg,
    Overlegreeks,
    Reekslid,
    Stuk,
)
from wijkwerk.agenda.models.terugkoppeling import Afmelding, Terugbericht, Terugkoppeling, Terugtekst
from wijkwerk.agenda.models.thema import Thema
from wijkwerk.agenda.models.toezegging import Stand, Toezegging
from wijkwerk.agenda.models.wachten import Vrijgave

__all__ = [
    "Actie",
    "Actieregel",
    "Advies",
    "Adviesversie",
    "Afmelding",
    "Afweging",
    "Agendapunt",
    "AgendapuntQuerySet",
    "Besluit",
    "Bespreking",
    "Betrokkene",
    "Deelnemer",
    "Knelpunt",
    "Notulenregel",
    "Optie",
    "Overleg",
    "Overlegreeks",
    "Reekslid",
    "Stand",
    "Stuk",
    "Terugbericht",
    "Terugkoppeling",
    "Terugtekst",
    "Thema",
    "Toezegging",
    "Vrijgave",
    "Wending",
    "Wijkeffect",
]
