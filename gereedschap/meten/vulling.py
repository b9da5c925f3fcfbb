"""Run inside the installation under measurement: make what the measurements need, by the same actions as people do."""

import json
import time
from datetime import date, timedelta
from importlib import import_module
from uuid import uuid4

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection

from wijkwerk.gebieden import actions as gebieden
from wijkwerk.gebieden.models import Buurt, Wijk
from wijkwerk.gebieden.queries import locate
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import Concept, Onderwerp, Signaal

RIJEN, KOLOMMEN = 4, 3
WEST, ZUID, STAP = 4.44, 52.03, 0.02
TEKST = "Elke ochtend ligt er grof afval naast de ondergrondse container bij de flat. De buren vinden het vervelend."
KOPIE = """
INSERT INTO signalen_signaal ({kolommen})
SELECT {waarden} FROM (SELECT * FROM signalen_signaal WHERE id = %s) AS s, generate_series(1, %s) AS n
"""
NIEUW = {
    "client_id": "gen_random_uuid()",
    "token": "md5(random()::text || n::text)",
    "ontvangen_op": "s.ontvangen_op - n * interval '30 seconds'",
    "status_sinds": "s.ontvangen_op - n * interval '30 seconds'",
    "status": "(ARRAY['nieuw', 'in_behandeling', 'nieuw', 'ingetrokken'])[1 + n %% 4]",
    "werkgebied_id": "1 + n %% (SELECT max(id) FROM gebieden_werkgebied)",
}


def begin(concepten: int, signalen: int) -> None:
    """Make a city of twelve squares, a wijkregisseur for all of it, drafts and first signals; print what is needed."""
    _draw()
    actions.install_defaults()
    onderwerp = Onderwerp.objects.earliest("pk")
    punt = (ZUID + STAP / 3, WEST + STAP / 3)
    actions.report(tekst=TEKST, onderwerp=onderwerp, kanaal="formulier", client_id=uuid4(), punt=punt)
    grow(signalen)
    print(json.dumps({"sessie": _session(_regisseur()), "concepten": _drafts(concepten, onderwerp, punt)}))


def grow(totaal: int) -> None:
    """Copy the first signal until there are `totaal`, spread over areas, states and two years."""
    eerste = Signaal.objects.earliest("pk").pk
    velden = [veld.column for veld in Signaal._meta.concrete_fields if veld.column != "id"]
    vraag = KOPIE.format(kolommen=", ".join(velden), waarden=", ".join(NIEUW.get(veld, f"s.{veld}") for veld in velden))
    with connection.cursor() as cursor:
        cursor.execute(vraag, [eerste, totaal - Signaal.objects.count()])
        cursor.execute("VACUUM ANALYZE signalen_signaal")


def look_up(keer: int = 20_000) -> None:
    """Print the microseconds that one point costs, over points all over the city."""
    dag = klok.vandaag()
    punten = [
        (ZUID + STAP * RIJEN * ((7 * n) % 997) / 998, WEST + STAP * KOLOMMEN * ((3 * n) % 991) / 992)
        for n in range(keer)
    ]
    locate(*punten[0], dag)
    begin_op = time.perf_counter()
    for lat, lon in punten:
        locate(lat, lon, dag)
    print((time.perf_counter() - begin_op) / keer * 1e6)


def _draw() -> None:
    for nummer in range(RIJEN * KOLOMMEN):
        west, zuid = WEST + STAP * (nummer % KOLOMMEN), ZUID + STAP * (nummer // KOLOMMEN)
        hoeken = [(0, 0), (STAP, 0), (STAP, STAP), (0, STAP), (0, 0)]
        ring = [[round(west + dx, 4), round(zuid + dy, 4)] for dx, dy in hoeken]
        vlak = {"type": "Polygon", "coordinates": [ring]}
        doos = {
            "west": west,
            "zuid": zuid,
            "oost": west + STAP,
            "noord": zuid + STAP,
            "geometrie": vlak,
            "inwoners": 9000,
        }
        jaar = klok.vandaag().year
        wijk = Wijk.objects.create(jaar=jaar, code=f"WK0637{nummer:02d}", naam=f"Wijk {nummer}", **doos)
        Buurt.objects.create(jaar=jaar, code=f"BU0637{nummer:02d}00", naam=f"Buurt {nummer}", wijk=wijk, **doos)
        gebieden.draw_werkgebied(naam=wijk.naam, delen=[wijk], van=date(jaar - 3, 1, 1), by=None)


def _regisseur() -> Persoon:
    persoon = Persoon.objects.create_user("regisseur@voorbeeld.nl", naam="Regisseur", soort=Persoon.Soort.MEDEWERKER)
    TOTP.activate(persoon, generate_totp_secret())
    Rolvervulling.objects.create(persoon=persoon, rol=Rol.WIJKREGISSEUR, van=klok.vandaag() - timedelta(days=9))
    return persoon


def _session(persoon: Persoon) -> str:
    sessie = import_module(settings.SESSION_ENGINE).SessionStore()
    sessie[SESSION_KEY] = str(persoon.pk)
    sessie[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    sessie[HASH_SESSION_KEY] = persoon.get_session_auth_hash()
    sessie.save()
    return str(sessie.session_key)


def _drafts(aantal: int, onderwerp: Onderwerp, punt: tuple[float, float]) -> list[tuple[str, str]]:
    sleutels = [str(uuid4()) for _nummer in range(aantal)]
    basis = {
        "tekst": TEKST,
        "sinds": "weken",
        "lat": punt[0],
        "lon": punt[1],
        "plek": "bij de container",
        "onderwerp": onderwerp.pk,
    }
    concepten = Concept.objects.bulk_create(
        Concept(gegevens=basis | {"client_id": sleutel}, onderwerp=onderwerp, gewijzigd_op=klok.nu())
        for sleutel in sleutels
    )
    return [(concept.token, sleutel) for concept, sleutel in zip(concepten, sleutels, strict=True)]
