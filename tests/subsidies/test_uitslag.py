"""The count, why each idea won or not, and the money that follows the outcome."""

from datetime import timedelta

import pytest
from pabulib.checker import Checker

from tests.subsidies import stemproef
from wijkwerk.kern.grootboek import queries as grootboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.rekenkern.stemmen import compared, naast_elkaar, pabulib
from wijkwerk.subsidies.actions import stemmen, uitslag
from wijkwerk.subsidies.actions import stemronde as stemrondes
from wijkwerk.subsidies.models import Idee, Stembiljet, Uitslag
from wijkwerk.subsidies.queries import uitslag as queries
from wijkwerk.subsidies.queries.uitslag import dossier_of
from wijkwerk.subsidies.states.stemronde import Ideestatus, Status

pytestmark = pytest.mark.django_db
NA = stemproef.STEM_TOT + timedelta(days=1)
BANKJES, PODIUM, MOESTUIN = (titel for titel, _kosten in stemproef.PLANNEN)


def voted(stad, ronde):
    """Let six vote for bankjes and podium and four for the moestuin, and close."""
    letter = stemproef.letters_of(ronde)
    samen, tuin = (letter[BANKJES], letter[PODIUM]), (letter[MOESTUIN],)
    stemproef.vote(ronde, stad.seghwaert, *[samen] * 6, *[tuin] * 4)
    with stemproef.on(NA):
        stemrondes.close_vote(ronde, by=stad.seghwaert)
        return uitslag.count(ronde, by=stad.seghwaert)


@pytest.fixture
def geteld(stad, stemronde) -> Uitslag:
    return voted(stad, stemronde)


@pytest.fixture
def bekend(stad, stemronde, geteld) -> Uitslag:
    with stemproef.on(NA):
        uitslag.declare(stemronde, by=stad.seghwaert)
    return Uitslag.objects.select_related("stemronde__plafonddeel__pot").get(pk=geteld.pk)


def figures(telling):
    """Return a count with its ideas by letter: the file has them in another order."""
    return telling | {"ideeen": sorted(telling["ideeen"], key=lambda figuur: figuur["sleutel"])}


def test_both_counts_stand_side_by_side(stemronde, geteld):
    letter = stemproef.letters_of(stemronde)
    assert set(geteld.gelijke_delen["gekozen"]) == {letter[BANKJES], letter[MOESTUIN]}
    assert set(geteld.eenvoudig["gekozen"]) == {letter[BANKJES], letter[PODIUM]}
    assert (geteld.biljetten, geteld.bereik["gelijke_delen"]["met_iets"]) == (10, 10)


def test_anyone_counts_the_file_again_and_gets_the_same(stemronde, geteld):
    bestand = pabulib.read(geteld.pb)
    opnieuw = compared(naast_elkaar(bestand.stemming, loting=stemronde.loting))
    assert figures(opnieuw["gelijke_delen"]) == figures(geteld.gelijke_delen)
    assert figures(opnieuw["eenvoudig"]) == figures(geteld.eenvoudig)
    assert pabulib.fingerprint(bestand.stemming) == geteld.sha256


def test_the_checker_of_pabulib_accepts_the_file(geteld):
    oordeel = Checker().process_files([geteld.pb])[1]["results"]
    assert not oordeel["errors"]
    assert set(oordeel["warnings"]) <= {"rule validation skipped"}


def test_counting_again_gives_the_same_bytes(stad, stemronde, geteld):
    with stemproef.on(NA):
        nog_eens = uitslag.count(stemronde, by=stad.seghwaert)
    assert (nog_eens.pk, nog_eens.pb, nog_eens.sha256) == (geteld.pk, geteld.pb, geteld.sha256)


def test_a_ballot_without_a_code_stops_the_count(stad, stemronde, geteld):
    Stembiljet.objects.create(stemronde=stemronde, keuzes={"A": 1})
    with stemproef.on(NA), pytest.raises(Weigering, match="11 biljetten en 10 gebruikte codes"):
        uitslag.count(stemronde, by=stad.seghwaert)


def test_there_is_no_count_while_people_vote(stad, stemronde):
    with stemproef.on(stemproef.STEM_VAN), pytest.raises(Weigering, match="gesloten"):
        uitslag.count(stemronde, by=stad.seghwaert)


def test_no_declaration_without_a_count(stad, stemronde):
    stemproef.vote(stemronde, stad.seghwaert, ("A",))
    with stemproef.on(NA):
        stemrondes.close_vote(stemronde, by=stad.seghwaert)
        with pytest.raises(Weigering, match="Tel eerst"):
            uitslag.declare(stemronde, by=stad.seghwaert)


def test_after_the_count_no_ballot_comes_in(stad, stemronde, geteld):
    [code] = [stemmen.codes.draw()]
    with stemproef.on(NA), pytest.raises(Weigering):
        stemmen.cast_paper(stemronde, code=code, keuzes={"A": 1}, nog_eens={"A": 1}, by=stad.seghwaert)


def test_every_idea_says_why(stemronde, bekend):
    uitslag.compute_needs(bekend)
    bekend.refresh_from_db()
    regels = {regel.idee.titel: regel for regel in queries.lines(bekend)}
    assert "6 mensen betaalden elk EUR 66,67 uit hun eigen deel. Samen is dat EUR 400,00." in regels[BANKJES].zinnen[0]
    podium = regels[PODIUM]
    assert not podium.gekozen
    assert podium.zinnen[0].startswith("Niet gekozen: toen het aan de beurt was, was er nog EUR 200,00.")
    assert any("erbij was het wel gekozen" in zin for zin in podium.zinnen)


def test_a_draw_says_what_decided_it(bekend):
    """Bankjes and podium came out equal with six votes each; the cheaper one went first, and no lot was needed."""
    regels = {regel.idee.titel: regel for regel in queries.lines(bekend)}
    [zin] = [zin for zin in regels[BANKJES].zinnen if "stond gelijk" in zin]
    assert zin.endswith("Dit idee kost minder en ging dus voor.")


@pytest.mark.parametrize(
    ("punten", "kosten", "doorslag"), [(6, 400, "De loting"), (6, 500, "kost minder"), (5, 300, "meer stemmen")]
)
def test_votes_then_cost_then_the_lot_decide_a_draw(bekend, punten, kosten, doorslag):
    figuur = next(f for f in queries.deciding(bekend)["ideeen"] if f["gelijk_met"])
    [ander] = figuur["gelijk_met"]
    vast = figuur | {"punten": 6, "kosten": 400}
    zinnen = queries.why(vast, {ander: figuur | {"punten": punten, "kosten": kosten}})
    assert doorslag in zinnen[1]


def test_the_need_is_proven_by_counting_again(stemronde, bekend):
    uitslag.compute_needs(bekend)
    bekend.refresh_from_db()
    letter = stemproef.letters_of(stemronde)[PODIUM]
    stemming = queries.read(stemronde)
    erbij = [stemming.ideeen, stemming.budget]
    nodig = bekend.nodig[letter]["stemmen"]
    kolom = [idee.sleutel for idee in stemming.ideeen].index(letter)
    for extra, gekozen in ((nodig, True), (nodig - 1, False)):
        rij = [[int(plek == kolom) for plek in range(3)]]
        tabel = [*stemming.punten.tolist(), *rij]
        anders = type(stemming).from_table(*erbij, tabel, [*stemming.aantal.tolist(), extra])
        uit = naast_elkaar(anders, loting=stemronde.loting).gelijke_delen
        assert (letter in uit.gekozen) is gekozen


def test_the_money_follows_the_outcome_to_the_cent(stemronde, bekend):
    gekozen = stemronde.ideeen.filter(status=Ideestatus.GEKOZEN)
    vast = {idee.titel: sum(s.gereserveerd for s in grootboek.stand_of(dossier_of(idee))) for idee in gekozen}
    assert vast == {BANKJES: 40_000, MOESTUIN: 30_000}
    assert stemrondes.reserved(stemronde) == 0
    assert grootboek.stand(stemronde.plafonddeel.pot).vrij == 130_000
    assert grootboek.check().ok


def test_the_simple_count_decides_when_that_was_said_before(stad, stemfonds):
    ronde = stemproef.open_vote(stad, stemfonds, telwijze="eenvoudig")
    voted(stad, ronde)
    with stemproef.on(NA):
        uitslag.declare(ronde, by=stad.seghwaert)
    assert set(ronde.ideeen.filter(status=Ideestatus.GEKOZEN).values_list("titel", flat=True)) == {BANKJES, PODIUM}


def test_who_was_not_chosen_is_forgotten(stad, stemfonds):
    ronde = stemproef.open_vote(stad, stemfonds)
    Idee.objects.filter(stemronde=ronde).update(indiener="Noor", email="noor@voorbeeld.nl")
    voted(stad, ronde)
    with stemproef.on(NA):
        ronde = uitslag.declare(ronde, by=stad.seghwaert)
    assert ronde.status == Status.UITSLAG
    assert dict(ronde.ideeen.values_list("titel", "email")) == {
        BANKJES: "noor@voorbeeld.nl",
        MOESTUIN: "noor@voorbeeld.nl",
        PODIUM: "",
    }
