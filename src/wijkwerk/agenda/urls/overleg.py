"""Addresses of meetings: series, one meeting, its agenda, papers and minutes."""

from django.urls import path

from wijkwerk.agenda.views import overleg, overleg_agenda, overleg_lijst, overleg_verslag, reeks, stuk

urlpatterns = [
    path("overleggen/", overleg_lijst.overleggen, name="overleggen"),
    path("overleggen/nieuw/", overleg_lijst.overleg_nieuw, name="overleg_nieuw"),
    path("overleggen/reeksen/nieuw/", reeks.reeks_nieuw, name="reeks_nieuw"),
    path("overleggen/reeksen/<int:pk>/", reeks.reeks, name="reeks"),
    path("overleggen/reeksen/<int:pk>/wijziging/", reeks.wijziging, name="reeks_wijziging"),
    path("overleggen/reeksen/<int:pk>/leden/", reeks.leden, name="reeks_leden"),
    path("overleggen/reeksen/<int:pk>/einde/", reeks.einde, name="reeks_einde"),
    path("overleggen/<int:pk>/", overleg.overleg, name="overleg"),
    path("overleggen/<int:pk>/uitnodiging.ics", overleg.kalender, name="overleg_kalender"),
    path("overleggen/<int:pk>/verplaatsing/", overleg.verplaatsing, name="overleg_verplaatsing"),
    path("overleggen/<int:pk>/afgelasting/", overleg.afgelasting, name="overleg_afgelasting"),
    path("overleggen/<int:pk>/deelnemers/", overleg.deelnemers, name="overleg_deelnemers"),
    path("overleggen/<int:pk>/antwoord/", overleg.antwoord, name="overleg_antwoord"),
    path("overleggen/<int:pk>/agenda/", overleg_agenda.agenda, name="overleg_agenda"),
    path("overleggen/<int:pk>/agenda/afdruk/", overleg_agenda.afdruk, name="overleg_afdruk"),
    path("stukken/nieuw/", stuk.stuk_nieuw, name="stuk_nieuw"),
    path("stukken/<uuid:uuid>/", stuk.stuk, name="stuk"),
    path("overleggen/<int:pk>/stand/", overleg_verslag.stand, name="overleg_stand"),
    path("overleggen/<int:pk>/verslag/", overleg_verslag.verslag, name="overleg_verslag"),
    path("overleggen/<int:pk>/verslag/regels/", overleg_verslag.regels, name="overleg_regels"),
    path("overleggen/<int:pk>/verslag/vastlegging/", overleg_verslag.vastlegging, name="overleg_vastlegging"),
    path("overleggen/<int:pk>/verslag/aanwezigheid/", overleg_verslag.aanwezigheid, name="overleg_aanwezigheid"),
    path("uitnodiging/<str:token>/", overleg.uitnodiging, name="uitnodiging"),
]
