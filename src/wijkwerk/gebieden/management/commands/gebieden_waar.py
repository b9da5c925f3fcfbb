import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import BaseCommand, CommandError

from wijkwerk.gebieden import queries
from wijkwerk.gebieden.management.datum import read_date
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.rekenkern.geometrie import GeometrieFout, read_coordinate


class Command(BaseCommand):
    help = "Zeg in welke buurt en wijk en in welk werkgebied een punt op een dag ligt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("lat", help="breedte in graden, bijvoorbeeld 52.0607")
        parser.add_argument("lon", help="lengte in graden, bijvoorbeeld 4.4931")
        parser.add_argument("--datum", default="", help="2025-03-01 of 1-3-2025 (standaard vandaag)")
        parser.add_argument("--json", action="store_true", dest="als_json", help="geef het antwoord als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            antwoord = _answer(options["lat"], options["lon"], options["datum"])
        except (Weigering, GeometrieFout, CommandError) as fout:
            melding = getattr(fout, "melding", str(fout))
            if options["als_json"]:
                self.stdout.write(json.dumps({"fout": melding}, ensure_ascii=False))
            raise CommandError(melding) from fout
        self.stdout.write(json.dumps(antwoord, ensure_ascii=False) if options["als_json"] else _sentences(antwoord))


def _answer(breedte: str, lengte: str, datum: str) -> dict[str, Any]:
    dag = read_date(datum) if datum else klok.vandaag()
    lat, lon = read_coordinate(breedte), read_coordinate(lengte)
    ligging = queries.locate(lat, lon, dag)
    return {
        "lat": lat,
        "lon": lon,
        "datum": dag.isoformat(),
        "buurt": _area(ligging.buurt),
        "wijk": _area(ligging.wijk),
        "werkgebied": _werkgebied(ligging),
    }


def _area(gebied: queries.GebiedNaam | None) -> dict[str, Any] | None:
    return {"code": gebied.code, "naam": gebied.naam, "jaar": gebied.jaar} if gebied else None


def _werkgebied(ligging: queries.Ligging) -> dict[str, Any] | None:
    if ligging.werkgebied is None or ligging.versie is None:
        return None
    return {
        "naam": ligging.werkgebied.naam,
        "sleutel": ligging.werkgebied.sleutel,
        "van": ligging.versie.van.isoformat(),
        "tot": ligging.versie.tot.isoformat() if ligging.versie.tot else None,
    }


def _sentences(antwoord: dict[str, Any]) -> str:
    dag = date.fromisoformat(antwoord["datum"]).strftime("%d-%m-%Y")
    regels = [f"Het punt {antwoord['lat']}, {antwoord['lon']} ligt op {dag}:"]
    for soort in ("buurt", "wijk"):
        gebied = antwoord[soort]
        regels.append(
            f"- in de {soort} {gebied['naam']} ({gebied['code']}, indeling van {gebied['jaar']})."
            if gebied
            else f"- in geen {soort} die we kennen."
        )
    werkgebied = antwoord["werkgebied"]
    regels.append(f"- in het werkgebied {werkgebied['naam']}." if werkgebied else "- in geen werkgebied.")
    return "\n".join(regels)
