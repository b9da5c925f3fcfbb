"""Letters on paper: a message as a letter, and a batch of them as one file to print."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from wijkwerk.kern.berichten import queries
from wijkwerk.kern.berichten.models import Bericht, Brievenpartij
from wijkwerk.kern.documenten import opstellen, zetter
from wijkwerk.kern.documenten.inhoud import Alinea, Brief
from wijkwerk.kern.documenten.regel import literal


def as_letter(bericht: Bericht) -> Brief:
    """Return a letter as it goes on paper: its document when that is a letter, else its text under the letterhead."""
    stuk = bericht.document.stuk if bericht.document is not None else None
    if isinstance(stuk, Brief):
        return stuk
    tekst = "".join(teken for teken in bericht.tekst if teken.isprintable() or teken == "\n")
    alineas = [alinea.strip() for alinea in tekst.split("\n\n")]
    adres = bericht.aan.split("\n")
    return Brief(
        titel=bericht.onderwerp or _("Bericht"),
        blokken=tuple(Alinea(literal(alinea)) for alinea in alineas if alinea),
        datum=localdate(bericht.gemaakt_op),
        taal=bericht.taal,
        afzender=opstellen.sender(),
        geadresseerde=tuple(filter(None, (bericht.naam if bericht.naam != adres[0] else "", *adres))),
    )


def batch_pdf(partij: Brievenpartij) -> bytes:
    """Return all letters of a batch as one PDF to print on both sides, in the order of `queries.batch_letters`."""
    datum = localdate(partij.gemaakt_op)
    brieven = [as_letter(bericht) for bericht in queries.batch_letters(partij)]
    return zetter.batch_pdf(brieven, titel=_("Brieven van %(dag)s") % {"dag": f"{datum:%d-%m-%Y}"}, datum=datum)
