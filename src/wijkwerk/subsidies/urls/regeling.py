"""Addresses of the funds: for residents, and for who keeps their rules."""

from django.urls import URLPattern, path

from wijkwerk.subsidies.views import fonds

urlpatterns: list[URLPattern] = [
    path("bijdragen/", fonds.bijdragen, name="bijdragen"),
    path("bijdragen/<slug:slug>/", fonds.fonds, name="fonds"),
    path("bijdragen/<slug:slug>/versies/<int:nummer>/", fonds.fonds_versie, name="fonds_versie"),
]
