"""Neighbours who support a plan: each address once, never the own one, nobody sees who, names gone after the check."""

import pytest
from django.urls import reverse

from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import medestander as actions
from wijkwerk.subsidies.actions.medestander import Buur
from wijkwerk.subsidies.models import Medestander
from wijkwerk.subsidies.queries import medestander as queries

BUUR = {"naam": "Sam Ouazzani", "postcode": "2719 xa", "huisnummer": "14", "email": ""}


@pytest.fixture
def plan(aanvraag):
    return aanvraag(steun=0)


@pytest.fixture
def link(plan) -> str:
    return reverse("subsidies:medestander", args=[queries.invitation(plan)])


def steun(plan) -> int:
    plan.refresh_from_db()
    return plan.steun


def rule(plan) -> str:
    return plan.uitkomsten.get(voorwaarde__soort="minimum_steun").berekend


def test_with_mail_a_neighbour_counts_after_the_link(client, plan, link):
    client.post(link, BUUR | {"email": "sam@voorbeeld.nl"})
    assert steun(plan) == 0
    mail = Bericht.objects.get(aan="sam@voorbeeld.nl")
    adres = next(woord for woord in mail.tekst.split() if "/medestander/bevestiging/" in woord)
    bevestiging = adres[adres.index("/medestander/") :]
    assert "Klopt het dat u meedoet?" in client.get(bevestiging).content.decode()
    assert steun(plan) == 0  # a mail program that opens links confirms nothing
    for _keer in range(2):
        assert "U telt mee" in client.post(bevestiging).content.decode()
    assert steun(plan) == 1


def test_the_rules_judge_again_with_every_neighbour(plan):
    assert rule(plan) == "nee"
    for nummer in ("14", "16"):
        actions.confirm(actions.sign(plan, buur=Buur("Buur", "2719XA", nummer, "b@voorbeeld.nl")))
    assert rule(plan) == "ja"


def test_without_mail_a_neighbour_counts_after_the_check_and_is_forgotten(client, plan, link, stad):
    client.post(link, BUUR)
    assert steun(plan) == 0
    assert actions.check(plan, by=stad.seghwaert) == 1
    rij = Medestander.objects.get()
    assert (rij.naam, rij.postcode, rij.huisnummer, rij.email) == ("", "", "", "")
    assert rij.adres_sleutel
    assert rij.gecontroleerd_op
    assert steun(plan) == 1


def test_the_same_and_the_own_address_hear_the_same_words_and_do_not_count(client, plan, link):
    drie = [BUUR, BUUR | {"naam": "Iemand anders", "huisnummer": " 14"}, BUUR | {"huisnummer": "12"}]
    woorden = [client.post(link, wie).content.decode().partition("<main")[2].partition("</main>")[0] for wie in drie]
    assert "Een medewerker kijkt het na" in woorden[0]
    assert len(set(woorden)) == 1
    assert plan.medestanders.count() == 1


@pytest.mark.beide
def test_an_address_that_was_checked_cannot_come_again(plan, stad):
    actions.sign(plan, buur=Buur("Sam", "2719 XA", "14"))
    actions.check(plan, by=stad.seghwaert)
    assert actions.sign(plan, buur=Buur("Sam", "2719XA", "14")) is None


def test_nobody_sees_who_supports_it(client, plan, link):
    client.post(link, BUUR)
    for adres in (link, reverse("subsidies:volgen", args=[plan.token])):
        assert "Ouazzani" not in client.get(adres).content.decode()
    pagina = client.get(reverse("subsidies:aanvraag_medestanders", args=[plan.token])).content.decode()
    assert "Ouazzani" not in pagina
    assert "2719" not in pagina
    assert "1 adres wordt nog nagekeken" in pagina
    assert link in pagina


def test_the_link_to_share_opens_nothing_else(client, plan, link):
    pagina = client.get(link).content.decode()
    assert plan.titel in pagina
    assert plan.token not in pagina
    assert "Azimzadeh" not in pagina
    assert client.get(f"/aanvraag/{queries.invitation(plan)}/").status_code == 404
    for vals in (f"{plan.pk}-{'0' * 24}", "0-x", "x", "9" * 40, f"{plan.pk + 1}-{queries.invitation(plan)[-24:]}"):
        assert client.get(f"/medestander/{vals}/").status_code == 404


def test_paper_lines_are_entered_checked_and_forgotten(als, plan, stad):
    regisseur, adres = als(stad.seghwaert), reverse("subsidies:medestanders", args=[plan.pk])
    lijst = {}
    for n, nummer in enumerate(("14", "16", "12", "14")):
        lijst |= {f"naam_{n}": f"Buur {n}", f"postcode_{n}": "2719 XA", f"huisnummer_{n}": nummer}
    pagina = regisseur.post(f"{adres}papier/", lijst, follow=True).content.decode()
    assert "2 adressen toegevoegd." in pagina
    assert "Buur 1" in pagina
    assert "Buur 2" not in pagina
    weg = plan.medestanders.get(naam="Buur 1").pk
    pagina = regisseur.post(adres, {"niet": [str(weg)]}, follow=True).content.decode()
    assert "Er tellen nu 1 adressen" in pagina
    assert "Buur 0" not in pagina
    assert steun(plan) == 1
    regels = logboek.of_object(plan)
    assert {"subsidies.medestanders_papier", "subsidies.medestanders_gecontroleerd"} <= {r.handeling for r in regels}
    assert "Buur" not in str([r.gegevens for r in regels])


def test_half_a_paper_line_is_asked_for(als, plan, stad):
    adres = reverse("subsidies:medestanders_papier", args=[plan.pk])
    antwoord = als(stad.kcc).post(adres, {"naam_0": "Sam", "postcode_0": "2719XA"})
    assert "vul de hele regel in." in antwoord.content.decode()
    assert not plan.medestanders.exists()


def test_who_may_not_check_does_not(als, plan, stad):
    adres = reverse("subsidies:medestanders", args=[plan.pk])
    actions.sign(plan, buur=Buur("Sam", "2719 XA", "14"))
    assert als(stad.kcc).post(adres).status_code == 409
    assert als(stad.oosterheem).get(adres).status_code == 404
    assert als(stad.wethouder).get(adres).status_code == 403
    assert (
        f"/subsidies/aanvragen/{plan.pk}/medestanders/"
        not in als(stad.wethouder).get(f"/subsidies/aanvragen/{plan.pk}/").text
    )
    assert Medestander.objects.get().naam == "Sam"
    with pytest.raises(Weigering):
        actions.add_paper(plan, regels=[], by=stad.wethouder)


def test_after_a_decision_nobody_joins_any_more(client, plan, link):
    aanvragen.withdraw(plan)
    assert "Meedoen hoeft niet meer" in client.get(link).content.decode()
    assert "Meedoen hoeft niet meer" in client.post(link, BUUR).content.decode()
    assert not plan.medestanders.exists()


def test_the_list_to_print_is_a_pdf(client, als, plan, stad):
    antwoord = client.get(reverse("subsidies:aanvraag_medestanderlijst", args=[plan.token]))
    assert antwoord.content.startswith(b"%PDF-")
    antwoord = als(stad.seghwaert).get(reverse("subsidies:medestanderlijst", args=[plan.pk]))
    assert antwoord.content.startswith(b"%PDF-")


@pytest.mark.parametrize(("veld", "waarde"), [("postcode", "0000 AA"), ("huisnummer", "boven"), ("naam", " ")])
def test_what_is_no_address_is_refused(client, plan, link, veld, waarde):
    antwoord = client.post(link, BUUR | {veld: waarde})
    assert veld in antwoord.context["form"].errors
    assert not plan.medestanders.exists()


def test_after_a_decision_the_names_go_by_themselves(plan):
    actions.confirm(actions.sign(plan, buur=Buur("Sam", "2719 XA", "14", "sam@voorbeeld.nl")))
    actions.sign(plan, buur=Buur("Bo", "2719 XA", "16"))
    assert actions.forget_decided() == 0
    aanvragen.withdraw(plan)
    assert actions.forget_decided() == 2
    assert [(rij.naam, bool(rij.adres_sleutel)) for rij in plan.medestanders.all()] == [("", True)]
