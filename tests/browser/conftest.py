"""A running site over a small city that lives as long as the file of tests: seeding it per test would cost minutes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
from pytest_django.live_server_helper import LiveServer

from tests.browser.stad import bouw_stad
from tests.browser.wereld import enter, vul
from tests.conftest import outside
from tests.spelers import kom_binnen
from wijkwerk.gebieden.queries import forget_map
from wijkwerk.mensen.models import Persoon


@pytest.fixture(autouse=True)
def _own_files() -> None:
    """Leave the folder of uploads alone: it belongs to the city, see `gegevens`."""


@pytest.fixture(scope="module")
def gegevens(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """An empty database for the tests of one file, emptied again afterwards."""
    map_ = tmp_path_factory.mktemp("bestanden")
    post = "wijkwerk.kern.berichten.backend.BerichtenBackend"
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=map_, EMAIL_BACKEND=post):
        forget_map()
        yield
        call_command("flush", interactive=False, verbosity=0)
        cache.clear()
        forget_map()


@pytest.fixture
def _django_db_helper(gegevens) -> None:
    """Let the mark `django_db` stand for the database of the whole file, not for one emptied after each test."""


@pytest.fixture(scope="module")
def site(gegevens) -> Iterator[str]:
    """The address of the running site."""
    server = LiveServer("localhost", start=False)
    # WhiteNoise gives the styles as it does for real, and lets the browser keep them.
    server.thread.static_handler = lambda site: site
    server._live_server_modified_settings.enable()
    with override_settings(WHITENOISE_AUTOREFRESH=False, WHITENOISE_MAX_AGE=3600):
        server.start()
    yield server.url
    server._live_server_modified_settings.disable()
    server.stop()


@pytest.fixture(scope="module")
def stad(gegevens, tmp_path_factory) -> SimpleNamespace:
    """The city of this file: `stad.seghwaert`, `stad.hofjes`, `stad.onderwerp`."""
    return bouw_stad(tmp_path_factory.mktemp("kaart"))


@pytest.fixture(scope="module")
def wereld(stad) -> SimpleNamespace:
    """The city with one of everything in it."""
    return vul(stad)


@dataclass
class Gehoord:
    """What the browser complained about, and who it tried to call outside."""

    fouten: list[str] = field(default_factory=list)
    buiten: list[str] = field(default_factory=list)

    def listen(self, bezoeker: BrowserContext) -> None:
        """Hear a visitor's console, and every request that leaves this machine."""
        bezoeker.on("console", self._console)
        bezoeker.on("weberror", lambda fout: self.fouten.append(str(fout.error)))
        bezoeker.on("request", self._request)

    def _console(self, regel: ConsoleMessage) -> None:
        # A page may itself be a refusal (403, 404, 409, 429): the browser reports its status, which is no mistake.
        # The next step with a signal answers 409 to htmx, under an address of its own.
        eigen = regel.page is not None and regel.location.get("url") == regel.page.url
        weigering = "status of 409" in regel.text or (eigen and "status of 4" in regel.text)
        # A page that names no icon makes the browser look for one of its own accord.
        weigering |= regel.location.get("url", "").endswith("/favicon.ico")
        if regel.type == "error" and not weigering:
            self.fouten.append(f"{regel.location.get('url')}: {regel.text}")

    def _request(self, request: Request) -> None:
        if outside(request):
            self.buiten.append(request.url)


@pytest.fixture
def gehoord() -> Iterator[Gehoord]:
    """What the browsers of this test complain about; anything left at the end fails it."""
    gehoord = Gehoord()
    yield gehoord
    assert gehoord.buiten == []
    assert gehoord.fouten == []


@pytest.fixture
def venster(chromium: Browser, site: str, gehoord: Gehoord) -> Iterator[Callable[..., Page]]:
    """Open a fresh window on the running site: `venster(width=375, java_script_enabled=False)`."""
    bezoekers: list[BrowserContext] = []

    def open_window(*, width: int = 1280, height: int = 900, **keuzes) -> Page:
        keuzes = {"base_url": site, "viewport": {"width": width, "height": height}, "locale": "nl-NL", **keuzes}
        bezoeker = chromium.new_context(**keuzes)
        bezoekers.append(bezoeker)
        gehoord.listen(bezoeker)
        bezoeker.set_default_timeout(8_000)
        return bezoeker.new_page()

    yield open_window
    for bezoeker in bezoekers:
        bezoeker.close()


@pytest.fixture
def als_persoon(venster: Callable[..., Page], site: str) -> Callable[..., Page]:
    """Open a window in which somebody is signed in: `als_persoon(stad.seghwaert, width=375)`."""

    def open_window(persoon: Persoon, **keuzes) -> Page:
        pagina = venster(**keuzes)
        koekje = kom_binnen(persoon).cookies["sessionid"].value
        pagina.context.add_cookies([{"name": "sessionid", "value": koekje, "url": site}])
        return pagina

    return open_window


@pytest.fixture
def venster_van(stad, venster: Callable[..., Page], site: str) -> Callable[..., Page]:
    """Open a window for somebody with a role: `venster_van("partner")`, see `wereld.enter`."""

    def open_window(rol: str, **keuzes) -> Page:
        pagina = venster(**keuzes)
        for naam, koekje in enter(stad, rol).cookies.items():
            pagina.context.add_cookies([{"name": naam, "value": koekje.value, "url": site}])
        return pagina

    return open_window
