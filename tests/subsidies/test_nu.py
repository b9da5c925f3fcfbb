"""What the page of an application says is next, and that each count on the desk opens the list with just those rows."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.subsidies.conftest import NU
from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import beoordeling, besluit, medestander
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.queries import aanvraag as lijst
from wijkwerk.subsidies.queries import nu
from wijkwerk.subsidies.queries.beoordeling import dossier

pytestmark = pytest.mark.django_db


def said(rij, wie) -> tuple[str, str]:
    """Return the sentence and the one button that stands out."""
    blad = dossier(wie, rij.pk)
    return nu.sentence(blad), nu.main_step(blad)


def test_first_the_question_of_interest_then_the_neighbours_then_the_decision(aanvraag, beslisser):
    rij = aanvraag(steun=0)
    assert said(rij, beslisser) == (
        "Zeg eerst of u iets met de aanvrager te maken heeft. Daarna kunt u besluiten.",
        "declare_interest",
    )
    beoordeling.declare_interest(rij, vrij=True, by=beslisser)
    for nummer in ("8", "9"):
        medestander.sign(rij, buur=medestander.Buur("Een buur", "2719 AB", nummer))
    assert said(rij, beslisser) == (
        "2 adressen van buren zijn nog niet nagekeken. Ze tellen pas mee na uw controle.",
        "",
    )
    medestander.check(rij, by=beslisser)
    assert said(rij, beslisser) == ("Niets staat in de weg: u kunt besluiten.", "grant")


def test_while_the_applicant_is_next_no_button_stands_out(aanvraag, beslisser):
    rij = aanvraag()
    beoordeling.declare_interest(rij, vrij=True, by=beslisser)
    wet.ask_completion(rij, vraag="Op welke dag is het?", by=beslisser)
    zin, knop = said(rij, beslisser)
    assert (zin.startswith("Wij wachten op de aanvrager, tot en met"), knop) == (True, "")
    with klok.op(NU + timedelta(days=60)):
        assert said(rij, beslisser)[0].startswith("De tijd om aan te vullen was voorbij op")


def test_after_the_decision_it_says_who_tells_what_by_when_and_when_it_is_over(aanvraag, verleend, beslisser):
    assert said(verleend(), beslisser)[0].startswith("De aanvrager vertelt uiterlijk")
    rij = aanvraag(titel="Zonder")
    beoordeling.declare_interest(rij, vrij=True, by=beslisser)
    grond = "Awb 4:35, lid 1, onder a"
    besluit.refuse(rij, motivering="Het gaat niet door.", deur="Bel ons.", weigergrond=grond, by=beslisser)
    assert said(rij, beslisser)[0].startswith("Er is besloten. Bezwaar kan nog tot en met")
    with klok.op(NU + timedelta(days=90)):
        assert said(rij, beslisser) == ("Dit is klaar. Er is niets meer te doen.", "")


def test_every_count_on_the_desk_opens_the_list_with_just_those_rows(als, stad, aanvraag, beslisser):
    stil = aanvraag(titel="Stil")
    wet.ask_completion(stil, vraag="Op welke dag is het?", by=beslisser)
    aanvraag(titel="Bijna te laat")
    dagen = (aanvraag(titel="Te laat").beslis_uiterlijk - klok.vandaag()).days
    with klok.op(NU + timedelta(days=dagen - 2)):
        aanvraag(titel="Nieuw")
        bureau = als(beslisser).get(reverse("subsidies:overzicht"))
        blokken = {blok.alles.partition("?stand=")[2]: blok for blok in bureau.context["wacht"]}
        for stand, aantal in (("nabij", 2), ("ruim", 1), ("stil", 1)):
            assert blokken[stand].aantal == aantal
            inhoud = als(beslisser).get(blokken[stand].alles).content.decode()
            assert len(set(re.findall(r"A\d\d-\d{5}-\w", inhoud))) == aantal


def test_a_figure_above_the_list_is_the_list_it_opens(als, stad, aanvraag, beslisser):
    aanvraag(titel="Een")
    laat = aanvraag(titel="Twee").beslis_uiterlijk
    with klok.op(NU + timedelta(days=(laat - klok.vandaag()).days - 3)):
        cijfers = lijst.figures(beslisser)
        adres = reverse("subsidies:aanvragen_lijst")
        for stand in ("te_laat", "week", "aanvulling", "tweede"):
            rijen = lijst.narrowed(beslisser, lijst.Filters(stand=stand)).count()
            assert rijen == getattr(cijfers, stand)
        assert 'href="?stand=week"' in als(beslisser).get(adres).content.decode()
