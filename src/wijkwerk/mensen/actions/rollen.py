"""Giving and ending roles. `by=None` is the installation itself: the first manager, an identity provider."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.actions import note
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen import rules
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling

WITH_ORGANISATION = (Rol.PARTNER, Rol.BEHANDELAAR)


def demand_manager(by: Persoon | None) -> None:
    """Refuse when `by` is a person who may not manage people."""
    if by is not None and not rules.manage_people(by):
        raise Weigering(_("Alleen een functioneel beheerder mag accounts en rollen wijzigen."), regel="mensen.beheren")


@transaction.atomic
def appoint(
    persoon: Persoon,
    *,
    rol: str,
    werkgebied: Werkgebied | None = None,
    van: date | None = None,
    tot: date | None = None,
    by: Persoon | None,
) -> Rolvervulling:
    """Give `persoon` a role from `van` (default today) until, not including, `tot`; no area means the whole city.

    Refuses: no manager, a role for oneself, dates that end before they begin, a role that does not fit the account, and
    a second holding of the same role in the same area over the same days.
    """
    demand_manager(by)
    begin = van or klok.vandaag()
    # The lock makes two managers who press at once wait for each other, so the overlap check below holds.
    persoon = Persoon.objects.select_for_update().get(pk=persoon.pk) if persoon.pk else persoon
    _refuse_unfit(persoon, rol, by)
    if tot is not None and tot <= begin:
        raise Weigering(_("De einddatum moet na de begindatum liggen."), regel="mensen.rol.datums")
    if _overlapping(persoon, rol, werkgebied, begin, tot).exists():
        raise Weigering(
            _("%(naam)s heeft deze rol in dit gebied al in (een deel van) deze periode.") % {"naam": persoon},
            regel="mensen.rol.dubbel",
        )
    vervulling = Rolvervulling.objects.create(
        persoon=persoon, rol=rol, werkgebied=werkgebied, van=begin, tot=tot, gegeven_door=by
    )
    _log("mensen.rol_gegeven", vervulling, by)
    return vervulling


def _refuse_unfit(persoon: Persoon, rol: str, by: Persoon | None) -> None:
    if by is not None and by.pk == persoon.pk:
        raise Weigering(_("U kunt uzelf geen rol geven. Vraag een andere beheerder."), regel="mensen.rol.eigen")
    if not persoon.is_active:
        raise Weigering(_("Dit account is gesloten. Nodig de persoon opnieuw uit."), regel="mensen.rol.gesloten")
    if persoon.soort == Persoon.Soort.BEWONER:
        raise Weigering(_("Een bewoner kan geen rol krijgen."), regel="mensen.rol.bewoner")
    if persoon.soort == Persoon.Soort.PARTNER and rol != Rol.PARTNER:
        raise Weigering(_("Een partner kan alleen de rol van wijkteampartner krijgen."), regel="mensen.rol.partner")
    if rol in WITH_ORGANISATION and persoon.organisatie_id is None:
        raise Weigering(
            _("Voor deze rol moet de persoon bij een organisatie of afdeling horen. Vul die eerst in."),
            regel="mensen.rol.organisatie",
        )


def _overlapping(
    persoon: Persoon, rol: str, werkgebied: Werkgebied | None, van: date, tot: date | None
) -> QuerySet[Rolvervulling]:
    zelfde = Rolvervulling.objects.filter(Q(tot__isnull=True) | Q(tot__gt=van), persoon=persoon, rol=rol)
    zelfde = zelfde.filter(werkgebied=werkgebied) if werkgebied else zelfde.filter(werkgebied__isnull=True)
    return zelfde.filter(van__lt=tot) if tot else zelfde


@transaction.atomic
def end_role(rolvervulling: Rolvervulling, *, tot: date | None = None, by: Persoon | None) -> Rolvervulling:
    """End a role: `tot` (default today) is the first day without it. A role that did not begin yet, or
    began that same day, is taken away altogether.

    Refuses: no manager, one's own role, an end later than the end that was already set.
    """
    demand_manager(by)
    rolvervulling = Rolvervulling.objects.select_for_update().select_related("persoon").get(pk=rolvervulling.pk)
    einde = tot or klok.vandaag()
    if by is not None and by.pk == rolvervulling.persoon_id:
        raise Weigering(_("U kunt uw eigen rol niet beëindigen. Vraag een andere beheerder."), regel="mensen.rol.eigen")
    if rolvervulling.tot is not None and einde >= rolvervulling.tot:
        raise Weigering(_("Deze rol eindigt al eerder."), regel="mensen.rol.beeindigd")
    if einde <= rolvervulling.van:
        return _withdraw(rolvervulling, by)
    rolvervulling.tot = einde
    rolvervulling.save(update_fields=["tot"])
    _log("mensen.rol_beeindigd", rolvervulling, by)
    return rolvervulling


def _withdraw(rolvervulling: Rolvervulling, by: Persoon | None) -> Rolvervulling:
    # A role that was never held for a whole day leaves no row, only the log: the right is gone at once.
    _log("mensen.rol_ingetrokken", rolvervulling, by)
    rolvervulling.controles.all().delete()
    rolvervulling.delete()
    return rolvervulling


def _log(handeling: str, vervulling: Rolvervulling, by: Persoon | None) -> None:
    rules.forget_roles(vervulling.persoon)
    note(
        handeling,
        object=vervulling.persoon,
        by=by,
        rol=vervulling.rol,
        werkgebied=vervulling.werkgebied_id,
        van=vervulling.van.isoformat(),
        tot=vervulling.tot.isoformat() if vervulling.tot else "",
    )
