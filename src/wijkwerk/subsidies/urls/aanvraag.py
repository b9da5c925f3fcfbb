from django.urls import URLPattern, path

from wijkwerk.subsidies.views import aanvraag as views
from wijkwerk.subsidies.views import aanvraag_bijlage as erbij

VOOR = "bijdragen/<slug:slug>/aanvraag"

urlpatterns: list[URLPattern] = [
    path(f"{VOOR}/", views.begin, name="aanvragen"),
    *(path(f"{VOOR}/{woord}/", views.stap, {"woord": woord}, name=f"aanvragen_{woord}") for woord in views.WOORDEN),
    path(f"{VOOR}/controle/", views.controle, name="aanvragen_controle"),
    path(f"{VOOR}/bijlage/", erbij.bijlage, name="aanvragen_bijlage"),
    path(f"{VOOR}/bijlage/<uuid:uuid>/verwijdering/", erbij.bijlage_weg, name="aanvragen_bijlage_weg"),
    path(f"{VOOR}/later/", erbij.later, name="aanvragen_later"),
    path(f"{VOOR}/annulering/", views.annulering, name="aanvragen_annulering"),
    path("bijdragen/aanleiding/", views.aanleiding, name="aanvragen_aanleiding"),
    path("bijdragen/concept/<str:token>/", views.verder, name="aanvragen_verder"),
]
