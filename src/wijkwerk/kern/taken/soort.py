"""What `@task()` makes on our backend: a task function that also says how often it may be tried."""

from dataclasses import dataclass

from django_tasks.base import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Soort(Task):
    """A task function. `@task(max_pogingen=1)` for work that must not be tried again by itself."""

    max_pogingen: int = 5
