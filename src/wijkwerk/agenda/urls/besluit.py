"""Addresses of decisions."""

from django.urls import path

from wijkwerk.agenda.views import besluit

urlpatterns = [
    path("besluiten/", besluit.besluiten, name="besluiten"),
    path("besluiten/<int:pk>/", besluit.besluit, name="besluit"),
    path("besluiten/<int:pk>/correctie/", besluit.correctie, name="besluit_correctie"),
    path("agendapunten/<int:pk>/besluit/", besluit.nieuw, name="besluit_nieuw"),
]
