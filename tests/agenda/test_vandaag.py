"""Mijn wijk vandaag: what waits on the agenda for each role, the worst first, at the same price on a full day."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.agenda.conftest import NU
from wijkwerk.agenda.actions import actie as acties
from wijkwerk.agenda.actions import afweging as afwegingen
from wijkwerk.agenda.actions import agendapunt as punten
from wijkwerk.agenda.actions import besluit as besluiten
from wijkwerk.agenda.actions import knelpunt as knelpunten
from wijkwerk.agenda.actions import overleg as overleggen
from wijkwerk.agenda.actions import toezegging as toezeggingen
from wijkwerk.agenda.models import Agendapunt, Besluit, Terugkoppeling
from wijkwerk.agenda.queries import vandaag as queries
from wijkwerk.agenda.views.vandaag import when
from wijkwerk.kern import klok
from wijkwerk.web.vandaag import PER

pytestmark = pytest.mark.django_db
VANDAAG = NU.date()
MORGEN, STRAKS = VANDAAG + timedelta(days=1), VANDAAG + timedelta(days=30)


@pytest.fixture
def beloof(stad):
    """Promise something to the council as the wijkwethouder: `beloof(uiterlijk_op=...)`."""

    def promise(onderwerp: str = "Een plan voor de stoepen", **velden):
        gegevens = {
            "tekst": "Voor de zomer een plan.", "aan": "de raad", "gedaan_op": VANDAAG, "uiterlijk_op": MORGEN,
            "eigenaar": stad.wethouder, "client_id": uuid4(), "by": stad.griffie,
        }  # fmt: skip
        return toezeggingen.promise(onderwerp=onderwerp, **gegevens | velden)

    return promise


def keys(persoon) -> list[str]:
    return [groep.sleutel for groep in queries.urgent(persoon)]


def later(persoon) -> list[str]:
    return [groep.sleutel for groep in queries.calm(persoon)]


def decide(stad, punt: Agendapunt, wie) -> Besluit:
    return besluiten.decide(
        punt, wat="Ja.", waarom="Nodig.", genomen_door=wie, genomen_op=klok.vandaag(), client_id=uuid4(), by=wie
    )


def page(client) -> str:
    antwoord = client.get("/vandaag/")
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_nothing_waits_for_who_has_no_agenda(als, stad, vraag):
    vraag("college", gewenst_op=MORGEN)
    for naam in ("kcc", "beheerder", "privacy"):
        assert "Eerst dit" not in page(als(getattr(stad, naam)))


@pytest.mark.parametrize(
    ("tafel", "wie"),
    [
        ("wijkteam", "seghwaert"),
        ("partner", "partner"),
        ("vakafdeling", "behandelaar"),
        ("wijkwethouder", "wethouder"),
        ("college", "college"),
        ("raad", "griffie"),
    ],
)
def test_a_question_waits_for_its_own_table_only(als, stad, vraag, tafel, wie):
    bij = {"partner": stad.woonstichting, "vakafdeling": stad.openbare_ruimte}.get(tafel)
    extra = {"organisatie": bij} if bij else {}
    punt = vraag(tafel, gewenst_op=MORGEN, **extra)
    vraag(tafel, gewenst_op=STRAKS, vraag="Deze kan nog wachten?", **extra)
    rollen = ("seghwaert", "oosterheem", "partner", "behandelaar", "wethouder", "college", "griffie")
    assert [naam for naam in rollen if "vraag" in keys(getattr(stad, naam))] == [wie]
    tekst = page(als(getattr(stad, wie)))
    assert reverse("agenda:agendapunt", args=[punt.pk]) in tekst
    assert "moet morgen klaar zijn" in tekst
    eerst, _kop, daarna = tekst.partition("Daarna")
    assert "Deze kan nog wachten?" not in eerst
    assert "Deze kan nog wachten?" in daarna
    assert [naam for naam in rollen if "vraag_later" in later(getattr(stad, naam))] == [wie]


def test_a_table_with_a_question_for_later_never_reads_that_nothing_waits(als, stad, vraag):
    punt = vraag("wijkwethouder", gewenst_op=STRAKS)
    tekst = page(als(stad.wethouder))
    assert "Er wacht niets op u" not in tekst
    assert "antwoord nodig op" in tekst
    assert reverse("agenda:agendapunt", args=[punt.pk]) in tekst


def test_what_is_stuck_comes_first_and_once(als, stad, vraag, beloof):
    punt = vraag("wijkteam", gewenst_op=MORGEN)
    beloof(eigenaar=stad.seghwaert)
    knelpunten.report(punt, toelichting="Niemand pakt het op.", by=stad.seghwaert)
    assert keys(stad.seghwaert) == ["knelpunt", "toezegging"]
    assert keys(stad.wethouder) == ["knelpunt"]  # it went up one table
    assert keys(stad.oosterheem) == []
    tekst = page(als(stad.seghwaert))
    assert tekst.index("Zit vast") < tekst.index("Beloofd")
    assert "Los het op" in tekst


def test_advice_and_acties_wait_for_the_organisation(als, stad, vraag, actie):
    punten.ask_advice(
        vraag("college", ingediend=False), organisatie=stad.woonstichting, vraag="Past het?", uiterlijk_op=STRAKS,
        by=stad.seghwaert,
    )  # fmt: skip
    gegeven = actie(uiterlijk_op=STRAKS)
    assert keys(stad.partner) == ["advies", "actie"]
    assert "nog niet aangenomen" in page(als(stad.partner))
    acties.accept(gegeven, by=stad.partner)
    assert keys(stad.partner) == ["advies"]  # taken on, and not due yet
    with klok.op(NU + timedelta(days=29)):
        assert "actie" in keys(stad.partner)


def test_what_was_handed_back_comes_back_to_who_asked(als, stad, vraag, actie):
    punten.hand_back(vraag("partner", organisatie=stad.woonstichting), reden="Niet van ons.", by=stad.partner)
    acties.hand_back(actie(), reden="Geen tijd.", by=stad.partner)
    assert keys(stad.seghwaert) == ["vraag_terug", "actie_terug"]
    assert keys(stad.oosterheem) == []
    assert "Zoek een andere eigenaar" in page(als(stad.seghwaert))


def test_the_griffie_sees_every_promise_that_is_late(als, stad, beloof):
    beloof()
    assert keys(stad.wethouder) == ["toezegging"]
    assert keys(stad.griffie) == []
    with klok.op(NU + timedelta(days=2)):
        assert keys(stad.griffie) == ["toezegging"]
        tekst = page(als(stad.griffie))
        assert "termijn was gisteren, beloofd door Hanneke Verloop" in tekst
        assert "?status=te_laat" in tekst


def test_meetings_of_this_week_stand_below(als, stad):
    def plan(dagen: int, naam: str):
        begint = NU + timedelta(days=dagen, hours=2)
        overleggen.make(
            naam=naam, werkgebied=stad.wijk, begint_op=begint, plaats="Wijkpost", leden=[stad.partner],
            client_id=uuid4(), by=stad.seghwaert,
        )  # fmt: skip

    plan(0, "Overleg van nu")
    plan(9, "Overleg van later")
    tekst = page(als(stad.partner))
    assert "Overleg van nu" in tekst
    assert "vandaag om" in tekst
    assert "Overleg van later" not in tekst


def test_a_decision_waits_until_people_were_told(als, stad, vraag, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    besluit = decide(stad, vraag("wijkteam"), stad.seghwaert)
    assert [groep.sleutel for groep in queries.calm(stad.seghwaert)] == ["besluit"]
    assert queries.calm(stad.oosterheem) == []
    assert "Laat het weten" in page(als(stad.seghwaert))
    Terugkoppeling.objects.create(
        agendapunt=besluit.agendapunt, aanleiding="besloten", status="verstuurd", status_sinds=NU, gemaakt_op=NU
    )
    assert queries.calm(stad.seghwaert) == []


def test_the_check_of_an_afweging_waits_from_its_day(als, stad, vraag, mandaat):
    punt = vraag("college")
    woorden = {"kern": "Dit.", "voorstel": "Dat.", "verwachting": "Minder."}
    afwegingen.compose(punt, **woorden, toets_op=MORGEN, by=stad.seghwaert)
    mandaat(stad.college, "college")
    decide(stad, punt, stad.college)
    assert queries.calm(stad.college) == []
    with klok.op(NU + timedelta(days=1)):
        assert [groep.sleutel for groep in queries.calm(stad.college)] == ["afweging"]
        assert reverse("agenda:afweging", args=[punt.pk]) in page(als(stad.college))


def test_a_full_day_costs_no_more_queries_than_one_row(als, stad, vraag, actie, beloof):
    client, tellingen = als(stad.seghwaert), []
    page(client)
    for aantal in (1, 49):
        for _nummer in range(aantal):
            vraag("wijkteam", gewenst_op=MORGEN)
            actie(organisatie=None, eigenaar=stad.seghwaert)
            beloof(eigenaar=stad.seghwaert)
        with CaptureQueriesContext(connection) as vragen:
            tekst = page(client)
        tellingen.append(len(vragen))
    assert tellingen[0] == tellingen[1]
    assert tekst.count("Besluit of geef terug") == PER
    assert "Bekijk alle 50 in de lijst" in tekst


@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [
        (0, "moet vandaag klaar zijn"),
        (1, "moet morgen klaar zijn"),
        (-1, "termijn was gisteren"),
        (-3, "termijn was "),
        (3, "moet klaar zijn op "),
    ],
)
def test_the_reason_says_how_the_term_stands(dagen, woorden):
    assert when(VANDAAG + timedelta(days=dagen)).startswith(woorden)
