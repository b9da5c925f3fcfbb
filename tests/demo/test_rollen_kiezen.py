"""One click per role, the mailbox of everyone, and the certainty that none of it is there in production."""

import os
import re
import subprocess
import sys

import pytest
from django.test import Client

from tests.huis.bronnen import ROOT
from wijkwerk.demo.checks import never_in_production
from wijkwerk.demo.queries.gegevens import table
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.mensen.models import Persoon, Rol

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jaar")]
PRODUCTIE = {"WIJKWERK_STAND": "productie", "WIJKWERK_GEHEIM": "x" * 60, "WIJKWERK_HOSTS": "wijkwerk.voorbeeld.nl"}


def addresses() -> list[str]:
    html = Client().get("/demo/").content.decode()
    return re.findall(r'name="email" value="([^"]+)"', html)


def test_there_is_a_card_for_every_role():
    assert len(addresses()) == len(table("rollen")["rol"]) + len(table("rollen")["bewoner"])
    rollen = set(Persoon.objects.filter(email__in=addresses()).values_list("rollen__rol", flat=True))
    assert set(Rol) <= rollen


@pytest.mark.parametrize("plaats", range(len(table("rollen")["rol"])))
def test_one_click_opens_the_workplace(plaats):
    client = Client()
    antwoord = client.post("/demo/rol/", {"email": addresses()[plaats]}, follow=True)
    assert antwoord.status_code == 200
    assert antwoord.redirect_chain[-1][0] == "/vandaag/"
    assert client.get("/vandaag/").context["user"].email == addresses()[plaats]


@pytest.mark.parametrize("naam", [rij["naam"] for rij in table("rollen")["bewoner"]])
def test_one_click_shows_a_resident_the_own_signals(naam):
    client = Client()
    email = next(adres for adres in addresses() if adres.startswith(naam.split()[0].lower()))
    antwoord = client.post("/demo/rol/", {"email": email}, follow=True)
    assert antwoord.status_code == 200
    assert len(re.findall(r"S\d\d-\d{5}-\w", antwoord.content.decode())) >= 2


@pytest.mark.parametrize("email", ["", "niemand@voorbeeld.nl", "anouk.verdonschot@voorbeeld.nl"])
def test_nobody_without_a_card_can_be_played(email):
    client = Client()
    assert client.post("/demo/rol/", {"email": email}).status_code == 409
    assert "_auth_user_id" not in client.session


def test_choosing_a_role_needs_the_form_itself():
    assert Client().get("/demo/rol/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/demo/rol/", {"email": addresses()[0]}).status_code == 403


def test_the_mailbox_shows_one_address_and_opens_a_mail_with_its_links():
    mail = Bericht.objects.filter(kanaal="mail", tekst__contains="/melding/").latest("pk")
    lijst = Client().get("/demo/postvak/", {"aan": mail.aan.upper()}).content.decode()
    assert f'href="/demo/bericht/{mail.pk}/"' in lijst
    open_mail = Client().get(f"/demo/bericht/{mail.pk}/").content.decode()
    link = re.search(r'href="http://testserver(/melding/[^"]+)"', open_mail)
    assert Client().get(link[1]).status_code == 200


def test_the_mailbox_goes_on_where_the_page_ends():
    eerste = Client().get("/demo/postvak/")
    [verder] = re.findall(r'href="(\?aan=&amp;voor=\d+)"', eerste.content.decode())
    tweede = Client().get("/demo/postvak/" + verder.replace("&amp;", "&"))
    nummers = [{bericht.pk for bericht in blad.context["berichten"]} for blad in (eerste, tweede)]
    assert min(nummers[0]) > max(nummers[1])


def test_letters_are_listed_printed_or_waiting():
    html = Client().get("/demo/brieven/").content.decode()
    assert "Wacht op verzending" in html
    assert "2799" in html


def test_every_page_of_the_demo_costs_the_same_number_of_queries(django_assert_max_num_queries):
    for adres in ("/demo/", "/demo/postvak/", "/demo/brieven/"):
        with django_assert_max_num_queries(6):
            Client().get(adres)


def test_the_check_refuses_the_demo_in_production(settings):
    assert never_in_production() == []
    settings.PRODUCTIE = True
    assert [melding.id for melding in never_in_production()] == ["demo.E001"]


def test_in_production_there_is_no_demo(tmp_path):
    vraag = (
        "import django; django.setup(); from django.apps import apps; from django.urls import resolve, Resolver404\n"
        "print(apps.is_installed('wijkwerk.demo'))\n"
        "for adres in ('/demo/', '/demo/rol/', '/demo/postvak/', '/demo/brieven/', '/demo/bericht/1/'):\n"
        "    try: print(resolve(adres))\n"
        "    except Resolver404: print('404')\n"
    )
    omgeving = os.environ | PRODUCTIE | {"WIJKWERK_DATA": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    uit = subprocess.run([sys.executable, "-c", vraag], env=omgeving, capture_output=True, text=True, check=True).stdout
    assert uit.split() == ["False", *["404"] * 5]
