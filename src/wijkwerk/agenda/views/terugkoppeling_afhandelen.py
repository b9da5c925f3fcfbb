"""After telling: the page on which the signals that still lie on an agenda are finished in one go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.agenda.actions.terugkoppeling_afhandelen import Afhandeling, close_told
from wijkwerk.agenda.forms.terugkoppeling import AfhandelForm
from wijkwerk.agenda.queries import terugkoppeling_wie as wie
from wijkwerk.agenda.queries.terugkoppeling_tekst import outcome
from wijkwerk.agenda.views.terugkoppeling import own
from wijkwerk.web.stappen import attempt
from wijkwerk.web.toegang import mag


@mag("agenda.terugkoppelen")
def afhandeling(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask with what result they are finished, filled in with what residents were told."""
    rij = own(request, pk)
    open_ = list(wie.finishable(rij))
    if not open_:
        messages.info(request, _("Er staat aan deze draad geen signaal meer op een agenda."))
        return redirect("agenda:terugkoppeling", pk)
    form = AfhandelForm(request.POST or None, initial={"tekst": outcome(wie.over_of(rij))})
    if request.method == "POST" and form.is_valid():
        facts = {"uitkomst": form.cleaned_data["tekst"], "pii_gezien": form.cleaned_data["pii_gezien"]}
        gedaan = attempt(form, lambda: close_told(rij, **facts, by=request.user))
        if gedaan is not None:
            messages.success(request, _told(gedaan))
            return redirect("agenda:terugkoppeling", pk)
    gegevens = {"rij": rij, "over": wie.over_of(rij), "form": form, "signalen": open_}
    status = 409 if form.is_bound and form.non_field_errors() else 200
    return render(request, "agenda/terugkoppeling/afhandeling.html", gegevens, status=status)


def _told(gedaan: Afhandeling) -> str:
    zinnen = [ngettext("%(n)s signaal is afgehandeld.", "%(n)s signalen zijn afgehandeld.", gedaan.klaar)
              % {"n": gedaan.klaar}]  # fmt: skip
    if gedaan.gebleven:
        zinnen.append(
            ngettext(
                "%(n)s signaal bleef open: daarover ligt nog een vraag, of een ander behandelt het.",
                "%(n)s signalen bleven open: daarover ligt nog een vraag, of een ander behandelt ze.",
                gedaan.gebleven,
            )
            % {"n": gedaan.gebleven}
        )
    return " ".join(zinnen)
