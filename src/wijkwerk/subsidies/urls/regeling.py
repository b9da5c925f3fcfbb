"""Addresses of the funds: for residents, and for who keeps their rules."""

from django.urls import URLPattern, path

from wijkwerk.subsidies.views import fonds, regeling, regelingproef
from wijkwerk.subsidies.views import regelingversie as versie
from wijkwerk.subsidies.views.regelingstap import KRING

urlpatterns: list[URLPattern] = [
    path("subsidies/regelingen/", regeling.regelingen, name="regelingen"),
    path("subsidies/regelingen/nieuw/", regeling.regeling_nieuw, name="regeling_nieuw"),
    path("subsidies/regelingen/voorbeeld/", regeling.regeling_voorbeeld_nieuw, name="regeling_voorbeeld"),
    path("subsidies/regelingen/<int:pk>/", regeling.regeling, name="regeling"),
    path("subsidies/regelingen/<int:pk>/gegevens/", regeling.regeling_gegevens, name="regeling_gegevens"),
    path("subsidies/regelingen/<int:pk>/versie/", regeling.regelingversie_nieuw, name="regelingversie_nieuw"),
    path("subsidies/regelingversies/<int:pk>/", versie.regelingversie, name="regelingversie"),
    path("subsidies/regelingversies/<int:pk>/tekst/", versie.tekst, name="regelingversie_tekst"),
    path("subsidies/regelingversies/<int:pk>/bedragen/", versie.bedragen, name="regelingversie_bedragen"),
    path("subsidies/regelingversies/<int:pk>/vergelijking/", versie.vergelijking, name="regelingversie_vergelijking"),
    path("subsidies/regelingversies/<int:pk>/regels/nieuw/", versie.regel_nieuw, name="voorwaarde_nieuw"),
    path("subsidies/regelingversies/<int:pk>/regels/<int:nummer>/", versie.regel, name="voorwaarde"),
    path(
        "subsidies/regelingversies/<int:pk>/regels/<int:nummer>/plaats/", versie.regel_plaats, name="voorwaarde_plaats"
    ),
    path("subsidies/regelingversies/<int:pk>/proeven/", regelingproef.proeven, name="regelingproeven"),
    path("subsidies/regelingversies/<int:pk>/proeven/nieuw/", regelingproef.proef_nieuw, name="regelingproef_nieuw"),
    path(
        "subsidies/regelingversies/<int:pk>/proeven/<int:proef_pk>/einde/",
        regelingproef.proef_weg,
        name="regelingproef_weg",
    ),
    *KRING.paths("subsidies/regelingversies"),
    path("bijdragen/", fonds.bijdragen, name="bijdragen"),
    path("bijdragen/<slug:slug>/", fonds.fonds, name="fonds"),
    path("bijdragen/<slug:slug>/versies/<int:nummer>/", fonds.fonds_versie, name="fonds_versie"),
]
