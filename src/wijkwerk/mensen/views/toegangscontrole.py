"""The yearly review: who holds which role or mandate, and does that still hold?"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.mensen import actions, queries


def toon(request: HttpRequest) -> HttpResponse:
    """Show every role and mandate with its last review; on POST confirm or stop all that were answered, in one go."""
    regels = queries.review_list()
    if request.method != "POST":
        te_laat = sum(regel.te_laat for regel in regels)
        return render(request, "mensen/toegangscontrole.html", {"regels": regels, "te_laat": te_laat})
    antwoord = [(regel.recht, request.POST.get(regel.veld, "")) for regel in regels]
    blijft, stopt = ([recht for recht, keuze in antwoord if keuze == wat] for wat in ("blijft", "stopt"))
    aantal = actions.review(blijft=blijft, stopt=stopt, by=request.user)
    klaar = ngettext("Uw antwoord is opgeslagen.", "Uw %(aantal)s antwoorden zijn opgeslagen.", aantal)
    messages.success(request, klaar % {"aantal": aantal} if aantal else _("U hebt nog niets aangekruist."))
    return redirect("toegangscontrole")
