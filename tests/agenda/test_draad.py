"""The thread of the agenda: who sees what of it, its public version, and where it shows."""

import json
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.agenda.keten import BESLOTEN, GEDAAN, lay_chain, make_point
from tests.signalen.bladen import tekst_van
from wijkwerk.agenda.actions import thema as themas
from wijkwerk.agenda.models import Agendapunt
from wijkwerk.agenda.states.agendapunt import Status, Tafel, Zichtbaarheid
from wijkwerk.agenda.states.thema import Status as Themastatus
from wijkwerk.kern import klok, nummers
from wijkwerk.kern.draad.queries import story
from wijkwerk.kern.draad.registry import ALLES
from wijkwerk.mensen.queries import log_page
from wijkwerk.signalen import actions
from wijkwerk.signalen.queries import follow
from wijkwerk.signalen.queries.draad import own


@pytest.fixture
def signaal(meld, stad):
    return actions.take(meld(), by=stad.seghwaert)


@pytest.fixture
def keten(stad, signaal, maak_thema):
    return lay_chain(stad, _publish(maak_thema(signalen=[signaal])))


def _publish(thema):
    thema.publiek_verhaal, thema.openbaar = "Wij zoeken een oplossing voor het afval.", True
    thema.save()
    return thema


def kinds(stappen) -> list[str]:
    return [stap.schakel.soort.partition(".")[2] for stap in stappen]


def words(stappen) -> str:
    return " ".join(f"{s.schakel.titel} {s.schakel.tekst} {s.schakel.staat}" for s in stappen)


# --- who sees what ---------------------------------------------------------------------------------------------------


def test_wijkregisseur_sees_the_whole_chain_in_order(stad, signaal, keten):
    verhaal = story(signaal, stad.seghwaert)
    assert kinds(verhaal.heen) == ["thema", "agendapunt", "besluit", "actie", "terugkoppeling"]
    assert (verhaal.hier.nummer, verhaal.terug, verhaal.verborgen) == (signaal.nummer, [], 0)
    assert [s.afstand for s in verhaal.heen] == [1, 2, 3, 4, 2]


def test_thread_goes_back_from_the_actie_to_the_signal(stad, signaal, keten):
    verhaal = story(keten.actie, stad.seghwaert)
    assert kinds(verhaal.terug) == ["signaal", "thema", "agendapunt", "besluit"]
    assert verhaal.heen == []


def test_what_a_role_may_not_see_is_counted_and_not_named(stad, signaal, keten):
    Agendapunt.objects.filter(pk=keten.punt.pk).update(zichtbaarheid=Zichtbaarheid.GEMEENTE)
    verhaal = story(signaal, stad.partner)
    assert kinds(verhaal.heen) == ["thema", "terugkoppeling"]
    assert verhaal.verborgen == 3  # agendapunt, besluit, actie
    assert keten.punt.vraag not in words(verhaal.heen)


def test_regisseur_of_another_wijk_sees_nothing_of_it(stad, signaal, keten):
    verhaal = story(signaal, stad.oosterheem)
    assert (verhaal.hier, verhaal.heen, verhaal.verborgen) == (None, [], 5)


@pytest.mark.beide
def test_number_of_queries_does_not_grow_with_the_thread(stad, meld, maak_thema):
    def queries(aantal: int) -> int:
        thema = maak_thema(signalen=[meld() for _nummer in range(aantal)])
        story(thema, stad.seghwaert)  # the roles of this person are read once
        with CaptureQueriesContext(
            connection,
        ) as gevangen:
            story(thema, stad.seghwaert)
        return len(gevangen)

    assert queries(1) == queries(50)


def test_a_thema_with_very_many_signals_shows_some_and_says_how_many_more(stad, meld, maak_thema):
    thema = maak_thema(signalen=[meld() for _nummer in range(30)])
    verhaal = story(thema, stad.seghwaert)
    assert (len(verhaal.terug), verhaal.weggelaten, verhaal.verborgen) == (20, {"signalen.signaal": 10}, 0)
    assert len(story(thema, ALLES, maximum=None).terug) == 30


# --- in public -------------------------------------------------------------------------------------------------------


def test_public_version_holds_only_what_was_written_for_residents(signaal, keten):
    verhaal = story(signaal, None, hier=own(signaal))
    assert kinds(verhaal.heen) == ["thema", "agendapunt", "besluit", "actie", "terugkoppeling"]
    tekst = words(verhaal.heen)
    assert BESLOTEN in tekst
    assert GEDAAN in tekst
    assert "in het wijkteamoverleg" in tekst
    for intern in (keten.punt.vraag, keten.besluit.wat, keten.actie.wat, keten.terug.aanleiding):
        assert intern not in tekst
    assert {lijn.reden for lijn in verhaal.lijnen} == {""}


def test_without_texts_for_residents_decision_and_actie_stay_hidden(stad, signaal, maak_thema):
    lay_chain(stad, maak_thema(signalen=[signaal]), openbaar=False)
    verhaal = story(signaal, None, hier=own(signaal))
    assert kinds(verhaal.heen) == ["agendapunt", "terugkoppeling"]
    assert verhaal.verborgen == 3


@pytest.mark.parametrize(
    ("velden", "te_zien"),
    [
        ({"status": Status.WACHT}, True),
        ({"status": Status.VOORBEREIDING}, False),
        ({"status": Status.WACHT, "zichtbaarheid": Zichtbaarheid.GEMEENTE}, False),
    ],
)
def test_a_question_is_public_only_when_it_lies_at_an_open_table(stad, velden, te_zien):
    assert (story(make_point(stad, **velden), None).hier is not None) is te_zien


@pytest.mark.parametrize("tafel", [Tafel.WIJKTEAM, Tafel.WIJKWETHOUDER, Tafel.COLLEGE, Tafel.RAAD])
def test_every_table_has_words_for_residents(stad, tafel):
    hier = story(make_point(stad, tafel=tafel, status=Status.WACHT), None).hier
    assert hier.titel.startswith("Wordt besproken ")


def test_a_signal_that_is_not_public_is_told_to_nobody_but_its_reporter(signaal, keten):
    assert story(keten.thema, None).verborgen == 1
    actions.show_to(signaal, zichtbaarheid="openbaar", by=keten.thema.eigenaar)
    assert [s.schakel.titel for s in story(keten.thema, None).terug] == ["Zwerfafval in Seghwaert"]


def test_follow_page_tells_what_came_of_it(signaal, keten):
    tekst = tekst_van(Client().get(f"/melding/{signaal.token}/"))
    assert "Er is iets gedaan met wat u meldde." in tekst
    assert keten.besluit.wat not in tekst
    verteld = (
        "U vertelde dit", signaal.tekst, "In behandeling genomen", "Deel van iets groters", "in het wijkteamoverleg",
        BESLOTEN, GEDAAN, "Iedereen die een adres achterliet, kreeg bericht",
    )  # fmt: skip
    plekken = [tekst.rindex(woorden) for woorden in verteld]
    assert plekken == sorted(plekken)
    assert [tekst.count(woorden) for woorden in verteld[2:]] == [1] * 6


def test_what_stands_on_the_agenda_is_told_once_and_in_words_for_residents(stad, signaal, keten):
    actions.schedule(signaal, tafel="Wijkteamoverleg", by=stad.seghwaert)
    tekst = tekst_van(Client().get(f"/melding/{signaal.token}/"))
    assert "Besproken in het wijkteamoverleg" in tekst
    assert "Op de agenda gezet" not in tekst


def test_a_merged_report_hears_what_came_of_the_other(stad, meld, signaal, keten):
    tweede = meld("Ook vol.")
    actions.merge(tweede, met=signaal, by=stad.seghwaert)
    tekst = tekst_van(Client().get(f"/melding/{tweede.token}/"))
    assert "Ook vol." in tekst
    assert GEDAAN in tekst


def test_a_report_that_came_later_belongs_to_the_thema_since_it_was_bundled(stad, meld, keten):
    with klok.op(klok.nu() + timedelta(days=8)):
        signaal = meld("Het begint weer.")
        themas.bundle(keten.thema, [signaal], by=stad.seghwaert)
        verhaal = follow(signaal.token).verhaal
    assert [m.titel for m in verhaal.momenten][-2:] == ["U vertelde dit", "Deel van iets groters: " + keten.thema.titel]


def test_everyone_reads_what_came_of_a_public_report(stad, signaal, keten):
    actions.show_to(signaal, zichtbaarheid="openbaar", by=stad.seghwaert)
    tekst = tekst_van(Client().get(f"/wat-speelt-er/{signaal.pk}/"))
    assert BESLOTEN in tekst
    assert "wat u meldde" not in tekst
    assert "U vertelde" not in tekst


def test_what_cannot_be_told_yet_is_not_kept_silent(stad, signaal, maak_thema):
    themas.bundle(maak_thema("Intern"), [signaal], by=stad.seghwaert)
    assert "Zodra er meer te vertellen is, leest u het hier." in tekst_van(Client().get(f"/melding/{signaal.token}/"))


def test_follow_page_without_a_thread_says_nothing_of_it(signaal):
    tekst = tekst_van(Client().get(f"/melding/{signaal.token}/"))
    assert "wat u meldde" not in tekst
    assert "Zodra er meer" not in tekst


# --- on the pages ----------------------------------------------------------------------------------------------------


def test_page_of_a_signal_shows_drawing_and_list(als, stad, signaal, keten):
    antwoord = als(stad.seghwaert).get(f"/signalen/{signaal.pk}/")
    assert "Dit leidde tot 1 thema, 1 agendapunt, 1 besluit, 1 actie en 1 terugkoppeling." in tekst_van(antwoord)
    inhoud = antwoord.content.decode()
    assert inhoud.count('class="streng"') == 5
    assert len(re.findall(r'class="kraal(?: is-hier)?"', inhoud)) == 6


def test_page_of_a_signal_without_a_thread_says_so(als, stad, signaal):
    assert "Hier hangt nog niets aan." in tekst_van(als(stad.seghwaert).get(f"/signalen/{signaal.pk}/"))


def test_wijk_page_tells_what_was_said_and_done(stad, signaal, keten):
    tekst = tekst_van(Client().get("/wijken/seghwaert/"))
    assert "U zei, wij deden" in tekst
    assert "U zei: 1 melding" in tekst
    assert GEDAAN in tekst
    assert BESLOTEN not in tekst  # the actie stands for its decision


def test_a_finished_thema_stands_for_all_that_hangs_on_it(stad, keten):
    keten.thema.status, keten.thema.resultaat = Themastatus.AFGEROND, "Het plein is schoon."
    keten.thema.save()
    tekst = tekst_van(Client().get("/wijken/seghwaert/"))
    assert "Het plein is schoon." in tekst
    assert GEDAAN not in tekst


def test_wijk_page_of_another_wijk_does_not_tell_it(stad, keten):
    assert GEDAAN not in tekst_van(Client().get("/wijken/oosterheem/"))


# --- by number -------------------------------------------------------------------------------------------------------


def thread_of(*woorden: str) -> str:
    uit = StringIO()
    call_command("draad", *woorden, stdout=uit)
    return uit.getvalue()


def test_command_gives_the_thread_as_json(stad, signaal, keten):
    gegevens = json.loads(thread_of(keten.punt.nummer, "--json"))
    assert (gegevens["nummer"], gegevens["soort"], gegevens["verborgen"]) == (keten.punt.nummer, "agendapunt", 0)
    assert [stap["soort"] for stap in gegevens["terug"]] == ["signaal", "thema"]
    assert [stap["soort"] for stap in gegevens["heen"]] == ["besluit", "actie"]
    verband = next(v for v in gegevens["verbanden"] if v["naar"] == keten.punt.nummer)
    assert (verband["van"], verband["soort"]) == (keten.thema.nummer, "geagendeerd")
    assert verband["reden"] == "Komt steeds terug"
    assert verband["op"].startswith("2026-03-03T")


def test_command_gives_lines_people_can_read(signaal, keten):
    tekst = thread_of(signaal.nummer.lower())
    assert "Wat ervan kwam:" in tekst
    assert keten.besluit.nummer in tekst


def test_command_shows_what_a_person_may_see(stad, signaal, keten):
    Agendapunt.objects.filter(pk=keten.punt.pk).update(zichtbaarheid=Zichtbaarheid.GEMEENTE)
    gegevens = json.loads(thread_of(signaal.nummer, "--json", "--als", stad.partner.email.upper()))
    assert (len(gegevens["heen"]), gegevens["verborgen"]) == (2, 3)
    with pytest.raises(CommandError, match="ziet dit niet"):
        thread_of(signaal.nummer, "--als", stad.oosterheem.email)


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("afval", "geen nummer van ons"),
        ("S26-00123-A", "klopt niet"),
        (nummers.format(2026, 999, "T"), "Er is niets met het nummer"),
    ],
)
def test_command_says_what_is_wrong_with_a_number(db, nummer, zin):
    with pytest.raises(CommandError, match=zin):
        thread_of(nummer)


def test_same_sequence_in_another_year_is_another_number(db, keten):
    with pytest.raises(CommandError, match="Er is niets"):
        thread_of(nummers.format(2025, keten.thema.pk, "T"))


def test_command_refuses_an_unknown_reader(keten):
    with pytest.raises(CommandError, match="niemand met het e-mailadres"):
        thread_of(keten.thema.nummer, "--als", "wie@voorbeeld.nl")


def test_log_is_searched_by_a_number_of_the_agenda(keten):
    regels = [regel for regel, _wie in log_page({"nummer": keten.thema.nummer}).rijen]
    assert regels
    assert {(regel.object_soort, regel.object_id) for regel in regels} == {("agenda.thema", keten.thema.pk)}
