"""What a state of a page is: what to open or type, and what it then says."""

from dataclasses import dataclass, field

KAPOT = "geen-adres"
GEEN_SCRIPT = "-"
VERKEERD = "een-heel-ander-wachtwoord"


@dataclass(frozen=True)
class Blad:
    """A page as one role finds it: its address and words that stand on it. `{nieuw.pk}` names an object of the city."""

    rol: str
    op: str
    zegt: str
    klik: str = ""


@dataclass(frozen=True)
class Ingevuld(Blad):
    """A form filled in and sent: what is typed in which control, and where it goes when not to its own page.

    `klik` picks the button by its name, `GEEN_SCRIPT` sends the form past the script of the page. Without a form that
    is posted, the address itself carries what was asked.
    """

    getypt: dict[str, str] = field(default_factory=dict)
    naar: str = ""
