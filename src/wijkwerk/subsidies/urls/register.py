"""Addresses of what everybody may know: the register, how the money is spread, what is left."""

from django.urls import URLPattern, path

from wijkwerk.subsidies.views import register as views

urlpatterns: list[URLPattern] = [
    path("bijdragen/register/", views.register, name="register"),
    path("bijdragen/register.csv", views.bestand, name="register_csv"),
    path("bijdragen/register.json", views.gegevens, name="register_json"),
    path("bijdragen/register/spreiding/", views.spreiding, name="register_spreiding"),
    path("bijdragen/register/potten/", views.potten, name="register_potten"),
    path("bijdragen/register/potten.json", views.potten_gegevens, name="register_potten_json"),
]
