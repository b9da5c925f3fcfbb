"""Everything that changes a signal: one act is one verb. See README.md of this room for the map."""

from wijkwerk.signalen.actions.behandelen import answer, assign, close, decline, forward, hand_back, schedule, take
from wijkwerk.signalen.actions.beheer import install_defaults, save_door, save_subject
from wijkwerk.signalen.actions.concepten import drop_concept, drop_view, save_concept, save_view
from wijkwerk.signalen.actions.gesprek import add, ask, judge, message, note, reply
from wijkwerk.signalen.actions.invoer import read_backlog
from wijkwerk.signalen.actions.melden import MelderGegevens, report, support
from wijkwerk.signalen.actions.ordenen import Bulkuitslag, bulk, classify, relocate, rename, show_to
from wijkwerk.signalen.actions.verloop import merge, reopen, withdraw

__all__ = [
    "Bulkuitslag",
    "MelderGegevens",
    "add",
    "answer",
    "ask",
    "assign",
    "bulk",
    "classify",
    "close",
    "decline",
    "drop_concept",
    "drop_view",
    "forward",
    "hand_back",
    "install_defaults",
    "judge",
    "merge",
    "message",
    "note",
    "read_backlog",
    "relocate",
    "rename",
    "reopen",
    "reply",
    "report",
    "save_concept",
    "save_door",
    "save_subject",
    "save_view",
    "schedule",
    "show_to",
    "support",
    "take",
    "withdraw",
]
