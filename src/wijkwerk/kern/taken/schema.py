"""Work that comes back: every so many minutes, every day at a time, or as soon as there is something to do.

Rooms and drawers register their tasks here in `tasks.py`; every worker plans, and the database keeps one run per slot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.utils.module_loading import autodiscover_modules
from django_tasks.base import Task

from wijkwerk.kern import klok
from wijkwerk.kern.taken import actions
from wijkwerk.kern.taken.models import Taak

Tijdvak = Callable[[datetime], str]


@dataclass(frozen=True)
class Ritme:
    """A task and the name of the slot that a moment falls in."""

    task: Task
    tijdvak: Tijdvak


_ritmes: dict[str, Ritme] = {}
_wachtrijen: dict[str, tuple[Task, Callable[[], bool]]] = {}


def every(*, minuten: int) -> Callable[[Task], Task]:
    """Run the task once in every slot of `minuten` minutes."""

    def tijdvak(moment: datetime) -> str:
        seconden = minuten * 60
        return datetime.fromtimestamp(moment.timestamp() // seconden * seconden, UTC).isoformat()

    return _with(tijdvak)


def daily(tijd: str) -> Callable[[Task], Task]:
    """Run the task once a day from `tijd` ("03:00", Amsterdam). A day that was missed is made up once."""
    vanaf = time.fromisoformat(tijd)

    def tijdvak(moment: datetime) -> str:
        lokaal = moment.astimezone(klok.AMSTERDAM)
        dag = lokaal.date() if lokaal.time() >= vanaf else lokaal.date() - timedelta(days=1)
        return f"{dag.isoformat()} {tijd}"

    return _with(tijdvak)


def _with(tijdvak: Tijdvak) -> Callable[[Task], Task]:
    def register(task: Task) -> Task:
        _ritmes[task.module_path] = Ritme(task, tijdvak)
        return task

    return register


def when(heeft_werk: Callable[[], bool]) -> Callable[[Task], Task]:
    """Run the task as soon as `heeft_werk()` says so. Workers ask twice a second: make it one cheap query."""

    def register(task: Task) -> Task:
        _wachtrijen[task.module_path] = (task, heeft_werk)
        return task

    return register


def load() -> None:
    """Import every `tasks.py`, so that all registrations are known."""
    autodiscover_modules("tasks")


def plan(seen: dict[str, str]) -> None:
    """Queue the periodic tasks whose slot has come. `seen` is the memory of this worker: one query per new slot."""
    moment = klok.nu()
    for naam, ritme in _ritmes.items():
        tijdvak = ritme.tijdvak(moment)
        if seen.get(naam) != tijdvak:
            taak = actions.build(ritme.task)
            taak.tijdvak = f"{naam} {tijdvak}"[-200:]
            Taak.objects.bulk_create([taak], ignore_conflicts=True)
            seen[naam] = tijdvak


def plan_waiting() -> None:
    """Queue the tasks that have something to do, each at most once."""
    for naam, (task, heeft_werk) in _wachtrijen.items():
        if heeft_werk():
            actions.enqueue(task, by=None, sleutel=f"wachtrij {naam}"[:200])
