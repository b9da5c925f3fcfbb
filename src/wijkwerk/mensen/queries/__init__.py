"""Every read about people, their roles, and the log of what they did."""

from wijkwerk.mensen.queries.bewoners import is_free_for_resident, is_known, register_known, resident_of
from wijkwerk.mensen.queries.controles import Controleregel, review_list
from wijkwerk.mensen.queries.logboek import Logblad, log_page, register_number, seal_state, sign_ins
from wijkwerk.mensen.queries.mandaten import (
    mandate_kinds,
    mandates_by_kind,
    mandates_for,
    mandates_now,
    mandates_over_time,
    register_mandate,
    register_mandates,
)
from wijkwerk.mensen.queries.mensen import (
    Bladzijde,
    assignable_organisations,
    colleague_page,
    colleagues,
    expired,
    faces,
    managers,
    names_of,
    own_account,
    roles_over_time,
)
from wijkwerk.mensen.queries.taken import job_name, name_job

__all__ = [
    "Bladzijde",
    "Controleregel",
    "Logblad",
    "assignable_organisations",
    "colleague_page",
    "colleagues",
    "expired",
    "faces",
    "is_free_for_resident",
    "is_known",
    "job_name",
    "log_page",
    "managers",
    "mandate_kinds",
    "mandates_by_kind",
    "mandates_for",
    "mandates_now",
    "mandates_over_time",
    "name_job",
    "names_of",
    "own_account",
    "register_known",
    "register_mandate",
    "register_mandates",
    "register_number",
    "resident_of",
    "review_list",
    "roles_over_time",
    "seal_state",
    "sign_ins",
]
