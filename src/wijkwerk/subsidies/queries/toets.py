"""The rules of a fund tried on a plan, in words: for the two-minute check, the form, and who judges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


def rules_of(versie: Regelingversie) -> tuple[Regel, ...]:
    """Return the rules of a version as the calculating core knows them."""
    return tuple(_rule_of(rij) for rij in versie.voorwaarden.all())


def _rule_of(rij: Voorwaarde) -> Regel:
    return Regel(rij.soort, rij.instelling, rij.bij_nee, rij.pk)


def plan_of(aanvraag: Aanvraag) -> Plan:
    """Return the facts of an application: five queries."""
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
        eerder_toegekend=granted_before(aanvraag),
        bijlagen=frozenset(aanvraag.bijlagen.values_list("soort", flat=True)),
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
    """Return the facts of an invented application (see `Proefaanvraag.gegevens`) or of a check half filled in."""
    waarden = dict(gegevens)
    waarden.setdefault("ontvangen", klok.vandaag())
    for naam in ("doelen", "bijlagen"):
        if waarden.get(naam) is not None:
            waarden[naam] = frozenset(waarden[naam])
    if waarden.get("kosten") is not None:
        waarden["kosten"] = tuple(Kosten(soort, bedrag) for soort, bedrag in waarden["kosten"])
    return Plan(**waarden)
