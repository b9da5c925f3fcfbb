"""A back-up brings back rows and files as they were, and never destroys by surprise."""

import stat
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError

from wijkwerk.config import reservekopie
from wijkwerk.kern.taken.models import Taak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.beide]


@pytest.fixture
def kopie(tmp_path) -> Path:
    """A back-up that holds one job and one photo."""
    Taak.objects.create(functie="bewaard")
    foto = Path(settings.MEDIA_ROOT) / "2026" / "foto.jpg"
    foto.parent.mkdir(parents=True)
    foto.write_bytes(b"oud")
    doel = tmp_path / "kopie.tar.gz"
    reservekopie.make(doel)
    return doel


def test_restore_brings_back_rows_and_files(kopie):
    Taak.objects.all().delete()
    Taak.objects.create(functie="later")
    foto = Path(settings.MEDIA_ROOT) / "2026" / "foto.jpg"
    foto.write_bytes(b"nieuw")
    reservekopie.restore(kopie)
    assert [taak.functie for taak in Taak.objects.all()] == ["bewaard"]
    assert foto.read_bytes() == b"oud"


def test_backup_is_readable_for_its_owner_only(kopie):
    assert stat.S_IMODE(kopie.stat().st_mode) == 0o600


def test_backup_never_overwrites(kopie):
    with pytest.raises(CommandError, match="bestaat al"):
        reservekopie.make(kopie)


def test_restore_of_another_file_changes_nothing(kopie, tmp_path):
    vreemd = tmp_path / "brief.txt"
    vreemd.write_text("Geachte mevrouw,")
    with pytest.raises(CommandError, match="geen reservekopie"):
        reservekopie.restore(vreemd)
    assert Taak.objects.filter(functie="bewaard").exists()
