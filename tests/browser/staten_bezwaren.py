"""Forms for objections, claims and letters with something wrong in them (see staten.py)."""

from tests.browser.staat import Ingevuld

BUREAU, GELD = "budgetbeheerder2", "budgetbeheerder"
EEN_KNOP = "one button without a field: nothing can be filled in wrong"


def _form(route: str, adres: str, zegt: str, rol: str = BUREAU, **getypt: str) -> dict[str, tuple[Ingevuld, ...]]:
    return {route: (Ingevuld(rol, adres, zegt, getypt=getypt),)}


def _step(woord: str, naam: str, zegt: str, **getypt: str) -> dict[str, tuple[Ingevuld, ...]]:
    return _form(f"subsidies/bezwaren/<int:pk>/{woord}/", f"/subsidies/bezwaren/{{{naam}.pk}}/{woord}/", zegt, **getypt)


def _claim(woord: str, zegt: str, rol: str = GELD, **getypt: str) -> dict[str, tuple[Ingevuld, ...]]:
    plek = f"subsidies/vorderingen/<int:pk>/{woord}/"
    return _form(plek, f"/subsidies/vorderingen/{{vordering.pk}}/{woord}/", zegt, rol, **getypt)


FOUTEN: dict[str, tuple[Ingevuld, ...]] = (
    _form(
        "aanvraag/<str:token>/bezwaar/<int:pk>/", "/aanvraag/{aanvraag_vrij.token}/bezwaar/{besluit_vrij.pk}/",
        "Schrijf op waarom", "bezoeker", gronden="", wil_horen="ja",
    )
    | _form(
        "subsidies/aanvragen/<int:pk>/bezwaar/", "/subsidies/aanvragen/{aanvraag_vrij.pk}/bezwaar/",
        "Neem over wat", "kcc", gronden="",
    )
    | _step("hoorzitting", "bezwaar_open", "Vul in waar", plek="", op="2099-01-01T10:00")
    | _step("verslag", "bezwaar_geweest", "Schrijf op wat er is gezegd", verslag="")
    | _step("uitstel", "bezwaar_open", "Schrijf op waarom", weken="2", reden="")
    | {
        "subsidies/bezwaren/<int:pk>/beslissing/": (
            Ingevuld(
                BUREAU, "/subsidies/bezwaren/{bezwaar_open.pk}/beslissing/", "Schrijf op waarom u dit besluit",
                "voorbeeld", getypt={"uitkomst": "ongegrond", "motivering": ""},
            ),
        )
    }
    | _claim("ontvangst", "Er staat nog", bedrag="9999")
    | _claim("uitstel", "Kies een latere dag", uiterlijk_op="2020-01-01")
    | _claim("kwijtschelding", "Schrijf op waarom", "seghwaert", motivering="")
    | _form(
        "subsidies/brieven/tekst/<slug:woord>/", "/subsidies/brieven/tekst/verlening/", "Regel 1", GELD,
        onderwerp="Nieuw", tekst="Beste {{aanvrger}},",
    )
)  # fmt: skip
ZONDER_FOUT = {
    "bezwaar/<str:token>/intrekking/": EEN_KNOP,
    "bezwaar/<str:token>/gesprek/": EEN_KNOP,
    "subsidies/bezwaren/<int:pk>/behandeling/": EEN_KNOP,
    "subsidies/bezwaren/<int:pk>/intrekking/": EEN_KNOP,
    "subsidies/vorderingen/<int:pk>/herinnering/": EEN_KNOP,
    "subsidies/brieven/post/": EEN_KNOP,
    "subsidies/brieven/post/<int:pk>/": EEN_KNOP,
    "subsidies/brieven/tekst/<slug:woord>/publicatie/": EEN_KNOP,
}
