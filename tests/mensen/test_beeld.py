"""Every page of this room in a real browser: readable for everyone, at 320 px, without errors in the console."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPENBAAR = ["/inloggen/", "/inloggen/bewoner/", "/inloggen/medewerker/", "/inloggen/wachtwoord/", "/mijn-account/"]
WERK = [
    "/vandaag/",
    "/mensen/",
    "/mensen/nieuw/",
    "/mensen/{collega}/",
    "/mensen/{collega}/rol/{rol}/einde/",
    "/mensen/{collega}/sluiting/",
    "/mensen/toegangscontrole/",
    "/organisaties/",
    "/organisaties/nieuw/",
    "/mijn-account/",
    "/mijn-account/tweede-stap/",
    "/taken/{taak}/",
    "/beheer/",
    "/beheer/taken/",
    "/beheer/logboek/?controle=1",
    "/beheer/bewaren/",
]


@pytest.mark.parametrize("breedte", [320, 1280])
def test_pages_are_accessible_and_fit(venster, axe, live_server, breedte):
    from tests.spelers import maak_spelers
    from wijkwerk.kern.taken.models import Taak
    from wijkwerk.mensen import actions
    from wijkwerk.mensen.models import Rol

    spelers = maak_spelers()
    rol = actions.appoint(spelers.kcc, rol=Rol.WIJKREGISSEUR, werkgebied=spelers.wijk, by=spelers.beheerder)
    taak = Taak.objects.create(functie="wijkwerk.kern.taken.tasks.clean", gedaan=3, totaal=10)
    fouten: list[str] = []
    for wie, adressen in ((None, OPENBAAR[:-1]), (spelers.bewoner, OPENBAAR[-1:]), (spelers.beheerder, WERK)):
        pagina = venster(width=breedte)
        pagina.on("console", lambda bericht: fouten.append(bericht.text) if bericht.type == "error" else None)
        if wie:
            client = Client()
            client.force_login(wie)
            koekje = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
            pagina.context.add_cookies([koekje])
        for adres in adressen:
            pagina.goto(adres.format(collega=spelers.kcc.pk, rol=rol.pk, taak=taak.uuid))
            axe(pagina)
            assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, adres
    assert fouten == []
