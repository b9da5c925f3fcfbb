"""What happened with a payment or a batch, from the log: words for each step, who did it and when."""

from dataclasses import replace
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _l

from wijkwerk.subsidies.queries.verloop import told
from wijkwerk.web.tijdlijn import Moment

WOORDEN: dict[str, Any] = {
    "aangeboden": _l("Bij de bank aangeboden"),
    "bank_weigert": _l("De bank weigerde het bestand"),
    "bestand_gedownload": _l("Bestand gedownload"),
    "bestand_uitgegaan": _l("Bestand verstuurd"),
    "betaald": _l("Betaald"),
    "geannuleerd": _l("Geannuleerd"),
    "goedgekeurd": _l("Goedgekeurd"),
    "in_partij": _l("In een betaalpartij gezet"),
    "ingediend": _l("Ter goedkeuring aangeboden"),
    "kaart_terug": _l("Kaart teruggekomen"),
    "klaargezet": _l("Klaargezet"),
    "partij_gemaakt": _l("Gemaakt"),
    "partij_gewijzigd": _l("Betaling eruit gehaald"),
    "partij_terug": _l("Teruggegeven aan de maker"),
    "rekening_gewijzigd": _l("Rekening gewijzigd"),
    "teruggekomen": _l("Teruggekomen"),
    "uit_partij": _l("Uit de betaalpartij gehaald"),
    "vastgehouden": _l("Vastgehouden"),
    "verlaagd": _l("Verlaagd: er werd minder vastgesteld"),
    "vervallen": _l("Gaat niet door"),
    "verwerkt": _l("Door de bank verwerkt"),
    "vrijgegeven": _l("Vrijgegeven"),
}


def story(rij: models.Model) -> list[Moment]:
    """Return what happened, newest first: two queries. The amount is on the page already."""
    return [replace(moment, tekst="") for _regel, moment in told(rij, WOORDEN, ())]
