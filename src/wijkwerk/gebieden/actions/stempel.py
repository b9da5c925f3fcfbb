"""Tell every web process that the map has changed."""

import uuid

from django.db import transaction

from wijkwerk.gebieden.models import Kaartstempel
from wijkwerk.gebieden.queries import forget_map


def touch_map() -> None:
    """Put a new stamp on the map, inside the transaction of the change.

    The row also makes changes of the map wait for each other, so that two people never draw over one another unseen.
    """
    Kaartstempel.objects.update_or_create(pk=1, defaults={"stempel": uuid.uuid4()})
    forget_map()
    transaction.on_commit(forget_map)
