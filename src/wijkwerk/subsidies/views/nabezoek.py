"""Coming by: the day, another day, how it was, and the appointment for one's own calendar."""

from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import kalender, klok
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import nabezoek as actions
from wijkwerk.subsidies.forms import verantwoording as forms
from wijkwerk.subsidies.models import Aanvraag, Nabezoek
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND
from wijkwerk.web.stappen import Kring, Scherm, StapForm
from wijkwerk.web.toegang import mag

BESLISSEN = "subsidies.beslissen"
OVERDAG = (time(10), time(11))
PLANNEN = Scherm(
    "nabezoek", "plan_visit", BESLISSEN, _l("Bezoek plannen"),
    _l("U belooft om te komen kijken. Het staat dan bij u op Vandaag."), _l("Het bezoek staat gepland."),
    forms.BezoekForm, actions.plan_visit, "agenda",
)  # fmt: skip
SCHERMEN = (
    Scherm(
        "verslag", "report_visit", BESLISSEN, _l("Vertellen hoe het was"), _l("In drie zinnen."),
        _l("Dank u. Het staat bij de aanvraag."), forms.VerslagForm, actions.report_visit, "vink",
    ),
    Scherm(
        "dag", "move_visit", BESLISSEN, _l("Op een andere dag"), _l("Laat het de buren ook weten."),
        _l("De nieuwe dag staat genoteerd."), forms.BezoekForm, actions.move_visit, "agenda",
    ),
    Scherm(
        "afzegging", "cancel_visit", BESLISSEN, _l("Bezoek gaat niet door"), _l("Laat het de buren ook weten."),
        _l("Het bezoek is afgezegd."), StapForm, actions.cancel_visit, "kruis",
    ),
)  # fmt: skip


def _mine(persoon: Any) -> Any:
    return Nabezoek.objects.filter(wie=persoon.pk).select_related("aanvraag__werkgebied", "wie")


def _plannable(_scherm: Scherm, rij: Aanvraag, persoon: Any) -> bool:
    return rij.status in TOEGEKEND and not rij.nabezoeken.filter(wie=persoon.pk, geweest_op=None).exists()


PLANKRING = Kring("subsidies:aanvraag", (PLANNEN,), rules.aanvragen_voor, _plannable, waarover="titel")
KRING = Kring("subsidies:nabezoek", SCHERMEN, _mine, lambda _s, rij, _p: rij.geweest_op is None)


@mag(BESLISSEN)
def nabezoek(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the application that the visit is about: it has no page of its own."""
    # After a visit was called off there is nothing to show but the list.
    rij = _mine(request.user).filter(pk=pk).first()
    return redirect("subsidies:aanvraag", rij.aanvraag_id) if rij else redirect("subsidies:aanvragen_lijst")


@mag(BESLISSEN)
def afspraak(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the visit for one's own calendar: an hour in the morning, to be moved there."""
    rij = get_object_or_404(_mine(request.user), pk=pk)
    begint, eindigt = (datetime.combine(rij.op, uur, klok.AMSTERDAM).astimezone(UTC) for uur in OVERDAG)
    wat = kalender.Afspraak(
        uid=f"nabezoek-{rij.pk}@{settings.ADRES.partition('://')[2]}",
        volgnummer=rij.versie,
        begint=begint,
        eindigt=eindigt,
        titel=_("Langs bij: %(titel)s") % {"titel": rij.aanvraag.titel},
        plaats=rij.aanvraag.plek or str(rij.aanvraag.werkgebied),
        tekst=rij.aanvraag.nummer,
        adres=settings.ADRES + reverse("subsidies:aanvraag", args=[rij.aanvraag_id]),
        van=(settings.GEMEENTE["gemeente"], settings.MAIL["afzender"]),
        aan=(rij.wie.naam, rij.wie.email),
        gemaakt=klok.nu(),
    )
    tekst = kalender.write(wat, kalender.Methode.MEEGEVEN)
    koppen = {"Content-Disposition": f'attachment; filename="bezoek-{rij.pk}.ics"'}
    return HttpResponse(tekst, content_type="text/calendar; charset=utf-8", headers=koppen)
