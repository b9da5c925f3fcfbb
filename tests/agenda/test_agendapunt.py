"""A question from preparation to its end: what each step does, refuses, tells and leaves on the thread."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.agenda.conftest import IN_ANDERE
from wijkwerk.agenda.actions import agendapunt as actions
from wijkwerk.agenda.actions import knelpunt
from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.queries import agendapunt as queries
from wijkwerk.agenda.states.agendapunt import Status, Tafel, Zichtbaarheid
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen.states import Status as Signaalstatus


def mails(soort: str) -> list[str]:
    """Return to whom a text of this kind went."""
    return list(Bericht.objects.filter(sleutel__contains=f"-{soort}-").order_by("aan").values_list("aan", flat=True))


def test_a_question_starts_in_preparation_and_hangs_on_its_sources(stad, meld, maak_thema, vraag):
    signaal, thema = meld(), maak_thema()
    punt = vraag(ingediend=False, signalen=[signaal], thema=thema)
    assert (punt.status, punt.trekker, punt.thema) == (Status.VOORBEREIDING, stad.seghwaert, thema)
    banden = Verband.objects.filter(naar_soort="agenda.agendapunt", naar_id=punt.pk, soort="geagendeerd")
    assert set(banden.values_list("van_soort", flat=True)) == {"signalen.signaal", "agenda.thema"}
    signaal.refresh_from_db()
    assert signaal.status == Signaalstatus.NIEUW


def test_the_same_form_twice_is_one_question(stad, vraag):
    sleutel = uuid4()
    assert vraag(ingediend=False, client_id=sleutel) == vraag(ingediend=False, client_id=sleutel)
    assert Agendapunt.objects.count() == 1


@pytest.mark.parametrize(
    ("tafel", "velden", "regel"),
    [
        ("partner", {}, "agenda.tafel_organisatie"),
        ("vakafdeling", {"organisatie": "woonstichting"}, "agenda.tafel_organisatie"),
        ("college", {"organisatie": "woonstichting"}, "agenda.tafel_organisatie"),
        ("wijkteam", {"werkgebied": None}, "agenda.tafel_wijk"),
        ("kroeg", {}, "agenda.tafel_bestaat"),
        ("college", {"gewenst_op": "gisteren"}, "agenda.datum"),
        ("college", {"vraag": "   "}, "agenda.vraag"),
        ("college", {"vraag": "x" * 201}, "agenda.vraag"),
        ("college", {"kosten": -1}, "agenda.kosten"),
        ("college", {"toelichting": "Zijn BSN is 111222333."}, "pii.bsn"),
    ],
)
def test_what_no_table_can_use_is_refused_with_its_rule(stad, vraag, tafel, velden, regel):
    if velden.get("organisatie"):
        velden = {"organisatie": stad.woonstichting}
    if velden.get("gewenst_op"):
        velden = {"gewenst_op": klok.vandaag() - timedelta(days=1)}
    with pytest.raises(Weigering) as weigering:
        vraag(tafel, ingediend=False, **velden)
    assert weigering.value.regel == regel
    assert not Agendapunt.objects.exists()


def test_a_source_one_may_not_see_is_refused_and_nothing_is_made(stad, meld, vraag):
    elders = meld(punt=IN_ANDERE)
    with pytest.raises(Weigering) as weigering:
        vraag(ingediend=False, signalen=[elders])
    assert weigering.value.regel == "agenda.lezen"
    assert not Agendapunt.objects.exists()


def test_submitting_tells_the_table_and_schedules_the_signals_on_the_thread(stad, meld, maak_thema, vraag):
    los, gebundeld = meld(), meld("Nog eens afval.")
    klaar = signalen.close(meld("Al klaar."), uitkomst="Opgeruimd.", by=stad.seghwaert)
    punt = vraag("wijkwethouder", signalen=[los, klaar], thema=maak_thema(signalen=[gebundeld]))
    assert punt.status == Status.WACHT
    assert mails("aan_tafel") == [stad.wethouder.email]
    for signaal in (los, gebundeld):
        signaal.refresh_from_db()
        assert (signaal.status, signaal.tafel) == (Signaalstatus.GEAGENDEERD, str(Tafel.WIJKWETHOUDER.label))
    klaar.refresh_from_db()
    assert klaar.status == Signaalstatus.AFGEHANDELD


def test_signals_one_does_not_lead_stay_as_they_are(stad, meld, vraag):
    elders = meld(punt=IN_ANDERE)
    punt = vraag("college", werkgebied=None, ingediend=False, by=stad.oosterheem, signalen=[elders])
    punt = actions.change(punt, trekker=stad.seghwaert, by=stad.oosterheem)
    actions.submit(punt, by=stad.seghwaert)
    elders.refresh_from_db()
    assert elders.status == Signaalstatus.NIEUW


def test_submitting_after_the_day_is_over_is_refused(stad, vraag):
    punt = vraag(ingediend=False)
    with klok.op(klok.nu() + timedelta(days=15)), pytest.raises(Weigering) as weigering:
        actions.submit(punt, by=stad.seghwaert)
    assert weigering.value.regel == "agenda.datum"


def test_handing_back_counts_tells_why_and_keeps_the_reason(stad, vraag):
    punt = vraag("vakafdeling", organisatie=stad.openbare_ruimte)
    punt = actions.hand_back(punt, reden="Eerst een tekening, dan praten we.", by=stad.behandelaar)
    assert (punt.status, punt.keren_terug) == (Status.VOORBEREIDING, 1)
    assert mails("teruggegeven") == [stad.seghwaert.email]
    assert "Eerst een tekening" in Bericht.objects.get(sleutel__contains="-teruggegeven-").tekst
    assert queries.timeline(punt)[0].tekst == "Eerst een tekening, dan praten we."
    regel = logboek.of_object(punt).first()
    assert regel.handeling == "agenda.teruggegeven"
    assert "tekening" not in str(regel.gegevens)


def test_handing_back_without_a_reason_is_refused(stad, vraag):
    with pytest.raises(Weigering) as weigering:
        actions.hand_back(vraag(), reden=" ", by=stad.seghwaert)
    assert weigering.value.regel == "agenda.reden"


@pytest.mark.parametrize(
    ("tafel", "hoger"), [("wijkteam", "wijkwethouder"), ("wijkwethouder", "college"), ("partner", "wijkwethouder")]
)
def test_escalating_goes_up_one_table_and_forgets_the_organisation(stad, vraag, tafel, hoger):
    punt = vraag(tafel, organisatie=stad.woonstichting if tafel == "partner" else None)
    punt = actions.escalate(punt, reden="Hier komen we er niet uit.", by=stad.seghwaert)
    assert (punt.tafel, punt.organisatie, punt.status) == (hoger, None, Status.WACHT)


def test_above_the_college_nothing_takes_over_but_the_college_goes_to_the_council(stad, vraag):
    punt = vraag("college")
    with pytest.raises(Weigering) as weigering:
        actions.escalate(punt, reden="Verder.", by=stad.seghwaert)
    assert weigering.value.regel == "agenda.hoger"
    punt = actions.change_table(punt, tafel="raad", reden="Het gaat om het hele budget.", by=stad.college)
    assert punt.tafel == Tafel.RAAD
    assert stad.griffie.email in mails("aan_tafel")


def test_a_move_to_another_table_brings_the_signals_along(stad, meld, vraag):
    signaal = meld()
    punt = vraag(signalen=[signaal])
    actions.change_table(punt, tafel="college", reden="Het kost te veel voor de wijk.", by=stad.seghwaert)
    signaal.refresh_from_db()
    assert signaal.tafel == str(Tafel.COLLEGE.label)


def test_another_table_needs_a_reason_once_it_lay_somewhere(stad, vraag):
    with pytest.raises(Weigering) as weigering:
        actions.change_table(vraag(), tafel="college", by=stad.seghwaert)
    assert weigering.value.regel == "agenda.reden"
    concept = vraag(ingediend=False)
    assert actions.change_table(concept, tafel="college", by=stad.seghwaert).tafel == Tafel.COLLEGE


def test_taking_off_returns_the_signals_unless_another_question_holds_them(stad, meld, vraag):
    los, vast = meld(), meld("Ook elders.")
    punt = vraag(signalen=[los, vast])
    vraag("college", signalen=[vast])
    punt = actions.withdraw(punt, reden="Het is al opgelost.", by=stad.seghwaert)
    assert (punt.status, punt.afvoerreden) == (Status.AFGEVOERD, "Het is al opgelost.")
    los.refresh_from_db()
    vast.refresh_from_db()
    assert (los.status, los.behandelaar) == (Signaalstatus.IN_BEHANDELING, stad.seghwaert)
    assert vast.status == Signaalstatus.GEAGENDEERD


def test_what_was_taken_off_can_be_taken_up_again_with_everything_in_it(stad, vraag):
    punt = actions.set_options(vraag(ingediend=False), [{"titel": "Doen"}], by=stad.seghwaert)
    punt = actions.withdraw(punt, reden="Nu niet.", by=stad.seghwaert)
    punt = actions.resume(punt, by=stad.seghwaert)
    assert punt.status == Status.VOORBEREIDING
    assert [optie.titel for optie in punt.opties.all()] == ["Doen"]
    assert "Nu niet." in [moment.tekst for moment in queries.timeline(punt)]


def test_a_knelpunt_blocks_taking_off_until_it_is_solved(stad, vraag):
    punt = vraag("wijkwethouder")
    vast = knelpunt.report(punt, toelichting="Niemand wil betalen.", by=stad.wethouder)
    with pytest.raises(Weigering) as weigering:
        actions.withdraw(punt, reden="Laat maar.", by=stad.seghwaert)
    assert weigering.value.regel == "agenda.knelpunt_open"
    knelpunt.solve(vast, uitkomst="De wijk betaalt zelf.", by=stad.wethouder)
    assert actions.withdraw(punt, reden="Opgelost.", by=stad.seghwaert).status == Status.AFGEVOERD


def test_a_decision_closes_the_question_and_what_was_stuck(stad, vraag):
    punt = vraag("wijkwethouder")
    knelpunt.report(punt, toelichting="Het wacht te lang.", by=stad.wethouder)
    punt = actions.mark_decided(punt, by=stad.seghwaert)
    assert punt.status == Status.BESLOTEN
    vast = punt.knelpunten.get()
    assert (vast.opgelost_op is not None, vast.uitkomst) == (True, "Er is besloten.")


def test_a_stale_screen_is_refused_and_nothing_is_lost(stad, vraag):
    punt = vraag(ingediend=False)
    actions.change(punt, toelichting="Van een collega.", by=stad.seghwaert, versie=1)
    with pytest.raises(Weigering) as weigering:
        actions.change(punt, toelichting="Van mij.", by=stad.seghwaert, versie=1)
    assert weigering.value.regel == "agenda.versie"
    punt.refresh_from_db()
    assert punt.toelichting == "Van een collega."


def test_options_keep_their_key_so_that_a_decision_can_name_them(stad, vraag):
    punt = actions.set_options(vraag(ingediend=False), [{"titel": "Doen"}, {"titel": "Niet"}], by=stad.seghwaert)
    doen, niet = punt.opties.all()
    rijen = [{"pk": niet.pk, "titel": "Niet doen"}, {"titel": "Wachten", "kosten": 5000}]
    actions.set_options(punt, rijen, by=stad.seghwaert)
    assert [(optie.pk == niet.pk, optie.titel) for optie in punt.opties.all()] == [
        (True, "Niet doen"),
        (False, "Wachten"),
    ]
    assert not type(doen).objects.filter(pk=doen.pk).exists()


def test_effects_are_one_per_wijk_and_empty_ones_go(stad, vraag):
    punt = vraag(ingediend=False)
    actions.set_effects(punt, {stad.wijk: "Rustiger.", stad.andere_wijk: "Drukker."}, by=stad.seghwaert)
    actions.set_effects(punt, {stad.wijk: "Veel rustiger.", stad.andere_wijk: " "}, by=stad.seghwaert)
    assert [(rij.werkgebied, rij.effect) for rij in punt.effecten.all()] == [(stad.wijk, "Veel rustiger.")]


def test_every_act_counts_as_movement(stad, vraag):
    punt = vraag()
    later = klok.nu() + timedelta(days=3)
    with klok.op(later):
        punt = actions.set_involved(punt, [stad.woonstichting], by=stad.seghwaert)
    assert punt.bewogen_op == later


def test_after_the_end_nothing_changes(stad, vraag):
    punt = actions.mark_decided(vraag(), by=stad.seghwaert)
    daden = (
        lambda: actions.change(punt, toelichting="Toch anders.", by=stad.seghwaert),
        lambda: actions.set_options(punt, [], by=stad.seghwaert),
        lambda: actions.withdraw(punt, reden="Weg.", by=stad.seghwaert),
        lambda: actions.escalate(punt, reden="Hoger.", by=stad.seghwaert),
        lambda: actions.change_table(punt, tafel="raad", reden="Hoger.", by=stad.seghwaert),
    )
    for daad in daden:
        with pytest.raises(Weigering) as weigering:
            daad()
        assert weigering.value.regel == "agenda.levensloop"


def test_the_checklist_names_what_a_table_would_ask_and_shrinks(stad, vraag):
    punt = vraag(ingediend=False)
    leeg = queries.detail(stad.seghwaert, punt.pk).ontbreekt
    actions.change(
        punt, toelichting="Er ligt afval.", geprobeerd="Een bord.", belang_wijk="Schoon.", belang_stad="Betaalbaar.",
        kosten=0, by=stad.seghwaert,
    )  # fmt: skip
    actions.set_options(punt, [{"titel": "Doen"}, {"titel": "Niet doen"}], by=stad.seghwaert)
    actions.set_effects(punt, {stad.wijk: "Schoner."}, by=stad.seghwaert)
    assert len(leeg) >= 6
    assert queries.detail(stad.seghwaert, punt.pk).ontbreekt == []


def test_only_who_leads_somewhere_can_pull_a_question(stad, vraag):
    with pytest.raises(Weigering) as weigering:
        actions.change(vraag(ingediend=False), trekker=stad.partner, by=stad.seghwaert)
    assert weigering.value.regel == "agenda.agenderen"


def test_visibility_starts_with_the_team(vraag):
    assert vraag(ingediend=False).zichtbaarheid == Zichtbaarheid.WIJKTEAM
