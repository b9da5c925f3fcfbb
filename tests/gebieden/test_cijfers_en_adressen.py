"""Key figures as StatLine gives them and in the old names; our own list of addresses; the search that never fails."""

from decimal import Decimal

import pytest

from tests.gebieden.vormen import NU, feature, square
from wijkwerk.gebieden import actions
from wijkwerk.gebieden.actions.adressen import onderbreker
from wijkwerk.gebieden.models import Adres, Kerncijfer, WerkgebiedVersie, Wijk
from wijkwerk.gebieden.queries.cijferlijst import CIJFERS, key_of
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db
STATLINE = (
    '\ufeff"Perioden";"Wijken en buurten";"Regiocode (gemeente, wijk, buurt) (code)";'
    '"Bevolking/Aantal inwoners (aantal)";'
    '"Bevolking/Particuliere huishoudens/Gemiddelde huishoudensgrootte (aantal)";"Iets nieuws (%)"\r\n'
    '"2026";"Zoetermeer";"GM0637    ";"  129000";"     2.2";"1"\r\n'
    '"2026";"Westwijk";"WK063701  ";"    1234";"     2,1";"."\r\n'
    '"2026";"Oostwijk";"WK063702  ";"       .";"-99997";""\r\n'
    '"2026";"Elders";"GM0363    ";"  900000";"     1.9";"1"\r\n'
)


@pytest.fixture
def write(tmp_path):
    def write(tekst, naam="cijfers.csv", code="utf-8"):
        pad = tmp_path / naam
        pad.write_bytes(tekst.encode(code))
        return pad

    return write


def figure(code, sleutel, jaar=2026):
    return Kerncijfer.objects.get(jaar=jaar, code=code, sleutel=sleutel).waarde


def test_statline_layout_with_padding_absent_values_and_both_decimal_signs(write, small_map):
    uitslag = actions.import_figures(write(STATLINE), jaar=2026, by=None)
    assert (uitslag.nieuw, uitslag.gebieden, uitslag.elders) == (6, 3, 1)
    assert uitslag.onbekend == ("Iets nieuws (%)",)
    assert figure("GM0637", "inwoners") == 129_000
    assert figure("WK063701", "gem_hh_gr") == Decimal("2.1")
    assert figure("WK063702", "inwoners") is None
    assert figure("WK063702", "gem_hh_gr") is None
    assert Wijk.objects.get(code="WK063701").inwoners == 1234
    assert Wijk.objects.get(code="WK063702").inwoners == 80, "not published leaves what was known"


def test_again_is_no_change_and_a_correction_is_one_change(write):
    actions.import_figures(write(STATLINE), jaar=2026, by=None)
    assert actions.import_figures(write(STATLINE), jaar=2026, by=None).gelijk == 6
    uitslag = actions.import_figures(write(STATLINE.replace("129000", "129001")), jaar=2026, by=None)
    assert (uitslag.nieuw, uitslag.gewijzigd, uitslag.gelijk) == (0, 1, 5)


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("", "leeg"),
        ("alleen een kop", "geen CSV"),
        ("naam;inwoners\nWest;3\n", "CBS-codes"),
        ("code;onbekend\nGM0637;3\n", "geen enkel cijfer"),
        ("code;inwoners\nGM0363;3\n", "onze gemeente"),
        ("code;jaar;inwoners\nGM0637;2019;3\n", "geen cijfers van 2026"),
        ("code;inwoners\nGM0637;3\nWK063701;veel\n", "WK063701.*'veel'"),
        ("code;inwoners\nGM0637;1e99\n", "geen getal"),
    ],
)
def test_a_file_without_usable_figures_is_refused_and_nothing_changes(write, tekst, woord):
    with pytest.raises(Weigering, match=woord):
        actions.import_figures(write(tekst), jaar=2026, by=None)
    assert not Kerncijfer.objects.exists()


@pytest.mark.parametrize(
    ("kop", "sleutel"),
    [
        ("AantalInwoners_5", "inwoners"),
        ("a_inw", "inwoners"),
        ("Bevolking/Leeftijd/0 tot 15 jaar (aantal)", "jaar_00_14"),
        ("k_0Tot15Jaar_8", "jaar_00_14"),
        ("p_00_14_jr", "p_00_14_jr"),
        ("Bevolking/Bevolkingsdichtheid (aantal inwoners per km²)", "bev_dichth"),
        ("gm_naam", None),
        ("", None),
    ],
)
def test_headings_of_all_years_lead_to_one_key(kop, sleutel):
    assert key_of(kop) == sleutel
    assert sleutel is None or sleutel in CIJFERS


def test_no_heading_belongs_to_two_figures():
    koppen = [kop for cijfer in CIJFERS.values() for kop in cijfer.koppen]
    assert len(koppen) == len(set(koppen))


def test_the_real_file_in_the_old_names(real):
    uitslag = actions.import_figures(real("cbs_kerncijfers_gemeenten_2017.csv"), jaar=2017, by=None)
    assert uitslag.gebieden == 1
    assert uitslag.elders > 300
    assert figure("GM0637", "inwoners", 2017) == 124_763
    assert figure("GM0637", "huishoudens", 2017) == 55_609
    assert "p_west_al" in uitslag.onbekend


def test_the_real_statline_file(real, settings):
    settings.GEMEENTE = settings.GEMEENTE | {"gemeentecode": "GM0363"}
    uitslag = actions.import_figures(real("cbs_85163NED_ses_woa_2019_amsterdam_sample.csv"), jaar=2019, by=None)
    assert uitslag.onbekend == ()
    assert figure("GM0363", "huishoudens", 2019) == 457_400
    assert figure("GM0363", "ses_woa", 2019) == Decimal("-0.1")


ADRESSEN = (
    "Straat;Huisnummer;Toevoeging;Postcode;Plaats;Lat;Lon\n"
    "Zilverlindelaan;1;;2711 ZA;Zoetermeer;52.055;4.485\n"
    "Zilverlindelaan;1;A;2711ZA;Zoetermeer;52,0551;4,4851\n"
    "Élanplein;12;;2712ZB;Zoetermeer;52.056;4.486\n"
)


def test_our_own_addresses_are_read_twice_without_change_and_found_without_the_service(write, settings):
    settings.PDOK = {"soort": "uit"}
    assert actions.import_addresses(write(ADRESSEN), by=None).nieuw == 3
    assert actions.import_addresses(write(ADRESSEN, code="cp1252"), by=None).gelijk == 3
    for vraag in ("zilverlinde 1a", "2711 za 1A", "2711ZA 1-a", "Zilverlindelaan 1 A"):
        assert [v.label for v in actions.search_address(vraag)] == ["Zilverlindelaan 1A, Zoetermeer"], vraag
    assert [v.label for v in actions.search_address("elanplein")] == ["Élanplein 12, Zoetermeer"]
    assert len(actions.search_address("2711za")) == 2
    assert actions.search_address("Nergensstraat 4") == []
    assert actions.search_address(" ") == []


def test_addresses_in_metres_are_read(write):
    actions.import_addresses(
        write("straat,nummer,postcode,plaats,x,y\nPad,3,2711ZA,Zoetermeer,92500,452500\n"), by=None
    )
    assert (Adres.objects.get().lat, Adres.objects.get().lon) == (
        pytest.approx(52.05728, abs=1e-5),
        pytest.approx(4.4759, abs=1e-4),
    )


@pytest.mark.parametrize(
    "regel", ["Pad;x;2711ZA;Z;52;4.5", "Pad;3;27ZA;Z;52;4.5", "Pad;3;2711ZA;Z;4.5;52", "Pad;3;2711ZA;Z;;"]
)
def test_a_wrong_address_is_refused_with_its_line_and_nothing_changes(write, regel):
    with pytest.raises(Weigering, match="Regel 3"):
        actions.import_addresses(
            write(f"straat;nummer;postcode;plaats;lat;lon\nPad;1;2711ZA;Z;52.05;4.49\n{regel}\n"), by=None
        )
    assert not Adres.objects.exists()


def test_search_uses_the_service_and_falls_back_when_it_is_away(write, settings):
    settings.PDOK = {"soort": "nep"}
    assert [v.label for v in actions.search_address("kastanjehof 3")] == ["Kastanjehof 3, 2712ZB Zoetermeer"]
    settings.PDOK = {"soort": "echt"}  # the tests have no network: the service is away
    actions.import_addresses(write(ADRESSEN), by=None)
    try:
        for _ in range(3):
            assert [v.label for v in actions.search_address("elanplein 12")] == ["Élanplein 12, Zoetermeer"]
        assert not onderbreker.open(), "after three failures the service is left alone"
    finally:
        onderbreker.worked()
    assert onderbreker.open()


def test_figures_that_came_before_the_map_give_it_its_inhabitants(write, write_map):
    actions.import_figures(write(STATLINE), jaar=2026, by=None)
    vlak = feature("WK063701", "Westwijk", square(4.48, 52.05))
    for nieuw in (1, 0):
        uitslag = actions.import_areas(write_map(vlak), jaar=2026, werkgebieden_vanaf=NU, by=None)
        assert len(uitslag.nieuw) == nieuw
        assert uitslag.gewijzigd == []
    assert Wijk.objects.get().inwoners == 1234
    assert WerkgebiedVersie.objects.get().inwoners == 1234
