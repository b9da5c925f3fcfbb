"""Doors: who may enter, what a stranger and a colleague without the right role see, and the menu that follows."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils.decorators import method_decorator
from django.views import View

from tests.web import adressen
from wijkwerk.web import navigatie, toegang

pytestmark = pytest.mark.urls("tests.web.adressen")


@dataclass
class Iemand:
    naam: str = "Kok"
    is_active: bool = True
    is_authenticated: bool = True


def verzoek(persoon, pad="/proeven/?a=1"):
    request = RequestFactory().get(pad)
    request.user = persoon
    return request


def test_stranger_is_sent_to_sign_in_and_comes_back():
    antwoord = adressen.proeven(verzoek(AnonymousUser()))
    assert antwoord.status_code == 302
    assert antwoord.url == "/inloggen/?next=/proeven/%3Fa%3D1"


def test_who_may_enters():
    assert adressen.proeven(verzoek(Iemand())).content == b"lekker"


def test_who_may_not_reads_which_rule_it_is():
    with pytest.raises(PermissionDenied, match="proeven van de soep"):
        adressen.proeven(verzoek(Iemand("Gast")))


@pytest.mark.django_db
def test_who_may_not_gets_a_page_with_the_rule_and_a_way_out(django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create_user("gast@voorbeeld.nl", naam="Gast"))
    antwoord = client.get("/proeven/")
    assert antwoord.status_code == 403
    assert "Met uw rol mag u dit niet: proeven van de soep." in antwoord.text
    assert 'href="/"' in antwoord.text


@pytest.mark.parametrize("persoon", [None, AnonymousUser(), Iemand(is_active=False), Iemand("Gast")])
def test_default_is_no(persoon):
    assert toegang.houdt(persoon, "proef.mag") is False


def test_rule_looks_at_the_object():
    assert toegang.houdt(Iemand(), "proef.mag")
    assert not toegang.houdt(Iemand(), "proef.mag", object())


def test_unknown_rule_is_an_error_not_a_quiet_no():
    with pytest.raises(LookupError, match=r"proef\.typefout"):
        toegang.houdt(Iemand(), "proef.typefout")


def test_rule_has_one_owner():
    def ander(persoon, object):
        return True

    ander.__module__ = "ergens.anders"
    with pytest.raises(ValueError, match="bestaat al"):
        toegang.regel("proef.mag")(ander)


def test_every_view_says_how_it_may_be_entered():
    assert adressen.oke.toegang == "openbaar"
    assert adressen.proeven.toegang == "proef.mag"


def test_class_views_can_be_marked_too():
    @method_decorator(toegang.mag("proef.mag"), name="dispatch")
    class Proeverij(View):
        def get(self, request):
            return HttpResponse("lekker")

    view = Proeverij.as_view()
    assert view.toegang == "proef.mag"
    assert view(verzoek(Iemand())).content == b"lekker"
    assert view(verzoek(AnonymousUser())).status_code == 302


def test_page_can_ask_for_a_rule_with_and_without_object():
    sjabloon = Template(
        "{% load wijkwerk %}{% if request.user|mag:'proef.mag' %}ja{% endif %}"
        "{% houdt 'proef.mag' request as ook %}{% if not ook %}nee{% endif %}"
    )
    assert sjabloon.render(Context({"request": verzoek(Iemand())})) == "janee"


@pytest.fixture
def menu(monkeypatch):
    monkeypatch.setattr(navigatie, "_items", {})
    navigatie.registreer("Soep", "proefsoep", regel="proef.mag", volgorde=2)
    navigatie.registreer("Menu", "proefmenu", volgorde=1)
    navigatie.registreer("Weg", "bestaat-niet", volgorde=3)


@pytest.mark.usefixtures("menu")
def test_menu_shows_what_someone_may_see_in_order():
    labels = [item.label for item in navigatie.voor(navigatie.WERKPLEK, Iemand(), "/")]
    assert labels == ["Menu", "Soep"]
    assert [item.label for item in navigatie.voor(navigatie.WERKPLEK, Iemand("Gast"), "/")] == ["Menu"]


@pytest.mark.usefixtures("menu")
def test_menu_marks_only_the_closest_item():
    items = navigatie.voor(navigatie.WERKPLEK, Iemand(), "/proefmenu/soep/12/")
    assert [item.label for item in items if item.actief] == ["Soep"]
