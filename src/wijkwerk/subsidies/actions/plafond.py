"""Setting the money of a fund: a ceiling published before its period, laid over the city in pots of the ledger."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek import queries as stand_van
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.models import Pot
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import stap
from wijkwerk.subsidies.models import Plafond, Plafonddeel, Regeling
from wijkwerk.subsidies.states.regeling import BEHEER, Plafondverdeling


def share_out(bedrag: int, gewichten: Mapping[int, int]) -> dict[int, int]:
    """Divide `bedrag` (cents) by weight over the keys: whole cents, exactly all of it, largest remainders first.

    A formula by inhabitants gives each area its share; ties go to the smaller key, so that anyone gets the same.
    """
    totaal = sum(gewichten.values())
    if totaal <= 0:
        raise Weigering(_("Van deze wijken is het aantal inwoners niet bekend."), regel="subsidies.formule")
    delen = {sleutel: bedrag * gewicht // totaal for sleutel, gewicht in gewichten.items()}
    rest = bedrag - sum(delen.values())
    volgorde = sorted(gewichten, key=lambda sleutel: (-(bedrag * gewichten[sleutel] % totaal), sleutel))
    for sleutel in volgorde[:rest]:
        delen[sleutel] += 1
    return delen


@transaction.atomic
def set_ceiling(
    regeling: Regeling,
    *,
    jaar: int,
    van: date,
    tot: date,
    bedrag: int,
    verdeling: str = Plafondverdeling.STAD,
    delen: Mapping[Werkgebied | None, int] | None = None,
    gereserveerd_tot: date | None = None,
    besluit: str,
    gepubliceerd_op: date | None = None,
    by: Persoon,
) -> Plafond:
    """Set the ceiling of a fund for a period, open its pots and book the money in. Amounts in cents.

    `delen` gives the part of each area, and with key None what is for the whole city; for `STAD` leave it out; for
    `FORMULE` its values are weights (inhabitants). Refuses ("subsidies.plafond") a ceiling that is not published before
    its period begins (Awb, artikel 4:27, lid 1; later has no effect on who asked before: lid 2), parts that do not add
    up, and a second ceiling for the same year.
    """
    rules.require(BEHEER, by)
    stap.need(besluit, _("Noem het besluit waarmee het plafond is vastgesteld."), regel="subsidies.plafond")
    dag = gepubliceerd_op or klok.vandaag()
    if reden := _why_not(regeling, jaar, (van, tot, dag), bedrag, apart=(verdeling, gereserveerd_tot)):
        raise Weigering(reden, regel="subsidies.plafond")
    dagen = {"van": van, "tot": tot, "gereserveerd_tot": gereserveerd_tot, "gepubliceerd_op": dag}
    plafond = Plafond.objects.create(
        regeling=regeling, jaar=jaar, bedrag=bedrag, verdeling=verdeling, besluit=besluit, **dagen
    )
    for werkgebied, deel in shares_of(bedrag, verdeling=verdeling, delen=delen).items():
        _open_part(plafond, werkgebied, deel, by)
    logboek.note("subsidies.plafond_gezet", object=plafond, by=by, jaar=jaar, bedrag=bedrag, verdeling=verdeling)
    return plafond


def _why_not(
    regeling: Regeling, jaar: int, dagen: tuple[date, date, date], bedrag: int, *, apart: tuple[str, date | None]
) -> str:
    """Return why this ceiling cannot be set, or nothing. `dagen`: first day, day after the last, publication."""
    van, tot, bekend = dagen
    if bedrag <= 0 or tot <= van:
        return _("Een plafond is hoger dan nul en eindigt na de dag waarop het begint.")
    if bekend >= van:
        return _("Een plafond wordt bekend voordat de periode begint (Awb, artikel 4:27).")
    if apart == (Plafondverdeling.GERESERVEERD, None):
        return _("Zeg tot welke dag de delen voor de wijken zijn.")
    if Plafond.objects.filter(regeling=regeling, jaar=jaar).exists():
        return _("Voor dit jaar is er al een plafond. Wijzig dat.")
    return ""


def shares_of(
    bedrag: int, *, verdeling: str, delen: Mapping[Werkgebied | None, int] | None
) -> dict[Werkgebied | None, int]:
    """Return what each part gets, in cents, as `set_ceiling` lays it down; refuses parts that do not add up."""
    if verdeling == Plafondverdeling.STAD:
        return {None: bedrag}
    gekozen = dict(delen or {})
    if verdeling == Plafondverdeling.FORMULE:
        gebieden = {gebied.pk: gebied for gebied in gekozen if gebied is not None}
        shares = share_out(bedrag, {gebied.pk: gekozen[gebied] for gebied in gebieden.values()})
        return {gebieden[pk]: deel for pk, deel in shares.items()}
    if sum(gekozen.values()) != bedrag or any(deel < 0 for deel in gekozen.values()):
        raise Weigering(_("De delen zijn samen niet precies het plafond."), regel="subsidies.plafond")
    if verdeling == Plafondverdeling.GERESERVEERD:
        gekozen.setdefault(None, 0)
    return gekozen


def _open_part(plafond: Plafond, werkgebied: Werkgebied | None, bedrag: int, by: Persoon) -> Plafonddeel:
    fonds, gebied = plafond.regeling.sleutel, werkgebied.sleutel if werkgebied else ""
    pot = grootboek.open_pot(
        sleutel="-".join(deel for deel in (fonds, str(plafond.jaar), gebied) if deel),
        fonds=fonds,
        jaar=plafond.jaar,
        gebied=gebied,
        naam=f"{plafond.regeling.naam} {plafond.jaar} {werkgebied.naam if werkgebied else ''}".strip(),
        by=by,
    )
    deel = Plafonddeel.objects.create(plafond=plafond, werkgebied=werkgebied, bedrag=bedrag, pot=pot)
    if bedrag:
        grootboek.book([Post(pot, Handeling.PLAFOND, bedrag)], sleutel=f"plafonddeel:{deel.pk}", by=by)
    return deel


@transaction.atomic
def change_part(deel: Plafonddeel, *, bedrag: int, besluit: str, was: int | None = None, by: Persoon) -> Plafonddeel:
    """Raise or lower the money of one part from today on; what was granted stays granted.

    A lower ceiling has no effect on older applications, unless the law excepts it (Awb, artikel 4:27, lid 2, and
    4:28): it cannot go under what is granted or reserved (the ledger refuses, "grootboek.tekort"). The decision and
    both amounts stand in the log. `was` is the ceiling the person was looking at; another one refuses
    ("subsidies.versie").
    """
    rules.require(BEHEER, by)
    stap.need(besluit, _("Noem het besluit waarmee het plafond verandert."), regel="subsidies.plafond")
    Pot.objects.select_for_update(no_key=True).get(pk=deel.pot_id)
    stand = stand_van.stand(deel.pot)
    if was is not None and was != stand.plafond:
        raise Weigering(
            _("Iemand anders heeft dit net gewijzigd. Bekijk wat er nu staat en probeer het opnieuw."),
            regel="subsidies.versie",
        )
    verschil = bedrag - stand.plafond
    if verschil:
        handeling = Handeling.VERHOOG if verschil > 0 else Handeling.VERLAAG
        sleutel = f"plafonddeel:{deel.pk}:{stand.volgnummer}"
        grootboek.book([Post(deel.pot, handeling, abs(verschil))], sleutel=sleutel, by=by)
    logboek.note("subsidies.plafond_gewijzigd", object=deel, by=by, was=stand.plafond, bedrag=bedrag, besluit=besluit)
    return deel


@transaction.atomic
def release_shares(plafond: Plafond, *, by: Persoon | None = None) -> int:
    """Carry what is left of the reserved shares to the part of the whole city, on the day set for it; return cents.

    Before that day, for another way of laying over, or a second time: nothing happens. A person needs the rule to
    keep funds; without a person it is the nightly job.
    """
    if by is not None:
        rules.require(BEHEER, by)
    vrijgeven_op = plafond.gereserveerd_tot
    if plafond.verdeling != Plafondverdeling.GERESERVEERD or vrijgeven_op is None or klok.vandaag() < vrijgeven_op:
        return 0
    delen = list(plafond.delen.select_related("pot").order_by("pot_id"))
    stad = next(deel.pot for deel in delen if deel.werkgebied_id is None)
    list(Pot.objects.select_for_update(no_key=True).filter(pk__in=[deel.pot_id for deel in delen]).order_by("pk"))
    vrij = {deel.pot: stand_van.stand(deel.pot).vrij for deel in delen if deel.werkgebied_id is not None}
    som = sum(vrij.values())
    if som:
        posten = [Post(pot, Handeling.VERLAAG, bedrag) for pot, bedrag in vrij.items() if bedrag]
        sleutel = f"vrijgeven:{plafond.pk}:{stand_van.stand(stad).volgnummer}"
        grootboek.book([*posten, Post(stad, Handeling.VERHOOG, som)], sleutel=sleutel, by=by)
        logboek.note("subsidies.delen_vrijgegeven", object=plafond, by=by, bedrag=som)
    return som


def release_due() -> int:
    """Release the reserved shares of every ceiling whose day has come; return how many moved money. Run daily."""
    rijp = Plafond.objects.filter(verdeling=Plafondverdeling.GERESERVEERD, gereserveerd_tot__lte=klok.vandaag())
    return sum(1 for plafond in rijp.filter(tot__gt=klok.vandaag()) if release_shares(plafond))
