"""The desk: what waits in order of harm, how long the money lasts, the days of the year, the ledger, the year-end."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from tests.subsidies.bezwaren import object_to, refuse
from tests.subsidies.conftest import IN_WIJK
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen.states import Kanaal
from wijkwerk.subsidies.actions import beoordeling, besluit, jaareinde
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.actions.bezwaar_besluit import decide
from wijkwerk.subsidies.models import Plafond, Plafonddeel, Verantwoording
from wijkwerk.subsidies.queries import grootboek as grootboekvragen
from wijkwerk.subsidies.queries import jaareinde as einde
from wijkwerk.subsidies.queries import nummers, vandaag, verwachting
from wijkwerk.subsidies.queries import overzicht as queries
from wijkwerk.subsidies.views.verwachting_beeld import about, finding

pytestmark = pytest.mark.django_db
BALIE = "/subsidies/"


def on(dag: date):
    """Freeze the clock at noon of a day."""
    return klok.op(datetime(dag.year, dag.month, dag.day, 12, tzinfo=klok.AMSTERDAM))


def keys(groepen) -> list[str]:
    return [groep.sleutel for groep in groepen]


@pytest.fixture
def grant_on(verleend):
    """Grant a plan on a day: `grant_on(date(2026, 5, 1), gevraagd=40_000, huisnummer="14")`."""

    def do(dag: date, **velden):
        with on(dag):
            return verleend(**velden)

    return do


class TestWaiting:
    """Each sees what waits for them, and what the law waits for stands on top."""

    def test_new_application_waits_calmly_and_then_urgently(self, aanvraag, stad):
        rij = aanvraag()
        assert keys(vandaag.urgent(stad.seghwaert)) == []
        assert keys(vandaag.calm(stad.seghwaert)) == ["later"]
        with on(rij.beslis_uiterlijk - timedelta(days=2)):
            assert keys(vandaag.urgent(stad.seghwaert)) == ["termijn"]
            assert keys(vandaag.urgent(stad.wethouder)) == ["termijn"]
            assert keys(vandaag.urgent(stad.budgetbeheerder)) == ["termijn"]
            for ander in (stad.oosterheem, stad.kcc, stad.griffie, stad.partner):
                assert vandaag.urgent(ander) == []

    def test_question_without_answer_waits_for_who_judges(self, aanvraag, stad):
        rij = aanvraag()
        stop = wet.ask_completion(rij, vraag="Wat kost de kraam?", by=stad.seghwaert)
        assert keys(vandaag.urgent(stad.seghwaert)) == []
        with on(rij.opschortingen.get().uiterlijk_op + timedelta(days=1)):
            assert keys(vandaag.urgent(stad.seghwaert)) == ["aanvulling"]
            assert vandaag.urgent(stad.wethouder) == []
        assert stop is not None

    def test_proposal_waits_for_another_than_who_wrote_it(self, maak_fonds, mandaat, aanvraag, stad):
        versie = maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", vier_ogen_vanaf=30_000)
        mandaat(stad.seghwaert, versie)
        rij = aanvraag(versie=versie)
        beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
        besluit.grant(rij, bedrag=40_000, motivering="Goed plan.", by=stad.seghwaert)
        assert keys(vandaag.urgent(stad.budgetbeheerder)) == ["voorstel"]
        assert vandaag.urgent(stad.seghwaert) == []

    def test_advice_waits_for_the_partner_who_was_asked(self, aanvraag, stad, als):
        rij = aanvraag()
        beoordeling.ask_advice(
            rij, adviseur=stad.partner, vraag="Past dit hier?", uiterlijk_op=klok.vandaag() + timedelta(days=7),
            by=stad.seghwaert,
        )  # fmt: skip
        assert keys(vandaag.urgent(stad.partner)) == ["advies"]
        pagina = als(stad.partner).get("/vandaag/").content.decode()
        assert "Geef advies" in pagina
        assert rij.titel in pagina

    def test_what_nobody_told_waits_with_its_own_page(self, verleend, als, stad):
        rij = verleend(gevraagd=120_000, doelen=["kinderen"])
        Verantwoording.objects.update_or_create(
            aanvraag=rij, defaults={"uiterlijk_op": klok.vandaag() - timedelta(days=1), "status_sinds": klok.nu()}
        )
        assert keys(vandaag.urgent(stad.seghwaert)) == ["verantwoording_laat"]
        adres = f"/subsidies/verantwoordingen/{rij.verantwoording.pk}/"
        assert adres in als(stad.seghwaert).get(BALIE).content.decode()

    @pytest.mark.beide
    def test_a_late_report_stands_above_books_that_do_not_fit(self, verleend, als, stad):
        self.test_what_nobody_told_waits_with_its_own_page(verleend, als, stad)
        gemeld = signalen.report(
            tekst="De lamp bij de brug is stuk.", onderwerp=stad.onderwerp, kanaal=Kanaal.BALIE, client_id=uuid4(),
            punt=IN_WIJK, by=stad.kcc,
        )  # fmt: skip
        with klok.op(gemeld.termijn_op + timedelta(days=1)):
            pagina = als(stad.seghwaert).get("/vandaag/").content.decode()
        plekken = [pagina.index(wat) for wat in ("Eerst dit", "De lamp bij de brug is stuk.", "Nog niet verteld")]
        assert plekken == sorted(plekken)

    def test_payment_waits_for_the_budgetbeheerder_alone(self, verleend, stad):
        verleend()
        assert "betaling" in keys(vandaag.calm(stad.budgetbeheerder))
        assert "betaling" not in keys(vandaag.calm(stad.seghwaert))

    def test_a_full_desk_costs_as_many_questions_as_an_empty_one(
        self, aanvraag, als, stad, django_assert_max_num_queries
    ):
        client = als(stad.budgetbeheerder)
        aanvraag()
        with django_assert_max_num_queries(60) as eerst:
            client.get(BALIE)
        for nummer in range(14, 20):
            aanvraag(huisnummer=str(nummer))
        with django_assert_max_num_queries(len(eerst)):
            assert client.get(BALIE).status_code == 200


class TestDesk:
    """The page itself."""

    def test_shows_work_money_and_days(self, aanvraag, als, stad):
        rij = aanvraag()
        pagina = als(stad.budgetbeheerder).get(BALIE).content.decode()
        for woorden in (rij.nummer, "Hoe lang is er nog geld?", "EUR 86.000,00", "Plafond voor 2027 vaststellen"):
            assert woorden in pagina

    def test_regisseur_sees_no_days_of_the_year(self, aanvraag, als, stad):
        aanvraag()
        pagina = als(stad.seghwaert).get(BALIE).content.decode()
        assert "Dagen van het jaar" not in pagina
        assert "Wijk aan Zet" in pagina

    def test_a_number_leads_to_its_page_and_no_further_than_one_may_see(self, verleend, als, stad):
        rij = verleend()
        besluit_nummer = rij.beschikkingen.get().nummer
        for nummer in (rij.nummer, rij.nummer.lower().replace("-", " "), besluit_nummer):
            assert als(stad.seghwaert).get(BALIE, {"nummer": nummer}).url == f"/subsidies/aanvragen/{rij.pk}/"
        antwoord = als(stad.oosterheem).get(BALIE, {"nummer": rij.nummer})
        assert "vinden wij niet" in antwoord.content.decode()

    def test_numbers_of_every_kind_are_found_by_saying_them(self, verleend):
        rij = verleend()
        assert nummers.find_number(rij.nummer) == ("subsidies.aanvraag", rij.pk)
        beschikking = rij.beschikkingen.get()
        assert nummers.find_number(beschikking.nummer) == ("subsidies.beschikking", beschikking.pk)
        assert nummers.find_number("geen nummer") is None


class TestForecast:
    """How long the money lasts."""

    def test_too_early_to_say(self, fonds, stad):
        (stand,) = verwachting.forecasts(stad.budgetbeheerder, date(2026, 1, 10))
        assert stand.tempos is None
        assert "te weinig" in finding(stand)

    @pytest.mark.beide
    def test_even_pace_says_when_the_pot_is_empty(self, maak_fonds, mandaat, grant_on, stad):
        versie = maak_fonds(naam="Potje", sleutel="potje", bedrag=300_000)
        mandaat(stad.seghwaert, versie)
        for maand in (3, 4, 5, 6):
            grant_on(date(2026, maand, 15), versie=versie, huisnummer=str(maand))
        dag = date(2026, 7, 1)
        with on(dag):
            (stand,) = [rij for rij in verwachting.forecasts(stad.budgetbeheerder, dag) if rij.naam == "Potje"]
        assert stand.vrij == 300_000 - 4 * 40_000
        assert stand.vroegst <= stand.op <= stand.laatst
        assert stand.maanden[-1] == (dag, 140_000)
        assert stand.maanden[0] == (date(2026, 1, 1), 0) or stand.maanden[0][1] in (0, 300_000)
        assert about(stand.op) in finding(stand)

    def test_what_is_asked_counts_in_the_fastest_estimate_only(self, maak_fonds, mandaat, grant_on, aanvraag, stad):
        versie = maak_fonds(naam="Potje", sleutel="potje", bedrag=100_000)
        mandaat(stad.seghwaert, versie)
        grant_on(date(2026, 3, 15), versie=versie)
        dag = date(2026, 6, 1)
        with on(dag):
            aanvraag(versie=versie, gevraagd=45_000, huisnummer="20")
            aanvraag(versie=versie, gevraagd=45_000, huisnummer="22")
            (stand,) = [rij for rij in verwachting.forecasts(stad.budgetbeheerder, dag) if rij.naam == "Potje"]
        assert (stand.aanvragen, stand.gevraagd, stand.vroegst) == (2, 90_000, dag)
        assert stand.op != dag

    def test_regisseur_sees_the_part_of_the_own_wijk(self, maak_fonds, stad):
        delen = {stad.wijk: 10_000, stad.andere_wijk: 20_000}
        maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", bedrag=30_000, verdeling="gebied", delen=delen)
        dag = klok.vandaag()
        namen = [stand.naam for stand in verwachting.forecasts(stad.seghwaert, dag)]
        assert namen == ["Wijkbudget · Seghwaert"]
        assert len(verwachting.forecasts(stad.budgetbeheerder, dag)) == 2
        assert verwachting.forecasts(stad.kcc, dag) == []


class TestLedger:
    """The pages of the ledger."""

    def test_standings_journal_and_dossier(self, verleend, als, stad):
        rij = verleend()
        client = als(stad.budgetbeheerder)
        blad = client.get("/subsidies/grootboek/").content.decode()
        assert "85.600,00" in blad
        pot = rij.plafonddeel.pot
        journaal = client.get(f"/subsidies/grootboek/potten/{pot.pk}/").content.decode()
        assert journaal.index("Verleend") < journaal.index("Plafond vastgesteld")
        assert rij.nummer in journaal
        dossier = client.get(f"/subsidies/grootboek/dossiers/{rij.pk}/").content.decode()
        assert "Plafond vastgesteld" not in dossier
        bestand = b"".join(client.get("/subsidies/grootboek/bestand/?jaar=2026")).decode("utf-8-sig")
        assert len(bestand.strip().splitlines()) == 1 + boeken.history(pot).count()

    @pytest.mark.beide
    def test_journal_pages_by_key(self, verleend, monkeypatch):
        rij = verleend()
        monkeypatch.setattr(grootboekvragen, "BLAD", 2)
        eerste = grootboekvragen.journal(rij.plafonddeel.pot, None)
        tweede = grootboekvragen.journal(rij.plafonddeel.pot, eerste.volgende)
        nummers_ = [regel.volgnummer for regel, _wie in (*eerste.regels, *tweede.regels)]
        assert nummers_ == [4, 3, 2, 1]
        assert tweede.volgende is None

    def test_check_now_leaves_its_outcome(self, verleend, als, stad):
        verleend()
        client = als(stad.budgetbeheerder)
        assert "nog niet nagerekend" in client.get("/subsidies/grootboek/").content.decode()
        assert client.post("/subsidies/grootboek/controle/").status_code == 302
        assert jaareinde.check_ledger(by=stad.budgetbeheerder)
        assert "Alles klopt." in client.get("/subsidies/grootboek/").content.decode()

    def test_only_who_keeps_the_money_opens_it(self, verleend, als, stad):
        rij = verleend()
        for adres in ("grootboek/", "jaareinde/", f"grootboek/potten/{rij.plafonddeel.pot_id}/", "grootboek/bestand/"):
            assert als(stad.seghwaert).get(f"/subsidies/{adres}").status_code == 403


class TestYearEnd:
    """Closing a year."""

    def test_waits_for_the_year_and_for_what_is_undecided(self, aanvraag, stad):
        aanvraag()
        with pytest.raises(Weigering, match="loopt nog"):
            jaareinde.close_year(2026, by=stad.budgetbeheerder)
        with on(date(2027, 1, 10)), pytest.raises(Weigering, match="zonder besluit"):
            jaareinde.close_year(2026, by=stad.budgetbeheerder)
        with pytest.raises(Weigering):
            jaareinde.close_year(2026, by=stad.seghwaert)

    @pytest.mark.beide
    def test_gives_back_what_is_left_once(self, verleend, als, stad):
        rij = verleend()
        with on(date(2027, 1, 10)):
            client = als(stad.budgetbeheerder)
            blad = client.get("/subsidies/jaareinde/?jaar=2026").content.decode()
            assert "85.600,00" in blad
            assert "nog geen plafond voor het volgende jaar" in blad
            client.post("/subsidies/jaareinde/?jaar=2026")
            assert einde.year_end(2026).dicht
            assert jaareinde.close_year(2026, by=stad.budgetbeheerder) == 0
            assert "Dit jaar is afgesloten" in client.get("/subsidies/jaareinde/?jaar=2026").content.decode()
        stand = boeken.stand(rij.plafonddeel.pot)
        assert (stand.vrij, stand.afgesloten, stand.vastgesteld) == (0, 8_560_000, 40_000)
        assert boeken.check().ok

    def test_pot_waits_for_an_objection_and_the_rest_closes(self, aanvraag, maak_fonds, stad, mandaat, als):
        potje = maak_fonds(naam="Potje", sleutel="potje", bedrag=50_000)
        for wie in (stad.seghwaert, stad.budgetbeheerder2):
            mandaat(wie, potje)
        with on(date(2026, 12, 20)):
            bezwaar = object_to(refuse(aanvraag(versie=potje, steun=0), stad.seghwaert))
        with on(date(2027, 1, 10)):
            jaareinde.close_year(2026, by=stad.budgetbeheerder)
            [wacht] = einde.year_end(2026).wachtend
            assert (wacht.bezwaar, wacht.hoogstens) == (bezwaar, 40_000)
            assert [pot.fonds for pot in wacht.potten] == ["potje"]
            blad = als(stad.budgetbeheerder).get("/subsidies/jaareinde/?jaar=2026").content.decode()
            assert bezwaar.nummer in blad
            assert "Sluit het jaar 2026" not in blad
            assert jaareinde.close_year(2026, by=stad.budgetbeheerder) == 0
            assert einde.year_end(2026).open == 1
            decide(bezwaar, uitkomst="gegrond", motivering="Drie adressen.", bedrag=40_000, by=stad.budgetbeheerder2)
            assert jaareinde.close_year(2026, by=stad.budgetbeheerder) == 10_000
            assert einde.year_end(2026).dicht
        assert boeken.check().ok

    def test_objection_after_the_pots_closed_gets_its_money_from_the_budget(self, aanvraag, beslisser, stad, mandaat):
        with on(date(2026, 12, 28)):
            rij = aanvraag(steun=0)
            nee = refuse(rij, beslisser)
        mandaat(stad.budgetbeheerder2, rij.regelingversie)
        with on(date(2027, 1, 10)):
            assert einde.year_end(2026).bezwaar_tot == nee.bezwaar_tot
            jaareinde.close_year(2026, by=stad.budgetbeheerder)
            decide(
                object_to(nee), uitkomst="gegrond", motivering="Drie adressen.", bedrag=40_000, by=stad.budgetbeheerder2
            )
            rij.refresh_from_db()
            stand = boeken.stand(rij.plafonddeel.pot)
            assert (stand.vrij, stand.aangevuld, stand.vastgesteld) == (0, 40_000, 40_000)
            assert stand.afgesloten == stand.plafond == 8_600_000
        assert boeken.check().ok

    def test_application_reopened_after_the_year_closed_can_still_be_granted(self, aanvraag, beslisser, stad, mandaat):
        with on(date(2026, 11, 2)):
            rij = aanvraag()
            beoordeling.declare_interest(rij, vrij=True, by=beslisser)
            wet.ask_completion(rij, vraag="Wat kost de kraam?", by=beslisser)
        with on(date(2026, 12, 1)):
            besluit.leave_aside(rij, motivering="Er kwam geen antwoord.", by=beslisser)
        mandaat(stad.budgetbeheerder2, rij.regelingversie)
        with on(date(2027, 1, 5)):
            jaareinde.close_year(2026, by=stad.budgetbeheerder)
            bezwaar = object_to(rij.beschikkingen.get())
            decide(bezwaar, uitkomst="gegrond", motivering="Alles zat erbij.", heropen=True, by=stad.budgetbeheerder2)
            rij.refresh_from_db()
            beoordeling.judge_rules(rij)
            for uitkomst in rij.uitkomsten.filter(oordeel="mens"):
                beoordeling.judge(uitkomst, oordeel="ja", toelichting="Bekeken.", by=beslisser)
            besluit.grant(rij, bedrag=40_000, motivering="Goed plan.", by=beslisser)
            rij.refresh_from_db()
            assert boeken.stand(rij.plafonddeel.pot).aangevuld == 40_000
        assert boeken.check().ok

    def test_next_ceiling_starts_from_this_one(self, fonds, als, stad):
        with on(date(2026, 12, 10)):
            client = als(stad.budgetbeheerder)
            adres = f"/subsidies/plafonds/nieuw/?regeling={fonds.regeling_id}&amp;jaar=2027&amp;verdeling=stad"
            assert adres in client.get("/subsidies/jaareinde/?jaar=2026").content.decode()
            begin = client.get(adres.replace("&amp;", "&")).context["form"].initial
            assert (begin["bedrag"], begin["van"], begin["tot"]) == (8_600_000, date(2027, 1, 1), date(2028, 1, 1))
            velden = {"bedrag": "90.000", "van": "2027-01-01", "tot": "2028-01-01", "gepubliceerd_op": "2026-12-15"}
            client.post(adres.replace("&amp;", "&"), velden | {"besluit": "Begroting 2027"})
            assert einde.year_end(2026).zonder_volgend == []
        with on(date(2027, 3, 1)):
            laat = als(stad.budgetbeheerder).get(adres.replace("&amp;", "&").replace("2027", "2028"))
            assert laat.context["form"].initial["bedrag"] == 9_000_000

    def test_days_of_the_year_name_the_year_end(self, fonds):
        assert {regel.soort for regel in queries.deadlines(klok.vandaag())} == {"plafond"}
        regels = queries.deadlines(date(2027, 5, 1))
        assert [(regel.soort, regel.jaar, regel.te_laat) for regel in regels] == [("jaareinde", 2026, True)]
        assert Plafond.objects.count() == Plafonddeel.objects.count() == 1
