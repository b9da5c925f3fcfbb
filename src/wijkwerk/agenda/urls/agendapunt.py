"""Addresses of questions and of advice on them."""

from django.urls import path

from wijkwerk.agenda.views import advies, agendapunt
from wijkwerk.agenda.views.agendapunt_schermen import KRING

urlpatterns = [
    path("agendapunten/nieuw/", agendapunt.nieuw, name="agendapunt_nieuw"),
    path("agendapunten/<int:pk>/", agendapunt.agendapunt, name="agendapunt"),
    path("agendapunten/<int:pk>/vraag/", agendapunt.vraag, name="agendapunt_vraag"),
    path("agendapunten/<int:pk>/inhoud/", agendapunt.inhoud, name="agendapunt_inhoud"),
    path("agendapunten/<int:pk>/lezers/", agendapunt.lezers, name="agendapunt_lezers"),
    path("agendapunten/<int:pk>/advies/", advies.vraag, name="advies_nieuw"),
    *KRING.paths("agendapunten"),
    path("adviezen/<int:pk>/", advies.antwoord, name="advies"),
    path("adviezen/<int:pk>/intrekking/", advies.intrekking, name="advies_intrekking"),
    path("advies/<str:token>/", advies.link, name="advies_link"),
    path("advies/<str:token>/dank/", advies.dank, name="advies_dank"),
]
