"""What this room holds of one person, for who asks for it (AVG, artikel 15)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.documenten.models import Document
from wijkwerk.kern.pii import mask_iban
from wijkwerk.mensen.queries.inzage import Gegeven
from wijkwerk.subsidies.models import Aanvraag, Aanvrager, Betaling, Bezwaar, Concept, Idee, Medestander, Vordering
from wijkwerk.web.datums import als_euro


def of_person(email: str) -> Iterable[Gegeven]:
    """Return the applications of this address with all that hangs on them, support, ideas and drafts.

    An account number is masked, as everywhere: the person knows it, and whoever reads along need not.
    """
    velden: dict[Any, Any]
    for wie in Aanvrager.objects.filter(email__iexact=email).select_related("aanvraag").order_by("-pk"):
        yield Gegeven(_("Aanvraag"), wie.aanvraag.nummer, _application(wie))
        yield from _around(wie.aanvraag)
    for buur in Medestander.objects.filter(email__iexact=email).select_related("aanvraag").order_by("-pk"):
        velden = {_("Naam"): buur.naam, _("Postcode"): buur.postcode, _("Huisnummer"): buur.huisnummer}
        velden |= {_("Gevraagd op"): buur.gevraagd_op, _("Bevestigd op"): buur.bevestigd_op}
        yield Gegeven(_("Medestander bij"), buur.aanvraag.nummer, velden)
    for idee in Idee.objects.filter(email__iexact=email).order_by("-pk"):
        velden = {_("Naam"): idee.indiener, _("Titel"): idee.titel, _("Tekst"): idee.tekst, _("Plek"): idee.plek}
        yield Gegeven(_("Idee voor een stemming"), str(idee.pk), velden)
    for concept in Concept.objects.filter(gegevens__email__iexact=email):
        velden = {_("Ingevuld"): [f"{naam}: {_hide(naam, waarde)}" for naam, waarde in concept.gegevens.items()]}
        yield Gegeven(_("Aanvraag die niet is verstuurd"), "", velden | {_("Op"): concept.gewijzigd_op})


def _hide(naam: str, waarde: Any) -> Any:
    return mask_iban(str(waarde)) if naam == "iban" and waarde else waarde


def _application(wie: Aanvrager) -> dict[Any, Any]:
    rij = wie.aanvraag
    return {
        _("Naam"): wie.naam,
        _("Organisatie"): wie.organisatie,
        _("E-mailadres"): wie.email,
        _("Telefoon"): wie.telefoon,
        _("Adres"): f"{wie.straat}, {wie.postcode} {wie.plaats}" if wie.straat else "",
        _("Rekening"): mask_iban(wie.iban) if wie.iban else "",
        _("Op naam van"): wie.rekeninghouder,
        _("Ontvangen"): rij.ontvangen_op,
        _("Titel"): rij.titel,
        _("Plan"): rij.plan,
        _("Met wie"): rij.met_wie,
        _("Plek"): rij.plek,
        _("Gevraagd"): als_euro(rij.gevraagd),
        _("Toegekend"): als_euro(rij.toegekend) if rij.toegekend is not None else "",
        _("Stand"): rij.get_status_display(),
        _("Wat u ons schreef"): [deel.tekst for deel in rij.gesprek.filter(van_aanvrager=True)],
        _("Bijlagen"): [bijlage.titel for bijlage in rij.bijlagen.all()],
    }


def _around(rij: Aanvraag) -> Iterator[Gegeven]:
    """Return what hangs on an application: payments, what was told, objections, claims and letters."""
    velden: dict[Any, Any]
    for betaling in Betaling.objects.filter(aanvraag=rij).order_by("pk"):
        velden = {_("Op naam van"): betaling.begunstigde, _("Bedrag"): als_euro(betaling.bedrag)}
        velden |= {_("Rekening"): mask_iban(betaling.iban) if betaling.iban else ""}
        yield Gegeven(_("Betaling bij"), rij.nummer, velden | {_("Stand"): betaling.get_status_display()})
    if (verteld := getattr(rij, "verantwoording", None)) is not None and verteld.verhaal:
        velden = {_("Wat u vertelde"): verteld.verhaal, _("Mag worden getoond"): verteld.toestemming}
        foto = [f"{stuk.soort}: {stuk.bijschrift}" for stuk in verteld.stukken.all()]
        yield Gegeven(_("Hoe het was bij"), rij.nummer, velden | {_("Foto's en bonnen"): foto})
    for bezwaar in Bezwaar.objects.filter(beschikking__aanvraag=rij).order_by("pk"):
        velden = {_("Ontvangen"): bezwaar.ontvangen_op, _("Wat u schreef"): bezwaar.gronden}
        yield Gegeven(_("Bezwaar"), bezwaar.nummer, velden | {_("Verslag"): bezwaar.verslag})
    for vordering in Vordering.objects.filter(aanvraag=rij).order_by("pk"):
        yield Gegeven(_("Geld dat terug moet"), vordering.nummer, {_("Bedrag"): als_euro(vordering.bedrag)})
    for brief in Document.objects.about(rij).order_by("pk"):
        yield Gegeven(_("Brief"), brief.kenmerk, {_("Titel"): brief.titel, _("Gemaakt"): brief.gemaakt_op})
