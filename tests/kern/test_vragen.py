"""Questions whose SQL is made once give what the queryset gives, on both databases."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from wijkwerk.kern import vragen
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.vragen import VasteVraag

pytestmark = [pytest.mark.django_db, pytest.mark.beide]


def bericht(sleutel, **velden):
    return Bericht(sleutel=sleutel, aan="a@voorbeeld.nl", onderwerp=f"Over {sleutel}", tekst="Dag.", **velden)


def test_it_gives_the_rows_of_the_queryset_for_every_value():
    eerste, tweede = vragen.add(bericht("een")), vragen.add(bericht("twee"))
    vraag = VasteVraag(
        lambda sleutel, dag: Bericht.objects.filter(sleutel=sleutel, bewaren_tot__gt=dag), sleutel="?", dag=date.max
    )
    for _keer in range(4):
        assert vraag(sleutel="een", dag=date(2020, 1, 1)) == [eerste]
        assert vraag(sleutel="twee", dag=date(2020, 1, 1)) == [tweede]
    assert vraag(sleutel="twee", dag=date(9000, 1, 1)) == []
    assert vraag(sleutel="twee", dag=date(2020, 1, 1))[0].onderwerp == "Over twee"
    assert (vraag.count(sleutel="een", dag=date(2020, 1, 1)), vraag.count(sleutel="drie", dag=date(2020, 1, 1))) == (
        1,
        0,
    )


def test_it_costs_one_query(django_assert_num_queries):
    vraag = VasteVraag(lambda sleutel: Bericht.objects.filter(sleutel=sleutel), sleutel="?")
    for sleutel in ("een", "twee", "drie", "vier"):
        with django_assert_num_queries(1) as gevraagd:
            vraag(sleutel=sleutel)
        assert "berichten_bericht" in gevraagd.captured_queries[0]["sql"]


def test_rows_of_values_and_a_limit_work_without_stand_ins():
    for sleutel in ("een", "twee", "drie"):
        vragen.add(bericht(sleutel))
    vraag = VasteVraag(lambda: Bericht.objects.order_by("pk").values_list("sleutel", "kanaal")[:2])
    assert (vraag(), vraag.count()) == ([("een", "mail"), ("twee", "mail")], 2)


def test_a_stand_in_that_is_not_in_the_question_is_refused():
    with pytest.raises(ValueError, match="nummer"):
        VasteVraag(lambda nummer: Bericht.objects.filter(pk__gt=nummer + 1), nummer=-1)(nummer=3)


def test_a_new_row_reads_back_as_it_was_written():
    rij = vragen.add(bericht("een", over_soort="signalen.signaal", over_id=7))
    terug = Bericht.objects.get(pk=rij.pk)
    assert (terug.onderwerp, terug.over_id, terug.bezig_tot, terug.opgeschoond) == ("Over een", 7, None, False)
    rij.onderwerp = "Anders"
    rij.save()
    assert Bericht.objects.get().onderwerp == "Anders"


def test_the_same_key_is_refused_or_written_over():
    eerste = vragen.add(bericht("een"))
    with pytest.raises(IntegrityError), transaction.atomic():
        vragen.add(bericht("een"))
    weer = bericht("een")
    weer.onderwerp, weer.tekst = "Nieuw", "Anders."
    assert vragen.add(weer, unique=("sleutel",), update=("onderwerp",)).pk == eerste.pk
    assert Bericht.objects.values_list("onderwerp", "tekst").get() == ("Nieuw", "Dag.")


def test_one_row_is_dropped_and_no_other():
    for sleutel in ("een", "twee"):
        vragen.add(bericht(sleutel))
    vragen.drop(Bericht, pk=Bericht.objects.get(sleutel="een").pk)
    assert [rij.sleutel for rij in Bericht.objects.all()] == ["twee"]
