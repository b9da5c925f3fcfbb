"""The yearly review of roles and mandates: does this person still need it?"""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek.actions import note
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.actions.mandaten import end_mandate
from wijkwerk.mensen.actions.rollen import demand_manager, end_role
from wijkwerk.mensen.models import Mandaat, Persoon, Rolvervulling, Toegangscontrole

Uitkomst = Toegangscontrole.Uitkomst
Recht = Rolvervulling | Mandaat


@transaction.atomic
def confirm_right(recht: Recht, *, toelichting: str = "", by: Persoon) -> Toegangscontrole:
    """Answer the yearly review with: this person still needs this role or mandate. Refuses one's own."""
    return _judge(recht, Uitkomst.BLIJFT, toelichting, by)


@transaction.atomic
def stop_right(recht: Recht, *, toelichting: str = "", by: Persoon) -> Toegangscontrole:
    """Answer the yearly review with: no longer needed; the role or mandate ends today. Refuses one's own."""
    controle = _judge(recht, Uitkomst.STOPT, toelichting, by)
    if isinstance(recht, Mandaat):
        end_mandate(recht, by=by)
    else:
        end_role(recht, by=by)
    return controle


@transaction.atomic
def review(*, blijft: Iterable[Recht], stopt: Iterable[Recht], by: Persoon) -> int:
    """Answer several roles and mandates of the yearly review in one go, all or none; return how many."""
    aantal = 0
    for recht in blijft:
        confirm_right(recht, by=by)
        aantal += 1
    for recht in stopt:
        stop_right(recht, by=by)
        aantal += 1
    return aantal


def _judge(recht: Recht, uitkomst: str, toelichting: str, by: Persoon) -> Toegangscontrole:
    demand_manager(by)
    if by.pk == recht.persoon_id:
        raise Weigering(
            _("Uw eigen rollen en mandaten laat u door een andere beheerder controleren."),
            regel="mensen.toegangscontrole.eigen",
        )
    wat = {"mandaat": recht} if isinstance(recht, Mandaat) else {"rolvervulling": recht}
    controle = Toegangscontrole.objects.create(**wat, uitkomst=uitkomst, toelichting=toelichting, door=by, op=klok.nu())
    soort = {"mandaat": recht.waarvoor} if isinstance(recht, Mandaat) else {"rol": recht.rol}
    note("mensen.toegang_gecontroleerd", object=recht.persoon, by=by, uitkomst=uitkomst, **soort)
    return controle
