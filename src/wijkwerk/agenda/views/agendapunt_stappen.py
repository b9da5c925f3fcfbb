"""The next step with a question: one screen for all of them, each at its own address."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wijkwerk.agenda.views.agendapunt_formulier import attempt, sheet_of, version_of
from wijkwerk.agenda.views.agendapunt_schermen import Scherm
from wijkwerk.kern import klok
from wijkwerk.web.toegang import mag


def view_of(scherm: Scherm) -> Callable[..., HttpResponseBase]:
    """Make the view of one step: its form with GET, the act itself with POST, then back to the question."""

    @mag(scherm.regel)
    def stap(request: HttpRequest, pk: int) -> HttpResponse:
        blad = sheet_of(request.user, pk)
        punt = blad.punt
        if scherm.handeling not in blad.stappen:
            messages.warning(request, _("Deze stap kan nu niet bij deze vraag. Hieronder ziet u wat wel kan."))
            return redirect("agenda:agendapunt", pk)
        extra = {} if scherm.handeling == "report" else {"punt": punt}
        form = scherm.form(request.POST or None, **extra)
        if request.method == "POST" and form.is_valid():
            verse = version_of(punt) if extra else None
            if attempt(form, lambda: scherm.doe(punt, form.cleaned_data, request.user), verse):
                messages.success(request, scherm.klaar)
                return redirect("agenda:agendapunt", pk)
        status = 409 if form.is_bound and form.non_field_errors() else 200
        gegevens = {"blad": blad, "punt": punt, "scherm": scherm, "form": form, "vandaag": klok.vandaag()}
        return render(request, "agenda/agendapunt/stap.html", gegevens, status=status)

    return stap
