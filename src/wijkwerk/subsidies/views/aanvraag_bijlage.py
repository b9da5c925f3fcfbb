"""Beside the steps of the form: papers that go along, and the link to go on later."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag_concept as concepten
from wijkwerk.subsidies.actions import bijlage as actions
from wijkwerk.subsidies.forms.aanvraag import BijlageForm, LaterForm
from wijkwerk.subsidies.models import Concept
from wijkwerk.subsidies.views.aanvraag import page, remember, version_for, with_draft
from wijkwerk.web.toegang import openbaar


@openbaar
@never_cache
@with_draft
def bijlage(request: HttpRequest, concept: Concept, slug: str) -> HttpResponse:
    """Add a paper to the draft."""
    form = BijlageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            gegevens = form.cleaned_data
            concept = actions.add_to_draft(concept, upload=gegevens["bestand"], soort=gegevens["soort"])
            return remember(redirect("subsidies:aanvragen_controle", slug), concept)
        except Weigering as weigering:
            form.add_error("bestand", weigering.melding)
    return page(request, "bijlage", concept, slug, form=form)


@openbaar
@require_POST
@with_draft
def bijlage_weg(request: HttpRequest, concept: Concept, slug: str, uuid: str) -> HttpResponse:
    """Take a paper out of the draft."""
    actions.drop_from_draft(concept, uuid=str(uuid))
    return redirect("subsidies:aanvragen_controle", slug)


@openbaar
@never_cache
@with_draft
def later(request: HttpRequest, concept: Concept, slug: str) -> HttpResponse:
    """Mail the link of the draft, to go on later or on another device."""
    form = LaterForm(request.POST or None, initial={"email": concept.gegevens.get("email", "")})
    if request.method == "POST" and form.is_valid():
        regeling, _versie = version_for(slug, concept)
        try:
            concepten.mail_link(concept, email=form.cleaned_data["email"], fonds=regeling.naam)
            messages.success(request, _("Wij hebben u de link gemaild. U kunt dit scherm nu sluiten."))
            return remember(redirect("subsidies:aanvragen_later", slug), concept)
        except Weigering as weigering:
            form.add_error("email", weigering.melding)
    return page(request, "later", concept, slug, form=form)
