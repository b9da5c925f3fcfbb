"""A backlog file goes in row by row, bad rows come back to be mended, and what goes out runs nowhere."""

import csv
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from tests.signalen.conftest import NU
from wijkwerk.kern.taken import actions as taken
from wijkwerk.kern.taken import voortgang
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import actions, queries
from wijkwerk.signalen.models import Invoer, Signaal
from wijkwerk.signalen.states import Status
from wijkwerk.web import rekenblad

KOP = "Omschrijving;Onderwerp;Datum;Lat;Lon;Status;Uitkomst;Referentie"
GOED = "Afval bij het plein;Zwerfafval;12-01-2026;52,055;4,485;nieuw;;A1"


def read(by, *regels: str, kop: str = KOP, codering: str = "utf-8") -> Invoer:
    """Read a file of these lines to the end."""
    inhoud = "\r\n".join([kop, *regels]).encode(codering)
    invoer = actions.read_backlog(bestandsnaam="achterstand.csv", inhoud=inhoud, by=by)
    if invoer.klaar_op is None:
        actions.read_rows.call(invoer.pk)
    invoer.refresh_from_db()
    return invoer


def test_good_row_becomes_a_signal_without_a_message(stad):
    invoer = read(stad.seghwaert, GOED)
    signaal = Signaal.objects.get()
    assert (invoer.rijen, invoer.gelukt, invoer.fouten) == (1, 1, [])
    assert (signaal.tekst, signaal.werkgebied, signaal.kanaal) == ("Afval bij het plein", stad.wijk, "import")
    assert str(signaal.ontvangen_op.astimezone().date()) == "2026-01-12"
    assert signaal.termijn_op > NU
    assert not default_storage.exists(f"invoer/{invoer.sleutel}.csv")


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("teken", [";", ",", "\t"])
def test_encoding_and_delimiter_are_found_out(teken, codering, stad):
    kop = teken.join(("tekst", "categorie", "ontvangen op", "buurtnaam"))
    rij = teken.join(("Café geeft lawaai", "zwerfafval", "2026-01-12 14:30", "Hofjes Seghwaert"))
    invoer = read(stad.seghwaert, rij, kop=kop, codering=codering)
    assert invoer.fouten == []
    assert Signaal.objects.get().tekst == "Café geeft lawaai"


def test_rd_metres_are_a_place_too(stad):
    kop = "omschrijving;onderwerp;datum;x;y"
    read(stad.seghwaert, "Afval;Zwerfafval;12-01-2026;93590;451860", kop=kop)
    signaal = Signaal.objects.get()
    assert (signaal.lat, signaal.lon) == (pytest.approx(52.05, abs=0.01), pytest.approx(4.485, abs=0.01))


@pytest.mark.parametrize(
    ("rij", "kolom"),
    [
        (";Zwerfafval;12-01-2026;52.055;4.485;;;", "omschrijving"),
        ("Afval;Onzin;12-01-2026;52.055;4.485;;;", "onderwerp"),
        ("Afval;Zwerfafval;gisteren;52.055;4.485;;;", "datum"),
        ("Afval;Zwerfafval;12-01-2030;52.055;4.485;;;", "datum"),
        ("Afval;Zwerfafval;12-01-2026;twee;4.485;;;", "lat"),
        ("Afval;Zwerfafval;12-01-2026;52.4;4.485;;;", "lat"),
        ("Afval;Zwerfafval;12-01-2026;4.485;52.055;;;", "lat"),
        ("Afval;Zwerfafval;12-01-2026;;;;;", "adres"),
        ("Afval;Zwerfafval;12-01-2026;52.055;4.485;vliegt;;", "status"),
        ("Afval;Zwerfafval;12-01-2026;52.055;4.485;doorgezet;;", "status"),
        ("Afval;Zwerfafval;12-01-2026;52.055;4.485;afgehandeld;;", "uitkomst"),
        ("Bel 06-12345678;Zwerfafval;12-01-2026;52.055;4.485;;;", "omschrijving"),
        ("Mijn bsn is 111222333;Zwerfafval;12-01-2026;52.055;4.485;;;", "omschrijving"),
    ],
)
def test_bad_row_is_told_by_row_and_column_and_good_rows_come_in(rij, kolom, stad):
    invoer = read(stad.seghwaert, rij, GOED)
    [fout] = invoer.fouten
    assert (fout["rij"], fout["kolom"], invoer.gelukt) == (2, kolom, 1)
    assert fout["melding"].endswith((".", "?"))
    assert "111222333" not in str(invoer.fouten)


def test_row_about_a_person_that_may_stay_is_never_public_by_itself(stad):
    stad.onderwerp.zichtbaarheid = "openbaar"
    stad.onderwerp.save()
    rij = "Bel 06-12345678;Zwerfafval;12-01-2026;52.055;4.485;;;G1;ja"
    assert read(stad.seghwaert, rij, kop=f"{KOP};gezien").fouten == []
    assert Signaal.objects.get().zichtbaarheid == "wijkteam"


def test_person_in_the_address_of_a_row_is_a_choice(stad):
    kop, rij = (
        "omschrijving;onderwerp;datum;lat;lon;adres",
        "Afval;Zwerfafval;12-01-2026;52.055;4.485;bij mw. Jansen, nr 14",
    )
    assert [fout["kolom"] for fout in read(stad.seghwaert, rij, kop=kop).fouten] == ["adres"]
    assert read(stad.seghwaert, f"{rij};ja", kop=f"{kop};gezien").fouten == []
    assert Signaal.objects.get().plek == "bij mw. Jansen, nr 14"


def test_finished_row_keeps_its_result(stad):
    read(stad.seghwaert, "Afval;Zwerfafval;12-01-2020;52.055;4.485;Afgehandeld;Opgeruimd;Z9")
    # The map of 2020 is not there, so the row is refused; of 2025 it is.
    assert not Signaal.objects.exists()
    read(stad.seghwaert, "Afval;Zwerfafval;12-01-2025;52.055;4.485;Afgehandeld;Opgeruimd;Z9")
    signaal = Signaal.objects.get()
    assert (signaal.status, signaal.uitkomst, signaal.termijn_op) == (Status.AFGEHANDELD, "Opgeruimd", None)
    assert signaal.buurt.jaar == 2025


def test_bad_rows_come_back_mendable_and_good_ones_are_never_read_twice(stad):
    eerste = read(stad.seghwaert, GOED, "=Afval;Onzin;12-01-2026;52.055;4.485;;;A2")
    kop, rij = "".join(rekenblad.lines(queries.bad_rows(eerste))).splitlines()
    assert "onderwerp: Het onderwerp 'Onzin' bestaat niet." in rij
    tweede = read(stad.seghwaert, GOED, rij.replace("Onzin", "Zwerfafval", 1), kop=kop)
    assert (tweede.gelukt, tweede.overgeslagen, tweede.fouten) == (1, 1, [])
    assert sorted(Signaal.objects.values_list("tekst", flat=True)) == ["=Afval", "Afval bij het plein"]


def test_row_without_reference_is_known_by_what_it_says(stad):
    rij = "Afval;Zwerfafval;12-01-2026;52.055;4.485;;;"
    read(stad.seghwaert, rij)
    assert read(stad.seghwaert, rij, GOED).overgeslagen == 1
    assert Signaal.objects.count() == 2


def test_same_file_again_is_the_same_reading(stad):
    assert read(stad.seghwaert, GOED) == read(stad.seghwaert, GOED)
    assert Taak.objects.count() == 1


@pytest.mark.parametrize("inhoud", [b"", b"omschrijving;onderwerp;datum\n", b"a;b\n1;2\n", b"PK\x03\x04\x00\x00"])
def test_what_is_no_table_is_refused_at_once(inhoud, stad):
    with pytest.raises(Weigering):
        actions.read_backlog(bestandsnaam="x.csv", inhoud=inhoud, by=stad.seghwaert)
    assert not Invoer.objects.exists()


def test_who_may_not_import_is_refused(stad):
    for wie in (stad.partner, stad.kcc, stad.wethouder):
        with pytest.raises(Weigering):
            read(wie, GOED)


def test_reading_stops_when_cancelled_and_goes_on_where_it_was(stad):
    regels = [GOED.replace("A1", f"A{i}") for i in range(5)]

    def stop(gedaan: int, _totaal: int, _bericht: str) -> None:
        if gedaan == 2:
            raise voortgang.Afgebroken

    invoer = actions.read_backlog(bestandsnaam="x.csv", inhoud="\n".join([KOP, *regels]).encode(), by=stad.seghwaert)
    taken.cancel(Taak.objects.get(uuid=invoer.taak_id), by=stad.seghwaert)
    with voortgang.listen(stop), pytest.raises(voortgang.Afgebroken):
        actions.read_rows.call(invoer.pk)
    assert Signaal.objects.count() == 2
    assert actions.read_rows.call(invoer.pk) == {"rijen": 5, "gelukt": 3, "overgeslagen": 2, "fouten": 0}


def test_command_reads_and_writes_the_bad_rows(stad, tmp_path, capsys):
    bestand, fouten = tmp_path / "in.csv", tmp_path / "fout.csv"
    bestand.write_text("\n".join([KOP, GOED, GOED.replace("A1", "A2").replace("12-01-2026", "ooit")]), encoding="utf-8")
    call_command("signalen_importeer", str(bestand), "--fouten", str(fouten))
    assert "2 rijen: 1 ingelezen, 0 al eerder gelezen, 1 fout." in capsys.readouterr().out
    assert "'ooit' is geen datum" in fouten.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r=", " ="])
def test_export_runs_nothing(begin, stad, meld):
    meld(f"{begin}HYPERLINK(1)", plek=f"{begin}cmd")
    bestand = "".join(rekenblad.lines(queries.export_rows(stad.seghwaert)))
    kop, rij = csv.reader(StringIO(bestand, newline=""), delimiter=";")
    assert not [cel for cel in rij if cel.lstrip().startswith(("=", "+", "-", "@"))]
    assert rij[kop.index("omschrijving")].startswith("'")


def test_export_holds_what_the_person_sees_and_nothing_of_the_reporter(stad, meld):
    meld("Eigen wijk.", zichtbaarheid="regisseur")
    meld("Andere wijk.", punt=(52.055, 4.495))
    [_kop, rij] = queries.export_rows(stad.seghwaert)
    assert "Eigen wijk." in rij
    assert "buur@voorbeeld.nl" not in str(rij)
    assert len(list(queries.export_rows(stad.partner))) == 1
