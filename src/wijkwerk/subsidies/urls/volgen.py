from django.urls import URLPattern, path

from wijkwerk.subsidies.views import volgen as views

urlpatterns: list[URLPattern] = [path("aanvraag/<str:token>/", views.volgen, name="volgen")]
