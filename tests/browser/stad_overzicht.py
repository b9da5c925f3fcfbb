"""Pages over all grants: the register, the spread, the desk, the ledger, the end of the year."""

from types import SimpleNamespace

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek.models import Boeking

REGISTER, BALIE = "/bijdragen/register/", "/subsidies/"


def count_things(stad: SimpleNamespace) -> None:
    """Name the pots and dossiers in which money moved, and the states of the pages over all of it."""
    regel = Boeking.objects.exclude(dossier="").earliest("pk")
    jaar = klok.vandaag().year
    stad.voorbeelden |= {
        "subsidies/grootboek/potten/<int:pk>": [regel.pot_id],
        "subsidies/grootboek/dossiers/<int:pk>": [int(regel.dossier.partition(":")[2])],
    }
    stad.adressen |= {
        "subsidies/": [BALIE, f"{BALIE}?nummer=A26-99999-X"],
        "subsidies/jaareinde/": [f"/subsidies/jaareinde/?jaar={jaar}"],
        "bijdragen/register/": [
            REGISTER,
            f"{REGISTER}?wijk=seghwaert&doel=feest&jaar={jaar}",
            f"{REGISTER}?doel=ouderen",
        ],
        "bijdragen/register/spreiding/": [f"{REGISTER}spreiding/", f"{REGISTER}spreiding/?jaar={jaar}"],
    }
