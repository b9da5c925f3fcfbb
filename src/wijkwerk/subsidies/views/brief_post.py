"""Letters for the post, and the letters of one application for who may see who asked."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.kern.berichten.models import Brievenpartij
from wijkwerk.kern.documenten.queries import about
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import brievenpost as actions
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries.briefteksten import post as waiting
from wijkwerk.subsidies.views.tabs import tabs
from wijkwerk.web.stappen import refusal
from wijkwerk.web.toegang import eis, mag

GEEN_OPSLAG = {"Cache-Control": "private, no-store"}
SOORTEN = {"pdf": "application/pdf", "odt": "application/vnd.oasis.opendocument.text"}


@mag("subsidies.post")
@never_cache
def post(request: HttpRequest) -> HttpResponse:
    """Show the letters that wait, and put them together to be printed."""
    if request.method == "POST":
        _act(request, lambda: actions.gather(by=request.user), _("De brieven liggen klaar om af te drukken."))
        return redirect("subsidies:post")
    return render(request, "subsidies/brief/post.html", {"tabs": tabs(request, "post"), "post": waiting()})


def _act(request: HttpRequest, doe: Callable[[], object], klaar: str) -> object:
    try:
        gedaan = doe()
    except Exception as fout:
        if (weigering := refusal(fout)) is None:
            raise
        messages.warning(request, weigering[0])
        return None
    messages.success(request, klaar)
    return gedaan


@mag("subsidies.post")
def partij_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letters of a batch as one file, in the order in which they are printed."""
    partij = get_object_or_404(Brievenpartij, pk=pk, afgedrukt_op=None)
    koppen = GEEN_OPSLAG | {"Content-Disposition": f'attachment; filename="brieven-{partij.pk}.pdf"'}
    return HttpResponse(actions.fetch(partij, by=request.user), content_type="application/pdf", headers=koppen)


@mag("subsidies.post")
@require_POST
def partij(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a batch was printed and sent, or put its letters back."""
    rij = Brievenpartij.objects.filter(pk=pk).first() or Brievenpartij(pk=pk)
    if "terug" in request.POST:
        _act(request, lambda: actions.cancel(rij, by=request.user), _("De brieven wachten weer op de post."))
    else:
        zin = ngettext("%(aantal)s brief is verstuurd.", "%(aantal)s brieven zijn verstuurd.", rij.aantal or 0)
        _act(request, lambda: actions.confirm(rij, by=request.user), zin % {"aantal": rij.aantal or 0})
    return redirect("subsidies:post")


def _application(request: HttpRequest, pk: int) -> Aanvraag:
    aanvraag = get_object_or_404(rules.aanvragen_voor(request.user).select_related("aanvrager"), pk=pk)
    eis(request.user, "subsidies.persoonsgegevens", aanvraag)
    return aanvraag


@mag("subsidies.persoonsgegevens")
@never_cache
def brieven_van(request: HttpRequest, pk: int) -> HttpResponse:
    """List the letters about one application."""
    aanvraag = _application(request, pk)
    gegevens = {"aanvraag": aanvraag, "brieven": about(aanvraag)}
    return render(request, "subsidies/brief/brieven_van.html", gegevens)


@mag("subsidies.persoonsgegevens")
def bestand(request: HttpRequest, pk: int, document: int, vorm: str) -> HttpResponse:
    """Send one letter about an application as PDF or as text document."""
    aanvraag = _application(request, pk)
    rij = about(aanvraag).filter(pk=document).first()
    if rij is None or vorm not in SOORTEN:
        raise Http404
    inhoud = actions.fetch_letter(aanvraag, rij, vorm=vorm, by=request.user)
    koppen = GEEN_OPSLAG | {"Content-Disposition": f'attachment; filename="{rij.bestandsnaam}-{rij.pk}.{vorm}"'}
    return HttpResponse(inhoud, content_type=SOORTEN[vorm], headers=koppen)
