"""Account numbers: which ones we can pay to.

Dutch numbers are not held against the old eleven-test. Since 1 January 2020 banks give out numbers that do not pass it,
and the mod-97 check of the IBAN replaces it (Betaalvereniging Nederland, "Laatste 10 cijfers van Nederlands IBAN vanaf
2020 niet meer los gebruiken").
"""

import re

from django.utils.translation import gettext as _
from stdnum import iban as stdiban
from stdnum.exceptions import InvalidChecksum, ValidationError

from wijkwerk.koppelingen.bank.vorm import IbanFout

# Countries with accounts that a SEPA credit transfer reaches (EPC409-09, list of SEPA scheme countries).
_LANDEN = (
    "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE "
    "SI SK SM VA"
)
SEPA = frozenset(_LANDEN.split())
_TEKENS = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}")
_SCHEIDING = re.compile(r"[\s.\-\u2010-\u2015\u200b-\u200d\u2060\ufeff]+")


def controleer_iban(tekst: str) -> str:
    """Return the IBAN without spaces and in capitals, or raise IbanFout with what is wrong with it."""
    iban = _SCHEIDING.sub("", tekst[:200]).upper().removeprefix("IBAN").removeprefix(":")
    _controleer_vorm(iban)
    if iban[:2] not in SEPA:
        raise IbanFout(_("Naar een rekening in dit land kunnen wij niet overmaken. Geef een rekening in Europa op."))
    if iban.startswith("NL") and len(iban) != 18:
        raise IbanFout(
            _("Een Nederlands IBAN heeft 18 tekens. U vulde er %(aantal)s in. Kijk op uw bankpas.")
            % {"aantal": len(iban)}
        )
    try:
        # Only what holds everywhere: lists of banks per country grow old and would refuse accounts that exist.
        return str(stdiban.validate(iban, check_country=False))
    except InvalidChecksum as fout:
        raise IbanFout(_("Dit IBAN klopt niet: er zit een typefout in. Vergelijk het met uw bankpas.")) from fout
    except ValidationError as fout:
        raise IbanFout(_("Dit IBAN heeft niet de vorm die bij het land hoort. Kijk op uw bankpas.")) from fout


def _controleer_vorm(iban: str) -> None:
    if not iban:
        raise IbanFout(_("Vul een IBAN in, zoals NL00 BANK 0123 4567 89."))
    if re.fullmatch(r"[0-9]{3,10}", iban):
        raise IbanFout(_("Dit lijkt op een oud rekeningnummer. Vul het hele IBAN in, zoals NL00 BANK 0123 4567 89."))
    if not _TEKENS.fullmatch(iban):
        raise IbanFout(_("Een IBAN begint met twee letters en twee cijfers, zoals NL00 BANK 0123 4567 89."))
