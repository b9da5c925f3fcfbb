"""The demo year, played once for all tests of this folder in a database that forgets each test."""

import pytest

from tests.proefbank import played_once
from wijkwerk.demo import actions


@pytest.fixture(scope="module")
def jaar(django_db_setup, django_db_blocker):
    """The whole demo year, with its pictures in a folder of its own; the empty database is back after the module."""
    from django.conf import settings
    from django.db import transaction

    def play(bestanden) -> None:
        settings.MEDIA_ROOT = bestanden
        actions.seed()

    eigen = settings.MEDIA_ROOT
    with django_db_blocker.unblock():
        try:
            with played_once("demo", play) as bestanden:
                settings.MEDIA_ROOT = bestanden
                with transaction.atomic():
                    yield
                    transaction.set_rollback(True)
        finally:
            settings.MEDIA_ROOT = eigen
