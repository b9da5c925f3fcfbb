"""Let argparse speak Dutch. Its sentences pass through gettext, but the library ships no Dutch catalogue."""

import argparse
from typing import Any

ZINNEN = {
    "usage: ": "gebruik: ",
    "options": "opties",
    "positional arguments": "invoer",
    "subcommands": "opdrachten",
    "show this help message and exit": "toon deze uitleg en stop",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "one of the arguments %s is required": "een van deze is nodig: %s",
    "not allowed with argument %s": "gaat niet samen met %s",
    "unrecognized arguments: %s": "onbekend: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan meer betekenen: %(matches)s",
    "expected one argument": "hier hoort een waarde bij",
    "expected at most one argument": "hier hoort hooguit een waarde bij",
    "expected at least one argument": "hier hoort ten minste een waarde bij",
    "expected %s argument": "hier horen %s waarden bij",
    "expected %s arguments": "hier horen %s waarden bij",
    "invalid %(type)s value: %(value)r": "%(value)r is hier niet te gebruiken (%(type)s)",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan hier niet; kies uit %(choices)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "can't open '%(filename)s': %(error)s": "%(filename)s is niet te openen: %(error)s",
}


def install() -> None:
    """Make every argparse parser of this process, also those of Django and of the rooms, speak Dutch."""
    woorden: Any = argparse  # the stubs leave out what argparse took from gettext
    woorden._ = lambda zin: ZINNEN.get(zin, zin)
    woorden.ngettext = lambda een, meer, n: ZINNEN.get(een if n == 1 else meer, een if n == 1 else meer)
