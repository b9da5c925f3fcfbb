"""The funds of the demo city: their rules, their ceilings of both years, and who may decide up to what."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wijkwerk.demo.actions.jaar import Jaar
from wijkwerk.demo.queries.gegevens import table
from wijkwerk.kern import klok
from wijkwerk.mensen import actions as mensen
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import plafond as plafonds
from wijkwerk.subsidies.actions import regeling as regelingen
from wijkwerk.subsidies.actions.regeling import BandGegevens, VoorwaardeGegevens
from wijkwerk.subsidies.models import Regeling, Regelingversie
from wijkwerk.subsidies.queries.regeling import current
from wijkwerk.subsidies.states.regeling import Plafondverdeling

WIJK_AAN_ZET, WIJKBUDGET, POTJE = "wijk-aan-zet", "wijkbudget-seghwaert", "potje"
REGISSEUR_TOT, BUDGET_TOT, WETHOUDER_TOT = 100_000, 250_000, 200_000
BESLUIT = "Besluit van het college bij de begroting van {jaar}"
EIGEN = ("grondslag", "uitleg", "beslis_weken", "verdeelwijze")


@dataclass
class Fondsen:
    """The funds by key, and whose mandates were given already."""

    jaar: Jaar
    bij: dict[str, Regeling] = field(default_factory=dict)
    gemandateerd: set[tuple[int, int | None, str]] = field(default_factory=set)
    bezwaren: set[str] = field(default_factory=set)
    verteld: Counter[str] = field(default_factory=Counter)  # how often people told of each plan

    @property
    def beheer(self) -> Persoon:
        """Return the budgetbeheerder."""
        return self.jaar.w.cast.mensen["budgetbeheerder"]

    @property
    def tweede(self) -> Persoon:
        """Return the second budgetbeheerder."""
        return self.jaar.w.cast.mensen["budgetbeheerder2"]

    def open_all(self) -> None:
        """Make the funds with the rules and the ceiling of this year, published in December before it."""
        for feiten in table("fondsen")["fonds"]:
            fonds = regelingen.make(
                naam=feiten["naam"],
                sleutel=feiten["sleutel"],
                doel=feiten["doel"],
                publiek=feiten.get("publiek", True),
                by=self.beheer,
            )
            self.bij[fonds.sleutel] = fonds
            self._publish(feiten, klok.vandaag().year, date(klok.vandaag().year - 1, 12, 1))
        self.give_mandates()

    def renew_all(self) -> None:
        """Publish the rules and the ceiling of next year; they open by themselves on the first of January."""
        for feiten in table("fondsen")["fonds"]:
            self._publish(feiten, klok.vandaag().year + 1, klok.vandaag())

    def version(self, sleutel: str) -> Regelingversie:
        """Return the version of a fund that binds on the day of the clock."""
        versie = current(self.bij[sleutel], klok.vandaag())
        if versie is None:
            raise ValueError(f"{sleutel} is niet open op {klok.vandaag()}")
        return versie

    def _publish(self, feiten: dict[str, Any], jaar: int, op: date) -> None:
        fonds, begin = self.bij[feiten["sleutel"]], date(jaar, 1, 1)
        self._set_ceiling(fonds, feiten, begin, op)
        eigen = {naam: feiten[naam] for naam in EIGEN if naam in feiten}
        if "vier_ogen_vanaf" in feiten:
            eigen["vier_ogen_vanaf"] = feiten["vier_ogen_vanaf"] * 100
        versie = regelingen.draft_version(fonds, geldig_van=begin, by=self.beheer, **eigen)
        if versie.nummer == 1:
            regels = [VoorwaardeGegevens(**regel) for regel in feiten["voorwaarde"]]
            versie = regelingen.set_conditions(versie, voorwaarden=regels, by=self.beheer)
            banden = [BandGegevens(**band | {"tot_bedrag": band["tot_bedrag"] * 100}) for band in feiten["band"]]
            versie = regelingen.set_bands(versie, banden=banden, by=self.beheer)
        regelingen.publish(versie, gepubliceerd_op=op, by=self.beheer)

    def _set_ceiling(self, fonds: Regeling, feiten: dict[str, Any], begin: date, op: date) -> None:
        bedrag = feiten["bedrag"] * 100
        wijk = self.jaar.stad[feiten["wijk"]].werkgebied if "wijk" in feiten else None
        plafonds.set_ceiling(
            fonds,
            jaar=begin.year,
            van=begin,
            tot=date(begin.year + 1, 1, 1),
            bedrag=bedrag,
            verdeling=Plafondverdeling.GEBIED if wijk else Plafondverdeling.STAD,
            delen={wijk: bedrag} if wijk else None,
            besluit=BESLUIT.format(jaar=begin.year),
            gepubliceerd_op=op,
            by=self.beheer,
        )

    def give_mandates(self) -> None:
        """Let regisseurs decide up to EUR 1.000 in their wijk, wethouders on the potje, others on the rest."""
        grond = "Mandaatbesluit kleine subsidies, artikel {}"
        cast = self.jaar.w.cast
        for gebied in self.jaar.stad.values():
            pk = gebied.werkgebied.pk
            for wie in {cast.lead(pk)}:
                self._give(wie, WIJK_AAN_ZET, REGISSEUR_TOT, grond.format(2), gebied.werkgebied)
                self._give(wie, WIJKBUDGET, REGISSEUR_TOT, grond.format(2), gebied.werkgebied)
        for wie in (self.beheer, self.tweede):
            for fonds in (WIJK_AAN_ZET, WIJKBUDGET):
                self._give(wie, fonds, BUDGET_TOT if fonds == WIJK_AAN_ZET else None, grond.format(3), None)
        for rij in table("mensen")["mandaat"]:
            if rij["tafel"] == "wijkwethouder":
                for naam in rij["gebied"]:
                    werkgebied = self.jaar.stad[naam].werkgebied
                    self._give(cast.mensen[rij["wie"]], POTJE, WETHOUDER_TOT, grond.format(4), werkgebied)

    def _give(self, wie: Persoon, fonds: str, tot: int | None, grond: str, werkgebied: Any) -> None:
        sleutel = (wie.pk, werkgebied.pk if werkgebied else None, fonds)
        if sleutel not in self.gemandateerd:
            self.gemandateerd.add(sleutel)
            mensen.give_mandate(
                wie,
                waarvoor=self.bij[fonds].mandaatsoort,
                werkgebied=werkgebied,
                tot_bedrag=tot,
                grondslag=grond,
                van=klok.vandaag(),
                by=None,
            )
