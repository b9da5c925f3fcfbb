"""What can be a ballot: choices as they are checked, and as they are typed over from paper."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.models import Idee, Stemronde
from wijkwerk.subsidies.states.stemronde import Stemvorm

HOOGSTENS = 5000  # codes at a time
KEUZES = "subsidies.keuzes"


def check_choices(ronde: Stemronde, keuzes: Mapping[str, int]) -> None:
    """Refuse ("subsidies.keuzes") what cannot be a ballot: nothing chosen, too much, or an idea that is not on it."""
    if not keuzes:
        raise Weigering(_("Kies minstens één idee. Wilt u niets kiezen? Dan hoeft u niet te stemmen."), regel=KEUZES)
    op_biljet = set(Idee.objects.filter(stemronde=ronde).exclude(letter="").values_list("letter", flat=True))
    if vreemd := sorted(set(keuzes) - op_biljet):
        raise Weigering(_("Idee %(letter)s staat niet op het biljet.") % {"letter": vreemd[0]}, regel=KEUZES)
    if any(punten < 1 for punten in keuzes.values()):
        raise Weigering(_("Geef een idee dat u kiest minstens 1 punt."), regel=KEUZES)
    if ronde.vorm == Stemvorm.KEUZE:
        _check_crosses(ronde, keuzes)
    elif (som := sum(keuzes.values())) > ronde.punten:
        raise Weigering(
            _("U gaf %(som)s punten. U mag er hoogstens %(hoogste)s verdelen.") % {"som": som, "hoogste": ronde.punten},
            regel=KEUZES,
        )


def _check_crosses(ronde: Stemronde, keuzes: Mapping[str, int]) -> None:
    if len(keuzes) > ronde.hoogste_keuzes:
        raise Weigering(
            _("U koos %(aantal)s ideeën. U mag er hoogstens %(hoogste)s kiezen.")
            % {"aantal": len(keuzes), "hoogste": ronde.hoogste_keuzes},
            regel=KEUZES,
        )
    if set(keuzes.values()) != {1}:
        raise Weigering(_("Zet bij een idee één kruisje."), regel=KEUZES)


def read_choices(tekst: str) -> dict[str, int]:
    """Read choices as they are typed over from paper: "A C F", or with points "A 3, C 7" or "A3 C7"."""
    stukken = re.findall(r"([A-Za-z]{1,3})\s*[:=]?\s*(\d{0,4})", tekst)
    vreemd = re.sub(r"[A-Za-z]{1,3}\s*[:=]?\s*\d{0,4}|[\s,;.+/-]", "", tekst)
    if vreemd or len({letter.upper() for letter, _punten in stukken}) != len(stukken):
        raise Weigering(_("Typ de letters van het biljet, elk één keer: A C F. Met punten: A 3, C 7."), regel=KEUZES)
    return {letter.upper(): int(punten or 1) for letter, punten in stukken}
