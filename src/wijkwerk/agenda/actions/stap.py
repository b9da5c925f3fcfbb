"""The one way in which a record of this room changes; how the log calls each step."""

from functools import partial

from wijkwerk.agenda import rules
from wijkwerk.kern.pii import regels
from wijkwerk.kern.stap import SYSTEEM, Stappen, need, once

__all__ = ["SYSTEEM", "change", "check_text", "lock", "move", "need", "once"]

# What the timeline and the search in the log know a step by.
LOGWOORDEN = {
    "accept": "aangenomen",
    "call_off": "afgelast",
    "decide": "besloten",
    "discard": "weggegooid",
    "done": "verstuurd",
    "drop": "vervallen",
    "end_meeting": "gesloten",
    "escalate": "opgeschaald",
    "finish": "afgerond",
    "hand_back": "teruggegeven",
    "lapse": "vervallen",
    "open_meeting": "geopend",
    "plan": "ingepland",
    "postpone": "aangehouden",
    "reassign": "toegewezen",
    "reopen": "heropend",
    "reopen_minutes": "heropend",
    "rest": "in_de_gaten",
    "resume": "hervat",
    "send": "verzonden",
    "send_minutes": "rondgestuurd",
    "settle": "afgedaan",
    "stop": "gestopt",
    "submit": "ingediend",
    "withdraw": "afgevoerd",
}

_STAPPEN = Stappen("agenda", eis=rules.require, logwoorden=LOGWOORDEN)
lock, move, change = _STAPPEN.lock, _STAPPEN.move, _STAPPEN.change
check_text = partial(regels.check_text, regel="agenda.tekst")
