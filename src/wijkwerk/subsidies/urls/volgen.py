from django.urls import URLPattern, path

from wijkwerk.subsidies.views import medestander, volgen

urlpatterns: list[URLPattern] = [
    path("aanvraag/<str:token>/", volgen.volgen, name="volgen"),
    path("aanvraag/<str:token>/ontvangst/", volgen.ontvangst, name="aanvraag_ontvangst"),
    path("aanvraag/<str:token>/aanvulling/", volgen.aanvulling, name="aanvraag_aanvulling"),
    path("aanvraag/<str:token>/wijziging/", volgen.wijziging, name="aanvraag_wijziging"),
    path("aanvraag/<str:token>/vraag/", volgen.vraag, name="aanvraag_vraag"),
    path("aanvraag/<str:token>/intrekking/", volgen.intrekking, name="aanvraag_intrekking"),
    path("aanvraag/<str:token>/bijlage/", volgen.bijlage_nieuw, name="aanvraag_bijlage_nieuw"),
    path("aanvraag/<str:token>/bijlage/<uuid:uuid>/", volgen.bijlage, name="aanvraag_bijlage"),
    path("aanvraag/<str:token>/brief/<int:pk>.<str:vorm>", volgen.brief, name="aanvraag_brief"),
    path("aanvraag/<str:token>/medestanders/", volgen.medestanders, name="aanvraag_medestanders"),
    path("aanvraag/<str:token>/medestanders/lijst.pdf", medestander.lijst, name="aanvraag_medestanderlijst"),
]
