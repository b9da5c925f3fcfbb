"""Little drawn street scenes in place of photos, so that no real street or person is in the demo."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from wijkwerk.kern.bestanden import actions as bestanden
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.mensen.models import Persoon

BREED, HOOG, FIJN = 640, 480, 2
Tekenaar = Callable[[ImageDraw.ImageDraw, Random], None]
LUCHT = ("#cfe3ea", "#dfe8ec", "#f0e2cf", "#c9d6e6")
GEVEL = ("#b9674b", "#c98d5e", "#a6785a", "#8d9aa3", "#d2b48c")
NACHT = ("#1d2a3a", "#25344a")


def photos(soort: str, rnd: Random, *, by: Persoon | None) -> list[Bestand]:
    """Store one or two drawings that fit a subject, through the same door as a photo; none when there is no drawing."""
    if soort not in TONELEN:
        return []
    aantal = 2 if rnd.random() < 0.2 else 1
    return [bestanden.store_image(BytesIO(_draw(soort, rnd.randrange(4))), by=by) for _beeld in range(aantal)]


@cache
def _draw(soort: str, variant: int) -> bytes:
    rnd = Random(f"{soort}{variant}")
    tekenaar = TONELEN[soort]
    nacht = tekenaar is _lamp
    beeld = Image.new("RGB", (BREED * FIJN, HOOG * FIJN), rnd.choice(NACHT if nacht else LUCHT))
    doek = ImageDraw.Draw(beeld)
    _street(doek, rnd, nacht=nacht)
    tekenaar(doek, rnd)
    uit = BytesIO()
    beeld.resize((BREED, HOOG), Image.Resampling.BOX).save(uit, "JPEG", quality=82)
    return uit.getvalue()


def _box(doek: ImageDraw.ImageDraw, x: float, y: float, breed: float, hoog: float, kleur: str, rond: int = 0) -> None:
    vlak = [x * FIJN, y * FIJN, (x + breed) * FIJN, (y + hoog) * FIJN]
    doek.rounded_rectangle(vlak, radius=rond * FIJN, fill=kleur)


def _dot(doek: ImageDraw.ImageDraw, x: float, y: float, straal: float, kleur: str, hoog: float = 1) -> None:
    doek.ellipse(
        [(x - straal) * FIJN, (y - straal * hoog) * FIJN, (x + straal) * FIJN, (y + straal * hoog) * FIJN], fill=kleur
    )


def _street(doek: ImageDraw.ImageDraw, rnd: Random, *, nacht: bool) -> None:
    """Draw the houses, the pavement and the road behind every scene."""
    x = -20.0
    while x < BREED:
        breed, hoog = rnd.randint(90, 150), rnd.randint(130, 230)
        _box(doek, x, 330 - hoog, breed, hoog, "#33414f" if nacht else rnd.choice(GEVEL))
        for rij in range(2):
            for kolom in range(2):
                aan = nacht and rnd.random() < 0.4
                ruit = "#f3d27a" if aan else "#2a3644" if nacht else "#e9f1f4"
                _box(doek, x + 18 + kolom * breed / 2.2, 350 - hoog + rij * 65, breed / 4, 34, ruit, 3)
        x += breed + 4
    _box(doek, 0, 330, BREED, 60, "#4a5560" if nacht else "#c9c4ba")
    for tegel in range(0, BREED, 40):
        doek.line([(tegel * FIJN, 330 * FIJN), ((tegel - 25) * FIJN, 390 * FIJN)], fill="#00000022", width=2)
    _box(doek, 0, 388, BREED, 8, "#8b8a86")
    _box(doek, 0, 396, BREED, 84, "#2b3138" if nacht else "#757b80")


def _waste(doek: ImageDraw.ImageDraw, rnd: Random) -> None:
    x = rnd.randint(220, 330)
    _box(doek, x, 240, 92, 130, "#5c6b70", 12)
    _box(doek, x + 14, 258, 64, 30, "#2f3a3e", 6)
    for _zak in range(rnd.randint(5, 8)):
        links, straal = x + rnd.randint(-120, 190), rnd.randint(18, 30)
        kleur = rnd.choice(("#30343a", "#40464d", "#d8d8d2", "#7f9bb0"))
        _dot(doek, links, 378 - straal * 0.8, straal, kleur)
        _box(doek, links - 5, 378 - straal * 1.9, 10, 12, kleur, 4)
    for _doos in range(2):
        _box(doek, x + rnd.randint(-150, 170), rnd.randint(335, 350), 52, 36, "#b98a57", 2)


def _car(doek: ImageDraw.ImageDraw, x: float, y: float, kleur: str) -> None:
    _box(doek, x, y, 170, 38, kleur, 14)
    _box(doek, x + 34, y - 34, 96, 42, kleur, 18)
    _box(doek, x + 44, y - 26, 34, 26, "#dfeaf0", 6)
    _box(doek, x + 84, y - 26, 36, 26, "#dfeaf0", 6)
    for wiel in (36, 132):
        _dot(doek, x + wiel, y + 38, 18, "#1f2327")
        _dot(doek, x + wiel, y + 38, 8, "#c9ccd0")


def _parked(doek: ImageDraw.ImageDraw, rnd: Random) -> None:
    for plek, kleur in enumerate(rnd.sample(("#b8432f", "#31517d", "#e6e3dc", "#3d4a43", "#8a8f94"), 3)):
        _car(doek, 20 + plek * 200 + rnd.randint(-10, 15), 348 if plek == 1 else 380, kleur)


def _speeding(doek: ImageDraw.ImageDraw, rnd: Random) -> None:
    x = rnd.randint(250, 360)
    for streep in range(5):
        _box(doek, x - 180 - streep * 12, 380 + streep * 13, 150, 4, "#e8ebed", 2)
    _car(doek, x, 396, rnd.choice(("#b8432f", "#e0b23a", "#20262c")))
    _box(doek, 90, 230, 8, 120, "#5b6268")
    _dot(doek, 94, 222, 34, "#c0392b")
    _dot(doek, 94, 222, 26, "#ffffff")
    _box(doek, 78, 212, 12, 22, "#222222", 3)
    _box(doek, 97, 212, 12, 22, "#222222", 3)


def _tree(doek: ImageDraw.ImageDraw, rnd: Random) -> None:
    herfst = rnd.random() < 0.5
    kleuren = ("#c8772a", "#d99a3a", "#b5542a") if herfst else ("#4f8a4a", "#5f9c52", "#3f7540")
    for x in (150, 330, 510):
        _box(doek, x - 9, 210, 18, 150, "#6b4f3a", 4)
        for _bol in range(7):
            _dot(doek, x + rnd.randint(-55, 55), 180 + rnd.randint(-60, 35), rnd.randint(28, 46), rnd.choice(kleuren))
    for _blad in range(160):
        _dot(doek, rnd.randint(0, BREED), rnd.randint(345, 470), rnd.randint(3, 6), rnd.choice(kleuren), 0.6)


def _lamp(doek: ImageDraw.ImageDraw, rnd: Random) -> None:
    for x, brandt in ((120, True), (330, False), (540, rnd.random() < 0.4)):
        if brandt:
            doek.polygon([(x * FIJN, 150 * FIJN), ((x - 90) * FIJN, 390 * FIJN), ((x + 90) * FIJN, 390 * FIJN)], "#6b6545")
        _box(doek, x - 4, 140, 8, 250, "#11161b")
        _box(doek, x - 24, 132, 48, 12, "#f6e3a1" if brandt else "#11161b", 6)


def _playground(doek: ImageDraw.ImageDraw, rnd: Random) -> None:
    _box(doek, 0, 300, BREED, 180, "#7ea265")
    _box(doek, 120, 370, 400, 90, "#d9c49a", 30)
    for x in (180, 330):
        doek.line([(x * FIJN, 250 * FIJN), ((x - 22) * FIJN, 410 * FIJN)], fill="#b8432f", width=10 * FIJN)
    doek.line([(180 * FIJN, 252 * FIJN), (330 * FIJN, 252 * FIJN)], fill="#b8432f", width=10 * FIJN)
    for x in (225, 285):
        scheef = rnd.randint(-18, 18)
        doek.line([(x * FIJN, 255 * FIJN), ((x + scheef) * FIJN, 350 * FIJN)], fill="#4b4b4b", width=3 * FIJN)
        _box(doek, x + scheef - 16, 350, 32, 7, "#222222", 3)
    _box(doek, 400, 270, 14, 140, "#31517d")
    doek.polygon([(x * FIJN, y * FIJN) for x, y in ((414, 280), (520, 410), (500, 412), (402, 296))], "#e0b23a")


def _bench(doek: ImageDraw.ImageDraw, rnd: Random) -> None:
    _tree(doek, Random(rnd.random()))
    _box(doek, 220, 320, 200, 14, "#8a5a33", 3)
    _box(doek, 220, 348, 200, 14, "#8a5a33", 3)
    for x in (238, 390):
        _box(doek, x, 320, 10, 72, "#3d4247")


def _paving(doek: ImageDraw.ImageDraw, rnd: Random) -> None:
    _box(doek, 0, 330, BREED, 150, "#bfb9ae")
    for rij in range(4):
        for kolom in range(-1, 9):
            x, y = kolom * 78 + rij % 2 * 39, 334 + rij * 38
            los = rnd.random() < 0.16
            _box(doek, x + (6 if los else 0), y - (9 if los else 0), 73, 34, "#a49d90" if los else "#d3cec4", 2)
    _dot(doek, rnd.randint(180, 460), 440, 70, "#8fa6b2", 0.32)


TONELEN: dict[str, Tekenaar] = {
    "zwerfafval": _waste,
    "parkeren": _parked,
    "hardrijden": _speeding,
    "groen": _tree,
    "blad": _tree,
    "verlichting": _lamp,
    "onveilig": _lamp,
    "spelen": _playground,
    "straat": _paving,
    "ontmoeten": _bench,
    "compliment": _bench,
    "idee": _bench,
}
