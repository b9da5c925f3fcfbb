"""Mijn wijk vandaag: what waits for this person, in order of harm. Every room says what waits in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.mensen import rules
from wijkwerk.web import vandaag


def toon(request: HttpRequest) -> HttpResponse:
    """Greet, say for which areas, and show what waits."""
    rollen = rules.roles_of(request.user)
    gebieden = sorted({rol.werkgebied.naam for rol in rollen if rol.werkgebied})
    heel = any(rol.werkgebied_id is None for rol in rollen)
    context = {"groet": _groet(), "rollen": rollen, "gebieden": gebieden, "hele_stad": heel, "nu": klok.nu()}
    return render(request, "mensen/vandaag.html", context | {"wacht": vandaag.blocks(request)})


def _groet() -> str:
    uur = klok.nu().astimezone(klok.AMSTERDAM).hour
    if uur < 6:
        return _("Goedenacht")
    return _("Goedemorgen") if uur < 12 else _("Goedemiddag") if uur < 18 else _("Goedenavond")
