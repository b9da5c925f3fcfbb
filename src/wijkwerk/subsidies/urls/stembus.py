"""Addresses of a vote for residents: what goes on, sending in an idea, voting, the outcome."""

from django.urls import URLPattern, path

from wijkwerk.subsidies.views import idee, stembus

urlpatterns: list[URLPattern] = [
    path("stemmen/", stembus.stemrondes, name="stemmingen"),
    path("stemmen/idee/<str:token>/", idee.volgen, name="idee_volgen"),
    path("stemmen/idee/<str:token>/aanvraag/", idee.aanvraag, name="idee_aanvraag"),
    path("stemmen/<slug:sleutel>/", stembus.stemronde, name="stemronde_openbaar"),
    path("stemmen/<slug:sleutel>/idee/", idee.insturen, name="idee_insturen"),
    path("stemmen/<slug:sleutel>/ideeen/<int:pk>/", idee.idee, name="idee"),
    path("stemmen/<slug:sleutel>/stem/", stembus.stem, name="stem"),
    path("stemmen/<slug:sleutel>/stem/dank/", stembus.dank, name="stem_dank"),
    path("stemmen/<slug:sleutel>/stembiljet.pdf", stembus.biljet, name="stembiljet_papier"),
    path("stemmen/<slug:sleutel>/uitslag/", stembus.uitslag, name="stemuitslag"),
    path("stemmen/<slug:sleutel>/stemmen.pb", stembus.bestand, name="stembestand"),
]
