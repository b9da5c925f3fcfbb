"""Files on disk that follow the transaction: nothing stays when it is rolled back, nothing goes before it commits."""

import weakref
from collections.abc import Sequence
from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction


class _Unless:
    """Removes files unless the transaction commits: Django drops what waits for a commit when it rolls back."""

    def __init__(self, paden: Sequence[str]) -> None:
        self._opruimen = weakref.finalize(self, delete_now, paden)

    def __call__(self) -> None:
        self._opruimen.detach()


def save(pad: str, inhoud: bytes) -> None:
    """Write a file under exactly this path; it goes again when the transaction of the caller is rolled back."""
    transaction.on_commit(_Unless([pad]))
    default_storage.save(pad, ContentFile(inhoud))


def delete(paden: Sequence[str]) -> None:
    """Delete files when the transaction of the caller commits."""
    transaction.on_commit(lambda: delete_now(paden))


def delete_now(paden: Sequence[str]) -> None:
    """Delete files at once; one that is gone already is no error."""
    for pad in paden:
        with suppress(OSError):
            default_storage.delete(pad)
