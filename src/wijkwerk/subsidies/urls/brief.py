from django.urls import URLPattern, path

from wijkwerk.subsidies.views import brief, brief_post

urlpatterns: list[URLPattern] = [
    path("subsidies/brieven/", brief.brieven, name="brieven"),
    path("subsidies/brieven/post/", brief_post.post, name="post"),
    path("subsidies/brieven/post/<int:pk>/", brief_post.partij, name="post_partij"),
    path("subsidies/brieven/post/<int:pk>/brieven.pdf", brief_post.partij_pdf, name="post_pdf"),
    path("subsidies/brieven/tekst/<slug:woord>/", brief.tekst, name="brief_tekst"),
    path("subsidies/brieven/tekst/<slug:woord>/voorbeeld/", brief.voorbeeld, name="brief_voorbeeld"),
    path("subsidies/brieven/tekst/<slug:woord>/voorbeeld.pdf", brief.voorbeeld_pdf, name="brief_voorbeeld_pdf"),
    path("subsidies/brieven/tekst/<slug:woord>/publicatie/", brief.publicatie, name="brief_publicatie"),
    path("subsidies/brieven/tekst/<slug:woord>/vergelijking/", brief.vergelijking, name="brief_vergelijking"),
    path("subsidies/aanvragen/<int:pk>/brieven/", brief_post.brieven_van, name="aanvraag_brieven"),
    path(
        "subsidies/aanvragen/<int:pk>/brieven/<int:document>.<slug:vorm>",
        brief_post.bestand,
        name="aanvraag_brieven_bestand",
    ),
]
