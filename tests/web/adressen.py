"""Addresses of these tests: the pages of web itself, and a few views that refuse or break."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from wijkwerk.kern.weigering import Weigering
from wijkwerk.web.toegang import mag, openbaar, regel


@regel("proef.mag", "proeven van de soep")
def _mag(persoon, object):
    return object is None and persoon.naam == "Kok"


@openbaar
def oke(request: HttpRequest, **kwargs) -> HttpResponse:
    return HttpResponse("oké")


@mag("proef.mag")
def proeven(request: HttpRequest) -> HttpResponse:
    return HttpResponse("lekker")


@openbaar
def weigeren(request: HttpRequest) -> HttpResponse:
    raise Weigering("Deze melding is al afgehandeld door een collega.", regel="signalen.open")


@openbaar
def breken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("stuk")


urlpatterns = [
    path("", include("wijkwerk.web.urls")),
    path("", oke, name="voorpagina"),
    path("proeven/", proeven, name="proeven"),
    path("weigeren/", weigeren, name="weigeren"),
    path("breken/", breken, name="breken"),
    path("proefmenu/", oke, name="proefmenu"),
    path("proefmenu/soep/", oke, name="proefsoep"),
    path("uitloggen/", oke, name="account_logout"),
]
