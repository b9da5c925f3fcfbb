"""Tell what is going on: once, at a place, at a moment that counts, without a person in the text."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.signalen.conftest import BUITEN, IN_ANDERE, NU, dagen, mails_over
from wijkwerk.gebieden.actions.stempel import touch_map
from wijkwerk.gebieden.queries import locate
from wijkwerk.kern import klok, termijnen
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import queries as zoeken
from wijkwerk.signalen import actions
from wijkwerk.signalen.actions import MelderGegevens
from wijkwerk.signalen.models import Melder, Signaal, Steun
from wijkwerk.signalen.states import Kanaal, Status


def test_report_knows_its_areas_its_term_and_says_so(stad, meld):
    signaal = meld(plek="bij de glijbaan")
    assert (signaal.werkgebied_id, signaal.buurt_id) == (stad.wijk.pk, stad.hofjes.pk)
    assert klok.dag_van(signaal.termijn_op) == termijnen.add_werkdagen(NU.date(), 3)
    mail = mails_over(signaal)[0]
    for woord in (signaal.nummer, "dinsdag 3 maart 2026, 10.30 uur", "vrijdag 6 maart", signaal.token, "glijbaan"):
        assert woord in mail.onderwerp + mail.tekst
    assert logboek.of_object(signaal).get().handeling == "signalen.gemeld"
    assert zoeken.search("signalen.signaal", "containers") == [signaal.pk]


def test_reporter_without_mail_gets_a_letter_and_without_address_nothing(meld):
    brief = mails_over(meld(melder=MelderGegevens(naam="Buurtbewoner", postadres="Dorpsstraat 1, Zoetermeer")))
    assert [(mail.kanaal, mail.aan) for mail in brief] == [("brief", "Dorpsstraat 1, Zoetermeer")]
    assert mails_over(meld(melder=MelderGegevens(telefoon="079 000 00 00"))) == []
    anoniem = meld(melder=None)
    assert not Melder.objects.filter(signaal=anoniem).exists()


def test_same_sending_is_one_signal_and_one_receipt(meld):
    sleutel = uuid4()
    assert meld(client_id=sleutel) == meld(client_id=sleutel)
    assert Signaal.objects.count() == 1
    assert len(mails_over(Signaal.objects.get())) == 1


def test_a_buurt_from_the_list_is_a_place_too(stad, meld):
    signaal = meld(punt=None, buurt=stad.hofjes)
    assert (signaal.lat, signaal.werkgebied_id) == (None, stad.wijk.pk)


@pytest.mark.parametrize(
    ("velden", "regel"),
    [
        ({"tekst": "  "}, "signalen.tekst"),
        ({"tekst": "a" * 4001}, "signalen.tekst"),
        ({"tekst": "Mijn bsn is 111222333."}, "pii.bsn"),
        ({"tekst": "Mijn bsn is 111222333.", "pii_gezien": True}, "pii.bsn"),
        ({"tekst": "Bel mij op 06-12345678."}, "pii.persoon"),
        ({"punt": None}, "signalen.plaats"),
        ({"punt": BUITEN}, "gebieden.buiten_gemeente"),
        ({"ontvangen_op": NU + dagen(1)}, "signalen.ontvangst"),
        ({"ontvangen_op": NU - dagen(400)}, "signalen.ontvangst"),
        ({"fotos": [None] * 6}, "signalen.fotos"),
    ],
)
def test_report_is_refused_with_its_rule(velden, regel, meld):
    with pytest.raises(Weigering) as weigering:
        meld(**velden)
    assert weigering.value.regel == regel
    assert not Signaal.objects.exists()


def test_writer_who_saw_the_warning_may_leave_a_phone_number(meld):
    assert meld("Bel mij op 06-12345678.", pii_gezien=True).pk


def test_entered_for_another_counts_from_the_moment_it_came_in(stad, meld):
    post = datetime(2026, 2, 20, 8, 0, tzinfo=UTC)
    signaal = meld(kanaal=Kanaal.PAPIER, ontvangen_op=post, by=stad.kcc)
    assert (signaal.ontvangen_op, signaal.ingevoerd_op, signaal.ingevoerd_door) == (post, NU, stad.kcc)
    assert klok.dag_van(signaal.termijn_op) == termijnen.add_werkdagen(post.date(), 3)
    assert "vrijdag 20 februari 2026" in mails_over(signaal)[0].tekst


def test_who_may_not_enter_is_refused(stad, meld):
    for wie in (stad.behandelaar, stad.beheerder, stad.privacy, stad.bewoner):
        with pytest.raises(Weigering) as weigering:
            meld(by=wie)
        assert weigering.value.regel == "signalen.invoeren"


def test_report_costs_at_most_seven_queries(stad, meld):
    touch_map()
    locate(*IN_ANDERE, NU.date())
    with CaptureQueriesContext(connection) as vragen:
        meld()
    # A test runs in a transaction, where a savepoint stands for BEGIN and the map is compared with its stamp.
    werk = [vraag for vraag in vragen if "SAVEPOINT" not in vraag["sql"] and "kaartstempel" not in vraag["sql"]]
    assert len(werk) <= 7


def test_support_counts_once_and_hears_the_end(stad, meld):
    signaal, sleutel = meld(), uuid4()
    steun = actions.support(signaal, client_id=sleutel, email="Ook@Voorbeeld.nl")
    assert actions.support(signaal, client_id=sleutel, email="ook@voorbeeld.nl") == steun
    signaal.refresh_from_db()
    assert (signaal.steun, Steun.objects.count()) == (1, 1)
    actions.close(signaal, uitkomst="Er is opgeruimd.", by=stad.seghwaert)
    post = [mail for mail in mails_over(signaal) if mail.aan == "ook@voorbeeld.nl"]
    assert ["-steun-" in post[0].sleutel, "-afgehandeld-" in post[1].sleutel] == [True, True]
    assert steun.token in post[1].tekst
    assert signaal.token not in post[1].tekst


def test_support_on_a_merged_signal_counts_where_it_went_and_on_a_closed_one_is_refused(stad, meld, in_staat):
    samen = in_staat(Status.SAMENGEVOEGD)
    assert actions.support(samen, client_id=uuid4()).signaal == samen.samengevoegd_met
    with pytest.raises(Weigering):
        actions.support(in_staat(Status.AFGEHANDELD), client_id=uuid4())
