"""Every page in every state: something wrong, done, refused, nothing there yet. Readable for all, wide and narrow."""

from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TeLang

from tests.browser.keuring import BREED, keur
from tests.browser.staten import FOUTEN, GEDAAN, GEEN_SCRIPT, GETOOND, Blad, Ingevuld

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# Type in the form that goes to an address, and tell how it stands in the page.
TYP = """([naar, velden]) => {
  const form = [...document.querySelectorAll("main form")].find((een) =>
    een.method === "post" && new URL(een.getAttribute("action") || location.href, location.href).pathname === naar);
  if (!form) return false;
  for (const [naam, waarde] of Object.entries(velden))
    for (const veld of form.querySelectorAll(`[name="${naam}"]`))
      if (["radio", "checkbox"].includes(veld.type)) veld.checked = veld.value === waarde;
      else veld.value = waarde;
  form.dataset.proef = "";
  return true;
}"""
# What the summary of errors points to: ids that are not there, and controls that do not carry their error.
WIJZERS = """() => [...document.querySelectorAll("[data-foutoverzicht] a")].flatMap((link) => {
  const veld = document.getElementById(link.hash.slice(1));
  if (!veld?.checkVisibility()) return [`${link.hash} is er niet`];
  const groep = veld.closest("fieldset, .utrecht-form-field");
  const bij = [veld, veld.closest("fieldset")].map((een) => een?.getAttribute("aria-describedby") || "").join(" ");
  const gezegd = bij.split(" ").some((id) => document.getElementById(id)?.textContent.includes(link.textContent));
  const gemerkt = groep?.querySelector("[aria-invalid=true]");
  return [gezegd ? [] : `${link.hash} zegt zijn fout niet`, gemerkt ? [] : `${link.hash} is niet ongeldig`].flat();
})"""
WAARDEN = """(namen) => Object.fromEntries(namen.map((naam) => {
  const velden = [...document.querySelectorAll(`main [name="${naam}"]`)];
  const gekozen = velden.filter((veld) => !["radio", "checkbox"].includes(veld.type) || veld.checked);
  return [naam, gekozen.length ? gekozen[0].value : ""];
}))"""
NIET_TERUG = ("password", "code", "lat", "lon", "signaal", "vraag")  # secrets, and what no one types
ROLLEN = sorted({staat.rol for staten in FOUTEN.values() for staat in staten})


@pytest.fixture(scope="module")
def gezien() -> set[str]:
    """The sorts of elements that axe saw in this file."""
    return set()


def fill(pagina: Page, staat: Ingevuld, stad: SimpleNamespace) -> dict[str, str]:
    """Open the page, type, and send it the way a person does; return what was typed."""
    op = _named(staat.op, stad)
    pagina.set_viewport_size(BREED)
    pagina.goto(op)
    getypt = {naam: _named(waarde, stad) for naam, waarde in staat.getypt.items()}
    naar = _named(staat.naar, stad) or urlsplit(pagina.url).path
    if pagina.evaluate(TYP, [naar, getypt]):
        form = pagina.locator("form[data-proef]")
        if staat.klik == GEEN_SCRIPT:
            form.evaluate("form => form.submit()")
        else:
            knop = f"[name={staat.klik}]" if staat.klik else ":not([name]):is([type=submit], :not([type]))"
            form.locator(f"button{knop}").first.evaluate("knop => knop.click()")
    return getypt


def _named(tekst: str, stad: SimpleNamespace) -> str:
    return tekst.format(**vars(stad) | stad.voorwerpen)


def wrong(pagina: Page, staat: Ingevuld, getypt: dict[str, str]) -> list[str]:
    """Return what is missing from a page that tells what is wrong: the summary, the title, the fields, the words."""
    overzicht = pagina.locator("[data-foutoverzicht]")
    try:
        overzicht.wait_for(timeout=4_000)
    except TeLang:
        return [f"{staat.op}: geen foutoverzicht, wel: {pagina.locator('main').inner_text()[:300]}"]
    pagina.wait_for_load_state()
    fouten = [f"{staat.op}: {fout}" for fout in pagina.evaluate(WIJZERS)]
    if staat.zegt not in overzicht.inner_text():
        fouten.append(f"{staat.op}: het overzicht zegt {overzicht.inner_text()!r}")
    if not pagina.title().startswith("Fout: "):
        fouten.append(f"{staat.op}: de titel is {pagina.title()!r}")
    try:
        expect(overzicht).to_be_focused(timeout=2_000)
    except AssertionError:
        fouten.append(f"{staat.op}: het overzicht heeft de focus niet")
    over = {naam: waarde for naam, waarde in getypt.items() if waarde and not _secret(naam)}
    nu = pagina.evaluate(WAARDEN, list(over))
    return fouten + [
        f"{staat.op}: {naam} was {getypt[naam]!r}, nu {nu[naam]!r}" for naam in over if nu[naam] != over[naam]
    ]


def _secret(naam: str) -> bool:
    return naam.startswith(NIET_TERUG) or naam.endswith("password")


def open_state(pagina: Page, blad: Blad, stad: SimpleNamespace) -> list[str]:
    """Bring the page into its state and return what it does not say."""
    if isinstance(blad, Ingevuld):
        fill(pagina, blad, stad)
    else:
        pagina.set_viewport_size(BREED)
        pagina.goto(_named(blad.op, stad))
        if blad.klik:
            pagina.locator(blad.klik).first.click()
    try:
        expect(pagina.locator("main, dialog[open]").filter(has_text=blad.zegt).first).to_be_visible(timeout=4_000)
    except AssertionError:
        return [f"{blad.op}: zegt niet {blad.zegt!r} maar {pagina.locator('main').inner_text()[:1500]}"]
    return []


@pytest.mark.parametrize("rol", ROLLEN)
def test_what_is_wrong_is_said_at_the_field_and_costs_no_words(wereld, gezien, venster_van, axe, rol):
    pagina, fouten = venster_van(rol), []
    for route, staten in FOUTEN.items():
        for staat in (staat for staat in staten if staat.rol == rol):
            getypt = fill(pagina, staat, wereld)
            fouten += wrong(pagina, staat, getypt) + keur(pagina, staat.op, axe, gezien=gezien)
            assert resolve(_named(staat.naar or staat.op, wereld).partition("?")[0].replace("%20", " ")).route == route
    assert fouten == [], "\n".join(fouten)


@pytest.mark.parametrize("rol", sorted({blad.rol for blad in (*GEDAAN, *GETOOND)}))
def test_done_refused_and_opened_are_for_everyone(wereld, gezien, venster_van, axe, rol):
    pagina, fouten = venster_van(rol), []
    for blad in (blad for blad in (*GEDAAN, *GETOOND) if blad.rol == rol):
        fouten += open_state(pagina, blad, wereld) + keur(pagina, blad.op, axe, gezien=gezien)
    assert fouten == [], "\n".join(fouten)


def test_too_often_and_a_form_of_long_ago_say_what_to_do(wereld, venster, axe):
    pagina = venster()
    fouten = []
    vaak = {"email": "vaak@voorbeeld.nl"}
    for _keer in range(5):
        Client().post("/inloggen/wachtwoord/", vaak)
    fill(pagina, Ingevuld("bezoeker", "/inloggen/wachtwoord/", "", getypt=vaak), wereld)
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Even wachten")
    fouten += keur(pagina, "429", axe)
    pagina.goto("/volgen/")
    pagina.context.clear_cookies()
    pagina.get_by_role("main").get_by_role("button").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Dit formulier is verlopen")
    fouten += keur(pagina, "403 zonder koekje", axe)
    assert fouten == [], "\n".join(fouten)
