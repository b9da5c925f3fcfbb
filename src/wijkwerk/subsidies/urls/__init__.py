"""Addresses of the grants: all nouns, a file for each kind of record."""

from wijkwerk.subsidies.urls import (
    aanvraag,
    beoordeling,
    besluit,
    betaling,
    bezwaar,
    brief,
    check,
    invoer,
    medestander,
    overzicht,
    plafond,
    regeling,
    register,
    stembus,
    stemronde,
    verantwoording,
    volgen,
)

app_name = "subsidies"

urlpatterns = [
    # First: "register" could be read as the name of a fund.
    *register.urlpatterns,
    *overzicht.urlpatterns,
    *plafond.urlpatterns,
    *check.urlpatterns,
    *aanvraag.urlpatterns,
    *medestander.urlpatterns,
    *volgen.urlpatterns,
    *invoer.urlpatterns,
    *beoordeling.urlpatterns,
    *besluit.urlpatterns,
    *bezwaar.urlpatterns,
    *brief.urlpatterns,
    *betaling.urlpatterns,
    *verantwoording.urlpatterns,
    *stemronde.urlpatterns,
    *stembus.urlpatterns,
    # Last: the address of a fund is a word of its own, and other pages have theirs before it.
    *regeling.urlpatterns,
]
