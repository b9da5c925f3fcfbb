"""The steps of the post round: take a stack, mark each mail as gone, put it back or give it up.

A mail that was handed over just before a crash can not be told from one that was not. It is sent again after the
lease, with the same Message-ID: somebody may read a receipt twice, but never misses one.
"""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F, QuerySet

from wijkwerk.kern import klok
from wijkwerk.kern.berichten import states
from wijkwerk.kern.berichten.models import Bericht

LEASE = timedelta(minutes=10)
WACHTTIJDEN = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)


@transaction.atomic
def claim(*, maximum: int) -> list[Bericht]:
    """Take at most `maximum` mails that must go now. Two rounds at once never take the same one."""
    rijen = Bericht.objects.due(klok.nu())
    if connection.features.has_select_for_update_skip_locked:
        rijen = rijen.select_for_update(skip_locked=True)
    stapel = list(rijen[:maximum])
    naar, tot = states.step("claim").naar, klok.nu() + LEASE
    if stapel:
        genomen = Bericht.objects.filter(pk__in=[bericht.pk for bericht in stapel])
        genomen.update(state=naar, bezig_tot=tot, pogingen=F("pogingen") + 1)
    for bericht in stapel:
        bericht.state, bericht.bezig_tot = naar, tot
        bericht.pogingen += 1
    return stapel


def _held(bericht: Bericht) -> QuerySet[Bericht]:
    van = states.step("confirm").van
    return Bericht.objects.filter(pk=bericht.pk, state__in=van, pogingen=bericht.pogingen)


def is_worn_out(bericht: Bericht) -> bool:
    """Tell whether the attempts are used up: each of them ended in a crash, or the last one did."""
    return bericht.pogingen > len(WACHTTIJDEN) + 1


def confirm(bericht: Bericht) -> None:
    """Mark a mail as handed over."""
    naar = states.step("confirm").naar
    _held(bericht).update(state=naar, verzonden_op=klok.nu(), bezig_tot=None, foutmelding="")


def postpone(bericht: Bericht, *, fout: str) -> None:
    """Put a mail back for 1 minute, 5 minutes, half an hour, 2 hours, 12 hours; after that give it up."""
    if bericht.pogingen > len(WACHTTIJDEN):
        return give_up(bericht, fout=fout)
    later = klok.nu() + WACHTTIJDEN[bericht.pogingen - 1]
    naar = states.step("postpone").naar
    _held(bericht).update(state=naar, volgende_poging=later, bezig_tot=None, foutmelding=fout[:250])
    return None


def give_up(bericht: Bericht, *, fout: str) -> None:
    """Stop trying: the message is failed, with the reason, until somebody mends the address."""
    naar = states.step("give_up").naar
    _held(bericht).update(state=naar, bezig_tot=None, foutmelding=fout[:250])
