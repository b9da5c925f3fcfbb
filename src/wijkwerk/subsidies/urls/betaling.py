"""Addresses of payments, batches and statements; every step has one of its own."""

from django.urls import path

from wijkwerk.subsidies.views import betaling, betaling_afschrift, betaling_partij

urlpatterns = [
    path("subsidies/betalingen/", betaling.betalingen, name="betalingen"),
    path("subsidies/betalingen/alle/", betaling.alle, name="betalingen_alle"),
    path("subsidies/betalingen/<int:pk>/", betaling.betaling, name="betaling"),
    *betaling.KRING.paths("subsidies/betalingen"),
    path("subsidies/aanvragen/<int:pk>/factuur/", betaling.factuur, name="aanvraag_factuur"),
    path("subsidies/aanvragen/<int:pk>/uitbetaling/", betaling.klaarzetten, name="aanvraag_uitbetaling"),
    path("subsidies/partijen/", betaling_partij.partijen, name="partijen"),
    path("subsidies/partijen/nieuw/", betaling_partij.nieuw, name="partij_nieuw"),
    path("subsidies/partijen/<int:pk>/", betaling_partij.partij, name="partij"),
    path("subsidies/partijen/<int:pk>/uitname/", betaling_partij.uitname, name="partij_uitname"),
    path("subsidies/partijen/<int:pk>/bestand/", betaling_partij.bestand, name="partij_bestand"),
    *betaling_partij.KRING.paths("subsidies/partijen"),
    path("subsidies/afschriften/", betaling_afschrift.afschriften, name="afschriften"),
    path("subsidies/afschriften/<int:pk>/", betaling_afschrift.afschrift, name="afschrift"),
    path("subsidies/afschriftregels/<int:pk>/", betaling_afschrift.regel, name="afschriftregel"),
]
