"""Addresses of votes for staff; every step has one of its own."""

from django.urls import URLPattern, path

from wijkwerk.subsidies.views import stemcodes, stemronde

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
    path(f"{PLEK}/ideeen/<int:pk>/", stemronde.idee, name="stemidee"),
    *stemronde.IDEE_KRING.paths(f"{PLEK}/ideeen"),
]
