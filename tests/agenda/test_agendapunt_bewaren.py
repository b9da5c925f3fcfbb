"""How long a question stays, and that nothing of it is left when it goes."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage

from tests.agenda.overleggen import PDF
from wijkwerk.agenda.actions import agendapunt as actions
from wijkwerk.agenda.actions import agendapunt_bewaren as bewaren
from wijkwerk.agenda.actions import besluit, knelpunt, overleg
from wijkwerk.agenda.models import Advies, Adviesversie, Agendapunt, Knelpunt, Optie, Stuk, Wending, Wijkeffect
from wijkwerk.kern import klok
from wijkwerk.kern.bewaren.states import Behandeling
from wijkwerk.kern.draad.models import Verband

REGELS = {(regel.selectielijst, regel.handeling): regel for regel in bewaren.retention_rules()}


def due(code: str, jaren: float) -> set[int]:
    """Return the questions whose term under a code has ended after that many years."""
    regel = REGELS[code, Behandeling.VERNIETIGEN]
    voor = klok.nu() + timedelta(days=jaren * 366) - timedelta(days=regel.termijn_jaren * 365)
    return set(regel.vanaf(voor).values_list("pk", flat=True))


def test_each_end_has_its_code_and_its_term(stad, vraag, mandaat):
    weg = actions.withdraw(vraag(), reden="Niet nodig.", by=stad.seghwaert)
    wijkteam = actions.mark_decided(vraag(), by=stad.seghwaert)
    afdeling = actions.mark_decided(vraag("vakafdeling", organisatie=stad.openbare_ruimte), by=stad.seghwaert)
    college = actions.mark_decided(vraag("college"), by=stad.seghwaert)
    open_ = vraag()
    assert (due("6.3", 0.9), due("6.3", 1.1)) == (set(), {weg.pk})
    assert (due("19.1.11", 4.9), due("19.1.11", 5.1)) == (set(), {wijkteam.pk})
    assert (due("19.1.9", 0.9), due("19.1.9", 1.1)) == (set(), {afdeling.pk})
    ooit = set().union(*(due(code, 99) for code in ("6.3", "19.1.11", "19.1.9")))
    assert not {college.pk, open_.pk} & ooit
    assert ("19.1.6", Behandeling.BEWAREN) in REGELS


def test_a_question_stays_as_long_as_its_decision(stad, vraag, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt = vraag()
    besluit.decide(
        punt, wat="Doen.", waarom="Nodig.", genomen_door=stad.seghwaert, genomen_op=klok.vandaag(),
        client_id=punt.client_id, by=stad.seghwaert,
    )  # fmt: skip
    assert punt.pk not in due("19.1.11", 99)


def test_destroying_leaves_nothing_behind(stad, meld, vraag):
    punt = vraag(signalen=[meld()])
    actions.set_options(punt, [{"titel": "Doen"}], by=stad.seghwaert)
    actions.set_effects(punt, {stad.wijk: "Schoner."}, by=stad.seghwaert)
    velden = {"persoon": stad.partner, "vraag": "Past het?", "uiterlijk_op": klok.vandaag()}
    advies = actions.ask_advice(punt, **velden, by=stad.seghwaert)
    for _keer in range(2):
        advies = actions.give_advice(advies, oordeel="voor", antwoord="Ja.")
    knelpunt.solve(knelpunt.report(punt, toelichting="Vast.", by=stad.seghwaert), uitkomst="Los.", by=stad.seghwaert)
    overleg.add_paper(punt, upload=BytesIO(PDF), titel="Tekening", by=stad.seghwaert)
    actions.withdraw(punt, reden="Niet nodig.", by=stad.seghwaert)
    assert bewaren.destroy([punt.pk, 999_999]) == 1
    for model in (Agendapunt, Optie, Wijkeffect, Advies, Adviesversie, Wending, Knelpunt, Stuk):
        assert not model.objects.exists(), model
    assert not Verband.objects.filter(naar_soort="agenda.agendapunt").exists()
    assert bewaren.destroy([punt.pk]) == 0


@pytest.mark.django_db(transaction=True)
def test_the_file_of_a_paper_goes_too(stad, vraag):
    punt = vraag(ingediend=False)
    stuk = overleg.add_paper(punt, upload=BytesIO(PDF), titel="Tekening", by=stad.seghwaert)
    assert default_storage.exists(stuk.bestand)
    actions.withdraw(punt, reden="Niet nodig.", by=stad.seghwaert)
    bewaren.destroy([punt.pk])
    assert not default_storage.exists(stuk.bestand)
