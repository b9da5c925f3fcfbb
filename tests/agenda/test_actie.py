"""Acties: one owner, a date, a result; handed back with a reason, and reminded of without personal content."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.agenda.conftest import NU
from wijkwerk.agenda.actions import actie as actions
from wijkwerk.agenda.actions import besluit as besluiten
from wijkwerk.agenda.actions import termijn
from wijkwerk.agenda.models import Actie
from wijkwerk.agenda.states import verbanden
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.bewaren import actions as bewaren
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 24)  # a Tuesday, three weeks from now


@pytest.fixture
def geef(stad):
    """Give an actie to the partner by the regisseur of Seghwaert: `geef(eigenaar=stad.wethouder, organisatie=None)`."""

    def give(wat: str = "Vraag een offerte aan.", **velden) -> Actie:
        gegevens = {"uiterlijk_op": OP, "organisatie": stad.woonstichting, "werkgebied": stad.wijk}
        return actions.give(wat=wat, client_id=uuid4(), **gegevens | {"by": stad.seghwaert} | velden)

    return give


def weigert(regel: str, act, *args, **gegevens) -> None:
    with pytest.raises(Weigering) as fout:
        act(*args, **gegevens)
    assert fout.value.regel == regel


def mails(actie: Actie) -> list[tuple[str, str]]:
    return [(bericht.aan, bericht.onderwerp) for bericht in Bericht.objects.about(actie).order_by("pk")]


def test_actie_from_a_decision_hangs_on_the_thread_and_its_owner_hears(stad, vraag, mandaat, geef):
    mandaat(stad.seghwaert, "wijkteam")
    besluit = besluiten.decide(
        vraag(), wat="Er komt een bank.", waarom="Er is geen plek.", genomen_door=stad.seghwaert,
        genomen_op=klok.vandaag(), client_id=uuid4(), by=stad.seghwaert,
    )  # fmt: skip
    actie = geef("Koop een bank bij Jansen.", besluit=besluit, werkgebied=None)
    assert actie.werkgebied == stad.wijk
    assert Verband.objects.filter(soort=verbanden.UITGEVOERD, van_id=besluit.pk, naar_id=actie.pk).exists()
    [(aan, onderwerp)] = mails(actie)
    assert (aan, onderwerp) == (stad.woonstichting.email, f"Nieuwe actie {actie.nummer}, klaar op 24 maart")
    bericht = Bericht.objects.about(actie).get()
    assert f"/acties/{actie.pk}/" in bericht.tekst
    assert "Jansen" not in bericht.tekst + bericht.onderwerp


def test_same_form_sent_twice_is_one_actie(stad, geef):
    sleutel = uuid4()
    een, twee = (
        actions.give(
            wat="Bel de aannemer.", uiterlijk_op=OP, eigenaar=stad.wethouder, client_id=sleutel, by=stad.seghwaert
        )
        for _keer in range(2)
    )
    assert een == twee
    assert len(mails(een)) == 1


def test_actie_has_exactly_one_owner_words_and_a_day_to_come(stad, geef):
    weigert("agenda.actie.eigenaar", geef, organisatie=None)
    weigert("agenda.actie.eigenaar", geef, eigenaar=stad.wethouder)
    weigert("agenda.actie.eigenaar", geef, eigenaar=stad.bewoner, organisatie=None)
    weigert("agenda.actie.wat", geef, "   ")
    weigert("agenda.actie.dag", geef, uiterlijk_op=klok.vandaag() - timedelta(days=1))
    weigert("pii.bsn", geef, "Bel 111222333.")


@pytest.mark.parametrize(
    ("wie", "mag"),
    [("seghwaert", True), ("wethouder", True), ("college", True), ("griffie", True), ("oosterheem", False),
     ("partner", False), ("behandelaar", False), ("kcc", False), ("beheerder", False), ("privacy", False)],
)  # fmt: skip
def test_who_gives_out_acties_in_a_wijk(stad, geef, wie, mag):
    if mag:
        assert geef(by=getattr(stad, wie)).pk
    else:
        weigert("agenda.actie_uitdelen", geef, by=getattr(stad, wie))


def test_owner_takes_it_on_and_finishes_and_the_giver_hears(stad, geef):
    actie = geef()
    weigert("agenda.actie_uitvoeren", actions.accept, actie, by=stad.behandelaar)
    actie = actions.accept(actie, by=stad.partner)
    weigert("agenda.actie.resultaat", actions.finish, actie, resultaat=" ", by=stad.partner)
    actie = actions.finish(actie, resultaat="De bank staat er.", by=stad.partner)
    assert (actie.status, actie.resultaat) == ("klaar", "De bank staat er.")
    assert mails(actie)[-1] == (stad.seghwaert.email, f"Actie {actie.nummer} is klaar")


def test_residents_read_a_result_without_personal_data(stad, geef):
    actie, tekst = geef(), "Bel 079 346 8000."
    weigert("pii.persoon", actions.finish, actie, resultaat="Ja.", publiek_resultaat=tekst, by=stad.partner)
    actie = actions.finish(actie, resultaat="Ja.", publiek_resultaat=tekst, pii_gezien=True, by=stad.partner)
    assert actie.publiek_resultaat == tekst


def test_handed_back_twice_is_counted_and_every_reason_stays(stad, geef):
    actie = actions.hand_back(geef(), reden="Geen geld.", by=stad.partner)
    assert mails(actie)[-1] == (stad.seghwaert.email, f"Actie {actie.nummer} is teruggegeven")
    weigert("agenda.actie_uitdelen", actions.reassign, actie, eigenaar=stad.wethouder, by=stad.oosterheem)
    actie = actions.reassign(actie, eigenaar=stad.wethouder, by=stad.seghwaert)
    assert (actie.status, actie.reden, mails(actie)[-1][0]) == ("gevraagd", "", stad.wethouder.email)
    actie = actions.hand_back(actie, reden="Niet van mij.", by=stad.wethouder)
    assert actie.keren_terug == 2
    redenen = [regel.tekst for regel in actie.regels.filter(handeling="hand_back")]
    assert redenen == ["Niet van mij.", "Geen geld."]


def test_dropped_and_reopened_with_a_reason(stad, geef):
    weigert("agenda.reden", actions.drop, geef(), reden="", by=stad.seghwaert)
    actie = actions.drop(geef(), reden="Het hoeft niet meer.", by=stad.seghwaert)
    weigert("agenda.levensloop", actions.reopen, actie, reden="Toch.", by=stad.seghwaert)
    klaar = actions.finish(geef(), resultaat="Klaar.", publiek_resultaat="Klaar!", by=stad.partner)
    weer = actions.reopen(klaar, reden="De poot is los.", uiterlijk_op=OP, by=stad.seghwaert)
    assert (weer.status, weer.resultaat, weer.publiek_resultaat) == ("bezig", "Klaar.", "")


def test_stale_version_is_refused_and_nothing_lost(stad, geef):
    actie = geef()
    actions.accept(actie, by=stad.partner)
    weigert("agenda.versie", actions.finish, actie, resultaat="Klaar.", versie=actie.versie, by=stad.partner)
    actie.refresh_from_db()
    assert actie.status == "bezig"


@pytest.mark.parametrize(
    ("dag", "moment"),
    [
        (date(2026, 3, 18), None),
        (date(2026, 3, 19), date(2026, 3, 19)),  # three working days before Tuesday the 24th
        (date(2026, 3, 23), date(2026, 3, 19)),
        (date(2026, 3, 24), date(2026, 3, 24)),
        (date(2026, 3, 30), date(2026, 3, 24)),
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 7), date(2026, 4, 7)),
    ],
)
def test_when_a_reminder_is_due(dag, moment):
    assert termijn.due_moment(OP, dag, (3,)) == moment


def test_owner_is_reminded_before_on_and_weekly_after_the_day(stad, geef):
    actie = geef("Bel Jansen.")
    verstuurd = []
    for dag in range(40):
        with klok.op(NU + timedelta(days=dag)):
            if termijn.remind_acties():
                verstuurd.append(klok.vandaag())
            assert termijn.remind_acties() == 0
    assert verstuurd == [date(2026, 3, 19), OP, date(2026, 3, 31), date(2026, 4, 7)]
    assert all("Jansen" not in bericht.tekst for bericht in Bericht.objects.about(actie))
    assert "Te laat" in mails(actie)[-1][1]


def test_nobody_is_reminded_of_what_was_given_too_late_for_it_or_is_done(stad, geef):
    geef(uiterlijk_op=klok.vandaag() + timedelta(days=1))
    actions.finish(geef(uiterlijk_op=klok.vandaag()), resultaat="Klaar.", by=stad.partner)
    assert termijn.remind_acties() == 0


def test_acties_go_five_years_after_they_ended(stad, geef):
    actions.finish(geef(), resultaat="Klaar.", by=stad.partner)
    open_ = geef()
    with klok.op(NU + timedelta(days=365 * 6)):
        bewaren.execute(bewaren.confirm(bewaren.propose(stad.privacy), stad.privacy), stad.privacy)
    assert list(Actie.objects.all()) == [open_]


# --- the pages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wie", "ziet"),
    [("seghwaert", 200), ("wethouder", 200), ("partner", 200), ("oosterheem", 404), ("behandelaar", 404),
     ("college", 404), ("griffie", 404), ("kcc", 403), ("beheerder", 403), ("privacy", 403), ("bewoner", 403)],
)  # fmt: skip
def test_who_opens_an_actie(als, stad, geef, wie, ziet):
    assert als(getattr(stad, wie)).get(f"/acties/{geef().pk}/").status_code == ziet


def test_own_acties_stand_first_and_lateness_is_a_word(als, stad, geef):
    andere = geef("Van een ander.", eigenaar=stad.wethouder, organisatie=None)
    gegeven = geef("Uitgedeeld.", by=stad.wethouder)
    eigen = geef("Van mij.", eigenaar=stad.seghwaert, organisatie=None, by=stad.wethouder)
    with klok.op(NU + timedelta(days=30)):
        pagina = als(stad.seghwaert).get("/acties/").content.decode()
    assert [pagina.index(actie.wat) for actie in (eigen, andere, gegeven)] == sorted(
        pagina.index(actie.wat) for actie in (eigen, andere, gegeven)
    )
    assert pagina.count("Te laat") >= 3
    assert "Van u" in pagina


def test_list_is_narrowed_searched_and_paged_by_key(als, stad, geef):
    for nummer in range(30):
        geef(f"Actie nummer {nummer:02}.", uiterlijk_op=OP + timedelta(days=nummer % 7))
    browser = als(stad.seghwaert)
    eerste = browser.get("/acties/?wie=uitgedeeld")
    tweede = browser.get("/acties/" + eerste.context["volgende"])
    rijen = [rij for blad in (eerste, tweede) for _kop, groep in blad.context["groepen"] for rij in groep]
    assert len(rijen) == len({rij.pk for rij in rijen}) == 30
    assert [(rij.uiterlijk_op, rij.pk) for rij in rijen] == sorted((rij.uiterlijk_op, rij.pk) for rij in rijen)
    terug = browser.get("/acties/" + tweede.context["vorige"])
    assert [r.pk for _k, g in terug.context["groepen"] for r in g] == [rij.pk for rij in rijen[:25]]
    assert "Actie nummer 07." in browser.get("/acties/?zoek=07").content.decode()
    assert "Geen acties met deze filters" in browser.get("/acties/?status=klaar").content.decode()
    op_nummer = browser.get(f"/acties/?zoek={rijen[0].nummer}&na=x.y.z")
    assert [rij for _kop, groep in op_nummer.context["groepen"] for rij in groep] == [rijen[0]]


@pytest.mark.parametrize("adres", ["/acties/", "/acties/{pk}/"])
def test_pages_cost_the_same_for_one_and_for_fifty(als, stad, geef, adres):
    from django.db import connection

    actie = geef()
    browser, kosten = als(stad.seghwaert), []
    for _keer in range(2):
        browser.get(adres.format(pk=actie.pk))
        with CaptureQueriesContext(connection) as vragen:
            browser.get(adres.format(pk=actie.pk))
        kosten.append(len(vragen))
        for _nummer in range(50):
            geef()
            actie = actions.reassign(actie, organisatie=stad.woonstichting, by=stad.seghwaert)
    assert kosten[1] <= kosten[0] <= 20  # a full page needs fewer groups


def test_owner_finishes_on_the_page_itself(als, stad, geef):
    actie = geef()
    browser: Client = als(stad.partner)
    pagina = browser.get(f"/acties/{actie.pk}/").content.decode()
    assert "Wat heeft het opgeleverd?" in pagina
    fout = browser.post(f"/acties/{actie.pk}/afronding/", {"versie": actie.versie, "resultaat": ""})
    assert "Schrijf op wat het heeft opgeleverd." in fout.content.decode()
    goed = browser.post(f"/acties/{actie.pk}/afronding/", {"versie": actie.versie, "resultaat": "Gelukt."}, follow=True)
    assert "De actie is klaar. Bedankt." in goed.content.decode()


def test_what_was_typed_stays_when_somebody_was_first(als, stad, geef):
    actie = geef()
    actions.accept(actie, by=stad.partner)
    antwoord = als(stad.partner).post(f"/acties/{actie.pk}/teruggave/", {"versie": actie.versie, "reden": "Te duur."})
    assert antwoord.status_code == 409
    pagina = antwoord.content.decode()
    assert "Iemand anders heeft dit net gewijzigd" in pagina
    assert "Te duur." in pagina
    assert f'value="{actie.versie + 1}"' in pagina


def test_regisseur_gives_an_actie_with_the_form(als, stad):
    browser = als(stad.seghwaert)
    gegevens = {"client_id": uuid4(), "wat": "Plant bomen.", "naar": f"o{stad.openbare_ruimte.pk}",
                "uiterlijk_op": OP.isoformat(), "werkgebied": stad.wijk.pk}  # fmt: skip
    assert "Selecteer een geldige keuze" in browser.post("/acties/nieuw/", gegevens | {"naar": "p0"}).content.decode()
    antwoord = browser.post("/acties/nieuw/", gegevens, follow=True)
    assert "Openbare ruimte krijgt bericht" in antwoord.content.decode()
    assert Actie.objects.get().organisatie == stad.openbare_ruimte


def test_log_holds_keys_and_no_words(stad, geef):
    actions.finish(geef("Bel Jansen."), resultaat="Jansen komt.", by=stad.partner)
    regels = Logregel.objects.filter(object_soort="agenda.actie")
    assert {regel.handeling for regel in regels} == {"agenda.actie_gegeven", "agenda.afgerond"}
    assert all("Jansen" not in str(regel.gegevens) for regel in regels)
