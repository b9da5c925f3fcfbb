"""The outcome of a vote as data: reading the box, the head of the file, and why each idea won or not in sentences."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.rekenkern.stemmen import Idee as Rekenidee
from wijkwerk.rekenkern.stemmen import Reden, Stemming
from wijkwerk.rekenkern.stemmen.pabulib import Kop
from wijkwerk.subsidies.models import Idee, Stembiljet, Stemronde, Uitslag
from wijkwerk.subsidies.queries.stemronde import ballot
from wijkwerk.subsidies.states.stemronde import Stemvorm, Telwijze
from wijkwerk.web.datums import als_euro

MIN_LOS = 10  # ballots: fewer are not shown one by one


def dossier_of(idee: Idee) -> str:
    """Return the name of an idea in the ledger."""
    return f"idee:{idee.pk}"


def read(ronde: Stemronde) -> Stemming:
    """Read the box into a vote that can be counted; identical ballots are taken together while reading."""
    ideeen = ballot(ronde)
    plek = {idee.letter: kolom for kolom, idee in enumerate(ideeen)}
    soorten = _kinds(ronde)
    hoogste = 255 if ronde.punten <= 255 else 65535
    tabel = np.zeros((len(soorten), len(ideeen)), dtype=np.min_scalar_type(hoogste))
    for rij, tekst in enumerate(soorten):
        for letter, punten in json.loads(tekst).items():
            tabel[rij, plek[letter]] = punten
    vast = [Rekenidee(idee.letter, idee.kosten, idee.titel) for idee in ideeen]
    return Stemming.from_table(vast, ronde.bedrag, tabel, list(soorten.values()))


def _kinds(ronde: Stemronde) -> Counter[str]:
    """Return how often each ballot was cast, as text: the text of the database, without an object per ballot."""
    tabel, kolom = Stembiljet._meta.db_table, connection.ops.quote_name("keuzes")
    als_tekst = f"{kolom}::text" if connection.vendor == "postgresql" else kolom
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {als_tekst} FROM {connection.ops.quote_name(tabel)} WHERE stemronde_id = %s",  # noqa: S608 (names of our own)
            [ronde.pk],
        )
        return Counter(tekst for (tekst,) in cursor.fetchall())


def header(ronde: Stemronde) -> Kop:
    """Return what the file says of the vote."""
    met_punten = ronde.vorm == Stemvorm.PUNTEN
    return Kop(
        ronde.naam,
        settings.GEMEENTE["gemeente"],
        str(ronde.stemmen_van.year),
        ronde.stemmen_van,
        ronde.stemmen_tot,
        wijk=ronde.werkgebied.naam if ronde.werkgebied else "",
        max_ideeen=None if met_punten else ronde.hoogste_keuzes,
        som_punten=ronde.punten if met_punten else None,
        toelichting=_("Loting bij gelijke stand met het woord %(loting)s.") % {"loting": ronde.loting},
    )


def mark(bestand: str) -> str:
    """Return the SHA-256 (hex) of the ballots in a file: of all lines below its heading line `voter_id;...`."""
    _kop, _streep, biljetten = bestand.partition("\nvoter_id;")
    return hashlib.sha256(biljetten.partition("\n")[2].encode()).hexdigest()


def deciding(uitslag: Uitslag) -> dict[str, Any]:
    """Return the figures of the count that decides."""
    gelijk = uitslag.stemronde.telwijze == Telwijze.GELIJKE_DELEN
    figuren: dict[str, Any] = uitslag.gelijke_delen if gelijk else uitslag.eenvoudig
    return figuren


@dataclass(frozen=True)
class Regel:
    """One idea in the outcome: its figures, whether each count chose it, and the sentences that say why."""

    idee: Idee
    stemmen: int
    punten: int
    gelijke_delen: bool
    eenvoudig: bool
    gekozen: bool
    zinnen: tuple[str, ...]


def lines(uitslag: Uitslag) -> list[Regel]:
    """Return every idea of the ballot, the chosen first, then by number of votes."""
    ronde = uitslag.stemronde
    gelijk = {figuur["sleutel"]: figuur for figuur in uitslag.gelijke_delen["ideeen"]}
    simpel = {figuur["sleutel"]: figuur for figuur in uitslag.eenvoudig["ideeen"]}
    beslist = gelijk if ronde.telwijze == Telwijze.GELIJKE_DELEN else simpel
    regels = [
        Regel(
            idee,
            gelijk[idee.letter]["steun"],
            gelijk[idee.letter]["punten"],
            gelijk[idee.letter]["gekozen"],
            simpel[idee.letter]["gekozen"],
            beslist[idee.letter]["gekozen"],
            why(beslist[idee.letter], beslist, uitslag.nodig.get(idee.letter)),
        )
        for idee in ballot(ronde)
    ]
    return sorted(regels, key=lambda regel: (not regel.gekozen, -regel.punten, regel.idee.letter))


def why(
    figuur: dict[str, Any], alle: dict[str, dict[str, Any]], nodig: dict[str, int | None] | None = None
) -> tuple[str, ...]:
    """Return in sentences why an idea was chosen or not, from the figures of the count; `alle` those of every idea."""
    zinnen = [_reason(figuur)]
    if figuur["gelijk_met"]:
        zinnen.append(_draw(figuur, [alle[letter] for letter in figuur["gelijk_met"]]))
    if not figuur["gekozen"] and nodig:
        zinnen += _needed(nodig)
    return tuple(zinnen)


def _draw(figuur: dict[str, Any], gelijken: list[dict[str, Any]]) -> str:
    """Return what decided between ideas whose turn it was at once: votes, then cost, then the lot."""
    even_veel = [ander for ander in gelijken if ander["punten"] == figuur["punten"]]
    even_duur = [ander for ander in even_veel if ander["kosten"] == figuur["kosten"]]
    letters = {"letters": ", ".join(figuur["gelijk_met"])}
    if even_duur:
        return _("Het stond gelijk met idee %(letters)s. De loting gaf de doorslag.") % letters
    if even_veel:
        return _("Het stond gelijk met idee %(letters)s. Dit idee kost minder en ging dus voor.") % letters
    return _("Het stond gelijk met idee %(letters)s. Dit idee kreeg meer stemmen en ging dus voor.") % letters


def _reason(figuur: dict[str, Any]) -> str:
    bedragen = {
        naam: als_euro(round(figuur[naam])) for naam in ("kosten", "steun_over", "budget_over", "tekort", "leeg_bedrag")
    }
    waarden = figuur | bedragen | {"prijs": als_euro(round(figuur["prijs"] or 0))}
    return _sentence(Reden(figuur["reden"]), figuur) % waarden


def _sentence(reden: Reden, figuur: dict[str, Any]) -> str:
    zinnen = {
        Reden.AANGEVULD: _("Gekozen met het geld dat overbleef: van wat er nog in paste, kreeg dit de meeste stemmen."),
        Reden.MEESTE_STEMMEN: _("Gekozen: het was aan de beurt en het paste. Daarna was er nog %(budget_over)s."),
        Reden.GEEN_STEMMEN: _("Niet gekozen: niemand koos dit idee."),
        Reden.BOVEN_BUDGET: _("Niet gekozen: het kost meer dan het hele budget."),
        Reden.STEUN_OP: _(
            "Niet gekozen: wie dit koos, had samen nog %(steun_over)s over. Het kost %(kosten)s, dus er was %(tekort)s"
            " te weinig."
        ),
        Reden.PAST_NIET: _(
            "Niet gekozen: toen het aan de beurt was, was er nog %(budget_over)s. Er was %(tekort)s te weinig."
        ),
    }
    return zinnen.get(reden) or _bought(figuur)


def _bought(figuur: dict[str, Any]) -> str:
    per_punt = _(" per punt") if figuur["punten"] != figuur["steun"] else ""
    vol = ngettext(
        "Gekozen: %(vol)s mens betaalde %(prijs)s uit het eigen deel",
        "Gekozen: %(vol)s mensen betaalden elk %(prijs)s uit hun eigen deel",
        figuur["vol"],
    ).replace("%(prijs)s", "%(prijs)s" + per_punt)
    if not figuur["leeg"]:
        return vol + _(". Samen is dat %(kosten)s.")
    rest = ngettext(
        ", en %(leeg)s mens gaf het laatste dat er was, %(leeg_bedrag)s. Samen is dat %(kosten)s.",
        ", en %(leeg)s mensen gaven het laatste dat zij hadden, %(leeg_bedrag)s. Samen is dat %(kosten)s.",
        figuur["leeg"],
    )
    return vol + rest


def _needed(nodig: dict[str, int | None]) -> list[str]:
    zinnen = []
    if nodig["stemmen"]:
        zinnen.append(
            ngettext(
                "Met %(aantal)s stem erbij was het wel gekozen.",
                "Met %(aantal)s stemmen erbij was het wel gekozen.",
                nodig["stemmen"],
            )
            % {"aantal": nodig["stemmen"]}
        )
    if nodig["kosten"]:
        zinnen.append(_("Voor %(kosten)s was het ook gekozen.") % {"kosten": als_euro(nodig["kosten"])})
    return zinnen
