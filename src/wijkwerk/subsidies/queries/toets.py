"""The rules of a fund tried on a plan, in words: for the two-minute check, the form, and who judges."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from wijkwerk.kern import klok
from wijkwerk.rekenkern.regels import Kosten, Oordeel, Plan, Regel, toets
from wijkwerk.subsidies.models import Aanvraag, Regelingversie, Voorwaarde
from wijkwerk.subsidies.queries.redenen import sentence
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND


@dataclass(frozen=True)
class Regeluitleg:
    """What one rule says of a plan, as people read it."""

    voorwaarde: Voorwaarde
    oordeel: Oordeel
    reden: str
    hoogste_bedrag: int | None

    @property
    def wat_te_doen(self) -> str:
        """How to meet the rule after all, when it is not met."""
        return "" if self.oordeel is Oordeel.JA else self.voorwaarde.wat_te_doen

    @property
    def deur(self) -> str:
        """Where else to go, when the answer is no."""
        return self.voorwaarde.deur if self.oordeel is Oordeel.NEE else ""


@dataclass(frozen=True)
class Uitleg:
    """All rules of a version on one plan. `hoogste_bedrag` is in cents; None when no rule limits it."""

    oordeel: Oordeel
    hoogste_bedrag: int | None
    regels: tuple[Regeluitleg, ...]

    def with_outcome(self, *oordelen: Oordeel) -> tuple[Regeluitleg, ...]:
        """Return the rules that say one of these."""
        return tuple(regel for regel in self.regels if regel.oordeel in oordelen)


def explain(versie: Regelingversie, plan: Plan, *, voorwaarden: Sequence[Voorwaarde] | None = None) -> Uitleg:
    """Try every rule of the version on the plan; one query, or none when the rules are given."""
    rijen = list(versie.voorwaarden.all()) if voorwaarden is None else list(voorwaarden)
    uitslag = toets([_rule_of(rij) for rij in rijen], plan)
    regels = tuple(
        Regeluitleg(rij, uitkomst.oordeel, sentence(uitkomst.reden), uitkomst.hoogste_bedrag)
        for rij, uitkomst in zip(rijen, uitslag.uitkomsten, strict=True)
    )
    return Uitleg(uitslag.oordeel, uitslag.hoogste_bedrag, regels)


def _rule_of(rij: Voorwaarde) -> Regel:
    return Regel(rij.soort, rij.instelling, rij.bij_nee, rij.pk)


def plan_of(aanvraag: Aanvraag) -> Plan:
    """Return the facts of an application: five queries."""
    return _plan(aanvraag, granted_before(aanvraag))


def plans_of(aanvragen: QuerySet[Aanvraag]) -> dict[int, Plan]:
    """Return the facts of many applications by key, as `plan_of` does one by one: five queries for all of them."""
    rijen = list(
        aanvragen.select_related("werkgebied", "aanvrager", "regelingversie").prefetch_related("kosten", "bijlagen")
    )
    gekregen = Counter(
        (sleutel, regeling, klok.dag_van(op).year)
        for sleutel, regeling, op in Aanvraag.objects.filter(
            status__in=TOEGEKEND, aanvrager__adres_sleutel__in={rij.aanvrager.adres_sleutel for rij in rijen}
        ).values_list("aanvrager__adres_sleutel", "regelingversie__regeling", "ontvangen_op")
    )
    return {rij.pk: _plan(rij, gekregen[_same(rij)] - (rij.status in TOEGEKEND)) for rij in rijen}


def _same(rij: Aanvraag) -> tuple[str, int, int]:
    """What makes two grants count together: address, fund and year."""
    return rij.aanvrager.adres_sleutel, rij.regelingversie.regeling_id, klok.dag_van(rij.ontvangen_op).year


def _plan(aanvraag: Aanvraag, eerder: int) -> Plan:
    return Plan(
        ontvangen=klok.dag_van(aanvraag.ontvangen_op),
        gevraagd=aanvraag.gevraagd,
        eigen_geld=aanvraag.eigen_geld,
        kosten=tuple(Kosten(regel.soort, regel.bedrag) for regel in aanvraag.kosten.all()),
        doelen=frozenset(aanvraag.doelen),
        werkgebied=aanvraag.werkgebied.sleutel,
        begint=aanvraag.begint_op,
        eindigt=aanvraag.eindigt_op,
        steun=aanvraag.steun,
        volwassen=aanvraag.aanvrager.volwassen,
        open_voor_buurt=aanvraag.open_voor_buurt,
        bezoekers=aanvraag.bezoekers,
        evenement=aanvraag.evenement,
        voorwerp_buiten=aanvraag.voorwerp_buiten,
        eerder_toegekend=eerder,
        bijlagen=frozenset(bijlage.soort for bijlage in aanvraag.bijlagen.all()),
    )


def granted_before(aanvraag: Aanvraag) -> int:
    """Count what was granted from the same fund to the same address in the year of this application."""
    eerder = Aanvraag.objects.filter(
        aanvrager__adres_sleutel=aanvraag.aanvrager.adres_sleutel,
        regelingversie__regeling=aanvraag.regelingversie.regeling_id,
        status__in=TOEGEKEND,
        ontvangen_op__year=klok.dag_van(aanvraag.ontvangen_op).year,
    )
    return eerder.exclude(pk=aanvraag.pk).count()


def plan_from(gegevens: Mapping[str, Any]) -> Plan:
    """Return the facts of an invented application (see `Proefaanvraag.gegevens`) or of a check half filled in.

    Days may be dates or ISO text; `begint_na` counts the days from receipt to the begin. Raises TypeError for a fact
    that does not exist, ValueError for a day that is none.
    """
    waarden = dict(gegevens)
    waarden.setdefault("ontvangen", klok.vandaag())
    for naam in ("ontvangen", "begint", "eindigt"):
        if isinstance(waarden.get(naam), str):
            waarden[naam] = date.fromisoformat(waarden[naam])
    if (dagen := waarden.pop("begint_na", None)) is not None:
        waarden["begint"] = waarden["eindigt"] = waarden["ontvangen"] + timedelta(days=dagen)
    for naam in ("doelen", "bijlagen"):
        if waarden.get(naam) is not None:
            waarden[naam] = frozenset(waarden[naam])
    if waarden.get("kosten") is not None:
        waarden["kosten"] = tuple(Kosten(soort, bedrag) for soort, bedrag in waarden["kosten"])
    return Plan(**waarden)


def facts_of(plan: Plan) -> dict[str, Any]:
    """Return a plan as the facts of an invented application, without the days of then and without anybody in it."""
    feiten: dict[str, Any] = {
        veld.name: getattr(plan, veld.name)
        for veld in fields(plan)
        if veld.name not in ("ontvangen", "begint", "eindigt", "kosten") and getattr(plan, veld.name) is not None
    }
    feiten |= {naam: sorted(feiten[naam]) for naam in ("doelen", "bijlagen") if naam in feiten}
    if plan.kosten is not None:
        feiten["kosten"] = [[regel.soort, regel.bedrag] for regel in plan.kosten]
    if plan.begint is not None:
        feiten["begint_na"] = (plan.begint - plan.ontvangen).days
    return feiten
