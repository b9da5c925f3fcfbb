"""Everything that changes a signal: one act is one verb. See README.md of this room for the map."""

from wijkwerk.signalen.actions.aanleveren import report_with_photos
from wijkwerk.signalen.actions.behandelen import (
    answer,
    assign,
    close,
    decline,
    forward,
    hand_back,
    move_to_table,
    schedule,
    take,
)
from wijkwerk.signalen.actions.beheer import install_defaults, save_door, save_subject
from wijkwerk.signalen.actions.concepten import drop_concept, drop_view, save_concept, save_view
from wijkwerk.signalen.actions.fotos import add_with_photos, drop_photo, keep_photos
from wijkwerk.signalen.actions.gesprek import add, ask, judge, message, note, reply
from wijkwerk.signalen.actions.invoer import read_backlog, read_rows, receive_backlog
from wijkwerk.signalen.actions.melden import MelderGegevens, report, support
from wijkwerk.signalen.actions.ordenen import Bulkuitslag, bulk, classify, relocate, rename, show_to
from wijkwerk.signalen.actions.verloop import merge, reopen, withdraw
from wijkwerk.signalen.actions.versturen import send_draft
from wijkwerk.signalen.actions.volgen import send_link

__all__ = [
    "Bulkuitslag",
    "MelderGegevens",
    "add",
    "add_with_photos",
    "answer",
    "ask",
    "assign",
    "bulk",
    "classify",
    "close",
    "decline",
    "drop_concept",
    "drop_photo",
    "drop_view",
    "forward",
    "hand_back",
    "install_defaults",
    "judge",
    "keep_photos",
    "merge",
    "message",
    "move_to_table",
    "note",
    "read_backlog",
    "read_rows",
    "receive_backlog",
    "relocate",
    "rename",
    "reopen",
    "reply",
    "report",
    "report_with_photos",
    "save_concept",
    "save_door",
    "save_subject",
    "save_view",
    "schedule",
    "send_draft",
    "send_link",
    "show_to",
    "support",
    "take",
    "withdraw",
]
