"""Warnings about terms: ten and three working days before the last day to decide, when it passed, and weekly after."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from wijkwerk.agenda.actions.termijn import due_moment
from wijkwerk.agenda.queries.agendapunt_wie import holders
from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.mensen.models import Rol
from wijkwerk.subsidies.actions import stap
from wijkwerk.subsidies.actions.aanvraag_post import render
from wijkwerk.subsidies.models import Aanvraag, Advies

VOORAF = (10, 3)  # working days
RUIM = timedelta(days=28)  # ten working days are never more


def alert_terms() -> int:
    """Warn who handles it and the budgetbeheerders; return about how many applications. Twice a day is once."""
    rijp = Aanvraag.objects.undecided().filter(beslis_uiterlijk__lte=klok.vandaag() + RUIM)
    return sum(_alert(pk) for pk in rijp.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _alert(pk: int) -> bool:
    rij = stap.lock(Aanvraag, pk, met=("behandelaar", "werkgebied", "regelingversie__regeling"))
    vandaag, uiterlijk = klok.vandaag(), rij.beslis_uiterlijk
    # One day after the last: on that day itself there is still time.
    moment = due_moment(uiterlijk + timedelta(days=1), vandaag, VOORAF) if uiterlijk else None
    if moment is None or uiterlijk is None or (rij.gemeld_op is not None and rij.gemeld_op >= moment):
        return False
    rij.gemeld_op = vandaag
    rij.save(update_fields=["gemeld_op"])
    soort = "termijn_voorbij" if vandaag > uiterlijk else "termijn_nadert"
    for adres in _addresses(rij):
        tell(rij, soort, adres, sleutel=f"{rij.pk}:{uiterlijk}:{moment}", uiterlijk=uiterlijk)
    logboek.note("subsidies.termijn_gemeld", object=rij, by=None, voorbij=vandaag > uiterlijk)
    return True


def _addresses(aanvraag: Aanvraag) -> list[str]:
    """Return who handles it, or the wijkregisseur as long as nobody does; and every budgetbeheerder."""
    wie = aanvraag.behandelaar
    bezig = [wie] if wie is not None and wie.is_active else holders(Rol.WIJKREGISSEUR, aanvraag.werkgebied_id)
    return list(dict.fromkeys(persoon.email for persoon in [*bezig, *holders(Rol.BUDGETBEHEERDER, None)]))


def tell_adviser(advies: Advies) -> None:
    """Tell somebody that advice is asked: number, day and link, nothing about who asks for money."""
    sleutel = f"{advies.pk}:{advies.uiterlijk_op}"
    link = settings.ADRES + reverse("subsidies:advies", args=[advies.pk])
    tell(advies.aanvraag, "advies_gevraagd", advies.adviseur.email, sleutel=sleutel, advies=advies, link=link)


def tell(aanvraag: Aanvraag, soort: str, adres: str, *, sleutel: str, **gegevens: date | str | Advies) -> None:
    """Send a colleague a mail about an application: its number, its title and a link, never who asks."""
    link = settings.ADRES + reverse("subsidies:aanvraag", args=[aanvraag.pk])
    onderwerp, tekst = render(soort, **{"aanvraag": aanvraag, "link": link, **gegevens})
    berichten.send(
        sleutel=f"subsidies:{soort}:{sleutel}:{adres}", aan=adres, onderwerp=onderwerp, tekst=tekst, over=aanvraag
    )
