"""The way to the bank of this installation, and the account that pays."""

from django.conf import settings
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen import bank
from wijkwerk.koppelingen.bank import Bank, BankFout, Rekening

NIET_INGESTELD = "subsidies.bank"


def connect() -> Bank:
    """Return the bank as the settings name it."""
    keuze = {naam: settings.BANK[naam] for naam in ("url", "betaalpad", "postbuspad", "gebruiker", "wachtwoord")}
    try:
        return bank.make(settings.BANK["soort"], nu=klok.nu, **keuze)
    except BankFout as fout:
        raise Weigering(fout.melding, regel=NIET_INGESTELD) from fout


def payer() -> Rekening:
    """Return the account that pays. Refused when it is not set or cannot be read."""
    naam, iban = settings.BANK["naam"], settings.BANK["iban"]
    if not naam or not iban:
        raise Weigering(
            _("De rekening van de gemeente is nog niet ingesteld. Vraag het uw beheerder."), regel=NIET_INGESTELD
        )
    return Rekening(naam, check_iban(iban), settings.BANK["bic"])


def check_iban(tekst: str) -> str:
    """Return an account number as the bank takes it; refused ("subsidies.rekening") with what is wrong with it."""
    try:
        return bank.controleer_iban(tekst)
    except BankFout as fout:
        raise Weigering(fout.melding, regel="subsidies.rekening") from fout
