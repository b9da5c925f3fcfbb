"""Sending letters about an application: as a mail with the letter, or as a letter for the post."""

from datetime import date, timedelta
from typing import Any

from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.documenten import actions as documenten
from wijkwerk.kern.documenten.models import Document
from wijkwerk.kern.documenten.plat import tekst
from wijkwerk.kern.taal import speaking_dutch
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.models import Aanvraag, Beschikking
from wijkwerk.subsidies.queries import brieven as inhoud
from wijkwerk.subsidies.queries.klok import objection_until
from wijkwerk.subsidies.states.besluit import Besluitsoort
from wijkwerk.web.datums import als_euro

MAIL, BRIEF = "mail", "brief"
TERUGBETALEN = timedelta(weeks=6)  # Awb, artikel 4:87
CENTEN = ("terug", "nog", "niet_terug")
LETTER_VAN: dict[str, str] = {Besluitsoort.BEZWAAR: "bezwaar_besluit"}
GELDVELDEN: dict[str, tuple[str, ...]] = {
    Besluitsoort.VASTSTELLING: ("terug", "terug_voor", "nog"),
    Besluitsoort.INTREKKING: ("terug", "terug_voor"),
}


def send(
    aanvraag: Aanvraag, soort: str, *, sleutel: str, by: Persoon | None = None, kalender: str = "", **velden: Any
) -> Document:
    """Make a letter of kind `soort` and send it, in the transaction of the caller. The same `sleutel` sends once.

    By mail with the letter as PDF when there is an address for it, else as a letter that waits for the post;
    `kalender` goes along with a mail. Dates in `velden` are written in words, and so are the cents of the fields in
    `CENTEN`; other amounts have to be words already. Always in the language of the house.
    """
    with speaking_dutch():
        gegevens = inhoud.common_values(aanvraag) | {naam: _say(naam, waarde) for naam, waarde in velden.items()}
        if soort == "ontvangst":
            gegevens |= inhoud.receipt_values(aanvraag)
        adres = address_of(aanvraag)
        document = documenten.make(
            f"{inhoud.KAMER}{soort}",
            sleutel=f"subsidies:{sleutel}",
            over=aanvraag,
            gegevens=gegevens,
            geadresseerde=adres,
            kenmerk=aanvraag.nummer,
            taal=aanvraag.aanvrager.taal[:2],
            by=by,
        )
        _hand_over(aanvraag, document, adres, kalender)
    return document


def address_of(aanvraag: Aanvraag) -> tuple[str, ...]:
    """Return the lines that stand in the window of the envelope."""
    wie = aanvraag.aanvrager
    return (wie.naam, wie.straat, f"{wie.postcode[:4]} {wie.postcode[4:]}  {wie.plaats}")


def _hand_over(aanvraag: Aanvraag, document: Document, adres: tuple[str, ...], kalender: str) -> None:
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
        kalender=kalender if wie.email else "",
    )


def send_decision(
    beschikking: Beschikking, *, by: Persoon | None, terug: int = 0, nog: int = 0, **velden: Any
) -> Document:
    """Send the letter of a decision: from then on it is known, and the time to object runs (Awb, artikel 3:41, 6:8).

    `terug` and `nog` are cents that come back or go out still with this decision, `velden` what only this letter says.
    """
    vandaag = klok.vandaag()
    tot = objection_until(vandaag)
    soort = LETTER_VAN.get(beschikking.soort, beschikking.soort)
    bedragen = {"terug": terug, "terug_voor": vandaag + TERUGBETALEN if terug else "", "nog": nog}
    with speaking_dutch():
        gegevens = _decision_values(beschikking) | {naam: bedragen[naam] for naam in GELDVELDEN.get(soort, ())}
        gegevens |= velden | {"rechtsmiddel": inhoud.remedy(beschikking, tot)}
        document = send(beschikking.aanvraag, soort, sleutel=f"beschikking:{beschikking.pk}", by=by, **gegevens)
    beschikking.document, beschikking.bekendgemaakt_op, beschikking.bezwaar_tot = document, vandaag, tot
    beschikking.save(update_fields=["document", "bekendgemaakt_op", "bezwaar_tot"])
    return document


def _decision_values(beschikking: Beschikking) -> dict[str, Any]:
    gegevens: dict[str, Any] = {"motivering": beschikking.motivering, "besluitnemer": beschikking.besluitnemer}
    if beschikking.soort in (Besluitsoort.VERLENING, Besluitsoort.DIRECT):
        gegevens |= inhoud.grant_values(beschikking.aanvraag)
    if beschikking.soort == Besluitsoort.WEIGERING:
        gegevens |= {"regel": inhoud.ground_words(beschikking), "deur": beschikking.deur}
    if beschikking.soort in (Besluitsoort.VASTSTELLING, Besluitsoort.INTREKKING):
        gegevens |= {"bedrag": als_euro(beschikking.bedrag or 0)}
    if beschikking.soort == Besluitsoort.INTREKKING:
        gegevens |= {"regel": inhoud.ground_words(beschikking)}
    return gegevens


def _say(naam: str, waarde: Any) -> Any:
    if naam in CENTEN and isinstance(waarde, int):
        return als_euro(waarde) if waarde else ""
    return inhoud.in_full(waarde) if isinstance(waarde, date) else waarde
