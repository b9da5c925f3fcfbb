"""`wijkwerk stemronde tel FILE.pb [--json]`: count any Pabulib file, both ways. Needs no database.

With --json one object: `bestand`, `beschrijving`, `soort` (vote_type), `valuta`, `per_eenheid` (how many of the whole
units below make one of the currency: 100 for cents), `budget`, `stembiljetten`, `meldingen`; `stemming` with per idea
`sleutel`, `naam`, `kosten`, `steun` (ballots) and `punten`; then what `rekenkern.stemmen.compared` describes:
`gelijke_delen` (`gekozen`; of which `gedeeld` by the plain method and `aangevuld` by the completion; figures per idea),
`eenvoudig` (`gekozen`), `beide`, `alleen_gelijke_delen`, `alleen_eenvoudig`, `bereik`. A file that cannot be counted
gives {"fout": ..., "regel": line or null}. Exit codes: 0 counted, 1 cannot be counted, 2 wrongly typed.
"""

import json
from argparse import ArgumentParser
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from wijkwerk.rekenkern.stemmen import Aanvulling, Nut, StemFout, Stemming, Vergelijking, compared, naast_elkaar
from wijkwerk.rekenkern.stemmen.pabulib import Bestand, read
from wijkwerk.subsidies.management.tabel import lines


class Command(BaseCommand):
    help = "Tel een stemming uit een Pabulib-bestand: gelijke delen en eenvoudig, naast elkaar."
    zonder_database = True
    zonder_kamers = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="bestand dat eindigt op .pb (pabulib.org)")
        parser.add_argument("--json", action="store_true", dest="als_json", help="geef de uitslag als JSON, met uitleg")
        parser.add_argument(
            "--nut",
            choices=[*Nut],
            default=Nut.KOSTEN,
            help="waarvoor een idee telt: de kosten (standaard) of alleen het aantal stemmen of punten",
        )
        parser.add_argument(
            "--aanvulling",
            choices=[*Aanvulling],
            default=Aanvulling.STEMMEN,
            help="wat er gebeurt met geld dat overblijft (standaard stemmen)",
        )
        parser.add_argument("--stap", type=Fraction, help="verhogen per zoveel euro (standaard een honderdste deel)")
        parser.add_argument("--loting", default="", metavar="WOORD", help="loot bij gelijke stand met dit woord")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            bestand = read(_content(options["bestand"]))
            vergelijking = naast_elkaar(
                bestand.stemming,
                nut=options["nut"],
                aanvulling=options["aanvulling"],
                stap=_step(options["stap"], bestand.per_eenheid),
                loting=options["loting"],
            )
        except StemFout as fout:
            if options["als_json"]:
                self.stdout.write(json.dumps({"fout": fout.melding, "regel": fout.regel}, ensure_ascii=False))
            raise CommandError(fout.melding) from fout
        if options["als_json"]:
            antwoord = _answer(options["bestand"].name, bestand, vergelijking)
            self.stdout.write(json.dumps(antwoord, indent=2, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(lines(bestand, vergelijking)))


def _content(pad: Path) -> bytes:
    try:
        return pad.read_bytes()
    except FileNotFoundError:
        raise StemFout(f"Het bestand {pad} is er niet.") from None
    except IsADirectoryError:
        raise StemFout(f"{pad} is een map, geen bestand.") from None
    except OSError as fout:
        raise StemFout(f"Het bestand {pad} is niet te lezen: {fout.strerror}.") from None


def _step(stap: Fraction | None, per_eenheid: int) -> int | None:
    if stap is None:
        return None
    heel = stap * per_eenheid
    if heel.denominator != 1:
        raise StemFout("De stap is een bedrag met hooguit twee cijfers achter de punt.")
    return int(heel)


def _answer(naam: str, bestand: Bestand, vergelijking: Vergelijking) -> dict[str, Any]:
    stemming = bestand.stemming
    return {
        "bestand": naam,
        "beschrijving": bestand.meta.get("description", ""),
        "soort": bestand.soort,
        "valuta": bestand.meta.get("currency") or "EUR",
        "per_eenheid": bestand.per_eenheid,
        "budget": stemming.budget,
        "stembiljetten": stemming.stemmers,
        "meldingen": list(bestand.meldingen),
        "stemming": _ideas(stemming),
        **compared(vergelijking),
    }


def _ideas(stemming: Stemming) -> list[dict[str, Any]]:
    return [
        {
            "sleutel": idee.sleutel,
            "naam": idee.naam,
            "kosten": idee.kosten,
            "steun": stemming.steun[kolom],
            "punten": stemming.totalen[kolom],
        }
        for kolom, idee in enumerate(stemming.ideeen)
    ]
