from django.urls import URLPattern, path

from wijkwerk.subsidies.views import bezwaar, bezwaar_openbaar, vordering

urlpatterns: list[URLPattern] = [
    path("aanvraag/<str:token>/bezwaar/<int:pk>/", bezwaar_openbaar.maken, name="bezwaar_maken"),
    path("bezwaar/<str:token>/", bezwaar_openbaar.volgen, name="bezwaar_volgen"),
    path("bezwaar/<str:token>/intrekking/", bezwaar_openbaar.intrekking, name="bezwaar_terugtrekken"),
    path("bezwaar/<str:token>/gesprek/", bezwaar_openbaar.gesprek, name="bezwaar_gesprek"),
    path("bezwaar/<str:token>/afspraak.ics", bezwaar_openbaar.afspraak, name="bezwaar_afspraak"),
    path("subsidies/bezwaren/", bezwaar.bezwaren, name="bezwaren"),
    path("subsidies/bezwaren/<int:pk>/", bezwaar.bezwaar, name="bezwaar"),
    path("subsidies/aanvragen/<int:pk>/bezwaar/", bezwaar.invoer, name="bezwaar_invoer"),
    path("subsidies/vorderingen/", vordering.vorderingen, name="vorderingen"),
    path("subsidies/vorderingen/<int:pk>/", vordering.vordering, name="vordering"),
    *bezwaar.KRING.paths("subsidies/bezwaren"),
    *vordering.KRING.paths("subsidies/vorderingen"),
]
