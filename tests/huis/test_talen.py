"""The English of the house: complete, in step with the sources, and what a visitor gets who chooses it."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from babel.messages.catalog import Message
from django.test import Client
from django.urls import reverse

from tests.signalen import conftest as signalen
from wijkwerk.config import vertalen
from wijkwerk.config.tekenen import rollen
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.signalen import actions

PLEK = re.compile(r"%\(\w+\)[a-z]|%%|%[sd]|\{\w*\}")
ADRES = re.compile(r'="/[^"]*"')
HERSTEL = "bin/wijkwerk vertalingen bijwerk"
stad, meld, klok_staat_stil = signalen.stad, signalen.meld, signalen.klok_staat_stil


def messages() -> list[Message]:
    return [bericht for bericht in vertalen.current() if bericht.id]


def pairs(bericht: Message) -> Iterator[tuple[str, str]]:
    """Yield each form of a sentence with its translation; a plural has two."""
    meervoud = isinstance(bericht.id, tuple | list)
    yield from zip(bericht.id, bericht.string, strict=True) if meervoud else [(bericht.id, bericht.string)]


def test_kept_sentences_are_those_of_the_sources():
    bewaard = {(str(bericht.id), bericht.context) for bericht in messages()}
    bronnen = {(str(bericht.id), bericht.context) for bericht in vertalen.renewed() if bericht.id}
    assert len(bronnen) > 1000
    assert bewaard ^ bronnen == set(), HERSTEL


def test_every_sentence_has_a_settled_translation():
    assert vertalen.missing(vertalen.current()) == []
    assert [bericht.id for bericht in messages() if bericht.fuzzy] == []


def test_a_translation_fills_in_what_the_sentence_fills_in():
    anders = [
        (nl, en)
        for bericht in messages()
        for nl, en in pairs(bericht)
        if sorted(set(PLEK.findall(nl))) != sorted(set(PLEK.findall(en)))
    ]
    assert anders == []


def test_no_whole_sentence_is_left_in_dutch():
    assert {nl for bericht in messages() for nl, en in pairs(bericht) if nl == en and nl.count(" ") > 1} == set()


def test_compiled_file_is_what_the_kept_sentences_compile_to():
    assert vertalen.MO.read_bytes() == vertalen.as_mo(vertalen.renewed()), HERSTEL
    assert vertalen.PO.read_bytes() == vertalen.as_po(vertalen.renewed()), HERSTEL


@pytest.mark.parametrize(
    ("sjabloon", "zinnen"),
    [
        ('{% translate "Dag" %}{% translate \'Tot\' context "einde" %}', {("Dag", None), ("Tot", "einde")}),
        (
            "{% blocktranslate trimmed with a=b %}\n  Hoi {{ a }}\n  daar{% endblocktranslate %}",
            {("Hoi %(a)s daar", None)},
        ),
        (
            "<p>'\n    {% blocktranslate count n=n %}1 ding{% plural %}{{ n }} dingen{% endblocktranslate %}",
            {(("1 ding", "%(n)s dingen"), None)},
        ),
        ('{% knop _("Stuur") %}{{ x|default:_("niets") }}', {("Stuur", None), ("niets", None)}),
    ],
)
def test_every_way_to_mark_a_sentence_in_a_template_is_found(tmp_path, sjabloon, zinnen):
    pad = tmp_path / "proef.html"
    pad.write_text(sjabloon, encoding="utf-8")
    assert set(vertalen.sentences(pad)) == zinnen


def test_every_way_to_mark_a_sentence_in_python_is_found(tmp_path):
    pad = tmp_path / "proef.py"
    pad.write_text(
        "kop = f\"<b>{_('in een f-string')}</b>\"\n"
        'lang = _l("twee " "delen") + translation.gettext("ver weg")\n'
        'aantal = ngettext("%(n)s ding", "%(n)s dingen", n) % {"n": n}\n'
        'eind = pgettext("einde", "Tot") + _(naam)\n',
        encoding="utf-8",
    )
    assert list(vertalen.sentences(pad)) == [
        ("in een f-string", None),
        ("twee delen", None),
        ("ver weg", None),
        (("%(n)s ding", "%(n)s dingen"), None),
        ("Tot", "einde"),
    ]


@pytest.fixture
def engels(client, db) -> Client:
    """A visitor who chose English with the button at the foot of the page."""
    antwoord = client.post(reverse("taal"), {"language": "en", "next": "/"})
    assert antwoord.status_code == 302
    return client


def english_page(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.headers["Content-Language"] == "en"
    html = unescape(antwoord.content.decode())
    assert '<html lang="en"' in html
    return html


def test_a_visitor_who_chooses_english_reads_english(engels, meld):
    signaal = meld()
    assert "What is going on in your neighbourhood?" in english_page(engels, reverse("gebieden:home"))
    assert "Tell us in your own words." in english_page(engels, reverse("signalen:melden_wat"))
    assert "Who are you?" in english_page(engels, reverse("inloggen"))
    ontvangst = english_page(engels, reverse("signalen:ontvangst", args=[signaal.token]))
    assert "We have received your report" in ontvangst
    assert "Received on Tuesday 3 March, 10.30" in ontvangst


def test_dutch_is_back_after_choosing_dutch(engels):
    engels.post(reverse("taal"), {"language": "nl", "next": "/"})
    assert "Wat speelt er in uw wijk?" in engels.get(reverse("gebieden:home")).content.decode()


def test_passed_on_is_not_solved_in_english_either(engels, stad, meld):
    signaal = actions.forward(
        meld(),
        naar=stad.woonstichting,
        antwoord_verwacht_op=signalen.VERWACHT,
        toelichting="",
        by=stad.seghwaert,
    )
    assert "it has not been solved yet" in english_page(engels, reverse("signalen:volgblad", args=[signaal.token]))


def test_what_is_sent_stays_dutch_when_the_sender_reads_english(stad, meld, als):
    signaal = meld()
    regisseur = als(stad.seghwaert)
    regisseur.post(reverse("taal"), {"language": "en", "next": "/"})
    regisseur.post(reverse("signalen:stap_overname", args=[signaal.pk]), {"versie": signaal.versie})
    bericht = Bericht.objects.about(signaal).first()
    assert bericht.onderwerp == f"Uw melding {signaal.nummer} is in behandeling"
    assert "dinsdag 3 maart" in bericht.tekst
    brief = regisseur.get(reverse("signalen:ontvangstbrief", args=[signaal.pk]))
    assert "Bedankt voor uw melding. Wij hebben hem ontvangen op dinsdag 3 maart" in brief.content.decode()
    assert "In progress" in english_page(regisseur, reverse("signalen:dossier", args=[signaal.pk]))


SPELERS = ["seghwaert", "partner", "kcc", "college", "griffie", "budgetbeheerder", "beheerder", "privacy", "bewoner"]


@pytest.mark.parametrize("speler", SPELERS)
def test_no_dutch_sentence_is_left_on_a_page_in_english(stad, meld, als, speler):
    meld()
    client = als(getattr(stad, speler))
    client.post(reverse("taal"), {"language": "en", "next": "/"})
    nederlands = {nl for b in messages() for nl, en in pairs(b) if len(nl) > 14 and "%" not in nl and nl not in en}
    gevonden = {}
    for adres in rollen.addresses():
        if "<" in adres.route or adres.route.startswith(("patronen", "taal", "demo")):
            continue
        antwoord = client.get(f"/{adres.route}")
        if antwoord.status_code == 200 and antwoord.headers["Content-Type"].startswith("text/html"):
            html = unescape(ADRES.sub("", antwoord.content.decode()))
            gevonden[adres.route] = {zin for zin in nederlands if zin in html}
    assert len(gevonden) > 8
    assert {route: zinnen for route, zinnen in gevonden.items() if zinnen} == {}
