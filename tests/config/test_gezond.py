"""The two addresses that machines watch."""

from datetime import timedelta

import pytest
from django.core.cache import cache

import wijkwerk
from wijkwerk.config.gezond import WERKER_GEZIEN
from wijkwerk.kern import klok
from wijkwerk.kern.taken.models import Taak

pytestmark = pytest.mark.django_db


def test_gezond_says_version_and_when_a_worker_was_seen(client):
    cache.set(WERKER_GEZIEN, "2026-03-03T18:30:00+00:00")
    antwoord = client.get("/gezond")
    assert antwoord.status_code == 200
    assert antwoord.json() == {
        "status": "goed",
        "database": "goed",
        "werker": "2026-03-03T18:30:00+00:00",
        "versie": wijkwerk.__version__,
    }


def test_gezond_without_worker_is_still_alive(client):
    cache.delete(WERKER_GEZIEN)
    assert client.get("/gezond").json()["werker"] is None


def test_gezond_costs_two_queries_and_no_session(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        antwoord = client.get("/gezond")
    assert not antwoord.cookies


def test_gereed_is_no_when_a_task_waits_too_long(client):
    assert client.get("/gereed").status_code == 200
    Taak.objects.create(functie="x", niet_voor=klok.nu() - timedelta(minutes=16))
    antwoord = client.get("/gereed")
    assert (antwoord.status_code, antwoord.json()["status"]) == (503, "wacht")
    assert antwoord.json()["oudste_taak_seconden"] >= 16 * 60
