"""The first draft of what is told: from what was reported, what was decided in public words, and what comes next.

What nobody wrote for residents yet is a gap between square brackets that the writer fills in; names never appear.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijkwerk.agenda.models import Actie, Agendapunt, Besluit, Terugkoppeling, Terugtekst, Thema
from wijkwerk.agenda.queries.terugkoppeling_wie import Over, signals_on
from wijkwerk.agenda.states.actie import Status as Actiestatus
from wijkwerk.agenda.states.terugkoppeling import Groep
from wijkwerk.agenda.states.thema import Status as Themastatus
from wijkwerk.kern.draad.queries import walk
from wijkwerk.signalen.models import Signaal

OPEN_PLEK = re.compile(r"\[[^\]\n]{2,60}\]")


@dataclass(frozen=True)
class Stof:
    """What there is to tell: about what, how many reports, what was decided and done, and by when the rest is."""

    onderwerp: str
    meldingen: int
    besluit: str
    gedaan: tuple[str, ...]
    nog: date | None
    nummer: str


def gather(over: Over) -> Stof:
    """Collect what the texts are made of, in a fixed number of questions."""
    signalen = signals_on(over)
    knopen = walk(over, "heen")
    acties = Actie.objects.filter(pk__in=[knoop.id for knoop in knopen if knoop.soort == "agenda.actie"])
    klaar = acties.filter(status=Actiestatus.KLAAR).exclude(publiek_resultaat="").order_by("status_sinds", "pk")
    volgende = acties.open().order_by("-uiterlijk_op").first()
    return Stof(
        onderwerp=_subject(over, signalen),
        meldingen=len(signalen),
        besluit=_decision(over, [knoop.id for knoop in knopen if knoop.soort == "agenda.besluit"]),
        gedaan=(*klaar.values_list("publiek_resultaat", flat=True), *_result(over)),
        nog=volgende.uiterlijk_op if volgende else None,
        nummer=over.nummer,
    )


def outcome(over: Over) -> str:
    """Return what came of it in the words that residents read: what was done, else what was decided; '' for neither."""
    stof = gather(over)
    return "\n".join(stof.gedaan) or stof.besluit


def _subject(over: Over, signalen: list[int]) -> str:
    """Return what it is about in words that all may read: never a title, which colleagues wrote for themselves."""
    thema = over if isinstance(over, Thema) else over.thema
    onderwerp = thema.onderwerp if thema else None
    namen = [str(onderwerp)] if onderwerp else _shared(signalen)
    if len(namen) != 1:
        return _("uw wijk") if over.werkgebied is None else _("de wijk %(wijk)s") % {"wijk": over.werkgebied}
    if over.werkgebied is None:
        return namen[0].lower()
    return _("%(onderwerp)s in %(wijk)s") % {"onderwerp": namen[0].lower(), "wijk": over.werkgebied}


def _shared(signalen: list[int]) -> list[str]:
    return list(Signaal.objects.filter(pk__in=signalen).order_by().values_list("onderwerp__naam", flat=True).distinct())


def _decision(over: Over, ids: list[int]) -> str:
    """Return the public words of the latest decision that holds; '' when none were written."""
    bij = Q(pk__in=ids) | (Q(agendapunt=over.pk) if isinstance(over, Agendapunt) else Q(agendapunt__thema=over.pk))
    besluiten = Besluit.objects.current().filter(bij).exclude(publieke_tekst="")
    return besluiten.order_by("-genomen_op", "-pk").values_list("publieke_tekst", flat=True).first() or ""


def _result(over: Over) -> tuple[str, ...]:
    """Return what a finished public thema brought: residents read that on the wijk page too."""
    klaar = isinstance(over, Thema) and over.openbaar and over.status == Themastatus.AFGEROND
    return (over.resultaat,) if isinstance(over, Thema) and klaar else ()


def write(groep: str, stof: Stof) -> tuple[str, str]:
    """Return subject and text of the draft for one group."""
    onderwerp = _("Wat er is gebeurd met uw melding")
    if groep == Groep.STEUNERS:
        onderwerp = _("Wat er is gebeurd met de melding die u steunde")
    elif groep == Groep.PARTNERS:
        onderwerp = _("Stand van zaken: %(onderwerp)s") % {"onderwerp": stof.onderwerp}
    blokken = [_opening(groep, stof), _decided(stof), *_done(stof), _next(stof), _close(groep)]
    return onderwerp[:120], "\n\n".join(blokken)


def _opening(groep: str, stof: Stof) -> str:
    gegevens = {"onderwerp": stof.onderwerp, "aantal": stof.meldingen, "nummer": stof.nummer}
    if groep == Groep.PARTNERS:
        return _("U werkt of denkt mee over %(onderwerp)s (%(nummer)s). Hier leest u hoe het ervoor staat.") % gegevens
    begin = (_("U zei 'ik ook' bij een melding over %(onderwerp)s.") if groep == Groep.STEUNERS
             else _("U meldde iets over %(onderwerp)s.")) % gegevens  # fmt: skip
    if stof.meldingen < 2:
        return begin + " " + _("Dank u wel. Hier leest u wat eruit kwam.")
    samen = _("Wij kregen hierover %(aantal)s meldingen. Wij hebben ze samen bekeken.")
    return f"{begin} {samen % gegevens}"


def _decided(stof: Stof) -> str:
    return stof.besluit or _("[Schrijf hier in gewone woorden wat er is besloten]")


def _done(stof: Stof) -> list[str]:
    return [_("Dit is gedaan:"), *stof.gedaan] if stof.gedaan else []


def _next(stof: Stof) -> str:
    if stof.nog is not None:
        dag = date_format(stof.nog, "j F Y")
        return _("Dit gebeurt er nu: [schrijf op wat er nog gebeurt]. Het moet klaar zijn op %(dag)s.") % {"dag": dag}
    if stof.gedaan:
        return _("Hiermee is dit klaar. Komt het terug? Laat het ons dan weer weten.")
    return _("Dit gebeurt er nu: [schrijf op wat er gebeurt en wanneer].")


def _close(groep: str) -> str:
    if groep == Groep.PARTNERS:
        return _("Bedankt voor uw hulp. Hebt u vragen? Neem dan contact op met de wijkregisseur.")
    return _("Bedankt dat u het ons liet weten.")


def gaps(tekst: Terugtekst) -> list[str]:
    """Return the gaps that nobody filled in yet, each once; a text that goes to nobody has none."""
    return list(dict.fromkeys(OPEN_PLEK.findall(f"{tekst.onderwerp} {tekst.tekst}"))) if tekst.tekst.strip() else []


def all_gaps(terugkoppeling: Terugkoppeling) -> list[tuple[str, list[str]]]:
    """Return per group the gaps in its text, only of the groups that have some."""
    per_groep = ((str(tekst.get_groep_display()), gaps(tekst)) for tekst in terugkoppeling.teksten.all())
    return [(groep, plekken) for groep, plekken in per_groep if plekken]
