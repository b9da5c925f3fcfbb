"""The front page of this room."""

from django.urls import path

from wijkwerk.agenda.views import overzicht

urlpatterns = [path("agenda/", overzicht.overzicht, name="overzicht")]
