"""The pages of themas: who opens what, what is shown and hidden, and what residents read."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.agenda.conftest import NU
from tests.spelers import kom_binnen
from wijkwerk.agenda.actions import thema as actions
from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries import thema as queries
from wijkwerk.agenda.queries import thema_lijst as lijst
from wijkwerk.agenda.states.agendapunt import Zichtbaarheid
from wijkwerk.agenda.states.thema import Status
from wijkwerk.kern import klok
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen.states import Zichtbaarheid as Signaalzicht

pytestmark = pytest.mark.django_db
LEZERS = {"seghwaert", "wethouder", "partner"}  # of a thema of Seghwaert, level wijkteam
STAPPEN = ("signalen", "openbaarheid", "rust", "afronding", "wijziging")
DEUR_DICHT = {"kcc", "beheerder", "privacy", "bewoner"}  # no role on the agenda


@pytest.fixture
def regisseur(als, stad) -> Client:
    return als(stad.seghwaert)


def page(client: Client, adres: str, code: int = 200) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == code, adres
    return antwoord.content.decode()


def filled(thema: Thema, **velden) -> dict:
    return {"versie": thema.versie, "zichtbaarheid": "wijkteam", **velden}


# Who opens what.


def test_every_role_opens_what_it_may_and_nothing_else(stad, maak_thema):
    thema = maak_thema()
    for naam, wie in stad_people(stad).items():
        client, leest = kom_binnen(wie), naam in LEZERS
        dicht = 403 if naam in DEUR_DICHT else 404
        assert client.get(reverse("agenda:themas")).status_code == (403 if naam in DEUR_DICHT else 200), naam
        assert client.get(reverse("agenda:thema", args=[thema.pk])).status_code == (200 if leest else dicht), naam
        for stap in STAPPEN:
            code = 200 if naam == "seghwaert" else 403 if leest else dicht
            assert client.get(reverse(f"agenda:thema_{stap}", args=[thema.pk])).status_code == code, (naam, stap)
        maakt = naam in ("seghwaert", "oosterheem")
        assert client.get(reverse("agenda:thema_nieuw")).status_code == (200 if maakt else 403), naam


def stad_people(stad) -> dict:
    namen = ("seghwaert", "oosterheem", "wethouder", "partner", "behandelaar", "college", "griffie", *DEUR_DICHT)
    return {naam: getattr(stad, naam) for naam in namen}


@pytest.mark.parametrize("zicht", [Zichtbaarheid.BETROKKEN, Zichtbaarheid.GEMEENTE])
def test_a_partner_sees_only_what_is_for_the_wijkteam(als, stad, maak_thema, zicht):
    open_voor_team, dicht = maak_thema("Voor het wijkteam"), maak_thema("Niet voor partners", zichtbaarheid=zicht)
    client = als(stad.partner)
    tekst = page(client, reverse("agenda:themas"))
    assert "Voor het wijkteam" in tekst
    assert "Niet voor partners" not in tekst
    page(client, reverse("agenda:thema", args=[dicht.pk]), 404)
    assert "Signalen bundelen" not in page(client, reverse("agenda:thema", args=[open_voor_team.pk]))


def test_a_signal_that_may_not_be_read_is_counted_and_not_shown(als, stad, meld, maak_thema):
    geheim = meld("Alleen voor de regisseur.", zichtbaarheid=Signaalzicht.REGISSEUR)
    thema = maak_thema(signalen=[meld("Voor iedereen te lezen."), geheim])
    tekst = page(als(stad.partner), reverse("agenda:thema", args=[thema.pk]))
    assert "2 signalen in dit thema" in tekst
    assert "1 signaal mag u niet lezen" in tekst
    assert "Voor iedereen te lezen." in tekst
    assert "Alleen voor de regisseur." not in tekst
    assert geheim.nummer not in tekst


# The list.


def test_the_list_has_own_open_ones_first_and_pages_both_ways(stad, maak_thema):
    tweede = kom_rol(stad)
    themas = []
    for dag in range(12):
        with klok.op(NU - timedelta(days=dag)):
            thema = maak_thema(f"Thema {dag}", by=tweede if dag % 3 else stad.seghwaert)
            themas.append(actions.finish(thema, resultaat="Klaar.", by=stad.seghwaert) if dag % 4 == 3 else thema)
    verwacht = sorted(themas, key=lambda t: (not t.is_open, t.is_open and t.eigenaar != stad.seghwaert, t.pk))
    gelopen, na = [], ""
    bladen = []
    while True:
        bladzijde = lijst.page(stad.seghwaert, lijst.Filters(), na, per=5)
        bladen.append([rij.thema for rij in bladzijde.rijen])
        gelopen += bladen[-1]
        if not bladzijde.volgende:
            break
        na = bladzijde.volgende
    assert gelopen == verwacht
    terug = lijst.page(stad.seghwaert, lijst.Filters(), bladzijde.vorige, per=5)
    assert [rij.thema for rij in terug.rijen] == bladen[-2]
    eerste = lijst.page(stad.seghwaert, lijst.Filters(), terug.vorige, per=5)
    assert ([rij.thema for rij in eerste.rijen], eerste.vorige) == (bladen[0], "")


def kom_rol(stad):
    from wijkwerk.mensen.models import Rol, Rolvervulling

    Rolvervulling.objects.create(persoon=stad.oosterheem, rol=Rol.WIJKREGISSEUR, werkgebied=stad.wijk, van="2024-01-01")
    return stad.oosterheem


def test_the_list_narrows_by_wijk_state_owner_and_words(regisseur, stad, maak_thema):
    eigen, stads = maak_thema(), maak_thema("Fietsen door de stad", werkgebied=None)
    rust = actions.rest(maak_thema("Hangen bij de school"), by=stad.seghwaert)
    actions.change(stads, eigenaar=stad.wethouder, by=stad.seghwaert)
    vragen = {
        f"werkgebied={stad.wijk.pk}": {eigen, rust},
        "status=in_de_gaten": {rust},
        "status=open": {eigen, rust, stads},
        "eigenaar=ik": {eigen, rust},
        f"eigenaar={stad.wethouder.pk}": {stads},
        "zoek=fiets": {stads},
        f"zoek={rust.nummer}": {rust},
        "zoek=giraffe": set(),
        "status=onzin": {eigen, rust, stads},
    }
    for vraag, verwacht in vragen.items():
        antwoord = regisseur.get(f"{reverse('agenda:themas')}?{vraag}")
        assert {rij.thema for rij in antwoord.context["bladzijde"].rijen} == verwacht, vraag
    assert "Geen thema" in page(regisseur, f"{reverse('agenda:themas')}?zoek=giraffe")


def test_the_list_says_how_many_when_it_moved_and_what_comes_next(stad, meld, maak_thema):
    maak_thema("Leeg")
    vol = maak_thema("Vol", signalen=[meld(), meld()])
    actions.rest(maak_thema("Rustig"), by=stad.seghwaert)
    klaar = maak_thema("Klaar", signalen=[meld()])
    with klok.op(NU + timedelta(days=3)):
        actions.finish(klaar, resultaat="Opgeruimd.", by=stad.seghwaert)
        rijen = {rij.thema.titel: rij for rij in lijst.page(stad.seghwaert, lijst.Filters()).rijen}
    assert {titel: rij.volgende for titel, rij in rijen.items()} == {
        "Leeg": "Bundel er signalen in",
        "Vol": "Zet het op een agenda",
        "Rustig": "Opletten of het terugkomt",
        "Klaar": "Vertel de melders wat het opleverde",
    }
    assert (rijen["Vol"].signalen, rijen["Vol"].bewogen_op) == (2, NU)
    assert rijen["Klaar"].bewogen_op == NU + timedelta(days=3)
    assert vol.pk == rijen["Vol"].thema.pk


def test_a_page_of_the_list_costs_the_same_for_one_row_and_for_many(
    stad, meld, maak_thema, django_assert_max_num_queries
):
    maak_thema(signalen=[meld()])
    with django_assert_max_num_queries(9) as een:
        lijst.page(stad.seghwaert, lijst.Filters())
    for nummer in range(20):
        maak_thema(f"Thema {nummer}", signalen=[meld()])
    with django_assert_max_num_queries(9) as veel:
        lijst.page(stad.seghwaert, lijst.Filters())
    assert len(veel) == len(een)


def test_an_empty_list_tells_what_to_do(als, regisseur, stad):
    assert "Maak een thema" in page(regisseur, reverse("agenda:themas"))
    assert "Maak een thema" not in page(als(stad.partner), reverse("agenda:themas"))


# The page.


def test_the_page_costs_the_same_whatever_is_in_it(regisseur, meld, maak_thema, django_assert_max_num_queries):
    thema = maak_thema(signalen=[meld()])
    adres = reverse("agenda:thema", args=[thema.pk])
    page(regisseur, adres)
    with django_assert_max_num_queries(45) as een:
        page(regisseur, adres)
    for nummer in range(15):
        actions.bundle(thema, [meld(f"Afval nummer {nummer}.")], by=thema.eigenaar)
        meld(f"Ook afval, nummer {nummer}.")
    with django_assert_max_num_queries(45) as veel:
        page(regisseur, adres)
    assert len(veel) <= len(een)


def test_the_page_tells_how_it_stands_and_pages_its_signals(regisseur, stad, meld, maak_thema):
    with klok.op(NU - timedelta(days=30)):
        oud = signalen.close(meld("Het oudste."), uitkomst="Klaar.", by=stad.seghwaert)
    thema = maak_thema(signalen=[oud, *[meld(f"Nummer {n} van vandaag.") for n in range(10)]], verhaal="Elke maandag.")
    tekst = page(regisseur, reverse("agenda:thema", args=[thema.pk]))
    assert "11 signalen in dit thema" in tekst
    assert "11 signalen, het laatste vandaag" in tekst or "11 signalen, het laatste zojuist" in tekst
    assert "Elke maandag." in tekst
    assert "Het oudste." not in tekst.split("thema-signalen")[1]
    antwoord = regisseur.get(reverse("agenda:thema", args=[thema.pk]))
    assert "Het oudste." in page(regisseur, antwoord.context["meer"])
    standen = {woorden: aantal for _s, woorden, aantal in antwoord.context["dossier"].beeld.per_status}
    assert standen == {"Nieuw": 10, "Afgehandeld": 1}
    weken = antwoord.context["dossier"].beeld.per_tijd
    assert [aantal for _dag, aantal in weken] == [1, 0, 0, 0, 0, 10]


def test_what_can_be_done_follows_the_state(regisseur, stad, maak_thema):
    thema = maak_thema()

    def woorden():
        stappen = regisseur.get(reverse("agenda:thema", args=[thema.pk])).context["stappen"]
        return {stap["woord"] for stap in stappen} & {"bundelen", "rust", "hervatting", "afronding", "openbaarheid"}

    assert woorden() == {"bundelen", "rust", "afronding", "openbaarheid"}
    actions.rest(thema, by=stad.seghwaert)
    assert woorden() == {"bundelen", "hervatting", "afronding", "openbaarheid"}
    actions.finish(thema, resultaat="Klaar.", by=stad.seghwaert)
    assert woorden() == {"hervatting", "openbaarheid"}
    antwoord = regisseur.get(reverse("agenda:thema_rust", args=[thema.pk]), follow=True)
    assert "Deze stap kan nu niet" in antwoord.content.decode()


# Changing.


def test_a_stale_form_keeps_what_was_typed_and_can_be_sent_again(regisseur, stad, maak_thema):
    thema = maak_thema()
    actions.change(thema, titel="Door een ander", by=stad.seghwaert)
    adres = reverse("agenda:thema_afronding", args=[thema.pk])
    antwoord = regisseur.post(adres, {"versie": 1, "resultaat": "De bak is groter."})
    assert antwoord.status_code == 409
    assert "Iemand anders heeft dit net gewijzigd" in antwoord.content.decode()
    assert "De bak is groter." in antwoord.content.decode()
    regisseur.post(adres, {"versie": antwoord.context["form"].data["versie"], "resultaat": "De bak is groter."})
    thema.refresh_from_db()
    assert (thema.status, thema.resultaat) == (Status.AFGEROND, "De bak is groter.")


def test_change_gives_it_to_another_owner(regisseur, stad, maak_thema):
    thema = maak_thema()
    velden = filled(thema, titel="Anders", werkgebied=stad.wijk.pk, eigenaar=stad.wethouder.pk, onderwerp="")
    regisseur.post(reverse("agenda:thema_wijziging", args=[thema.pk]), velden)
    thema.refresh_from_db()
    assert (thema.titel, thema.eigenaar) == ("Anders", stad.wethouder)
    namen = {str(p) for p in queries.owners_for(thema)}
    assert namen == {"Marit Tolsma", "Hanneke Verloop"}


# What residents read.


def test_publishing_shows_first_what_residents_will_read(regisseur, maak_thema):
    thema = maak_thema()
    adres = reverse("agenda:thema_openbaarheid", args=[thema.pk])
    velden = filled(thema, publiek_verhaal="Wij zetten er een bak bij.")
    antwoord = regisseur.post(adres, velden | {"voorbeeld": "1"}).content.decode()
    assert "Zo lezen bewoners het" in antwoord
    assert antwoord.count("Wij zetten er een bak bij.") == 2
    thema.refresh_from_db()
    assert not thema.openbaar
    regisseur.post(adres, velden)
    thema.refresh_from_db()
    assert thema.openbaar
    regisseur.post(adres, {"weghalen": "1"})
    thema.refresh_from_db()
    assert not thema.openbaar


def test_the_reporter_reads_the_public_thema_and_never_the_internal_story(client, stad, meld, maak_thema):
    signaal = meld()
    thema = maak_thema(signalen=[signaal], verhaal="Intern: overleg met de aannemer.")
    volg = reverse("signalen:volgblad", args=[signaal.token])
    assert "Deel van iets groters" not in page(client, volg)
    actions.publish(thema, publiek_verhaal="Wij zetten er een bak bij.", by=stad.seghwaert)
    tekst = page(client, volg)
    for woorden in ("Deel van iets groters: Afval bij de containers", "Wij zetten er een bak bij."):
        assert tekst.count(woorden) == 1
    assert "Intern" not in tekst
    actions.finish(thema, resultaat="De bak staat er.", by=stad.seghwaert)
    tekst = page(client, volg)
    assert tekst.count("De bak staat er.") == 1
    assert tekst.index("Wij zetten er een bak bij.") < tekst.index("Wat het heeft opgeleverd")


@pytest.mark.parametrize(("anderen", "leest"), [(2, False), (3, True)])
def test_without_a_public_thema_only_a_group_of_some_size_is_told(client, meld, maak_thema, anderen, leest):
    signaal = meld()
    maak_thema("Een intern thema", signalen=[signaal, *[meld(f"Nummer {n}.") for n in range(anderen)]])
    tekst = page(client, reverse("signalen:volgblad", args=[signaal.token]))
    assert (f"samengenomen met {anderen} andere meldingen" in tekst) is leest
    assert "Een intern thema" not in tekst


def test_withdrawn_ones_do_not_make_a_group_larger_and_merged_ones_do(client, stad, meld, maak_thema):
    signaal, tweede, derde, weg = meld(), meld("Twee."), meld("Drie."), meld("Vier.")
    maak_thema(signalen=[signaal, tweede, derde, weg])
    signalen.withdraw(weg)
    volg = reverse("signalen:volgblad", args=[signaal.token])
    assert "samengenomen" not in page(client, volg)
    signalen.merge(meld("Vijf."), met=derde, by=stad.seghwaert)
    assert "samengenomen met 3 andere meldingen" in page(client, volg)


def test_the_wijk_page_shows_open_public_themas_unless_few_people_live_there(client, stad, maak_thema):
    thema = actions.publish(maak_thema(), publiek_verhaal="Wij zetten er een bak bij.", by=stad.seghwaert)
    maak_thema("Een intern thema")
    klein = maak_thema("In het kleine gebied", werkgebied=stad.andere_wijk, by=stad.oosterheem)
    actions.publish(klein, publiek_verhaal="Over de buren.", by=stad.oosterheem)
    wijk = reverse("gebieden:wijk", args=["seghwaert"])
    tekst = page(client, wijk)
    assert "Hier werken we aan" in tekst
    assert "Wij zetten er een bak bij." in tekst
    assert "Een intern thema" not in tekst
    assert "Over de buren." not in page(client, reverse("gebieden:wijk", args=["oosterheem"]))
    actions.finish(thema, resultaat="Klaar.", by=stad.seghwaert)
    assert "Hier werken we aan" not in page(client, wijk)
