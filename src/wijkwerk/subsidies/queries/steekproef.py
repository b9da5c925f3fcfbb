"""Who can be drawn, and a draw as everybody may check it: numbers and hashes, no persons."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from wijkwerk.kern import klok
from wijkwerk.rekenkern import steekproef as loten
from wijkwerk.subsidies.models import Regelingversie, Steekproef, Verantwoording
from wijkwerk.subsidies.states import verantwoording as states
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.regeling import Verantwoordingswijze

UITLEG = 'printf "%s:%s" ZAAD NUMMER | sha256sum'


def population(versie: Regelingversie, van: date, tot: date) -> list[Verantwoording]:
    """Return what can be drawn: granted in a band of the sample, ended in the period, and not settled yet.

    What was settled is left out: it can only be taken back (Awb, artikel 4:49), not looked into by lot. Locks the
    rows when called inside a transaction.
    """
    geeindigd = Q(aanvraag__eindigt_op__gte=van, aanvraag__eindigt_op__lt=tot)
    rijen = Verantwoording.objects.filter(
        geeindigd,
        aanvraag__regelingversie=versie,
        aanvraag__status=Status.VERLEEND,
        aanvraag__band__verantwoording=Verantwoordingswijze.STEEKPROEF,
        status__in=[*states.OPEN, states.Status.INGEDIEND],
        steekproef=None,
    )
    return list(rijen.select_related("aanvraag__aanvrager", "aanvraag__regelingversie__regeling", "aanvraag__band"))


def next_period(versie: Regelingversie) -> dict[str, date]:
    """Return the first and last day that are next to draw from: after the last draw, up to and including last month."""
    vorige = versie.steekproeven.order_by("-periode_tot").first()
    van = vorige.periode_tot if vorige else versie.geldig_van or klok.vandaag().replace(day=1)
    maand = klok.vandaag().replace(day=1) - timedelta(days=1)
    return {"van": van, "tot_en_met": max(maand, van)}


def drawn(steekproef: Steekproef) -> list[loten.Lot]:
    """Return a draw done again from what was published about it, the lowest hash first."""
    return loten.draw(steekproef.nummers, zaad=steekproef.zaad, procent=steekproef.procent)


def all_draws() -> QuerySet[Steekproef]:
    """Return every draw, newest first."""
    return Steekproef.objects.select_related("regelingversie__regeling")


def versions() -> QuerySet[Regelingversie]:
    """Return the versions that have a band with a sample."""
    rijen = Regelingversie.objects.filter(banden__verantwoording=Verantwoordingswijze.STEEKPROEF)
    return rijen.select_related("regeling").distinct()
