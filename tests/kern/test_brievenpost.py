"""Letters on paper: one file for all that wait, printed exactly once, and a document that goes along with a mail."""

import io
import threading
from collections.abc import Iterator

import pikepdf
import pytest
from django.db import connection

from tests.kern.briefvoorbeelden import brief
from wijkwerk.kern.berichten import actions, brieven, queries, tasks
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.berichten.states import Status
from wijkwerk.kern.documenten import actions as documenten
from wijkwerk.kern.documenten.inhoud import Alinea, Inhoud
from wijkwerk.kern.documenten.models import Document
from wijkwerk.kern.weigering import Weigering
from wijkwerk.koppelingen.mail.fake import NepPostbode
from wijkwerk.mensen.models import Persoon


@pytest.fixture
def postkantoor(settings) -> Iterator[type[NepPostbode]]:
    settings.MAIL = settings.MAIL | {"soort": "nep"}
    NepPostbode.forget()
    yield NepPostbode
    NepPostbode.forget()


@pytest.fixture
def medewerker(db) -> Persoon:
    return Persoon.objects.create_user("post@voorbeeld.nl", soort=Persoon.Soort.MEDEWERKER)


def send(sleutel: str, **anders) -> Bericht:
    velden = {"aan": "melder@voorbeeld.nl", "onderwerp": "Uw melding", "tekst": "Wij hebben uw melding."} | anders
    return actions.send(sleutel=sleutel, **velden)


def letters(aantal: int) -> list[Bericht]:
    return [
        send(f"brief {nummer}", kanaal="brief", naam="Mevrouw Azizi", aan=f"Dorpsstraat {nummer}\n2711 AA Stad")
        for nummer in range(aantal)
    ]


def kept(sleutel: str, stuk: Inhoud, over=None) -> Document:
    return documenten.keep(stuk, soort="proef", sleutel=sleutel, over=over, by=None)


@pytest.mark.django_db
def test_waiting_letters_are_one_file_that_stays_offered_until_somebody_says_it_was_printed(medewerker):
    een, twee = letters(2)
    partij = actions.open_batch(by=medewerker)
    assert list(queries.letters()) == []
    assert list(queries.open_batches()) == [partij]
    bestand = brieven.batch_pdf(partij)
    assert brieven.batch_pdf(partij) == bestand
    with pikepdf.open(io.BytesIO(bestand)) as pdf:
        assert len(pdf.pages) == 3
    with pytest.raises(Weigering, match="Er wachten geen brieven"):
        actions.open_batch(by=medewerker)
    with pytest.raises(Weigering, match="Haal de partij eerst terug"):
        actions.stop(een, by=medewerker)
    assert actions.confirm_batch(partij, by=medewerker) == [een, twee]
    assert set(Bericht.objects.values_list("state", flat=True)) == {Status.VERZONDEN}
    assert list(queries.open_batches()) == []
    for doe in (actions.confirm_batch, actions.cancel_batch):
        with pytest.raises(Weigering, match="al afgedrukt of teruggehaald"):
            doe(partij, by=medewerker)


@pytest.mark.django_db
def test_batch_that_was_taken_back_puts_its_letters_back(medewerker):
    een, twee = letters(2)
    partij = actions.open_batch(by=medewerker)
    assert actions.cancel_batch(partij, by=medewerker) == 2
    assert list(queries.letters()) == [een, twee]
    actions.stop(een, by=medewerker)
    nieuw = actions.open_batch(by=medewerker)
    assert (list(queries.batch_letters(nieuw)), nieuw.aantal) == ([twee], 1)


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_two_people_who_print_at_once_never_get_the_same_letter(medewerker):
    letters(20)
    uitkomsten: list[int | str] = []
    samen = threading.Barrier(4)

    def run() -> None:
        samen.wait()
        try:
            uitkomsten.append(actions.open_batch(by=medewerker).aantal)
        except Weigering as weigering:
            uitkomsten.append(weigering.regel)
        connection.close()

    draden = [threading.Thread(target=run) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(map(str, uitkomsten)) == ["20", *["berichten.partij"] * 3]


@pytest.mark.django_db
def test_letter_on_paper_is_its_document_or_its_own_text():
    stuk = brief()
    met = send("a", kanaal="brief", aan="Ergens 1", document=kept("a", stuk))
    zonder = send(
        "b", kanaal="brief", naam="Mevrouw Azizi", aan="Ergens 2\n2711 AA Stad", tekst="Een **ster**.\n\nTwee\x00."
    )
    assert brieven.as_letter(Bericht.objects.get(pk=met.pk)) == stuk
    kaal = brieven.as_letter(Bericht.objects.get(pk=zonder.pk))
    assert (kaal.titel, kaal.geadresseerde) == ("Uw melding", ("Mevrouw Azizi", "Ergens 2", "2711 AA Stad"))
    assert kaal.blokken == (Alinea(r"Een \*\*ster\*\*."), Alinea("Twee."))


@pytest.mark.django_db
def test_mail_takes_its_document_along_as_pdf(postkantoor, medewerker):
    document = kept("a", brief(), over=medewerker)
    send("a", document=document)
    tasks.deliver.call()
    [post] = postkantoor.delivered
    assert [(bijlage.naam, bijlage.soort) for bijlage in post.bijlagen] == [
        ("brief-A26-00121-K.pdf", "application/pdf")
    ]
    assert post.bijlagen[0].inhoud == document.pdf()
    documenten.drop(medewerker, by=medewerker)
    assert Bericht.objects.get().document is None
