"""Stories that run through the year."""

from wijkwerk.demo.actions.jaar import Jaar


def plan(jaar: Jaar) -> None:
    """Plan the stories."""
