"""The draw: anyone who does it again gets the same, once for a period, and who is drawn gets a letter."""

import hashlib
from datetime import date, timedelta
from math import ceil

import pytest
from django.urls import reverse

from tests.subsidies.test_verantwoording import MIDDEN, on, told
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.weigering import Weigering
from wijkwerk.rekenkern import steekproef as loten
from wijkwerk.subsidies.actions import steekproef as actions
from wijkwerk.subsidies.models import Aanvraag
from wijkwerk.subsidies.states.verantwoording import Status as Stand

VAN, TOT = date(2026, 5, 1), date(2026, 6, 1)
ZAAD = "7 12 19 23 31 44"


def by_hand(nummers: list[str], zaad: str, procent: int) -> set[str]:
    """Draw as it is told to the public, without the code of the house."""
    uitkomsten = []
    for nummer in nummers:
        tekst = zaad + ":" + nummer
        uitkomsten.append((hashlib.sha256(tekst.encode("utf-8")).hexdigest(), nummer))
    uitkomsten.sort()
    hoeveel = ceil(len(nummers) * procent / 100)
    return {nummer for _hash, nummer in uitkomsten[:hoeveel]}


@pytest.mark.parametrize("aantal", [0, 1, 9, 10, 11, 170])
@pytest.mark.parametrize("procent", [0, 1, 10, 33, 100])
def test_the_draw_is_the_one_anyone_makes_by_hand(aantal, procent):
    nummers = [f"A26-{n:05}-K" for n in range(aantal)]
    geloot = {lot.nummer for lot in loten.draw(nummers[::-1], zaad=ZAAD, procent=procent) if lot.geloot}
    assert geloot == by_hand(nummers, ZAAD, procent)


@pytest.fixture
def drie(verleend):
    """Three grants in the sample band that end in May: two told, one not yet."""
    rijen = [verleend(**MIDDEN, huisnummer=str(n)) for n in (12, 14, 16)]
    Aanvraag.objects.filter(pk__in=[rij.pk for rij in rijen]).update(eindigt_op=date(2026, 5, 2))
    for rij in rijen[:2]:
        told(rij)
    return rijen


@pytest.mark.beide
@pytest.mark.django_db
def test_drawn_once_for_a_period_and_asked_for_receipts(drie, fonds, stad, client):
    with on(TOT):
        with pytest.raises(Weigering, match="voorbij"):
            actions.draw_sample(fonds, van=VAN, tot=TOT + timedelta(days=1), zaad=ZAAD, by=stad.budgetbeheerder)
        steekproef = actions.draw_sample(fonds, van=VAN, tot=TOT, zaad=ZAAD, by=stad.budgetbeheerder)
        with pytest.raises(Weigering, match="al geloot"):
            actions.draw_sample(fonds, van=date(2026, 5, 15), tot=TOT, zaad="1", by=stad.budgetbeheerder)
    nummers = [rij.nummer for rij in drie]
    assert (steekproef.aantal_uit, steekproef.aantal_in) == (3, 1)
    geloot = steekproef.verantwoordingen.get()
    assert {geloot.nummer} == by_hand(nummers, ZAAD, 10)
    assert geloot.vraagt_bonnen
    if geloot.status == Stand.BONNEN:
        assert "is geloot" in Bericht.objects.latest("pk").tekst
    pagina = client.get(reverse("subsidies:steekproef", args=[steekproef.pk])).content.decode()
    assert ZAAD in pagina
    assert "Azimzadeh" not in pagina
    bestand = client.get(reverse("subsidies:steekproef_csv", args=[steekproef.pk])).content.decode()
    assert bestand.count("\n") == 4
    assert bestand.count(",ja") == 1


@pytest.mark.django_db
def test_only_who_keeps_the_budgets_draws_and_sees_first_how_many_there_are(drie, fonds, stad, als):
    adres = reverse("subsidies:trekking", args=[fonds.pk])
    assert als(stad.seghwaert).get(adres).status_code == 403
    with on(TOT):
        gegevens = {"van": "2026-05-01", "tot_en_met": "2026-05-31", "zaad": ZAAD, "kijk": "ja"}
        pagina = als(stad.budgetbeheerder).post(adres, gegevens).content.decode()
        assert "Er zijn 3 bijdragen" in pagina
        assert not fonds.steekproeven.exists()
        assert als(stad.budgetbeheerder).post(adres, gegevens | {"loten": "ja"}).status_code == 302
    assert fonds.steekproeven.get().aantal_in == 1


@pytest.mark.django_db
def test_the_period_that_is_next_stands_ready(drie, fonds, stad, als):
    adres = reverse("subsidies:trekking", args=[fonds.pk])
    with on(date(2026, 7, 14)):
        begin = als(stad.budgetbeheerder).get(adres).context["form"].initial
        assert begin == {"van": fonds.geldig_van, "tot_en_met": date(2026, 6, 30)}
        actions.draw_sample(fonds, van=date(2026, 5, 1), tot=date(2026, 6, 1), zaad=ZAAD, by=stad.budgetbeheerder)
        begin = als(stad.budgetbeheerder).get(adres).context["form"].initial
        assert begin == {"van": date(2026, 6, 1), "tot_en_met": date(2026, 6, 30)}
