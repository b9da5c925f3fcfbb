"""The drawing of a thread: columns from left to right, stacks, circles, and the timeline that says the same."""

from wijkwerk.web.draden import BREED, TUSSEN, Draad, Kraal, Streng, groups, tekening
from wijkwerk.web.templatetags.wijkwerk import render_draad

STAP = BREED + TUSSEN


def bead(sleutel: str, plaats: int = 1, titel: str = "", **velden) -> Kraal:
    return Kraal(sleutel, f"soort {plaats}", titel or f"titel {sleutel}", plaats=plaats, **velden)


def columns(getekend) -> dict[str, int]:
    links = min(vak.x for vak in getekend["vakken"])
    return {vak.kraal.sleutel: round((vak.x - links) / STAP) for vak in getekend["vakken"]}


def test_each_record_stands_right_of_what_it_came_from():
    terug, heen = [bead("s", 1)], [bead("p", 3), bead("b", 4)]
    strengen = [Streng("s", "t"), Streng("t", "p"), Streng("s", "p"), Streng("p", "b")]
    draad = Draad("", bead("t", 2), terug, heen, strengen)
    assert columns(tekening(draad)) == {"s": 0, "t": 1, "p": 2, "b": 3}


def test_a_question_that_came_of_an_actie_stands_right_of_it():
    draad = Draad(
        "", bead("p1", 3), heen=[bead("a", 5), bead("p2", 3)], strengen=[Streng("p1", "a"), Streng("a", "p2")]
    )
    assert columns(tekening(draad)) == {"p1": 0, "a": 1, "p2": 2}


def test_a_circle_can_be_drawn():
    strengen = [Streng("a", "b"), Streng("b", "c"), Streng("c", "a")]
    getekend = tekening(Draad("", bead("a"), [bead("c")], [bead("b")], strengen))
    assert len(getekend["vakken"]) == len(getekend["strengen"]) == 3


def test_many_of_a_kind_become_one_stack_with_what_did_not_fit():
    meldingen = [bead(f"s{n}", 1, woorden="signalen") for n in range(5)]
    strengen = [Streng(kraal.sleutel, "t") for kraal in meldingen]
    getekend = tekening(Draad("", bead("t", 2), meldingen, strengen=strengen, meer=[("signalen", 4995)]))
    assert [vak.kraal.titel for vak in getekend["vakken"]] == ["titel t", "5.000 signalen"]
    assert len(getekend["strengen"]) == 1


def test_timeline_folds_many_of_a_kind_and_keeps_the_rest_together():
    kralen = [*(bead(f"s{n}", 1) for n in range(5)), bead("t", 2), bead("p", 3)]
    assert [(groep.vouwt, len(groep.kralen)) for groep in groups(kralen)] == [(True, 5), (False, 2)]


def test_long_words_stay_inside_the_box():
    getekend = tekening(Draad("", bead("a", titel="Zeerlangwoordzonderspaties" * 4), heen=[bead("b", 2)]))
    assert all(len(regel) <= 15 for vak in getekend["vakken"] for regel in vak.regels)
    assert getekend["vakken"][0].regels[-1].endswith("…")


def test_titles_are_escaped():
    html = render_draad(Draad("<b>", bead("a", titel="<i>x</i>"), heen=[bead("b", 2)], strengen=[Streng("a", "b")]))
    assert "<i>" not in html
    assert "<b>" not in html


def test_a_line_through_what_is_hidden_is_dotted_and_hidden_ones_are_counted():
    draad = Draad("x", bead("a"), heen=[bead("b", 2)], strengen=[Streng("a", "b", direct=False)], verborgen=2)
    html = render_draad(draad)
    assert "streng--los" in html
    assert "2 dingen aan deze draad ziet u met uw rol niet." in html


def test_nothing_yet_and_nothing_to_see_are_said():
    assert "Hier hangt nog niets aan." in render_draad(Draad("", bead("a")))
    assert "Er hangt 1 ding aan" in render_draad(Draad("", bead("a"), verborgen=1))


def test_what_did_not_fit_is_said_with_a_number_people_can_read():
    assert "En nog 4.980 signalen." in render_draad(
        Draad("x", bead("t"), heen=[bead("p", 2)], meer=[("signalen", 4980)])
    )
