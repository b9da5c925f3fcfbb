"""The pages of a question, of advice and of knelpunten as people use them, without JavaScript."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.agenda.keten import make_point
from wijkwerk.agenda.actions import agendapunt as actions
from wijkwerk.agenda.actions import knelpunt
from wijkwerk.agenda.models import Agendapunt, Knelpunt
from wijkwerk.agenda.queries import overzicht as queries
from wijkwerk.agenda.states.agendapunt import Status, Tafel
from wijkwerk.kern import klok
from wijkwerk.kern.draad.models import Verband
from wijkwerk.signalen.states import Status as Signaalstatus


@pytest.fixture
def regisseur(als, stad) -> Client:
    return als(stad.seghwaert)


def day(dagen: int) -> str:
    return (klok.vandaag() + timedelta(days=dagen)).isoformat()


def step_one(stad, **anders) -> dict:
    gegevens = {
        "client_id": uuid4(), "vraag": "Mag de speeltuin open op zondag?", "tafel": "college",
        "gewenst_op": day(20), "werkgebied": stad.wijk.pk,
    }  # fmt: skip
    return gegevens | anders


def step_two(punt: Agendapunt, **anders) -> dict:
    leeg = {"toelichting": "", "geprobeerd": "", "belang_wijk": "", "belang_stad": "", "kosten": "", "dekking": ""}
    sets = {f"{naam}-{soort}": waarde for naam in ("optie", "effect")
            for soort, waarde in (("TOTAL_FORMS", 1), ("INITIAL_FORMS", 0))}  # fmt: skip
    return leeg | sets | {"versie": punt.versie} | anders


def test_three_short_steps_bring_a_signal_to_the_table(stad, meld, regisseur):
    signaal = meld()
    begin = f"/agendapunten/nieuw/?signaal={signaal.pk}"
    assert f'<option value="{stad.wijk.pk}" selected>' in regisseur.get(begin).content.decode()
    naar = regisseur.post(begin, step_one(stad)).headers["Location"]
    punt = Agendapunt.objects.get()
    assert naar == f"/agendapunten/{punt.pk}/inhoud/"
    gegevens = step_two(
        punt, **{"optie-TOTAL_FORMS": 2, "toelichting": "Kinderen klimmen over het hek.", "kosten": "1.250,50",
        "optie-0-titel": "Open", "optie-0-kosten": "1250,50", "optie-1-titel": "Dicht", "effect-0-effect": "Spelen.",
        "effect-0-werkgebied": stad.wijk.pk}
    )  # fmt: skip
    naar = regisseur.post(naar, gegevens).headers["Location"]
    punt.refresh_from_db()
    assert (punt.kosten, [optie.kosten for optie in punt.opties.all()]) == (125050, [125050, None])
    assert punt.effecten.get().effect == "Spelen."
    lezers = {
        "versie": punt.versie, "zichtbaarheid": "betrokken", "betrokkenen": [stad.woonstichting.pk],
        "trekker": stad.seghwaert.pk, "indienen": "1",
    }  # fmt: skip
    assert regisseur.post(naar, lezers).headers["Location"] == f"/agendapunten/{punt.pk}/"
    punt.refresh_from_db()
    signaal.refresh_from_db()
    assert (punt.status, signaal.status) == (Status.WACHT, Signaalstatus.GEAGENDEERD)
    assert punt.betrokkenen.get().organisatie == stad.woonstichting


def test_from_a_thema_and_from_an_actie_the_thread_is_laid(maak_thema, actie, stad, regisseur):
    thema, gegeven = maak_thema(), actie()
    for bron, soort in ((thema, "geagendeerd"), (gegeven, "doorgeleid")):
        naam = type(bron).__name__.lower()
        regisseur.post(f"/agendapunten/nieuw/?{naam}={bron.pk}", step_one(stad))
        assert Verband.objects.get(van_soort=f"agenda.{naam}", soort=soort).van_id == bron.pk


def test_one_more_row_keeps_everything_that_was_typed(vraag, regisseur):
    punt = vraag(ingediend=False)
    gegevens = step_two(punt, **{"optie-0-titel": "Half get", "toelichting": "Nog niet af", "meer": "optie"})
    pagina = regisseur.post(f"/agendapunten/{punt.pk}/inhoud/", gegevens).content.decode()
    assert "Half get" in pagina
    assert "Nog niet af" in pagina
    assert 'name="optie-1-titel"' in pagina
    assert "nog niet goed" not in pagina
    assert not punt.opties.exists()


def test_more_rows_than_there_can_be_are_not_made(vraag, regisseur):
    punt = vraag(ingediend=False)
    gegevens = step_two(punt, **{"optie-TOTAL_FORMS": "9999999", "meer": "optie"})
    pagina = regisseur.post(f"/agendapunten/{punt.pk}/inhoud/", gegevens).content.decode()
    assert 'name="optie-20-titel"' not in pagina


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"vraag": ""}, "Schrijf op wat de vraag is."),
        ({"tafel": ""}, "Kies bij wie de vraag komt."),
        ({"tafel": "partner"}, "Kies welke partner."),
        ({"tafel": "wijkteam", "werkgebied": ""}, "Een wijkteamoverleg hoort bij een wijk."),
        ({"gewenst_op": "2020-01-01"}, "Deze dag is al geweest."),
        ({"vraag": "Bel 06-12345678?"}, "Hier staat iets over een persoon"),
    ],
)
def test_step_one_says_what_is_wrong_and_keeps_the_rest(stad, regisseur, velden, melding):
    antwoord = regisseur.post("/agendapunten/nieuw/", step_one(stad, **velden))
    assert melding in antwoord.content.decode()
    assert not Agendapunt.objects.exists()


def test_a_stale_form_shows_why_and_the_next_try_is_a_choice(stad, vraag, regisseur):
    punt = vraag(ingediend=False)
    gegevens = step_two(punt, toelichting="Van mij.")
    actions.change(punt, toelichting="Van een collega.", by=stad.seghwaert)
    adres = f"/agendapunten/{punt.pk}/inhoud/"
    antwoord = regisseur.post(adres, gegevens)
    assert antwoord.status_code == 409
    assert "Van mij." in antwoord.content.decode()
    punt.refresh_from_db()
    assert punt.toelichting == "Van een collega."
    assert f'name="versie" value="{punt.versie}"' in antwoord.content.decode()


def test_the_page_is_the_whole_paper(stad, vraag, regisseur):
    punt = actions.change(vraag(ingediend=False), belang_wijk="Spelen.", belang_stad="Rust.", by=stad.seghwaert)
    punt = actions.set_options(punt, [{"titel": "Zondag open", "tegen": "Lawaai"}], by=stad.seghwaert)
    actions.submit(punt, by=stad.seghwaert)
    pagina = regisseur.get(f"/agendapunten/{punt.pk}/").content.decode()
    for woord in (punt.vraag, "Spelen.", "Rust.", "Zondag open", "Lawaai", "Wijkteamoverleg van Seghwaert"):
        assert woord in pagina


def test_a_step_from_the_page_does_what_it_says(stad, als, vraag):
    punt = vraag("vakafdeling", organisatie=stad.openbare_ruimte)
    adres = f"/agendapunten/{punt.pk}/teruggave/"
    assert "Schrijf op waarom" in als(stad.behandelaar).post(adres, {"versie": punt.versie}).content.decode()
    antwoord = als(stad.behandelaar).post(adres, {"versie": punt.versie, "reden": "Eerst tellen."}, follow=True)
    assert "De vraag is teruggegeven." in antwoord.content.decode()
    assert "Eerst tellen." in antwoord.content.decode()


def test_asking_advice_from_the_page(stad, vraag, regisseur):
    punt = vraag(ingediend=False)
    gegevens = {"aan": f"o{stad.woonstichting.pk}", "vraag": "Past het?", "uiterlijk_op": day(5)}
    regisseur.post(f"/agendapunten/{punt.pk}/advies/", gegevens | {"ook_leesbaar": ["kosten"]})
    assert punt.adviezen.get().ook_leesbaar == ["kosten"]
    dubbel = regisseur.post(f"/agendapunten/{punt.pk}/advies/", gegevens)
    assert dubbel.status_code == 409
    assert "al advies gevraagd" in dubbel.content.decode()


def test_the_signal_page_leads_to_the_agenda_and_shows_its_table(stad, meld, vraag, regisseur):
    signaal = meld()
    adres = reverse("signalen:dossier", args=[signaal.pk])
    assert f"/agendapunten/nieuw/?signaal={signaal.pk}" in regisseur.get(adres).content.decode()
    punt = vraag(signalen=[signaal])
    assert f"/agendapunten/{punt.pk}/" in regisseur.get(adres).content.decode()


# --- what lies where ------------------------------------------------------------------------------------------------


def test_own_tables_come_first_and_knelpunten_on_top(stad, vraag):
    vraag("college")
    vraag(vraag="Gewoon?")
    laat = vraag("wijkwethouder", vraag="Kan wachten?")
    vast = vraag(vraag="Zit vast?", gewenst_op=klok.vandaag() + timedelta(days=80))
    knelpunt.report(vast, toelichting="Vast.", by=stad.seghwaert)
    groepen = queries.per_table(stad.wethouder, queries.Filters())
    assert [groep.sleutel for groep in groepen if groep.eigen] == [groepen[0].sleutel] == ["wijkwethouder"]
    assert [regel.punt for regel in groepen[0].regels] == [vast, laat]
    assert (groepen[0].knelpunten, groepen[0].aantal) == (1, 2)


def test_filters_stand_in_the_address(stad, vraag, regisseur):
    vraag("college", vraag="Voor het college?")
    vraag(vraag="Voor het team?")
    weg = actions.withdraw(vraag(vraag="Van de agenda?"), reden="Klaar.", by=stad.seghwaert)
    pagina = regisseur.get("/agenda/?tafel=college").content.decode()
    assert ("Voor het college?" in pagina, "Voor het team?" in pagina) == (True, False)
    assert weg.vraag in regisseur.get("/agenda/?stand=afgevoerd").content.decode()
    assert weg.vraag not in regisseur.get("/agenda/").content.decode()
    assert "Geen vragen met deze filters" in regisseur.get("/agenda/?wijk=0").content.decode()
    assert regisseur.get("/agenda/?tafel=kroeg&wijk=x&stand=y&bladzijde=-3").status_code == 200


def test_an_empty_table_says_so(als, stad):
    assert "Er ligt nu niets op een tafel" in als(stad.seghwaert).get("/agenda/").content.decode()
    assert "Niets zit vast" in als(stad.seghwaert).get("/knelpunten/").content.decode()


def _many(stad, aantal: int) -> None:
    for nummer in range(aantal):
        punt = make_point(stad, vraag=f"Vraag {nummer}?", tafel=list(Tafel)[nummer % 6], status=Status.WACHT,
                          organisatie=stad.woonstichting)  # fmt: skip
        if nummer % 3 == 0:
            Knelpunt.objects.create(
                agendapunt=punt, reden="stil", van_tafel="wijkteam", naar_tafel=punt.tafel, sinds=klok.nu()
            )


@pytest.mark.parametrize(("adres", "maximum"), [("/agenda/", 26), ("/agenda/?tafel=college", 18), ("/knelpunten/", 14)])
def test_lists_cost_the_same_with_few_and_with_many(stad, regisseur, django_assert_max_num_queries, adres, maximum):
    _many(stad, 6)
    regisseur.get(adres)
    with django_assert_max_num_queries(maximum) as weinig:
        regisseur.get(adres)
    _many(stad, 60)
    with django_assert_max_num_queries(maximum) as veel:
        regisseur.get(adres)
    assert len(veel) == len(weinig)


def test_a_page_with_fifty_of_everything_costs_what_one_costs(stad, vraag, regisseur, django_assert_max_num_queries):
    punt = vraag("college")
    gesteld: list[int] = []
    for aantal in (1, 50):
        rijen = [{"titel": f"Optie {nummer}"} for nummer in range(aantal)]
        actions.set_options(punt, rijen, by=stad.seghwaert)
        regisseur.get(f"/agendapunten/{punt.pk}/")
        with django_assert_max_num_queries(40) as vragen:
            regisseur.get(f"/agendapunten/{punt.pk}/")
        gesteld.append(len(vragen))
    assert gesteld[0] == gesteld[1]


def test_a_long_table_has_pages(stad, regisseur):
    for nummer in range(queries.BIJ_EEN_TAFEL + 1):
        make_point(stad, vraag=f"Vraag {nummer}?", status=Status.WACHT)
    eerste = regisseur.get("/agenda/").content.decode()
    assert f"Nog {queries.BIJ_EEN_TAFEL + 1 - queries.PER_TAFEL} vragen bij deze tafel" in eerste
    tweede = regisseur.get("/agenda/?tafel=wijkteam&bladzijde=2").content.decode()
    assert tweede.count('class="vraag"') == 1


# --- knelpunten -----------------------------------------------------------------------------------------------------


def test_the_wethouder_solves_from_the_list_with_a_new_day(stad, als, vraag):
    punt = vraag("wijkwethouder")
    with klok.op(klok.nu() + timedelta(days=15)):
        knelpunt.find_stuck()
        vast = Knelpunt.objects.get()
        wethouder, adres = als(stad.wethouder), f"/knelpunten/{vast.pk}/oplossing/"
        assert adres in wethouder.get("/knelpunten/").content.decode()
        assert "Kies wanneer het nu klaar moet zijn" in wethouder.post(adres, {"uitkomst": "Los."}).content.decode()
        wethouder.post(adres, {"uitkomst": "Er is geld.", "nieuwe_datum": day(20)})
        assert "Niets zit vast" in wethouder.get("/knelpunten/").content.decode()
        assert "Er is geld." in wethouder.get("/knelpunten/?stand=opgelost").content.decode()
    punt.refresh_from_db()
    assert punt.is_open


def test_a_knelpunt_elsewhere_does_not_exist_for_another_regisseur(stad, als, vraag):
    vast = knelpunt.report(vraag(), toelichting="Vast.", by=stad.seghwaert)
    assert als(stad.oosterheem).get(f"/knelpunten/{vast.pk}/oplossing/").status_code == 404


def test_the_owner_reports_a_stuck_actie(stad, als, actie):
    gegeven = actie()
    adres = f"/acties/{gegeven.pk}/knelpunt/"
    assert adres in als(stad.partner).get(f"/acties/{gegeven.pk}/").content.decode()
    als(stad.partner).post(adres, {"toelichting": "De leverancier is failliet."})
    assert adres not in als(stad.partner).get(f"/acties/{gegeven.pk}/").content.decode()
    assert Knelpunt.objects.get(actie=gegeven).toelichting == "De leverancier is failliet."
