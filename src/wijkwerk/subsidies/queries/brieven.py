"""The kinds of letters of this room: what each may say, and the values of one application in them."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import klok
from wijkwerk.kern.documenten.inhoud import Kader, Tabel
from wijkwerk.kern.documenten.register import Soort, Tabelveld, Veld
from wijkwerk.subsidies.models import Aanvraag, Beschikking
from wijkwerk.subsidies.queries.betaalwijze import UITKERING_IN_BRIEF
from wijkwerk.subsidies.states.aanvraag import Betaalwijze
from wijkwerk.web.datums import als_dag, als_euro

REMEDY_TITLE = _l("Bent u het niet eens met dit besluit?")
TEKSTEN = Path(__file__).parent.parent / "brieven"
VOORBEELD = Tabel(("Waarvoor", "Bedrag"), (("Huur van een springkussen", "EUR 180,00"),), ("links", "rechts"))

GEMEEN = (
    Veld("aanvrager", "Naam van de aanvrager", voorbeeld="mevrouw N. Azizi"),
    Veld("nummer", "Nummer van de aanvraag", voorbeeld="A26-00123-K"),
    Veld("titel", "Naam van het plan", voorbeeld="Straatfeest in de Weiden"),
    Veld("fonds", "Naam van de regeling", voorbeeld="Wijk aan Zet"),
    Veld("gevraagd", "Gevraagd bedrag", voorbeeld="EUR 450,00"),
    Veld("volglink", "Eigen pagina van de aanvrager", voorbeeld="https://voorbeeld.nl/aanvraag/abc"),
)
MOTIVERING = Veld("motivering", "Waarom wij dit besluiten", voorbeeld="Uw plan brengt buren bij elkaar.")
BEDRAG = Veld("bedrag", "Bedrag van het besluit", voorbeeld="EUR 450,00")
BESLUITNEMER = Veld("besluitnemer", "Wie besloot", voorbeeld="M. Tolsma, wijkregisseur")
RECHTSMIDDEL = Tabelveld(
    "rechtsmiddel",
    "Hoe iemand bezwaar maakt",
    voorbeeld=Kader(
        "U kunt **tot en met dinsdag 28 april** bezwaar maken.", titel="Bent u het niet eens met dit besluit?"
    ),
)
KOSTEN = Tabelveld("kosten", "Waar het geld voor is", voorbeeld=VOORBEELD)
BETAALUITLEG = Veld("betaaluitleg", "Hoe het geld komt", voorbeeld="Wij maken het binnen twee weken over.")
GRONDSLAG = Veld("grondslag", "De regeling waarop het rust", voorbeeld="Subsidieregeling Wijk aan Zet, artikel 2")
REGEL = Veld("regel", "De regel waarop het rust", voorbeeld="artikel 4, lid 1, van de regeling Wijk aan Zet")
DEUR = Veld("deur", "Waar iemand wel terechtkan", voorbeeld="Bel uw wijkregisseur: die denkt mee.")
TERMIJN = Veld("uiterlijk_op", "Uiterlijk op", voorbeeld="dinsdag 28 april")
TERUG = (
    Veld("terug", "Bedrag dat terug moet", voorbeeld="EUR 50,00", verplicht=False),
    Veld("terug_voor", "Terug te betalen voor", voorbeeld="dinsdag 28 april", verplicht=False),
)
BESLUIT = (MOTIVERING, BESLUITNEMER)


def _kind(sleutel: str, naam: str, *velden: Veld, tabellen: tuple[Tabelveld, ...] = ()) -> Soort:
    return Soort(
        f"subsidies.{sleutel}",
        naam,
        standaardtekst=TEKSTEN / f"{sleutel}.md",
        velden=(*GEMEEN, *velden),
        tabellen=tabellen,
    )


SOORTEN: tuple[Soort, ...] = (
    _kind(
        "ontvangst",
        "Ontvangst van een aanvraag",
        Veld("ontvangen_op", "Ontvangen op", voorbeeld="dinsdag 3 maart, 10.30 uur"),
        TERMIJN,
        Veld("steun_nodig", "Er is nog steun van buren nodig", voorbeeld=True, verplicht=False),
    ),
    _kind("bericht", "Bericht over een aanvraag", Veld("bericht", "Het bericht", voorbeeld="Hoe laat begint het?")),
    _kind("aanvulling", "Vraag om aan te vullen", Veld("vraag", "Wat er mist", voorbeeld="Een offerte."), TERMIJN),
    _kind("verdaging", "Besluit komt later", Veld("reden", "Waarom", voorbeeld="Wij vragen advies."), TERMIJN),
    _kind("verlening", "Toekenning", *BESLUIT, BEDRAG, BETAALUITLEG, GRONDSLAG, tabellen=(KOSTEN, RECHTSMIDDEL)),
    _kind(
        "direct",
        "Toekenning, direct vastgesteld",
        *BESLUIT,
        BEDRAG,
        BETAALUITLEG,
        GRONDSLAG,
        tabellen=(KOSTEN, RECHTSMIDDEL),
    ),
    _kind("weigering", "Afwijzing", *BESLUIT, REGEL, DEUR, tabellen=(RECHTSMIDDEL,)),
    _kind("buiten", "Niet in behandeling genomen", *BESLUIT, tabellen=(RECHTSMIDDEL,)),
    _kind("vaststelling", "Vaststelling", *BESLUIT, BEDRAG, *TERUG, tabellen=(RECHTSMIDDEL,)),
    _kind("intrekking", "Intrekking", *BESLUIT, BEDRAG, REGEL, *TERUG, tabellen=(RECHTSMIDDEL,)),
    _kind(
        "betaling_mislukt",
        "Betaling kwam terug",
        Veld("bedrag", "Bedrag van de betaling", voorbeeld="EUR 450,00"),
        Veld("reden", "Wat de bank zegt", voorbeeld="De rekening is opgeheven."),
    ),
)


def follow_link(aanvraag: Aanvraag) -> str:
    """Return the absolute address of the applicant's own page."""
    return settings.ADRES + reverse("subsidies:volgen", args=[aanvraag.token])


def common_values(aanvraag: Aanvraag) -> dict[str, Any]:
    """Return the values that every letter about an application may use."""
    return {
        "aanvrager": aanvraag.aanvrager.naam,
        "nummer": aanvraag.nummer,
        "titel": aanvraag.titel,
        "fonds": aanvraag.regelingversie.regeling.naam,
        "gevraagd": als_euro(aanvraag.gevraagd),
        "volglink": follow_link(aanvraag),
    }


def receipt_values(aanvraag: Aanvraag) -> dict[str, Any]:
    """Return what the receipt says besides: when it came in, by when there is a decision, whether support is needed."""
    nodig = aanvraag.uitkomsten.filter(voorwaarde__soort="minimum_steun").exclude(berekend="ja").exists()
    uiterlijk = aanvraag.beslis_uiterlijk
    return {
        "ontvangen_op": als_dag(klok.dag_van(aanvraag.ontvangen_op)),
        "uiterlijk_op": als_dag(uiterlijk) if uiterlijk else "",
        "steun_nodig": nodig,
    }


def cost_table(aanvraag: Aanvraag) -> Tabel:
    """Return the budget of the plan as a table with its sum."""
    regels = list(aanvraag.kosten.all())
    return Tabel(
        (_("Waarvoor"), _("Bedrag")),
        tuple((regel.omschrijving, als_euro(regel.bedrag)) for regel in regels),
        ("links", "rechts"),
        totaal=(_("Samen"), als_euro(sum(regel.bedrag for regel in regels))),
    )


def payment_words(aanvraag: Aanvraag) -> str:
    """Return how the money comes, in words for who gets it."""
    if aanvraag.betaalwijze == Betaalwijze.FACTUUR:
        return _("De gemeente betaalt de rekening van uw leverancier. Stuur ons de rekening zodra u die heeft.")
    if aanvraag.betaalwijze == Betaalwijze.KAART:
        return _("U krijgt een betaalkaart van de gemeente. Wij bellen u om af te spreken waar u die ophaalt.")
    return f"{_transfer_words(aanvraag)} {UITKERING_IN_BRIEF}"


def _transfer_words(aanvraag: Aanvraag) -> str:
    procent = aanvraag.band.voorschot_procent if aanvraag.band else 100
    if aanvraag.vastgesteld is not None or procent >= 100:
        return _("Wij maken het geld binnen twee weken over op de rekening die u opgaf.")
    voorschot = als_euro((aanvraag.toegekend or 0) * procent // 100)
    return _(
        "Wij maken binnen twee weken %(voorschot)s over op de rekening die u opgaf. De rest komt als u heeft verteld "
        "hoe het ging."
    ) % {"voorschot": voorschot}


def ground_words(beschikking: Beschikking) -> str:
    """Return the rule or the law that a refusal rests on, in words."""
    if beschikking.voorwaarde is None:
        return beschikking.weigergrond
    versie = beschikking.voorwaarde.versie
    return _("%(artikel)s van %(grondslag)s: %(tekst)s") % {
        "artikel": beschikking.voorwaarde.artikel,
        "grondslag": versie.grondslag,
        "tekst": beschikking.voorwaarde.tekst,
    }


def remedy_words(beschikking: Beschikking, tot: date) -> str:
    """Return how, where and until when one objects (Awb, artikel 3:45)."""
    return _(
        "U kunt **tot en met %(tot)s** bezwaar maken. Dat kost niets. Doe het op uw eigen pagina: %(link)s. Of stuur "
        "een brief aan het college van burgemeester en wethouders. Zet erin: uw naam en adres, de datum, het nummer "
        "%(nummer)s, waarom u het er niet mee eens bent, en uw handtekening. Bel ons gerust eerst: vaak komen wij er "
        "samen uit."
    ) % {"tot": als_dag(tot), "link": follow_link(beschikking.aanvraag), "nummer": beschikking.nummer}
