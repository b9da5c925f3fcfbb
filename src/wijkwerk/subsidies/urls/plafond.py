"""Addresses of the money of the funds."""

from django.urls import URLPattern, path

from wijkwerk.subsidies.views import plafond

urlpatterns: list[URLPattern] = [
    path("subsidies/plafonds/", plafond.plafonds, name="plafonds"),
    path("subsidies/plafonds/nieuw/", plafond.plafond_nieuw, name="plafond_nieuw"),
    path("subsidies/plafonds/<int:pk>/", plafond.plafond, name="plafond"),
    path("subsidies/plafonds/<int:pk>/delen/<int:deel_pk>/", plafond.plafond_wijziging, name="plafond_wijziging"),
    path("subsidies/plafonds/<int:pk>/vrijgave/", plafond.plafond_vrijgave, name="plafond_vrijgave"),
]
