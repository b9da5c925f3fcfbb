"""Who puts signals on an agenda: one by one and many at once follow one rule, in the action and on the screen."""

import pytest

from tests.signalen.conftest import NU, VERWACHT
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import actions
from wijkwerk.signalen.states import Status

BULK = "/signalen/bulkwijziging/"


@pytest.fixture
def bij_afdeling(stad, meld):
    """Give a signal that the department has."""
    signaal = actions.assign(meld(), organisatie=stad.openbare_ruimte, by=stad.seghwaert)
    signaal.refresh_from_db()
    return signaal


def test_department_puts_nothing_on_an_agenda_one_by_one_nor_in_bulk(stad, bij_afdeling):
    with pytest.raises(Weigering) as weigering:
        actions.schedule(bij_afdeling, tafel="College", by=stad.behandelaar)
    assert weigering.value.regel == "signalen.agenderen"
    uitslag = actions.bulk([bij_afdeling], handeling="schedule", tafel="College", by=stad.behandelaar)
    assert (uitslag.gelukt, [nummer for nummer, _melding in uitslag.geweigerd]) == ([], [bij_afdeling.nummer])
    bij_afdeling.refresh_from_db()
    assert (bij_afdeling.status, bij_afdeling.tafel) == (Status.IN_BEHANDELING, "")


def test_department_finds_neither_door_to_an_agenda(als, stad, bij_afdeling):
    browser = als(stad.behandelaar)
    lijst = browser.get("/signalen/").content.decode()
    assert '<option value="close">' in lijst
    assert '<option value="schedule">' not in lijst
    velden = {"signaal": [bij_afdeling.pk], "handeling": "schedule", "tafel": "College"}
    assert list(browser.post(BULK, velden).context["form"].errors) == ["handeling"]
    assert (
        f"/agendapunten/nieuw/?signaal={bij_afdeling.pk}"
        not in browser.get(f"/signalen/{bij_afdeling.pk}/").content.decode()
    )
    assert browser.get(f"/agendapunten/nieuw/?signaal={bij_afdeling.pk}").status_code == 403
    bij_afdeling.refresh_from_db()
    assert bij_afdeling.status == Status.IN_BEHANDELING


def test_regisseur_uses_both_doors(als, stad, meld, bij_afdeling):
    een, browser = meld(), als(stad.seghwaert)
    assert actions.schedule(een, tafel="College", by=stad.seghwaert).tafel == "College"
    assert '<option value="schedule">' in browser.get("/signalen/").content.decode()
    browser.post(BULK, {"signaal": [bij_afdeling.pk], "handeling": "schedule", "tafel": "Wijkwethouder"})
    bij_afdeling.refresh_from_db()
    assert (bij_afdeling.status, bij_afdeling.tafel) == (Status.GEAGENDEERD, "Wijkwethouder")
    assert f"/agendapunten/nieuw/?signaal={een.pk}" in browser.get(f"/signalen/{een.pk}/").content.decode()


def test_bulk_stores_the_table_in_dutch_and_shows_it_in_the_language_of_the_reader(als, stad, meld):
    signaal, browser = meld(), als(stad.seghwaert)
    browser.post("/taal/", {"language": "en", "next": "/"})
    browser.post(BULK, {"signaal": [signaal.pk], "handeling": "schedule", "tafel": "Wijkwethouder"})
    signaal.refresh_from_db()
    assert signaal.tafel == "Wijkwethouder"
    assert "Neighbourhood alderman" in browser.get(f"/signalen/{signaal.pk}/").content.decode()
    assert "Neighbourhood alderman" in browser.get("/signalen/").content.decode()


def test_signal_follows_its_question_and_keeps_its_handler_and_term(stad, in_staat):
    signaal = in_staat(Status.GEAGENDEERD)
    termijn, sinds = signaal.termijn_op, signaal.status_sinds
    with klok.op(NU.replace(hour=18)):
        verlegd = actions.move_to_table(signaal, tafel="College", by=None)
    assert (verlegd.tafel, verlegd.behandelaar, verlegd.termijn_op) == ("College", stad.seghwaert, termijn)
    assert (verlegd.status, verlegd.status_sinds, verlegd.versie) == (Status.GEAGENDEERD, sinds, signaal.versie + 1)
    regel = Logregel.objects.get(handeling="signalen.verlegd")
    assert (regel.object_id, regel.actor_id) == (signaal.pk, None)
    assert actions.move_to_table(verlegd, tafel="College", by=None).versie == verlegd.versie


def test_only_what_is_on_an_agenda_follows_a_question(stad, meld):
    with pytest.raises(Weigering) as weigering:
        actions.move_to_table(meld(), tafel="College", by=None)
    assert weigering.value.regel == "signalen.levensloop"
    bezig = actions.forward(
        meld(), naar=stad.woonstichting, antwoord_verwacht_op=VERWACHT, toelichting="", by=stad.seghwaert
    )
    with pytest.raises(Weigering):
        actions.move_to_table(bezig, tafel="College", by=None)
