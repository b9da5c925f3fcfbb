from django.urls import path
from django.views.i18n import set_language

from wijkwerk.web import views
from wijkwerk.web.toegang import openbaar

urlpatterns = [
    path("over/", views.over, name="over"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", views.privacy, name="privacy"),
    path("patronen/", views.patronen, name="patronen"),
    path("patronen/werkplek/", views.patronen_werkplek, name="patronen-werkplek"),
    path("patronen/voorpagina/", views.patronen_voorpagina, name="patronen-voorpagina"),
    path("patronen/stap/", views.patronen_stap, name="patronen-stap"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
    path("taal/", openbaar(set_language), name="taal"),
]
