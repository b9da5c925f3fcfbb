"""An outcome as plain data: for JSON, for keeping, and for a page that tells it in sentences."""

from fractions import Fraction
from typing import Any

from wijkwerk.rekenkern.stemmen.uitslag import Uitleg, Uitslag
from wijkwerk.rekenkern.stemmen.vergelijking import Bereik, Vergelijking


def as_data(uitslag: Uitslag) -> dict[str, Any]:
    """Return an outcome as data. Amounts are in the unit of the budget; fractions are rounded to six digits.

    methode, nut, aanvulling, stap, loting   how was counted
    gekozen, gedeeld, aangevuld              keys in order of choice: all, bought with shares, added afterwards
    besteed, over, aandeel, begonnen_met     money spent and left; share per ballot, and before raising
    ideeen                                   the figures per idea, as `Uitleg` names them, with `gekozen`
    """
    regels = uitslag.regels
    return {
        "methode": regels.methode,
        "nut": regels.nut,
        "aanvulling": regels.aanvulling,
        "stap": regels.stap,
        "loting": regels.loting,
        "gekozen": list(uitslag.gekozen),
        "gedeeld": list(uitslag.gedeeld),
        "aangevuld": list(uitslag.aangevuld),
        "besteed": uitslag.besteed,
        "over": uitslag.over,
        "aandeel": _round(uitslag.aandeel),
        "begonnen_met": _round(uitslag.begonnen_met),
        "ideeen": [_idea(uitleg) for uitleg in uitslag.uitleg],
    }


def compared(vergelijking: Vergelijking) -> dict[str, Any]:
    """Return both outcomes (`gelijke_delen`, `eenvoudig`) with `beide`, `alleen_gelijke_delen` and `alleen_eenvoudig`
    (keys), and under `bereik` how many ballots have something they support in each outcome.
    """
    return {
        "gelijke_delen": as_data(vergelijking.gelijke_delen),
        "eenvoudig": as_data(vergelijking.eenvoudig),
        "beide": list(vergelijking.beide),
        "alleen_gelijke_delen": list(vergelijking.alleen_gelijke_delen),
        "alleen_eenvoudig": list(vergelijking.alleen_eenvoudig),
        "bereik": {
            "gelijke_delen": _reach(vergelijking.bereik_gelijke_delen),
            "eenvoudig": _reach(vergelijking.bereik_eenvoudig),
        },
    }


def _idea(uitleg: Uitleg) -> dict[str, Any]:
    velden = {naam: getattr(uitleg, naam) for naam in Uitleg.__dataclass_fields__}
    plat = {naam: _round(waarde) if isinstance(waarde, Fraction) else waarde for naam, waarde in velden.items()}
    return plat | {"gelijk_met": list(uitleg.gelijk_met), "gekozen": uitleg.gekozen}


def _round(breuk: Fraction) -> float | int:
    return breuk.numerator if breuk.denominator == 1 else round(float(breuk), 6)


def _reach(bereik: Bereik) -> dict[str, float | int]:
    return {"met_iets": bereik.met_iets, "deel": _round(bereik.deel)}
