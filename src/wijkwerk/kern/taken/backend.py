"""Our backend for the tasks interface of Django: jobs are rows of `Taak`."""

from typing import Any
from uuid import UUID

from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from wijkwerk.kern.taken.soort import Soort
from wijkwerk.kern.taken.states import Status

STATUS = {
    Status.WACHT: TaskResultStatus.READY,
    Status.BEZIG: TaskResultStatus.RUNNING,
    Status.KLAAR: TaskResultStatus.SUCCESSFUL,
    Status.MISLUKT: TaskResultStatus.FAILED,
    Status.AFGEBROKEN: TaskResultStatus.FAILED,
}


class DatabaseBackend(BaseTaskBackend):
    """Queue in the transaction of the caller: the job exists exactly when what it is about exists."""

    task_class = Soort
    supports_defer = True
    supports_get_result = True
    supports_priority = True

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        """Queue one run of `task` with one INSERT; the id of the answer is `Taak.uuid`."""
        # Models can not be imported yet when Django reads the settings of the backend.
        from wijkwerk.kern.taken import actions  # noqa: PLC0415 (models first)

        return to_result(actions.queue(task, args, kwargs), task=task)

    def get_result(self, result_id: str) -> TaskResult:
        """Return how the run with this id stands, from any process."""
        from wijkwerk.kern.taken.models import Taak  # noqa: PLC0415 (models first)

        try:
            taak = Taak.objects.get(uuid=UUID(result_id))
        except (Taak.DoesNotExist, ValueError) as fout:
            raise TaskResultDoesNotExist(result_id) from fout
        return to_result(taak, task=import_string(taak.functie))


def to_result(taak: Any, *, task: Task) -> TaskResult:
    """Return a row of the queue in the words of the tasks interface."""
    resultaat: TaskResult = TaskResult(
        task=task,
        id=str(taak.uuid),
        status=STATUS[taak.state],
        enqueued_at=taak.gemaakt_op,
        started_at=taak.gestart_op,
        last_attempted_at=taak.gestart_op,
        finished_at=taak.klaar_op,
        args=taak.args,
        kwargs=taak.kwargs,
        backend=task.backend,
        errors=[TaskError(exception_class_path="builtins.Exception", traceback=taak.fout)] if taak.fout else [],
        worker_ids=[taak.werker] * taak.pogingen,
    )
    # The interface has no other way to fill in a result: the field takes no part in its constructor.
    object.__setattr__(resultaat, "_return_value", taak.resultaat)
    return resultaat
