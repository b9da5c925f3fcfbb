"""Addresses of the agenda: all nouns, a file for each kind of record."""

from wijkwerk.agenda.urls import (
    actie,
    afweging,
    agendapunt,
    besluit,
    knelpunt,
    overleg,
    overzicht,
    terugkoppeling,
    thema,
    toezegging,
)

app_name = "agenda"

urlpatterns = [
    *overzicht.urlpatterns,
    *thema.urlpatterns,
    *agendapunt.urlpatterns,
    *knelpunt.urlpatterns,
    *overleg.urlpatterns,
    *besluit.urlpatterns,
    *actie.urlpatterns,
    *toezegging.urlpatterns,
    *afweging.urlpatterns,
    *terugkoppeling.urlpatterns,
]
