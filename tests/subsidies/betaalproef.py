"""What the tests of payments share: a batch brought to the bank, and what the bank answers."""

from datetime import date, datetime, timedelta

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.koppelingen.bank import NepBank
from wijkwerk.subsidies.actions import afschrift, betaalpartij, betaalpartij_bank
from wijkwerk.subsidies.models import Aanvraag, Betaalpartij, Betaling

DICHT = "NL76WIJK0000009001"  # the bank at home refuses: closed
STUITERT = "NL22WIJK0000009003"  # the bank at home pays, and it bounces three days later
KOLOMMEN = ("onderweg", "betaald", "te_vorderen", "kas")


def ledger(aanvraag: Aanvraag) -> dict[str, int]:
    """Return what moved for an application, over all pots, without what is nil."""
    standen = grootboek.stand_of(aanvraag.dossier)
    sommen = {kolom: sum(stand.amount(kolom) for stand in standen) for kolom in KOLOMMEN}
    return {kolom: som for kolom, som in sommen.items() if som}


def payment(aanvraag: Aanvraag) -> Betaling:
    """Return the last payment of an application."""
    return Betaling.objects.filter(aanvraag=aanvraag).latest("pk")


def approved(stad, *betalingen: Betaling, op: date | None = None) -> Betaalpartij:
    """Gather payments, and let the second budgetbeheerder approve them."""
    partij = betaalpartij.gather(
        betalingen=[rij.pk for rij in betalingen], uitvoeren_op=op or klok.vandaag(), by=stad.budgetbeheerder
    )
    partij = betaalpartij.submit(partij, by=stad.budgetbeheerder)
    return betaalpartij.approve(partij, by=stad.budgetbeheerder2)


def at_bank(stad, *betalingen: Betaling) -> Betaalpartij:
    """Bring payments to the bank in one batch."""
    return betaalpartij_bank.hand_in(approved(stad, *betalingen), by=stad.budgetbeheerder)


def answers(sinds: datetime, *, dagen: int = 0) -> list[bytes]:
    """Return what the bank at home says, so many days from now."""
    with klok.op(klok.nu() + timedelta(days=dagen)):
        return NepBank(nu=klok.nu).afschriften(sinds)


def read_all(berichten: list[bytes], by) -> list:
    """Read every answer, as the person who uploads them."""
    return [afschrift.read(inhoud, bestandsnaam=f"{nr}.xml", by=by) for nr, inhoud in enumerate(berichten)]
