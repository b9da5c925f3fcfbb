"""The demo year, played once for all tests of this folder in a database that forgets each test."""

import pytest

from wijkwerk.demo import actions


@pytest.fixture(scope="module")
def jaar(django_db_setup, django_db_blocker, tmp_path_factory):
    """The whole demo year, with its pictures in a folder of its own; rolled back after the module."""
    from django.conf import settings
    from django.db import transaction

    eigen = settings.MEDIA_ROOT
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                actions.seed()
                yield
                transaction.set_rollback(True)
        finally:
            settings.MEDIA_ROOT = eigen
