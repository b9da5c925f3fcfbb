"""What the records of the grants are on the thread, for who may read them and for the public.

In public a grant shows its title and what it got, a vote its name, an idea its own words once somebody looked at it.
Who asked, what was refused and what still waits stay hidden.
"""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda.queries.draad import LANG, Beschrijver
from wijkwerk.kern.draad.registry import Schakel
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import Aanvraag, Idee, Stemronde
from wijkwerk.subsidies.queries.register import made_known
from wijkwerk.subsidies.states import stemronde as stemrondes
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.web.datums import als_euro

TE_ZIEN = (
    stemrondes.Ideestatus.HAALBAAR,
    stemrondes.Ideestatus.GEKOZEN,
    stemrondes.Ideestatus.NIET_GEKOZEN,
    stemrondes.Ideestatus.NIET_HAALBAAR,
)


def _ideas_for(persoon: Any) -> QuerySet[Idee]:
    return Idee.objects.filter(stemronde__in=rules.stemrondes_voor(persoon).order_by().values("pk"))


def _public_ideas() -> QuerySet[Idee]:
    return Idee.objects.filter(status__in=TE_ZIEN)


def _public_votes() -> QuerySet[Stemronde]:
    return Stemronde.objects.exclude(status=stemrondes.Status.VOORBEREIDING)


def _schakel(rij: Any, woord: str, titel: str, op: Any, **velden: str) -> Schakel:
    gegevens: dict[str, Any] = {"nummer": getattr(rij, "nummer", ""), "staat": "", "url": "", "tekst": ""} | velden
    gegevens["tekst"] = Truncator(gegevens["tekst"]).chars(LANG)
    return Schakel(soort=rij._meta.label_lower, id=rij.pk, woord=woord, titel=titel, op=op, **gegevens)


def _aanvraag(rij: Aanvraag) -> Schakel:
    staat, url = str(rij.get_status_display()), reverse("subsidies:aanvraag", args=[rij.pk])
    tekst = _("Gevraagd: %(bedrag)s") % {"bedrag": als_euro(rij.gevraagd)}
    if rij.toegekend:
        tekst = _("Toegekend: %(bedrag)s") % {"bedrag": als_euro(rij.toegekend)}
    return _schakel(rij, _("Aanvraag"), rij.titel, rij.ontvangen_op, staat=staat, url=url, tekst=tekst)


def _aanvraag_openbaar(rij: Aanvraag) -> Schakel:
    bedrag = rij.vastgesteld if rij.vastgesteld is not None else rij.toegekend or 0
    tekst = _("Bewoners kregen hiervoor %(bedrag)s.") % {"bedrag": als_euro(bedrag)}
    schakel = _schakel(rij, _("Bijdrage"), rij.titel, rij.status_sinds, tekst=tekst)
    if rij.status != Status.VASTGESTELD:
        return schakel
    return replace(schakel, uitkomst=tekst, klaar_op=rij.status_sinds)


def _idee(rij: Idee) -> Schakel:
    staat = str(rij.get_status_display())
    return _schakel(rij, _("Idee"), rij.titel, rij.ingediend_op, staat=staat, tekst=rij.oordeel)


def _stemronde(rij: Stemronde) -> Schakel:
    return _schakel(rij, _("Stemming"), rij.naam, rij.status_sinds, staat=str(rij.get_status_display()))


BESCHRIJVERS: tuple[tuple[Beschrijver, dict[str, Any]], ...] = (
    (
        Beschrijver(Stemronde, rules.stemrondes_voor, _public_votes, _stemronde, _stemronde),
        {"een": _l("stemming"), "meer": _l("stemmingen"), "plaats": 32},
    ),
    (
        Beschrijver(Idee, _ideas_for, _public_ideas, _idee, _idee),
        {"een": _l("idee"), "meer": _l("ideeën"), "plaats": 34, "gevolg": _l("Over een idee hierover wordt gestemd.")},
    ),
    (
        Beschrijver(Aanvraag, rules.aanvragen_voor, made_known, _aanvraag, _aanvraag_openbaar),
        {
            "een": _l("bijdrage"),
            "meer": _l("bijdragen"),
            "plaats": 45,
            "gevolg": _l("Bewoners kregen geld voor een plan hierover."),
        },
    ),
)
