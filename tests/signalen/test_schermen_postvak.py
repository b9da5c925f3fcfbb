"""What the inbox leaves for later: the drawn map, the outlines, and what an act on many asks."""

import re

import pytest


def test_map_takes_places_from_the_rows_and_is_drawn_when_asked(regisseur, stad, meld):
    signaal = meld()
    lijst = regisseur.get("/signalen/?zoek=").content.decode()
    assert f'data-punt="{signaal.lat},{signaal.lon}"' in lijst
    assert 'class="punt' not in lijst
    getekend = re.search(r'href="([^"]*kaart=1[^"]*)"', lijst)[1].replace("&amp;", "&")
    assert 'class="punt' in regisseur.get(getekend).content.decode()
    bron = regisseur.get(re.search(r'data-kaart-bron="([^"]+)"', lijst)[1])
    assert signaal.werkgebied_id in {vlak["id"] for vlak in bron.json()["vlakken"]}
    assert "private" in bron["Cache-Control"]


def test_list_asks_only_the_act_and_the_next_page_asks_the_rest_without_calling_it_wrong(regisseur, meld):
    signaal = meld()
    lijst = regisseur.get("/signalen/").content.decode()
    assert 'name="vraag"' in lijst
    assert 'name="tafel"' not in lijst
    keuze = {"signaal": [signaal.pk], "handeling": "schedule", "vraag": "1"}
    pagina = regisseur.post("/signalen/bulkwijziging/", keuze).content.decode()
    assert "Vul dit in" not in pagina
    assert '<option value="schedule" selected>' in pagina
    assert f'name="signaal" value="{signaal.pk}"' in pagina


@pytest.mark.parametrize(
    ("handeling", "velden"),
    [
        ("take", set()),
        ("schedule", {"tafel"}),
        ("forward", {"naar", "antwoord_verwacht_op", "tekst"}),
        ("onzin", set()),
    ],
)
def test_bar_fetches_only_the_fields_of_the_chosen_act(handeling, velden, regisseur):
    antwoord = regisseur.get(f"/signalen/bulkwijziging/velden/?handeling={handeling}")
    assert set(re.findall(r' name="(\w+)"', antwoord.content.decode())) == velden
