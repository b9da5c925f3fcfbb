"""Examples for the pattern pages: every component filled, empty, wrong and with long text. All of it is made up."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.html import format_html

from wijkwerk.web import datums, iconen
from wijkwerk.web.draden import Draad, Kraal, Streng
from wijkwerk.web.grafieken import Grafiek, Reeks
from wijkwerk.web.kaarten import Kaart, Punt, Vlak
from wijkwerk.web.tabellen import Kolom, Tabel

LANG = (
    "Overlast van zwerfafval, losse tegels en een kapotte bank bij het Vrijwilligersverenigingsgebouw achter de "
    "Kinderdagverblijfstraat, waar bewoners al sinds het voorjaar om vragen"
)
KLEUREN = (
    "accent",
    "accent-hover",
    "accent-soft",
    "thread",
    "ink",
    "ink-subtle",
    "ground",
    "surface",
    "sand",
    "border",
)


class VoorbeeldForm(forms.Form):
    """A form with every kind of field."""

    wat = forms.CharField(
        label="Wat is er aan de hand?",
        help_text="Vertel over de plek, niet over personen.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        error_messages={"required": "Vertel kort wat er aan de hand is."},
    )
    soort = forms.ChoiceField(
        label="Waar gaat het over?",
        choices=[("groen", "Groen en spelen"), ("afval", "Afval op straat"), ("verkeer", "Verkeer en parkeren")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waar het over gaat."},
    )
    buurt = forms.ChoiceField(
        label="In welke buurt?",
        choices=[("", "Kies een buurt"), ("1", "Molenbuurt"), ("2", "Havenkwartier")],
        error_messages={"required": "Kies een buurt uit de lijst."},
    )
    sinds = forms.DateField(label="Sinds wanneer?", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    mail = forms.EmailField(
        label="Uw e-mailadres",
        required=False,
        help_text="Alleen om u te laten weten wat er gebeurt.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl."},
    )
    foto = forms.FileField(label="Een foto", required=False)
    vaker = forms.BooleanField(label="Houd mij op de hoogte", required=False)


class StapForm(forms.Form):
    """One question on one page."""

    wat = forms.CharField(
        label="Vertel in uw eigen woorden wat er aan de hand is",
        help_text="Vertel over de plek, niet over personen.",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=500,
        error_messages={"required": "Vertel kort wat er aan de hand is."},
    )


class FilterForm(forms.Form):
    """Filters above a list."""

    zoek = forms.CharField(label="Zoek in meldingen", required=False)
    wijk = forms.ChoiceField(label="Wijk", required=False, choices=[("", "Alle wijken"), ("1", "Molenbuurt")])
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Alles"), ("nieuw", "Nieuw")])


def alles(ingevuld: Any) -> dict[str, Any]:
    """Return the examples for the public pattern page; `ingevuld` fills the form that can be tried."""
    return (
        _beeld()
        | _werk()
        | _draden()
        | {
            "leeg_form": VoorbeeldForm(ingevuld or None, prefix="leeg"),
            "form_fout": VoorbeeldForm({"fout-mail": "naam@"}, prefix="fout"),
            "kleuren": KLEUREN,
            "lang": LANG,
            "gezichten": [f"voorbeeld-{nummer}" for nummer in range(14)],
            "iconen": sorted(iconen.namen()),
            "nu": datums.nu(),
            "gisteren": datums.nu() - timedelta(days=1),
        }
    )


def werkplek() -> dict[str, Any]:
    """Return the examples for the staff pattern page."""
    return _beeld() | _werk() | _draden() | {"filter_form": FilterForm()}


def _werk() -> dict[str, Any]:
    nu = datums.nu()
    kolommen = [
        Kolom("Melding", sorteer="?op=melding"),
        Kolom("Wijk"),
        Kolom("Status"),
        Kolom("Dagen open", getal=True, sorteer="?op=dagen", richting="neer"),
    ]
    status = '<span class="utrecht-badge-status utrecht-badge-status--{}">{}</span>'
    rijen = [
        ["Losse tegels bij de brug", "Havenkwartier", format_html(status, "let-op", "Doorgezet"), 12],
        ["Te weinig bankjes in het park", "Molenbuurt", format_html(status, "info", "Nieuw"), 3],
        [LANG, "Molenbuurt", format_html(status, "goed", "Afgehandeld"), 1204],
    ]
    return {
        "tabel": Tabel("Meldingen die op u wachten", kolommen, rijen, ["Samen", "", "", 1219]),
        "tabel_leeg": Tabel("Meldingen die te laat zijn", kolommen, []),
        "tabs": [
            {"label": "Wacht op mij", "url": "?tab=mij", "actief": True, "aantal": 4},
            {"label": "Alle meldingen", "url": "?tab=alles", "actief": False, "aantal": 128},
            {"label": "Afgehandeld", "url": "?tab=klaar", "actief": False},
        ],
        "tijdlijn": [
            {
                "moment": nu,
                "titel": "De groenploeg bekijkt de plek",
                "tekst": "U hoort uiterlijk volgende week meer.",
                "nu": True,
            },
            {"moment": nu - timedelta(days=2), "titel": "Doorgezet naar de afdeling Groen", "door": "wijkregisseur"},
            {"moment": nu - timedelta(days=400), "titel": "Melding ontvangen", "url": "#tijdlijn", "tekst": LANG},
        ],
    }


def _beeld() -> dict[str, Any]:
    wijken = ["Molenbuurt", "Havenkwartier", "Oude Kern", "Parkzicht", "De Weide", "Zuiderplas"]
    aantallen = [42, 31, 18, 12, 7, 3]
    vlakken = [
        Vlak(naam, _vak(i), "#kaart", f"{aantallen[i]} meldingen", schaal=4 - min(i, 4))
        for i, naam in enumerate(wijken)
    ]
    punten = [
        Punt("Losse tegels", 52.066, 4.512, "#kaart", "doorgezet", "let-op"),
        Punt("Bankje", 52.054, 4.488, "#kaart"),
    ]
    maanden = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    dit_jaar = [12, 15, 14, 22, 31, 44, 38, 29, 24, 18, 15, 11]
    return {
        "kaart": Kaart(
            "De meeste meldingen komen uit de Molenbuurt",
            vlakken,
            punten,
            [(0, "tot 5"), (2, "5 tot 20"), (4, "meer dan 40")],
            schematisch=True,
        ),
        "kaart_leeg": Kaart("Meldingen van deze week"),
        "staaf": Grafiek(
            "In de Molenbuurt zijn de meeste meldingen",
            "Staafgrafiek van het aantal meldingen per wijk. De Molenbuurt heeft er 42, de Zuiderplas 3.",
            wijken,
            [Reeks("Meldingen", aantallen)],
            kop="Wijk",
        ),
        "lijn": Grafiek(
            "In de zomer kwamen meer meldingen dan vorig jaar",
            "Lijngrafiek van het aantal meldingen per maand, dit jaar en vorig jaar, met een piek in juni.",
            maanden,
            [Reeks("Dit jaar", dit_jaar), Reeks("Vorig jaar", [10, 11, None, 19, 25, 28, 30, 27, 20, 19, 14, 12])],
            "lijn",
            kop="Maand",
        ),
        "grafiek_leeg": Grafiek("Meldingen per wijk", "Nog zonder cijfers.", [], [], kop="Wijk"),
    }


def _draden() -> dict[str, Any]:
    """Return threads: one link, a long chain, very many signals, hidden records, and nothing yet."""
    nu = datums.nu()

    def bead(sleutel: str, woord: str, titel: str, plaats: int, **velden: Any) -> Kraal:
        return Kraal(sleutel, woord, titel, nu - timedelta(days=60 - 8 * plaats), plaats=plaats, **velden)

    melding = bead("s", "Signaal", "Afval naast de container", 1, nummer="S26-00012-K", staat="Op de agenda")
    thema = bead("t", "Thema", "Afval bij de containers", 2, nummer="T26-00003-X", staat="Loopt", url="#draad")
    punt = bead("p", "Agendapunt", "Komt er een tweede container bij het plein?", 3, staat="Besloten", url="#draad")
    besluit = bead("b", "Besluit", "Een tweede container plaatsen", 4, url="#draad", tekst="Er komt een container bij.")
    acties = [bead(f"a{n}", "Actie", titel, 5, staat="Klaar") for n, titel in enumerate(("Bestellen", "Plaatsen"))]
    terug = bead("r", "Terugkoppeling", "Er is besloten", 6, staat="Verstuurd")
    meldingen = [
        bead(f"s{n}", "Signaal", f"Melding {n} over afval", 1, woorden="signalen", url="#draad") for n in range(1, 21)
    ]
    paren = [("s", "t"), ("t", "p"), ("p", "b"), ("b", "a0"), ("b", "a1"), ("t", "r")]
    keten = [Streng(van, naar) for van, naar in paren]
    return {
        "draad_een": Draad("Dit leidde tot 1 thema.", melding, heen=[thema], strengen=keten[:1]),
        "draad_lang": Draad(
            "Dit kwam van 1 signaal en 1 thema, en leidde tot 1 besluit, 2 acties en 1 terugkoppeling.",
            punt,
            [melding, thema],
            [besluit, *acties, terug],
            keten,
        ),
        "draad_veel": Draad(
            "Dit kwam van 5.000 signalen en leidde tot 1 agendapunt.",
            thema,
            meldingen,
            [punt],
            [*(Streng(kraal.sleutel, "t") for kraal in meldingen), keten[1]],
            meer=[("signalen", 4980)],
        ),
        "draad_verborgen": Draad(
            "Dit leidde tot 1 besluit.", melding, heen=[besluit], strengen=[Streng("s", "b", direct=False)], verborgen=2
        ),
        "draad_leeg": Draad("", melding),
    }


def _vak(nummer: int) -> dict[str, Any]:
    """Return a slightly crooked block in a grid of three by two, so that the example reads as a map."""
    rij, kolom = divmod(nummer, 3)

    def hoek(k: int, r: int) -> list[float]:
        scheef = ((k * 7 + r * 5) % 4 - 1.5) * 0.0022
        return [4.47 + k * 0.02 + scheef, 52.075 - r * 0.014 + scheef * 0.7]

    ring = [hoek(kolom, rij), hoek(kolom + 1, rij), hoek(kolom + 1, rij + 1), hoek(kolom, rij + 1)]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
