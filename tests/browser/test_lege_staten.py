"""An installation on its first day: every list is empty, and says so with what to do next."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.browser.keuring import BREED, keur
from tests.browser.staten import LEEG
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def stad(gegevens) -> SimpleNamespace:
    """Four people and nothing else; the regisseur has the whole city."""
    mensen = {"bewoner": Persoon.objects.create_user(email="eerste@voorbeeld.nl", naam="", soort=Persoon.Soort.BEWONER)}
    for naam, rol in (("regisseur", Rol.WIJKREGISSEUR), ("beheerder", Rol.BEHEERDER), ("privacy", Rol.PRIVACY)):
        mensen[naam] = Persoon.objects.create_user(
            email=f"{naam}@voorbeeld.nl", naam=naam.title(), soort=Persoon.Soort.MEDEWERKER
        )
        Rolvervulling.objects.create(persoon=mensen[naam], rol=rol, van=klok.vandaag())
    return SimpleNamespace(**mensen)


@pytest.mark.parametrize("rol", sorted({blad.rol for blad in LEEG}))
def test_an_empty_list_says_what_to_do(stad, venster_van, axe, rol):
    pagina, fouten = venster_van(rol), []
    for blad in (blad for blad in LEEG if blad.rol == rol):
        pagina.set_viewport_size(BREED)
        pagina.goto(blad.op)
        try:
            expect(pagina.get_by_role("main")).to_contain_text(blad.zegt, timeout=1_000)
        except AssertionError:
            fouten.append(f"{blad.op}: zegt niet {blad.zegt!r} maar {pagina.locator('main').inner_text()[-500:]}")
        fouten += keur(pagina, blad.op, axe)
    assert fouten == [], "\n".join(fouten)
