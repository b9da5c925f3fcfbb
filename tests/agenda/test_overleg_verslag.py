"""The minutes: lines nobody loses, decisions and acties as lines, and to each what it may read."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from tests.agenda.overleggen import PDF, at, begin, calendars, mails, plan, write
from wijkwerk.agenda.actions import overleg as actions
from wijkwerk.agenda.models import Besluit, Bespreking, Overleg
from wijkwerk.agenda.queries import verslag
from wijkwerk.agenda.states.agendapunt import Status as PuntStatus
from wijkwerk.agenda.states.overleg import Status
from wijkwerk.kern import klok
from wijkwerk.kern.bewaren import registry
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db


@pytest.fixture
def samen(stad):
    """Who takes the minutes beside the regisseur: the partner."""

    def start(**velden) -> Overleg:
        overleg = plan(stad, **{"notulist": stad.partner, **velden})
        actions.fill_agenda(overleg, by=stad.seghwaert)
        return actions.open_meeting(overleg, by=stad.seghwaert)

    return start


def texts(overleg, persoon) -> list[str]:
    return [regel.tekst for deel in verslag.minutes(overleg, persoon) for regel in deel.regels]


def test_the_same_line_sent_twice_is_one_line(samen, stad):
    overleg, sleutel = samen(), uuid4()
    for _keer in range(2):
        write(overleg, "De bus komt vaker.", client_id=sleutel, versie=0, by=stad.seghwaert)
    assert texts(overleg, stad.seghwaert) == ["De bus komt vaker."]


def test_going_on_typing_after_an_answer_got_lost_changes_the_own_line(samen, stad):
    overleg, sleutel = samen(), uuid4()
    write(overleg, "De bus", client_id=sleutel, versie=0, by=stad.seghwaert)
    write(overleg, "De bus komt vaker.", client_id=sleutel, versie=0, by=stad.seghwaert)
    assert texts(overleg, stad.seghwaert) == ["De bus komt vaker."]


def test_two_people_in_one_line_keep_both_texts(samen, stad):
    overleg, sleutel = samen(), uuid4()
    write(overleg, "Begin", client_id=sleutel, by=stad.seghwaert)
    write(overleg, "Tekst van de partner", client_id=sleutel, versie=1, by=stad.partner)
    laat = write(overleg, "Tekst van de regisseur", client_id=sleutel, versie=1, by=stad.seghwaert)
    opnieuw = write(overleg, "Tekst van de regisseur", client_id=sleutel, versie=1, by=stad.seghwaert)
    assert laat.anders.tekst == "Tekst van de partner"
    assert laat.regel == opnieuw.regel
    assert laat.regel.naast == laat.anders
    assert texts(overleg, stad.seghwaert) == ["Tekst van de partner", "Tekst van de regisseur"]


def test_a_struck_line_is_gone_and_writing_it_again_brings_it_back(samen, stad):
    overleg, sleutel = samen(), uuid4()
    regel = write(overleg, "Even weg", client_id=sleutel, by=stad.seghwaert).regel
    actions.strike_line(regel, by=stad.partner)
    assert texts(overleg, stad.seghwaert) == []
    write(overleg, "Even weg", client_id=sleutel, versie=2, by=stad.seghwaert)
    assert texts(overleg, stad.seghwaert) == ["Even weg"]


def test_a_bsn_is_refused(samen, stad):
    with pytest.raises(Weigering) as weigering:
        write(samen(), "Zijn nummer is 111222333.", by=stad.seghwaert)
    assert weigering.value.regel == "pii.bsn"


@pytest.mark.parametrize("wie", ["oosterheem", "wethouder", "college", "behandelaar"])
def test_only_who_takes_the_minutes_writes(samen, stad, wie):
    with pytest.raises(Weigering) as weigering:
        write(samen(), "Ik was er niet.", by=getattr(stad, wie))
    assert weigering.value.regel == "agenda.notuleren"


def test_nothing_is_written_before_the_meeting_or_after_it_was_sent_round(stad, samen):
    with pytest.raises(Weigering):
        write(plan(stad), "Te vroeg", by=stad.seghwaert)
    overleg = samen(begint_op=at(2026, 3, 18))
    actions.end_meeting(overleg, by=stad.partner)
    write(overleg, "Nagelezen", by=stad.partner)
    actions.send_minutes(overleg, by=stad.seghwaert)
    with pytest.raises(Weigering):
        write(overleg, "Te laat", by=stad.seghwaert)


def test_a_decision_and_an_actie_become_lines(samen, stad, vraag, mandaat):
    punt = vraag()
    mandaat(stad.seghwaert, "wijkteam")
    overleg = samen()
    item = overleg.besprekingen.get(agendapunt=punt)
    besluit = actions.note_decision(
        overleg, bespreking=item, client_id=uuid4(), by=stad.partner, wat="Er komt een container.",
        waarom="Het staat vol.", genomen_door=stad.seghwaert, genomen_op=klok.vandaag(),
    )  # fmt: skip
    actie = actions.note_action(
        overleg, bespreking=item, client_id=uuid4(), by=stad.seghwaert, wat="Container bestellen",
        eigenaar=stad.partner, uiterlijk_op=klok.vandaag() + timedelta(days=7),
    )  # fmt: skip
    assert (besluit.overleg, actie.overleg) == (overleg, overleg)
    assert texts(overleg, stad.seghwaert) == ["Er komt een container.", "Container bestellen"]
    item.refresh_from_db()
    assert item.afloop == Bespreking.Afloop.BESPROKEN
    with pytest.raises(Weigering):
        actions.strike_line(overleg.regels.get(besluit=besluit), by=stad.seghwaert)


def test_sending_round_tells_everyone_and_lets_what_is_undecided_wait(samen, stad, vraag):
    punt = vraag()
    overleg = samen()
    actions.end_meeting(overleg, by=stad.seghwaert)
    eerder = len(mails(overleg))
    actions.send_minutes(overleg, by=stad.seghwaert)
    punt.refresh_from_db()
    assert punt.status == PuntStatus.WACHT
    nieuw = mails(overleg)[eerder:]
    assert {mail.aan for mail in nieuw} == {stad.seghwaert.email, stad.partner.email}
    assert all(f"/overleggen/{overleg.pk}/" in mail.tekst for mail in nieuw)
    assert len(calendars(overleg, stad.partner)) == 1


def test_each_role_reads_exactly_its_items(stad, vraag, als):
    """Fixed items are for everyone there; a question only for who may read it, on the page that the mail leads to."""
    team = vraag(vraag="Voor het hele team?")
    eigen = vraag(vraag="Alleen voor genoemden?", zichtbaarheid="betrokken")
    intern = vraag(vraag="Alleen voor de gemeente?", zichtbaarheid="gemeente")
    leden = [stad.seghwaert, stad.partner, stad.wethouder, stad.behandelaar, stad.college, stad.griffie]
    overleg = begin(stad, leden=leden)
    vast = overleg.besprekingen.filter(agendapunt=None).first()
    write(overleg, "woorden-vast", bespreking=vast, by=stad.seghwaert)
    for naam, punt in {"team": team, "eigen": eigen, "intern": intern}.items():
        write(overleg, f"woorden-{naam}", bespreking=overleg.besprekingen.get(agendapunt=punt), by=stad.seghwaert)
    voor = als(stad.partner).get(f"/overleggen/{overleg.pk}/").content.decode()
    actions.end_meeting(overleg, by=stad.seghwaert)
    actions.send_minutes(overleg, by=stad.seghwaert)
    ziet = {
        "seghwaert": {"vast", "team", "eigen", "intern"},
        "wethouder": {"vast", "team", "eigen", "intern"},
        "partner": {"vast", "team"},
        "behandelaar": {"vast"},
        "college": {"vast"},
        "griffie": {"vast"},
    }
    for wie, woorden in ziet.items():
        blad = als(getattr(stad, wie)).get(f"/overleggen/{overleg.pk}/").content.decode()
        assert {naam for naam in ("vast", "team", "eigen", "intern") if f"woorden-{naam}" in blad} == woorden, wie
    assert "woorden-" not in voor
    for wie in ("oosterheem", "kcc", "beheerder", "privacy", "bewoner"):
        assert als(getattr(stad, wie)).get(f"/overleggen/{overleg.pk}/").status_code in (302, 403, 404), wie


def test_who_takes_the_minutes_writes_in_every_item(samen, stad, vraag, als):
    punt = vraag(vraag="Alleen voor de gemeente?", zichtbaarheid="gemeente")
    overleg = samen()
    blad = als(stad.partner).get(f"/overleggen/{overleg.pk}/verslag/").content.decode()
    assert punt.vraag in blad


def test_without_a_script_every_item_has_a_form(samen, stad, als):
    overleg, notulist = samen(), als(stad.partner)
    item = overleg.besprekingen.first()
    adres = f"/overleggen/{overleg.pk}/verslag/regels/"
    sleutel = uuid4()
    antwoord = notulist.post(
        adres, {"client_id": sleutel, "bespreking": item.pk, "versie": 0, "tekst": "Welkom allemaal."}
    )
    assert antwoord.url.endswith(f"/verslag/#item-{item.pk}")
    assert "Welkom allemaal." in notulist.get(f"/overleggen/{overleg.pk}/verslag/").content.decode()
    notulist.post(adres, {"client_id": sleutel, "bespreking": item.pk, "versie": 1, "tekst": "x", "weg": "1"})
    assert texts(overleg, stad.seghwaert) == []


def test_the_script_hears_what_others_wrote_and_what_was_struck(samen, stad, als):
    overleg, notulist = samen(), als(stad.partner)
    regel = write(overleg, "Van de regisseur", by=stad.seghwaert).regel
    adres = f"/overleggen/{overleg.pk}/verslag/regels/"
    eerst = notulist.get(adres).json()
    assert [rij["tekst"] for rij in eerst["regels"]] == ["Van de regisseur"]
    with klok.op(klok.nu() + timedelta(minutes=1)):
        actions.strike_line(regel, by=stad.seghwaert)
        write(overleg, "Later", by=stad.seghwaert)
        daarna = notulist.get(adres, {"sinds": (klok.nu() - timedelta(seconds=20)).isoformat()}).json()
    assert {rij["tekst"]: rij["weg"] for rij in daarna["regels"]} == {"Van de regisseur": True, "Later": False}


def test_a_refused_line_keeps_what_was_typed_and_says_why(samen, stad, als):
    overleg = samen()
    antwoord = als(stad.partner).post(
        f"/overleggen/{overleg.pk}/verslag/regels/",
        {"client_id": uuid4(), "versie": 0, "tekst": "Nummer 111222333"},
        headers={"accept": "application/json"},
    )
    assert antwoord.status_code == 409
    assert "burgerservicenummer" in antwoord.json()["melding"]


def test_a_decision_without_mandate_comes_back_with_every_word(samen, stad, vraag, als):
    punt = vraag()
    overleg = samen()
    item = overleg.besprekingen.get(agendapunt=punt)
    voor = f"besluit-{item.pk}-"
    gegevens = {
        "doe": f"besluit:{item.pk}",
        f"{voor}client_id": uuid4(),
        f"{voor}wat": "Wij doen het gewoon.",
        f"{voor}waarom": "Omdat het kan.",
        f"{voor}genomen_door": stad.partner.pk,
        f"{voor}genomen_op": "2026-03-03",
    }
    antwoord = als(stad.seghwaert).post(f"/overleggen/{overleg.pk}/verslag/vastlegging/", gegevens)
    assert antwoord.status_code == 409
    assert "Wij doen het gewoon." in antwoord.content.decode()
    assert not Besluit.objects.exists()


def test_only_who_may_decide_for_this_wijk_can_be_chosen(samen, stad, vraag, mandaat, als):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    mandaat(stad.oosterheem, "wijkteam", stad.andere_wijk)
    vraag()
    html = als(stad.seghwaert).get(f"/overleggen/{samen().pk}/verslag/").content.decode()
    assert f'<option value="{stad.seghwaert.pk}" selected>' in html  # nobody else may, so nothing is left to choose
    assert f'<option value="{stad.oosterheem.pk}"' not in html
    assert "Client id" not in html


def test_a_decision_in_the_minutes_says_what_it_costs_when_the_mandate_has_a_ceiling(samen, stad, vraag, mandaat, als):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk, tot_bedrag=100_000)
    punt = vraag()
    overleg = samen()
    item = overleg.besprekingen.get(agendapunt=punt)
    velden = {
        "client_id": uuid4(), "wat": "Wij doen het.", "waarom": "Het kan.", "genomen_door": stad.seghwaert.pk,
        "genomen_op": klok.vandaag().isoformat(), "kosten": "",
    }  # fmt: skip

    def post(**meer):
        gegevens = {f"besluit-{item.pk}-{naam}": waarde for naam, waarde in (velden | meer).items()}
        adres = f"/overleggen/{overleg.pk}/verslag/vastlegging/"
        return als(stad.seghwaert).post(adres, gegevens | {"doe": f"besluit:{item.pk}"})

    assert "Kost het niets? Vul dan 0 in." in post().content.decode()
    assert not Besluit.objects.exists()
    assert post(kosten="250,50").status_code == 302
    assert Besluit.objects.get().kosten == 25_050


def test_minutes_go_after_five_years_and_decisions_stay(samen, stad, vraag, mandaat):
    punt = vraag()
    mandaat(stad.seghwaert, "wijkteam")
    overleg = samen()
    actions.add_paper(overleg, upload=BytesIO(PDF), titel="Kaart", by=stad.seghwaert)
    write(overleg, "Een zin", by=stad.seghwaert)
    besluit = actions.note_decision(
        overleg, bespreking=overleg.besprekingen.get(agendapunt=punt), client_id=uuid4(), by=stad.seghwaert,
        wat="Ja.", waarom="Daarom.", genomen_door=stad.seghwaert, genomen_op=klok.vandaag(),
    )  # fmt: skip
    regel = registry.rule("agenda.overleg vernietigen 19.1.11")
    assert (regel.termijn_jaren, regel.alleen) == (5, Q())
    assert list(regel.vanaf(overleg.eindigt_op)) == []
    rijp = list(regel.vanaf(overleg.eindigt_op + timedelta(seconds=1)))
    assert rijp == [overleg]
    assert regel.vernietig([rij.pk for rij in rijp], None) == 1
    assert [deel.count() for deel in (overleg.regels, overleg.deelnemers, overleg.stukken)] == [0, 0, 0]
    besluit.refresh_from_db()
    assert besluit.overleg == overleg
    assert list(regel.vanaf(overleg.eindigt_op + timedelta(days=1))) == []


def test_the_whole_meeting_by_its_buttons(stad, als):
    overleg, regisseur = plan(stad), als(stad.seghwaert)
    stand = f"/overleggen/{overleg.pk}/stand/"
    for knop, wordt in (
        ("begin", Status.BEZIG), ("einde", Status.VERSLAG), ("verder", Status.BEZIG),
        ("einde", Status.VERSLAG), ("rondsturen", Status.RONDGESTUURD),
    ):  # fmt: skip
        regisseur.post(stand, {"doe": knop})
        overleg.refresh_from_db()
        assert overleg.status == wordt
    aanwezig = plan(stad, begint_op=at(2026, 3, 20))
    actions.open_meeting(aanwezig, by=stad.seghwaert)
    regisseur.post(f"/overleggen/{aanwezig.pk}/verslag/aanwezigheid/", {"aanwezig": [stad.partner.pk]})
    assert {wie.persoon: wie.aanwezig for wie in aanwezig.deelnemers.all()} == {
        stad.partner: True, stad.seghwaert: False,
    }  # fmt: skip


def test_the_minutes_ask_a_fixed_number_of_questions(stad, vraag, als, mandaat):
    mandaat(stad.seghwaert, "wijkteam")
    regisseur, aantallen = als(stad.seghwaert), []
    for hoeveel, dag in ((1, 17), (12, 18)):
        for nummer in range(hoeveel):
            vraag(vraag=f"Vraag {nummer}?")
        overleg = begin(stad, begint_op=at(2026, 3, dag))
        for item in overleg.besprekingen.all():
            write(overleg, "Een zin", bespreking=item, by=stad.seghwaert)
        aantallen.append([_count(regisseur, adres) for adres in _pages(overleg)])
    assert aantallen[0] == aantallen[1]


def _pages(overleg) -> list[str]:
    adres = f"/overleggen/{overleg.pk}/"
    return [f"{adres}verslag/", f"{adres}verslag/regels/", adres, f"{adres}agenda/afdruk/"]


def _count(client, adres: str) -> int:
    client.get(adres)
    with CaptureQueriesContext(connection) as vragen:
        client.get(adres)
    return len(vragen)
