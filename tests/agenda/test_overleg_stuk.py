"""Papers: only real PDF files, for who may read where they belong, never run by a browser."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from tests.agenda.overleggen import PDF, days, plan
from wijkwerk.agenda import tasks
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.models import Stuk
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db


def test_a_pdf_is_given_as_a_file_that_runs_nothing(stad, als):
    overleg, regisseur = plan(stad), als(stad.seghwaert)
    pdf = SimpleUploadedFile("x.html", PDF, "text/html")
    regisseur.post(f"/stukken/nieuw/?overleg={overleg.pk}", {"titel": "Kaart van het plein", "bestand": pdf})
    stuk = overleg.stukken.get()
    antwoord = als(stad.partner).get(f"/stukken/{stuk.uuid}/")
    assert b"".join(antwoord.streaming_content) == PDF
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in antwoord["Content-Security-Policy"]
    assert als(stad.oosterheem).get(f"/stukken/{stuk.uuid}/").status_code == 404


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"<html>%PDF-1.7 %%EOF", PDF[:-8], b"MZ" + PDF, PDF + b"x" * 10 * 1024 * 1024],
    ids=["empty", "html", "half", "program", "large"],
)
def test_what_is_no_whole_pdf_is_refused_and_leaves_nothing(stad, inhoud):
    with pytest.raises(Weigering) as weigering:
        actions.add_paper(plan(stad), upload=BytesIO(inhoud), titel="Stuk", by=stad.seghwaert)
    assert weigering.value.regel == "agenda.stuk"
    assert not Stuk.objects.exists()
    assert not default_storage.exists("stuk")


def test_a_member_adds_no_papers(stad, als):
    overleg = plan(stad)
    assert als(stad.partner).get(f"/stukken/nieuw/?overleg={overleg.pk}").status_code == 404
    with pytest.raises(Weigering):
        actions.add_paper(overleg, upload=BytesIO(PDF), titel="Stuk", by=stad.partner)


def test_a_paper_of_a_question_is_for_who_may_read_the_question(stad, vraag, als):
    punt = vraag(zichtbaarheid="gemeente")
    pdf = SimpleUploadedFile("x.pdf", PDF)
    als(stad.seghwaert).post(f"/stukken/nieuw/?agendapunt={punt.pk}", {"titel": "Begroting", "bestand": pdf})
    stuk, overleg = punt.stukken.get(), plan(stad)
    actions.fill_agenda(overleg, by=stad.seghwaert)
    assert als(stad.partner).get(f"/stukken/{stuk.uuid}/").status_code == 404
    assert "Begroting" not in als(stad.partner).get(f"/overleggen/{overleg.pk}/").content.decode()
    assert "Begroting" in als(stad.seghwaert).get(f"/overleggen/{overleg.pk}/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_file_goes_with_its_row_and_never_stays_without_one(stad, als):
    overleg = plan(stad)
    with transaction.atomic():
        los = actions.add_paper(overleg, upload=BytesIO(PDF), titel="Stuk", by=stad.seghwaert)
        transaction.set_rollback(True)
    assert not default_storage.exists(los.bestand)
    stuk = actions.add_paper(overleg, upload=BytesIO(PDF), titel="Stuk", by=stad.seghwaert)
    assert default_storage.exists(stuk.bestand)
    als(stad.seghwaert).post(f"/stukken/{stuk.uuid}/")
    assert not default_storage.exists(stuk.bestand)


def test_the_daily_sweep_deletes_only_what_no_row_knows(stad):
    stuk = actions.add_paper(plan(stad), upload=BytesIO(PDF), titel="Stuk", by=stad.seghwaert)
    los = f"{stuk.bestand.rpartition('/')[0]}/los.pdf"
    default_storage.save(los, BytesIO(PDF))
    assert tasks.sweep_papers.func() == 0
    with klok.op(max(klok.nu(), default_storage.get_modified_time(los)) + days(2)):
        assert tasks.sweep_papers.func() == 1
    assert default_storage.exists(stuk.bestand)
