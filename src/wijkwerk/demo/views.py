"""The demo's own pages: choose who you are, read everybody's mail, see the letters."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.demo import actions, queries
from wijkwerk.kern.berichten.opmaak import with_footer
from wijkwerk.mensen.models import Persoon


def rollen(request: HttpRequest) -> HttpResponse:
    """Show who one can be."""
    return render(request, "demo/rollen.html", {"groepen": queries.cards(), "bewoners": queries.residents()})


@require_POST
def rol(request: HttpRequest) -> HttpResponse:
    """Become somebody, and go where that person starts."""
    persoon = actions.become(request, email=request.POST.get("email", ""))
    return redirect("signalen:mijn_meldingen" if persoon.soort == Persoon.Soort.BEWONER else "vandaag")


def postvak(request: HttpRequest) -> HttpResponse:
    """List every mail, or those to one address."""
    aan = request.GET.get("aan", "").strip()
    berichten, volgende = queries.mails(aan=aan, voor=_key(request))
    adres = "?" + urlencode({"aan": aan, "voor": volgende}) if volgende else ""
    return render(request, "demo/post.html", {"berichten": berichten, "volgende": adres, "aan": aan, **_mail_words()})


def brieven(request: HttpRequest) -> HttpResponse:
    """List every letter, printed or waiting."""
    berichten, volgende = queries.letters(voor=_key(request))
    adres = "?" + urlencode({"voor": volgende}) if volgende else ""
    return render(request, "demo/post.html", {"berichten": berichten, "volgende": adres, **_letter_words()})


def bericht(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one message as its receiver reads it."""
    gevonden = queries.message(pk)
    # Links in mail carry the address of the installation; the demo may run on another port.
    tekst = with_footer(gevonden.tekst, taal=gevonden.taal)
    tekst = tekst.replace(settings.ADRES, request.build_absolute_uri("/").rstrip("/"))
    return render(request, "demo/bericht.html", {"bericht": gevonden, "tekst": tekst})


def brief(_request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letter that went along with a mail, or that is the letter, as the same PDF."""
    document = queries.message(pk).document
    if document is None:
        raise Http404
    koppen = {"Content-Disposition": f'inline; filename="{document.bestandsnaam}.pdf"'}
    return HttpResponse(document.pdf(), content_type="application/pdf", headers=koppen)


def _key(request: HttpRequest) -> int:
    voor = request.GET.get("voor", "")
    return int(voor) if voor.isdecimal() and len(voor) < 19 else 0


def _mail_words() -> dict[str, Any]:
    return {
        "titel": _("Postvak van de demo"),
        "inleiding": _("Alle mail van de demo komt hier aan. Er gaat niets naar buiten."),
        "filter": True,
    }


def _letter_words() -> dict[str, Any]:
    return {
        "titel": _("Brieven van de demo"),
        "inleiding": _("Wie geen e-mailadres heeft, krijgt een brief. Hier ziet u wat is afgedrukt en wat nog wacht."),
        "filter": False,
    }
