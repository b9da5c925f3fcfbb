"""Entry for somebody else: by phone, at the counter, on paper; and a whole backlog from a file."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.gebieden.actions import search_address
from wijkwerk.kern.taken import actions as taken
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.taken.queries import progress
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import actions, queries
from wijkwerk.signalen.forms.werkplek_invoer import BestandForm, InvoerForm
from wijkwerk.signalen.models import Invoer, Onderwerp, Signaal
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.signalen.views.werkplek_kaart import map_empty
from wijkwerk.web import rekenblad
from wijkwerk.web.toegang import mag

MELDER = ("naam", "email", "telefoon", "postadres")


@mag("signalen.invoeren")
def invoer(request: HttpRequest) -> HttpResponse:
    """Take down what somebody tells; first show what it may be the same as, and where it may belong instead."""
    adres, zocht = request.POST.get("adres", ""), "zoeken" in request.POST
    adressen = search_address(adres) if adres and (zocht or not request.POST.get("gevonden")) else []
    form = InvoerForm(request.POST or None, request.FILES or None, initial={"client_id": uuid4()}, adressen=adressen)
    if request.method != "POST" or zocht or not form.is_valid():
        return _entry(request, form, adressen=adressen, zocht=zocht)
    if "steun" in request.POST:
        return _supported(request, form)
    hulp = _aids(request, form)
    if any(hulp.values()) and "toch" not in request.POST:
        return _entry(request, form, hulp=hulp)
    return _entered(request, form)


@mag("signalen.invoeren")
@require_POST
def invoerhulp(request: HttpRequest) -> HttpResponse:
    """While somebody types: the likely subject and other doors, as a piece of the page."""
    tekst = request.POST.get("tekst", "")
    onderwerpen = queries.suggest(tekst, persoon=request.user).onderwerp[:3] if tekst.strip() else []
    gegevens = {"onderwerpen": onderwerpen, "deuren": queries.doors(tekst)}
    return render(request, "signalen/werkplek/invoer_hulp.html", gegevens)


@mag("signalen.invoeren")
def ontvangst(request: HttpRequest, client_id: str) -> HttpResponse:
    """Show the receipt to read out: number, moment, what happens next. Only for who entered it."""
    signaal = get_object_or_404(Signaal, client_id=client_id, ingevoerd_door=request.user)
    zichtbaar = zichtbaar_voor(request.user).filter(pk=signaal.pk).exists()
    return render(request, "signalen/werkplek/invoer_klaar.html", {"signaal": signaal, "zichtbaar": zichtbaar})


@mag("signalen.importeren")
def bestand(request: HttpRequest) -> HttpResponse:
    """Take a backlog file and start reading it."""
    form = BestandForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["bestand"]
        try:
            gelezen = actions.read_backlog(bestandsnaam=upload.name, inhoud=upload.read(), by=request.user)
            return redirect("signalen:bestand_verslag", gelezen.pk)
        except Weigering as weigering:
            form.add_error("bestand", weigering.melding)
    eerder = Invoer.objects.filter(door=request.user)[:10]
    return render(request, "signalen/werkplek/bestand.html", {"form": form, "eerder": eerder})


@mag("signalen.importeren")
def bestand_verslag(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far the reading is, and afterwards what came in and what did not."""
    rij = get_object_or_404(Invoer, pk=pk, door=request.user)
    taak = Taak.objects.filter(uuid=rij.taak_id).first()
    beeld = progress(taak) if taak else None
    bezig = beeld is not None and not beeld.is_klaar
    blad = "bestand_stand.html" if getattr(request, "htmx", False) and bezig else "bestand_verslag.html"
    antwoord = render(request, f"signalen/werkplek/{blad}", {"invoer": rij, "beeld": beeld, "bezig": bezig})
    if getattr(request, "htmx", False) and not bezig:
        antwoord.headers["HX-Redirect"] = reverse("signalen:bestand_verslag", args=[pk])
    return antwoord


@mag("signalen.importeren")
@require_POST
def bestand_afbreking(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop the reading; what came in stays."""
    rij = get_object_or_404(Invoer, pk=pk, door=request.user)
    taken.cancel(get_object_or_404(Taak, uuid=rij.taak_id), by=request.user)
    messages.info(request, _("Het inlezen stopt. Wat al binnen is, blijft staan."))
    return redirect("signalen:bestand_verslag", pk)


@mag("signalen.importeren")
def bestand_fouten(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Send the rows to mend as they were, each with what is wrong; the mended file can be read in as it is."""
    rij = get_object_or_404(Invoer, pk=pk, door=request.user)
    return rekenblad.download(queries.bad_rows(rij), _("te-herstellen.csv"))


def _entry(request: HttpRequest, form: InvoerForm, **extra: Any) -> HttpResponse:
    gegevens = {"form": form, "kaart": map_empty(), "onderwerpen": Onderwerp.objects.filter(actief=True)}
    return render(request, "signalen/werkplek/invoer.html", gegevens | extra)


def _aids(request: HttpRequest, form: InvoerForm) -> dict[str, list[Any]]:
    feiten = form.cleaned_data
    vondst = queries.suggest(feiten["tekst"], punt=feiten["punt"], onderwerp=feiten["onderwerp"], persoon=request.user)
    return {"dubbelen": vondst.dubbelen[:5], "deuren": queries.doors(feiten["tekst"], feiten["onderwerp"])}


def _entered(request: HttpRequest, form: InvoerForm) -> HttpResponse:
    melder = actions.MelderGegevens(**{veld: form.cleaned_data[veld] for veld in MELDER})
    uploads = form.cleaned_data["fotos"]
    try:
        signaal = actions.report_with_photos(melder=melder, uploads=uploads, by=request.user, **form.facts())
    except Weigering as weigering:
        form.add_error(None, weigering.melding)
        return _entry(request, form)
    return redirect("signalen:invoer_ontvangst", signaal.client_id)


def _supported(request: HttpRequest, form: InvoerForm) -> HttpResponse:
    sleutel = request.POST["steun"]
    signaal = get_object_or_404(zichtbaar_voor(request.user), pk=sleutel if sleutel.isdecimal() else 0)
    actions.support(signaal, client_id=form.cleaned_data["client_id"], email=form.cleaned_data["email"])
    messages.success(
        request, _("Het telt mee bij %(nummer)s. Noem dit nummer aan de melder.") % {"nummer": signaal.nummer}
    )
    return redirect("signalen:dossier", signaal.pk)
