"""Signals: what is going on, where, since when, who has it now, and what was said about it."""

from wijkwerk.signalen.models.catalogus import AndereDeur, Onderwerp
from wijkwerk.signalen.models.eigen import Concept, Invoer, Weergave
from wijkwerk.signalen.models.geheim import new_token
from wijkwerk.signalen.models.gesprek import Foto, Melder, Reactie, Steun
from wijkwerk.signalen.models.signaal import GenoemdePartner, Signaal, SignaalQuerySet

__all__ = [
    "AndereDeur",
    "Concept",
    "Foto",
    "GenoemdePartner",
    "Invoer",
    "Melder",
    "Onderwerp",
    "Reactie",
    "Signaal",
    "SignaalQuerySet",
    "Steun",
    "Weergave",
    "new_token",
]
