"""What the system writes down stays Dutch, also when the one who acts reads English."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models
from django.utils import translation

from tests.agenda.overleggen import plan
from wijkwerk.agenda.actions import actie as acties
from wijkwerk.agenda.actions import agendapunt as punten
from wijkwerk.agenda.actions import besluit as besluiten
from wijkwerk.agenda.actions import knelpunt as knelpunten
from wijkwerk.agenda.actions import overleg as overleggen
from wijkwerk.agenda.models import Agendapunt, Bespreking, Knelpunt, Wending
from wijkwerk.kern import klok
from wijkwerk.kern.bewaren import actions as bewaren
from wijkwerk.kern.bewaren.models import Lijstregel
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen.models import Signaal

KAMERS = ("agenda", "signalen", "bewaren")
# Letters to a reporter are in the language of that reporter; these tests give none in English.


@pytest.fixture(autouse=True)
def _english():
    """Let everybody act in English."""
    with translation.override("en"):
        yield


def stored() -> set[str]:
    """Return every text that stands in a record of these rooms."""
    teksten = set()
    for kamer in KAMERS:
        for model in apps.get_app_config(kamer).get_models():
            velden = [
                veld.name for veld in model._meta.fields if isinstance(veld, (models.CharField, models.TextField))
            ]
            for rij in model._default_manager.values_list(*velden):
                teksten.update(waarde for waarde in rij if isinstance(waarde, str))
    return teksten


def english_of_dutch() -> dict[str, str]:
    """Return every English sentence of the catalogue that is not also the Dutch one."""
    zinnen = translation.trans_real.translation("en")._catalog.items()
    paren = [(nl, en) for nl, en in zinnen if isinstance(nl, str)]  # plurals have a tuple for a key
    return {en: nl for nl, en in paren if en and en != nl and len(en) > 3}


def test_walk_through_the_acts_leaves_no_english_behind(stad, meld, vraag, actie, mandaat):
    wie = stad.seghwaert
    mandaat(wie, "wijkteam")
    signaal = meld()
    punt = vraag(signalen=[signaal])
    punt = punten.escalate(punt, reden="Hier komen wij er niet uit.", by=wie)
    knelpunten.report(punt, toelichting="Niemand antwoordt.", by=wie)
    knelpunten.report(besluit_punt := vraag(), toelichting="Het ligt stil.", by=wie)
    mandaat(stad.wethouder, "wijkwethouder", stad.wijk)
    besluiten.decide(
        Agendapunt.objects.get(pk=besluit_punt.pk), wat="Ja.", waarom="Het kan.", genomen_door=stad.wethouder,
        genomen_op=klok.vandaag(), client_id=uuid4(), by=stad.wethouder,
    )  # fmt: skip
    klaar, weg = actie(), actie()
    knelpunten.report(klaar, toelichting="Geen tijd.", by=stad.partner)
    acties.finish(acties.accept(klaar, by=stad.partner), resultaat="Geplaatst.", by=stad.partner)
    knelpunten.report(weg, toelichting="Geen geld.", by=stad.partner)
    acties.drop(weg, reden="Niet meer nodig.", by=wie)
    vraag()  # waits for the meeting that does not take place
    overleg = plan(stad)
    overleggen.fill_agenda(overleg, by=wie)
    overleggen.call_off(overleg, reden="Ziek.", by=wie)
    with klok.op(klok.nu() + timedelta(days=40)):
        knelpunten.find_stuck()
    with klok.op(klok.nu() - timedelta(days=500)):
        signalen.withdraw(meld(punt=None, buurt=stad.hofjes))
    bewaren.propose(by=wie)
    gezien = {tekst: nl for tekst, nl in english_of_dutch().items() if tekst in stored()}
    assert gezien == {}
    assert Signaal.objects.get(pk=signaal.pk).tafel == "College"
    assert set(Bespreking.objects.exclude(titel="").values_list("titel", flat=True)) == {
        "Opening", "Mededelingen", "Rondvraag",
    }  # fmt: skip
    uitkomsten = set(Knelpunt.objects.exclude(uitkomst="").values_list("uitkomst", flat=True))
    assert {"Er is besloten.", "De actie is klaar.", "De actie gaat niet door."} <= uitkomsten
    assert "Het overleg gaat niet door." in set(Wending.objects.values_list("reden", flat=True))
    assert Agendapunt.objects.filter(vraag__startswith="Hoe komt dit verder:").count() >= 2
    assert Lijstregel.objects.filter(termijn__endswith=("jaar")).exists()


def test_system_that_finds_something_stuck_writes_dutch(vraag):
    punt = vraag()
    with klok.op(klok.nu() + timedelta(days=15)):
        knelpunten.find_stuck()
    with klok.op(klok.nu() + timedelta(days=40)):
        knelpunten.find_stuck()
    assert "De termijn is voorbij" in set(Wending.objects.filter(agendapunt=punt).values_list("reden", flat=True))
    assert punt.knelpunten.first().uitkomst == "Ook hier kwam het niet verder. Het ligt nu bij een hogere tafel."
