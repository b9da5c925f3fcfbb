"""The mails about acties and promises: a number, a date and a link, never what it is about or about whom."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.urls import reverse

from wijkwerk.agenda.actions.agendapunt_post import render
from wijkwerk.agenda.models import Actie, Toezegging
from wijkwerk.agenda.queries import agendapunt_wie as wie
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.mensen.models import Rol, Rolvervulling


def tell_owner(actie: Actie, soort: str, *, kenmerk: str) -> int:
    """Tell who does it; return to how many addresses."""
    return _tell(owner_addresses(actie), soort, actie, f"actie-{actie.pk}-{kenmerk}", "agenda:actie")


def tell_giver(actie: Actie, soort: str) -> int:
    """Tell who gave it out, or the wijkregisseur when that person left."""
    adressen = wie.lead_addresses(actie.werkgebied_id, actie.uitgedeeld_door)
    return _tell(adressen, soort, actie, f"actie-{actie.pk}-v{actie.versie}", "agenda:actie")


def tell_promiser(toezegging: Toezegging, soort: str, *, kenmerk: str) -> int:
    """Tell who made the promise; nobody when that account is closed."""
    eigenaar = toezegging.eigenaar
    adressen = [eigenaar.email] if eigenaar.is_active else []
    return _tell(adressen, soort, toezegging, f"toezegging-{toezegging.pk}-{kenmerk}", "agenda:toezegging")


def tell_griffie(*, kenmerk: str, **cijfers: int) -> int:
    """Send the griffie how the promises stand, in figures."""
    onderwerp, tekst = render("toezeggingen", link=settings.ADRES + reverse("agenda:toezeggingen"), **cijfers)
    mensen = wie.holders(Rol.GRIFFIE, None)
    for persoon in mensen:
        sleutel = f"toezeggingen-{kenmerk}-{persoon.pk}"
        berichten.send(sleutel=sleutel, aan=persoon.email, onderwerp=onderwerp, tekst=tekst)
    return len(mensen)


def owner_addresses(actie: Actie) -> list[str]:
    """Return where a mail to the owner goes: the person, the mailbox of the organisation, or its people in the wijk."""
    if actie.eigenaar is not None:
        return [actie.eigenaar.email] if actie.eigenaar.is_active else []
    if actie.organisatie is None or actie.organisatie.email:
        return [actie.organisatie.email] if actie.organisatie else []
    van_hen = Rolvervulling.objects.filter(persoon__organisatie=actie.organisatie, persoon__is_active=True)
    hier = van_hen.filter(werkgebied=actie.werkgebied_id) if actie.werkgebied_id else van_hen
    return list(dict.fromkeys((hier if hier.exists() else van_hen).values_list("persoon__email", flat=True)))


def _tell(adressen: Iterable[str], soort: str, wat: Model, sleutel: str, naar: str) -> int:
    gegevens: dict[str, Any] = {"wat": wat, "link": settings.ADRES + reverse(naar, args=[wat.pk])}
    onderwerp, tekst = render(soort, **gegevens)
    uniek = list(dict.fromkeys(adressen))
    for adres in uniek:
        berichten.send(sleutel=f"{sleutel}-{soort}-{adres}", aan=adres, onderwerp=onderwerp, tekst=tekst, over=wat)
    return len(uniek)
