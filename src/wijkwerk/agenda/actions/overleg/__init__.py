"""Everything that changes a meeting: planning it, its agenda and papers, its minutes, and how long those stay."""

from wijkwerk.agenda.actions.overleg.agenda import (
    add_fixed,
    add_point,
    fill_agenda,
    mark,
    order,
    set_minutes,
    take_off,
)
from wijkwerk.agenda.actions.overleg.bewaren import retention_rules
from wijkwerk.agenda.actions.overleg.maken import (
    answer_invitation,
    appoint,
    call_off,
    invite,
    make,
    move,
    uninvite,
)
from wijkwerk.agenda.actions.overleg.reeks import change_series, extend_series, plan_series, set_members, stop_series
from wijkwerk.agenda.actions.overleg.stukken import add_paper, drop_paper, sweep
from wijkwerk.agenda.actions.overleg.verslag import (
    Geschreven,
    attend,
    end_meeting,
    note_action,
    note_decision,
    open_meeting,
    reopen_minutes,
    send_minutes,
    strike_line,
    write_line,
)

__all__ = [
    "Geschreven",
    "add_fixed",
    "add_paper",
    "add_point",
    "answer_invitation",
    "appoint",
    "attend",
    "call_off",
    "change_series",
    "drop_paper",
    "end_meeting",
    "extend_series",
    "fill_agenda",
    "invite",
    "make",
    "mark",
    "move",
    "note_action",
    "note_decision",
    "open_meeting",
    "order",
    "plan_series",
    "reopen_minutes",
    "retention_rules",
    "send_minutes",
    "set_members",
    "set_minutes",
    "stop_series",
    "strike_line",
    "sweep",
    "take_off",
    "uninvite",
    "write_line",
]
