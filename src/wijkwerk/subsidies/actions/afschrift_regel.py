"""One line of a statement: which payment it speaks of, and what that changes. Call under the lock of one reading."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import nummers
from wijkwerk.kern.grootboek.actions import Tekort
from wijkwerk.koppelingen import bank
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions.betaalpartij_bank import book_handed_in
from wijkwerk.subsidies.actions.betaling import hold, uit_partij
from wijkwerk.subsidies.actions.betaling_bank import lock, mark_bounced, mark_paid
from wijkwerk.subsidies.models import Afschrift, Afschriftregel, Betaalpartij, Betaling
from wijkwerk.subsidies.states.betaling import Banksoort, Partijstatus, Status

Uitkomst = Afschriftregel.Uitkomst
MELDING = 160
GELD = (Banksoort.BETAALD, Banksoort.GESTORNEERD)
NUMMER = re.compile(r"\b[A-Z]\d{2}-\d{5,}-[A-Z]\b")


@dataclass(frozen=True)
class Gevolg:
    """What a line came to: how it ended, and the words with it."""

    uitkomst: str
    melding: str = ""
    betalingen: tuple[Betaling, ...] = field(default=())


def take_line(afschrift: Afschrift, regel: bank.Afschriftregel, *, by: Persoon | None) -> Afschriftregel:
    """Take one line that was not taken before: change what it speaks of, and keep what became of it.

    Names, accounts and descriptions of others are not kept; of what came in, only which number of ours it names.
    """
    gevolg = _take(regel, by)
    return Afschriftregel.objects.create(
        afschrift=afschrift,
        sleutel=regel.sleutel,
        soort=str(regel.status),
        betaling=gevolg.betalingen[0] if len(gevolg.betalingen) == 1 else None,
        bedrag=-regel.bedrag if regel.bij_of_af == "af" else regel.bedrag,
        melding=gevolg.melding[:MELDING],
        uitkomst=gevolg.uitkomst,
        geboekt_op=regel.geboekt_op,
    )


def _take(regel: bank.Afschriftregel, by: Persoon | None) -> Gevolg:
    if regel.status == Banksoort.BINNENGEKOMEN:
        return Gevolg(Uitkomst.ONBEKEND, _named(regel))
    rijen = _payments(regel)
    if not rijen:
        if regel.status in GELD:
            return Gevolg(Uitkomst.ONBEKEND, _("Wij kennen geen betaling met dit kenmerk."))
        return Gevolg(Uitkomst.BEKEND, regel.reden)
    if regel.status not in (*GELD, Banksoort.AFGEWEZEN):
        # Taken in, busy, or had already: no money moved and nothing was refused.
        return Gevolg(Uitkomst.BEKEND, regel.reden, tuple(rijen))
    if (waarom := _other_money(regel, rijen)) is not None:
        return Gevolg(Uitkomst.ONBEKEND, waarom, tuple(rijen))
    return _apply_all(regel, rijen, by)


def _payments(regel: bank.Afschriftregel) -> list[Betaling]:
    """Return the payments of a line: the one with its key, or without a key all of the file it names."""
    rijen = Betaling.objects.select_related("betaalpartij", "aanvraag")
    if regel.endtoend:
        return list(rijen.filter(endtoend=regel.endtoend))
    if not regel.msgid:
        return []
    try:
        nummer = nummers.parse(regel.msgid)
    except ValueError:
        return []
    partij = Betaalpartij.objects.filter(pk=nummer.volgnummer).first()
    if nummer.letter != "M" or partij is None or partij.nummer != regel.msgid:
        return []
    return list(rijen.filter(betaalpartij=partij).order_by("pk"))


def _other_money(regel: bank.Afschriftregel, rijen: list[Betaling]) -> str | None:
    """Return why the money of a line is not that of its payment: another amount, another account, another way."""
    if regel.bedrag and regel.bedrag != sum(rij.bedrag for rij in rijen):
        return _("Het bedrag is anders dan dat van de betaling.")
    if regel.status in GELD and not regel.bedrag:
        return _("De bank noemt geen bedrag.")
    if regel.status == Banksoort.GESTORNEERD and regel.bij_of_af != "bij":
        return _("De bank schrijft nog een keer af. Kijk in het bankportaal waarom.")
    iban = rijen[0].iban
    if regel.status == Banksoort.BETAALD and len(rijen) == 1 and regel.tegeniban and iban and regel.tegeniban != iban:
        return _("De bank betaalde aan een andere rekening.")
    return None


def _apply_all(regel: bank.Afschriftregel, rijen: list[Betaling], by: Persoon | None) -> Gevolg:
    gevolgen = [_apply(regel, rij, by) for rij in rijen]
    for erg in (Uitkomst.ONBEKEND, Uitkomst.VERWERKT):
        for gevolg in gevolgen:
            if gevolg.uitkomst == erg:
                return Gevolg(gevolg.uitkomst, gevolg.melding, tuple(rijen))
    return Gevolg(Uitkomst.BEKEND, gevolgen[0].melding, tuple(rijen))


def _apply(regel: bank.Afschriftregel, betaling: Betaling, by: Persoon | None) -> Gevolg:
    rij = lock(betaling)
    if rij.betaalpartij is not None and _is_at_bank(rij.betaalpartij, regel):
        # The bank shows that it has the file, though the booking of handing it in was never made.
        book_handed_in(rij.betaalpartij, by=by)
        rij.refresh_from_db()
    doe = {
        Banksoort.BETAALD: _paid,
        Banksoort.GESTORNEERD: _returned,
        Banksoort.AFGEWEZEN: _rejected,
    }[Banksoort(regel.status)]
    try:
        with transaction.atomic():
            return doe(regel, rij, by)
    except Tekort:
        return Gevolg(
            Uitkomst.ONBEKEND,
            _("Het geld kwam terug, maar een deel ervan was al teruggevorderd. Boek het bij de terugvordering."),
        )


def _is_at_bank(partij: Betaalpartij, regel: bank.Afschriftregel) -> bool:
    """Whether a line proves that the bank has an approved file: it moved money of it, or judged a payment in it."""
    geoordeeld = regel.status == Banksoort.AFGEWEZEN and regel.endtoend != ""
    return partij.status == Partijstatus.GOEDGEKEURD and (regel.status in GELD or geoordeeld)


def _paid(regel: bank.Afschriftregel, rij: Betaling, by: Persoon | None) -> Gevolg:
    if rij.status == Status.AANGEBODEN:
        mark_paid(rij, op=regel.geboekt_op, by=by)
        return Gevolg(Uitkomst.VERWERKT, _("Betaald."))
    uit, terug = (_lines(rij, soort) for soort in GELD)
    if rij.status == Status.BETAALD and uit == terug:
        return Gevolg(Uitkomst.BEKEND, _("Stond al op betaald."))
    if rij.status == Status.MISLUKT and uit < terug:
        return Gevolg(Uitkomst.BEKEND, _("Was al teruggekomen."))
    _stop(rij, by)
    return Gevolg(Uitkomst.ONBEKEND, _("De bank betaalde dit, terwijl het niet bij de bank hoorde te zijn."))


def _returned(regel: bank.Afschriftregel, rij: Betaling, by: Persoon | None) -> Gevolg:
    if rij.status in (Status.AANGEBODEN, Status.BETAALD):
        reden = regel.reden or _("Het geld kwam terug. De bank zegt niet waarom.")
        mark_bounced(rij, reden=reden, by=by)
        return Gevolg(Uitkomst.VERWERKT, reden)
    if rij.status == Status.MISLUKT and _lines(rij, Banksoort.GESTORNEERD) == 0:
        return Gevolg(Uitkomst.BEKEND, _("Was al teruggekomen."))
    return Gevolg(Uitkomst.ONBEKEND, _("Dit geld kwam al eerder terug."))


def _rejected(regel: bank.Afschriftregel, rij: Betaling, by: Persoon | None) -> Gevolg:
    if rij.status == Status.AANGEBODEN:
        reden = regel.reden or _("De bank weigerde de betaling.")
        mark_bounced(rij, reden=reden, by=by)
        return Gevolg(Uitkomst.VERWERKT, reden)
    if rij.status == Status.BETAALD:
        return Gevolg(Uitkomst.ONBEKEND, _("De bank zegt nu nee, maar betaalde eerder wel."))
    if rij.status == Status.KLAAR and regel.endtoend:
        # Its batch was cancelled before this answer came: the same account would be refused again.
        hold(rij, reden=regel.reden or _("De bank weigerde de betaling."), by=None)
        return Gevolg(Uitkomst.VERWERKT, regel.reden)
    return Gevolg(Uitkomst.BEKEND, regel.reden)


def _lines(rij: Betaling, soort: str) -> int:
    """Return how often a statement said this of a payment; what a person said of it does not count."""
    return rij.afschriftregels.filter(soort=soort).count()


def _stop(rij: Betaling, by: Persoon | None) -> None:
    """Hold what would pay the same money once more: the payment itself, or the one that was set out in its place."""
    for wacht in _waiting(rij):
        if wacht.status == Status.IN_PARTIJ:
            uit_partij(wacht, by=by)
        hold(wacht, reden=_("De bank lijkt dit al te hebben betaald. Kijk het eerst na."), by=None)


def _waiting(rij: Betaling) -> Iterable[Betaling]:
    """Return what can still be stopped: not what is in an approved batch."""
    opnieuw = Betaling.objects.filter(opnieuw_voor=rij).first()
    for kandidaat in (rij, opnieuw):
        if kandidaat is None:
            continue
        vers = lock(kandidaat)
        los = vers.betaalpartij is None or vers.betaalpartij.status in (
            Partijstatus.CONCEPT,
            Partijstatus.TER_GOEDKEURING,
        )
        if vers.status == Status.KLAAR or (vers.status == Status.IN_PARTIJ and los):
            yield vers


def _named(regel: bank.Afschriftregel) -> str:
    """Return which number of ours money that came in names, or that it came from an account we paid to."""
    for gevonden in NUMMER.findall(f"{regel.endtoend} {regel.omschrijving} {regel.referentie}".upper()):
        return _("Binnengekomen; noemt %(nummer)s.") % {"nummer": gevonden}
    eerder = Betaling.objects.filter(iban=regel.tegeniban).order_by("-pk").first() if regel.tegeniban else None
    if eerder is not None:
        return _("Binnengekomen van de rekening van %(nummer)s.") % {"nummer": eerder.nummer}
    return _("Binnengekomen; wij herkennen het niet.")
