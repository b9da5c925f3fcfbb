"""Finding a record of the grants by the number people say."""

from typing import Any

from django.urls import reverse

from wijkwerk.kern import nummers
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Betaalpartij, Bezwaar, Vordering
from wijkwerk.web.toegang import houdt

GENUMMERD: dict[str, Any] = {"A": Aanvraag, "K": Beschikking, "M": Betaalpartij, "W": Bezwaar, "F": Vordering}


def find_number(tekst: str) -> tuple[str, int] | None:
    """Return label and key of the record with this number, or None when it is no number of the grants."""
    return nummers.find(tekst, GENUMMERD)


def page_of(persoon: Any, tekst: str) -> str:
    """Return the address of what has this number, for who may open it; empty when there is nothing to open.

    A decision and a claim have no page of their own: they stand on that of their application.
    """
    gevonden = find_number(tekst)
    if gevonden is None:
        return ""
    soort, pk = gevonden
    if soort == "subsidies.betaalpartij":
        mag = houdt(persoon, "subsidies.betalen") and Betaalpartij.objects.filter(pk=pk).exists()
        return reverse("subsidies:partij", args=[pk]) if mag else ""
    if soort == "subsidies.bezwaar":
        return reverse("subsidies:bezwaar", args=[pk]) if rules.bezwaren_voor(persoon).filter(pk=pk).exists() else ""
    waar = {
        "subsidies.aanvraag": {"pk": pk},
        "subsidies.beschikking": {"beschikkingen": pk},
        "subsidies.vordering": {"vorderingen": pk},
    }[soort]
    aanvraag = rules.aanvragen_voor(persoon).filter(**waar).values_list("pk", flat=True).first()
    return reverse("subsidies:aanvraag", args=[aanvraag]) if aanvraag else ""
