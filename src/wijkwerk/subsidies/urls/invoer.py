from django.urls import URLPattern, path

from wijkwerk.subsidies.views import invoer as views

urlpatterns: list[URLPattern] = [
    path("subsidies/invoer/", views.invoer, name="invoer"),
    path("subsidies/invoer/<uuid:client_id>/", views.ontvangst, name="invoer_ontvangst"),
    path("subsidies/invoer/<uuid:client_id>/ontvangstbrief/", views.brief, name="invoer_brief"),
    path("bijdragen/<slug:slug>/formulier.pdf", views.formulier, name="formulier"),
]
