"""How long decisions stay: by who decided, and by default never shorter than the Selectielijst says."""

import pytest

from wijkwerk.kern.bewaren import queries, registry
from wijkwerk.kern.bewaren.states import Behandeling

pytestmark = pytest.mark.django_db
# Selectielijst gemeenten en intergemeentelijke organen 2020: years per result; None is kept for ever.
SELECTIELIJST = {"19.1.6": None, "19.1.9": 1, "19.1.10": 10, "19.1.11": 5}
BESLUITEN = {
    "agenda.besluit bewaren 19.1.6": "Besluiten van wijkwethouder, college en raad",
    "agenda.besluit vernietigen 19.1.11": "Besluiten van wijkteams en partners",
    "agenda.besluit vernietigen 19.1.9": "Besluiten van een vakafdeling",
}


def test_no_rule_of_the_agenda_destroys_before_the_selectielijst_says():
    regels = [regel for regel in registry.all_rules() if regel.selectielijst in SELECTIELIJST]
    assert {regel.sleutel for regel in regels} >= set(BESLUITEN)
    for regel in regels:
        jaren = SELECTIELIJST[regel.selectielijst]
        if jaren is None:
            assert regel.handeling == Behandeling.BEWAREN, regel.sleutel
        else:
            assert regel.handeling == Behandeling.BEWAREN or regel.termijn_jaren >= jaren, regel.sleutel


def test_manager_sees_a_term_per_who_decided_and_reads_that_the_archivaris_decides(als, spelers):
    browser = als(spelers.beheerder)
    pagina = browser.get("/beheer/bewaren/").content.decode()
    for naam in BESLUITEN.values():
        assert naam in pagina
    assert "De gemeentearchivaris beslist" in pagina
    adres = "/beheer/bewaren/termijn/agenda.besluit vernietigen 19.1.9/"
    termijn = browser.get(adres).content.decode()
    assert "Nu geldt: 1 jaar" in termijn
    assert "De gemeentearchivaris beslist" in termijn
    browser.post(adres, {"aantal": 7, "eenheid": "jaren", "reden": "Besluit van de archivaris van 3 maart."})
    [geldig] = [rij for rij in queries.in_force() if rij.regel.sleutel == "agenda.besluit vernietigen 19.1.9"]
    assert (geldig.jaren, geldig.eigen) == (7, True)
    assert browser.get("/beheer/bewaren/termijn/agenda.besluit bewaren 19.1.6/").status_code == 404
