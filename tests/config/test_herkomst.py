"""The log says through which door an act came: the web, a job, or the command line."""

import pytest

from tests.kern import proeftaken
from wijkwerk.kern.logboek.actions import note
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.taken import worker

pytestmark = pytest.mark.django_db


def test_act_on_a_page_comes_from_the_web_and_the_origin_ends_with_the_request(als, spelers):
    als(spelers.beheerder).post("/organisaties/nieuw/", {"naam": "Buurtsport", "soort": "partner"})
    assert Logregel.objects.filter(handeling__startswith="mensen.organisatie").get().herkomst == "web"
    assert note("proef.buiten", by=None).herkomst == ""


def test_act_of_a_job_comes_from_the_job():
    proeftaken.log_line.enqueue()
    worker.run(until_empty=True)
    assert Logregel.objects.get(handeling="proef.taak").herkomst == "taak"
