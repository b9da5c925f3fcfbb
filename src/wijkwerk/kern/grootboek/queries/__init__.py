"""Reading the ledger: what is left, what happened, and whether it all still adds up."""

from wijkwerk.kern.grootboek.queries.controle import BreukLijn, Controle, check
from wijkwerk.kern.grootboek.queries.stand import Maand, free_on, history, stand, stand_of, standen, verloop

__all__ = ["BreukLijn", "Controle", "Maand", "check", "free_on", "history", "stand", "stand_of", "standen", "verloop"]
