"""Neighbours who support a plan: asked by a link or on paper, confirmed, checked, and then only counted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import aanvraag_post as post
from wijkwerk.subsidies.actions import beoordeling, stap
from wijkwerk.subsidies.actions.aanvraag_gegevens import address_key
from wijkwerk.subsidies.models import Aanvraag, Medestander
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN, Status

OPEN = (Status.INGEDIEND, Status.AANVULLEN)
HOOGSTENS = 200  # also the most mails that one link can make us send
REGEL = "subsidies.medestander"
TELT = Q(bevestigd_op__isnull=False) | Q(gecontroleerd_op__isnull=False)


@dataclass(frozen=True)
class Buur:
    """Who supports a plan, as it was written down."""

    naam: str
    postcode: str
    huisnummer: str
    email: str = ""


@transaction.atomic
def sign(aanvraag: Aanvraag, *, buur: Buur) -> Medestander | None:
    """Let a neighbour support a plan through the link that was shared. With an address a mail asks to confirm it.

    None, and nothing changes, for an address that supports it already and for that of who asks: the neighbour hears
    the same in all cases, so that nobody can find out who supports it. Refused once a decision was taken or proposed.
    """
    rij = _open(aanvraag)
    medestander = _add(rij, buur, op_papier=False)
    if medestander is not None:
        logboek.note("subsidies.medestander", object=rij, by=None, kanaal="web")
        if medestander.email:
            post.ask_confirmation(medestander, titel=rij.titel)
    return medestander


@transaction.atomic
def confirm(medestander: Medestander) -> Medestander:
    """Confirm by the link in the mail; twice is once. From then on it counts, and the rules judge again."""
    rij = stap.lock(Aanvraag, medestander.aanvraag_id)
    vers = Medestander.objects.select_for_update().get(pk=medestander.pk)
    if vers.bevestigd_op is None and vers.gecontroleerd_op is None:
        vers.bevestigd_op = klok.nu()
        vers.save(update_fields=["bevestigd_op"])
        logboek.note("subsidies.medestander_bevestigd", object=rij, by=None)
        _count(rij)
    return vers


@transaction.atomic
def add_paper(aanvraag: Aanvraag, *, regels: Iterable[Buur], by: Persoon) -> int:
    """Enter the lines of a paper list; return how many were new. They count after the check."""
    rules.require("subsidies.invoeren", by)
    rij = _open(aanvraag)
    nieuw = sum(_add(rij, buur, op_papier=True) is not None for buur in regels)
    logboek.note("subsidies.medestanders_papier", object=rij, by=by, aantal=nieuw)
    return nieuw


@transaction.atomic
def check(aanvraag: Aanvraag, *, niet: Collection[int] = (), by: Persoon) -> int:
    """Check who supports it, and forget who they are: only the count and the keyed addresses stay.

    `niet` are those that do not count: they are removed. A mail that was not answered yet waits. Returns how many
    count now; the rules judge again. Refused once a decision was taken or proposed.
    """
    rules.require("subsidies.beoordelen", by, aanvraag)
    rij = _open(aanvraag)
    bekeken = rij.medestanders.filter(gecontroleerd_op=None)
    weg, _per_model = bekeken.filter(pk__in=niet).delete()
    bekeken.filter(Q(email="") | TELT).update(gecontroleerd_op=klok.nu(), naam="", postcode="", huisnummer="", email="")
    _count(rij)
    logboek.note("subsidies.medestanders_gecontroleerd", object=rij, by=by, aantal=rij.steun, weg=weg)
    return rij.steun


@transaction.atomic
def forget_decided() -> int:
    """Forget who supported a plan once it was decided without a check; return how many. Run daily.

    Who never confirmed goes altogether; of the others only the keyed address stays.
    """
    over = Medestander.objects.filter(gecontroleerd_op=None).exclude(aanvraag__status__in=TE_BESLISSEN)
    leeg = {"naam": "", "postcode": "", "huisnummer": "", "email": ""}
    aantal = over.filter(bevestigd_op__isnull=False).update(gecontroleerd_op=klok.nu(), **leeg)
    weg, _per_model = over.delete()
    if aantal + weg:
        logboek.note("subsidies.medestanders_vergeten", by=None, aantal=aantal + weg)
    return aantal + weg


def _open(aanvraag: Aanvraag) -> Aanvraag:
    rij = stap.lock(Aanvraag, aanvraag.pk)
    if rij.status not in OPEN:
        raise Weigering(_("Over dit plan wordt al besloten. Meedoen hoeft niet meer."), regel=REGEL)
    return rij


def _add(aanvraag: Aanvraag, buur: Buur, *, op_papier: bool) -> Medestander | None:
    naam = stap.need(buur.naam, _("Vul een naam in."), regel=REGEL)
    stap.check_text(naam, pii_gezien=True)
    stap.need(buur.postcode, _("Vul een postcode in."), regel=REGEL)
    stap.need(buur.huisnummer, _("Vul een huisnummer in."), regel=REGEL)
    sleutel = address_key(buur.postcode, buur.huisnummer)
    if sleutel == aanvraag.aanvrager.adres_sleutel or aanvraag.medestanders.filter(adres_sleutel=sleutel).exists():
        return None
    if aanvraag.medestanders.count() >= HOOGSTENS:
        raise Weigering(_("Er doen al heel veel buren mee. Dat is genoeg."), regel=REGEL)
    try:
        with transaction.atomic():
            return Medestander.objects.create(
                aanvraag=aanvraag,
                naam=naam[:80],
                postcode=buur.postcode.replace(" ", "").upper()[:6],
                huisnummer=buur.huisnummer.strip()[:12],
                email=buur.email.strip(),
                adres_sleutel=sleutel,
                op_papier=op_papier,
                gevraagd_op=klok.nu(),
            )
    except IntegrityError:  # somebody of the same address was just before
        return None


def _count(aanvraag: Aanvraag) -> None:
    """Write down how many support it; the rules judge again while that can still change something."""
    aanvraag.steun = aanvraag.medestanders.filter(TELT).count()
    aanvraag.save(update_fields=["steun"])
    if aanvraag.status in OPEN:
        beoordeling.judge_rules(aanvraag)
