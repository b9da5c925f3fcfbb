"""Three funds as a municipality would set them: Wijk aan Zet, a wijkbudget, the potje of the wijkwethouders."""

from datetime import date, timedelta

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import plafond as plafonds
from wijkwerk.subsidies.actions import regeling as regelingen
from wijkwerk.subsidies.actions.regeling import BandGegevens, VoorwaardeGegevens
from wijkwerk.subsidies.models import Regelingversie
from wijkwerk.subsidies.states.regeling import Bandwijze, Verantwoordingswijze

REGISSEUR = "Bel uw wijkregisseur: die denkt mee."
WIJK_AAN_ZET = (
    VoorwaardeGegevens(
        "maximum", "artikel 4, lid 1", "U vraagt hoogstens EUR 2.500.", {"bedrag": 250_000}, deur=REGISSEUR
    ),
    VoorwaardeGegevens(
        "vast_bedrag",
        "artikel 4, lid 2",
        "Voor een straatfeest is er hoogstens EUR 500.",
        {"doelen": ["feest"], "bedrag": 50_000},
        bij_nee="mens",
    ),
    VoorwaardeGegevens(
        "minimum_steun",
        "artikel 3, lid 1",
        "Minstens twee andere adressen doen mee.",
        {"aantal": 2},
        wat_te_doen="Vraag buren om mee te doen.",
        deur=REGISSEUR,
    ),
    VoorwaardeGegevens(
        "dagen_vooraf", "artikel 5", "U vraagt het drie weken van tevoren aan.", {"aantal": 21}, bij_nee="mens"
    ),
    VoorwaardeGegevens(
        "uitgesloten_kosten",
        "artikel 6, lid 2",
        "Kosten die al gemaakt zijn, betalen we niet.",
        {"soorten": ["gemaakt", "vergoeding"]},
        deur=REGISSEUR,
    ),
    VoorwaardeGegevens(
        "uitgesloten_doel",
        "artikel 6, lid 1",
        "Het is er niet om te verkopen, voor politiek of geloof, of voor u alleen.",
        {"doelen": ["commercieel", "politiek", "eigen"]},
        deur="Voor een eigen bedrijf is er het ondernemersloket.",
    ),
    VoorwaardeGegevens("open_voor_buurt", "artikel 3, lid 2", "Iedereen in de buurt mag meedoen.", deur=REGISSEUR),
    VoorwaardeGegevens("dekking", "artikel 7", "De begroting klopt.", bij_nee="mens"),
    VoorwaardeGegevens(
        "melding",
        "artikel 8",
        "Een straat afsluiten of muziek meldt u vooraf als evenement.",
        {"wanneer": "evenement", "aantal": 0},
        wat_te_doen="Meld het evenement minstens drie weken van tevoren bij de gemeente.",
    ),
)
GEEN_BBQ = VoorwaardeGegevens(
    "aandeel_kosten",
    "artikel 6",
    "Alleen eten en drinken betalen we niet.",
    {"soorten": ["eten"], "procent": 50},
    deur="Wijk aan Zet kan wel meedoen aan een buurtbarbecue.",
)
BANDEN = (
    BandGegevens(50_000, Bandwijze.DIRECT, 100, Verantwoordingswijze.LICHT),
    BandGegevens(150_000, Bandwijze.AMBTSHALVE, 100, Verantwoordingswijze.STEEKPROEF),
    BandGegevens(250_000, Bandwijze.REKENING, 80, Verantwoordingswijze.BONNEN, ("begroting",)),
)


def open_fund(
    by: Persoon,
    *,
    naam: str = "Wijk aan Zet",
    sleutel: str = "wijk-aan-zet",
    bedrag: int = 8_600_000,
    voorwaarden=WIJK_AAN_ZET,
    banden=BANDEN,
    delen: dict[Werkgebied | None, int] | None = None,
    verdeling: str = "stad",
    publiek: bool = True,
    begin: date | None = None,
    **velden,
) -> Regelingversie:
    """Make a fund, publish its rules and its ceiling before its year, and open it on the day of the clock.

    Its year begins on the first of January, or on `begin`.
    """
    begin = begin or date(klok.vandaag().year, 1, 1)
    fonds = regelingen.make(naam=naam, sleutel=sleutel, doel="Kleine plannen van bewoners", publiek=publiek, by=by)
    versie = regelingen.draft_version(
        fonds,
        geldig_van=begin,
        uitleg="Geld voor plannen van bewoners die hun straat of buurt beter maken.",
        grondslag="Subsidieregeling Wijk aan Zet, artikel 2",
        by=by,
        **velden,
    )
    versie = regelingen.set_conditions(versie, voorwaarden=voorwaarden, by=by)
    versie = regelingen.set_bands(versie, banden=banden, by=by)
    voor_het_jaar = begin - timedelta(days=31)
    plafonds.set_ceiling(
        fonds,
        jaar=begin.year,
        van=begin,
        tot=begin.replace(year=begin.year + 1),
        bedrag=bedrag,
        verdeling=verdeling,
        delen=delen,
        besluit="Besluit van het college",
        gepubliceerd_op=voor_het_jaar,
        by=by,
    )
    return regelingen.publish(versie, gepubliceerd_op=voor_het_jaar, by=by)
