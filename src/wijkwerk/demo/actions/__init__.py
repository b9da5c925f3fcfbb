"""The demo year: played through the same actions as real life, with the clock held at each moment of it."""

from wijkwerk.demo.actions.rollen import become
from wijkwerk.demo.actions.zaaien import seed

__all__ = ["become", "seed"]
