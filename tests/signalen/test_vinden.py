"""What is near and alike: me too, suggestions with a reason, other doors, and what the public may see."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signalen.conftest import IN_ANDERE, IN_WIJK, NU, dagen
from wijkwerk.kern import klok
from wijkwerk.rekenkern import gelijkenis
from wijkwerk.rekenkern.gelijkenis import Melding
from wijkwerk.signalen import actions, queries
from wijkwerk.signalen.models import AndereDeur, Onderwerp
from wijkwerk.web.iconen import namen

VLAKBIJ = (52.0555, 4.4855)
teksten = st.text(alphabet="abcdefg hijklmnop éë.,1", max_size=60)
punten = st.none() | st.tuples(st.floats(50, 54), st.floats(3, 7))
meldingen = st.builds(
    Melding, teksten, punten, st.none() | st.floats(0, 20_000), st.sampled_from(["", "afval", "groen"])
)


@given(meldingen, meldingen)
def test_likeness_is_the_same_both_ways_and_between_0_and_1(een, ander):
    heen, terug = gelijkenis.similarity(een, ander), gelijkenis.similarity(ander, een)
    assert heen.score == pytest.approx(terug.score)
    assert 0 <= heen.score <= 1
    assert heen.samen == terug.samen


@given(meldingen)
def test_a_report_is_wholly_like_itself(melding):
    assert gelijkenis.similarity(melding, melding).score == pytest.approx(1)


@given(st.floats(0, 2000), st.floats(0, 2000))
def test_farther_is_never_more_alike(kort, lang):
    kort, lang = sorted((kort, lang))

    def at(meter: float) -> float:
        return gelijkenis.similarity(
            Melding("afval", (52.05, 4.48), 1.0), Melding("afval", (52.05 + meter / 111_195, 4.48), 1.0)
        ).score

    assert at(lang) <= at(kort) + 1e-9


@given(st.floats(50, 54), st.floats(3, 7), st.floats(0, 360), st.floats(1, 1000))
def test_box_holds_everything_within_reach(lat, lon, hoek, meter):
    import math

    ver = meter * 0.999
    dlat = math.degrees(ver / gelijkenis.EARTH) * math.cos(math.radians(hoek))
    dlon = math.degrees(ver / gelijkenis.EARTH) * math.sin(math.radians(hoek)) / math.cos(math.radians(lat))
    zuid, west, noord, oost = gelijkenis.box((lat, lon), meter)
    assert zuid <= lat + dlat <= noord
    assert west <= lon + dlon <= oost


def test_words_meet_by_stem_and_by_letters():
    zelfde = gelijkenis.text_similarity("De lantaarnpaal is kapot", "kapotte lantarenpalen")
    assert zelfde > gelijkenis.text_similarity("De lantaarnpaal is kapot", "jongeren maken lawaai")


def test_nearby_shows_public_open_signals_about_the_same_within_reach(stad, meld):
    goed = meld(zichtbaarheid="openbaar")
    meld(zichtbaarheid="wijkteam")
    meld(zichtbaarheid="openbaar", onderwerp=stad.ander_onderwerp, tekst="Busjes op de stoep.")
    meld(zichtbaarheid="openbaar", punt=(52.0595, 4.485))
    meld(zichtbaarheid="openbaar", ontvangen_op=NU - dagen(80))
    actions.close(meld(zichtbaarheid="openbaar"), uitkomst="Klaar.", by=stad.seghwaert)
    [buur] = queries.nearby(VLAKBIJ, stad.onderwerp)
    assert buur.signaal == goed
    assert 50 < buur.meter < 80
    assert buur.waarom == f"Gaat ook over zwerfafval. {buur.meter} meter hiervandaan, vandaag gemeld."


def test_suggestions_say_why(stad, meld):
    eerder = meld(zichtbaarheid="openbaar")
    stad.onderwerp.organisatie = stad.openbare_ruimte
    stad.onderwerp.save()
    tekst = "Afval naast de container, al weken."
    voorstel = queries.suggest(tekst, punt=VLAKBIJ, werkgebied=stad.wijk, persoon=stad.seghwaert)
    assert voorstel.onderwerp[0].wat == stad.onderwerp
    assert voorstel.onderwerp[0].waarom.startswith("U schrijft: afval, container.")
    assert [dubbel.wat for dubbel in voorstel.dubbelen] == [eerder]
    assert "meter hiervandaan" in voorstel.dubbelen[0].waarom
    assert [wie.wat for wie in voorstel.eigenaar] == [stad.openbare_ruimte, stad.seghwaert]
    assert "Zwerfafval" in voorstel.eigenaar[0].waarom
    assert all(0 <= wie.zeker <= 1 for wie in (*voorstel.onderwerp, *voorstel.dubbelen, *voorstel.eigenaar))


def test_public_suggestions_show_only_public_signals_and_no_colleagues(stad, meld):
    meld(zichtbaarheid="regisseur")
    voorstel = queries.suggest("Afval naast de container.", punt=VLAKBIJ)
    assert (voorstel.dubbelen, voorstel.eigenaar) == ([], [])


def test_a_signal_is_no_double_of_itself(stad, meld):
    signaal = meld()
    assert queries.suggest(signaal.tekst, signaal=signaal, persoon=stad.seghwaert).dubbelen == []


def test_default_catalogue_is_whole_and_keeps_what_was_changed(db):
    aantal = actions.install_defaults()
    assert aantal == Onderwerp.objects.count() + AndereDeur.objects.count() >= 22
    assert actions.install_defaults() == 0
    assert {onderwerp.icoon for onderwerp in Onderwerp.objects.all()} <= namen()
    for rij in (*Onderwerp.objects.all(), *AndereDeur.objects.all()):
        rij.full_clean()


@pytest.mark.parametrize(
    ("tekst", "deur"),
    [
        ("Er is brand in de flat!", "112"),
        ("Ik heb ruzie met mijn buurman over de heg", "buurtbemiddeling"),
        ("Mijn uitkering is te laat", "sociaal loket"),
        ("De lantaarnpaal is kapot", "meldpunt"),
        ("Ik denk dat mijn buurvrouw haar kind mishandelt", "Veilig Thuis"),
    ],
)
def test_other_doors_open_by_words(tekst, deur, db):
    actions.install_defaults()
    assert any(deur in rij.titel for rij in queries.doors(tekst))


def test_no_door_for_an_ordinary_signal_and_urgent_ones_first(db):
    actions.install_defaults()
    assert queries.doors("De speeltuin is saai") == []
    spoed = [rij.spoed for rij in queries.doors("Er is brand en ik heb ruzie met de buurman")]
    assert spoed == sorted(spoed, reverse=True)
    assert spoed[0]


def test_public_page_hides_small_areas_and_other_levels(stad, meld):
    openbaar = actions.take(meld(zichtbaarheid="openbaar"), by=stad.seghwaert)
    actions.take(meld(zichtbaarheid="wijkteam"), by=stad.seghwaert)
    actions.take(meld(zichtbaarheid="openbaar", punt=IN_ANDERE), by=stad.oosterheem)
    assert queries.public_of(stad.wijk) == [openbaar]
    assert queries.public_of(stad.andere_wijk) == []
    assert queries.figures(werkgebied=stad.andere_wijk).totaal == 0
    assert queries.figures(werkgebied=stad.wijk).totaal == 2


def test_figures_count_per_subject_and_week_without_gaps(stad, meld):
    meld(punt=IN_WIJK)
    meld(onderwerp=stad.ander_onderwerp, ontvangen_op=NU - dagen(8))
    meld(ontvangen_op=NU - dagen(1))
    actions.withdraw(meld())
    cijfers = queries.figures(werkgebied=stad.wijk, weken=3)
    assert cijfers.per_onderwerp == [("Zwerfafval", 2), ("Parkeren", 1)]
    assert cijfers.per_week == [(date(2026, 2, 16), 0), (date(2026, 2, 23), 1), (date(2026, 3, 2), 2)]
    assert cijfers.totaal == 3
    with klok.op(NU + dagen(100)):
        assert queries.figures(werkgebied=stad.wijk, weken=3).totaal == 0


def test_follow_page_of_a_supporter_shows_no_conversation(stad, meld):
    from uuid import uuid4

    signaal = meld()
    steun = actions.support(signaal, client_id=uuid4(), email="ook@voorbeeld.nl")
    actions.ask(signaal, tekst="Welke container?", by=stad.seghwaert)
    assert queries.follow(signaal.token).vraag.tekst == "Welke container?"
    assert queries.follow(signaal.token).mag == ["reply", "add", "withdraw"]
    blad = queries.follow(steun.token)
    assert (blad.vraag, blad.mag) == (None, [])
    assert not any("container?" in moment.tekst for moment in blad.verhaal.momenten)
    assert queries.follow("bestaat-niet") is None


def test_page_for_everyone_shows_no_conversation(stad, meld, client):
    signaal = actions.take(meld(zichtbaarheid="openbaar"), by=stad.seghwaert)
    actions.ask(signaal, tekst="Welke container bedoelt u?", by=stad.seghwaert)
    actions.reply(signaal, tekst="Die bij mijn voordeur.")
    actions.message(signaal, tekst="Vrijdag wordt hij geleegd.", by=stad.seghwaert)
    teksten = {moment.tekst for moment in queries.public_story(signaal).momenten}
    assert teksten == {"", "Vrijdag wordt hij geleegd."}
    pagina = client.get(f"/wat-speelt-er/{signaal.pk}/").content.decode()
    assert "Vrijdag wordt hij geleegd." in pagina
    assert "voordeur" not in pagina
    assert "Welke container bedoelt u?" not in pagina


def test_withdrawn_signal_is_gone_from_public_view(meld, client):
    signaal = actions.withdraw(meld(zichtbaarheid="openbaar"))
    assert client.get(f"/wat-speelt-er/{signaal.pk}/").status_code == 404
