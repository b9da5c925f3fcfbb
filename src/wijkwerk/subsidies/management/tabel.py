"""Two outcomes of a vote as a table for people at a terminal."""

from collections.abc import Iterator
from fractions import Fraction

from wijkwerk.rekenkern.stemmen import Aanvulling, Nut, Uitslag, Vergelijking
from wijkwerk.rekenkern.stemmen.pabulib import Bestand
from wijkwerk.rekenkern.stemmen.vergelijking import Bereik

NAAM_BREED = 48
REST = "gaat naar de ideeën met de meeste stemmen die er nog in passen (met een plus)."
VERHOOGD = "Ieders deel is verhoogd zolang de uitslag binnen het budget bleef."
AANVULLING = {
    Aanvulling.GEEN: "Wat overblijft, wordt niet uitgegeven.",
    Aanvulling.STEMMEN: f"Wat overblijft, {REST}",
    Aanvulling.VERHOGEN: VERHOOGD,
    Aanvulling.VERHOGEN_STEMMEN: f"{VERHOOGD} Wat dan overblijft, {REST}",
}


def lines(bestand: Bestand, vergelijking: Vergelijking) -> Iterator[str]:
    """Yield the lines: what was voted on, both outcomes in short, every idea, how was counted, what was odd."""
    stemming, munt = bestand.stemming, _safe(bestand.meta.get("currency", "")) or "EUR"
    if bestand.meta.get("description"):
        yield _safe(bestand.meta["description"])
    ideeen = f"{len(stemming.ideeen)} {'idee' if len(stemming.ideeen) == 1 else 'ideeën'}"
    yield f"Budget {munt} {_money(bestand, stemming.budget)}, {stemming.stemmers} stembiljetten, {ideeen}."
    yield ""
    yield from _short(bestand, vergelijking)
    yield ""
    yield from _ideas(bestand, vergelijking)
    yield ""
    yield from _rules(bestand, vergelijking.gelijke_delen, munt)
    yield from (f"Let op: {_safe(melding)}" for melding in bestand.meldingen)


def _short(bestand: Bestand, vergelijking: Vergelijking) -> Iterator[str]:
    uitslagen = (vergelijking.gelijke_delen, vergelijking.eenvoudig)
    rijen = [
        ("", "Gelijke delen", "Eenvoudig"),
        ("Gekozen ideeën", *(str(len(uitslag.gekozen)) for uitslag in uitslagen)),
        ("Uitgegeven", *(_money(bestand, uitslag.besteed) for uitslag in uitslagen)),
        ("Over", *(_money(bestand, uitslag.over) for uitslag in uitslagen)),
        (
            "Kiezers met iets van hun keuze",
            _reach(vergelijking.bereik_gelijke_delen),
            _reach(vergelijking.bereik_eenvoudig),
        ),
    ]
    for kop, links, rechts in rijen:
        yield f"{kop:<32}{links:>18}{rechts:>18}"


def _ideas(bestand: Bestand, vergelijking: Vergelijking) -> Iterator[str]:
    stemming = bestand.stemming
    breed = max([4, *(len(idee.sleutel) for idee in stemming.ideeen)])
    kop = "Punten" if stemming.met_punten else "Steun"
    yield f"{'Idee':<{breed}}  {'Kosten':>14}  {kop:>7}  {'Gelijk':>7}  {'Eenv.':>6}  Naam"
    for kolom in sorted(range(len(stemming.ideeen)), key=lambda k: (-stemming.totalen[k], stemming.ideeen[k].sleutel)):
        idee, steun = stemming.ideeen[kolom], stemming.totalen[kolom]
        links, rechts = (_turn(u, idee.sleutel) for u in (vergelijking.gelijke_delen, vergelijking.eenvoudig))
        begin = f"{_safe(idee.sleutel):<{breed}}  {_money(bestand, idee.kosten):>14}  {steun:>7}"
        yield f"{begin}  {links:>7}  {rechts:>6}  {_short_name(idee.naam)}".rstrip()


def _short_name(naam: str) -> str:
    naam = _safe(naam)
    return naam if len(naam) <= NAAM_BREED else f"{naam[: NAAM_BREED - 1]}…"


def _safe(tekst: str) -> str:
    """Leave out what could steer a terminal: a file may come from anywhere."""
    return "".join(teken for teken in tekst if teken.isprintable())


def _turn(uitslag: Uitslag, sleutel: str) -> str:
    """Return in which round an idea was chosen, with a plus when it was added from what was left."""
    ronde = uitslag.of(sleutel).ronde
    return f"{ronde}{'+' if sleutel in uitslag.aangevuld else ''}" if ronde else "-"


def _rules(bestand: Bestand, uitslag: Uitslag, munt: str) -> Iterator[str]:
    yield "Een getal is de ronde waarin het idee is gekozen. Een streepje is niet gekozen."
    deel = f"{munt} {_money(bestand, uitslag.aandeel)}"
    maat = "wat het kost" if uitslag.regels.nut is Nut.KOSTEN else "de punten die het krijgt"
    yield f"Gelijke delen: elk stembiljet krijgt {deel}. Wie een idee steunt, betaalt mee; een idee telt voor {maat}."
    yield AANVULLING[uitslag.regels.aanvulling]
    yield "Eenvoudig: de meeste stemmen eerst, zolang het past."
    laatste = f"loting met het woord {uitslag.regels.loting}" if uitslag.regels.loting else "volgorde van het nummer"
    yield f"Bij gelijke stand: meer stemmen, dan lagere kosten, dan {laatste}."


def _money(bestand: Bestand, bedrag: int | Fraction) -> str:
    cents = round(Fraction(bedrag) * 100 / bestand.per_eenheid)
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"


def _reach(bereik: Bereik) -> str:
    procent = f"{float(bereik.deel * 100):.1f}".replace(".", ",")
    return f"{bereik.met_iets} ({procent} %)"
