"""One meeting: planned, moved, called off; who is invited, what their calendar reads, and what is on the agenda."""

import re
from datetime import timedelta

import pytest
import recurring_ical_events
import vobject

from tests.agenda.overleggen import at, calendars, days, event, mails, plan
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.models import Bespreking, Deelnemer, Knelpunt
from wijkwerk.agenda.queries import overleg as queries
from wijkwerk.agenda.states.agendapunt import Status
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db


def titles(overleg) -> list[str]:
    items = overleg.besprekingen.select_related("agendapunt")
    return [item.titel or item.agendapunt.vraag for item in items]


def test_everyone_invited_gets_an_invitation_for_the_calendar(stad):
    overleg = plan(stad)
    [kalender] = calendars(overleg, stad.partner)
    afspraak = event(kalender)
    assert kalender["METHOD"] == "REQUEST"
    assert (afspraak["SEQUENCE"], afspraak["STATUS"]) == (0, "CONFIRMED")
    assert afspraak.start == overleg.begint_op
    assert afspraak["ATTENDEE"] == f"mailto:{stad.partner.email}"
    assert len(mails(overleg)) == 2


def test_the_same_form_sent_twice_is_one_meeting(stad):
    sleutel = "6a1d6a3e-0f04-4c3c-8b6e-0d9a5f5c1a10"
    assert plan(stad, client_id=sleutel) == plan(stad, client_id=sleutel)
    assert len(mails(plan(stad, client_id=sleutel))) == 2


def test_moving_raises_the_sequence_and_asks_anew(stad):
    overleg = plan(stad)
    eigen = overleg.deelnemers.get(persoon=stad.partner)
    actions.answer_invitation(eigen, komst="komt")
    actions.move(overleg, begint_op=at(2026, 3, 18, 14), by=stad.seghwaert)
    oud, nieuw = (event(kalender) for kalender in calendars(overleg, stad.partner))
    assert oud["UID"] == nieuw["UID"]
    assert (oud["SEQUENCE"], nieuw["SEQUENCE"]) == (0, 1)
    assert nieuw.start == at(2026, 3, 18, 14)
    eigen.refresh_from_db()
    assert eigen.komst == Deelnemer.Komst.ONBEKEND


def test_a_stale_screen_moves_nothing(stad):
    overleg = plan(stad)
    actions.move(overleg, plaats="Wijkpost", by=stad.seghwaert, versie=1)
    with pytest.raises(Weigering) as weigering:
        actions.move(overleg, plaats="Elders", by=stad.seghwaert, versie=1)
    assert weigering.value.regel == "agenda.versie"


def test_calling_off_cancels_calendars_and_lets_questions_wait(stad, vraag):
    punt, overleg = vraag(), plan(stad)
    actions.fill_agenda(overleg, by=stad.seghwaert)
    actions.call_off(overleg, reden="De zaal is dicht.", by=stad.seghwaert)
    laatste = calendars(overleg, stad.partner)[-1]
    assert (laatste["METHOD"], event(laatste)["STATUS"], event(laatste)["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    punt.refresh_from_db()
    assert punt.status == Status.WACHT
    assert "De zaal is dicht." in mails(overleg)[-1].tekst


def test_taking_an_invitation_back_cancels_only_that_calendar(stad):
    overleg = plan(stad)
    actions.uninvite(overleg, persoon=stad.partner, by=stad.seghwaert)
    assert [kalender["METHOD"] for kalender in calendars(overleg, stad.partner)] == ["REQUEST", "CANCEL"]
    assert [kalender["METHOD"] for kalender in calendars(overleg, stad.seghwaert)] == ["REQUEST"]
    actions.invite(overleg, persoon=stad.partner, by=stad.seghwaert)
    assert event(calendars(overleg, stad.partner)[-1])["SEQUENCE"] == 1


def test_nobody_without_a_role_on_the_agenda_is_invited(stad):
    with pytest.raises(Weigering) as weigering:
        actions.invite(plan(stad), persoon=stad.kcc, by=stad.seghwaert)
    assert weigering.value.regel == "agenda.lezen"


@pytest.mark.parametrize("wie", ["oosterheem", "partner", "wethouder", "college"])
def test_only_who_organises_here_plans(stad, wie):
    with pytest.raises(Weigering) as weigering:
        plan(stad, by=getattr(stad, wie))
    assert weigering.value.regel == "agenda.overleg"


@pytest.mark.parametrize(("dag", "verschil"), [((2026, 3, 27), 1), ((2026, 3, 30), 2), ((2026, 10, 26), 1)])
def test_ten_o_clock_stays_ten_o_clock_for_outside_readers(stad, dag, verschil):
    """Before and after the clock goes forward on 29 March and back on 25 October 2026."""
    overleg = plan(stad, begint_op=at(*dag))
    tekst = next(mail.kalender for mail in mails(overleg) if mail.aan == stad.partner.email)
    [gelezen] = recurring_ical_events.of(calendars(overleg, stad.partner)[0]).at(dag)
    ander = vobject.readOne(tekst).vevent.dtstart.value
    for start in (gelezen.start, ander):
        assert (start.hour, start.utcoffset()) == (10, timedelta(hours=verschil))
    assert "TZID:Europe/Amsterdam" in tekst
    assert max(len(regel.encode()) for regel in tekst.split("\r\n")) <= 75
    assert not re.search(r"(?<!\r)\n", tekst)


def test_the_link_in_the_mail_answers_and_opening_it_changes_nothing(stad, client):
    overleg = plan(stad)
    [mail] = [mail for mail in mails(overleg) if mail.aan == stad.partner.email]
    adres = re.search(r"/uitnodiging/\S+", mail.tekst)[0]
    assert "Komt u?" in client.get(adres).content.decode()
    eigen = overleg.deelnemers.get(persoon=stad.partner)
    assert eigen.komst == Deelnemer.Komst.ONBEKEND
    client.post(adres, {"komst": "komt_niet"})
    eigen.refresh_from_db()
    assert eigen.komst == Deelnemer.Komst.KOMT_NIET
    assert "U komt niet" in client.get(adres).content.decode()
    assert client.get(adres[:-3] + "xx/").status_code == 404


def test_what_waits_comes_on_the_agenda_stuck_first_then_by_day(stad, vraag):
    later = vraag(vraag="Later?", gewenst_op=klok.vandaag() + days(40))
    eerder = vraag(vraag="Eerder?", gewenst_op=klok.vandaag() + days(4))
    knel = vraag(vraag="Knel?", gewenst_op=klok.vandaag() + days(90))
    vraag(vraag="Ander gebied?", werkgebied=stad.andere_wijk, by=stad.oosterheem, ingediend=False)
    vraag("wijkwethouder", vraag="Andere tafel?")
    Knelpunt.objects.create(agendapunt=knel, reden="stil", van_tafel="partner", naar_tafel="wijkteam", sinds=klok.nu())
    overleg = plan(stad)
    actions.fill_agenda(overleg, by=stad.seghwaert)
    assert titles(overleg) == ["Opening", "Mededelingen", "Knel?", "Eerder?", "Later?", "Rondvraag"]
    assert actions.fill_agenda(overleg, by=stad.seghwaert) == []
    for punt in (later, eerder, knel):
        punt.refresh_from_db()
        assert punt.status == Status.INGEPLAND


def test_a_question_taken_off_needs_a_reason_and_stays_off_until_put_back(stad, vraag):
    punt, overleg = vraag(), plan(stad)
    [item] = actions.fill_agenda(overleg, by=stad.seghwaert)
    with pytest.raises(Weigering):
        actions.take_off(overleg, bespreking=item, by=stad.seghwaert)
    actions.take_off(overleg, bespreking=item, reden="De corporatie is er niet.", by=stad.seghwaert)
    punt.refresh_from_db()
    assert punt.status == Status.WACHT
    assert actions.fill_agenda(overleg, by=stad.seghwaert) == []
    actions.add_point(overleg, punt=punt, by=stad.seghwaert)
    assert overleg.besprekingen.get(agendapunt=punt).afloop == Bespreking.Afloop.OPEN
    assert titles(overleg)[-2:] == [punt.vraag, "Rondvraag"]


def test_items_move_and_take_their_time_along(stad, als):
    overleg = plan(stad)
    items = list(overleg.besprekingen.all())
    regisseur = als(stad.seghwaert)
    adres = f"/overleggen/{overleg.pk}/agenda/"
    regisseur.post(adres, {"doe": f"omhoog:{items[1].pk}", f"minuten-{items[1].pk}": "25"})
    blad = queries.sheet(stad.seghwaert, overleg.pk)
    assert [onderdeel.titel for onderdeel in blad.onderdelen] == ["Mededelingen", "Opening", "Rondvraag"]
    assert [f"{deel.begint.astimezone(klok.AMSTERDAM):%H.%M}" for deel in blad.onderdelen] == [
        "10.00",
        "10.25",
        "10.30",
    ]


def test_a_question_is_planned_in_one_meeting_at_a_time(stad, vraag):
    punt, een, twee = vraag(), plan(stad), plan(stad, begint_op=at(2026, 3, 19))
    actions.add_point(een, punt=punt, by=stad.seghwaert)
    with pytest.raises(Weigering):
        actions.add_point(twee, punt=punt, by=stad.seghwaert)
    assert not twee.besprekingen.filter(agendapunt=punt).exists()


def test_a_partner_sees_the_time_but_not_the_words_of_what_is_not_for_it(stad, vraag, als):
    vraag(vraag="Geheime vraag?", zichtbaarheid="gemeente")
    overleg = plan(stad)
    actions.fill_agenda(overleg, by=stad.seghwaert)
    for blad in ("", "agenda/afdruk/"):
        gezien = als(stad.partner).get(f"/overleggen/{overleg.pk}/{blad}").content.decode()
        assert "Geheime vraag?" not in gezien
        assert "niet voor u" in gezien
        assert "Geheime vraag?" in als(stad.seghwaert).get(f"/overleggen/{overleg.pk}/{blad}").content.decode()


def test_a_meeting_does_not_exist_for_who_was_not_invited(stad, als):
    overleg = plan(stad, leden=[])
    for deel in ("", "uitnodiging.ics", "agenda/afdruk/", "verslag/", "verplaatsing/"):
        assert als(stad.oosterheem).get(f"/overleggen/{overleg.pk}/{deel}").status_code == 404
        assert als(stad.partner).get(f"/overleggen/{overleg.pk}/{deel}").status_code in (403, 404)


def test_a_form_plans_with_the_usual_members_ticked(stad, als):
    regisseur = als(stad.seghwaert)
    form = regisseur.get("/overleggen/nieuw/").context["form"]
    assert form.fields["leden"].initial == {stad.seghwaert.pk, stad.partner.pk}
    gegevens = {
        "client_id": "6a1d6a3e-0f04-4c3c-8b6e-0d9a5f5c1a11",
        "naam": "Extra overleg",
        "dag": "2026-03-24",
        "begintijd": "13:30",
        "minuten": 60,
        "plaats": "Wijkpost",
        "leden": [stad.partner.pk],
    }
    regisseur.post("/overleggen/nieuw/", gegevens)
    lijst = queries.meetings(stad.partner)
    assert [(rij.naam, rij.begint_op) for rij in lijst.komt] == [("Extra overleg", at(2026, 3, 24, 13, 30))]
    assert "Extra overleg" in als(stad.partner).get("/overleggen/").content.decode()


def test_the_list_asks_a_fixed_number_of_questions(stad, als, django_assert_max_num_queries):
    for dag in range(1, 25):
        plan(stad, begint_op=at(2026, 4, dag))
    partner = als(stad.partner)
    partner.get("/overleggen/")
    with django_assert_max_num_queries(12):
        partner.get("/overleggen/")
