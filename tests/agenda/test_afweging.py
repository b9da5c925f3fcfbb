"""The page with which the college weighs: written before the decision, kept after it, and checked once."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.agenda.conftest import NU
from tests.spelers import kom_binnen
from wijkwerk.agenda.actions import afweging as actions
from wijkwerk.agenda.actions import agendapunt as punten
from wijkwerk.agenda.actions import besluit as besluiten
from wijkwerk.agenda.models import Afweging, Agendapunt
from wijkwerk.agenda.queries import afweging as queries
from wijkwerk.agenda.tasks import remind_checks
from wijkwerk.agenda.views.afweging import chart_of
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db
VANDAAG = NU.date()
TOETS = VANDAAG + timedelta(days=90)
WOORDEN = {
    "kern": "Een schone stoep tegen geld voor andere wijken.",
    "voorstel": "Plaats een container, want het wordt elke week erger.",
    "verwachting": "Half zoveel signalen over afval.",
    "toets_op": TOETS,
}
UITKOMST = {"toets": Afweging.Toets.DEELS, "tekst": "Een derde minder signalen."}
LEZERS = {"seghwaert", "wethouder", "college"}


@pytest.fixture
def gewogen(stad, vraag):
    """Weigh a question for the college, written by its wijkregisseur: `gewogen(kern="...")`."""

    def weigh(punt: Agendapunt | None = None, **velden) -> Afweging:
        return actions.compose(punt or vraag("college"), **WOORDEN | velden, by=stad.seghwaert)

    return weigh


@pytest.fixture
def besloten(stad, mandaat, gewogen):
    """Weigh a question and let the college decide on it."""

    def decide() -> Afweging:
        mandaat(stad.college, "college")
        afweging = gewogen()
        besluiten.decide(
            afweging.agendapunt, wat="Er komt een container.", waarom="Het is te vol.", genomen_door=stad.college,
            genomen_op=klok.vandaag(), client_id=uuid4(), by=stad.college,
        )  # fmt: skip
        return afweging

    return decide


def weigert(regel: str, act, *args, **velden) -> None:
    with pytest.raises(Weigering) as fout:
        act(*args, **velden)
    assert fout.value.regel == regel


def test_weighing_stands_on_the_question(gewogen):
    afweging = gewogen()
    assert logboek.of_object(afweging.agendapunt).first().handeling == "agenda.afweging_opgesteld"
    assert queries.detail(afweging.opgesteld_door, afweging.agendapunt_id).afweging == afweging


@pytest.mark.parametrize(
    ("velden", "regel"),
    [
        ({"kern": " "}, "agenda.afweging_leeg"),
        ({"verwachting": "x" * 4001}, "agenda.tekst"),
        ({"voorstel": "Voor 123456782."}, "pii.bsn"),
        ({"toets_op": VANDAAG - timedelta(days=1)}, "agenda.toets_dag"),
        ({"toets_op": VANDAAG + timedelta(days=6 * 366)}, "agenda.toets_dag"),
    ],
)
def test_what_cannot_be_weighed_is_refused_and_nothing_is_kept(gewogen, velden, regel):
    weigert(regel, gewogen, **velden)
    assert not Afweging.objects.exists()


def test_only_a_question_for_the_college_is_weighed_once(vraag, gewogen):
    weigert("agenda.afweging_tafel", gewogen, vraag("wijkteam"))
    afweging = gewogen()
    weigert("agenda.afweging_dubbel", gewogen, afweging.agendapunt)


@pytest.mark.parametrize("naam", ["oosterheem", "partner", "college", "griffie", "kcc"])
def test_only_who_prepares_the_question_writes(stad, vraag, naam):
    weigert("agenda.afwegen", actions.compose, vraag("college"), **WOORDEN, by=getattr(stad, naam))


def test_a_stale_screen_loses_nothing(stad, gewogen):
    afweging = gewogen()
    actions.change(afweging, **WOORDEN | {"kern": "Eerst."}, by=stad.seghwaert, versie=1)
    weigert("agenda.versie", actions.change, afweging, **WOORDEN | {"kern": "Te laat."}, by=stad.seghwaert, versie=1)
    afweging.refresh_from_db()
    assert (afweging.kern, afweging.versie) == ("Eerst.", 2)


def test_after_the_decision_it_stands_and_is_checked_once(stad, besloten):
    afweging = besloten()
    weigert("agenda.afweging_dicht", actions.change, afweging, **WOORDEN, by=stad.seghwaert)
    weigert("agenda.afwegen", actions.check_outcome, afweging, **UITKOMST, by=stad.college)
    weigert("agenda.toets_tekst", actions.check_outcome, afweging, toets="niet", tekst=" ", by=stad.seghwaert)
    weigert("agenda.toets", actions.check_outcome, afweging, toets="misschien", tekst="Tja.", by=stad.seghwaert)
    actions.check_outcome(afweging, **UITKOMST, by=stad.seghwaert, versie=1)
    weigert("agenda.toets_dubbel", actions.check_outcome, afweging, **UITKOMST, by=stad.seghwaert)


def test_there_is_nothing_to_check_before_the_decision(stad, gewogen):
    weigert("agenda.toets_vroeg", actions.check_outcome, gewogen(), **UITKOMST, by=stad.seghwaert)


@pytest.mark.beide
def test_the_database_refuses_half_a_check(gewogen):
    afweging = gewogen()
    with pytest.raises(IntegrityError), transaction.atomic():
        Afweging.objects.filter(pk=afweging.pk).update(toets="niet")


def test_the_day_of_the_check_brings_one_mail(stad, besloten):
    besloten()
    assert remind_checks.func() == 0
    with klok.op(NU + timedelta(days=90)):
        assert remind_checks.func() == 1
        remind_checks.func()
    mail = Bericht.objects.get(sleutel__startswith="afweging-")
    assert mail.aan == stad.seghwaert.email
    assert "Kwam het uit" in mail.onderwerp


# The pages.


def test_every_role_opens_what_it_may_and_nothing_else(stad, gewogen):
    pk = gewogen().agendapunt_id
    for naam, wie in stad_people(stad).items():
        client = kom_binnen(wie)
        leest = naam in LEZERS
        assert client.get(reverse("agenda:afweging", args=[pk])).status_code == (
            200 if leest else 404 if naam == "oosterheem" else 403
        ), naam
        schrijft = client.get(reverse("agenda:afweging_opstelling", args=[pk])).status_code
        assert (schrijft == 200) == (naam == "seghwaert"), naam
        lijst = client.get(reverse("agenda:afwegingen")).status_code
        assert lijst == (200 if naam in {*LEZERS, "oosterheem"} else 403), naam


def stad_people(stad) -> dict:
    namen = ("seghwaert", "oosterheem", "wethouder", "partner", "behandelaar", "college", "griffie", "kcc", "beheerder")
    return {naam: getattr(stad, naam) for naam in namen}


def test_written_and_checked_through_the_screens(als, stad, vraag, mandaat):
    punt, client = vraag("college"), als(stad.seghwaert)
    adres = reverse("agenda:afweging_opstelling", args=[punt.pk])
    leeg = client.post(adres, {**WOORDEN, "kern": "", "toets_op": TOETS.isoformat()})
    assert "Schrijf op wat tegen wat" in leeg.content.decode()
    assert client.post(adres, {**WOORDEN, "toets_op": TOETS.isoformat()}).status_code == 302
    stale = client.post(adres, {**WOORDEN, "toets_op": TOETS.isoformat(), "versie": "9"})
    assert stale.status_code == 409
    assert "Iemand anders" in stale.content.decode()
    mandaat(stad.college, "college")
    besluiten.decide(
        punt,
        wat="Ja.",
        waarom="Nodig.",
        genomen_door=stad.college,
        genomen_op=VANDAAG,
        client_id=uuid4(),
        by=stad.college,
    )
    assert punt.nummer in als(stad.college).get(reverse("agenda:afwegingen")).content.decode()
    toets = reverse("agenda:afweging_toets", args=[punt.pk])
    versie = {"versie": Afweging.objects.get().versie}
    assert client.post(toets, UITKOMST | versie).status_code == 302
    blad = client.get(reverse("agenda:afweging", args=[punt.pk])).content.decode()
    assert WOORDEN["verwachting"] in blad
    assert UITKOMST["tekst"] in blad
    assert client.get(toets).status_code == 302
    assert punt.nummer in client.get(reverse("agenda:afwegingen") + "?stand=getoetst").content.decode()


def test_one_or_two_people_are_not_named_by_number(als, stad, meld, vraag):
    punt = vraag("college", signalen=[meld("Vol."), meld("Weer vol.")])
    assert queries.detail(stad.seghwaert, punt.pk).wijken[0].aan_draad is None
    assert (
        "te weinig om te noemen" in als(stad.college).get(reverse("agenda:afweging", args=[punt.pk])).content.decode()
    )
    meer = vraag("college", signalen=[meld("Vol."), meld("Ook."), meld("En hier.")])
    assert queries.detail(stad.seghwaert, meer.pk).wijken[0].aan_draad == 3
    assert queries.detail(stad.seghwaert, meer.pk).wijken[0].dit_jaar == 5


def test_the_college_decides_from_the_page_and_is_said_to_have_decided(als, stad, vraag, mandaat):
    punt = vraag("college")
    adres, besluit_adres = (reverse(f"agenda:{naam}", args=[punt.pk]) for naam in ("afweging", "besluit_nieuw"))
    assert besluit_adres in als(stad.college).get(adres).content.decode()
    assert besluit_adres not in als(stad.seghwaert).get(adres).content.decode()
    mandaat(stad.college, "college")
    besluit = besluiten.decide(
        punt, wat="Ja.", waarom="Het mag.", kosten=0, genomen_door=stad.college, genomen_op=NU.date(),
        client_id=uuid4(), by=stad.college,
    )  # fmt: skip
    blad = als(stad.seghwaert).get(reverse("agenda:besluit", args=[besluit.pk])).content.decode()
    assert "<strong>Het college</strong> besloot dit" in blad
    assert besluit.besluitnemer in blad  # whoever recorded it for the college stands with the facts
    assert besluit_adres not in als(stad.college).get(adres).content.decode()


def test_more_signals_cost_no_more_queries(stad, meld, vraag):
    tellingen = []
    for aantal in (1, 12):
        punt = vraag("college", signalen=[meld(f"Signaal {n}") for n in range(aantal)])
        punten.set_effects(punt, {stad.wijk: "Schoner.", stad.andere_wijk: "Minder geld."}, by=stad.seghwaert)
        with CaptureQueriesContext(connection) as vragen:
            blad = queries.detail(stad.seghwaert, punt.pk)
        assert [wijk.effect for wijk in blad.wijken] == ["Schoner.", "Minder geld."]  # its own wijk first
        tellingen.append(len(vragen))
    assert tellingen[0] == tellingen[1]


def test_more_wijken_cost_no_more_queries(stad, vraag):
    meer = [Werkgebied.objects.create(naam=f"Wijk {n}", sleutel=f"wijk-{n}") for n in range(9)]
    tellingen = []
    for gebieden in ([stad.wijk], [stad.wijk, stad.andere_wijk, *meer]):
        punt = vraag("college")
        punten.set_effects(punt, {gebied: "Schoner." for gebied in gebieden}, by=stad.seghwaert)
        with CaptureQueriesContext(connection) as vragen:
            blad = queries.detail(stad.seghwaert, punt.pk)
        assert len(blad.wijken) == len(gebieden)
        tellingen.append(len(vragen))
    assert tellingen[0] == tellingen[1]


def test_the_figures_of_the_wijken_stand_beside_the_city(stad, vraag):
    blad = queries.detail(stad.seghwaert, vraag("college").pk)
    assert chart_of(blad) is None  # no figures, no chart
    cijfers = {"p_65_eo_jr": 24.0, "p_huur": 61.0}
    wijk = replace(blad.wijken[0], cijfers=cijfers, jaar=2025)
    grafiek = chart_of(replace(blad, wijken=[wijk], stad={"p_65_eo_jr": 19.0}))
    assert [str(reeks.naam) for reeks in grafiek.reeksen] == ["Seghwaert", "Hele stad"]
    rijen = [[str(cel) for cel in rij] for rij in grafiek.tabel().rijen]
    assert rijen[0] == ["65 jaar en ouder", "24,0", "19,0"]
    assert [rij[0] for rij in rijen] == ["65 jaar en ouder", "Huurwoningen"]  # nothing known, no empty row
    assert "2025" in grafiek.omschrijving
