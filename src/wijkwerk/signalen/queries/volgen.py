"""What the reporter sees through the secret link."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wijkwerk.kern import nummers
from wijkwerk.signalen import states
from wijkwerk.signalen.models import Foto, Melder, Reactie, Signaal, Steun
from wijkwerk.signalen.queries.dossier import who_has
from wijkwerk.signalen.queries.verhaal import Vertelling, tell
from wijkwerk.signalen.states import Status


@dataclass(frozen=True)
class Volgblad:
    """The follow page. `steun` is set when the link is that of a supporter, who only reads."""

    signaal: Signaal
    steun: Steun | None
    fotos: list[Foto]
    verhaal: Vertelling
    vraag: Reactie | None  # the open question to answer
    wie: str  # who has it now, in words
    hierna: str
    mag: list[str]  # of add, reply, withdraw, reopen, judge


def follow(token: str) -> Volgblad | None:
    """Return the follow page for a token of a reporter or a supporter, or None when there is no such token."""
    met = ("onderwerp", "werkgebied", "organisatie", "behandelaar", "samengevoegd_met")
    signaal = Signaal.objects.select_related(*met).filter(token=token).first()
    steun = None
    if signaal is None:
        steun = Steun.objects.select_related(*(f"signaal__{veld}" for veld in met)).filter(token=token).first()
        if steun is None:
            return None
        signaal = steun.signaal
    vraag = None if steun else _question(signaal)
    verhaal = _story(signaal, van_melder=steun is None)
    return Volgblad(
        signaal=signaal,
        steun=steun,
        fotos=[] if steun else list(signaal.fotos.select_related("bestand")),
        verhaal=verhaal,
        vraag=vraag,
        wie=who_has(signaal),
        hierna=_next(signaal, verhaal),
        mag=[] if steun else _may(signaal, vraag),
    )


def _next(signaal: Signaal, verhaal: Vertelling) -> str:
    """Return what happens next. A report still on the agenda never promises what the story below tells already."""
    if signaal.status == Status.GEAGENDEERD and verhaal.besproken:
        return _("Het is besproken. Hieronder leest u wat eruit kwam.")
    return str(states.HIERNA[Status(signaal.status)])


def _question(signaal: Signaal) -> Reactie | None:
    return signaal.reacties.filter(soort=Reactie.Soort.VRAAG, antwoorden__isnull=True).last()


def _story(signaal: Signaal, *, van_melder: bool) -> Vertelling:
    begin = _("U vertelde dit") if van_melder else _("Dit is gemeld")
    return tell(signaal, begin=begin, tekst=signaal.tekst, van_melder=van_melder)


def public_story(signaal: Signaal) -> Vertelling:
    """Return the story for everyone: what passed between the reporter and staff is left out, and the words too."""
    return tell(signaal, begin=_("Gemeld"))


def _may(signaal: Signaal, vraag: Reactie | None) -> list[str]:
    mag = ["reply"] if vraag else []
    if signaal.is_open:
        return [*mag, "add", "withdraw"]
    if signaal.status == Status.AFGEHANDELD:
        mag.append("judge")
    return [*mag, "reopen"]


def is_known_reporter(email: str) -> bool:
    """Tell whether somebody reported or supported something with this address (lower case)."""
    return Melder.objects.filter(email=email).exists() or Steun.objects.filter(email=email).exists()


def find_number(tekst: str) -> tuple[str, int] | None:
    """Return label and key of the signal with the number somebody says, or None when it is no number of a signal."""
    return nummers.find(tekst, {"S": Signaal})
