"""The words to the reporter: a first draft to start from, and the message exactly as it will be read."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.signalen.models import Reactie, Signaal


def preview(signaal: Signaal, act: Callable[[], object]) -> Bericht | None:
    """Return what the reporter would get: the act is done for real and then undone, so nothing can differ.

    Only the secret in the link is left out.
    None when no message goes out. Refusals of the act come through, so that a preview also says what is wrong.
    """
    berichten = Bericht.objects.about(signaal)
    with transaction.atomic():
        laatste = berichten.values_list("pk", flat=True).first() or 0
        act()
        bericht = berichten.filter(pk__gt=laatste, sleutel__contains="-melder").first()
        transaction.set_rollback(True)
    if bericht:
        # The link is the key of the reporter: who handles the signal has no business with it.
        bericht.tekst = bericht.tekst.replace(signaal.token, "…")
    return bericht


def opening(handeling: str, signaal: Signaal) -> dict[str, str]:
    """Return the draft a form starts with: plain words, with gaps in square brackets for what only a person knows.

    In the language of the municipality, like the message it becomes part of.
    """
    maker = {"close": _closing, "decline": _declining, "ask": _asking, "message": _telling}.get(handeling)
    if maker is None:
        return {}
    with translation.override(settings.LANGUAGE_CODE):
        return {"uitkomst" if handeling in ("close", "decline") else "tekst": maker(signaal)}


def _where(signaal: Signaal) -> str:
    return _("bij %(plek)s") % {"plek": signaal.plek} if signaal.plek else _("in uw buurt")


def _about(signaal: Signaal) -> dict[str, str]:
    return {"onderwerp": str(signaal.onderwerp).lower(), "waar": _where(signaal)}


def _closing(signaal: Signaal) -> str:
    begin = _("U vertelde ons over %(onderwerp)s %(waar)s.") % _about(signaal)
    antwoord = signaal.reacties.filter(soort=Reactie.Soort.TERUG).order_by("-op").first()
    gedaan = antwoord.tekst if antwoord else _("[Wat is er gedaan, en wanneer?]")
    return "\n\n".join([begin, gedaan, _("Komt het terug? Laat het ons dan weten. Wij kijken dan opnieuw.")])


def _declining(signaal: Signaal) -> str:
    begin = _("U vertelde ons over %(onderwerp)s %(waar)s. Wij kunnen dit niet voor u oplossen.") % _about(signaal)
    return "\n\n".join([begin, _("[Waarom niet?]")])


def _asking(signaal: Signaal) -> str:
    return _(
        "Bedankt voor uw melding over %(onderwerp)s %(waar)s. Om verder te kunnen, willen wij weten: [uw vraag]"
    ) % (_about(signaal))


def _telling(signaal: Signaal) -> str:
    return _(
        "Wij laten u weten hoe het staat met uw melding over %(onderwerp)s %(waar)s.\n\n[Hoe staat het ervoor?]"
    ) % (_about(signaal))
