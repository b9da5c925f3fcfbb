"""Warnings about objections: ten and three working days before the last day to decide, when it passed, weekly after."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from wijkwerk.agenda.actions.termijn import due_moment
from wijkwerk.agenda.queries.agendapunt_wie import holders
from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.mensen.models import Rol
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import stap
from wijkwerk.subsidies.actions.aanvraag_post import render
from wijkwerk.subsidies.actions.klok_waarschuwen import RUIM, VOORAF
from wijkwerk.subsidies.models import Bezwaar
from wijkwerk.subsidies.states.besluit import OPEN_BEZWAAR


def alert_objections() -> int:
    """Warn who handles an objection, or who may; return about how many. Twice a day is once."""
    rijp = Bezwaar.objects.filter(status__in=OPEN_BEZWAAR, beslis_uiterlijk__lte=klok.vandaag() + RUIM)
    return sum(_alert(pk) for pk in rijp.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _alert(pk: int) -> bool:
    rij = stap.lock(Bezwaar, pk, met=("behandelaar", "beschikking__aanvraag"))
    vandaag, uiterlijk = klok.vandaag(), rij.beslis_uiterlijk
    # One day after the last: on that day itself there is still time.
    moment = due_moment(uiterlijk + timedelta(days=1), vandaag, VOORAF)
    if moment is None or (rij.gemeld_op is not None and rij.gemeld_op >= moment):
        return False
    rij.gemeld_op = vandaag
    rij.save(update_fields=["gemeld_op"])
    voorbij = vandaag > uiterlijk
    link = settings.ADRES + reverse("subsidies:bezwaar", args=[rij.pk])
    onderwerp, tekst = render("bezwaar_termijn", bezwaar=rij, uiterlijk=uiterlijk, voorbij=voorbij, link=link)
    for adres in _addresses(rij):
        sleutel = f"subsidies:bezwaar_termijn:{pk}:{uiterlijk}:{moment}:{adres}"
        berichten.send(sleutel=sleutel, aan=adres, onderwerp=onderwerp, tekst=tekst, over=rij)
    logboek.note("subsidies.termijn_gemeld", object=rij, by=None, voorbij=voorbij)
    return True


def _addresses(rij: Bezwaar) -> list[str]:
    wie = rij.behandelaar
    if wie is not None and wie.is_active:
        return [wie.email]
    anderen = [een for een in holders(Rol.BUDGETBEHEERDER, None) if rules.handle_objection(een, rij)]
    return list(dict.fromkeys(persoon.email for persoon in anderen))
