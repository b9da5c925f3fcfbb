"""A meeting that comes back: made for half a year ahead, changed or stopped without touching what was."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions.overleg import maken
from wijkwerk.agenda.actions.stap import change, lock, need
from wijkwerk.agenda.models import Overleg, Overlegreeks, Reekslid
from wijkwerk.agenda.queries.reeks import HORIZON, meeting_days, members_on
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.agenda.states.overleg import Status
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taal import dutch
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.web.toegang import houdt

RITME: Final = ("eerste_dag", "weken")


@transaction.atomic
def plan_series(
    *,
    naam: str,
    tafel: str = Tafel.WIJKTEAM,
    werkgebied: Werkgebied | None = None,
    organisatie: Organisatie | None = None,
    eerste_dag: date,
    laatste_dag: date | None = None,
    weken: int = 4,
    begintijd: time,
    minuten: int = 90,
    plaats: str,
    leden: Iterable[Persoon] = (),
    notulist: Persoon | None = None,
    by: Persoon,
) -> Overlegreeks:
    """Start a series and plan its meetings of the coming half year, each with invitations. Logs "agenda.reeks".

    Every `weken` weeks on the weekday of `eerste_dag`; a day that is a Dutch holiday is skipped. The same series sent
    twice is one series. Refuses when `by` does not organise meetings of this table and area.
    """
    velden: dict[str, Any] = {
        "naam": need(naam, _("Geef het overleg een naam."), regel="agenda.naam"),
        "tafel": tafel,
        "werkgebied": werkgebied,
        "organisatie": organisatie,
        "eerste_dag": eerste_dag,
        "laatste_dag": laatste_dag,
        "weken": weken,
        "begintijd": begintijd,
        "minuten": minuten,
        "plaats": need(plaats, _("Schrijf op waar het overleg is."), regel="agenda.plaats"),
        "gemaakt_door": by,
    }
    rules.require("agenda.overleg", by, Overlegreeks(**velden))
    _check(velden)
    reeks, nieuw = Overlegreeks.objects.get_or_create(**velden, gestopt_op=None)
    if nieuw:
        logboek.note("agenda.reeks", object=reeks, by=by, tafel=tafel, weken=weken)
        _enrol(reeks, leden, notulist)
        _extend(reeks, by)
    return reeks


def _check(velden: dict[str, Any]) -> None:
    if not 1 <= velden["weken"] <= 52:
        raise Weigering(_("Kies om de hoeveel weken: 1 tot en met 52."), regel="agenda.weken")
    if velden["laatste_dag"] and velden["laatste_dag"] < velden["eerste_dag"]:
        raise Weigering(_("De laatste dag ligt voor de eerste."), regel="agenda.laatste_dag")


def _enrol(reeks: Overlegreeks, leden: Iterable[Persoon], notulist: Persoon | None) -> None:
    wie = {persoon.pk: persoon for persoon in (*leden, *([notulist] if notulist else []))}
    Reekslid.objects.bulk_create(
        Reekslid(reeks=reeks, persoon=lid, notulist=bool(notulist) and lid == notulist, van=klok.vandaag())
        for lid in wie.values()
    )


def extend_series() -> int:
    """Plan for every running series what is still missing in the coming half year; returns how many meetings."""
    aantal = 0
    for reeks in Overlegreeks.objects.filter(gestopt_op=None):
        with transaction.atomic():
            rij = lock(Overlegreeks, reeks.pk)
            # Who started the series may have left: then whoever leads there starts a new one.
            if rij.gestopt_op is None and houdt(rij.gemaakt_door, "agenda.overleg", rij):
                aantal += _extend(rij, rij.gemaakt_door)
    return aantal


def _extend(reeks: Overlegreeks, by: Persoon) -> int:
    """Make the meetings after the last day that was planned: what was moved or called off never comes back."""
    tot = klok.vandaag() + HORIZON
    vanaf = max(klok.vandaag(), (reeks.gepland_tot or date.min) + timedelta(days=1))
    dagen = [dag for dag in meeting_days(reeks, vanaf=vanaf, tot=tot) if not dag.feestdag]
    nieuw = [dag.dag for dag in dagen if _moment(reeks, dag.dag) > klok.nu()]
    for dag in nieuw:
        _make(reeks, dag, by)
    Overlegreeks.objects.filter(pk=reeks.pk).update(gepland_tot=tot)
    reeks.gepland_tot = tot
    return len(nieuw)


def _moment(reeks: Overlegreeks, dag: date) -> datetime:
    """Return the moment of a meeting: the same time on the clock of Amsterdam, in summer and in winter."""
    return datetime.combine(dag, reeks.begintijd, klok.AMSTERDAM)


def _make(reeks: Overlegreeks, dag: date, by: Persoon) -> Overleg:
    leden = members_on(reeks, dag)
    return maken.make(
        naam=reeks.naam,
        tafel=reeks.tafel,
        werkgebied=reeks.werkgebied,
        organisatie=reeks.organisatie,
        begint_op=_moment(reeks, dag),
        minuten=reeks.minuten,
        plaats=reeks.plaats,
        leden=[lid.persoon for lid in leden if rules.read(lid.persoon)],
        notulist=next((lid.persoon for lid in leden if lid.notulist and rules.read(lid.persoon)), None),
        reeks=reeks,
        client_id=uuid4(),
        by=by,
    )


def _lock(reeks: Overlegreeks, by: Persoon, versie: int | None = None) -> Overlegreeks:
    rij = lock(Overlegreeks, reeks.pk, versie=versie)
    rules.require("agenda.overleg", by, rij)
    if rij.gestopt_op is not None:
        raise Weigering(_("Deze reeks is gestopt. Begin een nieuwe reeks."), regel="agenda.levensloop")
    return rij


def _coming(reeks: Overlegreeks) -> list[Overleg]:
    return list(reeks.overleggen.filter(status=Status.GEPLAND, begint_op__gt=klok.nu()))


@transaction.atomic
def change_series(reeks: Overlegreeks, *, by: Persoon, versie: int | None = None, **velden: Any) -> Overlegreeks:
    """Change name, rhythm, time, length or place for what is still to come; calendars get updates.

    A meeting that was moved by hand keeps what it was given. With another rhythm, meetings on days that no longer
    belong to it are called off and the new days are planned. Logs "agenda.reeks_gewijzigd".
    """
    rij = _lock(reeks, by, versie)
    oud = {veld: getattr(rij, veld) for veld in (*velden, "begintijd", "plaats", "naam", "minuten")}
    _check({"weken": rij.weken, "laatste_dag": rij.laatste_dag, "eerste_dag": rij.eerste_dag} | velden)
    rij = change(rij, logwoord="reeks_gewijzigd", by=by, velden=velden)
    ander_ritme = any(velden.get(veld, oud.get(veld)) != oud.get(veld) for veld in RITME)
    komt = _coming(rij)
    if ander_ritme or "laatste_dag" in velden:
        komt = _keep_rhythm(rij, komt, by)
    for overleg in komt:
        _follow(rij, oud, overleg, by)
    if ander_ritme:
        _fill_gaps(rij, {klok.dag_van(overleg.begint_op) for overleg in komt}, by)
    _extend(rij, by)
    return rij


def _keep_rhythm(rij: Overlegreeks, komt: list[Overleg], by: Persoon) -> list[Overleg]:
    dagen = {dag.dag for dag in meeting_days(rij, vanaf=klok.vandaag(), tot=rij.gepland_tot) if not dag.feestdag}
    for overleg in komt:
        if klok.dag_van(overleg.begint_op) not in dagen:
            maken.call_off(overleg, reden=dutch(_l("De reeks is gewijzigd.")), by=by)
    return [overleg for overleg in komt if klok.dag_van(overleg.begint_op) in dagen]


def _follow(rij: Overlegreeks, oud: dict[str, Any], overleg: Overleg, by: Persoon) -> None:
    dag = klok.dag_van(overleg.begint_op)
    was = datetime.combine(dag, oud["begintijd"], klok.AMSTERDAM)
    duur = round((overleg.eindigt_op - overleg.begint_op).total_seconds() / 60)
    maken.move(
        overleg,
        begint_op=_moment(rij, dag) if overleg.begint_op == was else None,
        minuten=rij.minuten if duur == oud["minuten"] else None,
        plaats=rij.plaats if overleg.plaats == oud["plaats"] else None,
        naam=rij.naam if overleg.naam == oud["naam"] else None,
        by=by,
    )


def _fill_gaps(rij: Overlegreeks, bezet: set[date], by: Persoon) -> None:
    for dag in meeting_days(rij, vanaf=klok.vandaag(), tot=rij.gepland_tot):
        if not dag.feestdag and dag.dag not in bezet and _moment(rij, dag.dag) > klok.nu():
            _make(rij, dag.dag, by)


@transaction.atomic
def set_members(
    reeks: Overlegreeks, *, leden: Iterable[Persoon], notulist: Persoon | None, by: Persoon, versie: int | None = None
) -> Overlegreeks:
    """Say who belongs to the series from today: newcomers are invited to what is to come, leavers get cancellations."""
    rij = _lock(reeks, by, versie)
    nu = {lid.persoon_id: lid for lid in members_on(rij, klok.vandaag())}
    straks = {persoon.pk: persoon for persoon in (*leden, *([notulist] if notulist else []))}
    komt = _coming(rij)
    for pk, lid in nu.items():
        if pk not in straks:
            Reekslid.objects.filter(pk=lid.pk).update(tot=klok.vandaag())
            for overleg in komt:
                maken.uninvite(overleg, persoon=lid.persoon, by=by)
    for pk, persoon in straks.items():
        schrijft = notulist is not None and notulist.pk == pk
        if pk not in nu:
            Reekslid.objects.create(reeks=rij, persoon=persoon, notulist=schrijft, van=klok.vandaag())
        elif nu[pk].notulist != schrijft:
            Reekslid.objects.filter(pk=nu[pk].pk).update(notulist=schrijft)
        for overleg in komt:
            if maken.invite(overleg, persoon=persoon, notulist=schrijft, by=by).notulist != schrijft:
                maken.appoint(overleg, persoon=persoon, notulist=schrijft, by=by)
    return change(rij, logwoord="reeks_leden", by=by, velden={}, aantal=len(straks))


@transaction.atomic
def stop_series(reeks: Overlegreeks, *, reden: str, by: Persoon, versie: int | None = None) -> Overlegreeks:
    """End a series: what is to come is called off with this reason, what was stays. Logs "agenda.reeks_gestopt"."""
    reden = need(reden, _("Schrijf op waarom de reeks stopt."), regel="agenda.reden")
    rij = _lock(reeks, by, versie)
    for overleg in _coming(rij):
        maken.call_off(overleg, reden=reden, by=by)
    return change(rij, logwoord="reeks_gestopt", by=by, velden={"gestopt_op": klok.nu()})
