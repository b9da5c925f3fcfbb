import json
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from wijkwerk.kern import klok
from wijkwerk.kern.draad.queries import Stap, Verhaal, story
from wijkwerk.kern.draad.registry import ALLES, Kijker, Schakel
from wijkwerk.mensen.models import Persoon
from wijkwerk.mensen.queries.draad import as_data, numbered


class Command(BaseCommand):
    help = "Toon waar iets vandaan kwam en wat ervan kwam, met het nummer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("nummer", help="nummer van een signaal, thema, agendapunt, besluit, actie of toezegging")
        parser.add_argument("--json", action="store_true", help="geef de draad als JSON")
        parser.add_argument("--als", metavar="EMAIL", help="toon wat deze persoon mag zien (standaard: alles)")

    def handle(self, *args: str, **options: Any) -> None:
        try:
            obj = numbered(options["nummer"])
        except ValueError as fout:
            raise CommandError(str(fout)) from None
        if obj is None:
            raise CommandError(f"Er is niets met het nummer {options['nummer']}.")
        verhaal = story(obj, self._reader(options["als"]), maximum=None)
        if verhaal.hier is None:
            raise CommandError(
                "Hiervan is geen draad te tonen." if not options["als"] else "Deze persoon ziet dit niet."
            )
        if options["json"]:
            self.stdout.write(json.dumps(as_data(verhaal.hier, verhaal), indent=2, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(self._lines(verhaal.hier, verhaal)))

    def _reader(self, email: str | None) -> Kijker:
        if not email:
            return ALLES
        persoon = Persoon.objects.filter(email__iexact=email).first()
        if persoon is None:
            raise CommandError(f"Er is niemand met het e-mailadres {email}.")
        return persoon

    def _lines(self, hier: Schakel, verhaal: Verhaal) -> list[str]:
        delen = (("Waar het vandaan komt", verhaal.terug), ("Wat ervan kwam", verhaal.heen))
        regels = [self._line(hier)]
        for kop, stappen in delen:
            if stappen:
                regels += ["", f"{kop}:", *(f"  {self._line(stap.schakel)}{self._via(stap)}" for stap in stappen)]
        if not (verhaal.terug or verhaal.heen):
            regels.append("Hier hangt nog niets aan.")
        if verhaal.verborgen:
            regels += ["", f"Niet te zien: {verhaal.verborgen}"]
        return regels

    @staticmethod
    def _line(schakel: Schakel) -> str:
        soort = schakel.woord if schakel.nummer else ""
        return f"{klok.dag_van(schakel.op)}  {soort} {schakel.naam}  {schakel.titel} ({schakel.staat})".replace(
            "   ", "  "
        )

    @staticmethod
    def _via(stap: Stap) -> str:
        return f"  [{stap.via}]"
