"""Makes the pictures of the README from the demo year: WIJKWERK_BEELD=1 bin/test tests/browser/test_beeld_maken.py"""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from PIL import Image
from playwright.sync_api import Page

from tests.browser.prenten import BEELD, PRENTEN, Prent
from wijkwerk.agenda.models import Afweging, Overleg, Thema
from wijkwerk.demo.actions import seed
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.states import Status

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(
        os.environ.get("WIJKWERK_BEELD") != "1", reason="De prenten worden gemaakt met WIJKWERK_BEELD=1"
    ),
]
SIGNALEN = next(prent for prent in PRENTEN if prent.naam == "signalen")


def lead(prent: Prent) -> Persoon:
    """Return who looks: the wijkregisseur of the meeting and the decision, else whoever holds this role in the area
    with most open signals. With a second step, so that doors open."""
    mensen = Persoon.objects.filter(rollen__rol=prent.wie, rollen__tot=None, is_active=True).distinct()
    if "{overleg}" in prent.adres or "{draad}" in prent.adres:
        mensen = mensen.filter(rollen__werkgebied=beslist().werkgebied)
    wie = max(mensen, key=lambda een: Signaal.objects.open().filter(werkgebied__rollen__persoon=een).count())
    if not wie.authenticator_set.exists():
        TOTP.activate(wie, generate_totp_secret())
    return wie


def beslist() -> Overleg:
    """Return the latest meeting of which the minutes hold a decision."""
    return Overleg.objects.filter(regels__besluit__isnull=False).latest("begint_op")


@pytest.fixture(scope="module")
def fill(gegevens) -> Callable[[Prent], tuple[str, str]]:
    """The demo year; returns address and heading of a picture, filled in with a signal that was passed on."""
    seed()
    bij_ander = Signaal.objects.filter(status=Status.DOORGEZET, werkgebied__rollen__persoon=lead(SIGNALEN))
    gekozen = bij_ander.latest("status_sinds")
    thema = Thema.objects.filter(werkgebied=beslist().werkgebied, resultaat__gt="").latest("pk")
    afweging = Afweging.objects.filter(toets="").latest("pk")
    woorden = {
        "pk": gekozen.pk, "token": gekozen.token, "nummer": gekozen.nummer, "kop": gekozen.kop,
        "overleg": beslist().pk, "draad": thema.nummer, "verhaal": thema.titel,
        "afweging": afweging.agendapunt_id, "weegt": afweging.agendapunt.vraag,
    }  # fmt: skip
    return lambda prent: (prent.adres.format(**woorden), prent.kop.format(**woorden))


@pytest.mark.parametrize("prent", PRENTEN, ids=lambda prent: prent.naam)
def test_picture_is_made(prent, fill, venster, als_persoon):
    pagina = als_persoon(lead(prent), **prent.maat) if prent.wie else venster(**prent.maat)
    adres, kop = fill(prent)
    pagina.goto(adres)
    assert kop in pagina.locator("h1").inner_text()
    _save(pagina, BEELD / f"{prent.naam}.png")


def _save(pagina: Page, pad: Path) -> None:
    pagina.wait_for_load_state("networkidle")
    pagina.evaluate("document.querySelector('.wijk-demo')?.remove()")
    beeld = Image.open(io.BytesIO(pagina.screenshot(animations="disabled"))).convert("RGB")
    # 128 colours are enough for a page of text and keep the repository small.
    pad.parent.mkdir(exist_ok=True)
    beeld.quantize(128, dither=Image.Dither.NONE).save(pad, optimize=True)
