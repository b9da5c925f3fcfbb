"""Reading what the bank says: each line is taken once, whatever file it comes in, and what nobody knows waits.

Only money that moved changes a payment: paid, or come back. The lines of a file are taken in the order in which money
moves, because a return can be listed before its payment. What cannot be is never forced: it waits for a person, and
money that would go out a second time is held.
"""

import hashlib
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen import bank
from wijkwerk.koppelingen.bank import BankFout
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import bankweg, stap
from wijkwerk.subsidies.actions.afschrift_regel import take_line
from wijkwerk.subsidies.models import Afschrift, Afschriftregel
from wijkwerk.subsidies.models.betaling import Afschriftregel as Regel
from wijkwerk.subsidies.states.betaling import Banksoort

# Money goes out before it comes back, and what the bank refuses never went.
VOLGORDE = (Banksoort.BETAALD, Banksoort.GESTORNEERD, Banksoort.AFGEWEZEN)
OVERLAP = timedelta(days=14)
REDEN = 160


def read(inhoud: bytes, *, bestandsnaam: str, by: Persoon | None) -> Afschrift:
    """Read a file of the bank: payments become paid or come back, in the ledger too; by the house itself (`by` None).

    The same file twice is read once; the same line in two files is taken once. Refused ("subsidies.afschrift"): what
    is no file of a bank, and a file that is about another account than ours alone.
    """
    if by is not None:
        rules.require("subsidies.betalen", by)
    sha = hashlib.sha256(inhoud).hexdigest()
    for _keer in range(2):
        if (eerder := Afschrift.objects.filter(sha256=sha).first()) is not None:
            return eerder
        try:
            return _read(inhoud, sha, bestandsnaam, by)
        except IntegrityError:
            # Somebody read the same file, or another with the same line, at the same moment: then take it from there.
            continue
    return Afschrift.objects.get(sha256=sha)


def fetch(*, by: Persoon | None = None) -> int:
    """Get what lies ready at the bank and read it; return how many files were new. With overlap: nothing is missed."""
    vanaf = _since()
    try:
        berichten = bankweg.connect().afschriften(vanaf)
    except BankFout as fout:
        raise Weigering(fout.melding, regel=bankweg.NIET_INGESTELD) from fout
    return sum(_read_fetched(inhoud, by) for inhoud in berichten)


def _read_fetched(inhoud: bytes, by: Persoon | None) -> bool:
    """Read one file from the bank; one that cannot be read does not keep the others waiting."""
    sha = hashlib.sha256(inhoud).hexdigest()
    if Afschrift.objects.filter(sha256=sha).exists():
        return False
    try:
        if not _concerns_us(inhoud):
            return False
        read(inhoud, bestandsnaam=_("opgehaald bij de bank"), by=by)
    except Weigering as weigering:
        logboek.note("subsidies.afschrift_niet_gelezen", by=by, resultaat="mislukt", sha256=sha, regel=weigering.regel)
        return False
    return True


@transaction.atomic
def settle(regel: Afschriftregel, *, toelichting: str, by: Persoon) -> Afschriftregel:
    """Say what a person did with a line that waited. It changes no payment and books nothing.

    Refused: a line that does not wait, no explanation, a BSN in it.
    """
    rules.require("subsidies.betalen", by)
    rij = Afschriftregel.objects.select_for_update().get(pk=regel.pk)
    if rij.uitkomst != Regel.Uitkomst.ONBEKEND:
        raise Weigering(_("Deze regel wacht niet meer."), regel="subsidies.levensloop")
    wat = stap.need(toelichting, _("Schrijf op wat u ermee hebt gedaan."), regel="subsidies.reden")
    stap.check_text(wat, pii_gezien=True)
    rij.toelichting, rij.door, rij.uitkomst = wat[:REDEN], by, Regel.Uitkomst.AFGEDAAN
    rij.save(update_fields=["toelichting", "door", "uitkomst"])
    logboek.note("subsidies.regel_afgedaan", object=rij, by=by)
    return rij


@transaction.atomic
def _read(inhoud: bytes, sha: str, bestandsnaam: str, by: Persoon | None) -> Afschrift:
    gelezen = _parse(inhoud)
    eigen = bankweg.payer().iban
    regels = [regel for regel in gelezen.regels if regel.rekening in ("", eigen)]
    if gelezen.regels and not regels:
        raise Weigering(_("Dit afschrift is van een andere rekening."), regel="subsidies.afschrift")
    afschrift = Afschrift.objects.create(
        sha256=sha,
        soort=gelezen.soort[:10],
        kenmerk=gelezen.kenmerk[:70],
        bestandsnaam=bestandsnaam.rpartition("/")[2][:160],
        door=by,
        op=klok.nu(),
    )
    bekend = set(
        Afschriftregel.objects.filter(sleutel__in=[regel.sleutel for regel in regels]).values_list("sleutel", flat=True)
    )
    for regel in sorted(regels, key=_order):
        if regel.sleutel not in bekend:
            bekend.add(regel.sleutel)
            take_line(afschrift, regel, by=by)
    logboek.note("subsidies.afschrift_gelezen", object=afschrift, by=by, soort=afschrift.soort, regels=len(regels))
    return afschrift


def _parse(inhoud: bytes) -> bank.Afschrift:
    try:
        return bank.lees(inhoud)
    except BankFout as fout:
        raise Weigering(fout.melding, regel="subsidies.afschrift") from fout


def _order(regel: bank.Afschriftregel) -> int:
    return VOLGORDE.index(Banksoort(regel.status)) if regel.status in VOLGORDE else len(VOLGORDE)


def _concerns_us(inhoud: bytes) -> bool:
    eigen = bankweg.payer().iban
    return any(regel.rekening in ("", eigen) for regel in _parse(inhoud).regels)


def _since() -> datetime:
    laatste = Afschrift.objects.order_by("-op").values_list("op", flat=True).first()
    return (laatste or klok.nu()) - OVERLAP
