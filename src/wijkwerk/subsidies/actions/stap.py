"""The one way in which a record of this room changes; how the log calls each step."""

from functools import partial

from wijkwerk.kern.pii import regels
from wijkwerk.kern.stap import SYSTEEM, Stappen, need, once
from wijkwerk.subsidies import rules

__all__ = ["SYSTEEM", "change", "check_text", "lock", "move", "need", "once"]

# What the timeline and the search in the log know a step by.
LOGWOORDEN = {
    "accept": "goedgevonden",
    "annul": "vordering_herroepen",
    "announce": "aangekondigd",
    "approve": "goedgekeurd",
    "ask_completion": "aanvulling_gevraagd",
    "ask_receipts": "bonnen_gevraagd",
    "assess": "in_toetsing",
    "bounce": "teruggekomen",
    "cancel": "geannuleerd",
    "choose": "gekozen",
    "close": "gesloten",
    "close_vote": "stemmen_gesloten",
    "complete": "aangevuld",
    "confirm": "betaald",
    "confirm_by_hand": "betaald",
    "declare": "uitslag",
    "declare_inadmissible": "niet_ontvankelijk",
    "divide": "verdeeld",
    "drop": "vervallen",
    "find_feasible": "haalbaar",
    "find_infeasible": "niet_haalbaar",
    "find_short": "tekort",
    "finish": "verwerkt",
    "gather": "in_partij",
    "grant": "verleend",
    "grant_after_objection": "verleend",
    "grant_settled": "direct_vastgesteld",
    "grant_settled_after_objection": "direct_vastgesteld",
    "hand_in": "aangeboden",
    "hold": "vastgehouden",
    "leave": "niet_gekozen",
    "leave_aside": "buiten_behandeling",
    "open": "geopend",
    "open_vote": "stemmen_geopend",
    "plan_hearing": "hoorzitting",
    "propose": "voorgesteld",
    "publish": "gepubliceerd",
    "receive": "terugontvangen",
    "refuse": "geweigerd",
    "reject": "ongegrond",
    "release": "vrijgegeven",
    "reopen": "heropend",
    "reopen_after_objection": "heropend",
    "resume": "hervat",
    "return_batch": "partij_terug",
    "return_proposal": "voorstel_terug",
    "revoke": "ingetrokken",
    "settle": "vastgesteld",
    "stop": "gestopt",
    "submit": "ingediend",
    "take_out": "uit_partij",
    "tell": "verantwoord",
    "uphold": "gegrond",
    "waive": "kwijtgescholden",
    "withdraw": "teruggetrokken",
}

_STAPPEN = Stappen("subsidies", eis=rules.require, logwoorden=LOGWOORDEN)
lock, move, change = _STAPPEN.lock, _STAPPEN.move, _STAPPEN.change
check_text = partial(regels.check_text, regel="subsidies.tekst")
