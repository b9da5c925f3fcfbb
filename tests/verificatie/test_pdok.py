"""The client and the stand-in against answers that the real service once gave."""

import json
from pathlib import Path
from urllib.error import URLError
from urllib.parse import parse_qs, urlsplit

import pytest

from wijkwerk.koppelingen.pdok import Locatieserver, NepLocatieserver, PdokFout
from wijkwerk.koppelingen.pdok.client import MAX_BYTES

RECORDED = Path(__file__).parents[3] / "shared" / "data" / "pdok"
# From the specification of Locatieserver 3.1; any other parameter is refused there.
PARAMETERS = {
    "suggest": {"q", "fl", "fq", "df", "bq", "qf", "rows", "start", "sort", "lat", "lon", "wt"},
    "lookup": {"id", "fl", "wt"},
    "reverse": {"lat", "lon", "x", "y", "type", "distance", "rows", "fl", "fq", "wt"},
}


@pytest.fixture
def recorded():
    def read(naam):
        pad = RECORDED / naam
        if not pad.exists():
            pytest.skip(f"Het opgenomen antwoord {naam} is hier niet")
        return pad.read_bytes()

    return read


class Ophaler:
    """Hands out one answer and remembers which address was asked."""

    def __init__(self, antwoord):
        self.antwoord, self.gevraagd = antwoord, []

    def __call__(self, url):
        self.gevraagd.append(urlsplit(url))
        return self.antwoord


def test_recorded_answers_are_read_completely(recorded):
    adressen = Locatieserver(Ophaler(recorded("pdok_response_weesp.json"))).suggest("Achtergracht 72")
    assert [adres.weergave for adres in adressen] == [
        "Achtergracht 72, 1381BP Weesp",
        "Nieuwe Achtergracht 72, 1018XZ Amsterdam",
    ]
    weesp = adressen[0]
    assert (weesp.lat, weesp.lon) == (52.30607057, 5.04040667)
    assert (weesp.postcode, weesp.gemeentecode, weesp.soort) == ("1381BP", "GM0457", "adres")
    een = Locatieserver(Ophaler(recorded("pdok_result.json"))).lookup("adr-cf14ac0c218dcc50dd9ef4e8745d8991")
    assert een.weergave == "Geuzenkade 58-1, 1056KN Amsterdam"


def test_the_stand_in_answers_with_fields_the_real_service_has(recorded):
    echt = json.loads(recorded("pdok_result.json"))["response"]
    nep = NepLocatieserver()
    velden = {veld: type(waarde) for veld, waarde in echt["docs"][0].items()}
    for doc in nep._docs:
        assert {veld: type(waarde) for veld, waarde in doc.items()}.items() <= velden.items()


def test_real_and_stand_in_agree_on_every_question():
    nep = NepLocatieserver()
    gevonden = nep.suggest("2711 za 3", gemeentecode="GM0637")
    assert [adres.weergave for adres in gevonden] == ["Zilverlindelaan 3, 2711ZA Zoetermeer"]
    assert nep.lookup(gevonden[0].id) == gevonden[0]
    assert nep.reverse(gevonden[0].lat, gevonden[0].lon) == gevonden[0]
    assert nep.reverse(53.0, 6.0) is None
    assert nep.lookup("adr-bestaat-niet") is None
    assert nep.suggest("zilverlindelaan", gemeentecode="GM0363") == []
    assert len(nep.suggest("zilverlindelaan")) == 8


def test_only_documented_parameters_are_sent():
    ophaler = Ophaler(b'{"response": {"docs": []}}')
    dienst = Locatieserver(ophaler)
    assert dienst.suggest("  ") == []
    assert dienst.suggest("Pad 1", gemeentecode="GM0637") == []
    assert dienst.lookup("adr-1") is None
    assert dienst.reverse(52.0, 4.5) is None
    for url in ophaler.gevraagd:
        dienstnaam = url.path.rpartition("/")[2]
        assert url.path.startswith("/bzk/locatieserver/search/v3_1/")
        assert set(parse_qs(url.query)) <= PARAMETERS[dienstnaam]
    assert parse_qs(ophaler.gevraagd[0].query)["fq"] == ["type:(adres OR weg OR postcode)", "gemeentecode:0637"]


@pytest.mark.parametrize("antwoord", [b"<html>", b"[]", b"{}", b'{"response": {"docs": [{}]}}', b"x" * (MAX_BYTES + 1)])
def test_an_answer_in_another_form_is_one_kind_of_failure(antwoord):
    with pytest.raises(PdokFout):
        Locatieserver(Ophaler(antwoord)).suggest("Pad 1")


def test_a_service_that_is_away_is_the_same_failure():
    def away(url):
        raise URLError("geen verbinding")

    with pytest.raises(PdokFout):
        Locatieserver(away).lookup("adr-1")
