"""The grants of the demo year: every outcome is there, the books add up, and nobody is asked for more than there is."""

import re
from itertools import pairwise

import pytest
from django.db.models import Sum

from wijkwerk.demo.actions.aanvragen import pretend_iban
from wijkwerk.demo.queries.gegevens import table
from wijkwerk.kern import klok, pii
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.koppelingen.bank import controleer_iban
from wijkwerk.subsidies.actions import stemmen
from wijkwerk.subsidies.models import (
    Aanvraag,
    Advies,
    Beschikking,
    Betaalpartij,
    Betaling,
    Bezwaar,
    Stemronde,
    Verantwoording,
    Vordering,
)
from wijkwerk.subsidies.states import betaling as betalingen
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.besluit import Besluitsoort

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jaar")]


def test_a_year_holds_some_170_applications_with_every_outcome():
    assert 160 <= Aanvraag.objects.count() <= 200
    assert set(Status) <= set(Aanvraag.objects.values_list("status", flat=True))
    soorten = set(Aanvraag.objects.values_list("beschikkingen__soort", flat=True)) - {None}
    eerste = {Besluitsoort.DIRECT, Besluitsoort.VERLENING, Besluitsoort.WEIGERING, Besluitsoort.BUITEN_BEHANDELING}
    assert eerste <= soorten


def test_the_books_add_up_and_no_pot_gave_more_than_it_had():
    assert grootboek.check().ok
    for stand in grootboek.standen():
        assert stand.vrij >= 0
    toegekend = Aanvraag.objects.granted().filter(plafonddeel__plafond__regeling__sleutel="wijk-aan-zet")
    for som in toegekend.values("plafonddeel").annotate(som=Sum("toegekend")):
        assert som["som"] <= 8_600_000


def test_money_went_out_came_back_and_waits_for_a_second_person():
    gezien = set(Betaling.objects.values_list("status", flat=True))
    assert {betalingen.Status.BETAALD, betalingen.Status.MISLUKT, betalingen.Status.IN_PARTIJ} <= gezien
    assert Betaalpartij.objects.filter(status=betalingen.Partijstatus.TER_GOEDKEURING).count() == 1
    assert Betaling.objects.filter(opnieuw_voor__isnull=False).exists()


def test_every_refusal_names_its_rule_and_another_door():
    nee = list(Beschikking.objects.filter(soort=Besluitsoort.WEIGERING).select_related("voorwaarde"))
    assert nee
    assert all(besluit.deur and (besluit.voorwaarde_id or besluit.weigergrond) for besluit in nee)
    assert len({besluit.voorwaarde.soort for besluit in nee if besluit.voorwaarde}) >= 5


def test_accounts_are_of_a_bank_that_does_not_exist():
    assert {rij.iban[4:8] for rij in Betaling.objects.exclude(iban="")} == {"DEMO"}
    assert controleer_iban(pretend_iban(1234567890)) == pretend_iban(1234567890)


def test_plans_are_about_a_neighbourhood_and_name_nobody():
    for feiten in (*table("plannen")["plan"], *table("plannen")["nee"], *table("fondsen")["potje"]):
        assert not pii.find(feiten["tekst"])


def test_people_told_how_it_was_and_some_objected():
    verteld = Verantwoording.objects.filter(status="akkoord")
    assert verteld.filter(getoond=True, stukken__isnull=False).exists()
    assert Verantwoording.objects.filter(status="gevraagd").exists()
    assert {"gegrond", "ongegrond", "ontvangen"} <= set(Bezwaar.objects.values_list("status", flat=True))


def test_what_waits_is_of_these_weeks_and_most_of_what_had_to_come_back_came_back():
    vandaag = klok.vandaag()
    assert all(rij.beslis_uiterlijk >= vandaag for rij in Bezwaar.objects.filter(status="ontvangen"))
    assert Advies.objects.filter(gegeven_op=None, uiterlijk_op__gte=vandaag).count() == 1
    terug = list(Vordering.objects.values_list("status", flat=True))
    assert terug.count("voldaan") > terug.count("open") > 0


def test_one_vote_was_counted_and_in_one_people_can_vote_today():
    gehouden, loopt = Stemronde.objects.order_by("ideeen_van")
    assert (gehouden.status, loopt.status) == ("uitslag", "stemmen")
    assert gehouden.ideeen.filter(status="gekozen").exists()
    assert gehouden.ideeen.filter(status="niet_haalbaar").exclude(eis="").exists()
    assert loopt.codes.filter(gebruikt=True).count() == loopt.biljetten.count() > 50
    brief = Bericht.objects.get(sleutel=f"demo:stembrief:{loopt.pk}")
    code = next(regel for regel in brief.tekst.splitlines() if regel.startswith("Uw code:")).partition(": ")[2]
    assert stemmen.check_code(loopt, code)


def test_the_letter_that_went_along_with_a_mail_opens_from_the_mailbox(client):
    mail = Bericht.objects.filter(kanaal="mail", document__isnull=False).latest("pk")
    blad = client.get(f"/demo/bericht/{mail.pk}/").content.decode()
    assert f'href="/demo/bericht/{mail.pk}/brief/"' in blad
    brief = client.get(f"/demo/bericht/{mail.pk}/brief/")
    assert (brief["Content-Type"], brief.content[:5]) == ("application/pdf", b"%PDF-")
    zonder = Bericht.objects.filter(document=None, opgeschoond=False).latest("pk")
    assert client.get(f"/demo/bericht/{zonder.pk}/brief/").status_code == 404


def test_every_plan_has_a_name_of_its_own_and_stories_that_do_not_repeat_beside_each_other():
    titels = list(Aanvraag.objects.granted().values_list("titel", flat=True))
    assert len(set(titels)) == len(titels)
    for plan in table("plannen")["plan"]:
        assert len(set(plan["verhalen"])) >= 4
    for feiten in (*table("plannen")["plan"], *table("fondsen")["potje"]):
        assert not any(pii.find(verhaal.format(bezoekers=30)) for verhaal in feiten["verhalen"])
    getoond = Verantwoording.objects.filter(getoond=True).order_by("-aanvraag__eindigt_op", "-pk")
    verhalen = [re.sub(r"\d+", "", verhaal) for verhaal in getoond.values_list("verhaal", flat=True)]
    assert all(eerste != tweede for eerste, tweede in pairwise(verhalen))


def test_photos_say_what_is_on_them():
    stukken = Verantwoording.objects.filter(stukken__soort="foto").values_list("stukken__bijschrift", flat=True)
    assert stukken
    assert all(stukken)
