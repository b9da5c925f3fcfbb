"""The kinds of letters of this room: what each may say, with an example of every value."""

from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern.documenten.inhoud import Code, Feiten, Kader, Tabel
from wijkwerk.kern.documenten.register import Soort, Tabelveld, Veld

TEKSTEN = Path(__file__).parent.parent / "brieven"
KAMER = "subsidies."

GEMEENTE = Veld("gemeente", _l("Naam van de gemeente"), voorbeeld="Voorbeeld")
GEMEEN = (
    GEMEENTE,
    Veld("aanvrager", _l("Naam van de aanvrager"), voorbeeld="mevrouw N. Azizi"),
    Veld("nummer", _l("Nummer van de aanvraag"), voorbeeld="A26-00123-K"),
    Veld("titel", _l("Naam van het plan"), voorbeeld="Straatfeest in de Weiden"),
    Veld("fonds", _l("Naam van de regeling"), voorbeeld="Wijk aan Zet"),
    Veld("gevraagd", _l("Gevraagd bedrag"), voorbeeld="EUR 450,00"),
    Veld("volglink", _l("Eigen pagina van de aanvrager"), voorbeeld="https://voorbeeld.nl/aanvraag/abc"),
)
BEDRAG = Veld("bedrag", _l("Bedrag van het besluit"), voorbeeld="EUR 400,00")
TERMIJN = Veld("uiterlijk_op", _l("Uiterlijk op"), voorbeeld="dinsdag 28 april 2026")
RECHTSMIDDEL = Tabelveld(
    "rechtsmiddel",
    _l("Hoe iemand bezwaar maakt, of naar de rechter gaat"),
    voorbeeld=Kader(
        "Bel ons gerust. U kunt **tot en met dinsdag 28 april 2026** bezwaar maken.",
        titel="Bent u het niet eens met dit besluit?",
    ),
)
BESLUIT = (
    Veld("motivering", _l("Waarom wij dit besluiten"), voorbeeld="Uw plan brengt buren bij elkaar."),
    Veld("besluitnemer", _l("Wie besloot"), voorbeeld="M. Tolsma, wijkregisseur"),
)
REGEL = Veld("regel", _l("De regel waarop het rust"), voorbeeld="artikel 4, lid 1, van de regeling Wijk aan Zet.")
TERUG_VOOR = Veld("terug_voor", _l("Terug te betalen voor"), voorbeeld="dinsdag 28 april 2026", verplicht=False)
TERUG = (
    Veld("terug", _l("Bedrag dat terug moet"), voorbeeld="EUR 50,00", verplicht=False),
    TERUG_VOOR,
)
BETALEN = Tabelveld(
    "betaalgegevens",
    _l("Waarheen iemand terugbetaalt"),
    voorbeeld=Feiten(
        (("Bedrag", "EUR 50,00"), ("Rekening", "NL00 VOOR 0123 4567 89"), ("Zet erbij", "F26-00012-K")),
    ),
)
BETAALUITLEG = Veld("betaaluitleg", _l("Hoe het geld komt"), voorbeeld="Wij maken het binnen twee weken over.")
TOEKENNING = (
    *BESLUIT,
    BEDRAG,
    BETAALUITLEG,
    Veld("grondslag", _l("De regeling waarop het rust"), voorbeeld="Subsidieregeling Wijk aan Zet, artikel 2"),
    Veld("na_afloop", _l("Wat iemand na afloop vertelt"), voorbeeld="Na afloop horen wij graag hoe het was."),
    Veld("minder", _l("Het is minder dan gevraagd"), voorbeeld=True, verplicht=False),
    Veld(
        "nog_regelen", _l("Wat iemand zelf nog regelt"), voorbeeld=("Meld het feest bij de gemeente.",), verplicht=False
    ),
)
KOSTEN = Tabelveld(
    "kosten",
    _l("Waar het geld voor is"),
    voorbeeld=Tabel(("Waarvoor", "Bedrag"), (("Huur van een springkussen", "EUR 180,00"),), ("links", "rechts")),
)
BEZWAAR = (
    Veld("bezwaarnummer", _l("Nummer van het bezwaar"), voorbeeld="W26-00012-S"),
    Veld("besluitnummer", _l("Nummer van het besluit"), voorbeeld="K26-00123-K"),
    Veld("bezwaarlink", _l("Eigen pagina van het bezwaar"), voorbeeld="https://voorbeeld.nl/bezwaar/abc"),
)
VERTELLEN = Veld("verantwoordlink", _l("Pagina om te vertellen"), voorbeeld="https://voorbeeld.nl/verantwoording/abc")


def _kind(
    sleutel: str,
    naam: str | Promise,
    *velden: Veld,
    tabellen: tuple[Tabelveld, ...] = (),
    gemeen: tuple[Veld, ...] = GEMEEN,
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
        _l("Ontvangst van een aanvraag"),
        Veld("ontvangen_op", _l("Ontvangen op"), voorbeeld="dinsdag 3 maart 2026"),
        TERMIJN,
        Veld("steun_nodig", _l("Er is nog steun van buren nodig"), voorbeeld=True, verplicht=False),
    ),
    _kind(
        "bericht", _l("Bericht over een aanvraag"), Veld("bericht", _l("Het bericht"), voorbeeld="Hoe laat begint het?")
    ),
    _kind(
        "aanvulling", _l("Vraag om aan te vullen"), Veld("vraag", _l("Wat er mist"), voorbeeld="Een offerte."), TERMIJN
    ),
    _kind("verdaging", _l("Besluit komt later"), Veld("reden", _l("Waarom"), voorbeeld="Wij vragen advies."), TERMIJN),
    _kind(
        "uitnodiging_medestander",
        _l("Uitnodiging om mee te doen"),
        Veld("medelink", _l("Pagina voor buren"), voorbeeld="https://voorbeeld.nl/medestander/abc"),
    ),
)
BESLUITEN = (
    _kind("verlening", _l("Toekenning"), *TOEKENNING, tabellen=(KOSTEN, RECHTSMIDDEL)),
    _kind("direct", _l("Toekenning, direct vastgesteld"), *TOEKENNING, tabellen=(KOSTEN, RECHTSMIDDEL)),
    _kind(
        "weigering",
        _l("Afwijzing"),
        *BESLUIT,
        REGEL,
        Veld("deur", _l("Waar iemand wel terechtkan"), voorbeeld="Bel uw wijkregisseur: die denkt mee."),
        tabellen=(RECHTSMIDDEL,),
    ),
    _kind("buiten", _l("Niet in behandeling genomen"), *BESLUIT, tabellen=(RECHTSMIDDEL,)),
    _kind(
        "vaststelling",
        _l("Vaststelling"),
        *BESLUIT,
        BEDRAG,
        Veld("nog", _l("Bedrag dat nog komt"), voorbeeld="", verplicht=False),
        *TERUG,
        tabellen=(RECHTSMIDDEL,),
    ),
    _kind("intrekking", _l("Intrekking"), *BESLUIT, BEDRAG, REGEL, *TERUG, tabellen=(RECHTSMIDDEL,)),
)
GELD = (
    _kind(
        "betaling_mislukt",
        _l("Betaling kwam terug"),
        Veld("bedrag", _l("Bedrag van de betaling"), voorbeeld="EUR 450,00"),
        Veld("reden", _l("Wat de bank zegt"), voorbeeld="De rekening is opgeheven."),
    ),
    _kind(
        "terugvordering",
        _l("Geld terugbetalen"),
        *BESLUIT,
        *TERUG,
        Veld("besluitnummer", _l("Nummer van het besluit"), voorbeeld="K26-00123-K"),
        tabellen=(BETALEN, RECHTSMIDDEL),
    ),
    _kind("vordering_herinnering", _l("Herinnering om terug te betalen"), *TERUG, tabellen=(BETALEN,)),
    _kind("kwijtschelding", _l("Niet meer terugbetalen"), *BESLUIT, *TERUG),
)
NA_AFLOOP = (
    _kind("herinnering", _l("Vraag om te vertellen hoe het was"), TERMIJN, VERTELLEN),
    _kind(
        "bonnen",
        _l("Vraag om bonnen"),
        TERMIJN,
        VERTELLEN,
        Veld("steekproef", _l("De aanvraag is geloot"), voorbeeld=True, verplicht=False),
        Veld("vraag", _l("Wat wij willen zien"), voorbeeld="De bon van de springkussens.", verplicht=False),
    ),
)
BEZWAREN = (
    _kind(
        "bezwaar_ontvangst",
        _l("Ontvangst van een bezwaar"),
        *BEZWAAR,
        TERMIJN,
        Veld("ontvangen_op", _l("Ontvangen op"), voorbeeld="dinsdag 3 maart 2026"),
        Veld("bezwaar_tot", _l("Laatste dag voor bezwaar"), voorbeeld="maandag 2 maart 2026"),
        Veld("te_laat", _l("Het bezwaar kwam te laat"), voorbeeld=True, verplicht=False),
        Veld("wil_horen", _l("De bezwaarmaker wil het vertellen"), voorbeeld=True, verplicht=False),
    ),
    _kind(
        "hoorzitting",
        _l("Uitnodiging om een bezwaar te vertellen"),
        *BEZWAAR,
        Veld("moment", _l("Wanneer"), voorbeeld="dinsdag 24 maart 2026, 10.00 uur"),
        Veld("plek", _l("Waar"), voorbeeld="Stadhuis, kamer 2.14"),
    ),
    _kind(
        "bezwaar_verdaging",
        _l("Besluit op bezwaar komt later"),
        *BEZWAAR,
        TERMIJN,
        Veld("reden", _l("Waarom"), voorbeeld="Wij wachten op een verslag."),
    ),
    _kind(
        "bezwaar_ingetrokken",
        _l("Bezwaar ingetrokken"),
        *BEZWAAR,
        Veld("ingetrokken_op", _l("Ingetrokken op"), voorbeeld="dinsdag 10 maart 2026"),
        Veld("bezwaar_tot", _l("Laatste dag voor bezwaar"), voorbeeld="dinsdag 14 april 2026", verplicht=False),
    ),
    _kind(
        "bezwaar_besluit",
        _l("Besluit op bezwaar"),
        *BEZWAAR,
        *BESLUIT,
        Veld("gegrond", _l("De bezwaarmaker krijgt gelijk"), voorbeeld=True, verplicht=False),
        Veld("ongegrond", _l("Het besluit blijft"), voorbeeld=False, verplicht=False),
        Veld("niet_ontvankelijk", _l("Het bezwaar kan niet worden behandeld"), voorbeeld=False, verplicht=False),
        Veld("bedrag", _l("Nieuw bedrag"), voorbeeld="EUR 400,00", verplicht=False),
        Veld("betaaluitleg", _l("Hoe het geld komt"), voorbeeld="Wij maken het over.", verplicht=False),
        Veld("heropend", _l("De aanvraag wordt alsnog behandeld"), voorbeeld=False, verplicht=False),
        Veld("besluit_voor", _l("Besluit over de aanvraag voor"), voorbeeld="", verplicht=False),
        Veld("niet_terug", _l("Bedrag dat niet terug hoeft"), voorbeeld="", verplicht=False),
        Veld("gehoord", _l("Of er een gesprek was"), voorbeeld="Op 24 maart 2026 vertelde u uw bezwaar."),
        Veld("verslag", _l("Verslag van het gesprek"), voorbeeld="U vertelde over het plan.", verplicht=False),
        tabellen=(RECHTSMIDDEL,),
    ),
)
STEMMEN = (
    _kind(
        "stembrief",
        _l("Brief met een stemcode"),
        Veld("stemronde", _l("Naam van de stemronde"), voorbeeld="het wijkbudget van Seghwaert"),
        Veld("sluit_op", _l("Laatste dag"), voorbeeld="dinsdag 28 april 2026"),
        Veld("leeftijd", _l("Vanaf welke leeftijd"), voorbeeld="12"),
        Veld("stemlink", _l("Pagina om te stemmen"), voorbeeld="https://voorbeeld.nl/stemmen/seghwaert/stem"),
        Veld("hoe", _l("Hoeveel ideeën iemand kiest"), voorbeeld="U kiest hoogstens drie ideeën.", verplicht=False),
        tabellen=(
            Tabelveld("code", _l("De code"), voorbeeld=Code("ABCD-EFGH-JKLM", "Uw code", "https://voorbeeld.nl/stem")),
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
