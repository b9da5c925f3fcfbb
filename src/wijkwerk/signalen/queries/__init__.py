"""Everything that is read about signals in a fixed number of queries. See README.md of this room for the map."""

from wijkwerk.signalen.queries.bak import Bladzijde, Filters, Rij, Telling, inbox
from wijkwerk.signalen.queries.buurt import Buurtsignaal, nearby, public_of
from wijkwerk.signalen.queries.cijfers import Cijfers, figures
from wijkwerk.signalen.queries.concepten import draft
from wijkwerk.signalen.queries.dossier import Dossier, Moment, detail, timeline
from wijkwerk.signalen.queries.keuzes import Keuzes, choices_for
from wijkwerk.signalen.queries.publiek import new_id, reachable, readable_by_all, reported_by, supportable
from wijkwerk.signalen.queries.suggesties import Suggestie, Suggesties, doors, suggest
from wijkwerk.signalen.queries.uitvoer import bad_rows, export_rows
from wijkwerk.signalen.queries.vandaag import Wachtend, waiting
from wijkwerk.signalen.queries.volgen import Volgblad, follow, public_story

__all__ = [
    "Bladzijde",
    "Buurtsignaal",
    "Cijfers",
    "Dossier",
    "Filters",
    "Keuzes",
    "Moment",
    "Rij",
    "Suggestie",
    "Suggesties",
    "Telling",
    "Volgblad",
    "Wachtend",
    "bad_rows",
    "choices_for",
    "detail",
    "doors",
    "draft",
    "export_rows",
    "figures",
    "follow",
    "inbox",
    "nearby",
    "new_id",
    "public_of",
    "public_story",
    "reachable",
    "readable_by_all",
    "reported_by",
    "suggest",
    "supportable",
    "timeline",
    "waiting",
]
