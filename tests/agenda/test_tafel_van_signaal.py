"""A signal on an agenda never tells a table where its question is not, whoever moved the question."""

from datetime import timedelta

from wijkwerk.agenda.actions import agendapunt as punten
from wijkwerk.agenda.actions import knelpunt as knelpunten
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Status


def fresh(signaal: Signaal) -> Signaal:
    return Signaal.objects.get(pk=signaal.pk)


def told(signaal: Signaal) -> str:
    return Bericht.objects.about(signaal).filter(aan="buur@voorbeeld.nl").latest("pk").tekst


def test_signal_goes_along_when_the_system_takes_its_question_up(als, stad, meld, vraag):
    signaal = meld()
    vraag(signalen=[signaal])
    assert fresh(signaal).tafel == "Wijkteamoverleg"
    with klok.op(klok.nu() + timedelta(days=15)):
        assert knelpunten.find_stuck() == 1
        assert (fresh(signaal).status, fresh(signaal).tafel) == (Status.GEAGENDEERD, "Wijkwethouder")
        dossier = als(stad.seghwaert).get(f"/signalen/{signaal.pk}/").content.decode()
        assert "op de agenda: Wijkwethouder" in dossier
        assert "Naar een andere tafel gebracht" in dossier
        assert "op de agenda: Wijkteamoverleg" not in dossier
        assert "Uw melding staat op de agenda van: Wijkwethouder." in told(signaal)
        blad = als(stad.bewoner).get(f"/melding/{signaal.token}/").content.decode()
        assert "Naar een andere tafel gebracht" in blad
        assert "Wijkteamoverleg" not in blad


def test_signal_goes_along_when_its_question_goes_up_twice(meld, vraag):
    signaal = meld()
    vraag(signalen=[signaal])
    for dagen in (15, 37):
        with klok.op(klok.nu() + timedelta(days=dagen)):
            knelpunten.find_stuck()
    assert fresh(signaal).tafel == "College"


def test_signal_goes_along_with_who_may_move_the_question_but_not_the_signal(stad, meld, vraag):
    signaal = meld()
    punt = vraag("college", signalen=[signaal])
    punten.change_table(punt, tafel=Tafel.RAAD, reden="Het gaat om het hele budget.", by=stad.college)
    assert (fresh(signaal).tafel, fresh(signaal).behandelaar) == ("Gemeenteraad", stad.seghwaert)


def test_signal_on_another_table_or_with_somebody_else_stays_where_it_is(stad, meld, vraag):
    elders, bezig = meld(), meld()
    vraag(signalen=[elders, bezig])
    signalen.schedule(fresh(elders), tafel="Overleg met de vakafdeling", by=stad.seghwaert)
    signalen.take(fresh(bezig), by=stad.seghwaert)
    with klok.op(klok.nu() + timedelta(days=15)):
        assert knelpunten.find_stuck() == 1
    assert fresh(elders).tafel == "Overleg met de vakafdeling"
    assert (fresh(bezig).status, fresh(bezig).tafel) == (Status.IN_BEHANDELING, "")
