"""Become somebody with one click, without password or second step: only in the demo."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from wijkwerk.demo import queries
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen import actions as mensen
from wijkwerk.mensen.models import Persoon


def become(request: HttpRequest, *, email: str) -> Persoon:
    """Sign in as somebody who has a card, logged as the way in "demo". Refused outside the demo, and anybody else."""
    if not settings.DEMO or settings.PRODUCTIE or not queries.is_playable(email):
        raise Weigering(_("Deze rol is er niet in de demo."), regel="demo.rol")
    persoon = Persoon.objects.filter(email=email).first() or mensen.make_resident(email=email)
    if persoon is None:
        raise Weigering(_("Deze bewoner heeft nog niets gemeld."), regel="demo.rol")
    mensen.sign_in(request, persoon, weg="demo")
    return persoon
