"""Addresses of what came of it: telling, reading, drawing, coming by, and the results for everybody."""

from django.urls import URLPattern, path

from wijkwerk.subsidies.views import nabezoek, resultaten, steekproef
from wijkwerk.subsidies.views import verantwoording as views
from wijkwerk.subsidies.views import verantwoording_werk as werk

WERK, BEZOEK = "subsidies/verantwoordingen", "subsidies/nabezoeken"

urlpatterns: list[URLPattern] = [
    path("verantwoording/<str:token>/", views.vertellen, name="vertellen"),
    path("verantwoording/<str:token>/toestemming/", views.toestemming, name="verantwoording_toestemming"),
    path("verantwoording/<str:token>/stuk/<uuid:uuid>/", views.stuk, name="verantwoording_stuk"),
    path("bijdragen/resultaten/", resultaten.resultaten, name="resultaten"),
    path("bijdragen/resultaten/<int:pk>/", resultaten.resultaat, name="resultaat"),
    path("bijdragen/resultaten/foto/<uuid:uuid>/", resultaten.foto, name="resultaat_foto"),
    path("bijdragen/steekproeven/", steekproef.steekproeven, name="steekproeven"),
    path("bijdragen/steekproeven/<int:pk>/", steekproef.steekproef, name="steekproef"),
    path("bijdragen/steekproeven/<int:pk>.csv", steekproef.bestand, name="steekproef_csv"),
    path(f"{WERK}/", werk.verantwoordingen, name="verantwoordingen"),
    path(f"{WERK}/<int:pk>/", werk.verantwoording, name="verantwoording"),
    path(f"{WERK}/<int:pk>/invoer/", views.invoer, name="verantwoording_invoer"),
    path(f"{WERK}/<int:pk>/stuk/<uuid:uuid>/", views.werkstuk, name="verantwoording_werkstuk"),
    *werk.KRING.paths(WERK),
    path("subsidies/steekproeven/", steekproef.trekkingen, name="trekkingen"),
    path("subsidies/regelingversies/<int:pk>/steekproef/", steekproef.trekking, name="trekking"),
    *nabezoek.PLANKRING.paths("subsidies/aanvragen"),
    path(f"{BEZOEK}/<int:pk>/", nabezoek.nabezoek, name="nabezoek"),
    path(f"{BEZOEK}/<int:pk>/afspraak.ics", nabezoek.afspraak, name="nabezoek_afspraak"),
    *nabezoek.KRING.paths(BEZOEK),
]
