"""Where the bundled static files are: every page names a dozen of them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Opslag(CompressedManifestStaticFilesStorage):
    """Static files with a print of their content in the name; what is bundled stays the same while the program runs."""

    def __init__(self, *args: object, **opties: object) -> None:
        super().__init__(*args, **opties)
        self._adressen: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Return the address, looked up once per process."""
        if force:
            return str(super().url(name, force))
        if name not in self._adressen:
            self._adressen[name] = str(super().url(name))
        return self._adressen[name]
