"""Little drawn street scenes in place of photos, so that no real street or person is in the demo."""

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from wijkwerk.kern.bestanden import actions as bestanden
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.mensen.models import Persoon

BREED, HOOG, FIJN = 640, 480, 2
Punt = tuple[float, float]
LUCHT = ("#cfe3ea", "#dfe8ec", "#f0e2cf", "#c9d6e6")
GEVEL = ("#b9674b", "#c98d5e", "#a6785a", "#8d9aa3", "#d2b48c")
NACHT = ("#1d2a3a", "#25344a")


class Doek:
    """A canvas drawn twice as fine as it is shown, so that edges come out soft."""

    def __init__(self, kleur: str) -> None:
        self._beeld = Image.new("RGB", (BREED * FIJN, HOOG * FIJN), kleur)
        self._pen = ImageDraw.Draw(self._beeld)

    def box(self, x: float, y: float, breed: float, hoog: float, kleur: str, *, rond: int = 0) -> None:
        """Fill a rectangle, with round corners when asked."""
        vlak = [x * FIJN, y * FIJN, (x + breed) * FIJN, (y + hoog) * FIJN]
        self._pen.rounded_rectangle(vlak, radius=rond * FIJN, fill=kleur)

    def dot(self, x: float, y: float, straal: float, kleur: str, *, plat: float = 1) -> None:
        """Fill a circle; `plat` below 1 flattens it."""
        hoog = straal * plat
        vlak = [(x - straal) * FIJN, (y - hoog) * FIJN, (x + straal) * FIJN, (y + hoog) * FIJN]
        self._pen.ellipse(vlak, fill=kleur)

    def line(self, van: Punt, naar: Punt, kleur: str, *, dik: int) -> None:
        """Draw a line between two points."""
        self._pen.line(_fine((van, naar)), fill=kleur, width=dik * FIJN)

    def shape(self, punten: Sequence[Punt], kleur: str) -> None:
        """Fill the shape between some points."""
        self._pen.polygon(_fine(punten), kleur)

    def jpeg(self) -> bytes:
        """Return the drawing in its own size."""
        uit = BytesIO()
        self._beeld.resize((BREED, HOOG), Image.Resampling.BOX).save(uit, "JPEG", quality=82)
        return uit.getvalue()


def _fine(punten: Sequence[Punt]) -> list[Punt]:
    return [(x * FIJN, y * FIJN) for x, y in punten]


Tekenaar = Callable[[Doek, Random], None]


def photos(soort: str, rnd: Random, *, by: Persoon | None) -> list[Bestand]:
    """Store one or two drawings that fit a subject, through the same door as a photo; none when there is no drawing."""
    if soort not in TONELEN:
        return []
    aantal = 2 if rnd.random() < 0.2 else 1
    return [bestanden.store_image(BytesIO(_draw(soort, rnd.randrange(4))), by=by) for _beeld in range(aantal)]


def upload(soort: str, variant: int) -> BytesIO:
    """Return a drawing as somebody would send it in."""
    return BytesIO(_draw(soort, variant))


@cache
def _draw(soort: str, variant: int) -> bytes:
    rnd = Random(f"{soort}{variant}")
    tekenaar = TONELEN[soort]
    nacht = tekenaar is _lamp
    doek = Doek(rnd.choice(NACHT if nacht else LUCHT))
    _street(doek, rnd, nacht=nacht)
    tekenaar(doek, rnd)
    return doek.jpeg()


def _street(doek: Doek, rnd: Random, *, nacht: bool) -> None:
    """Draw the houses, the pavement and the road behind every scene."""
    x = -20.0
    while x < BREED:
        breed, hoog = rnd.randint(90, 150), rnd.randint(130, 230)
        doek.box(x, 330 - hoog, breed, hoog, "#33414f" if nacht else rnd.choice(GEVEL))
        for rij in range(2):
            for kolom in range(2):
                aan = nacht and rnd.random() < 0.4
                ruit = "#f3d27a" if aan else "#2a3644" if nacht else "#e9f1f4"
                doek.box(x + 18 + kolom * breed / 2.2, 350 - hoog + rij * 65, breed / 4, 34, ruit, rond=3)
        x += breed + 4
    doek.box(0, 330, BREED, 60, "#4a5560" if nacht else "#c9c4ba")
    for tegel in range(0, BREED, 40):
        doek.line((tegel, 330), (tegel - 25, 390), "#00000022", dik=1)
    doek.box(0, 388, BREED, 8, "#8b8a86")
    doek.box(0, 396, BREED, 84, "#2b3138" if nacht else "#757b80")


def _waste(doek: Doek, rnd: Random) -> None:
    x = rnd.randint(220, 330)
    doek.box(x, 240, 92, 130, "#5c6b70", rond=12)
    doek.box(x + 14, 258, 64, 30, "#2f3a3e", rond=6)
    for _zak in range(rnd.randint(5, 8)):
        links, straal = x + rnd.randint(-120, 190), rnd.randint(18, 30)
        kleur = rnd.choice(("#30343a", "#40464d", "#d8d8d2", "#7f9bb0"))
        doek.dot(links, 378 - straal * 0.8, straal, kleur)
        doek.box(links - 5, 378 - straal * 1.9, 10, 12, kleur, rond=4)
    for _doos in range(2):
        doek.box(x + rnd.randint(-150, 170), rnd.randint(335, 350), 52, 36, "#b98a57", rond=2)


def _car(doek: Doek, x: float, y: float, kleur: str) -> None:
    doek.box(x, y, 170, 38, kleur, rond=14)
    doek.box(x + 34, y - 34, 96, 42, kleur, rond=18)
    doek.box(x + 44, y - 26, 34, 26, "#dfeaf0", rond=6)
    doek.box(x + 84, y - 26, 36, 26, "#dfeaf0", rond=6)
    for wiel in (36, 132):
        doek.dot(x + wiel, y + 38, 18, "#1f2327")
        doek.dot(x + wiel, y + 38, 8, "#c9ccd0")


def _parked(doek: Doek, rnd: Random) -> None:
    for plek, kleur in enumerate(rnd.sample(("#b8432f", "#31517d", "#e6e3dc", "#3d4a43", "#8a8f94"), 3)):
        _car(doek, 20 + plek * 200 + rnd.randint(-10, 15), 348 if plek == 1 else 380, kleur)


def _speeding(doek: Doek, rnd: Random) -> None:
    x = rnd.randint(250, 360)
    for streep in range(5):
        doek.box(x - 180 - streep * 12, 380 + streep * 13, 150, 4, "#e8ebed", rond=2)
    _car(doek, x, 396, rnd.choice(("#b8432f", "#e0b23a", "#20262c")))
    doek.box(90, 230, 8, 120, "#5b6268")
    doek.dot(94, 222, 34, "#c0392b")
    doek.dot(94, 222, 26, "#ffffff")
    doek.box(78, 212, 12, 22, "#222222", rond=3)
    doek.box(97, 212, 12, 22, "#222222", rond=3)


def _tree(doek: Doek, rnd: Random) -> None:
    herfst = rnd.random() < 0.5
    kleuren = ("#c8772a", "#d99a3a", "#b5542a") if herfst else ("#4f8a4a", "#5f9c52", "#3f7540")
    for x in (150, 330, 510):
        doek.box(x - 9, 210, 18, 150, "#6b4f3a", rond=4)
        for _bol in range(7):
            doek.dot(x + rnd.randint(-55, 55), 180 + rnd.randint(-60, 35), rnd.randint(28, 46), rnd.choice(kleuren))
    for _blad in range(160):
        doek.dot(rnd.randint(0, BREED), rnd.randint(345, 470), rnd.randint(3, 6), rnd.choice(kleuren), plat=0.6)


def _lamp(doek: Doek, rnd: Random) -> None:
    for x, brandt in ((120, True), (330, False), (540, rnd.random() < 0.4)):
        if brandt:
            doek.shape(((x, 150), (x - 90, 390), (x + 90, 390)), "#6b6545")
        doek.box(x - 4, 140, 8, 250, "#11161b")
        doek.box(x - 24, 132, 48, 12, "#f6e3a1" if brandt else "#11161b", rond=6)


def _playground(doek: Doek, rnd: Random) -> None:
    doek.box(0, 300, BREED, 180, "#7ea265")
    doek.box(120, 370, 400, 90, "#d9c49a", rond=30)
    for x in (180, 330):
        doek.line((x, 250), (x - 22, 410), "#b8432f", dik=10)
    doek.line((180, 252), (330, 252), "#b8432f", dik=10)
    for x in (225, 285):
        scheef = rnd.randint(-18, 18)
        doek.line((x, 255), (x + scheef, 350), "#4b4b4b", dik=3)
        doek.box(x + scheef - 16, 350, 32, 7, "#222222", rond=3)
    doek.box(400, 270, 14, 140, "#31517d")
    doek.shape(((414, 280), (520, 410), (500, 412), (402, 296)), "#e0b23a")


def _bench(doek: Doek, rnd: Random) -> None:
    _tree(doek, Random(rnd.random()))
    doek.box(220, 320, 200, 14, "#8a5a33", rond=3)
    doek.box(220, 348, 200, 14, "#8a5a33", rond=3)
    for x in (238, 390):
        doek.box(x, 320, 10, 72, "#3d4247")


def _paving(doek: Doek, rnd: Random) -> None:
    doek.box(0, 330, BREED, 150, "#bfb9ae")
    for rij in range(4):
        for kolom in range(-1, 9):
            x, y = kolom * 78 + rij % 2 * 39, 334 + rij * 38
            los = rnd.random() < 0.16
            doek.box(x + (6 if los else 0), y - (9 if los else 0), 73, 34, "#a49d90" if los else "#d3cec4", rond=2)
    doek.dot(rnd.randint(180, 460), 440, 70, "#8fa6b2", plat=0.32)


def _party(doek: Doek, rnd: Random) -> None:
    for rij, y in enumerate((70, 120)):
        doek.line((0, y), (BREED, y + 24 - rij * 40), "#5b6268", dik=3)
        for n in range(16):
            x, hoog = n * 42 + 8, y + (24 - rij * 40) * n / 16
            kleur = rnd.choice(("#b8432f", "#e0b23a", "#31517d", "#4f8a4a", "#e6e3dc"))
            doek.shape(((x, hoog), (x + 26, hoog), (x + 13, hoog + 30)), kleur)
    for x in (70, 330):
        doek.box(x, 345, 230, 16, "#e6e3dc", rond=4)
        doek.box(x + 14, 361, 8, 50, "#6b4f3a")
        doek.box(x + 208, 361, 8, 50, "#6b4f3a")
        for bord in range(4):
            doek.dot(x + 34 + bord * 54, 345, 16, rnd.choice(("#b8432f", "#f3d27a", "#7ea265")), plat=0.4)
    for _bal in range(3):
        doek.dot(rnd.randint(60, 580), rnd.randint(180, 260), 22, rnd.choice(("#b8432f", "#e0b23a", "#31517d")))


def _garden(doek: Doek, rnd: Random) -> None:
    doek.box(0, 330, BREED, 150, "#b9a27f")
    for x, y in ((30, 350), (240, 344), (450, 352)):
        doek.box(x, y, 170, 66, "#8a5a33", rond=4)
        doek.box(x + 8, y + 6, 154, 20, "#4a3728", rond=3)
        for n in range(9):
            hoog = rnd.randint(18, 62)
            plant = rnd.choice(("#4f8a4a", "#5f9c52", "#7ea265"))
            doek.line((x + 18 + n * 17, y + 12), (x + 18 + n * 17, y + 12 - hoog), plant, dik=4)
            bloem = rnd.choice(("#b8432f", "#e0b23a", "#7a5a9c", plant))
            doek.dot(x + 18 + n * 17, y + 8 - hoog, rnd.randint(8, 13), bloem)


def _inside(doek: Doek, rnd: Random) -> None:
    doek.box(0, 0, BREED, HOOG, rnd.choice(("#efe4d2", "#e4e9e2", "#eadfdb")))
    doek.box(0, 380, BREED, 100, "#a9825b")
    for x in (60, 400):
        doek.box(x, 70, 180, 130, "#6b4f3a", rond=4)
        doek.box(x + 10, 80, 76, 110, "#cfe3ea", rond=3)
        doek.box(x + 94, 80, 76, 110, "#cfe3ea", rond=3)
    for x in (200, 440):
        doek.line((x, 0), (x, 110), "#5b6268", dik=3)
        doek.shape(((x - 34, 146), (x + 34, 146), (x + 16, 106), (x - 16, 106)), rnd.choice(GEVEL))
    for x in range(80, 600, 96):
        doek.box(x, 270, 46, 60, rnd.choice(("#31517d", "#b8432f", "#4f8a4a", "#e0b23a")), rond=8)
    doek.box(40, 312, 560, 22, "#8a5a33", rond=4)
    for x in (60, 320, 572):
        doek.box(x, 334, 10, 96, "#6b4f3a")
    for n in range(10):
        kleur = rnd.choice(("#ffffff", "#f3d27a", "#b9674b", "#7ea265"))
        doek.dot(76 + n * 54, 310, rnd.randint(12, 18), kleur, plat=0.5)


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
    "feest": _party,
    "tuin": _garden,
    "binnen": _inside,
}
