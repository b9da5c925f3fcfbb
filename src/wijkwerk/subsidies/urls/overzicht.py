"""The front page of this room, the ledger, and the end of the year."""

from django.urls import URLPattern, path

from wijkwerk.subsidies.views import overzicht

urlpatterns: list[URLPattern] = [path("subsidies/", overzicht.overzicht, name="overzicht")]
