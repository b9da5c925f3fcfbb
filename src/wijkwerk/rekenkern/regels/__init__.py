"""What the rules of a fund say of a plan: for each rule yes, no, or a person must look, with the reason as data.

    from wijkwerk.rekenkern.regels import Plan, Regel, toets
    toets([Regel("maximum", {"bedrag": 50000})], Plan(gevraagd=75000, ontvangen=date(2026, 3, 1)))

The same rules answer the two-minute check (where much is not known yet), the form, and who judges.
"""

from wijkwerk.rekenkern.regels.plan import Kosten, Plan
from wijkwerk.rekenkern.regels.soorten import SOORTEN, InstellingFout, Soort, Veld, check_setting
from wijkwerk.rekenkern.regels.toets import toets
from wijkwerk.rekenkern.regels.uitkomst import Oordeel, Reden, Regel, Toets, Uitkomst

__all__ = [
    "SOORTEN",
    "InstellingFout",
    "Kosten",
    "Oordeel",
    "Plan",
    "Reden",
    "Regel",
    "Soort",
    "Toets",
    "Uitkomst",
    "Veld",
    "check_setting",
    "toets",
]
