"""What holds for all rules and all plans: never a crash, and a person who is asked never turns a no into a yes."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwerk.rekenkern.regels import SOORTEN, Kosten, Oordeel, Plan, Regel, check_setting, toets

WOORDEN = ("eten", "materiaal", "schoon", "feest", "politiek")
bedragen = st.integers(1, 10**9)
woorden = st.lists(st.sampled_from(WOORDEN), min_size=1, max_size=3)
dagen = st.dates(date(2025, 1, 1), date(2027, 12, 31))
ja_nee = st.none() | st.booleans()
VELDEN = {
    "bedrag": bedragen,
    "aantal": st.integers(0, 100),
    "procent": st.integers(0, 100),
    "dag": dagen.map(date.isoformat),
    "kosten": woorden,
    "doelen": woorden,
    "gebieden": woorden,
    "bijlage": st.sampled_from(WOORDEN),
    "wanneer": st.sampled_from(("altijd", "evenement", "voorwerp_buiten", "bezoekers")),
}


@st.composite
def regels(draw):
    """A rule with a setting that its kind takes."""
    soort = draw(st.sampled_from(sorted(SOORTEN)))
    instelling = {veld.naam: draw(VELDEN[veld.soort]) for veld in SOORTEN[soort].velden}
    return Regel(soort, check_setting(soort, instelling), draw(st.sampled_from(("weiger", "mens"))))


plannen = st.builds(
    Plan,
    ontvangen=dagen,
    gevraagd=st.none() | bedragen,
    eigen_geld=st.integers(0, 10**9),
    kosten=st.none() | st.lists(st.builds(Kosten, st.sampled_from(WOORDEN), bedragen), max_size=4).map(tuple),
    doelen=st.none() | st.frozensets(st.sampled_from(WOORDEN)),
    werkgebied=st.none() | st.sampled_from(WOORDEN),
    begint=st.none() | dagen,
    eindigt=st.none() | dagen,
    steun=st.none() | st.integers(0, 100),
    volwassen=ja_nee,
    open_voor_buurt=ja_nee,
    bezoekers=st.none() | st.integers(0, 10**6),
    evenement=ja_nee,
    voorwerp_buiten=ja_nee,
    eerder_toegekend=st.none() | st.integers(0, 10),
    bijlagen=st.none() | st.frozensets(st.sampled_from(WOORDEN)),
)
lijsten = st.lists(regels(), max_size=6)


@settings(max_examples=150, deadline=None)
@given(lijsten, plannen)
def test_every_plan_gets_an_outcome_for_every_rule(lijst, plan):
    uitslag = toets(lijst, plan)
    assert len(uitslag.uitkomsten) == len(lijst)
    assert uitslag.oordeel in (Oordeel.JA, Oordeel.NEE, Oordeel.MENS, Oordeel.ONBEKEND)


@settings(max_examples=150, deadline=None)
@given(lijsten, plannen)
def test_a_person_asked_never_turns_a_no_into_a_yes(lijst, plan):
    streng = toets([replace(regel, bij_nee="weiger") for regel in lijst], plan)
    zacht = toets([replace(regel, bij_nee="mens") for regel in lijst], plan)
    assert zacht.oordeel is not Oordeel.NEE
    for hard, mild in zip(streng.uitkomsten, zacht.uitkomsten, strict=True):
        verwacht = Oordeel.MENS if hard.oordeel is Oordeel.NEE else hard.oordeel
        assert (mild.oordeel, mild.reden, mild.hoogste_bedrag) == (verwacht, hard.reden, hard.hoogste_bedrag)


@settings(max_examples=150, deadline=None)
@given(lijsten, plannen)
def test_one_no_is_enough_and_more_rules_never_make_a_no_better(lijst, plan):
    uitslag = toets(lijst, plan)
    gezegd = {uitkomst.oordeel for uitkomst in uitslag.uitkomsten}
    assert (uitslag.oordeel is Oordeel.NEE) == (Oordeel.NEE in gezegd)
    if toets(lijst[:-1], plan).oordeel is Oordeel.NEE:
        assert uitslag.oordeel is Oordeel.NEE


@settings(max_examples=100, deadline=None)
@given(lijsten, dagen)
def test_nothing_known_never_refuses(lijst, dag):
    assert toets(lijst, Plan(ontvangen=dag)).oordeel is not Oordeel.NEE


@settings(max_examples=100, deadline=None)
@given(lijsten, plannen)
def test_asking_no_more_than_the_limit_is_never_refused_for_the_amount(lijst, plan):
    grens = toets(lijst, plan).hoogste_bedrag
    if grens is None or plan.gevraagd is None:
        return
    lager = toets(lijst, replace(plan, gevraagd=min(plan.gevraagd, grens)))
    op_bedrag = ("maximum", "vast_bedrag", "aandeel_bijdrage")
    assert not [u for u in lager.uitkomsten if u.regel.soort in op_bedrag and u.oordeel in (Oordeel.NEE, Oordeel.MENS)]
