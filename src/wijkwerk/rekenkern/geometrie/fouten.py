"""What can be wrong with a point, an outline or a map file, in words for people."""


class GeometrieFout(ValueError):
    """A point, outline or file cannot be used. `melding` is plain Dutch; `soort` is a short code of what is wrong."""

    def __init__(self, melding: str, *, soort: str) -> None:
        super().__init__(melding)
        self.melding = melding
        self.soort = soort

    def at(self, plaats: str) -> "GeometrieFout":
        """Return the same fault with the place in the file in front of it."""
        return GeometrieFout(f"{plaats}: {self.melding}", soort=self.soort)
