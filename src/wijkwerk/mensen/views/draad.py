"""The thread of anything that has a number, for who hears that number on the phone: as a page, and as data."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.vary import vary_on_headers

from wijkwerk.kern.draad.queries import Verhaal, story
from wijkwerk.mensen.forms import NummerForm
from wijkwerk.mensen.queries.draad import as_data, numbered, picture

PAGINA, GEGEVENS = "text/html", "application/json"


def zoeken(request: HttpRequest) -> HttpResponse:
    """Ask for a number and lead to its thread; say what is wrong with a number that is not one of ours."""
    form = NummerForm(request.GET if "nummer" in request.GET else None)
    if form.is_valid():
        return redirect("draad", form.cleaned_data["nummer"])
    return render(request, "mensen/draad_zoeken.html", {"form": form})


@never_cache
@vary_on_headers("Accept")
def toon(request: HttpRequest, nummer: str) -> HttpResponse:
    """Show the thread to who may see the record, as data when the program that asks prefers that."""
    form = NummerForm({"nummer": nummer})
    if form.is_valid() and form.cleaned_data["nummer"] != nummer:
        return redirect("draad", form.cleaned_data["nummer"])
    if request.get_preferred_type([PAGINA, GEGEVENS]) == GEGEVENS:
        return gegevens(request, nummer)
    obj, verhaal = _thread(request, form, alles=False)
    if obj is None or verhaal is None:
        return render(request, "mensen/draad_zoeken.html", {"form": form}, status=404)
    context = {"hier": verhaal.hier, "draad": picture(obj, verhaal)}
    return render(request, "mensen/draad.html", context)


@never_cache
def gegevens(request: HttpRequest, nummer: str) -> HttpResponse:
    """Give the same as data: the whole thread as far as this person may see it."""
    form = NummerForm({"nummer": nummer})
    _obj, verhaal = _thread(request, form, alles=True)
    netjes = {"ensure_ascii": False, "indent": 2}
    if verhaal is None or verhaal.hier is None:
        return JsonResponse({"fout": form.errors["nummer"][0]}, status=404, json_dumps_params=netjes)
    return JsonResponse(as_data(verhaal.hier, verhaal), json_dumps_params=netjes)


def _thread(request: HttpRequest, form: NummerForm, *, alles: bool) -> tuple[Model | None, Verhaal | None]:
    """Return the record and its thread; nothing, with the reason on the form, for what is not there or hidden."""
    if not form.is_valid():
        return None, None
    obj = numbered(form.cleaned_data["nummer"])
    verhaal = story(obj, request.user, maximum=None if alles else 20) if obj is not None else None
    if verhaal is not None and verhaal.hier is not None:
        return obj, verhaal
    # The same words for both: whoever may not see it does not learn that it is there.
    zin = _("Er is niets met het nummer %(nummer)s dat u met uw rol kunt zien.") % form.cleaned_data
    form.add_error("nummer", ValidationError(zin))
    return None, None
