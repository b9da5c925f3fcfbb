"""The front page of this room, the ledger, and the end of the year."""

from django.urls import URLPattern, path

from wijkwerk.subsidies.views import grootboek, overzicht

urlpatterns: list[URLPattern] = [
    path("subsidies/", overzicht.overzicht, name="overzicht"),
    path("subsidies/grootboek/", grootboek.grootboek, name="grootboek"),
    path("subsidies/grootboek/bestand/", grootboek.bestand, name="grootboek_bestand"),
    path("subsidies/grootboek/controle/", grootboek.controle, name="grootboek_controle"),
    path("subsidies/grootboek/potten/<int:pk>/", grootboek.pot, name="grootboek_pot"),
    path("subsidies/grootboek/dossiers/<int:pk>/", grootboek.dossier, name="grootboek_dossier"),
    path("subsidies/jaareinde/", grootboek.jaareinde, name="jaareinde"),
]
