"""Addresses of what got stuck."""

from django.urls import path

from wijkwerk.agenda.views import knelpunt

urlpatterns = [
    path("knelpunten/", knelpunt.knelpunten, name="knelpunten"),
    path("knelpunten/<int:pk>/oplossing/", knelpunt.oplossing, name="knelpunt_oplossing"),
    path("acties/<int:pk>/knelpunt/", knelpunt.actie_vast, name="actie_knelpunt"),
]
