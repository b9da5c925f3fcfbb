"""What every test gets: an installation of its own, no way out to the network, and a browser for who asks for one."""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

# The settings read the environment, so it must be right before Django loads. Playwright keeps an event loop in the
# main thread, which Django would mistake for an async view.
_DATA = Path(tempfile.mkdtemp(prefix="wijkwerk-proef-"))
(_DATA / "statisch").mkdir()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "wijkwerk.config.settings",
    "WIJKWERK_STAND": "demo",
    "WIJKWERK_DATA": str(_DATA),
    # The same in every run and worker: a played year is kept and copied, and its codes are keyed with this.
    "WIJKWERK_GEHEIM": "alleen-voor-proeven-en-nergens-anders-te-gebruiken",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}

import django

django.setup()  # here, because the conftest of a room names models and is read before pytest is configured

import pytest
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from gereedschap.vinden import chromium as find_chromium

_NUMMERS = count(1)
LUS = ("127.0.0.1", "::1", "localhost")
# Only what is wrong is worked out in full, and of what axe can fetch beforehand no rule of ours needs the styles.
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    "preload": {"assets": ["media"]},
}
NERGENS = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"


def pytest_configure(config: pytest.Config) -> None:
    """Refuse every connection that leaves this machine."""
    verbind = socket.socket.connect

    def guarded(self: socket.socket, adres: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and adres[0] not in LUS:
            raise RuntimeError(f"A test reached for the network: {adres}")
        verbind(self, adres)

    socket.socket.connect = guarded


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(_DATA, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give everything about the demo year to one worker: the other would wait a minute while it is played."""
    for item in items:
        if item.nodeid.startswith("tests/demo/"):
            item.add_marker(pytest.mark.xdist_group("demojaar"))


@pytest.fixture(autouse=True)
def _clean_cache(request: pytest.FixtureRequest, django_db_blocker) -> Iterator[None]:
    """Empty the cache after a test that commits: its table is not a model, so no flush ever reaches it."""
    yield
    mark = request.node.get_closest_marker("django_db")
    if (mark and mark.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(request.fixturenames):
        from django.core.cache import cache

        with django_db_blocker.unblock():
            cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _built_once() -> Iterator[None]:
    """Build the tables once for all workers: hundreds of steps cost more than the tests of a room."""
    from tests.proefbank import built_once

    with built_once():
        yield


@pytest.fixture(autouse=True, scope="session")
def _light() -> Iterator[None]:
    """Hash passwords cheaply, and look static files up one by one: each new `Client` would list them all first."""
    snel = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=snel, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(autouse=True, scope="session")
def _flush_past_the_guards() -> Iterator[None]:
    """Let the emptying of all tables after a test that commits pass the guards of what is append-only."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    from wijkwerk.agenda.models.wachten import WACHTEN
    from wijkwerk.kern.documenten.wachten import WACHT as DOCUMENTEN
    from wijkwerk.kern.grootboek import wachten as grootboek
    from wijkwerk.kern.logboek import wachten as logboek
    from wijkwerk.subsidies.models.wachten import WACHTEN as SUBSIDIES

    flush = BaseDatabaseOperations.execute_sql_flush

    def execute(self, sql_list: list[str]) -> None:
        vendor = self.connection.vendor
        with self.connection.cursor() as cursor:
            for wacht in (logboek, grootboek, DOCUMENTEN, *WACHTEN, *SUBSIDIES):
                wacht.remove(cursor, vendor)
            flush(self, sql_list)
            for wacht in (logboek, grootboek, DOCUMENTEN, *WACHTEN, *SUBSIDIES):
                wacht.install(cursor, vendor)

    BaseDatabaseOperations.execute_sql_flush = execute
    yield
    BaseDatabaseOperations.execute_sql_flush = flush


@pytest.fixture(autouse=True)
def _own_files(settings) -> None:
    """Give every test a folder for uploads of its own; it is made when the first one is stored."""
    settings.MEDIA_ROOT = _DATA / f"bestanden-{next(_NUMMERS)}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine once; without one the test is skipped with the way to get it."""
    pad = find_chromium()
    if not pad:
        pytest.skip("Geen Chromium gevonden: sudo apt-get install -y chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=pad, args=["--no-sandbox", "--disable-dev-shm-usage", NERGENS]
        )
        yield browser
        browser.close()


def outside(request: Request) -> bool:
    """Tell whether a page reaches for another machine; the browser finds none, so it never gets there."""
    adres = urlsplit(request.url)
    return adres.scheme in ("http", "https") and adres.hostname not in LUS


@pytest.fixture
def venster(chromium: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Open a fresh browser window on the running site: `venster(width=320, java_script_enabled=False)`.

    Each call is another visitor. Whatever reaches for another machine fails the test at its end.
    """
    buiten: list[str] = []
    bezoekers: list[BrowserContext] = []

    def listen(request: Request) -> None:
        if outside(request):
            buiten.append(request.url)

    def open_window(*, width: int = 1280, height: int = 900, **keuzes) -> Page:
        bezoeker = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": height}, locale="nl-NL", **keuzes
        )
        bezoekers.append(bezoeker)
        bezoeker.on("request", listen)
        bezoeker.set_default_timeout(10_000)
        return bezoeker.new_page()

    yield open_window
    for bezoeker in bezoekers:
        bezoeker.close()
    assert buiten == []


@pytest.fixture
def pagina(venster: Callable[..., Page]) -> Page:
    """One browser window of 1280 px on the running site; `pagina.goto("/")`."""
    return venster()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """Check the page as it stands now against WCAG 2.2 A and AA: `axe(pagina)`."""
    script = Axe().axe_script

    def check(pagina: Page) -> None:
        pagina.wait_for_load_state("load")  # a page without its styles yet has other sizes and colours
        if not pagina.evaluate("'axe' in window"):
            pagina.context.add_init_script(script)  # the next pages of this visitor bring it along
            pagina.evaluate(script)
        uitkomst = AxeResults(pagina.evaluate("(opties) => axe.run(opties)", WCAG))
        assert uitkomst.violations_count == 0, f"{pagina.url}\n{uitkomst.generate_report()}"

    return check


@pytest.fixture
def spelers(db):
    """The known cast in the database: `spelers.seghwaert`, `spelers.partner` (see tests/spelers.py)."""
    from tests.spelers import maak_spelers

    return maak_spelers()


@pytest.fixture
def als():
    """A browser in which somebody is signed in: `als(spelers.kcc).get("/vandaag/")`."""
    from tests.spelers import kom_binnen

    return kom_binnen
