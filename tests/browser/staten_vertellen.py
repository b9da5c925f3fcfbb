"""Forms about what came of it with something wrong in them (see staten.py)."""

from tests.browser.staat import Ingevuld

EEN_KNOP = "one button without a field: nothing can be filled in wrong"
WERK, BEZOEK = "subsidies/verantwoordingen/<int:pk>/", "subsidies/nabezoeken/<int:pk>/"


def _form(route: str, adres: str, zegt: str, rol: str = "seghwaert", **velden: str) -> dict[str, tuple[Ingevuld, ...]]:
    klik = velden.pop("klik", "")
    return {route: (Ingevuld(rol, adres, zegt, klik, getypt=velden),)}


def _read(woord: str, rij: str, zegt: str, **velden: str) -> dict[str, tuple[Ingevuld, ...]]:
    return _form(f"{WERK}{woord}/", f"/subsidies/verantwoordingen/{{v_{rij}.pk}}/{woord}/", zegt, **velden)


FOUTEN: dict[str, tuple[Ingevuld, ...]] = (
    _form(
        "verantwoording/<str:token>/", "/verantwoording/{v_open.token}/", "Dit is geen bedrag", "bezoeker",
        klik="insturen", totaal="heel veel",
    )
    | _read("invoer", "open", "Dit is geen bedrag", rol="kcc", klik="insturen", totaal="heel veel")
    | _read("goedkeuring", "verteld", "niet meer vaststellen dan", bedrag="9.000,00")
    | _read("bonnen", "verteld", "burgerservicenummer", vraag="De bon van 111222333")
    | _read("tonen", "verteld", "Kijk eerst")
    | _read("verhaal", "verteld", "Er moet iets overblijven", verhaal="")
    | _read("tekort", "laat", "Schrijf op wat er mist", reden="", bedrag="1,00")
    | _form(
        "subsidies/regelingversies/<int:pk>/steekproef/", "/subsidies/regelingversies/{v_versie.pk}/steekproef/",
        "Kies een dag", "budgetbeheerder", klik="kijk", van="", tot_en_met="",
    )
    | _form(
        "subsidies/aanvragen/<int:pk>/nabezoek/", "/subsidies/aanvragen/{v_open.aanvraag_id}/nabezoek/",
        "Kies een dag die nog komt", op="2020-01-01",
    )
    | _form(f"{BEZOEK}verslag/", "/subsidies/nabezoeken/{v_bezoek.pk}/verslag/", "Schrijf op hoe het was", verslag="")
    | _form(f"{BEZOEK}dag/", "/subsidies/nabezoeken/{v_bezoek.pk}/dag/", "Kies een dag die nog komt", op="2020-01-01")
)  # fmt: skip
ZONDER_FOUT = {
    f"{WERK}verbergen/": EEN_KNOP,
    f"{BEZOEK}afzegging/": EEN_KNOP,
    "verantwoording/<str:token>/toestemming/": "two buttons without a field: nothing can be filled in wrong",
    "verantwoording/<str:token>/stuk/<uuid:uuid>/": EEN_KNOP,
    f"{WERK}stuk/<uuid:uuid>/": EEN_KNOP,
}
