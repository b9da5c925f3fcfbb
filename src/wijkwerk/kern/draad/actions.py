"""Laying and cutting links along the thread."""

from django.db import transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.draad.queries import soort_of
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering


@transaction.atomic
def link(van: Model, naar: Model, *, soort: str, reden: str, by: logboek.Handelend | None) -> Verband:
    """Lay a link: `naar` came from `van`. A link of this kind that exists is returned as it is, and not logged again.

    Refuses a link of a record with itself. Raises ValueError for a record that has not been saved.
    """
    if van.pk is None or naar.pk is None:
        raise ValueError("Sla beide kanten eerst op: een verband wijst naar nummers.")
    if van == naar:
        raise Weigering(_("U kunt iets niet met zichzelf verbinden."), regel="draad.verbinden")
    verband, nieuw = Verband.objects.get_or_create(
        van_soort=soort_of(van),
        van_id=van.pk,
        naar_soort=soort_of(naar),
        naar_id=naar.pk,
        soort=soort,
        defaults={"reden": reden, "door_id": by.pk if by else None, "gemaakt_op": klok.nu()},
    )
    if nieuw:
        _note("draad.verbonden", van, naar, soort=soort, by=by)
    return verband


@transaction.atomic
def unlink(van: Model, naar: Model, *, soort: str, by: logboek.Handelend | None, reden: str = "") -> bool:
    """Cut the link of this kind; False, and no log line, when there is none. `reden` is a short code for the log."""
    weg, _per_model = Verband.objects.filter(
        van_soort=soort_of(van), van_id=van.pk, naar_soort=soort_of(naar), naar_id=naar.pk, soort=soort
    ).delete()
    if weg:
        _note("draad.losgemaakt", van, naar, soort=soort, by=by, reden=reden)
    return bool(weg)


@transaction.atomic
def forget(soort: str, ids: list[int]) -> int:
    """Remove every link to and from these records (`soort` is a label such as "signalen.signaal").

    For when they are destroyed; the retention run that calls this logs it. Returns how many links went.
    """
    weg, _per_model = Verband.objects.filter(
        Q(van_soort=soort, van_id__in=ids) | Q(naar_soort=soort, naar_id__in=ids)
    ).delete()
    return weg


def _note(handeling: str, van: Model, naar: Model, *, by: logboek.Handelend | None, **gegevens: str) -> None:
    logboek.note(handeling, object=van, by=by, naar_soort=soort_of(naar), naar_id=naar.pk, **gegevens)
