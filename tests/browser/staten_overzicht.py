"""What the desk, the register and the ledger say when there is nothing, and forms of one button (see staten.py)."""

from tests.browser.staat import Blad

EEN_KNOP = "one button without a field: nothing can be filled in wrong"
ZONDER_FOUT = {"subsidies/jaareinde/": EEN_KNOP, "subsidies/grootboek/controle/": EEN_KNOP}
GETOOND = (
    Blad("seghwaert", "/subsidies/?nummer=A26-99999-X", "Dit nummer vinden wij niet"),
    Blad("bezoeker", "/bijdragen/register/?doel=ouderen", "Geen bijdragen met deze filters"),
)
LEEG = (
    Blad("bewoner", "/bijdragen/register/", "Er staat nog niets in het register"),
    Blad("bewoner", "/bijdragen/register/spreiding/", "Er is nog geen geld verdeeld"),
    Blad("bewoner", "/bijdragen/register/potten/", "Er is nu geen regeling met geld"),
    Blad("regisseur", "/subsidies/", "Er wacht nu niets op u"),
)
