"""The legal clock: working days, the Algemene termijnenwet (Atw), and terms that stop, restart and are extended.

All days are days in the Netherlands. `Termijn` says on which day a term ends and why, in words for the person waiting.
"""

from wijkwerk.kern.termijnen.dagen import add_werkdagen, feestdag, is_werkdag, verleng_atw
from wijkwerk.kern.termijnen.ontvangst import moment_of_receipt
from wijkwerk.kern.termijnen.termijn import Duur, Eenheid, Termijn

__all__ = ["Duur", "Eenheid", "Termijn", "add_werkdagen", "feestdag", "is_werkdag", "moment_of_receipt", "verleng_atw"]
