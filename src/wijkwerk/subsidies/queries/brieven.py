"""What letters about an application say: the values of one application, decision or claim, in words."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.documenten.inhoud import Feiten, Kader, Tabel
from wijkwerk.kern.documenten.regel import literal
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Vordering
from wijkwerk.subsidies.queries.betaalwijze import UITKERING_IN_BRIEF
from wijkwerk.subsidies.queries.brieven_soorten import GROEPEN, KAMER, SOORTEN
from wijkwerk.subsidies.states.aanvraag import Betaalwijze
from wijkwerk.subsidies.states.besluit import Besluitsoort
from wijkwerk.subsidies.states.regeling import Verantwoordingswijze
from wijkwerk.web.datums import als_euro, plaatselijk

__all__ = ["GROEPEN", "KAMER", "SOORTEN"]


def in_full(waarde: date | datetime) -> str:
    """Return a day or a moment as a letter says it, always with the year: letters are kept."""
    hier = plaatselijk(waarde)
    dag = date_format(hier, "l j F Y")
    return _("%(dag)s, %(tijd)s uur") % {"dag": dag, "tijd": f"{hier:%H.%M}"} if isinstance(hier, datetime) else dag


def follow_link(aanvraag: Aanvraag) -> str:
    """Return the absolute address of the applicant's own page."""
    return settings.ADRES + reverse("subsidies:volgen", args=[aanvraag.token])


def common_values(aanvraag: Aanvraag) -> dict[str, Any]:
    """Return the values that every letter about an application may use."""
    return {
        "gemeente": settings.GEMEENTE["gemeente"],
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
        "ontvangen_op": in_full(klok.dag_van(aanvraag.ontvangen_op)),
        "uiterlijk_op": in_full(uiterlijk) if uiterlijk else "",
        "steun_nodig": nodig,
    }


def grant_values(aanvraag: Aanvraag) -> dict[str, Any]:
    """Return what a grant says: how the money comes, what it is for, what is told afterwards, what to arrange."""
    return {
        "bedrag": als_euro(aanvraag.toegekend or 0),
        "minder": (aanvraag.toegekend or 0) < aanvraag.gevraagd,
        "betaaluitleg": payment_words(aanvraag),
        "grondslag": aanvraag.regelingversie.grondslag,
        "na_afloop": telling_words(aanvraag),
        "nog_regelen": _still_to_arrange(aanvraag),
        "kosten": cost_table(aanvraag),
    }


def cost_table(aanvraag: Aanvraag) -> Tabel:
    """Return the budget of the plan as a table with its sum."""
    regels = list(aanvraag.kosten.all())
    return Tabel(
        (_("Waarvoor"), _("Bedrag")),
        tuple((literal(regel.omschrijving), als_euro(regel.bedrag)) for regel in regels),
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


def telling_words(aanvraag: Aanvraag) -> str:
    """Return what somebody tells afterwards, as the band of the grant asks; empty when nothing is asked."""
    wijze = aanvraag.band.verantwoording if aanvraag.band else Verantwoordingswijze.GEEN
    if wijze == Verantwoordingswijze.GEEN:
        return ""
    kort = _("Na afloop horen wij graag hoe het was: een foto, drie zinnen, hoeveel mensen er waren en wat het kostte.")
    if wijze == Verantwoordingswijze.BONNEN:
        return kort + " " + _("Wij vragen dan ook om de bonnen. Bewaar ze dus goed. U krijgt van ons een bericht.")
    if wijze == Verantwoordingswijze.STEEKPROEF:
        rest = _("Bewaar de bonnen: een paar aanvragen worden geloot, en daarvan bekijken wij ze.")
        return f"{kort} {rest} " + _("U krijgt van ons een bericht.")
    return kort + " " + _("U krijgt daarover een bericht. Bonnen hoeft u niet te sturen.")


def _still_to_arrange(aanvraag: Aanvraag) -> tuple[str, ...]:
    regels = aanvraag.regelingversie.voorwaarden.filter(soort="melding").exclude(wat_te_doen="")
    return tuple(
        regel.wat_te_doen for regel in regels if getattr(aanvraag, regel.instelling.get("wanneer", ""), None) is True
    )


def ground_words(beschikking: Beschikking) -> str:
    """Return the rule or the law that a decision rests on, in words."""
    if beschikking.voorwaarde is None:
        if not beschikking.weigergrond.startswith("Awb "):
            return beschikking.weigergrond
        return _("artikel %(artikel)s van de Algemene wet bestuursrecht") % {"artikel": beschikking.weigergrond[4:]}
    versie = beschikking.voorwaarde.versie
    return _('%(artikel)s van %(grondslag)s: "%(tekst)s"') % {
        "artikel": beschikking.voorwaarde.artikel,
        "grondslag": versie.grondslag,
        "tekst": beschikking.voorwaarde.tekst,
    }


def post_address() -> str:
    """Return where a letter to the municipality goes, in one line; empty when no address is set."""
    return ", ".join(deel.strip() for deel in settings.GEMEENTE["postadres"].split("|") if deel.strip())


def remedy(beschikking: Beschikking, tot: date) -> Kader:
    """Return who may object or appeal, how, where and until when (Awb, artikel 3:45; 6:23 for a court)."""
    if beschikking.soort == Besluitsoort.BEZWAAR:
        return Kader(_appeal_words(tot), titel=_("Bent u het niet eens met dit besluit?"))
    blij = beschikking.soort in (Besluitsoort.VERLENING, Besluitsoort.DIRECT)
    titel = _("Klopt er iets niet?") if blij else _("Bent u het niet eens met dit besluit?")
    return Kader(_objection_words(beschikking, tot), titel=titel)


def _objection_words(beschikking: Beschikking, tot: date) -> str:
    adres = post_address()
    waar = _("het college van burgemeester en wethouders") + (f", {literal(adres)}" if adres else "")
    return _(
        "Bel ons gerust: vaak komen wij er samen uit. U en anderen die dit besluit raakt, kunnen ook bezwaar maken. "
        "Dan kijkt iemand anders opnieuw. Dat kost niets. Het kan **tot en met %(tot)s**.\n\n"
        "Doe het op uw eigen pagina: %(link)s\n\n"
        "Of stuur een brief aan %(waar)s. Zet erin: uw naam en adres, de datum, het nummer %(nummer)s, waarom u het er "
        "niet mee eens bent, en uw handtekening."
    ) % {
        "tot": in_full(tot),
        "link": follow_link(beschikking.aanvraag),
        "waar": waar,
        "nummer": beschikking.nummer,
    }


def _appeal_words(tot: date) -> str:
    return _(
        "U kunt **tot en met %(tot)s** in beroep gaan bij de rechtbank in uw gebied, afdeling bestuursrecht. Dat kan "
        "op [rechtspraak.nl](https://www.rechtspraak.nl), met DigiD, of met een brief. Zet in de brief: uw naam en "
        "adres, de datum, waarom u het er niet mee eens bent, en uw handtekening. Stuur dit besluit mee. De rechtbank "
        "vraagt geld voor een beroep (griffierecht).\n\n"
        "Kunt u niet wachten op de rechter? Vraag dan de voorzieningenrechter om een voorlopige voorziening.\n\n"
        "Hulp nodig? Het Juridisch Loket geeft gratis advies. Dit staat in artikel 8:1 en 6:7 van de Algemene wet "
        "bestuursrecht."
    ) % {"tot": in_full(tot)}


def pay_back_facts(vordering: Vordering) -> Feiten:
    """Return what somebody needs to pay back: how much, by when, to which account, with which number."""
    bank = settings.BANK
    iban = bank["iban"]
    paren = [
        (_("Bedrag"), als_euro(vordering.open)),
        (_("Uiterlijk op"), in_full(vordering.uiterlijk_op)),
        (_("Rekening"), " ".join(iban[plek : plek + 4] for plek in range(0, len(iban), 4))),
        (_("Op naam van"), literal(bank["naam"])),
        (_("Zet erbij"), vordering.nummer),
    ]
    return Feiten(tuple((naam, waarde) for naam, waarde in paren if waarde))
