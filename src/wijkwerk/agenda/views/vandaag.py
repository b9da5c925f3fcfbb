"""What waits on the agenda, in words: the part of 'Mijn wijk vandaag' that is of this room."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from wijkwerk.agenda.models import Knelpunt, Toezegging
from wijkwerk.agenda.queries import vandaag as queries
from wijkwerk.agenda.queries.overzicht import BIJ_ONS, own_tables
from wijkwerk.agenda.states.actie import Status as Actiestatus
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.web.datums import als_dag
from wijkwerk.web.toegang import houdt
from wijkwerk.web.vandaag import Blok, Regel, in_words

KOPPEN = {
    "knelpunt": _l("Zit vast"),
    "toezegging": _l("Beloofd en bijna op tijd, of te laat"),
    "vraag": _l("Antwoord nodig van uw tafel"),
    "advies": _l("Uw advies wordt gevraagd"),
    "actie": _l("Acties van u"),
    "vraag_terug": _l("Vragen die terugkwamen"),
    "actie_terug": _l("Acties die terugkwamen"),
    "vraag_later": _l("Ligt op uw tafel"),
    "overleg": _l("Overleggen deze week"),
    "besluit": _l("Besloten, maar nog niet verteld"),
    "afweging": _l("Kwam het uit?"),
}


def waiting(request: HttpRequest) -> list[Blok]:
    """Return what waits on the agenda for who looks, the worst first."""
    wie: Any = request.user
    if not houdt(wie, "agenda.lezen"):
        return []
    return in_words(
        [*queries.urgent(wie), *queries.calm(wie)],
        kamer=_("Agenda"),
        koppen=KOPPEN,
        zeg=lambda sleutel, rij: ROWS[sleutel](rij, wie),
        alles=lambda sleutel: _list_of(sleutel, wie),
    )


def _list_of(sleutel: str, persoon: Persoon) -> str:
    """Return the address of the list that this group is the beginning of."""
    tafels = own_tables(persoon)
    tafel = f"?tafel={min(tafels)}" if len(tafels) == 1 else ""
    griffie = houdt(persoon, "agenda.toezegging_afdoen")
    naar, filters = {
        "knelpunt": ("knelpunten", ""),
        "toezegging": ("toezeggingen", "?status=te_laat" if griffie else f"?eigenaar={persoon.pk}"),
        "vraag": ("overzicht", tafel),
        "vraag_later": ("overzicht", tafel),
        "actie": ("acties", "?wie=ik"),
        "vraag_terug": ("overzicht", f"?tafel={BIJ_ONS}"),
        "actie_terug": ("acties", f"?status={Actiestatus.TERUGGEGEVEN}"),
        "overleg": ("overleggen", ""),
        "besluit": ("besluiten", ""),
        "afweging": ("afwegingen", ""),
    }.get(sleutel, ("", ""))
    if sleutel == "toezegging" and not houdt(persoon, "agenda.toezeggingen"):
        filters = ""
    return reverse(f"agenda:{naar}") + filters if naar else ""


def when(dag: date) -> str:
    """Return in words how a term stands: past, today, or how many days left."""
    over = (dag - klok.vandaag()).days
    if over == 0:
        return _("moet vandaag klaar zijn")
    if over == -1:
        return _("termijn was gisteren")
    if over < 0:
        return _("termijn was %(dag)s") % {"dag": als_dag(dag)}
    if over == 1:
        return _("moet morgen klaar zijn")
    return _("moet klaar zijn op %(dag)s") % {"dag": als_dag(dag)}


def _stuck(rij: Knelpunt, persoon: Persoon) -> Regel:
    wat = rij.agendapunt or rij.actie
    dagen = (klok.vandaag() - klok.dag_van(rij.sinds)).days
    sinds = ngettext("sinds %(n)s dag", "sinds %(n)s dagen", dagen) % {"n": dagen} if dagen else _("sinds vandaag")
    waarom = f"{rij.get_reden_display()}, {sinds}"
    if houdt(persoon, "agenda.knelpunt", rij):
        return Regel(_name(wat), waarom, _l("Los het op"), reverse("agenda:knelpunt_oplossing", args=[rij.pk]))
    soort = "agendapunt" if rij.agendapunt_id else "actie"
    return Regel(_name(wat), waarom, _l("Bekijk wat er nodig is"), reverse(f"agenda:{soort}", args=[_key(rij)]))


def _key(rij: Knelpunt) -> Any:
    return rij.agendapunt_id or rij.actie_id


def _name(wat: Any) -> str:
    return str(getattr(wat, "vraag", "") or getattr(wat, "wat", ""))


def _promise(rij: Toezegging, persoon: Persoon) -> Regel:
    van_mij = rij.eigenaar_id == persoon.pk
    waarom = when(rij.uiterlijk_op)
    if not van_mij:
        waarom = _("%(termijn)s, beloofd door %(wie)s") % {"termijn": waarom, "wie": rij.eigenaar}
    doen = _l("Schrijf op hoe het staat") if van_mij else _l("Vraag hoe het staat")
    return Regel(rij.onderwerp, waarom, doen, reverse("agenda:toezegging", args=[rij.pk]))


def _question(rij: Any, _persoon: Persoon) -> Regel:
    return Regel(
        rij.vraag, when(rij.gewenst_op), _l("Besluit of geef terug"), reverse("agenda:agendapunt", args=[rij.pk])
    )


def _question_later(rij: Any, _persoon: Persoon) -> Regel:
    waarom = _("antwoord nodig op %(dag)s") % {"dag": als_dag(rij.gewenst_op)}
    return Regel(rij.vraag, waarom, _l("Bekijk de vraag"), reverse("agenda:agendapunt", args=[rij.pk]))


def _advice(rij: Any, _persoon: Persoon) -> Regel:
    return Regel(
        rij.agendapunt.vraag, when(rij.uiterlijk_op), _l("Geef advies"), reverse("agenda:advies", args=[rij.pk])
    )


def _action(rij: Any, _persoon: Persoon) -> Regel:
    nieuw = rij.status == Actiestatus.GEVRAAGD
    waarom = _("nog niet aangenomen, %(termijn)s") % {"termijn": when(rij.uiterlijk_op)}
    doen = _l("Neem aan of geef terug") if nieuw else _l("Meld klaar of geef terug")
    return Regel(rij.wat, waarom if nieuw else when(rij.uiterlijk_op), doen, reverse("agenda:actie", args=[rij.pk]))


def _question_back(rij: Any, _persoon: Persoon) -> Regel:
    waarom = _("teruggegeven op %(dag)s") % {"dag": als_dag(rij.status_sinds)}
    return Regel(rij.vraag, waarom, _l("Vul aan of kies een andere tafel"), reverse("agenda:agendapunt", args=[rij.pk]))


def _action_back(rij: Any, _persoon: Persoon) -> Regel:
    waarom = _("teruggegeven op %(dag)s") % {"dag": als_dag(rij.status_sinds)}
    return Regel(rij.wat, waarom, _l("Zoek een andere eigenaar"), reverse("agenda:actie", args=[rij.pk]))


def _meeting(rij: Any, _persoon: Persoon) -> Regel:
    op = rij.begint_op.astimezone(klok.AMSTERDAM)
    dag = _("vandaag") if op.date() == klok.vandaag() else als_dag(op.date())
    waarom = _("%(dag)s om %(tijd)s, %(plaats)s") % {"dag": dag, "tijd": f"{op:%H.%M}", "plaats": rij.plaats}
    return Regel(rij.naam, waarom, _l("Bekijk de agenda"), reverse("agenda:overleg", args=[rij.pk]))


def _untold(rij: Any, _persoon: Persoon) -> Regel:
    waarom = _("besloten op %(dag)s") % {"dag": als_dag(rij.genomen_op)}
    naar = reverse("agenda:terugkoppeling_nieuw") + f"?agendapunt={rij.agendapunt_id}"
    return Regel(rij.agendapunt.vraag, waarom, _l("Laat het weten"), naar)


def _check(rij: Any, persoon: Persoon) -> Regel:
    waarom = _("te toetsen sinds %(dag)s") % {"dag": als_dag(rij.toets_op)}
    doen = _l("Kijk of het uitkwam")
    return Regel(rij.agendapunt.vraag, waarom, doen, reverse("agenda:afweging", args=[rij.agendapunt_id]))


ROWS: dict[str, Callable[[Any, Persoon], Regel]] = {
    "knelpunt": _stuck,
    "toezegging": _promise,
    "vraag": _question,
    "advies": _advice,
    "actie": _action,
    "vraag_terug": _question_back,
    "actie_terug": _action_back,
    "vraag_later": _question_later,
    "overleg": _meeting,
    "besluit": _untold,
    "afweging": _check,
}
