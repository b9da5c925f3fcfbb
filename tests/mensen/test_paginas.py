"""The pages of this room: who opens which, what they show, and how many queries they cost."""

import uuid

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wijkwerk.kern.taken.models import Taak
from wijkwerk.mensen import actions, rules
from wijkwerk.mensen.models import Organisatie, Persoon, Rol, Rolvervulling

STAF = {
    "seghwaert",
    "oosterheem",
    "wethouder",
    "partner",
    "behandelaar",
    "kcc",
    "college",
    "griffie",
    "budgetbeheerder",
    "budgetbeheerder2",
    "beheerder",
    "privacy",
}
BEHEERDER, TOEZICHT = {"beheerder"}, {"beheerder", "privacy"}
MATRIX = {
    "/vandaag/": STAF,
    "/mensen/": STAF,
    "/mensen/nieuw/": BEHEERDER,
    "/mensen/toegangscontrole/": BEHEERDER,
    "/mensen/{kcc}/": STAF,
    "/mensen/{kcc}/rol/{kcc_rol}/einde/": BEHEERDER,
    "/mensen/{kcc}/sluiting/": BEHEERDER,
    "/organisaties/": STAF,
    "/organisaties/nieuw/": BEHEERDER,
    "/organisaties/{organisatie}/": BEHEERDER,
    "/mijn-account/": STAF | {"bewoner"},
    "/taken/{taak}/": {"kcc", "beheerder"},
    "/beheer/": TOEZICHT,
    "/beheer/taken/": BEHEERDER,
    "/beheer/logboek/": TOEZICHT,
    "/beheer/bewaren/": TOEZICHT,
}


@pytest.mark.parametrize(("adres", "mogen"), MATRIX.items())
def test_role_matrix(als, spelers, adres, mogen):
    taak = Taak.objects.create(functie="wijkwerk.kern.taken.tasks.clean", door_id=spelers.kcc.pk)
    adres = adres.format(
        kcc=spelers.kcc.pk, kcc_rol=spelers.kcc.rollen.get().pk, organisatie=spelers.woonstichting.pk, taak=taak.uuid
    )
    gezien = {naam: als(wie).get(adres).status_code for naam, wie in spelers.allen().items()}
    assert gezien == {naam: 200 if naam in mogen else 403 for naam in gezien}
    assert Client().get(adres)["Location"] == f"/inloggen/?next={adres}"


def test_ended_role_opens_nothing(als, spelers):
    actions.end_role(spelers.seghwaert.rollen.get(), by=spelers.beheerder)
    assert als(spelers.seghwaert).get("/vandaag/").status_code == 403


def test_today_greets_by_name_and_area(als, spelers):
    pagina = als(spelers.seghwaert).get("/vandaag/").content.decode()
    assert "Marit Tolsma" in pagina
    assert "Seghwaert" in pagina


def test_invited_colleague_gets_a_mail_and_no_roles(als, spelers):
    from wijkwerk.kern.berichten.models import Bericht

    gegevens = {"naam": "Ilse Wagenvoort", "email": "I.Wagenvoort@voorbeeld.nl", "soort": "medewerker"}
    als(spelers.beheerder).post("/mensen/nieuw/", gegevens)
    persoon = Persoon.objects.get(email="i.wagenvoort@voorbeeld.nl")
    assert not persoon.has_usable_password()
    assert rules.roles_of(persoon) == ()
    assert "/inloggen/wachtwoord/" in Bericht.objects.get(aan=persoon.email).tekst


def test_refused_invitation_keeps_what_was_typed(als, spelers):
    gegevens = {"naam": "Ilse Wagenvoort", "email": spelers.kcc.email, "soort": "medewerker"}
    pagina = als(spelers.beheerder).post("/mensen/nieuw/", gegevens).content.decode()
    assert "Er is al een account met dit e-mailadres." in pagina
    assert 'value="Ilse Wagenvoort"' in pagina


def test_manager_gives_and_ends_a_role_on_the_page(als, spelers):
    browser, pk = als(spelers.beheerder), spelers.kcc.pk
    geven = {"rol": Rol.WIJKREGISSEUR, "werkgebied": spelers.wijk.pk, "van": "2026-01-01", "tot": ""}
    assert browser.post(f"/mensen/{pk}/rol/", geven).status_code == 302
    rol = spelers.kcc.rollen.get(rol=Rol.WIJKREGISSEUR)
    pagina = browser.post(f"/mensen/{pk}/rol/", geven).content.decode()
    assert "heeft deze rol in dit gebied al" in pagina
    browser.post(f"/mensen/{pk}/rol/{rol.pk}/einde/", {"tot": "2026-02-01"})
    rol.refresh_from_db()
    assert str(rol.tot) == "2026-02-01"


def test_mail_addresses_of_colleagues_are_for_the_manager(als, spelers):
    adres = f"/mensen/{spelers.kcc.pk}/"
    assert spelers.kcc.email in als(spelers.beheerder).get(adres).content.decode()
    assert spelers.kcc.email not in als(spelers.partner).get(adres).content.decode()


def test_residents_stand_on_no_list(als, spelers):
    browser = als(spelers.beheerder)
    assert browser.get(f"/mensen/{spelers.bewoner.pk}/").status_code == 404
    assert spelers.bewoner.email not in browser.get("/mensen/").content.decode()


def test_colleagues_page_by_key_and_search(als, spelers):
    for nummer in range(60):
        Persoon.objects.create_user(email=f"c{nummer}@voorbeeld.nl", naam=f"Collega {nummer:02}", soort="medewerker")
    browser = als(spelers.beheerder)
    eerste = browser.get("/mensen/")
    tweede = browser.get("/mensen/" + eerste.context["volgende"])
    namen = [wie.naam for blad in (eerste, tweede) for wie in blad.context["mensen"]]
    assert len(namen) == len(set(namen)) == 60 + len(STAF)
    assert namen == sorted(namen)
    assert [wie.naam for wie in browser.get("/mensen/?zoek=Sontrop").context["mensen"]] == ["Djoeke Sontrop"]
    assert "Niemand gevonden" in browser.get("/mensen/?zoek=qqq").content.decode()


def test_manager_adds_and_changes_an_organisation(als, spelers):
    browser = als(spelers.beheerder)
    browser.post("/organisaties/nieuw/", {"naam": "Buurtsport", "soort": "partner", "werk": "Sport", "email": ""})
    organisatie = Organisatie.objects.get(naam="Buurtsport")
    assert organisatie.actief
    browser.post(f"/organisaties/{organisatie.pk}/", {"naam": "Buurtsport", "soort": "partner", "werk": "Sport"})
    organisatie.refresh_from_db()
    assert not organisatie.actief
    pagina = browser.post("/organisaties/nieuw/", {"naam": "Buurtsport", "soort": "partner"}).content.decode()
    assert "Er is 1 ding dat nog niet goed is" in pagina


def test_resident_changes_only_the_own_name(als, spelers):
    als(spelers.bewoner).post("/mijn-account/", {"naam": "Toos", "functie": "wethouder", "over_mij": "x"})
    spelers.bewoner.refresh_from_db()
    assert (spelers.bewoner.naam, spelers.bewoner.functie) == ("Toos", "")


def test_job_page_shows_progress_and_stops(als, spelers):
    taak = Taak.objects.create(
        functie="wijkwerk.signalen.tasks.read_backlog", door_id=spelers.kcc.pk, gedaan=3, totaal=10
    )
    browser = als(spelers.kcc)
    assert "3 van 10 gedaan" in browser.get(f"/taken/{taak.uuid}/").content.decode()
    fragment = browser.get(f"/taken/{taak.uuid}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert 'max="10"' in fragment
    browser.post(f"/taken/{taak.uuid}/afbreking/")
    taak.refresh_from_db()
    assert taak.state == "afgebroken"
    assert als(spelers.partner).post(f"/taken/{taak.uuid}/herhaling/").status_code == 403
    browser.post(f"/taken/{taak.uuid}/herhaling/")
    taak.refresh_from_db()
    assert taak.state == "wacht"
    assert browser.get(f"/taken/{uuid.uuid4()}/").status_code == 404


def test_log_is_searched_by_act_number_person_and_period(als, spelers):
    actions.appoint(spelers.kcc, rol=Rol.PRIVACY, by=spelers.beheerder)
    actions.add_organisatie(naam="Buurtsport", soort="partner", by=None)
    browser = als(spelers.privacy)

    def gevonden(**filters) -> list[str]:
        return [regel.handeling for regel, _wie in browser.get("/beheer/logboek/", filters).context["regels"]]

    assert gevonden() == ["mensen.organisatie_toegevoegd", "mensen.rol_gegeven"]
    assert gevonden(handeling="rol_") == ["mensen.rol_gegeven"]
    assert gevonden(nummer=f"persoon {spelers.kcc.pk}") == ["mensen.rol_gegeven"]
    assert gevonden(persoon=spelers.beheerder.pk) == ["mensen.rol_gegeven"]
    assert gevonden(tot="2020-01-01") == gevonden(nummer="niets") == []
    assert gevonden(na="onzin") == gevonden()


def test_log_pages_by_key_and_proves_its_seals(als, spelers):
    from wijkwerk.kern.logboek.actions import note, seal

    for nummer in range(60):
        note("mensen.proef", by=None, volgnummer=nummer)
    seal()
    browser = als(spelers.privacy)
    eerste = browser.get("/beheer/logboek/?handeling=proef&controle=1")
    assert "Het logboek klopt" in eerste.content.decode()
    tweede = browser.get("/beheer/logboek/" + eerste.context["volgende"])
    nummers = [regel.gegevens["volgnummer"] for blad in (eerste, tweede) for regel, _wie in blad.context["regels"]]
    assert nummers == list(range(59, -1, -1))


def test_retention_from_list_to_declaration(als, spelers):
    Persoon.objects.filter(pk=spelers.bewoner.pk).update(gemaakt_op="2020-01-01T00:00Z")
    browser = als(spelers.privacy)
    assert "Accounts die niet meer worden gebruikt" in browser.get("/beheer/bewaren/").content.decode()
    lijst = browser.post("/beheer/bewaren/")["Location"]
    assert "Lijst vaststellen" in browser.get(lijst).content.decode()
    browser.post(f"{lijst}vaststelling/")
    taak = Taak.objects.get(uuid=browser.post(f"{lijst}uitvoering/")["Location"].split("/")[-2])
    from wijkwerk.kern.bewaren.tasks import execute_list

    execute_list.call(*taak.args)
    verklaring = browser.get(f"{lijst}verklaring/").content.decode()
    assert "Verklaring van vernietiging" in verklaring
    assert "Femke Zwartendijk" in verklaring
    spelers.bewoner.refresh_from_db()
    assert spelers.bewoner.email.endswith("@account.invalid")
    assert not spelers.bewoner.is_active


def test_term_is_changed_with_a_reason_and_the_old_one_stays_in_sight(als, spelers):
    browser, adres = als(spelers.privacy), "/beheer/bewaren/termijn/mensen.persoon anonimiseren/"
    assert "Nu geldt: 1 jaar" in browser.get(adres).content.decode()
    assert "Schrijf erbij waarom" in browser.post(adres, {"aantal": 2, "eenheid": "jaren"}).content.decode()
    for aantal, reden in ((2, "Besluit van de archivaris."), (3, "Op verzoek van de raad.")):
        browser.post(adres, {"aantal": aantal, "eenheid": "jaren", "reden": reden})
    lijst = browser.get("/beheer/bewaren/").content.decode()
    assert "3 jaar" in lijst
    assert "(standaard 1 jaar)" in lijst
    pagina = browser.get(adres).content.decode()
    for woord in ("2 jaar", "Besluit van de archivaris.", "Femke Zwartendijk", "Standaard is 1 jaar"):
        assert woord in pagina
    logboek = browser.get("/beheer/logboek/?handeling=termijn_gewijzigd").content.decode()
    assert "jaren: 3; dagen: 0; was_jaren: 2" in logboek


def test_what_is_kept_for_ever_has_no_term_to_change(als, spelers):
    adres = "/beheer/bewaren/termijn/bewaren.vernietigingsverklaring bewaren/"
    assert als(spelers.privacy).get(adres).status_code == 404


def test_term_is_changed_by_who_decides_on_destruction(als, spelers):
    adres = "/beheer/bewaren/termijn/mensen.persoon anonimiseren/"
    mogen = {naam for naam, wie in spelers.allen().items() if als(wie).get(adres).status_code == 200}
    assert mogen == TOEZICHT


def test_accounts_end_a_year_after_they_were_needed(spelers):
    from wijkwerk.kern import klok
    from wijkwerk.mensen.queries import expired

    Persoon.objects.update(gemaakt_op="2020-01-01T00:00Z", last_login="2020-01-01T00:00Z")
    Rolvervulling.objects.filter(persoon=spelers.partner).update(tot="2024-06-01")
    grens = klok.nu()
    assert set(expired(grens)) == {spelers.bewoner, spelers.partner}
    Persoon.objects.filter(pk=spelers.bewoner.pk).update(last_login=grens)
    assert set(expired(grens)) == {spelers.partner}


def test_faces_of_today_hang_on_the_page_of_the_wijk(rf, spelers):
    from wijkwerk.web import panelen

    def namen(gebied) -> list[str]:
        delen = [inhoud for sjabloon, inhoud in panelen.inhoud("wijk", rf.get("/"), gebied) if "gezichten" in sjabloon]
        return [vervulling.persoon.naam for deel in delen for vervulling in deel["gezichten"]]

    Client().get("/inloggen/")
    assert namen(spelers.wijk) == ["Marit Tolsma", "Hanneke Verloop"]
    actions.end_role(spelers.oosterheem.rollen.get(), by=spelers.beheerder)
    assert namen(spelers.andere_wijk) == []


@pytest.mark.parametrize("adres", ["/mensen/", "/mensen/toegangscontrole/", "/beheer/logboek/", "/beheer/taken/"])
def test_lists_cost_the_same_for_1_and_50_rows(als, spelers, adres, django_assert_num_queries):
    from django.db import connection

    browser = als(spelers.beheerder)
    actions.appoint(spelers.kcc, rol=Rol.PRIVACY, by=spelers.beheerder)
    Taak.objects.create(functie="wijkwerk.kern.taken.tasks.clean")
    with CaptureQueriesContext(connection) as een:
        browser.get(adres)
    for nummer in range(50):
        wie = Persoon.objects.create_user(
            email=f"c{nummer}@voorbeeld.nl", naam=f"Collega {nummer:02}", soort="medewerker"
        )
        actions.appoint(wie, rol=Rol.WIJKREGISSEUR, werkgebied=spelers.wijk, by=spelers.beheerder)
        Taak.objects.create(functie="wijkwerk.kern.taken.tasks.clean")
    with django_assert_num_queries(len(een)):
        browser.get(adres)
    assert len(een) <= 10
