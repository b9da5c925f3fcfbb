"""What happens by itself: a term that passes, an answer that stays away, what is kept no longer."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from tests.signalen.conftest import NU, VERWACHT, dagen, mails_over, pass_on
from wijkwerk.kern import klok
from wijkwerk.kern.bewaren import registry
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import queries as zoeken
from wijkwerk.signalen import actions
from wijkwerk.signalen.actions import onderhoud
from wijkwerk.signalen.models import Concept, Melder, Reactie, Signaal
from wijkwerk.signalen.states import Status


def kinds(signaal: Signaal, adres: str) -> list[str]:
    """Return which texts an address got about a signal."""
    return [mail.sleutel.split("-")[2] for mail in mails_over(signaal) if mail.aan == adres]


def test_passed_term_is_told_once_to_the_regisseur_of_the_area(stad, meld):
    signaal = meld()
    assert onderhoud.escalate() == 0
    with klok.op(NU + dagen(4)):
        assert (onderhoud.escalate(), onderhoud.escalate()) == (1, 0)
    assert kinds(signaal, stad.seghwaert.email) == ["termijn_voorbij"]
    assert kinds(signaal, stad.oosterheem.email) == []


def test_a_new_term_can_pass_again(stad, meld):
    signaal = meld()
    with klok.op(NU + dagen(4)):
        onderhoud.escalate()
        signaal = pass_on(signaal, stad.woonstichting, stad.seghwaert)
        assert signaal.geescaleerd_op is None
    with klok.op(NU + dagen(20)):
        assert onderhoud.escalate() == 1
    assert kinds(signaal, stad.seghwaert.email) == ["termijn_voorbij", "termijn_voorbij"]


def test_receiver_is_reminded_before_and_once_after(stad, meld):
    signaal = pass_on(meld(), stad.woonstichting, stad.seghwaert)
    adres = stad.woonstichting.email
    assert onderhoud.remind() == 0
    for dag in (-2, -1, 0, 1, 2, 9):
        with klok.op(datetime(VERWACHT.year, VERWACHT.month, VERWACHT.day, 8, tzinfo=UTC) + dagen(dag)):
            onderhoud.remind()
    assert kinds(signaal, adres) == ["aan_ontvanger", "herinnering", "herinnering_te_laat"]


def test_drafts_end_after_thirty_days(db):
    oud = actions.save_concept(gegevens={"tekst": "Afval"})
    with klok.op(NU + dagen(29)):
        vers = actions.save_concept(gegevens={"tekst": "Groen"})
        assert onderhoud.clean_concepts() == 0
    with klok.op(NU + dagen(31)):
        assert onderhoud.clean_concepts() == 1
    assert list(Concept.objects.all()) == [vers]
    assert actions.save_concept(token=vers.token, gegevens={}).pk == vers.pk
    assert actions.save_concept(token=oud.token, gegevens={}).pk != oud.pk


@pytest.mark.parametrize(
    ("status", "code", "jaren"),
    [(Status.AFGEHANDELD, "6.1", 5), (Status.NIET_VOOR_ONS, "6.2", 1), (Status.INGETROKKEN, "6.3", 1)],
)
def test_each_end_has_its_code_and_term(status, code, jaren):
    regel = registry.rule(f"signalen.signaal vernietigen {code}")
    assert (regel.termijn_jaren, regel.vanaf, regel.alleen.children) == (jaren, "status_sinds", [("status", status)])


def test_reporter_is_forgotten_a_year_after_the_end_and_the_signal_stays(stad, meld):
    regel = registry.rule("signalen.melder anonimiseren")
    signaal, lopend = meld(), meld()
    actions.close(signaal, uitkomst="Klaar.", by=stad.seghwaert)
    assert not regel.vanaf(NU - dagen(1)).exists()
    [melder] = regel.vanaf(NU + dagen(1))
    assert regel.vernietig([melder.pk], None) == 1
    assert (Melder.objects.get(signaal=signaal).email, Melder.objects.get(signaal=lopend).email) == (
        "",
        "buur@voorbeeld.nl",
    )
    assert not regel.vanaf(NU + dagen(1)).exists()


def test_destroyed_signal_takes_everything_along(stad, meld):
    doel, samen, blijft = meld(), meld(), meld("Iets heel anders in het plantsoen.")
    actions.support(doel, client_id=uuid4(), email="ook@voorbeeld.nl")
    actions.note(doel, tekst="Gebeld.", by=stad.seghwaert)
    actions.merge(samen, met=doel, by=stad.seghwaert)
    actions.close(doel, uitkomst="Klaar.", by=stad.seghwaert)
    assert onderhoud.destroy([doel.pk]) == 2
    assert list(Signaal.objects.all()) == [blijft]
    assert not Reactie.objects.exists()
    assert not Verband.objects.exists()
    assert zoeken.search("signalen.signaal", "container") == []
    assert onderhoud.destroy([doel.pk]) == 0


def test_question_goes_to_the_reporter_alone_and_the_answer_to_the_handler(stad, meld):
    signaal = actions.take(meld(), by=stad.seghwaert)
    actions.support(signaal, client_id=uuid4(), email="ook@voorbeeld.nl")
    actions.ask(signaal, tekst="Welke container?", by=stad.seghwaert)
    actions.reply(signaal, tekst="De groene.")
    assert "vraag" in kinds(signaal, "buur@voorbeeld.nl")
    assert "vraag" not in kinds(signaal, "ook@voorbeeld.nl")
    assert kinds(signaal, stad.seghwaert.email) == ["reactie_binnen"]
    with pytest.raises(Weigering):
        actions.reply(signaal, tekst="Nog eens.")


def test_question_without_an_address_to_send_it_to_is_refused(stad, meld):
    with pytest.raises(Weigering) as weigering:
        actions.ask(meld(melder=None), tekst="Welke?", by=stad.seghwaert)
    assert weigering.value.regel == "signalen.vraag"


def test_judge_only_when_it_is_done(stad, meld):
    signaal = meld()
    with pytest.raises(Weigering):
        actions.judge(signaal, geholpen=True)
    actions.close(signaal, uitkomst="Klaar.", by=stad.seghwaert)
    assert actions.judge(signaal, geholpen=False).geholpen is False


def test_bulk_tells_per_number_what_was_refused(stad, meld):
    goed, dicht = meld(), actions.close(meld(), uitkomst="Klaar.", by=stad.seghwaert)
    uitslag = actions.bulk([goed, dicht], handeling="take", by=stad.seghwaert)
    assert uitslag.gelukt == [goed.nummer]
    assert [nummer for nummer, _melding in uitslag.geweigerd] == [dicht.nummer]
    with pytest.raises(Weigering):
        actions.bulk([goed], handeling="delete", by=stad.seghwaert)


def test_other_subject_gives_another_term(stad, meld):
    stad.ander_onderwerp.reactie_werkdagen = 1
    stad.ander_onderwerp.save()
    signaal = meld()
    na = actions.classify(signaal, onderwerp=stad.ander_onderwerp, by=stad.seghwaert)
    assert na.termijn_op < signaal.termijn_op


def test_moved_signal_lies_in_the_area_of_its_day(stad, meld):
    na = actions.relocate(meld(), punt=(52.055, 4.495), plek="bij de school", by=stad.seghwaert)
    assert (na.werkgebied_id, na.plek) == (stad.andere_wijk.pk, "bij de school")
