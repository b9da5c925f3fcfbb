"""A life cycle: a table of legal steps, asked by the verb that makes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

S = TypeVar("S", bound=str)


@dataclass(frozen=True)
class Stap(Generic[S]):
    """One legal step: the verb, from which states, to which state, and by which rule or who makes it."""

    handeling: str
    van: tuple[S, ...]
    naar: S
    regel: str


T = TypeVar("T", bound=Stap[Any])


class Levensloop(Generic[T]):
    """The steps of one kind of record; every verb makes exactly one."""

    def __init__(self, stappen: Sequence[T]) -> None:
        self._stappen = {stap.handeling: stap for stap in stappen}

    def step(self, handeling: str) -> T:
        """Return the one step that the verb `handeling` makes."""
        return self._stappen[handeling]

    def may(self, handeling: str, status: str) -> bool:
        """Tell whether the verb `handeling` is legal from `status`."""
        return status in self._stappen[handeling].van
