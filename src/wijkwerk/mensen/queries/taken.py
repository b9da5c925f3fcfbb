"""What a job is called on screen. Rooms name their own at start-up."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wijkwerk.kern.taken.models import Taak

_namen: dict[str, Any] = {
    "wijkwerk.gebieden.actions.inlezen.read_upload": _("Kaart of cijfers inlezen"),
    "wijkwerk.kern.berichten.tasks.deliver": _("Post versturen"),
    "wijkwerk.kern.bestanden.tasks.sweep": _("Losse bestanden opruimen"),
    "wijkwerk.kern.bewaren.tasks.execute_list": _("Vernietigingslijst uitvoeren"),
    "wijkwerk.kern.bewaren.tasks.propose_list": _("Kijken wat voorbij de bewaartermijn is"),
    "wijkwerk.kern.bewaren.tasks.seal_log": _("Logboek verzegelen"),
    "wijkwerk.kern.taken.tasks.clean": _("Oude taken opruimen"),
    "wijkwerk.mensen.tasks.remind_review": _("Herinneren aan de toegangscontrole"),
}


def name_job(functie: str, naam: Any) -> None:
    """Let a room name the jobs of one of its task functions, by path; called at start-up."""
    _namen[functie] = naam


def job_name(taak: Taak) -> str:
    """Return what people call a job; a job nobody named shows the path of its function."""
    return str(_namen.get(taak.functie, taak.functie.removeprefix("wijkwerk.")))
