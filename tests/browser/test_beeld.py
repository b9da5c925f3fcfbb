"""The pictures of the README are there, small, and of pages that still go by the name they are shown under."""

import re

import pytest
from django.test import Client
from PIL import Image

from tests.browser.prenten import BEELD, PRENTEN, ROOT
from tests.spelers import kom_binnen

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
HOOGSTE_MAAT = 150_000


@pytest.mark.parametrize("prent", PRENTEN, ids=lambda prent: prent.naam)
def test_picture_is_small_and_has_its_width(prent):
    pad = BEELD / f"{prent.naam}.png"
    assert pad.stat().st_size < HOOGSTE_MAAT
    with Image.open(pad) as beeld:
        assert beeld.size == (prent.maat["width"], prent.maat["height"])


def test_readme_shows_pictures_that_exist_with_words_for_who_cannot_see_them():
    gezien = re.findall(r'<img src="docs/beeld/(\w+)\.png"[^>]*alt="([^"]+)"', (ROOT / "README.md").read_text())
    namen = {naam for naam, _alt in gezien}
    assert len(namen) >= 3
    assert namen <= {prent.naam for prent in PRENTEN}


@pytest.mark.parametrize("prent", [prent for prent in PRENTEN if "{" not in prent.adres], ids=lambda prent: prent.naam)
def test_page_of_a_picture_still_has_its_heading(prent, stad):
    client = kom_binnen(stad.seghwaert) if prent.wie else Client()
    html = client.get(prent.adres).content.decode()
    assert re.search(rf"<h1[^>]*>\s*{prent.kop}", html)
