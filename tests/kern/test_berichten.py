"""Messages: once per reason, delivered with patience, printed once, and emptied after their term."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_string

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, send_mail
from django.db import connection, transaction

from tests import mailserver
from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions, bezorging, queries, tasks
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.berichten.states import Status
from wijkwerk.kern.taken import worker
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen import mail
from wijkwerk.koppelingen.mail.client import SmtpPostbode
from wijkwerk.koppelingen.mail.fake import NepPostbode
from wijkwerk.mensen.models import Persoon

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def postkantoor(settings) -> Iterator[type[NepPostbode]]:
    settings.MAIL = settings.MAIL | {"soort": "nep"}
    NepPostbode.forget()
    yield NepPostbode
    NepPostbode.forget()


@pytest.fixture
def medewerker(db) -> Persoon:
    return Persoon.objects.create_user("regie@voorbeeld.nl", soort=Persoon.Soort.MEDEWERKER)


def send(sleutel: str = "signaal 1 ontvangen", **anders) -> Bericht:
    velden = {"aan": "melder@voorbeeld.nl", "onderwerp": "Uw melding", "tekst": "Wij hebben uw melding."} | anders
    return actions.send(sleutel=sleutel, **velden)


def deliver_at(moment: datetime) -> int:
    with klok.op(moment):
        return tasks.deliver.call()


@pytest.mark.django_db
def test_sending_is_one_insert(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1):
        send()


@pytest.mark.django_db
def test_same_key_gives_the_message_that_was_there(postkantoor):
    eerste = send(tekst="een")
    tasks.deliver.call()
    tweede = send(tekst="twee")
    assert tweede == eerste
    assert (tweede.tekst, tweede.state) == ("een", Status.VERZONDEN)
    assert tasks.deliver.call() == 0
    assert len(postkantoor.delivered) == 1


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_same_key_sent_by_many_at_once_gives_one_message(postkantoor):
    gevonden: list[int] = []
    samen = threading.Barrier(8)

    def run() -> None:
        samen.wait()
        with transaction.atomic():
            gevonden.append(send().pk)
        connection.close()

    draden = [threading.Thread(target=run) for _ in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert gevonden == [Bericht.objects.get().pk] * 8
    assert tasks.deliver.call() == 1


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_two_post_rounds_at_once_send_every_mail_once(postkantoor):
    for nummer in range(60):
        send(f"signaal {nummer}", aan=f"melder{nummer}@voorbeeld.nl")
    samen = threading.Barrier(3)

    def run() -> None:
        samen.wait()
        tasks.deliver.call()
        connection.close()

    draden = [threading.Thread(target=run) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(post.aan for post in postkantoor.delivered) == sorted(f"melder{n}@voorbeeld.nl" for n in range(60))


@pytest.mark.django_db
def test_message_disappears_with_the_transaction_that_sent_it():
    with transaction.atomic():
        send()
        transaction.set_rollback(True)
    assert not Bericht.objects.exists()


@pytest.mark.django_db
def test_worker_brings_a_waiting_mail_by_itself_with_the_footer(postkantoor, settings):
    settings.GEMEENTE = settings.GEMEENTE | {"gemeente": "Zoetermeer", "telefoon": "14 079"}
    send()
    worker.run(until_empty=True)
    [post] = postkantoor.delivered
    assert post.aan == "melder@voorbeeld.nl"
    assert post.tekst.startswith("Wij hebben uw melding.\n\n-- \n")
    assert "Deze mail hoort bij Wijkwerk van de gemeente Zoetermeer." in post.tekst
    assert "Bel 14 079." in post.tekst
    assert Bericht.objects.get().state == Status.VERZONDEN


@pytest.mark.django_db
def test_server_that_is_away_is_tried_after_longer_and_longer_and_then_given_up(postkantoor):
    postkantoor.failing += [mail.Tijdelijk("SMTP 451")] * 6
    moment = START
    with klok.op(START):
        send()
    for wacht in (1, 5, 30, 120, 720):
        assert deliver_at(moment) == 0
        bericht = Bericht.objects.get()
        assert bericht.state == Status.WACHT
        assert bericht.volgende_poging == moment + timedelta(minutes=wacht)
        assert deliver_at(bericht.volgende_poging - timedelta(seconds=1)) == 0
        moment = bericht.volgende_poging
    deliver_at(moment)
    bericht = queries.failed().get()
    assert (bericht.state, bericht.pogingen) == (Status.MISLUKT, 6)
    assert bericht.foutmelding == "De mailserver nam het bericht niet aan (SMTP 451)."


@pytest.mark.django_db
def test_refused_address_fails_at_once_and_goes_after_somebody_tries_again(postkantoor, medewerker):
    postkantoor.failing.append(mail.Definitief("SMTP 550"))
    send()
    send("signaal 2", aan="ander@voorbeeld.nl")
    assert tasks.deliver.call() == 1
    bericht = queries.failed().get()
    assert "weigert" in bericht.foutmelding
    actions.retry(bericht, by=medewerker)
    assert tasks.deliver.call() == 1
    with pytest.raises(Weigering, match="mislukt of teruggekomen"):
        actions.retry(bericht, by=medewerker)


@pytest.mark.django_db
def test_mail_of_a_crashed_round_goes_again_after_the_lease_under_the_same_id(postkantoor):
    with klok.op(START):
        send()
        [half] = bezorging.claim(maximum=10)
        postkantoor.delivered.append(tasks._post(half))
    assert deliver_at(START + timedelta(minutes=5)) == 0
    assert deliver_at(START + timedelta(minutes=11)) == 1
    eerste, tweede = postkantoor.delivered
    assert eerste.message_id == tweede.message_id
    assert "signaal" not in eerste.message_id
    bezorging.postpone(half, fout="te laat")
    assert Bericht.objects.get().state == Status.VERZONDEN


@pytest.mark.django_db
def test_mail_that_breaks_every_round_is_given_up_and_never_holds_up_the_others(postkantoor):
    with klok.op(START):
        send("a")
    for ronde in range(6):
        with klok.op(START + ronde * timedelta(minutes=11)):
            assert len(bezorging.claim(maximum=1)) == 1
    postkantoor.failing.append(KeyError("onvoorzien"))
    with klok.op(START + timedelta(hours=2)):
        send("b")
        send("c", aan="ander@voorbeeld.nl")
        assert tasks.deliver.call() == 1
    assert [post.aan for post in postkantoor.delivered] == ["ander@voorbeeld.nl"]
    assert queries.failed().get().sleutel == "a"
    assert Bericht.objects.get(sleutel="b").foutmelding == "KeyError"


@pytest.mark.django_db
def test_nobody_can_add_a_header_through_a_subject_or_a_name(postkantoor):
    send(onderwerp="Hallo\r\nBcc: ander@voorbeeld.nl", naam="Jan\nTo: x@voorbeeld.nl\x00")
    tasks.deliver.call()
    [post] = postkantoor.delivered
    assert post.onderwerp == "Hallo Bcc: ander@voorbeeld.nl"
    assert post.naam == "Jan To: x@voorbeeld.nl"


@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["", "geen adres", "a@b\nc@voorbeeld.nl", "a@voorbeeld.nl, b@voorbeeld.nl"])
def test_address_that_can_not_be_one_is_refused(adres):
    with pytest.raises(Weigering, match="e-mailadres klopt niet"):
        send(aan=adres)


@pytest.mark.django_db
def test_letters_wait_until_printed_and_are_printed_once(medewerker):
    een, twee = (
        send(f"brief {nummer}", kanaal="brief", aan=f"Dorpsstraat {nummer}\n\n2711 AA Stad") for nummer in (1, 2)
    )
    assert tasks.deliver.call() == 0
    assert [brief.aan for brief in queries.letters()] == ["Dorpsstraat 1\n2711 AA Stad", "Dorpsstraat 2\n2711 AA Stad"]
    partij = actions.open_batch(by=medewerker)
    assert actions.confirm_batch(partij, by=medewerker) == [een, twee]
    with pytest.raises(Weigering, match="al afgedrukt"):
        actions.confirm_batch(partij, by=medewerker)
    assert list(queries.letters()) == []


@pytest.mark.django_db
def test_message_can_be_stopped_before_it_leaves_and_noted_as_returned_after(postkantoor, medewerker):
    actions.stop(send("a"), by=medewerker)
    weg = send("b")
    assert tasks.deliver.call() == 1
    with pytest.raises(Weigering, match="al weg"):
        actions.stop(weg, by=medewerker)
    actions.bounce(weg, by=medewerker, reden="Onbekend adres")
    assert [(bericht.state, bericht.foutmelding) for bericht in queries.failed()] == [
        ("teruggekomen", "Onbekend adres")
    ]


@pytest.mark.django_db
def test_address_and_text_are_destroyed_after_the_term_and_the_rest_stays(postkantoor, medewerker):
    with klok.op(START):
        send("a", over=medewerker, naam="Jan", bewaren=date(2026, 6, 1))
        tasks.deliver.call()
        onderweg = send("b", bewaren=date(2026, 6, 1))
    assert actions.clean(before=date(2026, 6, 1)) == 0
    assert actions.clean(before=date(2026, 6, 2)) == 1
    assert actions.clean(before=date(2026, 6, 2)) == 0
    bericht = queries.about(medewerker).get()
    assert (bericht.aan, bericht.naam, bericht.onderwerp, bericht.tekst) == ("", "", "", "")
    assert bericht.verzonden_op == START
    assert Bericht.objects.get(pk=onderweg.pk).aan == "melder@voorbeeld.nl"
    assert list(queries.postvak()) == [onderweg]


@pytest.mark.django_db
def test_mail_of_other_packages_is_queued_as_well_and_kept_for_a_day(settings, postkantoor):
    settings.EMAIL_BACKEND = "wijkwerk.kern.berichten.backend.BerichtenBackend"
    with klok.op(START):
        send_mail("Uw code", "123456", None, ["Jan Jansen <jan@voorbeeld.nl>", "piet@voorbeeld.nl"])
        tasks.deliver.call()
    assert {post.aan for post in postkantoor.delivered} == {"jan@voorbeeld.nl", "piet@voorbeeld.nl"}
    assert set(Bericht.objects.values_list("bewaren_tot", flat=True)) == {date(2026, 3, 3)}
    assert [bericht.naam for bericht in queries.postvak(aan="JAN@voorbeeld.nl")] == ["Jan Jansen"]
    bijlage = EmailMessage("x", "y", None, ["jan@voorbeeld.nl"], attachments=[("a.txt", "a", "text/plain")])
    with pytest.raises(ValueError, match="attachments"):
        bijlage.send()


smtp = mailserver.smtp


@pytest.fixture
def postbode(smtp) -> Iterator[SmtpPostbode]:
    postbode = SmtpPostbode(f"smtp://127.0.0.1:{smtp.server_address[1]}")
    yield postbode
    postbode.close()


POST = mail.Post("<abc@voorbeeld.nl>", "wijkwerk@voorbeeld.nl", "jan@voorbeeld.nl", "Jan Jansén", "Café open", "Hé\n")


def test_smtp_client_sends_plain_text_with_a_fixed_id(postbode, smtp):
    postbode.deliver(POST)
    postbode.deliver(POST)
    assert len(smtp.ontvangen) == 2
    kop = smtp.ontvangen[0]
    assert "Message-ID: <abc@voorbeeld.nl>" in kop
    assert 'Content-Type: text/plain; charset="utf-8"' in kop
    assert "Auto-Submitted: auto-generated" in kop


def test_smtp_client_sends_a_file_along(postbode, smtp):
    bijlage = mail.Bijlage("brief-A26.pdf", "application/pdf", lambda: b"%PDF-1.7 \x00\xff")
    postbode.deliver(replace(POST, bijlagen=(bijlage,), kalender="BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR"))
    ontvangen = message_from_string(smtp.ontvangen[0])
    [deel] = [deel for deel in ontvangen.walk() if deel.get_content_type() == "application/pdf"]
    assert deel.get_filename() == "brief-A26.pdf"
    assert deel.get_payload(decode=True) == b"%PDF-1.7 \x00\xff"


@pytest.mark.parametrize(
    ("begin", "antwoord", "soort"),
    [
        ("RCPT", "550 onbekend", mail.Definitief),
        ("RCPT", "451 later", mail.Tijdelijk),
        ("MAIL", "550 afzender", mail.Tijdelijk),
    ],
)
def test_smtp_client_tells_for_now_from_for_ever(postbode, smtp, begin, antwoord, soort):
    smtp.antwoorden[begin] = antwoord
    with pytest.raises(soort) as fout:
        postbode.deliver(POST)
    assert "jan@" not in str(fout.value)
    smtp.antwoorden.clear()
    postbode.deliver(POST)


def test_smtp_client_calls_a_silent_server_temporary(smtp):
    smtp.shutdown()
    smtp.server_close()
    with pytest.raises(mail.Tijdelijk):
        SmtpPostbode(f"smtp://127.0.0.1:{smtp.server_address[1]}").deliver(POST)


def test_mail_settings_that_can_not_work_are_named(settings, monkeypatch):
    monkeypatch.delenv("WIJKWERK_SMTP_URL", raising=False)
    settings.MAIL = settings.MAIL | {"soort": "smtp"}
    with pytest.raises(ImproperlyConfigured, match="WIJKWERK_SMTP_URL"):
        mail.open_postbode()
    settings.MAIL = settings.MAIL | {"soort": "duif"}
    with pytest.raises(ImproperlyConfigured, match="duif"):
        mail.open_postbode()
