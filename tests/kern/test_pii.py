"""Personal data in free text: found where it stands, with few false alarms."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban as iban_check
from stdnum.nl import bsn as bsn_check

from wijkwerk.kern import pii

# Numbers made up for tests: they pass the check and belong to nobody.
FOUND = [
    ("Mijn BSN is 111222333.", "bsn", "111222333"),
    ("bsn: 123456782", "bsn", "123456782"),
    ("nummer 123 456 782 staat op de brief", "bsn", "123 456 782"),
    ("1234.56.782", "bsn", "1234.56.782"),
    ("bsn 10000008 van mijn vader", "bsn", "10000008"),
    ("Stort op NL91ABNA0417164300 a.u.b.", "iban", "NL91ABNA0417164300"),
    ("nl91 abna 0417 1643 00 van mij", "iban", "nl91 abna 0417 1643 00"),
    ("(BE68 5390 0754 7034)", "iban", "BE68 5390 0754 7034"),
    ("Bel 0612345678 even", "telefoon", "0612345678"),
    ("06-12345678", "telefoon", "06-12345678"),
    ("06 12 34 56 78, graag na 18 uur", "telefoon", "06 12 34 56 78"),
    ("+31 6 12345678", "telefoon", "+31 6 12345678"),
    ("0031612345678", "telefoon", "0031612345678"),
    ("+31 (0)79 123 45 67", "telefoon", "+31 (0)79 123 45 67"),
    ("079-1234567", "telefoon", "079-1234567"),
    ("(079) 123 45 67", "telefoon", "(079) 123 45 67"),
    ("0172 123456", "telefoon", "0172 123456"),
    ("+32 470 12 34 56", "telefoon", "+32 470 12 34 56"),
    ("Mail naar jan.proef+wijk@voorbeeld.nl!", "e-mail", "jan.proef+wijk@voorbeeld.nl"),
    ("<a@b.example>", "e-mail", "a@b.example"),
    ("Mevrouw Jansen op nummer 14 roept steeds", "persoon", "Mevrouw Jansen op nummer 14"),
    ("mevrouw jansen van nr. 14", "persoon", "mevrouw jansen van nr. 14"),
    ("De heer P. van der Berg, Kerkstraat 5", "persoon", "De heer P. van der Berg, Kerkstraat 5"),
    ("dhr. X, Kerkstraat 5", "persoon", "dhr. X, Kerkstraat 5"),
    ("dhr X kerkstraat 5a", "persoon", "dhr X kerkstraat 5a"),
    ("fam. Yılmaz (nr 22)", "persoon", "fam. Yılmaz (nr 22)"),
    ("mevr. De Vries-Bakker, die woont op nummer 3", "persoon", "mevr. De Vries-Bakker, die woont op nummer 3"),
    ("de buurman van 12a gooit afval", "persoon", "de buurman van 12a"),
    ("de buurman van 12 gooit afval", "persoon", "de buurman van 12"),
    ("Onze bovenburen op nummer 8 maken lawaai", "persoon", "Onze bovenburen op nummer 8"),
    ("de buren van 14", "persoon", "de buren van 14"),
    ("de bewoner van Kerkstraat 5 klaagt", "persoon", "de bewoner van Kerkstraat 5"),
    ("de bewoner van 2712 AB 14", "persoon", "de bewoner van 2712 AB 14"),
    ("de man op nummer 9", "persoon", "de man op nummer 9"),
    ("een jongen uit de Dorpsstraat 7b", "persoon", "een jongen uit de Dorpsstraat 7b"),
    ("Mijn buurman Adem van nummer 23 blaft terug", "persoon", "Mijn buurman Adem van nummer 23"),
    ("Buurvrouw Fatima op 12 heeft ook last", "persoon", "Buurvrouw Fatima op 12"),
    ("die gast van nummer 8 dealt", "persoon", "die gast van nummer 8"),
    ("de bewoners van de Kerkstraat 14 klagen", "persoon", "de bewoners van de Kerkstraat 14"),
    ("Mevrouw De Boer (Kerkstraat 12) valt", "persoon", "Mevrouw De Boer (Kerkstraat 12)"),
    ("Bel mij op 06 - 12345678", "telefoon", "06 - 12345678"),
    ("IBAN: NL 91 ABNA 0417 1643 00", "iban", "NL 91 ABNA 0417 1643 00"),
    ("Meneer El Amrani op 31 zet zijn vuilnis buiten", "persoon", "Meneer El Amrani op 31"),
    ("de overbuurvrouw op 7, die klaagt", "persoon", "de overbuurvrouw op 7"),
    ("Mevrouw 't Hart aan de Kerkstraat 12-14 is ziek", "persoon", "Mevrouw 't Hart aan de Kerkstraat 12-14"),
    ("de familie op huisnummer 2", "persoon", "de familie op huisnummer 2"),
    ("Op nummer 14 woont mevrouw Jansen", "persoon", "Op nummer 14 woont mevrouw Jansen"),
    ("Daar woont op nummer 6 iemand die dealt", "persoon", "woont op nummer 6"),
]

NOT_FOUND = [
    "",
    "De lamp bij nummer 12 is kapot",
    "Lantaarnpaal 14 079 en 112 staan op de sticker",
    "Bel 14 079 of 112 of 0900-8844, of 0800 1234567",
    "Het gemeentehuis heeft 088-1234567",
    "Er staan 3 auto's op de stoep voor nummer 12",
    "Het kost 1.234,56 euro of € 111.222.333",
    "111222333 euro voor het plein",
    "Dinsdag 03-03-2026 om 14.30 uur",
    "06-03-2026 14:30",
    "06-03-2026 14 meldingen",
    "01-02-2026 12",
    "2026-03-03T14:30:00",
    "postcode 2712 AB",
    "Kerkstraat 5 ligt vol afval",
    "Ter hoogte van Kerkstraat 5 t/m 17",
    "De buurman klaagt over de lamp",
    "De buurman van 3 huizen verder",
    "De bewoners van 12 woningen klagen",
    "de buren op 12 maart",
    "de buurman op 3 meter afstand",
    "de bewoners op 3 hoog",
    "een jongen van 12 op een fatbike",
    "een man van 40 jaar",
    "jongens op 2 scooters",
    "eigenaar van 12 honden",
    "Mevrouw Jansen belde over de lamp bij nummer 12",
    "De heer Jansen van de gemeente",
    "Bushalte Dorpsstraat, lijn 3",
    "Signaal S26-00123-K van 2026",
    "123456789 is geen goed nummer",
    "Artikelnummer 123456782345",
    "Mail naar info@voorbeeld.nl",
    "kijk op www.voorbeeld.nl/@wijk",
    "NL91ABNA0417164301",
    "De Meerzichtlaan is 14 meter breed",
    "Speeltuin aan de Muzieklaan 12 keer vernield",
    "Ik woon op nummer 14 en het trottoir ligt los",
    "Wij zagen 25 jongeren rond 23.00 uur",
    "een man liep op de Dorpsstraat 12 keer heen en weer",
    "Familie en vrienden op 5 mei bij de vijver",
    "de mensen in blok 12",
    "de buren op 2 hoog",
    "Op 6 - 3 - 2026 om 14 uur",
    "06 - 03 - 2026 14",
    "De bewoners van de Kerkstraat 14 dagen zonder lantaarn",
    "Kinderen van 8 tot 12 jaar",
    "De heg van nummer 12 hangt over het pad",
    "Tussen huisnummer 12 en 18 staan de bomen scheef",
    "De buurvrouw Stadshart 20 keer gebeld",
    "buren van 10 tot 80 jaar",
    "de bewoners van 1 portiek",
    "Met de buren op 14:30 afgesproken",
    "de bewoners van 20% van de woningen",
    "Mevrouw, op 3 april was het weer raak",
    "Bewoners van Meerzicht 2026",
    "de bewoners van Wijk 14 hebben graag een bankje",
    "Burgemeester Jansenlaan 12",
    "de heer en mevrouw van de wijkvereniging",
    "tussen 06.00 en 08.30 uur, elke dag",
    "0612345678901",
    "de vrouw van 82 viel over een tegel",
]


@pytest.mark.parametrize(("tekst", "soort", "deel"), FOUND)
def test_personal_data_is_found_where_it_stands(tekst, soort, deel):
    (vondst,) = pii.find(tekst)
    assert (vondst.soort, vondst.tekst) == (soort, deel)
    assert tekst[vondst.begin : vondst.eind] == deel


@pytest.mark.parametrize("tekst", NOT_FOUND)
def test_ordinary_text_gives_no_alarm(tekst):
    assert pii.find(tekst) == []


def test_every_kind_tells_the_writer_what_to_do():
    vondsten = [pii.find(tekst)[0] for tekst, _soort, _deel in FOUND]
    assert {vondst.soort for vondst in vondsten} == set(pii.Soort)
    assert all(vondst.uitleg.endswith(".") for vondst in vondsten)


def test_several_findings_come_in_order_and_masking_leaves_the_rest():
    tekst = "Bel 06-12345678 of mail a@voorbeeld.nl, de buurman van 12a weet meer. Lamp bij nummer 12."
    vondsten = pii.find(tekst)
    assert [vondst.soort for vondst in vondsten] == ["telefoon", "e-mail", "persoon"]
    assert pii.mask(tekst, vondsten) == (
        "Bel [telefoonnummer weggelaten] of mail [e-mailadres weggelaten], [persoon weggelaten] weet meer. "
        "Lamp bij nummer 12."
    )


def test_masking_nothing_changes_nothing():
    assert pii.mask("Lamp bij nummer 12", []) == "Lamp bij nummer 12"


@given(cijfers=st.integers(10_000_000, 99_999_999), voor=st.sampled_from(["", "nummer ", "("]))
def test_every_valid_bsn_is_found(cijfers, voor):
    geldig = [f"{cijfers}{i}" for i in range(10) if bsn_check.is_valid(f"{cijfers}{i}")]
    for nummer in geldig:
        assert [vondst.tekst for vondst in pii.find(f"{voor}{nummer}.")] == [nummer]


@given(rekening=st.integers(0, 9_999_999_999), bank=st.sampled_from(["ABNA", "INGB", "RABO"]), spaties=st.booleans())
def test_every_valid_iban_is_found_spaced_or_not(rekening, bank, spaties):
    kern = f"{bank}{rekening:010d}"
    heel = next(
        f"NL{i:02d}{kern}" for i in range(2, 99) if iban_check.is_valid(f"NL{i:02d}{kern}", check_country=False)
    )
    tekst = " ".join(heel[i : i + 4] for i in range(0, len(heel), 4)) if spaties else heel
    assert [vondst.tekst for vondst in pii.find(f"rekening {tekst} graag")] == [tekst]


@given(st.integers(10_000_000, 99_999_999), st.sampled_from(["06{}", "06-{}", "+316{}", "+31 6 {}", "06 {}"]))
def test_every_mobile_number_is_found(nummer, vorm):
    tekst = vorm.format(nummer)
    vondsten = pii.find(f"Bel {tekst} nu")
    assert [vondst.tekst for vondst in vondsten] == [tekst]


@given(st.text(alphabet=st.sampled_from("ab Z09.,-@+/()de van op nummer mevrouw\n"), max_size=200))
def test_findings_lie_inside_the_text_without_overlap_and_masking_removes_them(tekst):
    vondsten = pii.find(tekst)
    assert all(tekst[v.begin : v.eind] == v.tekst for v in vondsten)
    assert all(a.eind <= b.begin for a, b in pairwise(vondsten))
    schoon = pii.mask(tekst, vondsten)
    assert all(v.vervanging in schoon for v in vondsten)


@pytest.mark.parametrize(
    "stukje", ["de ", "mevrouw van de ", "0612 ", "a.", "a@", "NL91 ", "Van ", "1 ", "(0", "Kerk ", "op nummer "]
)
def test_long_and_nasty_text_is_read_in_time(stukje):
    begin = time.process_time()
    pii.find(stukje * (20_000 // len(stukje)))
    assert time.process_time() - begin < 1


def test_a_masked_account_keeps_the_country_and_the_last_four():
    assert pii.mask_iban("NL41 MOCK 0000 0034 56") == "NL** **** **** **34 56"
    assert pii.mask_iban("NL41MO") == "**** **"
    assert pii.mask_iban("") == ""
