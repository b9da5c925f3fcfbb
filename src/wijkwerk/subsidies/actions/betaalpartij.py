"""A batch of payments: gathered by one person, approved by another. From approval on its file never changes."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen import bank
from wijkwerk.koppelingen.bank import BankFout, Opdracht
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import bankweg, stap
from wijkwerk.subsidies.actions.betaling import reason, uit_partij
from wijkwerk.subsidies.models import Betaalbestand, Betaalpartij, Betaling
from wijkwerk.subsidies.queries import betaling as vragen
from wijkwerk.subsidies.states import betaling as states
from wijkwerk.subsidies.states.betaling import PARTIJLOOP, Betaalsoort, Partijstatus, Status
from wijkwerk.web.datums import als_euro

VER = 60  # days ahead that a batch may be planned
NIET_OPEN = (Partijstatus.CONCEPT, Partijstatus.TER_GOEDKEURING)


@transaction.atomic
def gather(*, betalingen: Iterable[int], uitvoeren_op: date, by: Persoon) -> Betaalpartij:
    """Make a batch of these payments, to be carried out on a day on which banks settle: that day, or the first after.

    All of them or none. Refused: no payment, a day that has passed or lies far ahead, and a payment that is in a
    batch already, is held, is not to be paid yet, or goes by card ("subsidies.partij"). Of two people who gather the
    same payment at the same moment, the second is refused.
    """
    rules.require("subsidies.betalen", by)
    pks = sorted(set(betalingen))
    dag = _day(uitvoeren_op)
    rijen = list(Betaling.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk"))
    if not rijen or len(rijen) != len(pks):
        raise Weigering(_("Kies ten minste een betaling."), regel="subsidies.partij")
    for rij in rijen:
        _check_ready(rij, dag)
    partij = Betaalpartij.objects.create(
        uitvoeren_op=dag, status_sinds=klok.nu(), gemaakt_door=by, gemaakt_op=klok.nu()
    )
    for rij in rijen:
        stap.move(rij, states, "gather", by=by, velden={"betaalpartij": partij}, partij=partij.pk)
    logboek.note("subsidies.partij_gemaakt", object=partij, by=by, betalingen=len(rijen))
    return partij


@transaction.atomic
def take_out(partij: Betaalpartij, *, betaling: int, by: Persoon, versie: int | None = None) -> Betaalpartij:
    """Take one payment out of a batch that is not approved yet; it is ready for another batch again."""
    rij = stap.lock(Betaalpartij, partij.pk, versie=versie)
    rules.require("subsidies.betalen", by, rij)
    if rij.status not in NIET_OPEN:
        raise Weigering(
            _("Deze partij is al goedgekeurd: er kan geen betaling meer uit."), regel="subsidies.levensloop"
        )
    los = rij.betalingen.select_for_update(of=("self",)).filter(pk=betaling).first()
    if los is None:
        raise Weigering(_("Deze betaling zit niet in de partij."), regel="subsidies.partij")
    uit_partij(los, by=by)
    rij.refresh_from_db()
    return rij


@transaction.atomic
def submit(partij: Betaalpartij, *, by: Persoon, versie: int | None = None) -> Betaalpartij:
    """Ask a second person to approve a batch. Refused when it is empty or the bank could not read it."""
    rij = stap.lock(Betaalpartij, partij.pk, versie=versie)
    make_file(rij, klok.nu())
    return stap.move(rij, PARTIJLOOP, "submit", by=by, velden={"reden": ""})


@transaction.atomic
def return_batch(partij: Betaalpartij, *, reden: str, by: Persoon, versie: int | None = None) -> Betaalpartij:
    """Give a batch back to who made it, with what is wrong with it."""
    rij = stap.lock(Betaalpartij, partij.pk, versie=versie)
    waarom = reason(reden, _("Schrijf op wat er anders moet."))
    _require_second(rij, by)
    return stap.move(rij, PARTIJLOOP, "return_batch", by=by, velden={"reden": waarom})


@transaction.atomic
def approve(partij: Betaalpartij, *, by: Persoon, versie: int | None = None) -> Betaalpartij:
    """Approve a batch as the second person: its file is made now and never again.

    Refused: who made it ("subsidies.goedkeuren"), who typed an account in it ("subsidies.vier_ogen"), a payment on
    which less is due than it pays ("subsidies.niets_te_betalen"), and what the bank could not read
    ("subsidies.betaalbestand"). A day of execution that passed becomes the first day on which banks settle.
    """
    rij = stap.lock(Betaalpartij, partij.pk, versie=versie)
    _require_second(rij, by)
    betalingen = _lines(rij, lock=True)
    if any(betaling.rekening_door_id == by.pk for betaling in betalingen):
        raise Weigering(
            _("U vulde zelf een rekening in deze partij in. Laat een collega goedkeuren."), regel="subsidies.vier_ogen"
        )
    check_due(betalingen)
    nu = klok.nu()
    rij.uitvoeren_op = bank.volgende_target(max(rij.uitvoeren_op, klok.vandaag()))
    inhoud = make_file(rij, nu)
    sha = hashlib.sha256(inhoud).hexdigest()
    velden = {
        "goedgekeurd_door": by,
        "goedgekeurd_op": nu,
        "bestand_sha256": sha,
        "uitvoeren_op": rij.uitvoeren_op,
        "reden": "",
    }
    stap.move(rij, PARTIJLOOP, "approve", by=by, velden=velden, sha256=sha, betalingen=len(betalingen))
    Betaalbestand.objects.create(betaalpartij=rij, inhoud=inhoud)
    return rij


@transaction.atomic
def cancel(
    partij: Betaalpartij, *, reden: str, niet_bij_bank: bool = False, by: Persoon, versie: int | None = None
) -> Betaalpartij:
    """Let a batch not go out; its payments are ready for another one, and its number is never used again.

    Once its file left here the bank may have it: then refused ("subsidies.misschien_bij_bank") unless the person
    looked at the bank and says that it is not there.
    """
    rij = stap.lock(Betaalpartij, partij.pk, versie=versie)
    waarom = reason(reden, _("Schrijf op waarom de partij niet doorgaat."))
    if rij.uitgegaan_op is not None and not niet_bij_bank:
        raise Weigering(
            _("Dit bestand is misschien al bij de bank. Kijk dat eerst na in het bankportaal."),
            regel="subsidies.misschien_bij_bank",
        )
    stap.move(rij, PARTIJLOOP, "cancel", by=by, velden={"reden": waarom}, uitgegaan=rij.uitgegaan_op is not None)
    for betaling in _lines(rij, lock=True):
        uit_partij(betaling, by=by)
    return rij


def file_of(partij: Betaalpartij) -> bytes:
    """Return the bytes that were approved, the same for ever; refused before approval and after they were wiped.

    Raises RuntimeError when what is stored is not what was approved: then nobody should send it.
    """
    bestand = Betaalbestand.objects.filter(betaalpartij=partij.pk).first()
    if bestand is None:
        raise Weigering(_("Van deze partij is er geen bestand."), regel="subsidies.betaalbestand")
    inhoud = bytes(bestand.inhoud)
    if hashlib.sha256(inhoud).hexdigest() != partij.bestand_sha256:
        raise RuntimeError(f"Het betaalbestand van partij {partij.pk} is niet wat is goedgekeurd.")
    return inhoud


@transaction.atomic
def download(partij: Betaalpartij, *, by: Persoon) -> bytes:
    """Return the file for who carries it to the bank; from then on it may be there. Logged."""
    rij = stap.lock(Betaalpartij, partij.pk)
    rules.require("subsidies.betalen", by, rij)
    inhoud = file_of(rij)
    if rij.status == Partijstatus.GOEDGEKEURD and rij.uitgegaan_op is None:
        rij.uitgegaan_op = klok.nu()
        rij.save(update_fields=["uitgegaan_op"])
    logboek.note("subsidies.bestand_gedownload", object=rij, by=by, sha256=rij.bestand_sha256)
    return inhoud


def make_file(partij: Betaalpartij, gemaakt_op: datetime) -> bytes:
    """Return the file of a batch as it is now; refused with the payment it is about."""
    opdrachten = tuple(
        Opdracht(rij.endtoend, rij.begunstigde, rij.iban, rij.bedrag, rij.omschrijving) for rij in _lines(partij)
    )
    inhoud = bank.Betaalpartij(partij.nummer, partij.uitvoeren_op, bankweg.payer(), opdrachten)
    try:
        return bank.bestand(inhoud, gemaakt_op=gemaakt_op)
    except BankFout as fout:
        raise Weigering(fout.melding, regel="subsidies.betaalbestand") from fout


def check_due(betalingen: Iterable[Betaling]) -> None:
    """Refuse payments that together are more than what their application may still be paid."""
    samen: dict[int, list[Betaling]] = {}
    for betaling in betalingen:
        samen.setdefault(betaling.aanvraag_id, []).append(betaling)
    for rijen in samen.values():
        aanvraag, som = rijen[0].aanvraag, sum(rij.bedrag for rij in rijen)
        if som > (over := vragen.unpaid(aanvraag)):
            raise Weigering(
                _("Voor %(nummer)s kan nog %(over)s betaald worden; in deze partij zit %(som)s.")
                % {"nummer": aanvraag.nummer, "over": als_euro(over), "som": als_euro(som)},
                regel="subsidies.niets_te_betalen",
            )


def _lines(partij: Betaalpartij, *, lock: bool = False) -> list[Betaling]:
    rijen = Betaling.objects.filter(betaalpartij=partij.pk).select_related("aanvraag").order_by("pk")
    return list(rijen.select_for_update(of=("self",)) if lock else rijen)


def _require_second(rij: Betaalpartij, by: Persoon) -> None:
    if rij.gemaakt_door_id == by.pk:
        raise Weigering(
            _("U maakte deze partij zelf. Een collega keurt haar goed of geeft haar terug."),
            regel="subsidies.goedkeuren",
        )


def _day(dag: date) -> date:
    verschil = (dag - klok.vandaag()).days
    if not 0 <= verschil <= VER:
        raise Weigering(
            _("Kies een dag van vandaag tot en met %(dagen)s dagen vooruit.") % {"dagen": VER},
            regel="subsidies.datum",
        )
    return bank.volgende_target(dag)


def _check_ready(rij: Betaling, dag: date) -> None:
    if rij.status != Status.KLAAR or rij.soort == Betaalsoort.KAART or rij.klaar_op > dag:
        raise Weigering(
            _("Betaling %(nummer)s kan niet mee: %(status)s. Ververs de lijst en kies opnieuw.")
            % {"nummer": rij.nummer, "status": str(rij.get_status_display()).lower()},
            regel="subsidies.partij",
        )
