"""Addresses of votes for staff; every step has one of its own."""

from django.urls import URLPattern, path

from wijkwerk.subsidies.views import stemcodes, stemidee, stemronde

PLEK = "subsidies/stemrondes"
urlpatterns: list[URLPattern] = [
    path(f"{PLEK}/", stemronde.stemrondes, name="stemrondes"),
    path(f"{PLEK}/nieuw/", stemronde.nieuw, name="stemronde_nieuw"),
    path(f"{PLEK}/<int:pk>/", stemronde.stemronde, name="stemronde"),
    path(f"{PLEK}/<int:pk>/invoer/", stemronde.invoer, name="stemronde_invoer"),
    path(f"{PLEK}/<int:pk>/codes/", stemcodes.codes, name="stemcodes"),
    path(f"{PLEK}/<int:pk>/codes/kwijt/", stemcodes.kwijt, name="stemcode_kwijt"),
    path(f"{PLEK}/<int:pk>/codes/<int:nummer>/blokkade/", stemcodes.partij, name="stempartij_blokkade"),
    path(f"{PLEK}/<int:pk>/papier/", stemcodes.papier, name="stempapier"),
    *stemronde.KRING.paths(PLEK),
    path(f"{PLEK}/ideeen/<int:pk>/", stemidee.idee, name="stemidee"),
    path(f"{PLEK}/ideeen/<int:pk>/aanvraag/", stemidee.aanvraag, name="stemidee_aanvraag"),
    *stemidee.KRING.paths(f"{PLEK}/ideeen"),
]
