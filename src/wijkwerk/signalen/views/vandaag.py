"""Which signals wait, in words: the part of 'Mijn wijk vandaag' that is of this room."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import klok
from wijkwerk.signalen import queries
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.queries import Wachtend
from wijkwerk.web.datums import als_dag, als_geleden
from wijkwerk.web.toegang import houdt
from wijkwerk.web.vandaag import Blok, Regel, Schade

# Per group: its heading, what harm waiting does, the one thing to do with a signal in it, and the filter of its list.
GROEPEN = {
    "termijn": (_l("Termijn loopt af"), Schade.DAG, _l("Handel af of vertel wanneer"), "status=open&te_laat=on"),
    "aan_zet": (_l("De melder reageerde"), Schade.BEWONER, _l("Lees en reageer"), "status=open"),
    "nieuw": (_l("Nieuw"), Schade.BEWONER, _l("Pak het op"), "status=nieuw"),
    "bij_ons": (_l("Ligt bij u"), Schade.COLLEGA, _l("Geef antwoord"), "status=open&eigenaar=ik"),
    "antwoord": (_l("Antwoord blijft uit"), Schade.COLLEGA, _l("Vraag het na"), "status=doorgezet&te_laat=on"),
}


def waiting(request: HttpRequest) -> list[Blok]:
    """Return the signals that wait for who looks, in groups."""
    wie: Any = request.user
    groepen = queries.waiting(wie) if houdt(wie, "signalen.werken") else []
    return [_block(groep) for groep in _once(groepen)]


def _once(groepen: list[Wachtend]) -> list[Wachtend]:
    """Leave out a group that only repeats what stands in the groups before it."""
    gezien: set[int] = set()
    over = []
    for groep in groepen:
        sleutels = {rij.pk for rij in groep.rijen}
        over += [] if sleutels <= gezien else [groep]
        gezien |= sleutels
    return over


def _block(groep: Wachtend) -> Blok:
    kop, schade, doen, filters = GROEPEN[groep.sleutel]
    return Blok(
        sleutel=groep.sleutel,
        kamer=_("Signalen"),
        kop=kop,
        aantal=groep.telling.aantal,
        meer=groep.telling.meer,
        regels=[Regel(rij.kop, _why(rij), doen, reverse("signalen:dossier", args=[rij.pk])) for rij in groep.rijen],
        alles=f"{reverse('signalen:postvak')}?{filters}",
        schade=schade,
    )


def _why(rij: Signaal) -> str:
    feiten = [rij.nummer, str(rij.onderwerp)]
    if rij.termijn_op is None:
        return " · ".join(feiten)
    if rij.termijn_op < klok.nu():
        termijn = _("te laat, liep %(dag)s af") % {"dag": als_geleden(rij.termijn_op)}
    else:
        termijn = _("tot en met %(dag)s") % {"dag": als_dag(rij.termijn_op)}
    return " · ".join([*feiten, termijn])
