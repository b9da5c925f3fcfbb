"""Time in the demo year: lives that wake up at their moments, in the order in which those moments come."""

import heapq
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from wijkwerk.kern import klok, termijnen

Leven = Iterator[datetime]


class Draaiboek:
    """Plays lives: a life does something and yields the moment on which it goes on. What lies ahead never happens."""

    def __init__(self, nu: datetime) -> None:
        self.nu = nu
        self._rij: list[tuple[datetime, int, Leven]] = []
        self._volgnummer = count()

    def plan(self, moment: datetime, leven: Leven) -> None:
        """Let a life begin, or go on, at `moment`."""
        heapq.heappush(self._rij, (moment, next(self._volgnummer), leven))

    def play(self, na_stap: Callable[[datetime], None]) -> None:
        """Play everything up to now; `na_stap` is called after each step with its moment, clock held."""
        while self._rij:
            moment, _nummer, leven = heapq.heappop(self._rij)
            if moment > self.nu:
                continue
            with klok.op(moment):
                verder = next(leven, None)
                na_stap(moment)
            if verder is not None:
                self.plan(max(verder, moment + timedelta(minutes=2)), leven)


class Uren:
    """When people do things: staff on working days between nine and five, residents from breakfast to bedtime."""

    def __init__(self, rnd: Random) -> None:
        self.rnd = rnd

    def at_work(self, werkdagen: int) -> datetime:
        """Return a moment in working hours so many working days from the clock; 0 may be later today."""
        nu = klok.nu().astimezone(klok.AMSTERDAM)
        dag = termijnen.add_werkdagen(nu.date(), werkdagen) if werkdagen else nu.date()
        if not termijnen.is_werkdag(dag):
            dag = termijnen.add_werkdagen(dag, 1)
        moment = self._between(dag, 8 * 60 + 40, 16 * 60 + 50)
        return moment if moment > nu else self.at_work(werkdagen + 1)

    def at_home(self, dagen: float) -> datetime:
        """Return a moment at which a resident sits down for it, about so many days from the clock."""
        dag = klok.dag_van(klok.nu() + timedelta(days=dagen))
        moment = self.any_hour(dag)
        return moment if moment > klok.nu() else klok.nu() + timedelta(hours=self.rnd.uniform(1, 9))

    def any_hour(self, dag: date) -> datetime:
        """Return a moment on `dag` at which residents write: mostly evening, some morning, few at night."""
        van, tot = self.rnd.choices(((420, 720), (720, 1020), (1020, 1350), (1350, 1425)), (28, 27, 40, 5))[0]
        return self._between(dag, van, tot)

    def desk_hour(self, dag: date) -> datetime:
        """Return a moment on `dag` within the hours of the desk."""
        return self._between(dag, 9 * 60, 16 * 60 + 40)

    def _between(self, dag: date, van: int, tot: int) -> datetime:
        begin = datetime.combine(dag, time(), klok.AMSTERDAM)
        return begin + timedelta(seconds=self.rnd.randint(van * 60, tot * 60))
