"""What this room holds of one person, for who asks for it (AVG, artikel 15)."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from wijkwerk.mensen.queries.inzage import Gegeven
from wijkwerk.signalen.models import Concept, Melder, Reactie, Steun

VAN_MELDER = (Reactie.Soort.AANVULLING, Reactie.Soort.ANTWOORD)


def of_reporter(email: str) -> Iterable[Gegeven]:
    """Return the reports of this address with what was said on them, what it supported, and drafts."""
    melders = Melder.objects.filter(email__iexact=email).select_related("signaal__onderwerp").order_by("-pk")
    for melder in melders.prefetch_related("signaal__reacties"):
        yield Gegeven(_("Melding"), melder.signaal.nummer, _report(melder))
    for steun in Steun.objects.filter(email__iexact=email).select_related("signaal").order_by("-pk"):
        velden = {_("E-mailadres"): steun.email, _("Wat u erbij schreef"): steun.tekst, _("Op"): steun.op}
        yield Gegeven(_("Ik ook bij melding"), steun.signaal.nummer, velden)
    for concept in Concept.objects.filter(gegevens__email__iexact=email):
        velden = {_("Ingevuld"): [f"{naam}: {waarde}" for naam, waarde in concept.gegevens.items()]}
        yield Gegeven(_("Melding die niet is verstuurd"), "", velden | {_("Op"): concept.gewijzigd_op})


def _report(melder: Melder) -> dict[object, object]:
    signaal = melder.signaal
    return {
        _("Naam"): melder.naam,
        _("E-mailadres"): melder.email,
        _("Telefoon"): melder.telefoon,
        _("Postadres"): melder.postadres,
        _("Ontvangen"): signaal.ontvangen_op,
        _("Onderwerp"): str(signaal.onderwerp or ""),
        _("Wat u vertelde"): signaal.tekst,
        _("Plek"): signaal.plek,
        _("Stand"): signaal.get_status_display(),
        _("Uitkomst"): signaal.uitkomst,
        _("Wat u erbij vertelde"): [reactie.tekst for reactie in signaal.reacties.all() if reactie.soort in VAN_MELDER],
    }
