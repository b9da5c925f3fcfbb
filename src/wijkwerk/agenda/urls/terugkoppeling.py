"""Addresses of telling back what came of it, and of asking for no more."""

from django.urls import URLPattern, path

from wijkwerk.agenda.views import terugkoppeling as views
from wijkwerk.agenda.views import terugkoppeling_afhandelen as afhandelen
from wijkwerk.agenda.views import terugkoppeling_stappen as stappen

urlpatterns: list[URLPattern] = [
    path("terugkoppelingen/", views.terugkoppelingen, name="terugkoppelingen"),
    path("terugkoppelingen/nieuw/", views.nieuw, name="terugkoppeling_nieuw"),
    path("terugkoppelingen/<int:pk>/", views.terugkoppeling, name="terugkoppeling"),
    path("terugkoppelingen/<int:pk>/teksten/", views.teksten, name="terugkoppeling_teksten"),
    path("terugkoppelingen/<int:pk>/verzending/", stappen.verzending, name="terugkoppeling_verzending"),
    path("terugkoppelingen/<int:pk>/stopzetting/", stappen.stopzetting, name="terugkoppeling_stopzetting"),
    path("terugkoppelingen/<int:pk>/annulering/", stappen.annulering, name="terugkoppeling_annulering"),
    path("terugkoppelingen/<int:pk>/afhandeling/", afhandelen.afhandeling, name="terugkoppeling_afhandeling"),
    path("afmelding/<str:token>/", stappen.afmelding, name="afmelding"),
]
