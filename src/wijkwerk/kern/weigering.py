"""The refusal: an act that a rule forbids, with words for the person who tried it."""


class Weigering(Exception):
    """An act is refused. `melding` is plain Dutch for the screen; `regel` names the rule it rests on."""

    def __init__(self, melding: str, *, regel: str) -> None:
        super().__init__(melding)
        self.melding = melding
        self.regel = regel
