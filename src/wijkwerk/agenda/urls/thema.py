from django.urls import URLPattern, path

from wijkwerk.agenda.views import thema as views
from wijkwerk.agenda.views import thema_bundelen as bundelen
from wijkwerk.agenda.views.thema_stappen import KRING, openbaarheid

urlpatterns: list[URLPattern] = [
    path("themas/", views.themas, name="themas"),
    path("themas/nieuw/", bundelen.thema_nieuw, name="thema_nieuw"),
    path("themas/bundeling/", bundelen.thema_bundeling, name="thema_bundeling"),
    path("themas/<int:pk>/", views.thema, name="thema"),
    path("themas/<int:pk>/signalen/", bundelen.thema_signalen, name="thema_signalen"),
    path("themas/<int:pk>/losmaking/", bundelen.thema_losmaking, name="thema_losmaking"),
    *KRING.paths("themas", openbaarheid=openbaarheid),
]
