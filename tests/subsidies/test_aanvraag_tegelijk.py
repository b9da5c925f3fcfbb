"""Two neighbours, or one with two fingers, at the same moment: real threads, on SQLite and on PostgreSQL."""

from uuid import UUID, uuid4

import pytest

from tests.signalen.test_tegelijk import at_once
from tests.subsidies.test_aanvraag_formulier import antwoorden
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import aanvraag_concept, medestander
from wijkwerk.subsidies.actions.medestander import Buur
from wijkwerk.subsidies.forms.aanvraag import read
from wijkwerk.subsidies.models import Aanvraag, Concept

pytestmark = [pytest.mark.beide, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _committed(transactional_db) -> None:
    """Let the cast be written for every thread to see."""


def test_the_same_form_from_four_threads_is_one_application(fonds, gegevens):
    sleutel, feiten = uuid4(), gegevens()
    rijen = at_once(*[lambda: aanvragen.submit(versie=fonds, gegevens=feiten, client_id=sleutel)] * 4)
    assert {rij.pk for rij in rijen} == {Aanvraag.objects.get().pk}
    assert Bericht.objects.filter(sleutel__startswith="subsidies:ontvangst:").count() == 1


def test_the_same_draft_sent_twice_at_once_is_one_application(stad, fonds):
    typed = {naam: waarde for deel in antwoorden(stad).values() for naam, waarde in deel.items()}
    concept = aanvraag_concept.save(Concept(), gegevens=typed, versie=fonds)
    feiten = read(concept.gegevens).feiten
    rijen = at_once(*[lambda: aanvraag_concept.send(concept, versie=fonds, feiten=feiten)] * 3)
    assert {rij.pk for rij in rijen} == {Aanvraag.objects.get().pk}
    assert Aanvraag.objects.get().client_id == UUID(concept.gegevens["client_id"])
    assert not Concept.objects.exists()


def test_two_of_the_same_address_at_once_are_one_supporter(aanvraag):
    rij = aanvraag(steun=0)
    buren = [Buur(f"Buur {n}", "2719 XA", "14", f"buur{n}@voorbeeld.nl") for n in range(4)]
    uitslagen = at_once(*[lambda buur=buur: medestander.sign(rij, buur=buur) for buur in buren])
    assert sum(uitslag is not None for uitslag in uitslagen) == rij.medestanders.count() == 1
    assert Bericht.objects.filter(sleutel__startswith="subsidies:medestander:").count() == 1


def test_two_confirm_at_once_and_both_count(aanvraag):
    rij = aanvraag(steun=0)
    buren = [medestander.sign(rij, buur=Buur("Buur", "2719 XA", str(n), "b@voorbeeld.nl")) for n in (14, 16)]
    at_once(*[lambda buur=buur: medestander.confirm(buur) for buur in buren])
    rij.refresh_from_db()
    assert rij.steun == 2
