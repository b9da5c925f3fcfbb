"""Every component: what it says, that it escapes what people typed, and that it refuses what does not exist."""

import re
from collections import defaultdict

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from wijkwerk.web import iconen, panelen
from wijkwerk.web.grafieken import Grafiek, Reeks, rond_boven
from wijkwerk.web.kaarten import Kaart, Punt, Vlak, tekening
from wijkwerk.web.tabellen import Kolom, Tabel

KWAAD = '<script>alert("x")</script>'
VEILIG = "&lt;script&gt;"


def toon(tekst: str, **context) -> str:
    return Template("{% load wijkwerk %}" + tekst).render(Context(context))


class Formulier(forms.Form):
    wat = forms.CharField(label="Wat?", help_text="Kort graag.", error_messages={"required": "Vertel wat."})
    soort = forms.ChoiceField(label="Soort", choices=[("a", "A")], widget=forms.RadioSelect)
    mail = forms.EmailField(label="E-mail", required=False)
    vink = forms.BooleanField(label="Hou me op de hoogte", required=False)

    def clean(self):
        if self.data.get("samen"):
            raise forms.ValidationError("Dit past niet bij elkaar.")


def test_field_ties_label_help_and_error_to_its_control():
    html = toon("{% veld f.wat %}", f=Formulier({}))
    assert 'for="id_wat"' in html
    assert 'aria-invalid="true"' in html
    beschreven = re.search(r'aria-describedby="([^"]+)"', html)[1].split()
    assert beschreven == ["id_wat_helptext", "id_wat_error"]
    assert all(f'id="{naam}"' in html for naam in beschreven)


def test_field_says_when_it_may_be_left_empty():
    assert "(hoeft niet)" in toon("{% veld f.mail %}", f=Formulier())
    assert "(hoeft niet)" not in toon("{% veld f.wat %}", f=Formulier())


def test_group_of_choices_is_a_fieldset_with_a_legend():
    html = toon("{% veld f.soort %}", f=Formulier())
    assert html.strip().startswith("<fieldset")
    assert "<legend" in html


def test_whole_form_comes_out_in_house_style():
    html = toon("{{ f }}", f=Formulier({}))
    assert html.count("utrecht-form-field--invalid") == 2
    assert "data-foutoverzicht" in html


def test_error_summary_links_to_the_first_control_of_each_field():
    html = toon("{% foutoverzicht f %}", f=Formulier({}))
    assert 'href="#id_wat"' in html
    assert 'href="#id_soort_0"' in html
    assert "Er zijn 2 dingen" in html


def test_error_summary_names_errors_of_the_whole_form_without_a_link():
    html = toon("{% foutoverzicht f %}", f=Formulier({"samen": "1", "wat": "x", "soort": "a"}))
    assert "Er is 1 ding" in html
    assert "<li>Dit past niet bij elkaar.</li>" in html


def test_no_errors_no_summary():
    assert toon("{% foutoverzicht f %}", f=Formulier()).strip() == ""


@pytest.mark.parametrize(
    "tekst",
    [
        "{% knop x %}",
        "{% knop 'a' naar=x %}",
        "{% badge x %}",
        "{% lege_staat x x %}",
        "{% melding titel=x %}{{ x }}{% endmelding %}",
        "{% dialoog titel=x knop=x naar='/' %}{{ x }}{% enddialoog %}",
        "{% gezicht x naam=x %}",
        "{% voortgang x 1 2 tekst=x fout=x %}",
        "{% stappen 1 2 x %}",
        "{% include 'web/onderdelen/melding.html' with tekst=x %}",
    ],
)
def test_component_escapes_what_people_typed(tekst):
    assert "<script>" not in toon(tekst, x=KWAAD)


def test_button_is_a_link_when_it_goes_somewhere():
    assert toon("{% knop 'Verder' naar='/x/' %}").startswith("<a ")
    assert 'type="submit"' in toon("{% knop 'Verder' %}")


def test_unknown_icon_and_tone_are_refused():
    with pytest.raises(LookupError, match="eenhoorn"):
        toon("{% icoon 'eenhoorn' %}")
    with pytest.raises(ValueError, match="paars"):
        toon("{% badge 'x' 'paars' %}")
    assert len(iconen.namen()) >= 25


def test_table_has_caption_heads_and_a_name_per_cell_for_phones():
    tabel = Tabel(
        "Per wijk", [Kolom("Wijk", sorteer="?s"), Kolom("Aantal", getal=True, richting="op")], [[KWAAD, 3]], ["Som", 3]
    )
    html = toon("{% tabel t %}", t=tabel)
    assert "Per wijk</caption>" in html
    assert f'<th scope="row">{VEILIG}' in html
    assert 'data-kop="Aantal" class="getal">3' in html
    assert 'aria-sort="ascending"' in html
    assert "<tfoot>" in html


def test_table_without_rows_says_so():
    assert "Hier staat nog niets." in toon("{% tabel t %}", t=Tabel("Leeg", [Kolom("A")], []))


def test_table_refuses_a_row_of_another_length():
    with pytest.raises(ValueError, match="shorter"):
        Tabel("x", [Kolom("A"), Kolom("B")], [["een"]]).gevulde_rijen()


def test_tabs_mark_the_current_page():
    items = [{"label": "A", "url": "?a", "actief": True, "aantal": 0}, {"label": "B", "url": "?b", "actief": False}]
    html = toon("{% tabs items 'Soort' %}", items=items)
    assert html.count('aria-current="page"') == 1
    assert ">0</span>" in html


VIERKANT = {"type": "Polygon", "coordinates": [[[4, 52], [4.1, 52], [4.1, 52.1], [4, 52.1], [4, 52]]]}


def test_map_draws_links_and_lists_the_same():
    html = toon(
        "{% kaart k %}",
        k=Kaart("Kaart", [Vlak(KWAAD, VIERKANT, "/w/1/", "3 meldingen", 2)], [Punt("Bank", 52.05, 4.05)]),
    )
    assert "<script>" not in html
    assert html.count('href="/w/1/"') == 2
    assert "Deze kaart als lijst" in html
    assert html.count("Bank") == 2


def test_map_has_north_up_and_east_right():
    punten = [Punt("zuidwest", 52.0, 4.0), Punt("noordoost", 52.1, 4.1)]
    eerste, tweede = tekening(Kaart("k", [Vlak("v", VIERKANT)], punten)).punten
    assert float(eerste["x"]) < float(tweede["x"])
    assert float(eerste["y"]) > float(tweede["y"])


def test_map_puts_the_name_in_the_middle_of_the_largest_part():
    klein = [[[4.2, 52], [4.201, 52], [4.201, 52.001], [4.2, 52.001], [4.2, 52]]]
    vorm = {"type": "MultiPolygon", "coordinates": [klein, VIERKANT["coordinates"]]}
    deel = tekening(Kaart("k", [Vlak("v", vorm)])).vlakken[0]
    assert float(deel["x"]) < 600


def test_map_of_a_single_point_and_of_nothing():
    assert tekening(Kaart("k", [], [Punt("p", 52, 4)])).punten[0]["x"] == "500"
    assert "Er staat nog niets op deze kaart." in toon("{% kaart k %}", k=Kaart("k"))


def test_street_map_carries_its_data_safely_and_the_drawing_for_who_has_no_script():
    html = toon("{% straatkaart k lat='id_lat' lon='id_lon' %}", k=Kaart("k", [Vlak(KWAAD, VIERKANT)]))
    assert 'data-lat="id_lat"' in html
    assert "<svg" in html
    assert 'alert("x")' not in html


def _grafiek(**velden) -> Grafiek:
    vast = {
        "titel": "Meer meldingen",
        "omschrijving": "Per wijk.",
        "labels": ["A", KWAAD],
        "reeksen": [Reeks("n", [4, None])],
    }
    return Grafiek(**(vast | velden))


@pytest.mark.parametrize("soort", ["staaf", "lijn"])
def test_chart_states_its_finding_and_has_its_table(soort):
    html = toon("{% grafiek g %}", g=_grafiek(soort=soort))
    assert "Meer meldingen</figcaption>" in html
    assert "<desc" in html
    assert "<table" in html
    assert "<script>" not in html
    assert "–" in html


def test_chart_bars_are_in_proportion():
    html = toon("{% grafiek g %}", g=_grafiek(labels=["A", "B"], reeksen=[Reeks("n", [10, 5])]))
    breedtes = [float(b) for b in re.findall(r'class="staaf[^>]*width="([\d.]+)%"', html)]
    assert breedtes[0] == pytest.approx(2 * breedtes[1])


def test_chart_without_figures_says_so():
    assert "Er zijn nog geen cijfers." in toon("{% grafiek g %}", g=_grafiek(labels=[], reeksen=[]))


@pytest.mark.parametrize(("waarde", "top"), [(0, 2), (1, 2), (7, 8), (11, 20), (42, 60), (100, 100), (950, 1000)])
def test_axis_ends_on_a_round_figure(waarde, top):
    assert rond_boven(waarde) == top


def test_face_is_the_same_for_the_same_seed_and_differs_between_people():
    gezichten = {toon("{% gezicht z %}", z=f"persoon-{nummer}") for nummer in range(40)}
    assert len(gezichten) > 25
    assert toon("{% gezicht 'a' %}") == toon("{% gezicht 'a' %}")


def test_progress_polls_and_can_be_stopped_only_while_it_runs():
    bezig = toon("{% voortgang 'Import' 3 10 bron='/b/' stop='/s/' %}")
    klaar = toon("{% voortgang 'Import' 10 10 bron='/b/' stop='/s/' klaar='Klaar.' %}")
    assert 'hx-get="/b/"' in bezig
    assert 'action="/s/"' in bezig
    assert "hx-get" not in klaar
    assert "/s/" not in klaar


def test_panels_hang_in_order_and_stay_away_when_empty(monkeypatch):
    monkeypatch.setattr(panelen, "_panelen", defaultdict(dict))

    def tweede(request, object):
        return "web/onderdelen/melding.html", {"tekst": f"twee {object}"}

    def eerste(request, object):
        return "web/onderdelen/melding.html", {"tekst": "een"}

    def niets(request, object):
        return None

    for volgorde, functie in ((20, tweede), (10, eerste), (15, niets)):
        panelen.registreer("proefplek", functie, volgorde)
    html = toon("{% panelen 'proefplek' o %}", request=RequestFactory().get("/"), o=KWAAD)
    assert html.index("een") < html.index("twee")
    assert VEILIG in html
