"""Who may read a question and take which step: every role, own and other wijk, named and not named."""

import pytest
from django.urls import reverse

from wijkwerk.agenda.actions import agendapunt as actions
from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.queries import agendapunt as queries
from wijkwerk.agenda.rules import punten_voor
from wijkwerk.agenda.states.agendapunt import Zichtbaarheid
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling

IEDEREEN = (
    "seghwaert", "oosterheem", "wethouder", "partner", "behandelaar", "kcc", "college", "griffie",
    "budgetbeheerder", "beheerder", "privacy", "bewoner",
)  # fmt: skip


def readers(stad, punt: Agendapunt) -> set[str]:
    return {naam for naam in IEDEREEN if punten_voor(getattr(stad, naam)).filter(pk=punt.pk).exists()}


@pytest.mark.parametrize(
    ("waar", "lezers"),
    [
        (("wijkteam", "wijkteam"), {"seghwaert", "wethouder", "partner"}),
        (("wijkteam", "betrokken"), {"seghwaert", "wethouder"}),
        (("wijkteam", "gemeente"), {"seghwaert", "wethouder"}),
        (("wijkwethouder", "wijkteam", "hele stad"), {"seghwaert", "oosterheem", "wethouder"}),
        (("college", "betrokken"), {"seghwaert", "wethouder", "college"}),
        (("raad", "betrokken"), {"seghwaert", "wethouder", "college", "griffie"}),
        (("partner", "betrokken"), {"seghwaert", "wethouder", "partner"}),
        (("vakafdeling", "betrokken"), {"seghwaert", "wethouder", "behandelaar"}),
    ],
)
def test_each_level_is_read_by_exactly_these_roles(stad, vraag, waar, lezers):
    tafel, niveau, *hele_stad = waar
    organisatie = {"partner": stad.woonstichting, "vakafdeling": stad.openbare_ruimte}.get(tafel)
    gebied = None if hele_stad else stad.wijk
    assert readers(stad, vraag(tafel, zichtbaarheid=niveau, werkgebied=gebied, organisatie=organisatie)) == lezers


def test_a_partner_that_is_named_reads_it_and_one_that_is_not_does_not(stad, vraag):
    punt = vraag("college", zichtbaarheid=Zichtbaarheid.BETROKKEN)
    assert "partner" not in readers(stad, punt)
    actions.set_involved(punt, [stad.woonstichting, stad.openbare_ruimte], by=stad.seghwaert)
    assert {"partner", "behandelaar"} <= readers(stad, punt)
    actions.change(punt, zichtbaarheid=Zichtbaarheid.GEMEENTE, by=stad.seghwaert)
    assert not {"partner", "behandelaar"} & readers(stad, punt)


def test_a_wijk_that_feels_the_effect_reads_along(stad, vraag):
    punt = vraag("college")
    assert "oosterheem" not in readers(stad, punt)
    actions.set_effects(punt, {stad.andere_wijk: "Meer verkeer."}, by=stad.seghwaert)
    assert "oosterheem" in readers(stad, punt)


def test_an_ended_role_reads_nothing(stad, vraag):
    punt = vraag()
    Rolvervulling.objects.filter(persoon=stad.wethouder).update(tot=klok.vandaag())
    assert not punten_voor(Persoon.objects.get(pk=stad.wethouder.pk)).filter(pk=punt.pk).exists()


@pytest.mark.parametrize("rol", IEDEREEN)
def test_the_page_is_there_for_who_may_read_and_not_for_others(stad, als, vraag, rol):
    punt = vraag("vakafdeling", organisatie=stad.openbare_ruimte, zichtbaarheid=Zichtbaarheid.BETROKKEN)
    verwacht = 200 if rol in ("seghwaert", "wethouder", "behandelaar") else None
    status = als(getattr(stad, rol)).get(reverse("agenda:agendapunt", args=[punt.pk])).status_code
    assert status == verwacht or (verwacht is None and status in (403, 404))


@pytest.mark.parametrize("rol", IEDEREEN)
def test_only_leaders_make_a_question(stad, vraag, rol):
    if rol in ("seghwaert", "oosterheem", "wethouder"):
        assert vraag(ingediend=False, by=getattr(stad, rol)).trekker == getattr(stad, rol)
        return
    with pytest.raises(Weigering) as weigering:
        vraag(ingediend=False, by=getattr(stad, rol))
    assert weigering.value.regel == "agenda.agenderen"
    assert not Agendapunt.objects.exists()


TAFEL_ZELF = [
    ("wijkteam", "seghwaert"),
    ("partner", "partner"),
    ("vakafdeling", "behandelaar"),
    ("wijkwethouder", "wethouder"),
    ("college", "college"),
    ("raad", "griffie"),
]


@pytest.mark.parametrize(("tafel", "zit_er"), TAFEL_ZELF)
def test_only_who_sits_at_the_table_hands_back(stad, vraag, tafel, zit_er):
    organisatie = {"partner": stad.woonstichting, "vakafdeling": stad.openbare_ruimte}.get(tafel)
    punt = vraag(tafel, organisatie=organisatie)
    for naam in set(IEDEREEN) - {zit_er}:
        with pytest.raises(Weigering) as weigering:
            actions.hand_back(punt, reden="Terug.", by=getattr(stad, naam))
        assert weigering.value.regel == "agenda.tafel", naam
    assert actions.hand_back(punt, reden="Terug.", by=getattr(stad, zit_er)).keren_terug == 1


@pytest.mark.parametrize("rol", sorted(set(IEDEREEN) - {"seghwaert"}))
def test_only_who_leads_the_question_changes_it(stad, vraag, rol):
    wie, punt = getattr(stad, rol), vraag("college")
    daden = (
        lambda: actions.change(punt, toelichting="Anders.", by=wie),
        lambda: actions.set_options(punt, [], by=wie),
        lambda: actions.set_effects(punt, {}, by=wie),
        lambda: actions.set_involved(punt, [], by=wie),
        lambda: actions.withdraw(punt, reden="Weg.", by=wie),
        lambda: actions.escalate(punt, reden="Hoger.", by=wie),
        lambda: actions.change_table(punt, tafel="wijkteam", reden="Terug.", by=wie),
        lambda: actions.ask_advice(punt, persoon=stad.partner, vraag="Wat?", uiterlijk_op=klok.vandaag(), by=wie),
    )
    for daad in daden:
        with pytest.raises(Weigering) as weigering:
            daad()
        assert weigering.value.regel == "agenda.agenderen"


@pytest.mark.parametrize("rol", IEDEREEN)
@pytest.mark.parametrize("tafel", ["wijkteam", "college", "vakafdeling"])
def test_every_step_that_the_page_offers_opens(stad, als, vraag, rol, tafel):
    punt = vraag(tafel, organisatie=stad.openbare_ruimte if tafel == "vakafdeling" else None)
    wie = getattr(stad, rol)
    blad = queries.detail(wie, punt.pk)
    adressen = {
        "submit": "indiening", "hand_back": "teruggave", "escalate": "opschaling", "withdraw": "afvoering",
        "resume": "hervatting", "change_table": "verlegging", "report": "knelpunt",
    }  # fmt: skip
    for verb, woord in adressen.items():
        status = als(wie).get(f"/agendapunten/{punt.pk}/{woord}/").status_code
        if blad is not None and verb in blad.stappen:
            assert status == 200, verb
        else:
            assert status in (302, 403, 404), verb


def test_a_regisseur_of_the_whole_city_leads_everywhere(stad, vraag):
    punt = vraag("college")
    Rolvervulling.objects.create(persoon=stad.oosterheem, rol=Rol.WIJKREGISSEUR, van="2024-01-01")
    iedereen = Persoon.objects.get(pk=stad.oosterheem.pk)
    assert actions.change(punt, toelichting="Erbij.", by=iedereen).toelichting == "Erbij."
