"""Addresses of the areas room."""

from django.urls import path

from wijkwerk.gebieden.views import beheer, openbaar, werkgebieden

app_name = "gebieden"
urlpatterns = [
    path("", openbaar.home, name="home"),
    path("zoek/", openbaar.zoek, name="zoek"),
    path("kaart/waar", openbaar.waar, name="waar"),
    path("wijken/", openbaar.wijken, name="wijken"),
    path("wijken/<slug:sleutel>/", openbaar.wijk, name="wijk"),
    path("beheer/kaart/", beheer.overzicht, name="beheer"),
    path("beheer/kaart/inlezing/", beheer.inlezing, name="inlezing"),
    path("beheer/kaart/inlezing/<int:pk>/", beheer.voortgang, name="voortgang"),
    path("beheer/kaart/inlezing/<int:pk>/afbreking/", beheer.afbreking, name="afbreking"),
    path("beheer/kaart/werkgebieden/", werkgebieden.lijst, name="werkgebieden"),
    path("beheer/kaart/werkgebieden/nieuw/", werkgebieden.tekening, name="werkgebied-nieuw"),
    path("beheer/kaart/werkgebieden/<slug:sleutel>/", werkgebieden.tekening, name="werkgebied"),
    path("beheer/kaart/werkgebieden/<slug:sleutel>/einde/", werkgebieden.einde, name="werkgebied-einde"),
]
