"""What we hold of one person, for who asks for it: a page, and a copy to send. The address never stands in a URL."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from wijkwerk.kern import klok
from wijkwerk.mensen.actions.inzage import gather
from wijkwerk.mensen.forms import InzageForm
from wijkwerk.mensen.queries.inzage import as_json


@never_cache
def toon(request: HttpRequest) -> HttpResponse:
    """Ask for an address; show everything under it, or send it as a file."""
    form = InzageForm(request.POST or None)
    if not form.is_valid():
        return render(request, "mensen/inzage.html", {"form": form}, status=422 if form.is_bound else 200)
    email, bestand = form.cleaned_data["email"], "bestand" in request.POST
    delen = gather(email, by=request.user, als_bestand=bestand)
    if bestand:
        inhoud = {"gemaakt_op": klok.nu().isoformat(), "e-mailadres": email, **as_json(delen)}
        koppen = {"Content-Disposition": f'attachment; filename="inzage-{klok.vandaag():%Y-%m-%d}.json"'}
        return JsonResponse(inhoud, headers=koppen, json_dumps_params={"ensure_ascii": False, "indent": 2})
    gegevens = {"form": form, "delen": delen, "email": email, "aantal": sum(len(rijen) for _naam, rijen in delen)}
    return render(request, "mensen/inzage.html", gegevens)
