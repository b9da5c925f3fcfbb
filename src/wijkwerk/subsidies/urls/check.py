from django.urls import URLPattern, path

from wijkwerk.subsidies.views import check as views

urlpatterns: list[URLPattern] = [path("bijdragen/<slug:slug>/check/", views.check, name="check")]
