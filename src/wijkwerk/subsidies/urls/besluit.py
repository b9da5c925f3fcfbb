"""Addresses of deciding with a second person."""

from django.urls import path

from wijkwerk.subsidies.views import besluit

urlpatterns = [path("subsidies/voorstellen/<int:pk>/", besluit.voorstel, name="voorstel")]
