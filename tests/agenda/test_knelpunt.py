"""What got stuck: found, reported, taken up, solved; and whatever people do, nothing overdue is in nobody's list."""

import random
from datetime import timedelta

import pytest

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import actie as acties
from wijkwerk.agenda.actions import agendapunt as punten
from wijkwerk.agenda.actions import knelpunt as actions
from wijkwerk.agenda.models import Actie, Agendapunt, Knelpunt
from wijkwerk.agenda.queries import knelpunt as queries
from wijkwerk.agenda.states.agendapunt import Status, Tafel
from wijkwerk.agenda.tasks import find_stuck
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.draad import queries as draad
from wijkwerk.kern.weigering import Weigering

Reden = Knelpunt.Reden


def after(dagen: int):
    """Hold the clock that many days later."""
    return klok.op(klok.nu() + timedelta(days=dagen))


@pytest.mark.parametrize(("dagen", "vast"), [(21, False), (22, True)])
def test_three_weeks_without_movement_is_stuck_and_goes_up_one_table(stad, vraag, dagen, vast):
    punt = vraag(gewenst_op=klok.vandaag() + timedelta(days=90))
    with after(dagen):
        assert actions.find_stuck() == vast
    punt.refresh_from_db()
    assert (punt.tafel == Tafel.WIJKWETHOUDER) is vast
    if vast:
        knelpunt = punt.knelpunten.get()
        assert (knelpunt.reden, knelpunt.van_tafel, knelpunt.naar_tafel) == (Reden.STIL, "wijkteam", "wijkwethouder")
        naar = set(Bericht.objects.filter(sleutel__startswith="knelpunt-").values_list("aan", flat=True))
        assert naar == {stad.seghwaert.email, stad.wethouder.email}


def test_a_passed_day_is_stuck_in_preparation_too(vraag):
    concept, bij_tafel = vraag(ingediend=False), vraag("college")
    with after(15):
        assert actions.find_stuck() == 2
    concept.refresh_from_db()
    bij_tafel.refresh_from_db()
    assert (concept.status, concept.tafel) == (Status.WACHT, Tafel.WIJKWETHOUDER)
    assert bij_tafel.tafel == Tafel.COLLEGE  # nothing above: it stays, and it is seen
    assert set(Knelpunt.objects.values_list("reden", flat=True)) == {Reden.TERMIJN}


def test_handed_back_twice_is_stuck(stad, vraag):
    punt = vraag()
    punt = punten.hand_back(punt, reden="Onduidelijk.", by=stad.seghwaert)
    assert actions.find_stuck() == 0
    punt = punten.submit(punt, by=stad.seghwaert)
    punten.hand_back(punt, reden="Nog steeds.", by=stad.seghwaert)
    assert actions.find_stuck() == 1
    assert Knelpunt.objects.get().reden == Reden.TERUG


def test_finding_twice_makes_one_knelpunt(vraag):
    vraag()
    with after(15):
        assert [actions.find_stuck(), actions.find_stuck()] == [1, 0]
    assert Knelpunt.objects.count() == 1


def test_what_lies_still_at_the_next_table_goes_up_once_more(vraag):
    punt = vraag()
    with after(15):
        actions.find_stuck()
    with after(15 + 22):
        assert actions.find_stuck() == 1
    punt.refresh_from_db()
    assert punt.tafel == Tafel.COLLEGE
    eerste, tweede = punt.knelpunten.all()
    assert (eerste.opgelost_op is not None, tweede.opgelost_op) == (True, None)
    assert tweede.van_tafel == Tafel.WIJKWETHOUDER


def test_what_moves_in_time_is_not_stuck(stad, vraag):
    punt = vraag(gewenst_op=klok.vandaag() + timedelta(days=90))
    with after(20):
        punten.set_involved(punt, [stad.woonstichting], by=stad.seghwaert)
    with after(30):
        assert actions.find_stuck() == 0


def test_an_actie_over_time_becomes_a_question_for_the_table_above(stad, actie):
    gegeven = actie()
    with after(15):
        assert actions.find_stuck() == 1
    [knoop] = [knoop for knoop in draad.walk(gegeven, "heen") if knoop.soort == "agenda.agendapunt"]
    punt = Agendapunt.objects.get(pk=knoop.id)
    assert (knoop.via, punt.tafel, punt.status, punt.trekker) == (
        "doorgeleid",
        Tafel.WIJKWETHOUDER,
        Status.WACHT,
        stad.seghwaert,
    )
    assert gegeven.wat in punt.vraag
    assert rules.punten_voor(stad.partner).filter(pk=punt.pk).exists()  # who has the actie reads the question


def test_finishing_what_was_stuck_closes_its_knelpunt(stad, actie):
    gegeven = actie()
    actions.report(gegeven, toelichting="Wij wachten op de leverancier.", by=stad.partner)
    gegeven.refresh_from_db()
    acties.finish(gegeven, resultaat="Besteld.", by=stad.partner)
    assert Knelpunt.objects.get().opgelost_op is not None


def test_whoever_works_at_it_reports_and_who_does_not_may_not(stad, vraag):
    punt = vraag("partner", organisatie=stad.woonstichting)
    for wie in (stad.oosterheem, stad.behandelaar, stad.kcc, stad.college):
        with pytest.raises(Weigering) as weigering:
            actions.report(punt, toelichting="Dit zit vast.", by=wie)
        assert weigering.value.regel == "agenda.agenderen"
    knelpunt = actions.report(punt, toelichting="De sleutel ontbreekt.", by=stad.partner)
    assert (knelpunt.reden, knelpunt.toelichting) == (Reden.GEMELD, "De sleutel ontbreekt.")


def test_the_same_thing_is_reported_once(stad, vraag):
    punt = vraag()
    actions.report(punt, toelichting="Vast.", by=stad.seghwaert)
    with pytest.raises(Weigering) as weigering:
        actions.report(punt, toelichting="Nog eens.", by=stad.seghwaert)
    assert weigering.value.regel == "agenda.knelpunt_dubbel"


def test_solving_needs_a_new_day_when_the_old_one_passed_and_then_it_starts_afresh(stad, vraag):
    punt = vraag("wijkwethouder")
    with after(15):
        actions.find_stuck()
        knelpunt = Knelpunt.objects.get()
        with pytest.raises(Weigering) as weigering:
            actions.solve(knelpunt, uitkomst="Er is geld.", by=stad.wethouder)
        assert weigering.value.regel == "agenda.datum"
        assert Knelpunt.objects.get().opgelost_op is None
        dag = klok.vandaag() + timedelta(days=30)
        actions.solve(knelpunt, uitkomst="Er is geld.", nieuwe_datum=dag, by=stad.wethouder)
        punt.refresh_from_db()
        assert (punt.gewenst_op, actions.find_stuck()) == (dag, 0)


def test_two_people_solve_and_the_second_hears_that_it_was_done(stad, vraag):
    knelpunt = actions.report(vraag(), toelichting="Vast.", by=stad.seghwaert)
    actions.solve(knelpunt, uitkomst="Los.", by=stad.seghwaert)
    with pytest.raises(Weigering) as weigering:
        actions.solve(knelpunt, uitkomst="Ook los.", by=stad.wethouder)
    assert weigering.value.regel == "agenda.versie"
    knelpunt.refresh_from_db()
    assert knelpunt.uitkomst == "Los."


@pytest.mark.parametrize("rol", ["oosterheem", "partner", "behandelaar", "kcc", "college", "griffie", "beheerder"])
def test_only_who_leads_there_solves(stad, vraag, rol):
    knelpunt = actions.report(vraag(), toelichting="Vast.", by=stad.seghwaert)
    with pytest.raises(Weigering) as weigering:
        actions.solve(knelpunt, uitkomst="Los.", by=getattr(stad, rol))
    assert weigering.value.regel == "agenda.knelpunt"


def test_the_daily_job_finds_them(vraag):
    vraag()
    with after(15):
        assert find_stuck.call() == 1


def test_the_list_shows_longest_first_and_solved_apart(stad, vraag):
    with after(1):
        jong = actions.report(vraag(vraag="Later gemeld?"), toelichting="Vast.", by=stad.seghwaert)
    oud = actions.report(vraag(vraag="Eerder gemeld?"), toelichting="Vast.", by=stad.seghwaert)
    klaar = actions.report(vraag(vraag="Al los?"), toelichting="Vast.", by=stad.seghwaert)
    actions.solve(klaar, uitkomst="Los.", by=stad.seghwaert)
    with after(10):
        rijen = queries.listed(stad.wethouder)
        assert [rij.knelpunt for rij in rijen] == [oud, jong]
        assert [rij.dagen for rij in rijen] == [10, 9]
    assert [rij.knelpunt for rij in queries.listed(stad.wethouder, opgelost=True)] == [klaar]
    assert queries.listed(stad.oosterheem) == []


# --- nobody can lose one ----------------------------------------------------------------------------------------------


def _lists_of(stad) -> tuple[set[int], set[int]]:
    """Return the questions and acties that stand in the list of somebody who may solve them."""
    in_lijst: tuple[set[int], set[int]] = (set(), set())
    for wie in stad_people(stad):
        for rij in queries.listed(wie):
            if rij.mag_oplossen:
                in_lijst[rij.is_actie].add(rij.wat.pk)
    return in_lijst


def stad_people(stad) -> list:
    return [stad.seghwaert, stad.oosterheem, stad.wethouder, stad.college, stad.griffie, stad.partner, stad.behandelaar]


def _random_acts(stad, dobbel: random.Random) -> None:
    """Let somebody try something with something; a refusal is an answer too."""
    wie = dobbel.choice(stad_people(stad))
    punt, actie = (dobbel.choice([*model.objects.all()] or [None]) for model in (Agendapunt, Actie))
    datum = klok.vandaag() + timedelta(days=dobbel.randint(0, 20))
    knelpunt = dobbel.choice([*Knelpunt.objects.all()] or [None])
    daden = [
        lambda: punten.submit(punt, by=wie),
        lambda: punten.hand_back(punt, reden="Terug.", by=wie),
        lambda: punten.escalate(punt, reden="Hoger.", by=wie),
        lambda: punten.withdraw(punt, reden="Weg.", by=wie),
        lambda: punten.resume(punt, by=wie),
        lambda: punten.change_table(
            punt, tafel=dobbel.choice(["wijkteam", "college", "raad"]), reden="Anders.", by=wie
        ),
        lambda: punten.change(punt, gewenst_op=datum, trekker=stad.wethouder, by=wie),
        lambda: punten.mark_decided(punt, by=wie),
        lambda: actions.report(punt, toelichting="Vast.", by=wie),
        lambda: knelpunt and actions.solve(knelpunt, uitkomst="Los.", nieuwe_datum=datum, by=wie),
        lambda: actie and acties.accept(actie, by=wie),
        lambda: actie and acties.hand_back(actie, reden="Niet voor ons.", by=wie),
        lambda: actie and acties.drop(actie, reden="Hoeft niet.", by=wie),
        lambda: actie and actions.report(actie, toelichting="Vast.", by=wie),
    ]
    try:
        dobbel.choice(daden)()
    except Weigering:
        return


@pytest.mark.parametrize("worp", range(6))
def test_whatever_happens_what_is_overdue_is_in_the_list_of_somebody_who_can_solve_it(stad, vraag, actie, worp):
    dobbel = random.Random(worp)
    begin = klok.nu()
    for tafel, velden in (
        ("wijkteam", {}),
        ("partner", {"organisatie": stad.woonstichting}),
        ("vakafdeling", {"organisatie": stad.openbare_ruimte, "werkgebied": None}),
        ("college", {"werkgebied": None}),
        ("wijkwethouder", {"ingediend": False}),
    ):
        vraag(tafel, **velden)
    actie()
    actie(organisatie=None, eigenaar=stad.seghwaert, werkgebied=None)
    for dag in range(0, 60, 4):
        with klok.op(begin + timedelta(days=dag)):
            for _keer in range(5):
                _random_acts(stad, dobbel)
            find_stuck.call()
            vandaag = klok.vandaag()
            laat = (
                set(Agendapunt.objects.open().filter(gewenst_op__lt=vandaag).values_list("pk", flat=True)),
                set(Actie.objects.open().filter(uiterlijk_op__lt=vandaag).values_list("pk", flat=True)),
            )
            in_lijst = _lists_of(stad)
            assert (laat[0] - in_lijst[0], laat[1] - in_lijst[1]) == (set(), set()), dag


@pytest.mark.parametrize(("tafel", "wie"), [("college", "college"), ("raad", "griffie")])
def test_stuck_where_no_table_is_above_stays_in_sight_and_says_so(als, stad, vraag, tafel, wie):
    punt = vraag(tafel)
    with after(15):
        assert actions.find_stuck() == 1
        knelpunt = punt.knelpunten.get()
        assert (knelpunt.van_tafel, knelpunt.naar_tafel, knelpunt.kan_niet_hoger) == (tafel, tafel, True)
        brief = Bericht.objects.get(sleutel__startswith=f"knelpunt-{knelpunt.pk}", aan=getattr(stad, wie).email)
        assert "Boven deze tafel is geen tafel die het overneemt." in brief.tekst
    with after(15 + 60):
        assert actions.find_stuck() == 0  # it does not come back as a second one, and does not go away
        browser = als(getattr(stad, wie))
        assert "Hierboven is geen tafel." in browser.get("/knelpunten/").content.decode()
        assert "Hierboven is geen tafel" in browser.get(f"/agendapunten/{punt.pk}/").content.decode()
        vandaag = browser.get("/vandaag/").content.decode()
        assert f"/agendapunten/{punt.pk}/" in vandaag


@pytest.mark.parametrize(("tafel", "wie"), [("college", "college"), ("raad", "griffie")])
def test_stuck_actie_that_comes_to_college_or_council_is_in_their_sight(als, stad, actie, tafel, wie):
    gegeven = actie()
    Knelpunt.objects.create(
        actie=gegeven, reden=Reden.TERMIJN, van_tafel="wijkwethouder", naar_tafel=tafel, sinds=klok.nu()
    )
    browser = als(getattr(stad, wie))
    assert gegeven.wat in browser.get("/knelpunten/").content.decode()
    assert browser.get(f"/acties/{gegeven.pk}/").status_code == 200
    assert f"/acties/{gegeven.pk}/" in browser.get("/vandaag/").content.decode()
    actions.solve(gegeven.knelpunten.get(), uitkomst="De leverancier komt morgen.", by=stad.seghwaert)
    assert not rules.acties_voor(getattr(stad, wie)).filter(pk=gegeven.pk).exists()


def test_stuck_actie_at_a_table_of_the_wijk_is_not_for_the_college(stad, actie):
    gegeven = actie()
    with after(15):
        actions.find_stuck()
    for wie in (stad.college, stad.griffie):
        assert not rules.acties_voor(wie).filter(pk=gegeven.pk).exists()
