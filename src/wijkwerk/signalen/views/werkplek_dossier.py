"""One signal: its story, its timeline, and what the next step can be; its photos and its letter."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden.queries import open_file
from wijkwerk.signalen import queries
from wijkwerk.signalen.forms.werkplek_naar import key_of
from wijkwerk.signalen.models import Foto, Signaal
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.signalen.states import HIERNA
from wijkwerk.signalen.views.werkplek_kaart import map_around
from wijkwerk.signalen.views.werkplek_schermen import GEGEVENS, GESPREK
from wijkwerk.signalen.views.werkplek_stappen import dossier_of, steps_for
from wijkwerk.web.stappen import HOOFD
from wijkwerk.web.toegang import mag, openbaar

SUGGESTIE_STAPPEN = {"onderwerp": "classify", "dubbelen": "merge", "eigenaar": "forward"}


@mag("signalen.lezen")
def signaal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a signal to who may see it."""
    dossier = dossier_of(request.user, pk)
    gegevens = {
        "dossier": dossier,
        "signaal": dossier.signaal,
        "hierna": HIERNA[dossier.signaal.status],
        "hoofdstappen": steps_for(dossier, HOOFD),
        "gesprek": steps_for(dossier, GESPREK),
        "gegevens": steps_for(dossier, GEGEVENS),
        "suggesties": _suggestions(request, dossier),
        "kaart": map_around(dossier.signaal),
        "nu": klok.nu(),
        "vandaag": klok.vandaag(),
    }
    return render(request, "signalen/werkplek/signaal.html", gegevens)


@openbaar
def foto(request: HttpRequest, uuid: UUID) -> FileResponse:
    """Send a photo to who may read its signal: staff in scope, everyone when it is public, the reporter by link."""
    beeld = get_object_or_404(Foto.objects.select_related("signaal", "bestand"), bestand__uuid=uuid)
    if not _may_see(request, beeld.signaal):
        raise Http404
    return FileResponse(
        open_file(beeld.bestand, mini="mini" in request.GET),
        content_type=beeld.bestand.soort,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=3600",
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        },
    )


@mag("signalen.melder")
def ontvangstbrief(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the receipt as a letter, ready to print; in the language of the reporter, who reads it."""
    dossier = dossier_of(request.user, pk)
    if dossier.melder is None:
        raise Http404
    link = settings.ADRES + reverse("signalen:volgblad", args=[dossier.signaal.token])
    gegevens = {
        "dossier": dossier,
        "signaal": dossier.signaal,
        "link": link,
        "vandaag": klok.vandaag(),
        "nu": klok.nu(),
    }
    gegevens["hierna"] = HIERNA[dossier.signaal.status]
    with translation.override(dossier.melder.taal):
        antwoord = render(request, "signalen/werkplek/ontvangstbrief.html", gegevens)
        antwoord.headers["Content-Language"] = dossier.melder.taal
    return antwoord


def _may_see(request: HttpRequest, signaal: Signaal) -> bool:
    if queries.readable_by_all().filter(pk=signaal.pk).exists():
        return True
    if token := request.GET.get("volg"):
        blad = queries.follow(token)
        return blad is not None and blad.signaal.pk == signaal.pk
    return request.user.is_authenticated and zichtbaar_voor(request.user).filter(pk=signaal.pk).exists()


def _suggestions(request: HttpRequest, dossier: queries.Dossier) -> dict[str, list[Any]]:
    """Return the suggestions that this person can follow up with a step of now."""
    if not set(SUGGESTIE_STAPPEN.values()) & set(dossier.stappen):
        return {}
    alles = queries.suggest(dossier.signaal.tekst, signaal=dossier.signaal, persoon=request.user)
    kan = {naam: getattr(alles, naam) for naam, daad in SUGGESTIE_STAPPEN.items() if daad in dossier.stappen}
    kan["onderwerp"] = [voorstel for voorstel in kan.get("onderwerp", []) if voorstel.wat != dossier.signaal.onderwerp]
    heeft = (dossier.signaal.organisatie, dossier.signaal.behandelaar, request.user)
    kan["eigenaar"] = [
        (voorstel, key_of(voorstel.wat)) for voorstel in kan.get("eigenaar", []) if voorstel.wat not in heeft
    ]
    return {naam: lijst[:3] for naam, lijst in kan.items() if lijst}
