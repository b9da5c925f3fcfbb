"""The kinds of links this room lays along the thread: what came of what."""

from typing import Final

GEBUNDELD: Final = "gebundeld"  # signaal -> thema
GEAGENDEERD: Final = "geagendeerd"  # thema or signaal -> agendapunt
DOORGELEID: Final = "doorgeleid"  # actie -> agendapunt, when it got stuck
BESLOTEN: Final = "besloten"  # agendapunt -> besluit
GECORRIGEERD: Final = "gecorrigeerd"  # besluit -> besluit
UITGEVOERD: Final = "uitgevoerd"  # besluit or agendapunt -> actie
TOEGEZEGD: Final = "toegezegd"  # besluit or agendapunt -> toezegging
TERUGGEKOPPELD: Final = "teruggekoppeld"  # thema or agendapunt -> terugkoppeling
