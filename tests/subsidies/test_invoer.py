"""An application taken down for somebody who calls, stands at the counter, or handed in the form on paper."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.subsidies.test_aanvraag_formulier import antwoorden
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.subsidies.models import Aanvraag

INVOER = "/subsidies/invoer/"


@pytest.fixture
def typed(stad, fonds) -> dict:
    alles = {naam: waarde for deel in antwoorden(stad).values() for naam, waarde in deel.items()}
    maandag = (klok.nu() - timedelta(days=1)).astimezone(klok.AMSTERDAM).strftime("%Y-%m-%dT%H:%M")
    erbij = {"kanaal": "papier", "ontvangen_op": maandag, "regelingversie": fonds.pk, "client_id": uuid4()}
    return alles | erbij | {"email": ""}


def test_the_moment_of_receipt_counts_and_the_receipt_is_a_letter(als, stad, typed):
    antwoord = als(stad.kcc).post(INVOER, typed, follow=True)
    rij = Aanvraag.objects.get()
    assert (rij.kanaal, rij.ingevoerd_door, rij.ontvangen_op.date()) == (
        "papier",
        stad.kcc,
        (klok.nu() - timedelta(days=1)).date(),
    )
    assert rij.nummer in antwoord.content.decode()
    brief = Bericht.objects.get(sleutel=f"subsidies:ontvangst:{rij.pk}")
    assert brief.kanaal == "brief"
    assert "Voorbeeldpad 12" in brief.aan
    pdf = als(stad.kcc).get(reverse("subsidies:invoer_brief", args=[rij.client_id]))
    assert pdf.content.startswith(b"%PDF-")
    assert als(stad.seghwaert).get(reverse("subsidies:invoer_ontvangst", args=[rij.client_id])).status_code == 404


def test_twice_the_same_form_is_one_application(als, stad, typed):
    browser = als(stad.kcc)
    assert browser.post(INVOER, typed).url == browser.post(INVOER, typed).url
    assert Aanvraag.objects.count() == 1


def test_a_mistake_loses_nothing(als, stad, typed):
    morgen = (klok.nu() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    pagina = als(stad.kcc).post(INVOER, typed | {"ontvangen_op": morgen, "plan": "Mijn bsn is 111222333."})
    assert {"ontvangen_op", "plan"} == set(pagina.context["form"].errors)
    assert "Springkussen" in pagina.content.decode()
    assert not Aanvraag.objects.exists()


def test_one_line_more_keeps_everything(als, stad, typed):
    form = als(stad.kcc).post(INVOER, typed | {"meer": "1"}).context["form"]
    assert form.aantal > 3
    assert form["titel"].value() == typed["titel"]
    assert form["doelen"].value() == ["feest"]


def test_who_may_not_enter_it_stays_out(als, stad, fonds):
    for wie in (stad.wethouder, stad.partner, stad.beheerder):
        assert als(wie).get(INVOER).status_code == 403
