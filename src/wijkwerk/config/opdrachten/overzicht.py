"""What the command line can do: the commands found in the rooms, and the Dutch overview of them."""

import ast
import sys
from pathlib import Path
from typing import NoReturn

import wijkwerk

PAKKET = Path(wijkwerk.__file__).parent
EIGEN = {
    "demo": "zet een voorbeeldgemeente klaar en start die op deze computer",
    "start": "start de webserver voor een echte installatie",
    "voorbereiden": "maak de database aan of werk die bij",
    "django": "geef een opdracht rechtstreeks aan Django (voor beheerders)",
}


def names() -> dict[str, Path]:
    """Return every management command of the house: `gebieden_importeer` -> its file."""
    return {
        bestand.stem: bestand
        for bestand in sorted(PAKKET.glob("**/management/commands/*.py"))
        if not bestand.stem.startswith("_")
    }


def match(args: list[str]) -> tuple[str, list[str]]:
    """Return the command that the first one or two words name, and the words that are left; '' when there is none."""
    bekend = names()
    for lengte in (2, 1):
        naam = "_".join(args[:lengte]).replace("-", "_")
        if len(args) >= lengte and naam in bekend:
            return naam, args[lengte:]
    return "", args


def spoken(naam: str) -> str:
    """Return how people type a command: `reservekopie_zet_terug` -> `reservekopie zet-terug`."""
    groep, _, rest = naam.partition("_")
    return f"{groep} {rest.replace('_', '-')}".strip()


def summary(bestand: Path) -> str:
    """Read the `help` of a command without importing it, so that the overview needs no settings and no database."""
    for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Assign) and [getattr(doel, "id", "") for doel in knoop.targets] == ["help"]:
            waarde = knoop.value.args[0] if isinstance(knoop.value, ast.Call) else knoop.value
            return str(waarde.value).rstrip(".") if isinstance(waarde, ast.Constant) else ""
    return ""


def module_of(bestand: Path) -> str:
    """Return the name of the module in a file of the package."""
    return ".".join(("wijkwerk", *bestand.relative_to(PAKKET).with_suffix("").parts))


def stands_alone(bestand: Path) -> bool:
    """Whether a command says that it needs no room, so that none has to be loaded: `zonder_kamers = True`."""
    boom = ast.parse(bestand.read_text(encoding="utf-8"))
    return any(
        getattr(doel, "id", "") == "zonder_kamers"
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Assign)
        for doel in knoop.targets
    )


def lines(begin: str = "") -> list[str]:
    """Return one line per command whose name starts with the word `begin` (all of them without one)."""
    alles = EIGEN | {spoken(naam): summary(bestand) for naam, bestand in names().items()}
    gekozen = {naam: uitleg for naam, uitleg in sorted(alles.items()) if begin in ("", naam.split()[0])}
    breedte = max((len(naam) for naam in gekozen), default=0) + 2
    return [f"  {naam:<{breedte}}{uitleg[:1].lower()}{uitleg[1:]}" for naam, uitleg in gekozen.items()]


def print_all() -> None:
    """Print the overview of the whole command line."""
    tekst = ["gebruik: wijkwerk <opdracht> [invoer] [opties]", "", "opdrachten:", *lines(), ""]
    tekst += ["Uitleg bij een opdracht: wijkwerk <opdracht> --help", "Instellingen: docs/instellingen.md"]
    sys.stdout.write("\n".join(tekst) + "\n")


def print_version() -> None:
    """Print the version of Wijkwerk."""
    sys.stdout.write(f"wijkwerk {wijkwerk.__version__}\n")


def refuse(args: list[str]) -> NoReturn:
    """Show what was meant perhaps, and exit: 0 when help was asked of a group of commands, else 2."""
    groep = lines(args[0])
    vraagt_uitleg = bool(groep) and set(args[1:]) & {"-h", "--help"}
    uit = sys.stdout if vraagt_uitleg else sys.stderr
    if groep:
        uit.write("\n".join([f"gebruik: wijkwerk {args[0]} <opdracht>", "", "opdrachten:", *groep]) + "\n")
    if not vraagt_uitleg and (not groep or args[1:]):
        uit.write(f"Onbekende opdracht: {' '.join(args[:2])}. Alle opdrachten: wijkwerk --help\n")
    raise SystemExit(0 if vraagt_uitleg else 2)
