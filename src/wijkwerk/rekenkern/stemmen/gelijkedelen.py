"""The Method of Equal Shares with a named completion, and the figures behind each idea."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from wijkwerk.rekenkern.stemmen.delen import Aankoop, Blok, Delen, Run
from wijkwerk.rekenkern.stemmen.eenvoudig import Keuze, fill, order, reason
from wijkwerk.rekenkern.stemmen.stemming import StemFout, Stemming
from wijkwerk.rekenkern.stemmen.uitslag import Aanvulling, Nut, Reden, Regels, Uitleg, Uitslag

VERHOGEND = (Aanvulling.VERHOGEN, Aanvulling.VERHOGEN_STEMMEN)
VULLEND = (Aanvulling.STEMMEN, Aanvulling.VERHOGEN_STEMMEN)


def tel_gelijke_delen(
    stemming: Stemming,
    *,
    nut: Nut | str = Nut.KOSTEN,
    aanvulling: Aanvulling | str = Aanvulling.STEMMEN,
    stap: int | None = None,
    loting: str = "",
) -> Uitslag:
    """Count by the Method of Equal Shares: everyone gets the same share, and supporters buy ideas together.

    Each round the idea goes first that asks least from each supporter for what it is worth (`nut`). Equal ideas: more
    points, then lower cost, then key; with `loting` (a published word) the lot instead of the key. `aanvulling` says
    what happens with money left over; raising goes by `stap` per ballot (default: a hundredth of the share, at least
    1; a stap of one euro is Add1 as equalshares.net describes it) and keeps the last outcome within the budget.
    """
    regels = Regels("gelijke-delen", Nut(nut), Aanvulling(aanvulling), _step(stemming, stap), loting)
    rang = order(stemming, loting)
    begin = Fraction(stemming.budget, stemming.stemmers) if stemming.stemmers else Fraction(0)
    telling = _Telling(stemming, Blok(stemming), regels, rang)
    aandeel, run = telling.raised(begin) if regels.aanvulling in VERHOGEND else (begin, telling.run(begin))
    over = stemming.budget - telling.cost(run)
    rest = sorted(run.over) if regels.aanvulling in VULLEND else []
    keuze = fill(stemming, over, rest, loting=loting)
    gedeeld = tuple(stemming.ideeen[aankoop.kolom].sleutel for aankoop in run.aankopen)
    aangevuld = tuple(stemming.ideeen[kolom].sleutel for kolom in keuze.gekozen)
    return Uitslag(
        regels,
        gedeeld + aangevuld,
        stemming.budget - keuze.over,
        keuze.over,
        _explain(stemming, run, keuze, over),
        gedeeld=gedeeld,
        aangevuld=aangevuld,
        aandeel=aandeel,
        begonnen_met=begin,
    )


def _step(stemming: Stemming, stap: int | None) -> int:
    if stap is not None and stap < 1:
        raise StemFout("De stap waarmee het deel van iedereen stijgt, is minstens 1.")
    return stap or max(1, stemming.budget // (100 * max(1, stemming.stemmers)))


@dataclass(frozen=True)
class _Telling:
    stemming: Stemming
    blok: Blok
    regels: Regels
    rang: list[int]

    def run(self, aandeel: Fraction, *, met_over: bool = True) -> Run:
        return Delen(self.blok, aandeel, self.regels.nut or Nut.KOSTEN, self.rang, met_over).run()

    def cost(self, run: Run) -> int:
        return sum(self.blok.kosten[aankoop.kolom] for aankoop in run.aankopen)

    def raised(self, begin: Fraction) -> tuple[Fraction, Run]:
        """Raise the share step by step; stop when nothing more fits or the next outcome is over the budget."""
        aandeel, run = begin, self.run(begin, met_over=False)
        while self._something_fits(run):
            hoger = self.run(aandeel + self.regels.stap, met_over=False)
            if self.cost(hoger) > self.stemming.budget:
                break
            aandeel, run = aandeel + self.regels.stap, hoger
        return aandeel, self.run(aandeel)

    def _something_fits(self, run: Run) -> bool:
        over = self.stemming.budget - self.cost(run)
        return any(self.blok.kosten[kolom] <= over and self.blok.steun[kolom] for kolom in run.over)


def _explain(stemming: Stemming, run: Run, keuze: Keuze, over: int) -> tuple[Uitleg, ...]:
    ronden = {aankoop.kolom: nummer for nummer, aankoop in enumerate(run.aankopen, 1)}
    gevuld = {kolom: nummer for nummer, kolom in enumerate(keuze.gekozen, len(ronden) + 1)}
    uitleg, rest = {}, stemming.budget
    for aankoop in run.aankopen:
        rest -= stemming.ideeen[aankoop.kolom].kosten
        uitleg[aankoop.kolom] = _bought(stemming, aankoop, ronden[aankoop.kolom], rest)
    for kolom, steun_over in run.over.items():
        bij = keuze.over_bij.get(kolom, over)
        uitleg[kolom] = _not_bought(stemming, kolom, steun_over, gevuld.get(kolom), bij, vulde=bool(keuze.over_bij))
    return tuple(uitleg[kolom] for kolom in range(len(stemming.ideeen)))


def _bought(stemming: Stemming, aankoop: Aankoop, ronde: int, rest: int) -> Uitleg:
    kolom = aankoop.kolom
    idee = stemming.ideeen[kolom]
    return Uitleg(
        idee.sleutel,
        idee.kosten,
        stemming.steun[kolom],
        stemming.totalen[kolom],
        Reden.GEKOCHT,
        ronde=ronde,
        prijs=aankoop.prijs,
        telt_als=idee.kosten / aankoop.prijs,
        vol=aankoop.vol,
        vol_punten=aankoop.vol_punten,
        leeg=aankoop.leeg,
        leeg_bedrag=aankoop.leeg_bedrag,
        steun_over=aankoop.steun_over,
        budget_over=rest,
        gelijk_met=tuple(stemming.ideeen[ander].sleutel for ander in aankoop.gelijk_met),
    )


def _not_bought(
    stemming: Stemming, kolom: int, steun_over: Fraction, ronde: int | None, over: int, *, vulde: bool
) -> Uitleg:
    idee = stemming.ideeen[kolom]
    reden = reason(stemming, kolom) or (Reden.PAST_NIET if vulde else Reden.STEUN_OP)
    tekort = {
        Reden.PAST_NIET: Fraction(idee.kosten - over),
        Reden.BOVEN_BUDGET: Fraction(idee.kosten - stemming.budget),
        Reden.STEUN_OP: idee.kosten - steun_over,
    }
    return Uitleg(
        idee.sleutel,
        idee.kosten,
        stemming.steun[kolom],
        stemming.totalen[kolom],
        Reden.AANGEVULD if ronde else reden,
        ronde=ronde,
        steun_over=steun_over,
        budget_over=over,
        tekort=Fraction(0) if ronde else tekort.get(reden, Fraction(0)),
    )


def payments(stemming: Stemming, uitslag: Uitslag) -> Mapping[str, tuple[Fraction, ...]]:
    """Work out anew, in plain fractions, what each distinct ballot (a row of `stemming.punten`) paid for each bought
    idea, from the published share and prices alone. Meant for checking: slow with very many distinct ballots.
    """
    plek = {idee.sleutel: kolom for kolom, idee in enumerate(stemming.ideeen)}
    saldi = [uitslag.aandeel] * len(stemming.aantal)
    betaald = {}
    for sleutel in uitslag.gedeeld:
        prijs = uitslag.of(sleutel).prijs or Fraction(0)
        punten = [int(waarde) for waarde in stemming.punten[:, plek[sleutel]]]
        bedragen = tuple(min(saldo, prijs * keer) for saldo, keer in zip(saldi, punten, strict=True))
        saldi = [saldo - bedrag for saldo, bedrag in zip(saldi, bedragen, strict=True)]
        betaald[sleutel] = bedragen
    return betaald
