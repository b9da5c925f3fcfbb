"""Tell every web process that the map has changed."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from wijkwerk.gebieden.models import Kaartstempel
from wijkwerk.gebieden.queries import forget_map


@contextmanager
def changing_map() -> Iterator[None]:
    """Make the change inside the block known to every process. Use it inside the transaction of the change.

    The stamp is renewed before, so that changes of the map wait for each other and two people never draw over one
    another unseen; and after, so that nobody keeps a map that was read halfway.
    """
    touch_map()
    yield
    touch_map()


def touch_map() -> None:
    """Put a new stamp on the map, in the transaction of the caller."""
    Kaartstempel.objects.update_or_create(pk=1, defaults={"stempel": uuid.uuid4()})
    forget_map()
    transaction.on_commit(forget_map)
