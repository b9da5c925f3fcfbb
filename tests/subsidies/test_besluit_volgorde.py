"""Who was complete first goes first where the money runs out (Awb, artikel 4:26), and what a preview leaves behind."""

from datetime import timedelta

import pytest

from tests.subsidies.conftest import NU
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.documenten.models import Document
from wijkwerk.kern.grootboek.models import Boeking
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import beoordeling, besluit
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.actions.voorbeeld import letter_of
from wijkwerk.subsidies.models import Aanvraag, Beschikking
from wijkwerk.subsidies.queries.besluit import before_in_line
from wijkwerk.subsidies.states.aanvraag import Status

pytestmark = pytest.mark.django_db
GOED = "Het brengt buren bij elkaar."
OP = {"motivering": "Het geld is op.", "deur": "Wijk aan Zet is nog open.", "weigergrond": "Awb 4:25"}


@pytest.fixture
def rij_van(stad, mandaat, aanvraag):
    """Applications at one fund, an hour apart, free to judge: `rij_van(versie, 3, werkgebieden=[...])`."""

    def make(versie, aantal: int, *, werkgebieden=None, gevraagd: int = 40_000) -> list[Aanvraag]:
        mandaat(stad.budgetbeheerder, versie)
        rijen = []
        for nummer in range(aantal):
            gebied = werkgebieden[nummer] if werkgebieden else stad.wijk
            with klok.op(NU + timedelta(hours=nummer)):
                wie = {"huisnummer": str(nummer), "email": f"b{nummer}@voorbeeld.nl", "iban": ""}
                rijen.append(aanvraag(versie=versie, werkgebied=gebied, gevraagd=gevraagd, **wie))
            beoordeling.declare_interest(rijen[-1], vrij=True, by=stad.budgetbeheerder)
        return rijen

    return make


def grant(rij, by):
    return besluit.grant(rij, bedrag=rij.gevraagd, motivering=GOED, by=by)


def test_nobody_goes_before_who_was_complete_earlier_when_the_money_runs_out(stad, maak_fonds, rij_van):
    eerste, tweede = rij_van(maak_fonds(naam="Potje", sleutel="potje", bedrag=50_000), 2)
    with pytest.raises(Weigering, match="1 aanvraag eerder binnen") as geweigerd:
        grant(tweede, stad.budgetbeheerder)
    assert geweigerd.value.regel == "subsidies.volgorde"
    grant(eerste, stad.budgetbeheerder)
    besluit.refuse(tweede, by=stad.budgetbeheerder, **OP)


def test_with_money_for_all_the_order_of_deciding_is_free(stad, maak_fonds, rij_van):
    _eerste, tweede = rij_van(maak_fonds(naam="Potje", sleutel="potje", bedrag=80_000), 2)
    grant(tweede, stad.budgetbeheerder)
    tweede.refresh_from_db()
    assert tweede.status == Status.VASTGESTELD


def test_the_money_of_the_whole_city_has_one_line_for_all_areas(stad, maak_fonds, rij_van):
    versie = maak_fonds(naam="Potje", sleutel="potje", bedrag=50_000)
    _eerste, tweede = rij_van(versie, 2, werkgebieden=[stad.andere_wijk, stad.wijk])
    assert before_in_line(tweede) == (1, 40_000)
    with pytest.raises(Weigering, match="eerder binnen"):
        grant(tweede, stad.budgetbeheerder)


def test_each_area_has_its_own_line_when_each_has_its_own_money(stad, maak_fonds, rij_van):
    delen = {stad.wijk: 50_000, stad.andere_wijk: 50_000}
    versie = maak_fonds(naam="Wijkbudget", sleutel="wijkbudget", bedrag=100_000, verdeling="gebied", delen=delen)
    _eerste, tweede = rij_van(versie, 2, werkgebieden=[stad.andere_wijk, stad.wijk])
    assert before_in_line(tweede) == (0, 0)
    grant(tweede, stad.budgetbeheerder)
    assert tweede.beschikkingen.count() == 1


def test_who_is_not_complete_stands_behind_who_is(stad, maak_fonds, rij_van):
    eerste, tweede = rij_van(maak_fonds(naam="Potje", sleutel="potje", bedrag=50_000), 2)
    wet.ask_completion(eerste, vraag="Een offerte.", by=stad.budgetbeheerder)
    grant(tweede, stad.budgetbeheerder)
    tweede.refresh_from_db()
    assert tweede.status == Status.VASTGESTELD


def test_completed_later_means_later_in_line(stad, maak_fonds, rij_van):
    eerste, tweede = rij_van(maak_fonds(naam="Potje", sleutel="potje", bedrag=50_000), 2)
    wet.ask_completion(eerste, vraag="Een offerte.", by=stad.budgetbeheerder)
    with klok.op(NU + timedelta(days=1)):
        wet.complete(eerste, tekst="Hier is de offerte.")
        eerste.refresh_from_db()
        assert before_in_line(eerste) == (1, 40_000)
        with pytest.raises(Weigering, match="eerder binnen"):
            grant(eerste, stad.budgetbeheerder)
        grant(tweede, stad.budgetbeheerder)


def test_who_has_an_interest_asks_nothing_and_puts_nothing_off(stad, aanvraag):
    rij = aanvraag()
    beoordeling.declare_interest(rij, vrij=False, by=stad.seghwaert)
    acts = (
        lambda: wet.ask_completion(rij, vraag="Een offerte.", by=stad.seghwaert),
        lambda: wet.extend(rij, weken=1, reden="Druk.", by=stad.seghwaert),
        lambda: beoordeling.take(rij, by=stad.seghwaert),
    )
    for act in acts:
        with pytest.raises(Weigering) as geweigerd:
            act()
        assert geweigerd.value.regel == "subsidies.belang"


def test_looking_at_the_letter_leaves_nothing_behind(aanvraag, beslisser):
    rij = aanvraag()
    beoordeling.declare_interest(rij, vrij=True, by=beslisser)

    def counts():
        return [model.objects.count() for model in (Beschikking, Boeking, Bericht, Document, Logregel)]

    eerder = counts()
    brief = letter_of(rij, lambda: grant(rij, beslisser))
    assert "EUR 400,00" in brief.titel
    assert counts() == eerder
    rij.refresh_from_db()
    assert rij.status == Status.INGEDIEND
    with pytest.raises(Weigering):
        letter_of(rij, lambda: besluit.grant(rij, bedrag=99_000, motivering=GOED, by=beslisser))
    assert counts() == eerder
