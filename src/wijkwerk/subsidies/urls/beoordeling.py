"""Addresses of judging; every step has one of its own."""

from django.urls import path

from wijkwerk.subsidies.views import beoordeling, ronde
from wijkwerk.subsidies.views.aanvraag_stappen import KRING

urlpatterns = [
    path("subsidies/aanvragen/", beoordeling.aanvragen, name="aanvragen_lijst"),
    path("subsidies/aanvragen/bestand/", beoordeling.bestand, name="aanvragen_bestand"),
    path("subsidies/aanvragen/<int:pk>/", beoordeling.aanvraag, name="aanvraag"),
    path("subsidies/aanvragen/<int:pk>/regels/<int:uitkomst_pk>/", beoordeling.regel, name="regel"),
    path("subsidies/aanvragen/<int:pk>/bijlagen/<uuid:uuid>/", beoordeling.bijlage, name="bijlage"),
    path("subsidies/adviezen/<int:pk>/", beoordeling.advies, name="advies"),
    *KRING.paths("subsidies/aanvragen"),
    path("subsidies/rondes/", ronde.rondes, name="rondes"),
    path("subsidies/rondes/nieuw/", ronde.nieuw, name="ronde_nieuw"),
    path("subsidies/rondes/<int:pk>/", ronde.ronde, name="ronde"),
    *ronde.KRING.paths("subsidies/rondes"),
]
