"""The command line `wijkwerk`: find what is asked, prepare when needed, say in one line what went wrong.

`wijkwerk gebieden importeer` runs the Django management command `gebieden_importeer` of the room that owns it, so a
room adds a command by adding that file. The verbs that start processes (`demo`, `start`) live here.
"""

import os
import sys
from collections.abc import Callable, Sequence

from wijkwerk.config.opdrachten import nederlands, overzicht


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 refused or failed (one plain line on stderr), 2 wrongly typed."""
    nederlands.install()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwerk.config.settings")
    args = list(sys.argv[1:] if argv is None else argv)
    if not args or args[0] in ("-h", "--help", "help"):
        overzicht.print_all()
        raise SystemExit(0 if args else 2)
    if args[0] == "--version":
        overzicht.print_version()
        raise SystemExit(0)
    _guard(_find(args))


def _find(args: list[str]) -> Callable[[], None]:
    """Return the work that the words ask for; words that ask nothing known are a usage error."""
    from wijkwerk.config.opdrachten import uitvoeren  # noqa: PLC0415  Django is loaded only when something must run

    if args[0] in uitvoeren.EIGEN:
        return lambda: uitvoeren.EIGEN[args[0]](args[1:])
    naam, rest = overzicht.match(args)
    if naam:
        return lambda: uitvoeren.management(naam, rest)
    return overzicht.refuse(args)


def _guard(work: Callable[[], None]) -> None:
    """Do the work; turn every error into one line for people, unless WIJKWERK_SPOOR asks for the whole trace."""
    try:
        work()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        # The reader left (`| head`): not an error, but Python would complain while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except Exception as fout:
        if os.environ.get("WIJKWERK_SPOOR"):
            raise
        sys.stderr.write(_one_line(fout) + "\n")
        raise SystemExit(1) from None


def _one_line(fout: Exception) -> str:
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415  the same
    from django.core.management import CommandError  # noqa: PLC0415  the same
    from django.db import DatabaseError  # noqa: PLC0415  the same

    from wijkwerk.kern.weigering import Weigering  # noqa: PLC0415  the same

    tekst = " ".join(str(fout).split())
    match fout:
        case Weigering():
            return fout.melding
        case CommandError() | ImproperlyConfigured():
            return tekst
        case FileNotFoundError():
            return f"Bestand niet gevonden: {fout.filename}"
        case PermissionError():
            return f"Geen toegang tot: {fout.filename}"
        case DatabaseError():
            return f"De database antwoordt niet zoals verwacht: {tekst}"
    return f"Dit ging mis ({type(fout).__name__}): {tekst} Zet WIJKWERK_SPOOR=1 om te zien waar."
