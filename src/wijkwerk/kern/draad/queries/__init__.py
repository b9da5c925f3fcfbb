"""Pulling the thread: the walk, the story that one reader may know of it, and counting where things came from."""

from wijkwerk.kern.draad.queries.tellen import count_upstream
from wijkwerk.kern.draad.queries.verhaal import Lijn, Stap, Verhaal, story
from wijkwerk.kern.draad.queries.wandeling import Knoop, Richting, links_of, soort_of, walk

__all__ = [
    "Knoop",
    "Lijn",
    "Richting",
    "Stap",
    "Verhaal",
    "count_upstream",
    "links_of",
    "soort_of",
    "story",
    "walk",
]
