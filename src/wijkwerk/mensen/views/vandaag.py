"""Mijn wijk vandaag: what waits for this person, the most harmful first. Upper rooms hang their panels on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.mensen import rules


def toon(request: HttpRequest) -> HttpResponse:
    """Greet, say for which areas, and show the panels of the place "vandaag"."""
    rollen = rules.roles_of(request.user)
    gebieden = sorted({rol.werkgebied.naam for rol in rollen if rol.werkgebied})
    heel = any(rol.werkgebied_id is None for rol in rollen)
    context = {"groet": _groet(), "rollen": rollen, "gebieden": gebieden, "hele_stad": heel, "nu": klok.nu()}
    return render(request, "mensen/vandaag.html", context)


def _groet() -> str:
    uur = klok.nu().astimezone(klok.AMSTERDAM).hour
    if uur < 6:
        return _("Goedenacht")
    return _("Goedemorgen") if uur < 12 else _("Goedemiddag") if uur < 18 else _("Goedenavond")
