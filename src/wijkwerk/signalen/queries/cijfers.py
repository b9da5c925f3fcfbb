"""Counts per subject and per week, for charts with a table."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.db.models.functions import TruncWeek

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import rules
from wijkwerk.signalen.models import Onderwerp, Signaal
from wijkwerk.signalen.queries.buurt import is_small
from wijkwerk.signalen.states import Status


@dataclass(frozen=True)
class Cijfers:
    """Counts over a period: by subject (name, count; largest first), by week (Monday, count; no gaps), by status."""

    per_onderwerp: list[tuple[str, int]]
    per_week: list[tuple[date, int]]
    per_status: list[tuple[str, int]]
    totaal: int


LEEG = Cijfers([], [], [], 0)


def figures(*, werkgebied: Werkgebied | None = None, persoon: Persoon | None = None, weken: int = 26) -> Cijfers:
    """Count signals of the last `weken` weeks (the current one included), merged and withdrawn ones left out.

    Without `persoon` (public) all levels count, as counts name nobody, but a small area gives nothing.
    """
    if persoon is None and werkgebied is not None and is_small(werkgebied):
        return LEEG
    maandag = klok.vandaag() - timedelta(days=klok.vandaag().weekday())
    eerste = maandag - timedelta(weeks=weken - 1)
    vraag = Signaal.objects.all() if persoon is None else rules.zichtbaar_voor(persoon)
    vraag = vraag.filter(ontvangen_op__date__gte=eerste).exclude(status__in=(Status.INGETROKKEN, Status.SAMENGEVOEGD))
    if werkgebied is not None:
        vraag = vraag.filter(werkgebied=werkgebied)
    week = TruncWeek("ontvangen_op", tzinfo=klok.AMSTERDAM)
    rijen = vraag.order_by().values_list("onderwerp_id", "status", week).annotate(aantal=Count("pk"))
    return _tally(list(rijen), [eerste + timedelta(weeks=i) for i in range(weken)])


def _tally(rijen: list[tuple], weken: list[date]) -> Cijfers:
    onderwerpen: Counter[int] = Counter()
    statussen: Counter[str] = Counter()
    per_week: Counter[date] = Counter()
    for onderwerp_id, status, week, aantal in rijen:
        onderwerpen[onderwerp_id] += aantal
        statussen[status] += aantal
        per_week[week.date()] += aantal
    namen = dict(Onderwerp.objects.filter(pk__in=onderwerpen).values_list("pk", "naam"))
    return Cijfers(
        per_onderwerp=[(namen[pk], aantal) for pk, aantal in onderwerpen.most_common()],
        per_week=[(week, per_week[week]) for week in weken],
        per_status=[(str(status.label), statussen[status]) for status in Status if statussen[status]],
        totaal=sum(statussen.values()),
    )
