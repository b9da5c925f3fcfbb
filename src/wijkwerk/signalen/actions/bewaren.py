"""How long what is kept: the rules of this room for the retention run (Selectielijst gemeenten 2020)."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.bewaren.registry import Bewaarregel, Meegaand
from wijkwerk.kern.bewaren.states import Behandeling
from wijkwerk.signalen.actions import onderhoud
from wijkwerk.signalen.models import Melder, Steun
from wijkwerk.signalen.states import EIND, Status

GEEN_DOEL_MEER = "AVG artikel 5, eerste lid onder e: niet langer bewaren dan nodig"


def retention_rules() -> list[Bewaarregel]:
    """Return the rules. A merged signal goes with the one it was merged into."""
    return [
        _signals("6.1", "Signalen die zijn afgehandeld", Status.AFGEHANDELD, jaren=5),
        _signals("6.2", "Signalen die niet voor ons waren", Status.NIET_VOOR_ONS, jaren=1),
        _signals("6.3", "Signalen die zijn ingetrokken", Status.INGETROKKEN, jaren=1),
        Bewaarregel(
            soort="signalen.melder",
            naam="Naam en adres van melders",
            selectielijst="",
            grond=GEEN_DOEL_MEER,
            handeling=Behandeling.ANONIMISEREN,
            termijn_jaren=1,
            vanaf=_reporters,
            vernietig=lambda ids, _by: onderhoud.forget_reporters(ids),
        ),
        Bewaarregel(
            soort="signalen.steun",
            naam="E-mailadres van wie meedeed met een signaal",
            selectielijst="",
            grond=GEEN_DOEL_MEER,
            handeling=Behandeling.ANONIMISEREN,
            termijn_jaren=1,
            vanaf=_supporters,
            vernietig=lambda ids, _by: onderhoud.forget_supporters(ids),
        ),
    ]


def meegaand() -> list[Meegaand]:
    """Return what goes by itself."""
    return [Meegaand("signalen.concept", _("Meldingen die niet zijn verstuurd"), dagen=onderhoud.CONCEPT_BLIJFT.days)]


def _signals(code: str, naam: str, status: Status, *, jaren: int) -> Bewaarregel:
    return Bewaarregel(
        soort="signalen.signaal",
        naam=naam,
        selectielijst=code,
        termijn_jaren=jaren,
        vanaf="status_sinds",
        alleen=Q(status=status),
        vernietig=lambda ids, _by: onderhoud.destroy(ids),
    )


def _reporters(voor: datetime) -> QuerySet[Melder]:
    """Return reporters of signals that ended before a moment and that are not blanked yet."""
    return Melder.objects.filter(signaal__status__in=EIND, signaal__status_sinds__lt=voor, opgeschoond_op=None)


def _supporters(voor: datetime) -> QuerySet[Steun]:
    return Steun.objects.filter(signaal__status__in=EIND, signaal__status_sinds__lt=voor).exclude(email="")
