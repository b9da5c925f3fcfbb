"""Addresses of the page with which the college weighs; `pk` is that of the question."""

from django.urls import path

from wijkwerk.agenda.views import afweging

urlpatterns = [
    path("afwegingen/", afweging.afwegingen, name="afwegingen"),
    path("agendapunten/<int:pk>/afweging/", afweging.afweging, name="afweging"),
    path("agendapunten/<int:pk>/afweging/opstelling/", afweging.opstelling, name="afweging_opstelling"),
    path("agendapunten/<int:pk>/afweging/toets/", afweging.toets, name="afweging_toets"),
]
