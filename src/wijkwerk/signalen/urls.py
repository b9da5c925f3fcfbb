"""Addresses of signals: all nouns. Residents first, then the workplace."""

from django.urls import path

from wijkwerk.signalen.views import melden, rondgang, volgen
from wijkwerk.signalen.views import werkplek as postvak
from wijkwerk.signalen.views import werkplek_beheer as beheer
from wijkwerk.signalen.views import werkplek_dossier as dossier
from wijkwerk.signalen.views import werkplek_invoer as invoer
from wijkwerk.signalen.views import werkplek_kaart as kaart
from wijkwerk.signalen.views.werkplek_schermen import SCHERMEN, Scherm
from wijkwerk.signalen.views.werkplek_stappen import view_of

app_name = "signalen"

openbaar = [
    path("melden/", melden.wat, name="melden_wat"),
    path("melden/plek/", melden.waar, name="melden_waar"),
    path("melden/onderwerp/", melden.herkent, name="melden_herkent"),
    path("melden/verzending/", melden.versturen, name="melden_versturen"),
    path("melden/foto/<int:pk>/verwijdering/", melden.foto_weg, name="melden_foto_weg"),
    path("melden/annulering/", melden.weggooien, name="melden_weggooien"),
    path("melding/<str:token>/ontvangst/", melden.ontvangst, name="ontvangst"),
    path("melding/<str:token>/", volgen.volgblad, name="volgblad"),
    path("melding/<str:token>/aanvulling/", volgen.aanvulling, name="aanvulling"),
    path("melding/<str:token>/antwoord/", volgen.antwoord, name="antwoord"),
    path("melding/<str:token>/heropening/", volgen.heropening, name="heropening_melder"),
    path("melding/<str:token>/intrekking/", volgen.intrekking, name="intrekking"),
    path("melding/<str:token>/oordeel/", volgen.oordeel, name="oordeel"),
    path("volgen/", volgen.zoeken, name="volgen"),
    path("mijn-meldingen/", volgen.mijn_meldingen, name="mijn_meldingen"),
    path("wat-speelt-er/<int:pk>/", volgen.publiek, name="publiek"),
    path("wat-speelt-er/<int:pk>/steun/", melden.ik_ook, name="ik_ook"),
]

stappen: dict[str, tuple[Scherm, ...]] = {}
for scherm in SCHERMEN:
    stappen[scherm.woord] = (*stappen.get(scherm.woord, ()), scherm)

werkplek = [
    path("signalen/", postvak.postvak, name="postvak"),
    path("signalen/uitvoer/", postvak.uitvoer, name="uitvoer"),
    path("signalen/kaartvlakken/", kaart.kaartvlakken, name="kaartvlakken"),
    path("signalen/bulkwijziging/", postvak.bulkwijziging, name="bulkwijziging"),
    path("signalen/bulkwijziging/velden/", postvak.bulkvelden, name="bulkvelden"),
    path("signalen/weergave/", postvak.weergave, name="weergave"),
    path("signalen/weergave/<int:pk>/verwijdering/", postvak.weergave_weg, name="weergave_weg"),
    path("signalen/invoer/", invoer.invoer, name="invoer"),
    path("signalen/invoer/hulp/", invoer.invoerhulp, name="invoerhulp"),
    path("signalen/invoer/<uuid:client_id>/", invoer.ontvangst, name="invoer_ontvangst"),
    path("signalen/bestand/", invoer.bestand, name="bestand"),
    path("signalen/bestand/<int:pk>/", invoer.bestand_verslag, name="bestand_verslag"),
    path("signalen/bestand/<int:pk>/afbreking/", invoer.bestand_afbreking, name="bestand_afbreking"),
    path("signalen/bestand/<int:pk>/fouten/", invoer.bestand_fouten, name="bestand_fouten"),
    path("signalen/<int:pk>/", dossier.signaal, name="dossier"),
    path("signalen/<int:pk>/ontvangstbrief/", dossier.ontvangstbrief, name="ontvangstbrief"),
    *(path(f"signalen/<int:pk>/{woord}/", view_of(keuze), name=f"stap_{woord}") for woord, keuze in stappen.items()),
    path("foto/<uuid:uuid>/", dossier.foto, name="foto"),
    path("beheer/onderwerpen/", beheer.onderwerpen, name="onderwerpen"),
    path("beheer/onderwerpen/nieuw/", beheer.onderwerp, name="onderwerp_nieuw"),
    path("beheer/onderwerpen/<int:pk>/", beheer.onderwerp, name="onderwerp"),
    path("beheer/deuren/", beheer.deuren, name="deuren"),
    path("beheer/deuren/nieuw/", beheer.deur, name="deur_nieuw"),
    path("beheer/deuren/<int:pk>/", beheer.deur, name="deur"),
    path("rondgang/", rondgang.rondgang, name="rondgang"),
    path("rondgang/aanlevering/", rondgang.aanlevering, name="aanlevering"),
    path("rondgang/sw.js", rondgang.dienst, name="rondgang_dienst"),
    path("rondgang/manifest.webmanifest", rondgang.manifest, name="rondgang_manifest"),
]

urlpatterns = openbaar + werkplek
