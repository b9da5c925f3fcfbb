"""Addresses of acties; every step has one of its own."""

from django.urls import path

from wijkwerk.agenda.views import actie
from wijkwerk.agenda.views.daad import view_of

urlpatterns = [
    path("acties/", actie.acties, name="acties"),
    path("acties/nieuw/", actie.nieuw, name="actie_nieuw"),
    path("acties/<int:pk>/", actie.actie, name="actie"),
    *(
        path(f"acties/<int:pk>/{scherm.woord}/", view_of(actie.KRING, scherm), name=f"actie_{scherm.woord}")
        for scherm in actie.SCHERMEN
    ),
]
