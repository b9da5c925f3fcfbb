"""A thema: made, gathered, changed, made public, ended; what is refused, and what is left when its term is over."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.agenda.conftest import NU
from wijkwerk.agenda.actions import thema as actions
from wijkwerk.agenda.actions import thema_bewaren
from wijkwerk.agenda.models import Agendapunt, Thema
from wijkwerk.agenda.queries import thema as queries
from wijkwerk.agenda.queries.thema_suggesties import suggested
from wijkwerk.agenda.states.thema import Losreden, Status
from wijkwerk.kern import klok
from wijkwerk.kern.bewaren import registry
from wijkwerk.kern.draad import queries as draad
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import queries as zoeken
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen.states import Zichtbaarheid

pytestmark = pytest.mark.django_db
BSN = "Mijn nummer is 111222333."
BELLEN = "Bel buurvrouw op 06-12345678."


def lines(thema: Thema) -> list[str]:
    return [regel.handeling for regel in logboek.of_object(thema).order_by("pk")]


def refused(regel: str):
    return pytest.raises(Weigering, check=lambda weigering: weigering.regel == regel)


def test_the_same_form_twice_is_one_thema(stad, maak_thema):
    sleutel = uuid4()
    assert maak_thema(client_id=sleutel) == maak_thema("Een andere titel", client_id=sleutel)
    thema = Thema.objects.get()
    assert (thema.titel, thema.eigenaar, thema.status) == ("Afval bij de containers", stad.seghwaert, Status.LOOPT)
    assert lines(thema) == ["agenda.thema_gemaakt"]
    assert zoeken.search("agenda.thema", "container") == [thema.pk]


def test_a_signal_may_belong_to_several_themas_and_only_once_to_each(stad, meld, maak_thema):
    signaal, ander = meld(), meld("Ook hier ligt afval.")
    thema, tweede = maak_thema(signalen=[signaal]), maak_thema("Zwerfvuil in het park")
    assert actions.bundle(thema, [signaal, ander], reden="Zelfde plek", by=stad.seghwaert) == [ander]
    actions.bundle(tweede, [signaal], by=stad.seghwaert)
    assert set(queries.signals_of(thema)) == {signaal, ander}
    assert set(queries.themas_of(signaal)) == {thema, tweede}
    assert queries.reasons(thema, [signaal, ander]) == {ander.pk: "Zelfde plek"}
    assert lines(thema) == ["agenda.thema_gemaakt", "agenda.gebundeld", "agenda.gebundeld"]


def test_what_was_merged_comes_along_with_the_signal_it_went_on_in(stad, meld, maak_thema):
    doel, ander = meld(), meld("Hetzelfde, van de buren.")
    ander = signalen.merge(ander, met=doel, by=stad.seghwaert)
    thema = maak_thema(signalen=[ander, doel])
    assert list(queries.signals_of(thema)) == [doel]
    assert list(queries.themas_of(ander)) == [thema]
    gevonden = {(knoop.soort, knoop.id) for knoop in draad.walk(thema, "terug")}
    assert gevonden == {("signalen.signaal", doel.pk), ("signalen.signaal", ander.pk)}


def test_a_thema_stays_that_of_a_signal_that_is_merged_later(stad, meld, maak_thema):
    eerst, doel = meld(), meld("Hetzelfde, beter opgeschreven.")
    thema = maak_thema(signalen=[eerst])
    signalen.merge(eerst, met=doel, by=stad.seghwaert)
    assert list(queries.themas_of(doel)) == [thema]


def test_letting_a_signal_go_takes_the_link_and_says_why(stad, meld, maak_thema):
    signaal = meld()
    thema = maak_thema(signalen=[signaal])
    with refused("agenda.reden"):
        actions.unbundle(thema, signaal, reden="zomaar", by=stad.seghwaert)
    assert actions.unbundle(thema, signaal, reden=Losreden.PLEK, by=stad.seghwaert)
    assert not actions.unbundle(thema, signaal, reden=Losreden.PLEK, by=stad.seghwaert)
    assert not queries.signals_of(thema).exists()
    assert logboek.of_object(thema).first().gegevens == {"signaal_ids": [signaal.pk], "reden": "plek"}


def test_what_may_not_be_bundled_is_refused_and_nothing_is(stad, meld, maak_thema):
    weg, vreemd = signalen.withdraw(meld()), meld(punt=(52.055, 4.495))
    thema = maak_thema()
    for signaal, regel in ((weg, "agenda.bundelen"), (vreemd, "signalen.lezen")):
        with refused(regel):
            actions.bundle(thema, [meld(), signaal], by=stad.seghwaert)
    with refused("pii.persoon"):
        actions.bundle(thema, [meld()], reden=BELLEN, by=stad.seghwaert)
    with refused("agenda.bundelen"):
        actions.bundle(thema, [type(weg)(pk=pk) for pk in range(1, 202)], by=stad.seghwaert)
    assert not queries.signals_of(thema).exists()


def test_nothing_is_bundled_in_what_is_finished_until_it_is_resumed(stad, meld, maak_thema):
    thema = actions.finish(maak_thema(), resultaat="De bak is groter.", by=stad.seghwaert)
    with refused("agenda.levensloop"):
        actions.bundle(thema, [meld()], by=stad.seghwaert)
    actions.resume(thema, by=stad.seghwaert)
    assert len(actions.bundle(thema, [meld()], by=stad.seghwaert)) == 1


def test_personal_data_is_refused_where_residents_read_and_a_bsn_everywhere(stad, maak_thema):
    thema = maak_thema()
    for tekst, regel in ((BSN, "pii.bsn"), (BELLEN, "pii.persoon")):
        with refused(regel):
            maak_thema(tekst)
        with refused(regel):
            actions.publish(thema, publiek_verhaal=tekst, by=stad.seghwaert)
        with refused(regel):
            actions.finish(thema, resultaat=tekst, by=stad.seghwaert)
        with refused(regel):
            actions.change(thema, verhaal=tekst, by=stad.seghwaert)
    with refused("pii.bsn"):
        actions.publish(thema, publiek_verhaal=BSN, pii_gezien=True, by=stad.seghwaert)
    assert actions.publish(thema, publiek_verhaal=BELLEN, pii_gezien=True, by=stad.seghwaert).openbaar


def test_publishing_checks_the_result_that_becomes_readable_with_it(stad, maak_thema):
    thema = actions.finish(maak_thema(), resultaat=BELLEN, pii_gezien=True, by=stad.seghwaert)
    with refused("pii.persoon"):
        actions.publish(thema, publiek_verhaal="De bak is groter.", by=stad.seghwaert)


def test_taking_it_off_the_public_pages_keeps_the_story(stad, maak_thema):
    thema = actions.publish(maak_thema(), publiek_verhaal="Wij zetten meer bakken neer.", by=stad.seghwaert)
    thema = actions.unpublish(thema, by=stad.seghwaert)
    assert (thema.openbaar, thema.publiek_verhaal) == (False, "Wij zetten meer bakken neer.")
    assert actions.unpublish(thema, by=stad.seghwaert).versie == thema.versie
    assert lines(thema) == ["agenda.thema_gemaakt", "agenda.thema_gepubliceerd", "agenda.thema_van_site"]


def test_only_what_differs_is_a_change_and_the_log_says_which_not_what(stad, maak_thema):
    thema = maak_thema(verhaal="Elke maandag.")
    assert actions.change(thema, titel=thema.titel, verhaal="Elke maandag.", by=stad.seghwaert).versie == 1
    actions.change(thema, titel="Afval op maandag", eigenaar=stad.wethouder, by=stad.seghwaert)
    regel = logboek.of_object(thema).first()
    assert regel.gegevens == {"wat": ["eigenaar", "titel"], "eigenaar_id": stad.wethouder.pk}
    assert zoeken.search("agenda.thema", "maandag") == [thema.pk]


def test_the_owner_works_for_the_municipality_and_reads_the_agenda(stad, maak_thema):
    for wie in (stad.partner, stad.beheerder, stad.bewoner):
        with refused("agenda.eigenaar"):
            actions.change(maak_thema(), eigenaar=wie, by=stad.seghwaert)


def test_a_thema_is_made_and_moved_only_within_areas_of_the_regisseur(stad, maak_thema):
    with refused("agenda.thema"):
        maak_thema(werkgebied=stad.andere_wijk)
    with refused("agenda.thema"):
        actions.change(maak_thema(), werkgebied=stad.andere_wijk, by=stad.seghwaert)
    assert maak_thema(werkgebied=None).werkgebied is None


@pytest.mark.parametrize("speler", ["oosterheem", "wethouder", "partner", "behandelaar", "college", "griffie", "kcc"])
def test_only_its_regisseur_and_its_owner_keep_a_thema(stad, meld, maak_thema, speler):
    thema, wie = maak_thema(), getattr(stad, speler)
    daden = (
        lambda: actions.bundle(thema, [], by=wie),
        lambda: actions.unbundle(thema, meld(), reden=Losreden.PLEK, by=wie),
        lambda: actions.change(thema, titel="Anders", by=wie),
        lambda: actions.publish(thema, publiek_verhaal="Voor iedereen.", by=wie),
        lambda: actions.unpublish(thema, by=wie),
        lambda: actions.rest(thema, by=wie),
        lambda: actions.finish(thema, resultaat="Klaar.", by=wie),
        lambda: maak_thema(by=wie),
    )
    for daad in daden:
        with refused("agenda.thema"):
            daad()
    thema.refresh_from_db()
    assert (thema.versie, thema.openbaar, thema.titel) == (1, False, "Afval bij de containers")


def test_the_owner_keeps_it_without_being_regisseur_there(stad, maak_thema):
    thema = actions.change(maak_thema(), eigenaar=stad.wethouder, by=stad.seghwaert)
    assert actions.rest(thema, by=stad.wethouder).status == Status.IN_DE_GATEN


def test_what_may_be_kept_in_a_list_is_what_the_rule_says_one_by_one(stad, maak_thema):
    from wijkwerk.agenda.rules import keep_thema

    maak_thema()
    maak_thema(werkgebied=None)
    maak_thema(werkgebied=stad.andere_wijk, by=stad.oosterheem)
    actions.change(maak_thema(), eigenaar=stad.wethouder, by=stad.seghwaert)
    for wie in stad_people(stad):
        per_stuk = {thema for thema in Thema.objects.all() if keep_thema(wie, thema)}
        assert set(queries.keepable(wie)) == per_stuk, wie


def stad_people(stad):
    return [stad.seghwaert, stad.oosterheem, stad.wethouder, stad.partner, stad.behandelaar, stad.college]


@pytest.mark.parametrize("daad", ["change", "publish", "rest", "finish"])
def test_a_stale_version_is_refused_and_loses_nothing(stad, maak_thema, daad):
    thema = maak_thema()
    actions.change(thema, titel="Net veranderd", by=stad.seghwaert, versie=1)
    velden = {
        "change": {"titel": "Mijn titel"},
        "publish": {"publiek_verhaal": "Tekst."},
        "rest": {},
        "finish": {"resultaat": "Klaar."},
    }[daad]
    with refused("agenda.versie"):
        getattr(actions, daad)(thema, by=stad.seghwaert, versie=1, **velden)
    thema.refresh_from_db()
    assert (thema.titel, thema.status, thema.openbaar) == ("Net veranderd", Status.LOOPT, False)


def test_suggested_is_near_alike_and_recent_and_says_why(stad, meld, maak_thema):
    with klok.op(NU - timedelta(days=200)):
        meld("Er ligt al weken afval naast de container, lang geleden.")
    bron = meld()
    dichtbij = meld("Weer afval naast de container, al weken.", punt=(52.0552, 4.4852))
    meld("Afval naast de container aan de andere kant.", punt=(52.0595, 4.4895))
    meld("Busje staat verkeerd.", onderwerp=stad.ander_onderwerp)
    signalen.withdraw(meld("Er ligt al weken afval naast de container, toch niet."))
    thema = maak_thema(signalen=[bron])
    [voorstel] = suggested(thema, stad.seghwaert)
    assert voorstel.signaal == dichtbij
    assert voorstel.waarom == f"Zelfde onderwerp, 26 meter van {bron.nummer}, vandaag gemeld."
    actions.bundle(thema, [dichtbij], by=stad.seghwaert)
    assert suggested(thema, stad.seghwaert) == []


def test_an_empty_thema_is_compared_by_its_words_and_subject(stad, meld, maak_thema):
    past = meld()
    meld("De muziek staat hard.", onderwerp=stad.ander_onderwerp)
    thema = maak_thema(onderwerp=stad.onderwerp)
    assert [voorstel.signaal for voorstel in suggested(thema, stad.seghwaert)] == [past]


def test_suggested_holds_only_what_the_person_may_read(stad, meld, maak_thema):
    thema = maak_thema(signalen=[meld()])
    geheim = meld("Weer afval naast de container.", zichtbaarheid=Zichtbaarheid.REGISSEUR)
    assert [voorstel.signaal for voorstel in suggested(thema, stad.seghwaert)] == [geheim]
    assert suggested(thema, stad.partner) == []


def destroyable() -> set[int]:
    regel = registry.rule("agenda.thema vernietigen 6.1")
    return set(regel.vanaf(klok.nu() - timedelta(days=365 * regel.termijn_jaren)).values_list("pk", flat=True))


def test_only_a_thema_finished_five_years_ago_is_destroyed_and_its_links_with_it(stad, meld, maak_thema):
    signaal = meld()
    thema = actions.finish(maak_thema(signalen=[signaal]), resultaat="Klaar.", by=stad.seghwaert)
    open_gebleven = maak_thema()
    with klok.op(NU + timedelta(days=4 * 365)):
        assert destroyable() == set()
    with klok.op(NU + timedelta(days=6 * 365)):
        assert destroyable() == {thema.pk}
        assert thema_bewaren.destroy([thema.pk]) == 1
        assert thema_bewaren.destroy([thema.pk]) == 0
    assert list(Thema.objects.all()) == [open_gebleven]
    assert not Verband.objects.exists()
    assert zoeken.search("agenda.thema", "container") == [open_gebleven.pk]
    signaal.refresh_from_db()


def test_a_thema_with_a_question_under_it_stays_as_long_as_the_question(stad, maak_thema):
    thema = actions.finish(maak_thema(), resultaat="Klaar.", by=stad.seghwaert)
    Agendapunt.objects.create(
        thema=thema, vraag="Komt er een bak bij?", tafel="wijkteam", trekker=stad.seghwaert, gewenst_op=klok.vandaag(),
        status_sinds=NU, bewogen_op=NU,
    )  # fmt: skip
    with klok.op(NU + timedelta(days=6 * 365)):
        assert destroyable() == set()
        assert thema_bewaren.destroy([thema.pk]) == 0
