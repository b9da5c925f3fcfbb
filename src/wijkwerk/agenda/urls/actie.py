"""Addresses of acties; every step has one of its own."""

from django.urls import path

from wijkwerk.agenda.views import actie

urlpatterns = [
    path("acties/", actie.acties, name="acties"),
    path("acties/nieuw/", actie.nieuw, name="actie_nieuw"),
    path("acties/<int:pk>/", actie.actie, name="actie"),
    *actie.KRING.paths("acties"),
]
