"""Giving and ending mandates: the right to decide in somebody's place (Awb, artikel 10:1 to 10:12)."""

from datetime import date

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.actions import note
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.actions.rollen import demand_manager
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.mensen.queries import mandate_kinds


@transaction.atomic
def give_mandate(
    persoon: Persoon,
    *,
    waarvoor: str,
    grondslag: str,
    werkgebied: Werkgebied | None = None,
    tot_bedrag: int | None = None,
    van: date | None = None,
    tot: date | None = None,
    by: Persoon | None,
) -> Mandaat:
    """Let `persoon` decide on `waarvoor` from `van` (default today) until, not including, `tot`.

    No area means the whole city, no `tot_bedrag` (cents) no limit. Logs "mensen.mandaat_gegeven". Refuses: no manager,
    a mandate for oneself, an account that is closed or of a resident, an unknown kind, no decision that gives it,
    dates that end before they begin, and a second one of this kind in this area over the same days.
    """
    demand_manager(by)
    begin = van or klok.vandaag()
    # The lock makes two managers who press at once wait for each other, so the overlap check below holds.
    persoon = Persoon.objects.select_for_update().get(pk=persoon.pk)
    _refuse_unfit(persoon, waarvoor, by)
    if not grondslag.strip():
        raise Weigering(_("Vul in welk besluit dit mandaat geeft."), regel="mensen.mandaat.grondslag")
    if tot is not None and tot <= begin:
        raise Weigering(_("De einddatum moet na de begindatum liggen."), regel="mensen.mandaat.datums")
    _refuse_overlap(persoon, waarvoor, werkgebied, begin, tot)
    mandaat = Mandaat.objects.create(
        persoon=persoon,
        waarvoor=waarvoor,
        werkgebied=werkgebied,
        tot_bedrag=tot_bedrag,
        grondslag=grondslag.strip(),
        van=begin,
        tot=tot,
        gegeven_door=by,
    )
    _log("mensen.mandaat_gegeven", mandaat, by)
    return mandaat


def _refuse_unfit(persoon: Persoon, waarvoor: str, by: Persoon | None) -> None:
    if by is not None and by.pk == persoon.pk:
        raise Weigering(_("U kunt uzelf geen mandaat geven. Vraag een andere beheerder."), regel="mensen.mandaat.eigen")
    if not persoon.is_active:
        raise Weigering(_("Dit account is gesloten. Nodig de persoon opnieuw uit."), regel="mensen.mandaat.gesloten")
    if persoon.soort == Persoon.Soort.BEWONER:
        raise Weigering(_("Een bewoner kan geen mandaat krijgen."), regel="mensen.mandaat.bewoner")
    if waarvoor not in mandate_kinds():
        raise Weigering(_("Kies waarvoor het mandaat is."), regel="mensen.mandaat.waarvoor")


def _refuse_overlap(
    persoon: Persoon, waarvoor: str, werkgebied: Werkgebied | None, van: date, tot: date | None
) -> None:
    zelfde = Mandaat.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=van), persoon=persoon, waarvoor=waarvoor, werkgebied=werkgebied
    )
    if tot:
        zelfde = zelfde.filter(van__lt=tot)
    if zelfde.exists():
        raise Weigering(
            _("%(naam)s heeft dit mandaat voor dit gebied al in (een deel van) deze periode.") % {"naam": persoon},
            regel="mensen.mandaat.dubbel",
        )


@transaction.atomic
def end_mandate(mandaat: Mandaat, *, tot: date | None = None, by: Persoon | None) -> Mandaat:
    """End a mandate: `tot` (default today) is the first day without it, so decisions taken before stand.

    One that did not begin yet, or began that same day, is taken away altogether; when something was already decided
    with it, its first day stays. Logs "mensen.mandaat_beeindigd" or "mensen.mandaat_ingetrokken". Refuses: no manager,
    one's own, a day that has passed, and an end later than the end that was already set.
    """
    demand_manager(by)
    mandaat = Mandaat.objects.select_for_update(of=("self",)).select_related("persoon").get(pk=mandaat.pk)
    einde = tot or klok.vandaag()
    if by is not None and by.pk == mandaat.persoon_id:
        raise Weigering(
            _("U kunt uw eigen mandaat niet beëindigen. Vraag een andere beheerder."), regel="mensen.mandaat.eigen"
        )
    if einde < klok.vandaag():
        raise Weigering(_("Kies vandaag of een dag die nog komt."), regel="mensen.mandaat.verleden")
    if mandaat.tot is not None and einde >= mandaat.tot:
        raise Weigering(_("Dit mandaat eindigt al eerder."), regel="mensen.mandaat.beeindigd")
    if einde <= mandaat.van and _withdraw(mandaat, by):
        return mandaat
    mandaat.tot = max(einde, mandaat.van + date.resolution)
    mandaat.save(update_fields=["tot"])
    _log("mensen.mandaat_beeindigd", mandaat, by)
    return mandaat


def _withdraw(mandaat: Mandaat, by: Persoon | None) -> bool:
    """Take away a mandate that was never held for a whole day; False when a decision rests on it."""
    pk = mandaat.pk
    try:
        with transaction.atomic():
            mandaat.controles.all().delete()
            mandaat.delete()
    except ProtectedError:
        return False
    mandaat.pk = pk
    _log("mensen.mandaat_ingetrokken", mandaat, by)
    return True


def end_mandates_of(persoon: Persoon, *, by: Persoon | None) -> None:
    """End every mandate that `persoon` holds or will hold: a mandate ends with the account."""
    for mandaat in persoon.mandaten.filter(Q(tot__isnull=True) | Q(tot__gt=klok.vandaag())):
        end_mandate(mandaat, by=by)


def _log(handeling: str, mandaat: Mandaat, by: Persoon | None) -> None:
    note(
        handeling,
        object=mandaat.persoon,
        by=by,
        waarvoor=mandaat.waarvoor,
        werkgebied=mandaat.werkgebied_id,
        tot_bedrag=mandaat.tot_bedrag,
        van=mandaat.van.isoformat(),
        tot=mandaat.tot.isoformat() if mandaat.tot else "",
    )
