"""Every write about people: accounts, roles and mandates with dates, organisations and signing in."""

from wijkwerk.mensen.actions.controles import confirm_right, review, stop_right
from wijkwerk.mensen.actions.inloggen import record_refusal, record_sign_in, sign_in, sign_out_elsewhere, vouch
from wijkwerk.mensen.actions.mandaten import end_mandate, give_mandate
from wijkwerk.mensen.actions.organisaties import add_organisatie, change_organisatie
from wijkwerk.mensen.actions.personen import (
    admit,
    anonymise,
    anonymise_ids,
    change_own,
    deactivate,
    invite,
    make_resident,
    sync_groups,
)
from wijkwerk.mensen.actions.rollen import appoint, end_role

__all__ = [
    "add_organisatie",
    "admit",
    "anonymise",
    "anonymise_ids",
    "appoint",
    "change_organisatie",
    "change_own",
    "confirm_right",
    "deactivate",
    "end_mandate",
    "end_role",
    "give_mandate",
    "invite",
    "make_resident",
    "record_refusal",
    "record_sign_in",
    "review",
    "sign_in",
    "sign_out_elsewhere",
    "stop_right",
    "sync_groups",
    "vouch",
]
