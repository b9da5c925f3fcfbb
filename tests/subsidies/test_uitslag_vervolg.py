"""A chosen idea becomes money: once, from what the vote reserved, whoever decides and however it ends."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.signalen.test_tegelijk import at_once
from tests.subsidies import stemproef
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.draad import queries as draad
from wijkwerk.kern.grootboek import actions as grootboek_acties
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import beoordeling, besluit
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.actions import uitslag_vervolg as vervolg
from wijkwerk.subsidies.models import Aanvraag, Idee
from wijkwerk.subsidies.queries import uitslag_vervolg as queries
from wijkwerk.subsidies.queries.uitslag import dossier_of
from wijkwerk.subsidies.queries.uitslag_vervolg import Stand

pytestmark = pytest.mark.django_db
NA = stemproef.STEM_TOT + timedelta(days=3)
BANKJES, PODIUM, MOESTUIN = (titel for titel, _kosten in stemproef.PLANNEN)


@pytest.fixture
def bekend(stad, stemfonds, mandaat):
    """A declared vote of a fund with EUR 2.000: bankjes (EUR 400) and moestuin (EUR 300) are chosen. Three days on."""
    ronde = stemproef.declared(stad, stemfonds)
    for wie in (stad.seghwaert, stad.budgetbeheerder):
        mandaat(wie, stemfonds)
    with stemproef.on(NA):
        yield ronde


@pytest.fixture
def tuin(bekend) -> Idee:
    return bekend.ideeen.select_related("stemronde").get(titel=MOESTUIN)


@pytest.fixture
def uitgewerkt(stad, tuin, gegevens):
    """Residents worked the moestuin out, after an invitation: `uitgewerkt(25_000)`."""

    def make(gevraagd: int = 30_000, idee: Idee = tuin, **velden) -> Aanvraag:
        vervolg.invite(idee, voor=klok.vandaag() + timedelta(days=30), by=stad.seghwaert)
        rij = aanvragen.submit(
            versie=idee.stemronde.regelingversie,
            gegevens=gegevens(gevraagd=gevraagd, titel="Moestuin", doelen=["ontmoeten"], **velden),
            client_id=uuid4(),
            aanleiding=idee,
        )
        Aanvraag.objects.filter(pk=rij.pk).update(steun=2)
        rij.refresh_from_db()
        beoordeling.judge_rules(rij)
        for wie in (stad.seghwaert, stad.budgetbeheerder):
            beoordeling.declare_interest(rij, vrij=True, by=wie)
        return rij

    return make


def money(ronde) -> tuple[int, int, int]:
    """Return what is reserved, granted or settled, and free in the pot of a vote."""
    stand = grootboek.stand(ronde.plafonddeel.pot)
    assert grootboek.check().ok
    return stand.gereserveerd, stand.verleend + stand.vastgesteld + stand.onderweg + stand.betaald, stand.vrij


def ready(idee: Idee) -> int:
    return sum(stand.gereserveerd for stand in grootboek.stand_of(dossier_of(idee)))


def stage(idee: Idee) -> Stand:
    idee.refresh_from_db()
    gevolg = queries.follow(idee)
    assert gevolg is not None
    return gevolg.stand


def test_the_ordinary_grant_takes_the_money_of_the_vote_and_never_twice(stad, bekend, tuin, uitgewerkt):
    assert money(bekend) == (70_000, 0, 130_000)
    rij = uitgewerkt()
    assert money(bekend) == (70_000, 0, 130_000)
    besluit.grant(rij, bedrag=30_000, motivering="Gekozen door de wijk.", by=stad.seghwaert)
    assert (money(bekend), ready(tuin)) == ((40_000, 30_000, 130_000), 0)
    assert stage(tuin) == Stand.TOEGEKEND


def test_a_lower_grant_lets_go_of_the_rest(stad, bekend, tuin, uitgewerkt):
    besluit.grant(uitgewerkt(), bedrag=22_000, motivering="Dit is genoeg.", by=stad.seghwaert)
    assert (money(bekend), ready(tuin)) == ((40_000, 22_000, 138_000), 0)


def test_it_is_granted_when_the_rest_of_the_pot_is_gone(stad, bekend, uitgewerkt):
    alles = Post(bekend.plafonddeel.pot, Handeling.RESERVEER, 130_000, dossier="proef:1")
    grootboek_acties.book([alles], sleutel="proef:1", by=None)
    besluit.grant(uitgewerkt(), bedrag=30_000, motivering="Gekozen door de wijk.", by=stad.seghwaert)
    assert money(bekend) == (170_000, 30_000, 0)


def test_a_refusal_frees_the_money_and_says_so(stad, bekend, tuin, uitgewerkt):
    op_grond = {"weigergrond": "Awb 4:35, lid 1, onder a", "motivering": "De grond is vervuild.", "deur": "Bel ons."}
    besluit.refuse(uitgewerkt(), **op_grond, by=stad.seghwaert)
    assert (money(bekend), ready(tuin), stage(tuin)) == ((40_000, 0, 160_000), 0, Stand.VERVALLEN)


def test_money_that_lies_ready_is_no_ground_to_refuse_on(stad, bekend, uitgewerkt):
    with pytest.raises(Weigering, match="genoeg geld"):
        besluit.refuse(uitgewerkt(), motivering="Op.", deur="Bel ons.", weigergrond="Awb 4:25", by=stad.seghwaert)


def test_withdrawing_frees_the_money(bekend, tuin, uitgewerkt):
    aanvragen.withdraw(uitgewerkt())
    assert (money(bekend), ready(tuin), stage(tuin)) == ((40_000, 0, 160_000), 0, Stand.VERVALLEN)


def test_left_aside_frees_the_money(stad, bekend, tuin, uitgewerkt):
    rij = uitgewerkt()
    wet.ask_completion(rij, vraag="Wat kosten de bakken?", by=stad.seghwaert)
    with klok.op(klok.nu() + timedelta(days=20)):
        besluit.leave_aside(rij, motivering="De kosten bleven missen.", by=stad.seghwaert)
    assert (money(bekend), ready(tuin), stage(tuin)) == ((40_000, 0, 160_000), 0, Stand.VERVALLEN)


class TestFourEyes:
    """A version in which a second person looks from EUR 200 on."""

    @pytest.fixture
    def stemfonds(self, maak_fonds):
        feiten = {"naam": "Wijkbudget", "sleutel": "wijkbudget", "bedrag": 200_000, "verdeelwijze": "stemronde"}
        return maak_fonds(**feiten, vier_ogen_vanaf=20_000)

    @pytest.fixture
    def voorstel(self, stad, uitgewerkt):
        return besluit.grant(uitgewerkt(), bedrag=25_000, motivering="Gekozen.", by=stad.seghwaert)

    def test_a_proposal_holds_its_part_of_the_same_money(self, bekend, tuin, voorstel):
        assert (money(bekend), ready(tuin)) == ((70_000, 0, 130_000), 5_000)

    def test_agreed_lets_go_of_the_rest(self, stad, bekend, tuin, voorstel):
        besluit.second(voorstel, akkoord=True, by=stad.budgetbeheerder)
        assert (money(bekend), ready(tuin)) == ((40_000, 25_000, 135_000), 0)

    def test_returned_gives_the_money_back_to_the_idea(self, stad, bekend, tuin, voorstel):
        besluit.second(voorstel, akkoord=False, opmerking="Te vroeg.", by=stad.budgetbeheerder)
        assert (money(bekend), ready(tuin), stage(tuin)) == ((70_000, 0, 130_000), 30_000, Stand.AANGEVRAAGD)

    def test_withdrawn_frees_all_of_it(self, bekend, tuin, voorstel):
        aanvragen.withdraw(voorstel.aanvraag)
        assert (money(bekend), ready(tuin)) == ((40_000, 0, 160_000), 0)


def test_nothing_is_granted_from_a_vote_without_a_chosen_idea(stad, bekend, aanvraag):
    rij = aanvraag(versie=bekend.regelingversie)
    beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
    with pytest.raises(Weigering, match="Koppel de aanvraag"):
        besluit.grant(rij, bedrag=rij.gevraagd, motivering="Mooi.", by=stad.seghwaert)


def test_who_sent_it_in_gets_the_link_and_is_forgotten_when_the_application_is_there(stad, tuin, uitgewerkt):
    rij = uitgewerkt()
    tuin.refresh_from_db()
    bericht = Bericht.objects.get(sleutel__startswith="subsidies:idee_uitnodiging")
    assert (bericht.aan, tuin.token in bericht.tekst) == ("noor@voorbeeld.nl", True)
    assert (tuin.aanvraag, tuin.email, tuin.indiener) == (rij, "", "")
    assert ("subsidies.idee", tuin.pk) in {(k.soort, k.id) for k in draad.walk(rij)}


def test_more_than_was_voted_on_is_refused_when_asked_and_when_changed(tuin, uitgewerkt, gegevens):
    with pytest.raises(Weigering, match="hoogstens EUR 300,00"):
        uitgewerkt(31_000)
    assert not Aanvraag.objects.exists()
    rij = uitgewerkt(25_000)
    with pytest.raises(Weigering, match="hoogstens EUR 300,00"):
        aanvragen.change(rij, gegevens=gegevens(gevraagd=35_000))


def test_there_is_one_application_for_one_idea(tuin, uitgewerkt, gegevens):
    uitgewerkt()
    with pytest.raises(Weigering, match="al een aanvraag"):
        aanvragen.submit(
            versie=tuin.stemronde.regelingversie,
            gegevens=gegevens(gevraagd=10_000),
            client_id=uuid4(),
            aanleiding=Idee.objects.select_related("stemronde").get(pk=tuin.pk),
        )


def test_without_an_invitation_a_resident_cannot_take_the_money(tuin, gegevens):
    with pytest.raises(Weigering, match="kan nu geen aanvraag"):
        aanvragen.submit(
            versie=tuin.stemronde.regelingversie, gegevens=gegevens(gevraagd=10_000), client_id=uuid4(), aanleiding=tuin
        )


def test_an_application_that_came_by_itself_is_linked_by_its_number(stad, bekend, tuin, aanvraag):
    rij = aanvraag(versie=bekend.regelingversie, gevraagd=28_000)
    with pytest.raises(Weigering, match="geen aanvraag met dit nummer"):
        vervolg.link_application(tuin, nummer="A26-99999-X", by=stad.seghwaert)
    vervolg.link_application(tuin, nummer=rij.nummer.lower(), by=stad.seghwaert)
    assert stage(tuin) == Stand.AANGEVRAAGD


def test_what_the_municipality_makes_leaves_the_fund(stad, bekend, tuin):
    vervolg.hand_to_municipality(tuin, by=stad.seghwaert)
    stand = grootboek.stand(bekend.plafonddeel.pot)
    assert (stand.plafond, stand.gereserveerd, stage(tuin)) == (170_000, 40_000, Stand.GEMEENTE)
    assert tuin.email == ""
    with pytest.raises(Weigering, match="wie het maakt"):
        vervolg.hand_to_municipality(tuin, by=stad.seghwaert)


def test_what_nobody_makes_falls_free_with_a_public_reason(stad, bekend, tuin):
    vervolg.invite(tuin, voor=klok.vandaag() + timedelta(days=10), by=stad.seghwaert)
    with pytest.raises(Weigering, match="waarom"):
        vervolg.let_go(tuin, reden=" ", by=stad.seghwaert)
    vervolg.let_go(tuin, reden="Er kwam geen groep die de tuin wil bijhouden.", by=stad.seghwaert)
    assert (money(bekend), stage(tuin)) == ((40_000, 0, 160_000), Stand.VERVALLEN)
    assert "geen groep" in queries.follow(tuin).zin
    assert "geen groep" in Bericht.objects.get(sleutel__startswith="subsidies:idee_vervolg").tekst


def test_an_idea_that_nobody_takes_up_surfaces(stad, bekend, tuin):
    assert set(queries.to_assign(stad.seghwaert)) == set(bekend.ideeen.filter(status="gekozen"))
    assert not queries.late(stad.seghwaert)
    with klok.op(klok.nu() + timedelta(weeks=9)):
        assert set(queries.late(stad.seghwaert)) == set(bekend.ideeen.filter(status="gekozen"))
        assert not queries.late(stad.oosterheem)


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_two_people_grant_the_same_chosen_idea_at_once(stad, bekend, tuin, uitgewerkt):
    rij, moment = uitgewerkt(), klok.nu()

    def grant(wie):
        def act():
            with klok.op(moment):
                besluit.grant(rij, bedrag=30_000, motivering="Gekozen door de wijk.", by=wie)

        return act

    uitslagen = at_once(*[grant(stad.seghwaert), grant(stad.budgetbeheerder)] * 3)
    assert [type(uit) for uit in uitslagen if uit is not None] == [Weigering] * 5
    assert (money(bekend), ready(tuin)) == ((40_000, 30_000, 130_000), 0)
    assert rij.beschikkingen.count() == 1
