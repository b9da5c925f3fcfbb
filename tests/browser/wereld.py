"""One of everything, so that every address has something to show: signals in each state, jobs, lists, long words."""

import re
import time
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.browser.adressen import LANG
from tests.browser.stad import foto, geef_door, meld
from tests.browser.stad_aanvragen import ask_for_things
from tests.browser.stad_afwegingen import weigh_things
from tests.browser.stad_beoordelen import judge_things
from tests.browser.stad_besluiten import decide_things
from tests.browser.stad_betalingen import pay_things
from tests.browser.stad_bezwaren import object_to_things
from tests.browser.stad_fondsen import keep_funds
from tests.browser.stad_overleg import hold_meetings
from tests.browser.stad_overzicht import count_things
from tests.browser.stad_stemmen import hold_votes
from tests.browser.stad_terugkoppelingen import tell_people
from tests.browser.stad_themas import gather_themas
from tests.browser.stad_vertellen import tell_things
from tests.browser.stad_vragen import ask_questions
from tests.spelers import WACHTWOORD, geef_mandaat, kom_binnen
from wijkwerk.gebieden.actions import cancel_import, request_import
from wijkwerk.gebieden.models import Kaartimport
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.bewaren import actions as bewaren
from wijkwerk.kern.taken import actions as taken
from wijkwerk.kern.taken import worker
from wijkwerk.kern.taken.models import Taak
from wijkwerk.mensen.models import Persoon, Rolvervulling
from wijkwerk.signalen import actions
from wijkwerk.signalen.actions import MelderGegevens
from wijkwerk.signalen.models import AndereDeur

STAPEL = "omschrijving;onderwerp;datum\nEen tekst;bestaat niet;2026-01-05\n"


def vul(stad: SimpleNamespace) -> SimpleNamespace:
    """Bring the city to life and return it with `voorbeelden`: for each sort of address what to fill in."""
    stad.nieuweling = Persoon.objects.create_user(
        email="nieuw@voorbeeld.nl", naam="Nieuwe Collega", soort=Persoon.Soort.MEDEWERKER, password=WACHTWOORD
    )
    RecoveryCodes.activate(stad.beheerder)
    signalen = _signals(stad)
    lijsten = _lists(stad)
    actions.save_view(persoon=stad.seghwaert, naam="Containers", filters="zoek=container")
    stad.concept = actions.save_concept(
        gegevens={
            "client_id": str(signalen["nieuw"].client_id),
            "tekst": f"{LANG} ligt naast de container.",
            "lat": 52.0552,
            "lon": 4.4852,
        }
    )
    stad.voorwerpen = signalen | lijsten | {"deur": AndereDeur.objects.first()}
    stad.wachtwoordlink = _link_for(stad.oosterheem)  # signing in would make it too old
    stad.mandaat = geef_mandaat(stad.kcc, "college", tot_bedrag=250_000).pk
    stad.rol = Rolvervulling.objects.get(persoon=stad.kcc).pk
    stad.voorbeelden = {
        "melding/<str:token>": [signaal.token for signaal in signalen.values()],
        "signalen/<int:pk>": [signaal.pk for signaal in signalen.values()],
        "wat-speelt-er/<int:pk>": [signalen["opgepakt"].pk, signalen["klaar"].pk],
        "signalen/invoer/<uuid:client_id>": [signalen["telefoon"].client_id],
        "signalen/bestand/<int:pk>": [lijsten["bestand"].pk],
        "signalen/weergave/<int:pk>": [1],
        "melden/foto/<int:pk>": [1],
        "foto/<uuid:uuid>": [signalen["opgepakt"].fotos.get().bestand.uuid],
        "beheer/onderwerpen/<int:pk>": [stad.onderwerp.pk],
        "beheer/deuren/<int:pk>": [AndereDeur.objects.first().pk],
        "beheer/bewaren/<int:pk>": [lijsten["gedaan"].pk, lijsten["open"].pk],
        "beheer/bewaren/termijn/<str:sleutel>": ["mensen.persoon%20anonimiseren"],
        "beheer/kaart/inlezing/<int:pk>": [lijsten["kaart"].pk],
        "beheer/kaart/werkgebieden/<slug:sleutel>": ["seghwaert"],
        "wijken/<slug:sleutel>": ["seghwaert", "oosterheem"],
        "mensen/<int:pk>": [stad.kcc.pk],
        "organisaties/<int:pk>": [stad.woonstichting.pk],
        "taken/<uuid:uuid>": [taak.uuid for taak in (Taak.objects.first(), lijsten["bezig"])],
        "draad/<str:nummer>": [signalen["opgepakt"].nummer, "S26-99999-X"],
        "demo/bericht/<int:pk>": [Bericht.objects.filter(kanaal=kanaal).first().pk for kanaal in ("mail", "brief")],
    }
    # Addresses with more than one state, or with a form that regular expressions fill.
    stad.adressen = {
        "draad/": ["/draad/", "/draad/?nummer=giraffe"],
        "signalen/": ["/signalen/", "/signalen/?zoek=giraffe", "/signalen/?status=alles"],
        "beheer/logboek/": ["/beheer/logboek/?controle=1"],
        r"^inloggen/wachtwoord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": ["/inloggen/wachtwoord/1-verlopen/"],
    }
    gather_themas(stad, signalen)
    tell_people(stad)
    ask_questions(stad)
    decide_things(stad)
    hold_meetings(stad)
    weigh_things(stad)
    pay_things(stad)
    object_to_things(stad)
    ask_for_things(stad)
    judge_things(stad)
    tell_things(stad)
    keep_funds(stad)
    count_things(stad)
    hold_votes(stad)
    # What was queued under a clock of weeks ago is not late: nobody works in this city.
    Taak.objects.filter(niet_voor__lt=klok.nu()).update(niet_voor=klok.nu())
    return stad


def _link_for(persoon: Persoon) -> str:
    """Ask for a link to choose a password, and return what the mail says."""
    Client().post("/inloggen/wachtwoord/", {"email": persoon.email})
    mail = Bericht.objects.filter(aan=persoon.email).latest("pk").tekst
    return re.search(r"/inloggen/wachtwoord/\S+", mail)[0]


def _signals(stad: SimpleNamespace) -> dict:
    baas = stad.seghwaert
    prent = SimpleUploadedFile("straat.jpg", foto()["buffer"], "image/jpeg")
    met_foto = actions.report_with_photos(
        tekst="Er ligt afval naast de container.", onderwerp=stad.onderwerp, kanaal="rondgang", punt=(52.055, 4.485),
        client_id=uuid4(), uploads=[prent], by=baas,
    )  # fmt: skip
    brief = MelderGegevens(naam="Mevrouw Proef", postadres="Voorbeeldstraat 1, 2700 AA Zoetermeer")
    vraag = actions.take(meld(stad, "Een vraag aan de melder."), by=baas)
    actions.ask(vraag, tekst="Is het er overdag ook?", by=baas)
    actions.note(vraag, tekst="Morgen langs.", by=baas)
    return {
        "nieuw": meld(stad, f"{LANG} staat hier, en nog veel meer woorden. " * 6, plek=LANG[:80]),
        "vraag": vraag,
        "doorgezet": geef_door(stad, meld(stad, "Ligt bij een ander.")),
        "klaar": actions.close(meld(stad, "Dit is klaar."), uitkomst="De container is geleegd.", by=baas),
        "opgepakt": actions.take(met_foto, by=baas),
        "telefoon": meld(stad, "Een beller over de speeltuin.", kanaal="telefoon", melder=brief, by=stad.kcc),
        "agenda": actions.schedule(meld(stad, "Op de agenda."), tafel="Wijkteamoverleg", by=baas),
        "weg": actions.withdraw(meld(stad, "Toch niet.")),
    }


def _lists(stad: SimpleNamespace) -> dict:
    invoer = actions.read_backlog(bestandsnaam="stapel.csv", inhoud=STAPEL.encode(), by=stad.seghwaert)
    kapot = SimpleUploadedFile("kaart.geojson", b'{"type": "FeatureCollection", "features": []}')
    kaart = request_import(soort=Kaartimport.Soort.KAART, jaar=klok.vandaag().year, bestand=kapot, by=stad.beheerder)
    worker.run(until_empty=True)
    gestopt = request_import(soort=Kaartimport.Soort.KAART, jaar=klok.vandaag().year, bestand=kapot, by=stad.beheerder)
    cancel_import(gestopt, by=stad.beheerder)
    afgebroken = actions.read_backlog(bestandsnaam="gestopt.csv", inhoud=STAPEL.encode() * 2, by=stad.seghwaert)
    taken.cancel(Taak.objects.get(uuid=afgebroken.taak_id), by=stad.seghwaert)
    with klok.op(klok.nu() - timedelta(days=500)):
        actions.withdraw(meld(stad, "Lang geleden.", punt=None, buurt=stad.hofjes))
    gedaan = bewaren.confirm(bewaren.propose(stad.privacy), stad.privacy)
    bewaren.execute(gedaan, stad.privacy)
    with klok.op(klok.nu() - timedelta(days=501)):
        actions.withdraw(meld(stad, "Ook lang geleden.", punt=None, buurt=stad.hofjes))
    return {
        "bestand": invoer,
        "afgebroken": afgebroken,
        "gedaan": gedaan,
        "open": bewaren.propose(stad.privacy),
        "kaart": kaart,
        "gestopt": gestopt,
        "bezig": Taak.objects.create(functie="wijkwerk.kern.taken.tasks.clean", gedaan=3, totaal=10),
    }


def enter(stad: SimpleNamespace, rol: str) -> Client:
    """Return a browser in which somebody with this role is signed in a moment ago; `schrijver` has a draft."""
    if rol in ("bezoeker", "schrijver"):
        client = Client()
        if rol == "schrijver":
            client.cookies["concept"] = stad.concept.token
            client.cookies["aanvraagconcept"] = stad.aanvraagconcept.token
        return client
    client = kom_binnen(getattr(stad, rol))
    sessie = client.session
    sessie["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    sessie["account_authentication_methods_user"] = sessie["_auth_user_id"]
    sessie.save()
    return client
