"""Promises to the council and moties: written down, followed line by line, and settled by the griffie.

Every function returns the fresh row. Lines on how it stands are only added; the database refuses to change one.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.models import Agendapunt, Besluit, Stand, Toezegging
from wijkwerk.agenda.states import toezegging as states
from wijkwerk.agenda.states import verbanden
from wijkwerk.agenda.states.toezegging import Soort
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.mensen.models import Persoon

MET = ("eigenaar", "werkgebied")


@transaction.atomic
def promise(
    *,
    onderwerp: str,
    tekst: str,
    aan: str,
    gedaan_op: date,
    uiterlijk_op: date,
    eigenaar: Persoon,
    soort: str = Soort.TOEZEGGING,
    kenmerk: str = "",
    werkgebied: Werkgebied | None = None,
    besluit: Besluit | None = None,
    agendapunt: Agendapunt | None = None,
    client_id: UUID,
    by: Persoon,
) -> Toezegging:
    """Write down a promise or motie. Logs "agenda.toegezegd". The same `client_id` gives the same promise.

    Refuses (`agenda.toezegging_bijhouden`) who does not make or guard promises, words that are missing, a promise that
    is yet to be made, and a date before the day it was made.
    """
    rules.require("agenda.toezegging_bijhouden", by)
    if (bestaand := Toezegging.objects.filter(client_id=client_id).first()) is not None:
        return bestaand
    onderwerp = stap.need(onderwerp, _("Vul in waar het over gaat."), regel="agenda.toezegging.onderwerp")
    tekst = stap.need(tekst, _("Schrijf op wat er precies is toegezegd of gevraagd."), regel="agenda.toezegging.tekst")
    aan = stap.need(aan, _("Vul in aan wie dit is beloofd."), regel="agenda.toezegging.aan")
    stap.check_text(onderwerp, tekst, aan, kenmerk, pii_gezien=True)
    _refuse_dates(gedaan_op, uiterlijk_op)
    punt = agendapunt or (besluit.agendapunt if besluit else None)
    toezegging, nieuw = stap.once(
        Toezegging, client_id, soort=soort, kenmerk=kenmerk.strip(), onderwerp=onderwerp[:160], tekst=tekst,
        aan=aan[:120], gedaan_op=gedaan_op, uiterlijk_op=uiterlijk_op, eigenaar=eigenaar, besluit=besluit,
        werkgebied=werkgebied or (punt.werkgebied if punt else None), status_sinds=klok.nu(),
    )  # fmt: skip
    if nieuw:
        if (bron := besluit or punt) is not None:
            draad.link(bron, toezegging, soort=verbanden.TOEGEZEGD, reden="", by=by)
        zoeken.index(toezegging, f"{toezegging.nummer} {kenmerk} {onderwerp} {tekst}")
        logboek.note("agenda.toegezegd", object=toezegging, by=by, soort=str(soort), eigenaar=eigenaar.pk)
    return toezegging


def _refuse_dates(gedaan_op: date, uiterlijk_op: date) -> None:
    if gedaan_op > klok.vandaag():
        raise Weigering(_("Kies de dag waarop het is toegezegd: vandaag of eerder."), regel="agenda.toezegging.dag")
    if uiterlijk_op < gedaan_op:
        raise Weigering(_("De termijn kan niet voor de dag van de toezegging liggen."), regel="agenda.toezegging.dag")


@transaction.atomic
def add_stand(
    toezegging: Toezegging, *, tekst: str, uiterlijk_op: date | None = None, by: Persoon, versie: int | None = None
) -> Toezegging:
    """Add a line on how it stands; a new date holds from this line on, and the line is its reason.

    Logs "agenda.stand_toegevoegd". Refuses who does not keep it, a promise that is settled, no words, and a new date
    that has passed.
    """
    tekst = _words(tekst, _("Schrijf op hoe het ermee staat."))
    rij = _lock(toezegging, versie)
    rules.require("agenda.toezegging_bijhouden", by, rij)
    if rij.status not in states.OPEN:
        raise Weigering(
            _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": rij.get_status_display()},
            regel="agenda.levensloop",
        )
    velden: dict[str, Any] = {}
    if uiterlijk_op is not None and uiterlijk_op != rij.uiterlijk_op:
        if uiterlijk_op < klok.vandaag():
            raise Weigering(_("Kies vandaag of een dag die nog komt."), regel="agenda.toezegging.dag")
        velden = {"uiterlijk_op": uiterlijk_op, "herinnerd_op": None}
    rij = stap.change(rij, logwoord="stand_toegevoegd", by=by, velden=velden, nieuwe_datum="uiterlijk_op" in velden)
    return _say(rij, tekst, by)


@transaction.atomic
def settle(toezegging: Toezegging, *, tekst: str, by: Persoon, versie: int | None = None) -> Toezegging:
    """The griffie says that it was kept or carried out, and what came of it."""
    tekst = _words(tekst, _("Schrijf op wat er is gedaan."))
    return _say(stap.move(_lock(toezegging, versie), states, "settle", by=by), tekst, by)


@transaction.atomic
def lapse(toezegging: Toezegging, *, tekst: str, by: Persoon, versie: int | None = None) -> Toezegging:
    """The griffie says that it goes no further, and why."""
    tekst = _words(tekst, _("Schrijf op waarom dit niet meer doorgaat."))
    return _say(stap.move(_lock(toezegging, versie), states, "lapse", by=by), tekst, by)


@transaction.atomic
def reopen(
    toezegging: Toezegging, *, tekst: str, uiterlijk_op: date | None = None, by: Persoon, versie: int | None = None
) -> Toezegging:
    """The griffie says that it was not settled after all, and why, perhaps with a new date."""
    tekst = _words(tekst, _("Schrijf op waarom dit weer open staat."))
    rij = _lock(toezegging, versie)
    velden = {"uiterlijk_op": uiterlijk_op or rij.uiterlijk_op, "herinnerd_op": None}
    return _say(stap.move(rij, states, "reopen", by=by, velden=velden), tekst, by)


def _lock(toezegging: Toezegging, versie: int | None) -> Toezegging:
    return stap.lock(Toezegging, toezegging.pk, met=MET, versie=versie)


def _words(tekst: str, vraag: str) -> str:
    tekst = stap.need(tekst, vraag, regel="agenda.toezegging.tekst")
    stap.check_text(tekst, pii_gezien=True)
    return tekst


def _say(rij: Toezegging, tekst: str, by: Persoon) -> Toezegging:
    Stand.objects.create(
        toezegging=rij, tekst=tekst, status=rij.status, uiterlijk_op=rij.uiterlijk_op, door=by, op=klok.nu()
    )
    return rij
