"""Addresses of promises and moties; every step has one of its own."""

from django.urls import path

from wijkwerk.agenda.views import toezegging

urlpatterns = [
    path("toezeggingen/", toezegging.toezeggingen, name="toezeggingen"),
    path("toezeggingen/bestand/", toezegging.bestand, name="toezeggingen_bestand"),
    path("toezeggingen/nieuw/", toezegging.nieuw, name="toezegging_nieuw"),
    path("toezeggingen/<int:pk>/", toezegging.toezegging, name="toezegging"),
    *toezegging.KRING.paths("toezeggingen"),
]
