"""Answers of banks: every version says the same, and a strange file does no harm."""

import io
import time
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.koppelingen.bankpost import boeking, camt, document, pain002, post, postatus, reden, terug
from wijkwerk.koppelingen import bank
from wijkwerk.koppelingen.bank import Leesfout, Status
from wijkwerk.koppelingen.bank.xml import MAX_BYTES, MAX_ELEMENTEN

VERSIES = [f"{soort}.001.{nummer:02d}" for soort in ("camt.053", "camt.054") for nummer in (2, 4, 6, 8, 10, 13)]


def gelezen(inhoud):
    """What was read, or None when it was refused; any other error is a bug."""
    try:
        return bank.lees(inhoud)
    except Leesfout:
        return None


def een(inhoud):
    (regel,) = bank.lees(inhoud).regels
    return regel


@pytest.mark.parametrize("versie", VERSIES)
def test_a_payment_reads_the_same_in_every_version(versie):
    oud = versie.endswith("02")
    status = "BOOK" if oud else "<Cd>BOOK</Cd>"
    afschrift = bank.lees(camt(boeking("150.00", "DBIT", post(oud=oud), status=status), versie=versie))
    assert (afschrift.soort, afschrift.kenmerk, afschrift.overgeslagen) == (versie[:8], "AFS-1", 0)
    (regel,) = afschrift.regels
    assert (regel.endtoend, regel.msgid, regel.bedrag, regel.bij_of_af) == ("P26-00001", "B26-00001-K", 15000, "af")
    assert (regel.status, regel.reden_code, regel.reden) == (Status.BETAALD, "", "")
    assert (regel.tegennaam, regel.tegeniban) == ("Buurthuis de Linde", "NL30MOCK0000000005")
    assert (regel.geboekt_op, regel.omschrijving) == (date(2026, 3, 5), "Subsidie S26-00123-K")
    assert (regel.referentie, regel.rekening) == ("REF-1", "NL41MOCK0000000001")


@pytest.mark.parametrize("oud", [True, False])
def test_a_batch_gives_a_line_per_payment(oud):
    posten = [post(f"P{nummer}", bedrag=f"{nummer}.05", oud=oud) for nummer in (1, 2, 3)]
    regels = bank.lees(camt(boeking("6.15", "DBIT", *posten))).regels
    assert [(regel.endtoend, regel.bedrag) for regel in regels] == [("P1", 105), ("P2", 205), ("P3", 305)]


def test_a_batch_in_one_sum_names_the_file():
    extra = boeking("6.15", "DBIT", "<Btch><MsgId>B26-00001-K</MsgId></Btch>")
    regel = een(camt(extra))
    assert (regel.endtoend, regel.msgid, regel.bedrag, regel.omschrijving) == ("", "B26-00001-K", 615, "Overboeking")


@pytest.mark.parametrize(
    "inhoud",
    [
        camt(boeking("150.00", "CRDT", post(extra=terug("MD07")))),
        camt(boeking("150.00", "CRDT", post(extra=terug("MD07")), extra="<RvslInd>true</RvslInd>")),
        camt(boeking("150.00", "CRDT", post(extra=terug("MD07"), kant="Dbtr"))),
    ],
)
def test_money_that_comes_back_has_its_reason_and_its_key(inhoud):
    regel = een(inhoud)
    assert (regel.status, regel.bij_of_af, regel.endtoend) == (Status.GESTORNEERD, "bij", "P26-00001")
    assert (regel.reden_code, regel.reden) == ("MD07", "De rekeninghouder is overleden.")
    assert (regel.tegennaam, regel.tegeniban) == ("Buurthuis de Linde", "NL30MOCK0000000005")


@pytest.mark.parametrize(
    "extra",
    [
        "<RvslInd>true</RvslInd>",
        "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>",
    ],
)
def test_a_reversal_without_a_reason_is_a_return_too(extra):
    regel = een(camt(boeking("150.00", "CRDT", post(), extra=extra)))
    assert (regel.status, regel.reden_code, regel.reden) == (Status.GESTORNEERD, "", "")


def test_money_of_others_comes_in_without_our_key():
    regel = een(camt(boeking("25.00", "CRDT", post("NOTPROVIDED", kant="Dbtr"))))
    assert (regel.status, regel.bij_of_af, regel.endtoend) == (Status.BINNENGEKOMEN, "bij", "")


def test_what_is_not_booked_or_not_in_euro_is_counted_and_left_out():
    inhoud = camt(
        boeking(status="<Cd>PDNG</Cd>"), boeking(status="INFO"), boeking(munt="USD"), boeking("1.00", "DBIT", post())
    )
    afschrift = bank.lees(inhoud)
    assert (len(afschrift.regels), afschrift.overgeslagen) == (1, 3)


def test_an_unknown_code_is_shown_as_it_is():
    assert een(camt(boeking("1.00", "CRDT", post(extra=terug("ZZ99"))))).reden == "De bank geeft code ZZ99."


def test_the_same_booking_has_the_same_key_in_notification_and_statement():
    boekingen = boeking("1.00", "DBIT", post("P1")), boeking("1.00", "DBIT", post("P2"))
    melding = [regel.sleutel for regel in bank.lees(camt(*boekingen, versie="camt.054.001.08")).regels]
    afschrift = [regel.sleutel for regel in bank.lees(camt(boeking(), *reversed(boekingen))).regels]
    assert set(melding) < set(afschrift)
    assert len(set(afschrift)) == 3


def test_two_equal_bookings_in_one_file_stay_two():
    sleutels = [regel.sleutel for regel in bank.lees(camt(boeking(), boeking())).regels]
    assert len(set(sleutels)) == 2
    assert sleutels == [regel.sleutel for regel in bank.lees(camt(boeking(), boeking())).regels]


def test_a_status_report_names_each_payment():
    inhoud = pain002("PART", postatus("P1", "ACCP"), postatus("P2", "RJCT", "AC04"), postatus("P3", "PDNG"))
    afschrift = bank.lees(inhoud)
    assert (afschrift.soort, afschrift.kenmerk) == ("pain.002", "ST-1")
    assert [(regel.endtoend, regel.status, regel.reden_code) for regel in afschrift.regels] == [
        ("P1", Status.AANGENOMEN, ""),
        ("P2", Status.AFGEWEZEN, "AC04"),
        ("P3", Status.IN_BEHANDELING, ""),
    ]
    assert {regel.msgid for regel in afschrift.regels} == {"B26-00001-K"}


@pytest.mark.parametrize(
    "inhoud",
    [
        pain002("RJCT", reden=reden("FF01")),
        pain002("RJCT", reden=reden("FF01"), deel="<PmtInfSts>RJCT</PmtInfSts>", versie="pain.002.001.03"),
        pain002("", deel=f"<PmtInfSts>RJCT</PmtInfSts>{reden('FF01')}"),
    ],
)
def test_a_refused_file_is_one_line_about_the_file(inhoud):
    regel = een(inhoud)
    assert (regel.endtoend, regel.msgid, regel.status) == ("", "B26-00001-K", Status.AFGEWEZEN)
    assert regel.reden == "De vorm van het bestand klopt niet."


@pytest.mark.parametrize(
    "inhoud", [pain002("RJCT", reden=reden("DUPL")), pain002("PART", postatus("P1", "RJCT", "AM05"))]
)
def test_what_the_bank_had_already_is_not_a_refusal(inhoud):
    assert een(inhoud).status == Status.DUBBEL


def _zip():
    doos = io.BytesIO()
    with zipfile.ZipFile(doos, "w") as bundel:
        bundel.writestr("afschrift.xml", camt())
    return doos.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "geen bankbestand"),
        (b"%PDF-1.7", "geen bankbestand"),
        (b":20:940\n:25:NL41MOCK0000000001", "geen bankbestand"),
        (b"<html/>", "geen bankbestand"),
        (document("pain.001.001.09", "<CstmrCdtTrfInitn/>"), "geen bankbestand"),
        (document("pain.002.001.10", "<CstmrPmtStsRpt/>"), "klopt iets niet"),
        (camt(boeking("1,00")), "klopt iets niet"),
        (camt(boeking("-1.00")), "klopt iets niet"),
        (camt(boeking("1.005")), "klopt iets niet"),
        (camt(boeking("1e9")), "klopt iets niet"),
        (camt(boeking(richting="LINKS")), "klopt iets niet"),
        (camt(boeking(datum="2026-02-30")), "klopt iets niet"),
        (_zip(), "zip-bestand"),
        (b" " * (MAX_BYTES + 1), "te groot"),
    ],
)
def test_another_file_is_refused_in_plain_words(inhoud, woord):
    with pytest.raises(Leesfout, match=woord):
        bank.lees(inhoud)


def _met_dtd(dtd, inhoud):
    return camt(boeking("1.00", "DBIT", post(inhoud))).replace(
        b"<Document", f"<!DOCTYPE d [{dtd}]><Document".encode(), 1
    )


def _lachen(aantal=30):
    dtd = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, aantal))
    return dtd, f"&a{aantal - 1};"


@pytest.mark.parametrize("codering", ["utf-8", "utf-16"])
def test_a_file_reads_no_other_file(tmp_path, codering):
    geheim = tmp_path / "geheim.txt"
    geheim.write_text("zeer-geheim")
    inhoud = _met_dtd(f'<!ENTITY x SYSTEM "{geheim.as_uri()}">', "&x;").decode().replace("UTF-8", codering)
    with pytest.raises(Leesfout):
        bank.lees(inhoud.encode(codering))
    with pytest.raises(Leesfout):
        bank.lees(_met_dtd(f'<!ENTITY % x SYSTEM "{geheim.as_uri()}"> %x;', "P1"))


def test_a_bomb_of_entities_does_not_go_off():
    dtd, gelach = _lachen()
    in_kenmerk = _met_dtd(dtd, "P1").replace(b"<Refs>", f'<Refs a="{gelach}">'.encode())
    begin = time.perf_counter()
    for inhoud in (_met_dtd(dtd, gelach), in_kenmerk, _met_dtd(f'<!ENTITY q "{"q" * 50_000}">', "&q;" * 50_000)):
        with pytest.raises(Leesfout):
            bank.lees(inhoud)
    assert time.perf_counter() - begin < 2


def test_a_large_file_of_a_bank_is_read_and_a_flood_is_refused():
    begin = time.perf_counter()
    groot = bank.lees(camt(*[boeking("1.00", "DBIT", post(f"P{nummer}")) for nummer in range(2000)]))
    assert len({regel.endtoend for regel in groot.regels}) == 2000
    posten = [post(f"P{nummer}", bedrag="1.00").replace("<MsgId>B26-00001-K</MsgId>", "") for nummer in range(2000)]
    assert len(bank.lees(camt(boeking("2000.00", "DBIT", *posten))).regels) == 2000
    with pytest.raises(Leesfout, match="te groot"):
        bank.lees(camt("<Ntry/>" * (MAX_ELEMENTEN + 1)))
    assert time.perf_counter() - begin < 20  # a pile that grows with its square takes minutes


def test_a_very_deep_file_is_refused():
    with pytest.raises(Leesfout):
        bank.lees(document("camt.053.001.08", "<a>" * 100_000 + "</a>" * 100_000))


GOED = [
    camt(boeking("6.15", "DBIT", post("P1", bedrag="1.05"), post("P2", bedrag="5.10", oud=True)), boeking()),
    camt(boeking("1.00", "CRDT", post(extra=terug()))),
    pain002("PART", postatus("P1", "ACCP"), postatus("P2", "RJCT", "AC04")),
]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(GOED), st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(inhoud, data):
    stuk = bytearray(inhoud)
    for _keer in range(data.draw(st.integers(1, 6))):
        begin = data.draw(st.integers(0, len(stuk)))
        eind = data.draw(st.integers(begin, min(len(stuk), begin + 60)))
        stuk[begin:eind] = data.draw(
            st.sampled_from([b"", b"<", b">", b"&", b"<Cd/>", b"\x00", b"\xff", b"<Ntry>", b"9", b"<!--x-->", b"<?y?>"])
            | st.binary(max_size=8)
        )
    afschrift = gelezen(bytes(stuk))
    regels = afschrift.regels if afschrift else ()
    assert all(regel.bedrag >= 0 and regel.bij_of_af in ("bij", "af") for regel in regels)
    assert len({regel.sleutel for regel in regels}) == len(regels)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(GOED),
    st.sampled_from(["Amt", "CdtDbtInd", "Sts", "BookgDt", "Refs", "Acct", "NtryDtls"]),
    st.data(),
)
def test_a_file_with_other_contents_in_an_element_is_read_or_refused(inhoud, naam, data):
    tekst = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40))
    veilig = tekst.replace("&", "&amp;").replace("<", "&lt;")
    stuk = inhoud.decode().replace(f"<{naam}>", f"<{naam}>{veilig}").encode()
    afschrift = gelezen(stuk)
    assert afschrift is None or afschrift.soort in ("camt.053", "pain.002")


@given(st.binary(max_size=400))
def test_garbage_is_refused(inhoud):
    with pytest.raises(Leesfout):
        bank.lees(inhoud)
