"""The letter with a code to vote, and the ballot on paper: made when asked, kept nowhere."""

from collections.abc import Iterator, Sequence
from typing import cast

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.kern import klok
from wijkwerk.kern.documenten.inhoud import Alinea, Brief, Code, Inhoud, Kader, Kop, Tabel
from wijkwerk.kern.documenten.models import Sjabloonversie
from wijkwerk.kern.documenten.opstellen import compose, sender
from wijkwerk.kern.documenten.regel import literal
from wijkwerk.kern.documenten.zetter import batch_pdf
from wijkwerk.rekenkern.stemmen.code import grouped
from wijkwerk.subsidies.models import Stemronde
from wijkwerk.subsidies.queries.stemronde import ballot
from wijkwerk.subsidies.states.stemronde import Stemvorm
from wijkwerk.web.datums import als_dag, als_euro

PER_BESTAND = 100


def letter(ronde: Stemronde, versie: Sjabloonversie, code: str) -> Brief:
    """Return the letter with one code. It names nobody: whoever puts it in an envelope knows no code."""
    adres = settings.ADRES + reverse("subsidies:stem", args=[ronde.sleutel])
    gegevens = {
        "gemeente": settings.GEMEENTE["gemeente"],
        "stemronde": ronde.naam,
        "sluit_op": als_dag(ronde.stemmen_tot),
        "leeftijd": str(ronde.leeftijd_vanaf),
        "stemlink": adres,
        "hoe": how_many(ronde),
        "code": Code(grouped(code), _("Uw stemcode"), adres),
    }
    aan = (_("Aan een bewoner"), ronde.werkgebied.naam if ronde.werkgebied else "")
    return cast(Brief, compose(versie, gegevens, geadresseerde=tuple(filter(None, aan))))


def how_many(ronde: Stemronde) -> str:
    """Return how much one may choose, in a sentence."""
    if ronde.vorm == Stemvorm.PUNTEN:
        return _("U verdeelt hoogstens %(aantal)s punten.") % {"aantal": ronde.punten}
    return ngettext(
        "U kiest hoogstens %(aantal)s idee.", "U kiest hoogstens %(aantal)s ideeën.", ronde.hoogste_keuzes
    ) % {"aantal": ronde.hoogste_keuzes}


def files(ronde: Stemronde, versie: Sjabloonversie, codes: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the letters as PDF files of a hundred, with a name each: a big batch never lies in memory as a whole."""
    for nummer, begin in enumerate(range(0, len(codes), PER_BESTAND), start=1):
        brieven = [letter(ronde, versie, code) for code in codes[begin : begin + PER_BESTAND]]
        yield f"brieven-{nummer:03}.pdf", batch_pdf(brieven, titel=ronde.naam, datum=klok.vandaag())


def paper_ballot(ronde: Stemronde) -> Inhoud:
    """Return the ballot to print: the ideas in the drawn order, with room for a cross or points, and for the code."""
    punten = ronde.vorm == Stemvorm.PUNTEN
    hoeveel = (
        _("Verdeel hoogstens %(aantal)s punten. Schrijf ze in de laatste kolom.") % {"aantal": ronde.punten}
        if punten
        else _("Zet hoogstens %(aantal)s kruisjes in de laatste kolom.") % {"aantal": ronde.hoogste_keuzes}
    )
    rijen = tuple(
        (idee.letter, literal(idee.titel), literal(idee.plek), als_euro(idee.kosten), "\u2610" if not punten else "……")
        for idee in ballot(ronde)
    )
    kop = ("", _("Idee"), _("Waar"), _("Kosten"), _("Punten") if punten else _("Kruis"))
    return Inhoud(
        titel=_("Stembiljet %(naam)s") % {"naam": ronde.naam},
        blokken=(
            Alinea(hoeveel),
            Tabel(kop, rijen, ("links", "links", "links", "rechts", "links")),
            Kop(_("Uw stemcode")),
            Alinea(_("Schrijf hier de code uit uw brief. Zonder code telt het biljet niet.")),
            Alinea("…… …… …… ……   –   …… …… …… ……   –   …… …… …… ……"),
            Kader(
                _("Doe het biljet tot en met %(tot)s in de stembus bij de gemeente. Zet er geen naam op.")
                % {"tot": als_dag(ronde.stemmen_tot)},
                titel=_("Inleveren"),
            ),
        ),
        datum=klok.vandaag(),
        soort=_("Stembiljet"),
        organisatie=sender().gemeente,
    )
