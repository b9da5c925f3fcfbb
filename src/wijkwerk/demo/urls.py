"""Addresses of the demo; they exist only in demo mode (see config/urls.py)."""

from django.urls import path

from wijkwerk.demo import views
from wijkwerk.web.toegang import openbaar

app_name = "demo"
urlpatterns = [
    path("demo/", openbaar(views.rollen), name="rollen"),
    path("demo/rol/", openbaar(views.rol), name="rol"),
    path("demo/postvak/", openbaar(views.postvak), name="postvak"),
    path("demo/brieven/", openbaar(views.brieven), name="brieven"),
    path("demo/bericht/<int:pk>/", openbaar(views.bericht), name="bericht"),
    path("demo/bericht/<int:pk>/brief/", openbaar(views.brief), name="brief"),
]
