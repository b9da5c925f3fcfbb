"""Letters for tests: an ordinary one with every kind of block, one with what people should not but do fill in."""

from datetime import date
from typing import Any

from wijkwerk.kern.documenten.inhoud import (
    Afzender,
    Alinea,
    Beeld,
    Blok,
    Brief,
    Code,
    Feiten,
    Inhoud,
    Kader,
    Kop,
    Lijst,
    NieuwePagina,
    Tabel,
)
from wijkwerk.kern.documenten.regel import literal

DATUM = date(2026, 3, 3)
STAVEN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="20" height="20" fill="#154a73"/></svg>'
)
LELIJK = (
    '#eval("1+1") #panic("x") #read("/etc/passwd")',
    "] } ) $ x^2 $ * _ ` ~ @ <label> \\ // /* */ = - +",
    "w" * 300,
    "مُحَمَّد الأَمِين שָׁלוֹם Jiří Ŷłøß Αθήνα Київ",
    "Straatfeest 🎉👨‍👩‍👧‍👦 ✓ 中文 \U000f0000",
    "nul\u200bbreed\u200d\ufeff \u202eomgekeerd\u202c",
)
BLOKKEN: tuple[Blok, ...] = (
    Alinea("Beste mevrouw Azizi,"),
    Alinea("U vroeg geld voor het **straatfeest**. U krijgt **EUR 750,00**."),
    Kop("Wat wij besluiten"),
    Alinea("Lees meer op [zoetermeer.nl/wijkaanzet](https://www.zoetermeer.nl/wijkaanzet)."),
    Feiten((("Voor", "Straatfeest Violierstraat"), ("Bedrag", "EUR 750,00"))),
    Tabel(
        ("Wat", "Toelichting", "Bedrag"),
        (("Eten en drinken", "Voor 80 mensen", "575,00"), ("Springkussen", "Een dag", "175,00")),
        ("links", "links", "rechts"),
        "Waar het geld voor is",
        ("Samen", "", "750,00"),
    ),
    Kop("Wat u nog moet doen", 2),
    Lijst(("Meld het feest op tijd.", "Bewaar de bonnen.", "Stuur een foto."), genummerd=True),
    Kader("Stuur dan binnen **zes weken** een bezwaarschrift.\n\nDat is gratis.", "Niet eens met dit besluit?"),
    Beeld(STAVEN, "Een staaf van 20", "Besteed", 60),
    Code("K7M4PQ2XW9", "Uw code om te stemmen.", "https://voorbeeld.nl/stem/K7M4PQ2XW9"),
    Alinea("Met vriendelijke groet,\nnamens burgemeester en wethouders"),
)


def brief(**anders: Any) -> Brief:
    """Return a letter of two pages with every kind of block."""
    velden: dict[str, Any] = {
        "soort": "Besluit op uw aanvraag",
        "titel": "U krijgt geld voor het straatfeest",
        "kenmerk": "A26-00121-K",
        "datum": DATUM,
        "afzender": Afzender(
            "Gemeente Zoetermeer", "Afdeling Samenleving", ("Postbus 1", "2700 AA Zoetermeer"), ("14 079",)
        ),
        "geadresseerde": ("Mevrouw N. Azizi", "Violierstraat 12", "2723 XA Zoetermeer"),
        "blokken": BLOKKEN,
        "bijlagen": ("Algemene voorwaarden",),
    }
    return Brief(**velden | anders)


def nare_brief() -> Brief:
    """Return a letter with all that could trip a typesetter, in every place where text can stand."""
    naar = tuple(map(literal, LELIJK))
    return brief(
        titel=f"Over {LELIJK[0]}\n{LELIJK[1]}",
        soort=LELIJK[1],
        kenmerk=LELIJK[0],
        geadresseerde=(*LELIJK, "Straat 1", "2700 AA Zoetermeer"),
        afzender=Afzender(LELIJK[1], LELIJK[3], LELIJK, LELIJK),
        bijlagen=LELIJK,
        blokken=(
            *(Alinea(regel) for regel in naar),
            *(Kop(regel, 3) for regel in naar),
            Lijst(naar),
            Tabel(naar[:3], (naar[:3], naar[3:]), bijschrift=naar[1], totaal=naar[:3]),
            Feiten(tuple((regel, regel) for regel in naar)),
            Kader("\n\n".join(naar), naar[0]),
            Beeld(STAVEN, LELIJK[1], naar[1], 20),
            NieuwePagina(),
            Code("A#1]", naar[1], "https://voorbeeld.nl/a"),
        ),
    )


def verslag() -> Inhoud:
    """Return a report of some pages, without a receiver."""
    return Inhoud(
        titel="Halfjaarbericht werken in de wijken",
        soort="Rapportage",
        organisatie="Gemeente Zoetermeer",
        datum=DATUM,
        blokken=BLOKKEN * 3,
    )
