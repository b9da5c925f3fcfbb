"""Two people at the same thema at the same moment: real threads on a real database, on SQLite and on PostgreSQL."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.agenda.conftest import NU
from tests.signalen.test_tegelijk import at_once, second_regisseur
from wijkwerk.agenda.actions import thema as actions
from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries import thema as queries
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering

pytestmark = [pytest.mark.beide, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _committed(transactional_db) -> None:
    """Let the cast be written for every thread to see."""


def test_two_people_bundle_the_same_signal_and_it_is_in_once(stad, meld, maak_thema):
    thema, signaal, collega = maak_thema(), meld(), second_regisseur(stad)
    uitslagen = at_once(
        lambda: actions.bundle(thema, [signaal], by=stad.seghwaert),
        lambda: actions.bundle(thema, [signaal], by=collega),
    )
    assert sorted(len(nieuw) for nieuw in uitslagen) == [0, 1]
    assert Verband.objects.filter(soort="gebundeld").count() == 1
    assert logboek.of_object(thema).filter(handeling="agenda.gebundeld").count() == 1


def test_two_people_bundle_different_signals_and_both_are_in(stad, meld, maak_thema):
    thema, collega = maak_thema(), second_regisseur(stad)
    een, ander = meld(), meld("Nog een.")
    at_once(lambda: actions.bundle(thema, [een], by=stad.seghwaert), lambda: actions.bundle(thema, [ander], by=collega))
    assert set(queries.signals_of(thema)) == {een, ander}


def test_the_same_form_from_four_threads_is_one_thema(stad, meld, maak_thema):
    sleutel, signaal = uuid4(), meld()
    themas = at_once(*[lambda: maak_thema(client_id=sleutel, signalen=[signaal])] * 4)
    assert len({thema.pk for thema in themas}) == Thema.objects.count() == 1
    assert queries.signals_of(themas[0]).count() == 1


def test_one_finishes_while_another_changes_and_nothing_is_lost(stad, maak_thema):
    thema, collega = maak_thema(), second_regisseur(stad)
    uitslagen = at_once(
        lambda: actions.finish(thema, resultaat="Klaar.", by=stad.seghwaert, versie=1),
        lambda: actions.change(thema, titel="Anders", by=collega, versie=1),
    )
    assert [u.regel for u in uitslagen if isinstance(u, Weigering)] == ["agenda.versie"]
    thema.refresh_from_db()
    assert thema.versie == 2
    assert (thema.titel == "Anders") != (thema.resultaat == "Klaar.")


def test_bundling_while_it_is_finished_never_puts_a_signal_in_a_finished_thema_unseen(stad, meld, maak_thema):
    thema, signaal, collega = maak_thema(), meld(), second_regisseur(stad)
    _klaar, erbij = at_once(
        lambda: actions.finish(thema, resultaat="Klaar.", by=stad.seghwaert),
        lambda: actions.bundle(thema, [signaal], by=collega),
    )
    regels = list(logboek.of_object(thema).order_by("pk").values_list("handeling", flat=True))
    if isinstance(erbij, Weigering):
        assert erbij.regel == "agenda.levensloop"
        assert not queries.signals_of(thema).exists()
    else:
        assert regels.index("agenda.gebundeld") < regels.index("agenda.afgerond")


def test_the_database_itself_refuses_an_end_without_a_result_and_public_without_a_story(stad, maak_thema):
    thema = maak_thema()
    for velden in ({"status": "afgerond"}, {"openbaar": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Thema.objects.filter(pk=thema.pk).update(**velden)
    assert thema.gemaakt_op == NU
