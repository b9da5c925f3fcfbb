"""Reading photos. Who may see one is decided by the room that the photo belongs to."""

from collections.abc import Iterator

from django.core.files import File
from django.core.files.storage import default_storage

from wijkwerk.kern.bestanden.models import Bestand

MAP = "foto"


def open_file(bestand: Bestand, *, mini: bool = False) -> File:
    """Open the picture, or its thumbnail, for reading. Raises FileNotFoundError when it is gone from the storage."""
    return default_storage.open(bestand.mini if mini else bestand.bestand, "rb")


def unknown_files() -> Iterator[str]:
    """Yield the paths in the storage that belong to no row."""
    if not default_storage.exists(MAP):
        return
    for deel in default_storage.listdir(MAP)[0]:
        pad = f"{MAP}/{deel}"
        bekend = set(Bestand.objects.filter(bestand__startswith=f"{pad}/").values_list("bestand", flat=True))
        bekend |= set(Bestand.objects.filter(mini__startswith=f"{pad}/").values_list("mini", flat=True))
        yield from (f"{pad}/{naam}" for naam in default_storage.listdir(pad)[1] if f"{pad}/{naam}" not in bekend)
