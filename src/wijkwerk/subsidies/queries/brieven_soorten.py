"""The kinds of letters of this room: what each may say, with an example of every value."""

from pathlib import Path

from wijkwerk.kern.documenten.inhoud import Code, Feiten, Kader, Tabel
from wijkwerk.kern.documenten.register import Soort, Tabelveld, Veld

TEKSTEN = Path(__file__).parent.parent / "brieven"
KAMER = "subsidies."

GEMEENTE = Veld("gemeente", "Naam van de gemeente", voorbeeld="Voorbeeld")
GEMEEN = (
    GEMEENTE,
    Veld("aanvrager", "Naam van de aanvrager", voorbeeld="mevrouw N. Azizi"),
    Veld("nummer", "Nummer van de aanvraag", voorbeeld="A26-00123-K"),
    Veld("titel", "Naam van het plan", voorbeeld="Straatfeest in de Weiden"),
    Veld("fonds", "Naam van de regeling", voorbeeld="Wijk aan Zet"),
    Veld("gevraagd", "Gevraagd bedrag", voorbeeld="EUR 450,00"),
    Veld("volglink", "Eigen pagina van de aanvrager", voorbeeld="https://voorbeeld.nl/aanvraag/abc"),
)
BEDRAG = Veld("bedrag", "Bedrag van het besluit", voorbeeld="EUR 400,00")
TERMIJN = Veld("uiterlijk_op", "Uiterlijk op", voorbeeld="dinsdag 28 april 2026")
RECHTSMIDDEL = Tabelveld(
    "rechtsmiddel",
    "Hoe iemand bezwaar maakt, of naar de rechter gaat",
    voorbeeld=Kader(
        "Bel ons gerust. U kunt **tot en met dinsdag 28 april 2026** bezwaar maken.",
        titel="Bent u het niet eens met dit besluit?",
    ),
)
BESLUIT = (
    Veld("motivering", "Waarom wij dit besluiten", voorbeeld="Uw plan brengt buren bij elkaar."),
    Veld("besluitnemer", "Wie besloot", voorbeeld="M. Tolsma, wijkregisseur"),
)
REGEL = Veld("regel", "De regel waarop het rust", voorbeeld="artikel 4, lid 1, van de regeling Wijk aan Zet")
TERUG_VOOR = Veld("terug_voor", "Terug te betalen voor", voorbeeld="dinsdag 28 april 2026", verplicht=False)
TERUG = (
    Veld("terug", "Bedrag dat terug moet", voorbeeld="EUR 50,00", verplicht=False),
    TERUG_VOOR,
)
BETALEN = Tabelveld(
    "betaalgegevens",
    "Waarheen iemand terugbetaalt",
    voorbeeld=Feiten(
        (("Bedrag", "EUR 50,00"), ("Rekening", "NL00 VOOR 0123 4567 89"), ("Zet erbij", "F26-00012-K")),
    ),
)
BETAALUITLEG = Veld("betaaluitleg", "Hoe het geld komt", voorbeeld="Wij maken het binnen twee weken over.")
TOEKENNING = (
    *BESLUIT,
    BEDRAG,
    BETAALUITLEG,
    Veld("grondslag", "De regeling waarop het rust", voorbeeld="Subsidieregeling Wijk aan Zet, artikel 2"),
    Veld("na_afloop", "Wat iemand na afloop vertelt", voorbeeld="Na afloop horen wij graag hoe het was."),
    Veld("minder", "Het is minder dan gevraagd", voorbeeld=True, verplicht=False),
    Veld("nog_regelen", "Wat iemand zelf nog regelt", voorbeeld=("Meld het feest bij de gemeente.",), verplicht=False),
)
KOSTEN = Tabelveld(
    "kosten",
    "Waar het geld voor is",
    voorbeeld=Tabel(("Waarvoor", "Bedrag"), (("Huur van een springkussen", "EUR 180,00"),), ("links", "rechts")),
)
BEZWAAR = (
    Veld("bezwaarnummer", "Nummer van het bezwaar", voorbeeld="W26-00012-S"),
    Veld("besluitnummer", "Nummer van het besluit", voorbeeld="K26-00123-K"),
    Veld("bezwaarlink", "Eigen pagina van het bezwaar", voorbeeld="https://voorbeeld.nl/bezwaar/abc"),
)
VERTELLEN = Veld("verantwoordlink", "Pagina om te vertellen", voorbeeld="https://voorbeeld.nl/verantwoording/abc")


def _kind(
    sleutel: str, naam: str, *velden: Veld, tabellen: tuple[Tabelveld, ...] = (), gemeen: tuple[Veld, ...] = GEMEEN
) -> Soort:
    return Soort(
        f"{KAMER}{sleutel}",
        naam,
        standaardtekst=TEKSTEN / f"{sleutel}.md",
        velden=(*gemeen, *velden),
        tabellen=tabellen,
    )


ROND_AANVRAAG = (
    _kind(
        "ontvangst",
        "Ontvangst van een aanvraag",
        Veld("ontvangen_op", "Ontvangen op", voorbeeld="dinsdag 3 maart 2026"),
        TERMIJN,
        Veld("steun_nodig", "Er is nog steun van buren nodig", voorbeeld=True, verplicht=False),
    ),
    _kind("bericht", "Bericht over een aanvraag", Veld("bericht", "Het bericht", voorbeeld="Hoe laat begint het?")),
    _kind("aanvulling", "Vraag om aan te vullen", Veld("vraag", "Wat er mist", voorbeeld="Een offerte."), TERMIJN),
    _kind("verdaging", "Besluit komt later", Veld("reden", "Waarom", voorbeeld="Wij vragen advies."), TERMIJN),
    _kind(
        "uitnodiging_medestander",
        "Uitnodiging om mee te doen",
        Veld("medelink", "Pagina voor buren", voorbeeld="https://voorbeeld.nl/medestander/abc"),
    ),
)
BESLUITEN = (
    _kind("verlening", "Toekenning", *TOEKENNING, tabellen=(KOSTEN, RECHTSMIDDEL)),
    _kind("direct", "Toekenning, direct vastgesteld", *TOEKENNING, tabellen=(KOSTEN, RECHTSMIDDEL)),
    _kind(
        "weigering",
        "Afwijzing",
        *BESLUIT,
        REGEL,
        Veld("deur", "Waar iemand wel terechtkan", voorbeeld="Bel uw wijkregisseur: die denkt mee."),
        tabellen=(RECHTSMIDDEL,),
    ),
    _kind("buiten", "Niet in behandeling genomen", *BESLUIT, tabellen=(RECHTSMIDDEL,)),
    _kind(
        "vaststelling",
        "Vaststelling",
        *BESLUIT,
        BEDRAG,
        Veld("nog", "Bedrag dat nog komt", voorbeeld="", verplicht=False),
        *TERUG,
        tabellen=(RECHTSMIDDEL,),
    ),
    _kind("intrekking", "Intrekking", *BESLUIT, BEDRAG, REGEL, *TERUG, tabellen=(RECHTSMIDDEL,)),
)
GELD = (
    _kind(
        "betaling_mislukt",
        "Betaling kwam terug",
        Veld("bedrag", "Bedrag van de betaling", voorbeeld="EUR 450,00"),
        Veld("reden", "Wat de bank zegt", voorbeeld="De rekening is opgeheven."),
    ),
    _kind(
        "terugvordering",
        "Geld terugbetalen",
        *BESLUIT,
        *TERUG,
        Veld("besluitnummer", "Nummer van het besluit", voorbeeld="K26-00123-K"),
        tabellen=(BETALEN, RECHTSMIDDEL),
    ),
    _kind("vordering_herinnering", "Herinnering om terug te betalen", *TERUG, tabellen=(BETALEN,)),
    _kind("kwijtschelding", "Niet meer terugbetalen", *BESLUIT, *TERUG),
)
NA_AFLOOP = (
    _kind("herinnering", "Vraag om te vertellen hoe het was", TERMIJN, VERTELLEN),
    _kind(
        "bonnen",
        "Vraag om bonnen",
        TERMIJN,
        VERTELLEN,
        Veld("steekproef", "De aanvraag is geloot", voorbeeld=True, verplicht=False),
        Veld("vraag", "Wat wij willen zien", voorbeeld="De bon van de springkussens.", verplicht=False),
    ),
)
BEZWAREN = (
    _kind(
        "bezwaar_ontvangst",
        "Ontvangst van een bezwaar",
        *BEZWAAR,
        TERMIJN,
        Veld("ontvangen_op", "Ontvangen op", voorbeeld="dinsdag 3 maart 2026"),
        Veld("bezwaar_tot", "Laatste dag voor bezwaar", voorbeeld="maandag 2 maart 2026"),
        Veld("te_laat", "Het bezwaar kwam te laat", voorbeeld=True, verplicht=False),
        Veld("wil_horen", "De bezwaarmaker wil het vertellen", voorbeeld=True, verplicht=False),
    ),
    _kind(
        "hoorzitting",
        "Uitnodiging om een bezwaar te vertellen",
        *BEZWAAR,
        Veld("moment", "Wanneer", voorbeeld="dinsdag 24 maart 2026, 10.00 uur"),
        Veld("plek", "Waar", voorbeeld="Stadhuis, kamer 2.14"),
    ),
    _kind(
        "bezwaar_verdaging",
        "Besluit op bezwaar komt later",
        *BEZWAAR,
        TERMIJN,
        Veld("reden", "Waarom", voorbeeld="Wij wachten op een verslag."),
    ),
    _kind(
        "bezwaar_ingetrokken",
        "Bezwaar ingetrokken",
        *BEZWAAR,
        Veld("ingetrokken_op", "Ingetrokken op", voorbeeld="dinsdag 10 maart 2026"),
        Veld("bezwaar_tot", "Laatste dag voor bezwaar", voorbeeld="dinsdag 14 april 2026", verplicht=False),
    ),
    _kind(
        "bezwaar_besluit",
        "Besluit op bezwaar",
        *BEZWAAR,
        *BESLUIT,
        Veld("gegrond", "De bezwaarmaker krijgt gelijk", voorbeeld=True, verplicht=False),
        Veld("ongegrond", "Het besluit blijft", voorbeeld=False, verplicht=False),
        Veld("niet_ontvankelijk", "Het bezwaar kan niet worden behandeld", voorbeeld=False, verplicht=False),
        Veld("bedrag", "Nieuw bedrag", voorbeeld="EUR 400,00", verplicht=False),
        Veld("betaaluitleg", "Hoe het geld komt", voorbeeld="Wij maken het over.", verplicht=False),
        Veld("heropend", "De aanvraag wordt alsnog behandeld", voorbeeld=False, verplicht=False),
        Veld("besluit_voor", "Besluit over de aanvraag voor", voorbeeld="", verplicht=False),
        Veld("niet_terug", "Bedrag dat niet terug hoeft", voorbeeld="", verplicht=False),
        Veld("gehoord", "Of er een gesprek was", voorbeeld="Op 24 maart 2026 vertelde u uw bezwaar."),
        Veld("verslag", "Verslag van het gesprek", voorbeeld="U vertelde over het plan.", verplicht=False),
        tabellen=(RECHTSMIDDEL,),
    ),
)
STEMMEN = (
    _kind(
        "stembrief",
        "Brief met een stemcode",
        Veld("stemronde", "Naam van de stemronde", voorbeeld="het wijkbudget van Seghwaert"),
        Veld("sluit_op", "Laatste dag", voorbeeld="dinsdag 28 april 2026"),
        Veld("leeftijd", "Vanaf welke leeftijd", voorbeeld="12"),
        Veld("stemlink", "Pagina om te stemmen", voorbeeld="https://voorbeeld.nl/stemmen/seghwaert/stem"),
        Veld("hoe", "Hoeveel ideeën iemand kiest", voorbeeld="U kiest hoogstens drie ideeën.", verplicht=False),
        tabellen=(
            Tabelveld("code", "De code", voorbeeld=Code("ABCD-EFGH-JKLM", "Uw code", "https://voorbeeld.nl/stem")),
        ),
        gemeen=(GEMEENTE,),
    ),
)
SOORTEN: tuple[Soort, ...] = (*ROND_AANVRAAG, *BESLUITEN, *GELD, *NA_AFLOOP, *BEZWAREN, *STEMMEN)
# As people look for them in the list of texts.
GROEPEN: tuple[tuple[str, tuple[Soort, ...]], ...] = (
    ("Rond een aanvraag", ROND_AANVRAAG),
    ("Besluiten", BESLUITEN),
    ("Geld", GELD),
    ("Na afloop", NA_AFLOOP),
    ("Bezwaar", BEZWAREN),
    ("Stemmen", STEMMEN),
)
