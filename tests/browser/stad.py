"""A small city, made once per file through the same actions as real life: two wijken, the cast, and signals."""

import io
import json
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

from PIL import Image

from tests.gebieden.vormen import feature, square
from tests.spelers import WACHTWOORD, maak_spelers
from wijkwerk.gebieden import actions as gebieden
from wijkwerk.gebieden.models import Buurt, Wijk
from wijkwerk.kern import klok
from wijkwerk.signalen import actions
from wijkwerk.signalen.actions import MelderGegevens
from wijkwerk.signalen.models import Onderwerp, Signaal
from wijkwerk.signalen.states import Kanaal

IN_WIJK = (52.055, 4.485)
NAASTE_PLEK = (52.0551, 4.4851)
IN_ANDERE_WIJK = (52.055, 4.495)
MELDER = "buur@voorbeeld.nl"


def fondsjaar() -> date:
    """Return the day on which the year of the funds begins: the city must stand on any day, and look back and ahead."""
    return (klok.vandaag() - timedelta(days=90)).replace(day=1)


def foto(kleur: str = "seagreen") -> dict[str, object]:
    """Return a small photo the way a file chooser hands it over."""
    beeld = io.BytesIO()
    Image.new("RGB", (64, 48), kleur).save(beeld, "JPEG")
    return {"name": "straat.jpg", "mimeType": "image/jpeg", "buffer": beeld.getvalue()}


def bouw_stad(map_: Path) -> SimpleNamespace:
    """Write the city to the database: the cast by name, `wijk`, `hofjes` (a buurt), `onderwerp` and `parkeren`."""
    spelers = maak_spelers()
    for persoon in spelers.allen().values():
        persoon.set_password(WACHTWOORD)
        persoon.save()
    spelers.woonstichting.email = "balie@woonstichting.voorbeeld.nl"
    spelers.woonstichting.save()
    jaar = klok.vandaag().year
    _read_map(map_, jaar)
    for gebied, code in ((spelers.wijk, "WK063701"), (spelers.andere_wijk, "WK063702")):
        wijk = Wijk.objects.get(jaar=jaar, code=code)
        gebieden.draw_werkgebied(naam=gebied.naam, delen=[wijk], van=date(jaar, 1, 1), by=spelers.beheerder)
    actions.install_defaults()
    return SimpleNamespace(
        **vars(spelers),
        hofjes=Buurt.objects.get(jaar=jaar, naam="Hofjes"),
        onderwerp=Onderwerp.objects.get(sleutel="zwerfafval"),
        parkeren=Onderwerp.objects.get(sleutel="parkeren"),
    )


def _read_map(map_: Path, jaar: int) -> None:
    vlakken = [
        feature("WK063701", "Seghwaert", square(4.48, 52.05), aantal_inwoners=1200),
        feature("WK063702", "Oosterheem", square(4.49, 52.05), aantal_inwoners=80),
        feature("BU06370101", "Hofjes", square(4.48, 52.05), aantal_inwoners=1200),
        feature("BU06370201", "Singel", square(4.49, 52.05), aantal_inwoners=80),
    ]
    kaart = map_ / "kaart.geojson"
    kaart.write_text(json.dumps({"type": "FeatureCollection", "features": vlakken}))
    gebieden.import_areas(kaart, jaar=jaar, by=None)


def meld(stad: SimpleNamespace, tekst: str, **velden) -> Signaal:
    """Report something in Seghwaert by somebody who left an address: `meld(stad, "...", punt=IN_ANDERE_WIJK)`."""
    gegevens = {
        "onderwerp": stad.onderwerp,
        "kanaal": Kanaal.FORMULIER,
        "client_id": uuid4(),
        "punt": IN_WIJK,
        "plek": "bij de container",
        "melder": MelderGegevens(email=MELDER),
    }
    return actions.report(tekst=tekst, **gegevens | velden)


def geef_door(stad: SimpleNamespace, signaal: Signaal) -> Signaal:
    """Take a signal up and pass it on to the partner, with an answer expected in two weeks."""
    signaal = actions.take(signaal, by=stad.seghwaert)
    verwacht = klok.vandaag() + timedelta(days=14)
    return actions.forward(
        signaal, naar=stad.woonstichting, antwoord_verwacht_op=verwacht, toelichting="Kunt u kijken?", by=stad.seghwaert
    )
