"""Letters and papers: what people fill in stays text, on paper, in a text document and in a mail."""

import io
import threading
import zipfile
from datetime import date

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.kern.briefvoorbeelden import LELIJK, brief, nare_brief, verslag
from wijkwerk.kern.documenten import bewaard, zetsel
from wijkwerk.kern.documenten.inhoud import Alinea, Beeld, Code, Inhoud, Kop, Lijst, NieuwePagina, Tabel, levels
from wijkwerk.kern.documenten.odt import odt
from wijkwerk.kern.documenten.plat import tekst
from wijkwerk.kern.documenten.regel import Deel, literal, parts, plain
from wijkwerk.kern.documenten.zetter import batch_pdf, pdf
from wijkwerk.kern.weigering import Weigering

NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
}


def tags(bestand: pikepdf.Pdf) -> list[str]:
    """Return the structure tags in reading order."""
    gevonden: list[str] = []

    def walk(knoop) -> None:
        if isinstance(knoop, pikepdf.Dictionary):
            if "/S" in knoop:
                gevonden.append(str(knoop.S))
            if "/K" in knoop:
                walk(knoop.K)
        elif isinstance(knoop, pikepdf.Array):
            for deel in knoop:
                walk(deel)

    walk(bestand.Root.StructTreeRoot.K)
    return gevonden


@pytest.mark.parametrize(
    ("schrift", "delen"),
    [
        ("gewoon", [Deel("gewoon")]),
        ("een **vet** woord", [Deel("een "), Deel("vet", vet=True), Deel(" woord")]),
        ("twee ** sterren", [Deel("twee ** sterren")]),
        ("**a** en ** los", [Deel("a", vet=True), Deel(" en ** los")]),
        ("[hier](https://voorbeeld.nl/a_b)", [Deel("hier", url="https://voorbeeld.nl/a_b")]),
        ("[x](javascript:alert(1))", [Deel("[x](javascript:alert(1))")]),
        (r"\*\*letterlijk\*\*", [Deel("**letterlijk**")]),
        ("", []),
    ],
)
def test_marks_in_a_line(schrift, delen):
    assert list(parts(schrift)) == delen


@given(st.text())
def test_what_somebody_filled_in_is_shown_as_it_is(waarde):
    assert "".join(deel.tekst for deel in parts(literal(waarde))) == waarde
    assert not any(deel.vet or deel.url for deel in parts(literal(waarde)))
    assert plain(literal(waarde)) == waarde


def test_headings_never_skip_a_level():
    blokken = (Kop("a", 3), Kop("b", 3), Alinea("x"), Kop("c", 1), Kop("d", 3))
    assert levels(blokken) == [1, 2, 1, 2]


@pytest.mark.parametrize("maak", [lambda: Inhoud(titel=" ", blokken=(), datum=date(2026, 3, 3))])
def test_document_without_a_title_can_not_be(maak):
    with pytest.raises(ValueError, match="titel"):
        maak()


def test_table_with_a_short_row_and_picture_without_words_can_not_be():
    with pytest.raises(ValueError, match="evenveel cellen"):
        Tabel(("a", "b"), (("1",),))
    with pytest.raises(ValueError, match="beschrijving"):
        Beeld(b"<svg/>", " ")
    with pytest.raises(ValueError, match="SVG, PNG of JPEG"):
        zetsel.as_svg(b"GIF89a")


def test_code_leads_somewhere_by_a_picture_that_stands_alone():
    teken = etree.fromstring(zetsel.qr("https://voorbeeld.nl/stem"))
    assert etree.QName(teken).namespace == "http://www.w3.org/2000/svg"
    assert teken.get("viewBox")
    assert zetsel.qr("") == ""


def test_code_is_shown_in_groups_of_four():
    assert Code("K7M4PQ2XW9").groepen == "K7M4 PQ2X W9"
    assert Code("AB-CDEFG").groepen == "AB-CDEFG"


@pytest.mark.parametrize("stuk", [brief(), nare_brief(), verslag()], ids=["brief", "nare brief", "verslag"])
def test_kept_document_comes_back_the_same(stuk):
    gegevens = bewaard.dump(stuk)
    assert bewaard.load(gegevens) == stuk
    assert bewaard.fingerprint(gegevens) == bewaard.fingerprint(dict(reversed(gegevens.items())))


def test_pdf_says_what_it_is_and_how_it_is_built():
    with pikepdf.open(io.BytesIO(pdf(brief()))) as bestand:
        assert bestand.Root.MarkInfo.Marked
        assert str(bestand.Root.Lang) == "nl"
        assert bestand.Root.ViewerPreferences.DisplayDocTitle
        with bestand.open_metadata() as meta:
            assert meta["dc:title"] == "U krijgt geld voor het straatfeest"
            assert meta["pdfuaid:part"] == "1"
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        gevonden = tags(bestand)
    assert {"/Title", "/H1", "/H2", "/P", "/L", "/LI", "/Link", "/Table", "/THead", "/TH", "/TD", "/Figure"} <= set(
        gevonden
    )
    assert gevonden.count("/TH") == 3 * gevonden.count("/Table")


def test_same_letter_gives_the_same_bytes_and_another_day_others():
    assert pdf(brief()) == pdf(brief())
    assert pdf(brief()) != pdf(brief(datum=date(2026, 3, 4)))


def test_what_was_filled_in_is_never_an_instruction():
    # Were one of these read as Typst, it would fail, run, or vanish from the words on the page.
    with pikepdf.open(io.BytesIO(pdf(nare_brief()))) as bestand:
        assert len(bestand.pages) >= 2
        with bestand.open_metadata() as meta:
            assert meta["dc:title"] == " ".join(nare_brief().titel.split())
    velden = [deel["t"] for blok in zetsel.blocks(nare_brief().blokken[:1]) for deel in blok["zin"]]
    assert "".join(velden).replace("\u200b", "") == nare_brief().blokken[0].tekst.replace("\\", "")


@pytest.mark.parametrize("teken", ["\x00", "\x1b", "\x85", "\ud800"])
@pytest.mark.parametrize("maak", [pdf, odt, tekst])
def test_character_that_can_not_stand_on_paper_is_refused(maak, teken):
    with pytest.raises(Weigering, match="teken dat niet op papier kan"):
        maak(brief(blokken=(Lijst((f"a{teken}b",)),)))


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
def test_any_text_can_be_set(waarde):
    stuk = brief(blokken=(Alinea(literal(waarde)), Tabel((literal(waarde), "b"), ((literal(waarde), "1"),))))
    assert pdf(stuk).startswith(b"%PDF-1.7")


def test_many_threads_set_letters_at_once_and_each_gets_its_own():
    verwacht = {nummer: pdf(brief(kenmerk=f"A26-{nummer}")) for nummer in range(8)}
    gevonden: dict[int, bytes] = {}
    samen = threading.Barrier(8)

    def run(nummer: int) -> None:
        samen.wait()
        for _keer in range(3):
            gevonden[nummer] = pdf(brief(kenmerk=f"A26-{nummer}"))

    draden = [threading.Thread(target=run, args=(nummer,)) for nummer in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert gevonden == verwacht
    assert len(set(gevonden.values())) == 8


def test_letters_of_a_pile_start_on_a_sheet_of_their_own():
    kort = brief(blokken=(Alinea("Kort."),))
    dubbel = batch_pdf([kort, brief(), kort], titel="Brieven", datum=date(2026, 3, 3))
    enkel = batch_pdf([kort, kort], titel="Brieven", datum=date(2026, 3, 3), dubbelzijdig=False)
    with pikepdf.open(io.BytesIO(dubbel)) as bestand:
        assert len(bestand.pages) == 2 + 2 + 1
        assert tags(bestand).count("/H1") == 3
    with pikepdf.open(io.BytesIO(enkel)) as bestand:
        assert len(bestand.pages) == 2


def test_text_document_has_real_headings_lists_and_header_rows():
    with zipfile.ZipFile(io.BytesIO(odt(brief()))) as pak:
        inhoud = etree.fromstring(pak.read("content.xml"))
        meta, stijlen = pak.read("meta.xml").decode(), pak.read("styles.xml").decode()
        beelden = [naam for naam in pak.namelist() if naam.startswith("Pictures/") and naam.endswith(".svg")]
    koppen = {kop.get(f"{{{NS['text']}}}outline-level") for kop in inhoud.iterfind(".//text:h", NS)}
    assert koppen == {"1", "2"}
    assert len(inhoud.findall(".//table:table-header-rows", NS)) == len(inhoud.findall(".//table:table", NS)) == 1
    assert len(inhoud.findall(".//text:list-item", NS)) == 4
    assert "<dc:title>U krijgt geld voor het straatfeest</dc:title>" in meta
    assert 'fo:language="nl"' in stijlen
    assert len(beelden) == 2


def test_text_document_holds_what_was_filled_in_as_text():
    with zipfile.ZipFile(io.BytesIO(odt(nare_brief()))) as pak:
        woorden = "".join(etree.fromstring(pak.read("content.xml")).itertext())
    assert all(" ".join(stuk.split()) in " ".join(woorden.split()) for stuk in LELIJK)


def test_mail_reads_without_marks():
    gelezen = tekst(brief())
    assert "U krijgt EUR 750,00." in gelezen
    assert "zoetermeer.nl/wijkaanzet (https://www.zoetermeer.nl/wijkaanzet)" in gelezen
    assert "- Wat: Springkussen; Toelichting: Een dag; Bedrag: 175,00" in gelezen
    assert "1. Meld het feest" in gelezen
    assert "K7M4 PQ2X W9\nhttps://voorbeeld.nl/stem/K7M4PQ2XW9" in gelezen
    assert "**" not in gelezen
    assert tekst(brief(blokken=(NieuwePagina(), Alinea("x")))) == "x\n"


def test_photo_becomes_a_picture_with_its_words():
    from PIL import Image

    uit = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(uit, "PNG")
    stuk = brief(blokken=(Beeld(uit.getvalue(), "Een rood vlak", breedte=40),))
    with pikepdf.open(io.BytesIO(pdf(stuk))) as bestand:
        assert "/Figure" in tags(bestand)
    assert 'viewBox="0 0 40 20"' in zetsel.as_svg(uit.getvalue())
