"""Run what was asked: the verbs of the house itself, and any management command on a prepared installation."""

import argparse
from collections.abc import Callable
from importlib import import_module

import django
from django.core.management import BaseCommand, execute_from_command_line, get_commands, load_command_class

from wijkwerk.config.opdrachten import demo, klaarzetten, overzicht, productie
from wijkwerk.kern import logboek

BASISOPTIES = {"--version", "--verbosity", "-v", "--settings", "--pythonpath", "--traceback", "--no-color"}


def management(naam: str, args: list[str]) -> None:
    """Run the management command `naam`, first making an empty installation ready. Its refusals are raised."""
    command = _command(naam)
    command.suppressed_base_arguments = BASISOPTIES | {"--force-color", "--skip-checks"}
    command.requires_system_checks = []
    command._called_from_command_line = True  # type: ignore[attr-defined]  # Django's own mark
    keuzes = vars(command.create_parser("wijkwerk", overzicht.spoken(naam)).parse_args(args))
    if not getattr(command, "zonder_database", False):
        klaarzetten.ensure()
    with logboek.vanuit("opdracht"):
        command.execute(*keuzes.pop("args", ()), **keuzes)


def _command(naam: str) -> BaseCommand:
    """Load a command; one that says `zonder_kamers` needs no models, and starts three times as fast without them."""
    bestand = overzicht.names().get(naam)
    if bestand is not None and overzicht.stands_alone(bestand):
        los: BaseCommand = import_module(overzicht.module_of(bestand)).Command()
        return los
    django.setup()
    app = get_commands()[naam]
    return app if isinstance(app, BaseCommand) else load_command_class(app, naam)


def _parser(verb: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog=f"wijkwerk {verb}", description=f"{overzicht.EIGEN[verb].capitalize()}.")


def _demo(args: list[str]) -> None:
    parser = _parser("demo")
    parser.add_argument("--port", type=int, default=8000, help="poort op deze computer (standaard 8000)")
    parser.add_argument("--schoon", action="store_true", help="wis wat is ingevoerd en begin opnieuw")
    parser.add_argument("--leeg", action="store_true", help="zonder voorbeeldgegevens")
    keuzes = parser.parse_args(args)
    demo.run(port=keuzes.port, schoon=keuzes.schoon, leeg=keuzes.leeg)


def _start(args: list[str]) -> None:
    parser = _parser("start")
    parser.add_argument("--adres", help="adres en poort (standaard WIJKWERK_ADRES of 127.0.0.1:8000)")
    productie.start(adres=parser.parse_args(args).adres)


def _prepare(args: list[str]) -> None:
    _parser("voorbereiden").parse_args(args)
    django.setup()
    productie.prepare()


def _django(args: list[str]) -> None:
    execute_from_command_line(["wijkwerk django", *args])


EIGEN: dict[str, Callable[[list[str]], None]] = {
    "demo": _demo,
    "start": _start,
    "voorbereiden": _prepare,
    "django": _django,
}
