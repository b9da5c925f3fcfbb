"""Sending letters about an application: as a mail with the letter, or as a letter for the post."""

from datetime import date
from typing import Any

from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.documenten import actions as documenten
from wijkwerk.kern.documenten.inhoud import Kader
from wijkwerk.kern.documenten.models import Document
from wijkwerk.kern.documenten.plat import tekst
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.models import Aanvraag, Beschikking
from wijkwerk.subsidies.queries import brieven as inhoud
from wijkwerk.subsidies.queries.klok import objection_until
from wijkwerk.subsidies.states.besluit import Besluitsoort
from wijkwerk.web.datums import als_dag, als_euro

MAIL, BRIEF = "mail", "brief"


def send(aanvraag: Aanvraag, soort: str, *, sleutel: str, by: Persoon | None = None, **velden: Any) -> Document:
    """Make a letter of kind `soort` and send it, in the transaction of the caller. The same `sleutel` sends once.

    By mail with the letter as PDF when there is an address for it, else as a letter that waits for the post. Dates
    and amounts in `velden` may come as they are: a date is written in words; cents have to be words already.
    """
    gegevens = inhoud.common_values(aanvraag) | {naam: _say(waarde) for naam, waarde in velden.items()}
    if soort == "ontvangst":
        gegevens |= inhoud.receipt_values(aanvraag)
    wie = aanvraag.aanvrager
    adres = (wie.naam, wie.straat, f"{wie.postcode[:4]} {wie.postcode[4:]}  {wie.plaats}")
    document = documenten.make(
        f"subsidies.{soort}",
        sleutel=f"subsidies:{sleutel}",
        over=aanvraag,
        gegevens=gegevens,
        geadresseerde=adres,
        kenmerk=aanvraag.nummer,
        taal=wie.taal[:2],
        by=by,
    )
    _hand_over(aanvraag, document, adres)
    return document


def _hand_over(aanvraag: Aanvraag, document: Document, adres: tuple[str, ...]) -> None:
    wie = aanvraag.aanvrager
    berichten.send(
        sleutel=document.sleutel,
        kanaal=MAIL if wie.email else BRIEF,
        aan=wie.email or "\n".join(adres),
        naam=wie.naam,
        onderwerp=document.titel,
        tekst=tekst(document.stuk),
        over=aanvraag,
        document=document,
    )


def send_decision(beschikking: Beschikking, *, by: Persoon | None) -> Document:
    """Send the letter of a decision: from then on it is known, and the time to object runs (Awb, artikel 3:41, 6:8)."""
    aanvraag = beschikking.aanvraag
    vandaag = klok.vandaag()
    tot = objection_until(vandaag)
    document = send(
        aanvraag,
        beschikking.soort,
        sleutel=f"beschikking:{beschikking.pk}",
        by=by,
        **_decision_values(beschikking),
        rechtsmiddel=_remedy(beschikking, tot),
    )
    beschikking.document, beschikking.bekendgemaakt_op, beschikking.bezwaar_tot = document, vandaag, tot
    beschikking.save(update_fields=["document", "bekendgemaakt_op", "bezwaar_tot"])
    return document


def _decision_values(beschikking: Beschikking) -> dict[str, Any]:
    aanvraag = beschikking.aanvraag
    gegevens: dict[str, Any] = {"motivering": beschikking.motivering, "besluitnemer": beschikking.besluitnemer}
    if beschikking.soort in (Besluitsoort.VERLENING, Besluitsoort.DIRECT):
        gegevens |= {
            "bedrag": als_euro(beschikking.bedrag or 0),
            "betaaluitleg": inhoud.payment_words(aanvraag),
            "grondslag": aanvraag.regelingversie.grondslag,
            "kosten": inhoud.cost_table(aanvraag),
        }
    if beschikking.soort == Besluitsoort.WEIGERING:
        gegevens |= {"regel": inhoud.ground_words(beschikking), "deur": beschikking.deur}
    if beschikking.soort in (Besluitsoort.VASTSTELLING, Besluitsoort.INTREKKING):
        gegevens |= {"bedrag": als_euro(beschikking.bedrag or 0)}
    if beschikking.soort == Besluitsoort.INTREKKING:
        gegevens |= {"regel": beschikking.weigergrond}
    return gegevens


def _remedy(beschikking: Beschikking, tot: date) -> Kader:
    return Kader(inhoud.remedy_words(beschikking, tot), titel=str(inhoud.REMEDY_TITLE))


def _say(waarde: Any) -> Any:
    return als_dag(waarde) if isinstance(waarde, date) else waarde
