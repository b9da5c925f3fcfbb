"""Who may decide at a table, and in plain words what is missing when somebody may not."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.mensen.rules import mandate_of
from wijkwerk.web import datums

MET_ORGANISATIE = (Tafel.PARTNER, Tafel.VAKAFDELING)


def kind_of(punt: Agendapunt) -> str:
    """Return the kind of mandate that a decision on this question needs."""
    return f"agenda.{punt.tafel}"


@dataclass(frozen=True)
class Beslissers:
    """Who may decide on a question: `hier` those who may today, `anderen` those with a mandate elsewhere or earlier."""

    hier: list[Persoon]
    anderen: list[Persoon]


def deciders(punt: Agendapunt) -> Beslissers:
    """Return everyone with a mandate for the table of this question, now or then; one query."""
    vandaag = klok.vandaag()
    hier: dict[int, Persoon] = {}
    allen: dict[int, Persoon] = {}
    mandaten = Mandaat.objects.filter(waarvoor=kind_of(punt)).select_related("persoon")
    for mandaat in mandaten.order_by("persoon__naam", "pk"):
        allen[mandaat.persoon_id] = mandaat.persoon
        past = mandaat.werkgebied_id in (None, punt.werkgebied_id) and _sits_there(mandaat.persoon, punt)
        if past and _held_on(mandaat, vandaag) and mandaat.persoon.is_active:
            hier[mandaat.persoon_id] = mandaat.persoon
    return Beslissers(list(hier.values()), [wie for pk, wie in allen.items() if pk not in hier])


def mandate_for(punt: Agendapunt, wie: Persoon, *, dag: date, kosten: int | None) -> Mandaat | None:
    """Return the mandate under which `wie` could decide on this question on that day; None when there is none."""
    if not _sits_there(wie, punt):
        return None
    return mandate_of(wie, kind_of(punt), werkgebied=punt.werkgebied_id, bedrag=kosten, dag=dag)


def what_is_missing(punt: Agendapunt, wie: Persoon, *, dag: date, kosten: int | None) -> str:
    """Return in plain words why `wie` has no mandate for this: table, organisation, day, wijk or amount."""
    namen = {"naam": wie, "tafel": punt.get_tafel_display(), "dag": datums.als_dag(dag)}
    ooit = list(Mandaat.objects.filter(persoon=wie, waarvoor=kind_of(punt)))
    toen = [mandaat for mandaat in ooit if _held_on(mandaat, dag)]
    if not ooit:
        return _("%(naam)s heeft geen mandaat om te besluiten aan de tafel '%(tafel)s'.") % namen
    if not _sits_there(wie, punt):
        wat = _("%(naam)s hoort niet bij %(organisatie)s en kan daarvoor geen besluit nemen.")
        return wat % {**namen, "organisatie": punt.organisatie}
    if not toen:
        return _("%(naam)s had op %(dag)s geen mandaat voor de tafel '%(tafel)s'.") % namen
    hier = [mandaat for mandaat in toen if mandaat.werkgebied_id in (None, punt.werkgebied_id)]
    if not hier and punt.werkgebied is None:
        return _("%(naam)s heeft wel een mandaat voor een wijk, maar niet voor de hele stad.") % namen
    if not hier:
        return _("%(naam)s heeft geen mandaat voor de wijk %(wijk)s.") % {**namen, "wijk": punt.werkgebied}
    return _amount_missing(hier, namen, kosten)


def _amount_missing(hier: list[Mandaat], namen: dict[str, Any], kosten: int | None) -> str:
    ruimste = max(hier, key=lambda mandaat: mandaat.tot_bedrag or 0)
    namen |= {"grens": datums.als_euro(ruimste.tot_bedrag or 0), "grond": ruimste.grondslag}
    if kosten is None:
        wat = _(
            "%(naam)s mag besluiten tot en met %(grens)s (%(grond)s). Vul daarom in wat dit besluit kost."
            " Kost het niets? Vul dan 0 in."
        )
        return wat % namen
    wat = _("%(naam)s mag besluiten tot en met %(grens)s (%(grond)s). Dit besluit kost %(kosten)s.")
    return wat % {**namen, "kosten": datums.als_euro(kosten)}


def needs_amount(punt: Agendapunt, wie: Persoon, *, dag: date) -> bool:
    """Whether `wie` may decide on this, but only when it is known what it costs."""
    zonder, met = (mandate_for(punt, wie, dag=dag, kosten=bedrag) for bedrag in (None, 0))
    return zonder is None and met is not None


def _held_on(mandaat: Mandaat, dag: date) -> bool:
    return mandaat.van <= dag and (mandaat.tot is None or dag < mandaat.tot)


def _sits_there(wie: Persoon, punt: Agendapunt) -> bool:
    """A partner or department decides only on what lies with it."""
    return punt.tafel not in MET_ORGANISATIE or wie.organisatie_id == punt.organisatie_id
