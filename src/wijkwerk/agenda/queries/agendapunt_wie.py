"""Who sits where: who has a question now, in words and as addresses for a mail."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wijkwerk.agenda.models import Advies, Agendapunt
from wijkwerk.agenda.states.agendapunt import Status, Tafel
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling

AAN_TAFEL = {
    Tafel.WIJKTEAM: Rol.WIJKREGISSEUR,
    Tafel.WIJKWETHOUDER: Rol.WIJKWETHOUDER,
    Tafel.COLLEGE: Rol.COLLEGE,
    Tafel.RAAD: Rol.GRIFFIE,
}


def who_has(punt: Agendapunt) -> str:
    """Return in words who has the question now; empty when nobody needs to do anything with it."""
    if not punt.is_open:
        return ""
    if punt.status == Status.VOORBEREIDING:
        return str(punt.trekker)
    if punt.organisatie is not None:
        return punt.organisatie.naam
    tafel = punt.get_tafel_display()
    if punt.tafel in (Tafel.WIJKTEAM, Tafel.WIJKWETHOUDER) and punt.werkgebied is not None:
        return _("%(tafel)s van %(wijk)s") % {"tafel": tafel, "wijk": punt.werkgebied}
    return tafel


def holders(rol: str, werkgebied: int | None) -> list[Persoon]:
    """Return who holds a role in an area today; without one there, who holds it for the whole city.

    For what is of the whole city: everyone who holds the role.
    """
    vervullingen = (
        Rolvervulling.objects.valid_on(klok.vandaag())
        .filter(rol=rol, persoon__is_active=True)
        .select_related("persoon")
        .order_by("persoon_id")
    )
    if werkgebied is not None:
        vervullingen = vervullingen.filter(Q(werkgebied=werkgebied) | Q(werkgebied=None))
    rijen = list(vervullingen)
    eigen = [rij.persoon for rij in rijen if werkgebied is None or rij.werkgebied_id == werkgebied]
    return list(dict.fromkeys(eigen or [rij.persoon for rij in rijen]))


def table_addresses(punt: Agendapunt) -> list[str]:
    """Return where a mail to the table of this question goes."""
    if punt.organisatie is not None:
        return [punt.organisatie.email] if punt.organisatie.email else []
    return [persoon.email for persoon in holders(AAN_TAFEL[Tafel(punt.tafel)], punt.werkgebied_id)]


def lead_addresses(werkgebied: int | None, trekker: Persoon | None) -> list[str]:
    """Return where a mail to who leads goes: who pulls the question, else the wijkregisseurs of the area."""
    if trekker is not None and trekker.is_active:
        return [trekker.email]
    return [persoon.email for persoon in holders(Rol.WIJKREGISSEUR, werkgebied)]


def adviser_address(advies: Advies) -> str:
    """Return where a mail to the adviser goes; empty when an organisation left none."""
    wie = advies.persoon or advies.organisatie
    return wie.email if wie is not None else ""
