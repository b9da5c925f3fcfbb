"""The agenda of the demo year: every role finds what its card promises, and what is said adds up."""

import pytest

from wijkwerk.agenda.models import Actie, Agendapunt, Besluit, Deelnemer, Notulenregel, Terugkoppeling, Toezegging
from wijkwerk.agenda.queries import vandaag
from wijkwerk.demo.queries.gegevens import address_of, table
from wijkwerk.kern import klok, pii, termijnen
from wijkwerk.mensen.models import Persoon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jaar")]


def played_by(sleutel: str) -> Persoon:
    naam = next(rij["naam"] for rij in table("mensen")["persoon"] if rij["sleutel"] == sleutel)
    return Persoon.objects.get(email=address_of(naam))


@pytest.mark.parametrize(
    ("sleutel", "groep"),
    [
        ("w_oosterheem", "knelpunt"),
        ("w_oosterheem", "toezegging"),
        ("p_politie", "advies"),
        ("p_goede_woning", "actie"),
        ("p_inzet", "actie"),
        ("college", "vraag"),
        ("griffie", "toezegging"),
    ],
)
def test_what_a_card_promises_waits_on_the_first_page(sleutel, groep):
    assert groep in {wachtend.sleutel for wachtend in vandaag.urgent(played_by(sleutel))}


def test_the_minutes_hold_a_decision_and_who_does_what():
    vast = Notulenregel.objects.exclude(soort=Notulenregel.Soort.TEKST).values_list("soort", flat=True)
    assert sorted(vast) == ["actie", "actie", "besluit"]
    assert "besluit" in {groep.sleutel for groep in vandaag.calm(played_by("marit"))}
    assert Terugkoppeling.objects.filter(status="concept").count() == 1


def test_most_people_are_at_the_meeting_and_who_writes_always_is():
    geweest = Deelnemer.objects.exclude(aanwezig=None)
    assert geweest.filter(aanwezig=True).count() > 4 * geweest.filter(aanwezig=False).count() > 0
    assert not geweest.filter(notulist=True, aanwezig=False).exists()


def test_nobody_promises_a_day_off():
    dagen = [
        *Agendapunt.objects.values_list("gewenst_op", flat=True),
        *Actie.objects.values_list("uiterlijk_op", flat=True),
        *Toezegging.objects.values_list("uiterlijk_op", flat=True),
    ]
    assert [dag for dag in dagen if not termijnen.is_werkdag(dag)] == []
    assert not Besluit.objects.filter(genomen_op__gt=klok.vandaag()).exists()


def test_nothing_personal_in_what_tables_write():
    teksten = [*Notulenregel.objects.values_list("tekst", flat=True), *Besluit.objects.values_list("wat", flat=True)]
    assert {vondst.tekst for tekst in teksten for vondst in pii.find(tekst)} == set()
