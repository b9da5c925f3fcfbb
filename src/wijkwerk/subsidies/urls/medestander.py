from django.urls import URLPattern, path

from wijkwerk.subsidies.views import medestander as views

urlpatterns: list[URLPattern] = [
    path("medestander/bevestiging/<str:token>/", views.bevestiging, name="medestander_bevestiging"),
    path("medestander/<str:token>/", views.medestander, name="medestander"),
    path("subsidies/aanvragen/<int:pk>/medestanders/", views.medestanders, name="medestanders"),
    path("subsidies/aanvragen/<int:pk>/medestanders/papier/", views.papier, name="medestanders_papier"),
    path("subsidies/aanvragen/<int:pk>/medestanders/lijst.pdf", views.lijst_werkplek, name="medestanderlijst"),
]
