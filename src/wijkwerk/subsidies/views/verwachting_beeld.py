"""How long the money lasts, as a chart whose title says it, and in a sentence that says how that was worked out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.subsidies.queries.verwachting import Verwachting
from wijkwerk.web.datums import als_euro
from wijkwerk.web.grafieken import Grafiek, Reeks

MAAND, HONDERD = 365 / 12, 100_00  # days; cents


@dataclass(frozen=True)
class Potbeeld:
    """One fund on the page: its figures, the chart, and what to know of the expectation."""

    naam: str
    vrij: int
    plafond: int
    deel: int
    zin: str
    uitleg: str
    grafiek: Grafiek | None
    krap: bool


def picture(stand: Verwachting) -> Potbeeld:
    """Return one fund as the page shows it."""
    return Potbeeld(
        naam=stand.naam,
        vrij=stand.vrij,
        plafond=stand.plafond,
        deel=100 * stand.vrij // stand.plafond if stand.plafond else 0,
        zin=finding(stand),
        uitleg=explained(stand),
        grafiek=_chart(stand),
        krap=stand.vroegst is not None,
    )


def finding(stand: Verwachting) -> str:
    """Return in one sentence when the money is gone, or what is left at the end."""
    if stand.plafond and stand.vrij <= 0:
        return _("Het geld is op.")
    if stand.tempos is None:
        return _("Nog te weinig uitgegeven om te zeggen hoe lang het geld er is.")
    if stand.op is None:
        over = als_euro(round(stand.left_at(stand.einde, 1) / HONDERD) * HONDERD).removesuffix(",00")
        return _("Op deze voet is er aan het eind van het jaar nog ongeveer %(bedrag)s over.") % {"bedrag": over}
    return _("Op deze voet is het geld %(wanneer)s op.") % {"wanneer": about(stand.op)}


def about(dag: date) -> str:
    """Return a day as an expectation says it: "half oktober"."""
    maand = date_format(dag, "F")
    deel = _("begin") if dag.day <= 10 else _("half") if dag.day <= 20 else _("eind")
    return f"{deel} {maand}"


def explained(stand: Verwachting) -> str:
    """Return how sure that is, and what it rests on."""
    delen = [_band(stand)] if stand.tempos else []
    if stand.aanvragen:
        zin = ngettext(
            "Er ligt nog %(aantal)s aanvraag waarover niet besloten is, van %(bedrag)s.",
            "Er liggen nog %(aantal)s aanvragen waarover niet besloten is, samen %(bedrag)s.",
            stand.aanvragen,
        )
        delen.append(zin % {"aantal": stand.aanvragen, "bedrag": als_euro(stand.gevraagd)})
    if stand.tempos:
        per_maand = [
            als_euro(round(tempo * MAAND / 1000) * 1000).removesuffix(",00")
            for tempo in (stand.tempos[0], stand.tempos[2])
        ]
        zin = _paced(stand)
        if per_maand[0] == per_maand[1]:
            zin = _("Gerekend met %(weinig)s per maand: zo ging het tot nu toe.")
        delen.append(zin % {"weinig": per_maand[0], "veel": per_maand[1]})
    return " ".join(delen)


def _paced(stand: Verwachting) -> str:
    if stand.met_vorig_jaar:
        return _(
            "Gerekend met %(weinig)s tot %(veel)s per maand: zo ging het dit jaar, de laatste maanden en vorig jaar."
        )
    return _("Gerekend met %(weinig)s tot %(veel)s per maand: zo ging het dit jaar en de laatste maanden.")


def _band(stand: Verwachting) -> str:
    if stand.vroegst is None:
        return _("Ook als het snel gaat, is er genoeg tot het eind van het jaar.")
    vroegst = about(stand.vroegst) if stand.vroegst > stand.vandaag else _("nu al")
    if stand.laatst is None:
        return _("Het kan ook %(vroegst)s zijn, of helemaal niet dit jaar.") % {"vroegst": vroegst}
    if vroegst == about(stand.laatst):
        return ""
    return _("Het kan ook %(vroegst)s zijn, of pas %(laatst)s.") % {"vroegst": vroegst, "laatst": about(stand.laatst)}


def _chart(stand: Verwachting) -> Grafiek | None:
    """Draw what was left month by month, and the band of what is expected until the end of the year."""
    if not stand.maanden:
        return None
    later = _months_to_come(stand)
    labels = [_short(dag) for dag, _over in stand.maanden] + [_short(dag) for dag in later]
    geweest: list[float | None] = [over for _dag, over in stand.maanden]
    voor = len(geweest) - 1
    reeksen = [Reeks(_("Over"), [*geweest, *[None] * len(later)])]
    if stand.tempos and later:
        snel: list[Any] = [stand.left_at(dag, 2) for dag in later]
        traag: list[Any] = [stand.left_at(dag, 0) for dag in later]
        nu = geweest[-1]
        reeksen += [
            Reeks(_("Als het langzaam gaat"), [*[None] * voor, nu, *traag]),
            Reeks(_("Als het snel gaat"), [*[None] * voor, nu, *snel]),
        ]
    titel = f"{stand.naam}: {finding(stand)[0].lower()}{finding(stand)[1:].rstrip('.')}"
    omschrijving = _("Wat er per maand over was, en wat wij verwachten tot het eind van het jaar, in hele euro's.")
    return Grafiek(titel, omschrijving, labels, reeksen, soort="lijn", kop=_("Dag"), opmaak=_euros)


def _months_to_come(stand: Verwachting) -> list[date]:
    jaar, maand, dagen = stand.vandaag.year, stand.vandaag.month + 1, []
    while date(jaar + (maand - 1) // 12, (maand - 1) % 12 + 1, 1) <= stand.einde:
        dagen.append(date(jaar + (maand - 1) // 12, (maand - 1) % 12 + 1, 1))
        maand += 1
    return dagen


def _short(dag: date) -> str:
    return date_format(dag, "j M").lower()


def _euros(centen: float) -> str:
    """Whole euros without the word, which the description gives: an axis has little room."""
    return als_euro(round(centen / 100) * 100).removeprefix("EUR ").removesuffix(",00")
