"""Dated roles: when they begin and end, who may give them, and the yearly review."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.spelers import geef_mandaat
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen import actions, queries, rules
from wijkwerk.mensen.models import Mandaat, Persoon, Rol, Rolvervulling, Toegangscontrole


def vers(persoon: Persoon) -> Persoon:
    return Persoon.objects.get(pk=persoon.pk)


def om(tekst: str):
    return klok.op(datetime.fromisoformat(tekst).replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("moment", "heeft"),
    [
        ("2026-06-30T21:59:59", False),
        ("2026-06-30T22:00:00", True),
        ("2026-12-31T22:59:59", True),
        ("2026-12-31T23:00:00", False),
    ],
)
def test_role_begins_and_ends_at_midnight_in_amsterdam(spelers, moment, heeft):
    van, tot = date(2026, 7, 1), date(2027, 1, 1)
    with om("2026-06-01T10:00"):
        actions.appoint(
            spelers.seghwaert, rol=Rol.WIJKREGISSEUR, werkgebied=spelers.andere_wijk, van=van, tot=tot, by=None
        )
    with om(moment):
        assert rules.holds(vers(spelers.seghwaert), Rol.WIJKREGISSEUR, spelers.andere_wijk) is heeft


def test_role_of_a_person_in_hand_changes_with_the_day(spelers):
    actions.end_role(spelers.kcc.rollen.get(), tot=date(2027, 3, 1), by=None)
    persoon = vers(spelers.kcc)
    with om("2027-02-28T12:00"):
        assert rules.holds(persoon, Rol.KCC)
    with om("2027-03-01T12:00"):
        assert not rules.holds(persoon, Rol.KCC)


def test_areas_are_the_own_ones_or_all(spelers):
    assert rules.areas(spelers.seghwaert, Rol.WIJKREGISSEUR) == {spelers.wijk.pk}
    assert rules.areas(spelers.kcc, Rol.KCC) is rules.ALL
    assert rules.areas(spelers.kcc, Rol.PARTNER) == frozenset()
    assert not rules.holds(spelers.seghwaert, Rol.WIJKREGISSEUR, spelers.andere_wijk)
    assert rules.holds(spelers.kcc, Rol.KCC, spelers.andere_wijk)
    assert not rules.holds(None, Rol.KCC)


def test_roles_of_one_person_cost_one_query(spelers, django_assert_num_queries):
    persoon = vers(spelers.seghwaert)
    with django_assert_num_queries(1):
        for rol in Rol:
            rules.holds(persoon, rol, spelers.wijk)
            rules.areas(persoon, rol)


def weigert(regel: str, act, *args, **gegevens) -> None:
    with pytest.raises(Weigering) as fout:
        act(*args, **gegevens)
    assert fout.value.regel == regel


def test_only_the_manager_gives_roles(spelers):
    weigert("mensen.beheren", actions.appoint, spelers.kcc, rol=Rol.PRIVACY, by=spelers.seghwaert)
    weigert("mensen.beheren", actions.end_role, spelers.kcc.rollen.get(), by=spelers.wethouder)
    weigert("mensen.beheren", actions.deactivate, spelers.kcc, by=spelers.privacy)


def test_nobody_gives_or_reviews_his_own_role(spelers):
    eigen = spelers.beheerder.rollen.get()
    weigert("mensen.rol.eigen", actions.appoint, spelers.beheerder, rol=Rol.PRIVACY, by=spelers.beheerder)
    weigert("mensen.rol.eigen", actions.end_role, eigen, by=spelers.beheerder)
    weigert("mensen.toegangscontrole.eigen", actions.confirm_right, eigen, by=spelers.beheerder)
    weigert("mensen.sluiten.eigen", actions.deactivate, spelers.beheerder, by=spelers.beheerder)


@pytest.mark.parametrize(
    ("van", "tot", "mag"),
    [
        (date(2026, 1, 1), date(2026, 3, 1), True),
        (date(2026, 1, 1), date(2026, 3, 2), False),
        (date(2026, 5, 1), None, False),
        (date(2026, 6, 1), None, True),
        (date(2026, 1, 1), None, False),
    ],
)
def test_same_role_never_overlaps_itself(spelers, van, tot, mag):
    begin, einde = date(2026, 3, 1), date(2026, 6, 1)
    actions.appoint(spelers.oosterheem, rol=Rol.KCC, van=begin, tot=einde, by=spelers.beheerder)
    if mag:
        actions.appoint(spelers.oosterheem, rol=Rol.KCC, van=van, tot=tot, by=spelers.beheerder)
        assert spelers.oosterheem.rollen.filter(rol=Rol.KCC).count() == 2
    else:
        weigert(
            "mensen.rol.dubbel",
            actions.appoint,
            spelers.oosterheem,
            rol=Rol.KCC,
            van=van,
            tot=tot,
            by=spelers.beheerder,
        )


def test_roles_fit_the_account(spelers):
    beheerder = spelers.beheerder
    weigert("mensen.rol.bewoner", actions.appoint, spelers.bewoner, rol=Rol.KCC, by=beheerder)
    weigert("mensen.rol.partner", actions.appoint, spelers.partner, rol=Rol.BEHEERDER, by=beheerder)
    weigert("mensen.rol.organisatie", actions.appoint, spelers.kcc, rol=Rol.BEHANDELAAR, by=beheerder)
    dag = date(2026, 5, 1)
    weigert("mensen.rol.datums", actions.appoint, spelers.kcc, rol=Rol.PRIVACY, van=dag, tot=dag, by=beheerder)


def test_role_taken_back_on_its_first_day_is_gone_at_once(spelers):
    vervulling = actions.appoint(spelers.kcc, rol=Rol.PRIVACY, by=spelers.beheerder)
    actions.stop_right(vervulling, by=spelers.beheerder)
    assert not rules.holds(vers(spelers.kcc), Rol.PRIVACY)
    assert not Rolvervulling.objects.filter(persoon=spelers.kcc, rol=Rol.PRIVACY).exists()
    assert Logregel.objects.filter(handeling="mensen.rol_ingetrokken", object_id=spelers.kcc.pk).count() == 1


def test_every_change_of_a_role_is_logged_without_names(spelers):
    actions.appoint(spelers.kcc, rol=Rol.WIJKREGISSEUR, werkgebied=spelers.wijk, by=spelers.beheerder)
    regel = Logregel.objects.get(handeling="mensen.rol_gegeven")
    assert (regel.actor_id, regel.object_id) == (spelers.beheerder.pk, spelers.kcc.pk)
    assert regel.gegevens["werkgebied"] == spelers.wijk.pk
    assert "Sanne" not in str(regel.gegevens)


def test_review_shows_the_longest_unseen_first_and_marks_what_is_late(spelers):
    with om("2026-05-01T10:00"):
        actions.confirm_right(spelers.seghwaert.rollen.get(), by=spelers.beheerder)
        regels = queries.review_list()
        assert regels[-1].persoon == spelers.seghwaert
        assert [regel.te_laat for regel in regels] == [True] * (len(regels) - 1) + [False]
    with om("2027-05-01T10:00"):
        assert not queries.review_list()[-1].te_laat
    with om("2027-05-02T10:00"):
        assert queries.review_list()[-1].te_laat


def test_review_in_one_go_confirms_and_stops_without_javascript(als, spelers):
    blijft, stopt, open_ = (wie.rollen.get() for wie in (spelers.seghwaert, spelers.oosterheem, spelers.kcc))
    browser = als(spelers.beheerder)
    antwoord = browser.post(
        "/mensen/toegangscontrole/", {f"rol-{blijft.pk}": "blijft", f"rol-{stopt.pk}": "stopt"}, follow=True
    )
    assert "Uw 2 antwoorden zijn opgeslagen." in antwoord.content.decode()
    assert rules.holds(vers(spelers.seghwaert), Rol.WIJKREGISSEUR)
    assert not rules.roles_of(vers(spelers.oosterheem))
    assert not Toegangscontrole.objects.filter(rolvervulling=open_).exists()
    assert als(spelers.oosterheem).get("/mensen/").status_code == 403


def test_review_counts_mandates_and_says_who_looked_when(als, spelers, django_assert_num_queries):
    with om("2025-03-01T10:00"):
        blijft = geef_mandaat(spelers.college, "college", van=date(2025, 1, 1))
        stopt = geef_mandaat(
            spelers.wethouder, "wijkwethouder", spelers.wijk, tot_bedrag=1_000_000, van=date(2025, 1, 1)
        )
        eigen = geef_mandaat(spelers.beheerder, "college", van=date(2025, 1, 1))
        for rol in Rolvervulling.objects.exclude(persoon=spelers.beheerder):
            actions.confirm_right(rol, by=spelers.beheerder)
    weigert("mensen.toegangscontrole.eigen", actions.confirm_right, eigen, by=spelers.beheerder)
    with om("2026-02-01T10:00"):
        with django_assert_num_queries(3):  # roles, mandates, and the kinds that a room keeps as rows
            laat = {regel.veld for regel in queries.review_list() if regel.te_laat}
        assert laat == {f"mandaat-{rij.pk}" for rij in (blijft, stopt, eigen)} | {
            f"rol-{spelers.beheerder.rollen.get().pk}"
        }
        browser, adres = als(spelers.beheerder), "/mensen/toegangscontrole/"
        pagina = browser.get(adres).content.decode()
        assert "Mandaat: Besluiten aan de tafel: College" in pagina
        assert "tot en met EUR 10.000,00" in pagina
        assert f'name="mandaat-{eigen.pk}"' not in pagina
        antwoord = {f"mandaat-{blijft.pk}": "blijft", f"mandaat-{stopt.pk}": "stopt"}
        pagina = browser.post(adres, antwoord, follow=True).content.decode()
        assert "Uw 2 antwoorden zijn opgeslagen." in pagina
        assert "1 februari 2026<br>" in pagina
        assert "door Bilal Elzinga" in pagina
        assert f'name="mandaat-{stopt.pk}"' not in pagina
        controle = Toegangscontrole.objects.get(mandaat=blijft)
        assert (controle.uitkomst, controle.door) == ("blijft", spelers.beheerder)
        stopt.refresh_from_db()
        assert stopt.tot == date(2026, 2, 1)
    regel = Logregel.objects.filter(handeling="mensen.toegang_gecontroleerd", object_id=spelers.college.pk).get(
        gegevens__mandaat="agenda.college"
    )
    assert regel.gegevens["uitkomst"] == "blijft"


def test_mandate_stopped_on_its_first_day_is_gone_with_its_answer(spelers):
    mandaat = geef_mandaat(spelers.college, "college", van=klok.vandaag())
    actions.stop_right(mandaat, by=spelers.beheerder)
    assert not Mandaat.objects.exists()


@pytest.mark.beide
def test_database_wants_an_answer_about_one_thing(spelers):
    mandaat, rol = geef_mandaat(spelers.college, "college"), spelers.college.rollen.get()
    vast = {"uitkomst": "blijft", "door": spelers.beheerder, "op": klok.nu()}
    for wat in ({}, {"mandaat": mandaat, "rolvervulling": rol}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Toegangscontrole.objects.create(**wat, **vast)
    assert not Toegangscontrole.objects.exists()


def test_closing_an_account_ends_its_roles(spelers):
    actions.deactivate(spelers.partner, by=spelers.beheerder)
    assert not rules.roles_of(vers(spelers.partner))
    assert spelers.partner.rollen.get().tot == klok.vandaag()


def test_managers_are_reminded_once_a_week(spelers):
    from wijkwerk.kern.berichten.models import Bericht
    from wijkwerk.mensen.tasks import remind_review

    for dag, aantal in (("2026-05-04", 1), ("2026-05-05", 1), ("2026-05-11", 2)):
        with om(f"{dag}T06:00"):
            remind_review.call()
        assert Bericht.objects.filter(aan=spelers.beheerder.email).count() == aantal


def test_first_manager_comes_from_the_command_line(db):
    from django.core.management import CommandError, call_command

    from wijkwerk.kern.berichten.models import Bericht

    call_command("mensen_beheerder", "eerste@voorbeeld.nl", naam="Joris Palthe")
    persoon = Persoon.objects.get()
    assert rules.manage_people(persoon)
    assert "/inloggen/wachtwoord/" in Bericht.objects.get(aan="eerste@voorbeeld.nl").tekst
    with pytest.raises(CommandError, match="Er is al een account"):
        call_command("mensen_beheerder", "eerste@voorbeeld.nl")
