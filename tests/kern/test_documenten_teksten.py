"""Texts with versions: what a manager can write, what is refused with its line, and what is never changed."""

import threading
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.template.loader import render_to_string

from wijkwerk.kern.documenten import actions, opstellen, queries, register, sjabloontaal
from wijkwerk.kern.documenten.inhoud import Alinea, Brief, Kader, Kop, Lijst, NieuwePagina, Tabel
from wijkwerk.kern.documenten.models import Document, Sjabloonversie
from wijkwerk.kern.documenten.register import Soort, Tabelveld, Veld
from wijkwerk.kern.documenten.sjabloontaal import Tekstfout
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon

KOSTEN = Tabel(("Wat", "Bedrag"), (("Eten", "500,00"),), ("links", "rechts"))
PROEF = Soort(
    "proef.besluit",
    "Proefbesluit",
    standaardtekst=Path(__file__).with_name("proefbrief.md"),
    velden=(
        Veld("aanvrager", "Naam van de aanvrager", "mevrouw N. Azizi"),
        Veld("plan", "Naam van het plan", "Straatfeest"),
        Veld("toelichting", "Waarom", "Een goed plan.\n\nEcht waar."),
        Veld("voorschot", "Wat vooraf wordt betaald", "100", verplicht=False),
        Veld("voorwaarden", "Wat moet gebeuren", ("Meld het feest.",), verplicht=False),
    ),
    tabellen=(Tabelveld("kosten", "Waar het geld voor is", KOSTEN),),
)
GEGEVENS = {"aanvrager": "de heer Jansen", "plan": "Moestuin", "toelichting": "Goed plan.", "kosten": KOSTEN}
ADRES = ("De heer P. Jansen", "Dorpsstraat 1", "2711 AA Stad")


@pytest.fixture(autouse=True)
def _soort(monkeypatch):
    monkeypatch.setattr(register, "_soorten", {PROEF.sleutel: PROEF})


@pytest.fixture
def beheerder(db) -> Persoon:
    return Persoon.objects.create_user("beheer@voorbeeld.nl", soort=Persoon.Soort.MEDEWERKER)


def make(sleutel: str = "aanvraag 1 besluit", *, over=None, by=None, **gegevens) -> Document:
    return actions.make(
        PROEF.sleutel,
        sleutel=sleutel,
        over=over,
        gegevens=GEGEVENS | gegevens,
        geadresseerde=ADRES,
        kenmerk="A26",
        by=by,
    )


def errors(tekst: str) -> list[tuple[int, str]]:
    with pytest.raises(Tekstfout) as fout:
        sjabloontaal.parse(tekst, PROEF.namen, blokken={"kosten"})
    return [(een.regel, een.melding) for een in fout.value.fouten]


@pytest.mark.django_db
def test_letter_is_made_of_the_text_and_the_values():
    stuk = make().stuk
    assert isinstance(stuk, Brief)
    assert (stuk.titel, stuk.geadresseerde, stuk.kenmerk) == ("Besluit over Moestuin", ADRES, "A26")
    assert stuk.blokken == (
        Alinea("Beste de heer Jansen,"),
        Alinea("U vroeg geld voor **Moestuin**. Kijk op [onze website](https://voorbeeld.nl)."),
        Alinea("Goed plan."),
        Kop("U krijgt alles in een keer", 1),
        KOSTEN,
        Lijst(("Bewaar de bonnen.", "Stuur een foto.")),
        Kader("Niet eens? Stuur een bezwaarschrift.\n\nDat is gratis."),
        NieuwePagina(),
        Alinea("Tot ziens."),
    )


@pytest.mark.django_db
def test_filled_field_opens_its_part_and_a_list_becomes_a_list():
    blokken = make(voorschot="250", voorwaarden=("Meld **alles**.", "Blijf [hier](https://kwaad.nl).")).stuk.blokken
    assert Alinea("Wij betalen 250 euro vooraf.") in blokken
    assert Lijst(("Bewaar de bonnen.",)) in blokken
    assert Lijst((r"Meld \*\*alles\*\*.", r"Blijf \[hier\](https://kwaad.nl).")) in blokken


@pytest.mark.django_db
def test_value_never_becomes_a_list_a_heading_a_field_or_a_link():
    naar = "- {plan} [als voorschot] [x](https://kwaad.nl) **vet**"
    document = make(aanvrager=naar, toelichting=f"{naar}\n\n## Kop")
    blokken = document.stuk.blokken
    assert sum(isinstance(blok, Lijst) for blok in blokken) == 1
    assert sum(isinstance(blok, Kop) for blok in blokken) == 1
    pagina = render_to_string("documenten/document.html", queries.as_page(document.stuk))
    assert "kwaad.nl</a>" not in pagina
    assert 'href="https://kwaad.nl"' not in pagina
    assert "**vet**" in pagina


@pytest.mark.parametrize(
    ("tekst", "regel", "woorden"),
    [
        ("a\n{aanvrger}", 2, "Bedoelt u {aanvrager}?"),
        ("{xyz}", 1, "het veld {xyz} bestaat niet."),
        ("[als voorschot]\na", 1, "ontbreekt [einde]"),
        ("a\n\n[einde]", 3, "zonder [als …] ervoor"),
        ("[anders]", 1, "hoort een keer tussen"),
        ("[als voorschot]\n[anders]\n[anders]\n[einde]", 3, "hoort een keer tussen"),
        ("Beste [als voorschot] u", 1, "op een eigen regel"),
        ("Kosten: {kosten}", 1, "zet {kosten} op een eigen regel"),
        ("een { los", 1, "een accolade staat alleen"),
        ("[als ]\n[einde]", 1, "bestaat niet"),
    ],
)
def test_fault_is_told_with_its_line(tekst, regel, woorden):
    [(gevonden, melding)] = errors(tekst)
    assert gevonden == regel
    assert woorden in melding


def test_all_faults_are_told_at_once_in_order():
    assert [regel for regel, _melding in errors("{a}\n[als voorschot]\n{b}\n\n{kosten} x")] == [1, 2, 3, 5]


@pytest.mark.django_db
def test_text_that_can_not_be_read_is_refused_at_saving_and_nothing_is_written(beheerder):
    with pytest.raises(Tekstfout, match=r"Regel 2: het veld \{bedrag\} bestaat niet") as fout:
        actions.draft(PROEF.sleutel, onderwerp="Over {plan}", tekst="a\n{bedrag}", by=beheerder)
    assert fout.value.regel == "documenten.tekst"
    with pytest.raises(Tekstfout, match="vul een onderwerp in"):
        actions.draft(PROEF.sleutel, onderwerp=" ", tekst="a", by=beheerder)
    assert not Sjabloonversie.objects.exists()


@pytest.mark.django_db
def test_text_we_bring_becomes_version_1_once_and_stays_when_changed(beheerder):
    assert actions.install_defaults() == 1
    assert actions.install_defaults() == 0
    versie = queries.published(PROEF.sleutel)
    assert versie is not None
    assert (versie.versie, versie.onderwerp, versie.is_gepubliceerd) == (1, "Besluit over {plan}", True)


@pytest.mark.django_db
def test_letter_keeps_the_version_that_made_it(beheerder):
    eerste = make("een")
    concept = actions.draft(PROEF.sleutel, onderwerp="Nieuw: {plan}", tekst="Dag {aanvrager}.", by=beheerder)
    assert make("twee").versie == eerste.versie
    actions.change(concept, onderwerp="Nieuwer: {plan}", tekst="Dag {aanvrager}!", by=beheerder)
    actions.publish(concept, by=beheerder)
    tweede = make("drie")
    assert (tweede.versie.versie, tweede.titel) == (2, "Nieuwer: Moestuin")
    eerste.refresh_from_db()
    assert (eerste.versie.versie, eerste.titel) == (1, "Besluit over Moestuin")
    assert list(Logregel.objects.filter(actor_id=beheerder.pk).values_list("handeling", flat=True).order_by("pk")) == [
        "documenten.concept",
        "documenten.gewijzigd",
        "documenten.gepubliceerd",
    ]


@pytest.mark.django_db
def test_two_drafts_of_one_text_can_not_be(beheerder):
    concept = actions.draft(PROEF.sleutel, onderwerp="a", tekst="a", by=beheerder)
    with pytest.raises(Weigering, match="al een concept"):
        actions.draft(PROEF.sleutel, onderwerp="b", tekst="b", by=beheerder)
    actions.discard(concept, by=beheerder)
    assert queries.draft(PROEF.sleutel) is None
    assert actions.draft(PROEF.sleutel, onderwerp="b", tekst="b", by=beheerder).versie == 1


@pytest.mark.django_db
def test_published_text_is_refused_by_the_acts(beheerder):
    actions.install_defaults()
    versie = queries.published(PROEF.sleutel)
    for doe in (
        lambda: actions.change(versie, onderwerp="a", tekst="a", by=beheerder),
        lambda: actions.publish(versie, by=beheerder),
        lambda: actions.discard(versie, by=beheerder),
    ):
        with pytest.raises(Weigering, match="gepubliceerd en verandert niet"):
            doe()


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_published_text_is_refused_by_the_database(beheerder):
    actions.install_defaults()
    versie = Sjabloonversie.objects.get()
    with pytest.raises(IntegrityError):
        Sjabloonversie.objects.update(tekst="anders")
    with pytest.raises(IntegrityError):
        versie.delete()
    versie.refresh_from_db()
    assert versie.tekst.startswith("Beste {aanvrager},")
    concept = actions.draft(PROEF.sleutel, onderwerp="a", tekst="a", by=beheerder)
    actions.change(concept, onderwerp="b", tekst="b", by=beheerder)
    actions.discard(concept, by=beheerder)


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_same_key_made_by_many_at_once_gives_one_document():
    actions.install_defaults()
    gevonden: list[int] = []
    samen = threading.Barrier(6)

    def run() -> None:
        samen.wait()
        with transaction.atomic():
            gevonden.append(make().pk)
        connection.close()

    draden = [threading.Thread(target=run) for _ in range(6)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert gevonden == [Document.objects.get().pk] * 6


@pytest.mark.django_db
def test_value_that_nobody_declared_or_that_misses_is_a_fault_of_the_room():
    with pytest.raises(ValueError, match="onbekend zijn \\['bedrag'\\]"):
        make(bedrag="1")
    with pytest.raises(ValueError, match="ontbrekend zijn \\['kosten'\\]"):
        actions.make(
            PROEF.sleutel,
            sleutel="x",
            over=None,
            gegevens={naam: waarde for naam, waarde in GEGEVENS.items() if naam != "kosten"},
            by=None,
        )


@pytest.mark.django_db
def test_preview_shows_the_example_values_and_the_other_parts_on_request(beheerder):
    concept = actions.draft(PROEF.sleutel, onderwerp="Over {plan}", tekst=PROEF.standard()[1], by=beheerder)
    stuk = opstellen.preview(concept)
    assert stuk.titel == "Over Straatfeest"
    assert Alinea("Echt waar.") in stuk.blokken
    assert Kop("U krijgt eerst een deel", 1) in stuk.blokken
    assert Kop("U krijgt alles in een keer", 1) in opstellen.preview(concept, zonder=frozenset({"voorschot"})).blokken
    pagina = render_to_string("documenten/document.html", queries.as_page(stuk))
    assert "<h2>Over Straatfeest</h2>" in pagina
    assert '<td class="getal">500,00</td>' in pagina
    assert '<a href="https://voorbeeld.nl">onze website</a>' in pagina


@pytest.mark.django_db
def test_document_whose_content_was_changed_is_not_shown():
    document = make()
    document.inhoud["titel"] = "Iets anders"
    document.save()
    with pytest.raises(ValueError, match="niet meer wat er is gemaakt"):
        Document.objects.get().pdf()


@pytest.mark.django_db
def test_documents_go_with_the_record_they_are_about(beheerder):
    make("een", over=beheerder)
    blijft = make("twee")
    assert [document.sleutel for document in queries.about(beheerder)] == ["een"]
    assert actions.drop(beheerder, by=None) == 1
    assert actions.drop(beheerder, by=None) == 0
    assert list(Document.objects.all()) == [blijft]
    assert Logregel.objects.get(handeling="documenten.vernietigd").gegevens["aantal"] == 1


@pytest.mark.django_db
def test_document_gives_pdf_and_text_document_under_a_name_without_people():
    document = make()
    assert document.bestandsnaam == "brief-A26"
    assert document.pdf().startswith(b"%PDF")
    assert document.odt().startswith(b"PK")


def test_two_things_with_one_key_are_refused():
    veld = Veld("a", "a", "a")
    with pytest.raises(ValueError, match="dezelfde sleutel"):
        Soort("x", "x", PROEF.standaardtekst, velden=(veld, veld))
    with pytest.raises(ValueError, match=r"al een soort document met de sleutel proef\.besluit"):
        register.register(Soort(PROEF.sleutel, "Anders", PROEF.standaardtekst))
