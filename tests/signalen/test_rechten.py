"""Roles against acts, and roles against what they see: own wijk, other wijk, each level, named, passed on."""

from datetime import date

import pytest

from tests.signalen.conftest import IN_ANDERE, NU, dagen, pass_on
from wijkwerk.kern import klok
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Rolvervulling
from wijkwerk.mensen.rules import forget_roles
from wijkwerk.signalen import actions, queries, rules
from wijkwerk.signalen.models import Onderwerp, Signaal
from wijkwerk.signalen.states import Zichtbaarheid
from wijkwerk.web.toegang import houdt

ALLEN = (
    "seghwaert",
    "oosterheem",
    "wethouder",
    "partner",
    "behandelaar",
    "kcc",
    "college",
    "griffie",
    "budgetbeheerder",
    "beheerder",
    "privacy",
    "bewoner",
)

ZIET = {
    # who: levels seen in the own wijk, levels seen in the other wijk
    "seghwaert": (set(Zichtbaarheid.values), set()),
    "oosterheem": (set(), set(Zichtbaarheid.values)),
    "wethouder": (set(Zichtbaarheid.values), set()),
    "partner": ({"openbaar", "wijkteam"}, set()),
    "behandelaar": (set(), set()),
    "kcc": ({"openbaar", "wijkteam", "partners"}, {"openbaar", "wijkteam", "partners"}),
    "beheerder": (set(), set()),
    "college": (set(), set()),
    "griffie": (set(), set()),
    "budgetbeheerder": (set(), set()),
    "privacy": (set(), set()),
    "bewoner": (set(), set()),
}


@pytest.mark.parametrize("wie", ALLEN)
def test_what_a_role_sees(wie, stad, meld):
    eigen = {niveau: meld(zichtbaarheid=niveau) for niveau in Zichtbaarheid.values}
    ander = {niveau: meld(zichtbaarheid=niveau, punt=IN_ANDERE) for niveau in Zichtbaarheid.values}
    persoon = getattr(stad, wie)
    gezien = set(rules.zichtbaar_voor(persoon))
    hier, daar = ZIET[wie]
    assert gezien == {eigen[niveau] for niveau in hier} | {ander[niveau] for niveau in daar}
    assert {rij.pk for rij in queries.inbox(persoon).rijen} == {rij.pk for rij in gezien}
    for signaal in (*eigen.values(), *ander.values()):
        assert (queries.detail(persoon, signaal.pk) is not None) == (signaal in gezien)
        assert houdt(persoon, "signalen.lezen", signaal) == (signaal in gezien)


def test_partner_sees_what_names_it_and_what_was_passed_on_to_it(stad, meld):
    genoemd, doorgezet, vreemd = (meld(punt=IN_ANDERE, zichtbaarheid="regisseur") for _ in range(3))
    actions.show_to(genoemd, zichtbaarheid="partners", partners=[stad.woonstichting], by=stad.oosterheem)
    pass_on(doorgezet, stad.woonstichting, stad.oosterheem)
    pass_on(vreemd, stad.openbare_ruimte, stad.oosterheem)
    assert set(rules.zichtbaar_voor(stad.partner)) == {genoemd, doorgezet}
    assert set(rules.zichtbaar_voor(stad.behandelaar)) == {vreemd}


def test_a_name_counts_only_at_the_level_of_named_partners(stad, meld):
    signaal = meld(punt=IN_ANDERE)
    actions.show_to(signaal, zichtbaarheid="partners", partners=[stad.woonstichting], by=stad.oosterheem)
    actions.show_to(signaal, zichtbaarheid="regisseur", by=stad.oosterheem)
    assert not rules.zichtbaar_voor(stad.partner).exists()


def test_an_ended_role_sees_and_does_nothing(stad, meld):
    signaal = meld()
    Rolvervulling.objects.filter(persoon=stad.seghwaert).update(tot=date(2026, 3, 4))
    forget_roles(stad.seghwaert)
    assert rules.zichtbaar_voor(stad.seghwaert).exists()
    with klok.op(NU + dagen(1)):
        assert not rules.zichtbaar_voor(stad.seghwaert).exists()
        with pytest.raises(Weigering):
            actions.take(signaal, by=stad.seghwaert)


LEIDT = {"seghwaert"}
MAG = {
    # act: who may do it with a new signal at level wijkteam in Seghwaert
    "take": LEIDT,
    "assign": LEIDT,
    "forward": LEIDT,
    "schedule": LEIDT,
    "close": LEIDT,
    "decline": LEIDT,
    "merge": LEIDT,
    "ask": LEIDT,
    "message": LEIDT,
    "classify": LEIDT,
    "rename": LEIDT,
    "show_to": LEIDT,
    "relocate": LEIDT,
    "note": LEIDT | {"kcc"},
    "withdraw": LEIDT | {"kcc"},
}


def act(handeling: str, signaal: Signaal, stad, meld, by) -> None:
    ander = meld()
    {
        "take": lambda: actions.take(signaal, by=by),
        "assign": lambda: actions.assign(signaal, organisatie=stad.openbare_ruimte, by=by),
        "forward": lambda: pass_on(signaal, stad.openbare_ruimte, by),
        "schedule": lambda: actions.schedule(signaal, tafel="College", by=by),
        "close": lambda: actions.close(signaal, uitkomst="Klaar.", by=by),
        "decline": lambda: actions.decline(signaal, uitkomst="Elders.", by=by),
        "merge": lambda: actions.merge(signaal, met=ander, by=by),
        "ask": lambda: actions.ask(signaal, tekst="Welke container?", by=by),
        "message": lambda: actions.message(signaal, tekst="Wij kijken morgen.", by=by),
        "classify": lambda: actions.classify(signaal, onderwerp=stad.ander_onderwerp, by=by),
        "rename": lambda: actions.rename(signaal, titel="Afval", by=by),
        "show_to": lambda: actions.show_to(signaal, zichtbaarheid="openbaar", by=by),
        "relocate": lambda: actions.relocate(signaal, buurt=stad.hofjes, by=by),
        "note": lambda: actions.note(signaal, tekst="Gebeld.", by=by),
        "withdraw": lambda: actions.withdraw(signaal, by=by),
        "hand_back": lambda: actions.hand_back(signaal, reden="Niet van ons.", by=by),
        "answer": lambda: actions.answer(signaal, tekst="Gedaan.", by=by),
        "reopen": lambda: actions.reopen(signaal, reden="Weer terug.", by=by),
    }[handeling]()


@pytest.mark.parametrize("handeling", MAG)
def test_who_may_do_what_with_a_new_signal(handeling, stad, meld):
    signaal = meld()
    voor = Signaal.objects.filter(pk=signaal.pk).values().get()
    for wie in ALLEN:
        if wie in MAG[handeling]:
            act(handeling, meld(), stad, meld, getattr(stad, wie))
            continue
        with pytest.raises(Weigering) as weigering:
            act(handeling, signaal, stad, meld, getattr(stad, wie))
        assert weigering.value.regel.startswith("signalen."), wie
        assert Signaal.objects.filter(pk=signaal.pk).values().get() == voor, wie


@pytest.mark.parametrize("handeling", ["take", "hand_back", "answer", "note"])
@pytest.mark.parametrize("wie", ["partner", "behandelaar"])
def test_receiver_may_accept_answer_and_hand_back_what_lies_with_it(wie, handeling, stad, meld):
    persoon = getattr(stad, wie)
    act(handeling, pass_on(meld(), persoon.organisatie, stad.seghwaert), stad, meld, persoon)
    with pytest.raises(Weigering):
        act(handeling, meld(), stad, meld, persoon)


@pytest.mark.parametrize(("wie", "mag"), [("seghwaert", True), ("kcc", True), ("partner", False), ("wethouder", False)])
def test_who_may_open_again(wie, mag, stad, meld):
    signaal = actions.close(meld(), uitkomst="Klaar.", by=stad.seghwaert)
    if mag:
        act("reopen", signaal, stad, meld, getattr(stad, wie))
    else:
        with pytest.raises(Weigering):
            act("reopen", signaal, stad, meld, getattr(stad, wie))


@pytest.mark.parametrize("handeling", sorted({*MAG} - {"withdraw"}))
def test_without_a_person_only_the_reporter_acts(handeling, stad, meld):
    with pytest.raises(Weigering):
        act(handeling, meld(), stad, meld, None)


def test_note_for_the_regisseur_is_read_by_the_regisseur_alone(stad, meld):
    signaal = meld()
    actions.note(signaal, tekst="Alleen voor mij.", by=stad.seghwaert, alleen_regisseur=True)
    actions.note(signaal, tekst="Voor allen.", by=stad.seghwaert)
    gelezen = {
        wie: {moment.tekst for moment in queries.timeline(signaal, wie and getattr(stad, wie)) if moment.tekst}
        for wie in ("seghwaert", "wethouder", "partner", "kcc", None)
    }
    assert gelezen["seghwaert"] == {"Alleen voor mij.", "Voor allen."}
    assert gelezen["wethouder"] == gelezen["partner"] == gelezen["kcc"] == {"Voor allen."}
    assert gelezen[None] == set()


@pytest.mark.parametrize(
    ("wie", "ziet"), [("seghwaert", True), ("kcc", True), ("partner", False), ("wethouder", False)]
)
def test_who_knows_the_reporter(wie, ziet, stad, meld):
    dossier = queries.detail(getattr(stad, wie), meld().pk)
    assert (dossier.melder is not None) == ziet
    assert dossier.bereikbaar


def test_steps_offered_are_the_steps_that_work(stad, meld):
    signaal = pass_on(meld(), stad.woonstichting, stad.seghwaert)
    assert queries.detail(stad.partner, signaal.pk).stappen == ["take", "hand_back", "answer", "note"]
    assert queries.detail(stad.wethouder, signaal.pk).stappen == []
    voor_regisseur = queries.detail(stad.seghwaert, signaal.pk).stappen
    for handeling in voor_regisseur:
        act(handeling, pass_on(meld(), stad.woonstichting, stad.seghwaert), stad, meld, stad.seghwaert)


def test_only_the_manager_keeps_the_catalogue(stad):
    nieuw = Onderwerp(naam="Water", sleutel="water", groep="Groen")
    with pytest.raises(Weigering):
        actions.save_subject(nieuw, by=stad.seghwaert)
    assert actions.save_subject(nieuw, by=stad.beheerder).pk
