"""The yearly review: which roles and mandates are held today, and who looked at each for the last time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.mensen.models import Mandaat, Persoon, Rolvervulling, Toegangscontrole
from wijkwerk.mensen.queries.mandaten import mandate_kinds

REVIEW_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class Controleregel:
    """One role or mandate in the yearly review: who looked at it last and when, and whether that is too long ago.

    `sinds` is that day, or the first day of what nobody looked at yet. `veld` is the name of its field on the page.
    """

    recht: Rolvervulling | Mandaat
    veld: str
    naam: str
    gecontroleerd_op: datetime | None
    gecontroleerd_door: str
    sinds: date
    te_laat: bool

    @property
    def is_mandaat(self) -> bool:
        """Whether this is a mandate, and not a role."""
        return isinstance(self.recht, Mandaat)

    @property
    def persoon(self) -> Persoon:
        """Who holds it."""
        return self.recht.persoon


def review_list() -> list[Controleregel]:
    """Return the roles and mandates held today, those not looked at for the longest first.

    Two queries, and one per room that keeps its kinds of mandate as rows.
    """
    dag, soorten = klok.vandaag(), mandate_kinds()
    rollen = _held(Rolvervulling.objects.valid_on(dag), "rolvervulling")
    mandaten = _held(Mandaat.objects.valid_on(dag), "mandaat")
    regels = [_line(rol, f"rol-{rol.pk}", rol.get_rol_display(), dag) for rol in rollen]
    for mandaat in mandaten:
        naam = _("Mandaat: %(soort)s") % {"soort": soorten.get(mandaat.waarvoor, mandaat.waarvoor)}
        regels.append(_line(mandaat, f"mandaat-{mandaat.pk}", naam, dag))
    return sorted(regels, key=lambda regel: (regel.sinds, regel.persoon.naam, regel.is_mandaat))


def _held(rechten: QuerySet[Any], veld: str) -> QuerySet[Any]:
    laatste = Toegangscontrole.objects.filter(**{veld: OuterRef("pk")}).order_by("-op", "-pk")
    return (
        rechten.filter(persoon__is_active=True)
        .select_related("persoon__organisatie", "werkgebied")
        .annotate(
            gecontroleerd_op=Subquery(laatste.values("op")[:1]),
            gecontroleerd_door=Subquery(laatste.values("door__naam")[:1]),
        )
    )


def _line(recht: Any, veld: str, naam: str, dag: date) -> Controleregel:
    op = recht.gecontroleerd_op
    sinds = klok.dag_van(op) if op else recht.van
    return Controleregel(
        recht, veld, naam, op, recht.gecontroleerd_door or "", sinds, te_laat=dag - sinds > REVIEW_AFTER
    )
