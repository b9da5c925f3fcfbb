"""The steps with an application on the screen: each with its address, rule, words, form and the act it makes."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import klok as tijd
from wijkwerk.kern.documenten.queries import as_page
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import beoordeling, besluit, klok, vaststelling
from wijkwerk.subsidies.actions.voorbeeld import letter_of
from wijkwerk.subsidies.forms import beoordeling as forms
from wijkwerk.subsidies.forms import besluit as besluitforms
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.queries import beoordeling as queries
from wijkwerk.subsidies.queries import besluit as besluiten
from wijkwerk.subsidies.rules import aanvragen_voor
from wijkwerk.web.stappen import Kring, Scherm, StapForm, attempt

OORDELEN, BESLISSEN, INVOEREN = "subsidies.beoordelen", "subsidies.beslissen", "subsidies.invoeren"
MINDER = "minder"  # what is seldom needed: links below the buttons
SCHERMEN: tuple[Scherm, ...] = (
    Scherm(
        "belang", "declare_interest", BESLISSEN, _l("Eerst: bent u vrij om te oordelen?"),
        _l("Uw antwoord staat bij deze aanvraag. U kunt het later wijzigen."), _l("Uw antwoord staat erbij."),
        forms.BelangForm, beoordeling.declare_interest, "mensen",
    ),
    Scherm(
        "oppakking", "take", OORDELEN, _l("Ik pak dit op"),
        _l("U wordt behandelaar. U krijgt bericht voordat de termijn voorbij is."), _l("U behandelt deze aanvraag."),
        StapForm, beoordeling.take, "persoon",
    ),
    Scherm(
        "toekenning", "grant", BESLISSEN, _l("Toekennen"),
        _l("U ziet eerst de brief. Pas als u die verstuurt, is er besloten en staat het geld apart."),
        _l("Uw besluit is vastgelegd. Op deze bladzijde staat wat er nu gebeurt."), besluitforms.ToekenningForm,
        besluit.grant, "vink",
    ),
    Scherm(
        "afwijzing", "refuse", BESLISSEN, _l("Afwijzen"),
        _l("Alleen op een regel die nee zegt, of op een grond in de wet. Noem altijd een andere deur."),
        _l("De aanvraag is afgewezen. De brief is verstuurd."), besluitforms.AfwijzingForm, besluit.refuse, "kruis",
    ),
    Scherm(
        "buitenbehandeling", "leave_aside", BESLISSEN, _l("Niet in behandeling nemen"),
        _l("De tijd om aan te vullen is voorbij, en er mist nog iets (Awb, artikel 4:5)."),
        _l("De aanvraag is niet in behandeling genomen. De brief is verstuurd."), besluitforms.BuitenForm,
        besluit.leave_aside, "kruis",
    ),
    Scherm(
        "aanvulling", "ask_completion", OORDELEN, _l("Om aanvulling vragen"),
        _l("De aanvrager krijgt een brief. De termijn staat stil vanaf morgen (Awb, artikel 4:15)."),
        _l("De vraag is verstuurd. De termijn staat stil."), forms.AanvullingForm, klok.ask_completion, "mail",
    ),
    Scherm(
        "aangevuld", "complete", INVOEREN, _l("Aanvulling invoeren"),
        _l("Kwam het per post, telefoon of aan de balie? Schrijf het hier over. De termijn loopt weer vanaf vandaag."),
        _l("De aanvraag is aangevuld. De termijn loopt weer."), forms.AangevuldForm, klok.complete, "plus",
    ),
    Scherm(
        "hervatting", "resume", OORDELEN, _l("Toch verder zonder aanvulling"),
        _l("Was het toch niet nodig? Dan loopt de termijn weer vanaf vandaag."), _l("De termijn loopt weer."),
        StapForm, klok.resume, "terug",
    ),
    Scherm(
        "verdaging", "extend", OORDELEN, _l("Besluit uitstellen"),
        _l("De aanvrager krijgt een brief met de nieuwe datum en de reden (Awb, artikel 4:14)."),
        _l("Het besluit is uitgesteld. De brief is verstuurd."), forms.VerdagingForm, klok.extend, "klok", MINDER,
    ),
    Scherm(
        "adviesvraag", "ask_advice", OORDELEN, _l("Advies vragen"),
        _l("Vraag iemand die de wijk kent. Die ziet het plan, en niet wie het vraagt."), _l("Uw vraag is gesteld."),
        forms.AdviesvraagForm, beoordeling.ask_advice, "mensen",
    ),
    Scherm(
        "vaststelling", "settle", BESLISSEN, _l("Vaststellen"),
        _l("Het definitieve bedrag. Is er meer betaald, dan moet dat terug; wat overblijft, komt weer vrij."),
        _l("De bijdrage is vastgesteld. De brief is verstuurd."), besluitforms.VaststellingForm, vaststelling.settle,
        "vink",
    ),
    Scherm(
        "intrekking", "revoke", BESLISSEN, _l("Toekenning intrekken"),
        _l("Wat is betaald, moet terug. Dit kan tot vijf jaar na de vaststelling (Awb, artikel 4:48 en 4:49)."),
        _l("De toekenning is ingetrokken. De brief is verstuurd."), besluitforms.IntrekkingForm, vaststelling.revoke,
        "kruis", MINDER,
    ),
    Scherm(
        "bericht", "say", OORDELEN, _l("Bericht aan de aanvrager"),
        _l("De aanvrager krijgt dit per mail of brief, en kan antwoorden."), _l("Het bericht is verstuurd."),
        forms.BerichtForm, aanvragen.say, "mail", MINDER,
    ),
    Scherm(
        "notitie", "note", OORDELEN, _l("Notitie voor collega's"),
        _l("Alleen wie deze aanvraag beoordeelt, leest dit."), _l("De notitie staat erbij."), forms.BerichtForm,
        partial(aanvragen.say, intern=True), "lijst", MINDER,
    ),
)  # fmt: skip
# Steps that send a letter, which is looked at before it goes; those of forms.besluit go only after that.
MET_BRIEF = ("grant", "refuse", "leave_aside", "settle", "revoke", "ask_completion", "extend", "say")


def _possible(scherm: Scherm, aanvraag: Aanvraag, persoon: Any) -> bool:
    belang = besluiten.has_interest(aanvraag, persoon.pk)
    kan = queries.steps(persoon, aanvraag, belang=belang)
    # The question of interest may be answered anew as long as there is something to decide.
    return scherm.handeling in kan or (scherm.handeling == "declare_interest" and belang is not None)


def _with_it(request: HttpRequest, scherm: Scherm, form: Any) -> dict[str, Any]:
    """The letter as it will go when it was asked for, and what somebody must know to fill in this step."""
    erbij: dict[str, Any] = {"aanvraag": form.rij, "met_brief": scherm.handeling in MET_BRIEF}
    if scherm.handeling == "ask_completion" and form.rij.beslis_uiterlijk:
        erbij["dagen_over"] = max(0, (form.rij.beslis_uiterlijk - tijd.vandaag()).days)
    if scherm.handeling == "declare_interest":
        erbij["wie"] = form.rij.aanvrager
    if scherm.handeling in MET_BRIEF and _wants_letter(request, form):
        erbij["brief"] = _letter(request, scherm, form)
    return erbij


def _wants_letter(request: HttpRequest, form: Any) -> bool:
    if not form.is_bound:
        return False
    return ("voorbeeld" in request.POST and form.is_valid()) or getattr(form, "eerst_lezen", False)


def _letter(request: HttpRequest, scherm: Scherm, form: Any) -> dict[str, Any] | None:
    """Return the letter for the screen. What the act refuses, the form says; when it sends none, None."""
    inhoud = attempt(form, lambda: letter_of(form.rij, lambda: scherm.act(form, request.user)) or "")
    if inhoud is None:
        return None
    if isinstance(form, besluitforms.BriefForm):
        form.seen()
    return as_page(inhoud) if inhoud else None


KRING = Kring(
    "subsidies:aanvraag",
    SCHERMEN,
    lambda persoon: aanvragen_voor(persoon).select_related("regelingversie__regeling", "werkgebied", "aanvrager"),
    _possible,
    waarover="titel",
    sjabloon="subsidies/beoordeling/stap.html",
    erbij=_with_it,
)
