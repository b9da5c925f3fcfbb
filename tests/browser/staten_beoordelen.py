"""Forms for judging and deciding with something wrong in them (see staten.py)."""

from tests.browser.staat import Ingevuld

EEN_KNOP = "one button without a field: nothing can be filled in wrong"
VOOR, VRIJ = "subsidies/aanvragen/<int:pk>/", "/subsidies/aanvragen/{b_vrij.pk}/"


def _form(
    woord: str, zegt: str, *, bij: str = VRIJ, rol: str = "seghwaert", klik: str = "", **getypt: str
) -> dict[str, tuple[Ingevuld, ...]]:
    return {f"{VOOR}{woord}/": (Ingevuld(rol, f"{bij}{woord}/", zegt, klik, getypt=getypt),)}


FOUTEN: dict[str, tuple[Ingevuld, ...]] = (
    _form("belang", "Kies ja of nee", bij="/subsidies/aanvragen/{b_verleend.pk}/", rol="wethouder")
    | _form("toekenning", "Beoordeel eerst", klik="voorbeeld", motivering="Het is een goed plan.")
    | _form("afwijzing", "Kies de regel waarop u afwijst", klik="voorbeeld", deur="")
    | _form("aanvulling", "Geef iemand tijd", klik="voorbeeld", vraag="Een offerte.", uiterlijk_op="2020-01-01")
    | _form("aangevuld", "Vul dit in", bij="/subsidies/aanvragen/{a_wacht.pk}/", rol="kcc", tekst="")
    | _form("verdaging", "Schrijf op waarom", klik="voorbeeld", reden="")
    | _form("adviesvraag", "Kies aan wie", vraag="", uiterlijk_op="2020-01-01")
    | _form("bericht", "Schrijf op wat u wilt zeggen", klik="voorbeeld", tekst="")
    | _form("notitie", "Schrijf op wat u wilt zeggen", tekst="")
    | _form(
        "buitenbehandeling", "Schrijf op wat er bleef missen", bij="/subsidies/aanvragen/{b_buiten.pk}/",
        klik="voorbeeld", motivering="",
    )
    | _form(
        "vaststelling", "niet meer vaststellen dan", bij="/subsidies/aanvragen/{b_verleend.pk}/", klik="voorbeeld",
        bedrag="9.000,00",
    )
    | _form(
        "intrekking", "Kies de grond", bij="/subsidies/aanvragen/{b_verleend.pk}/", klik="voorbeeld",
        motivering="Het ging niet door.",
    )
    | {
        f"{VOOR}regels/<int:uitkomst_pk>/": (
            Ingevuld("seghwaert", f"{VRIJ}regels/{{b_regel.pk}}/", "Kies ja of nee", getypt={"toelichting": ""}),
        ),
        "subsidies/adviezen/<int:pk>/": (
            Ingevuld("partner", "/subsidies/adviezen/{b_advies.pk}/", "Schrijf op waarom", getypt={"tekst": ""}),
        ),
        "subsidies/voorstellen/<int:pk>/": (
            Ingevuld("budgetbeheerder", "/subsidies/voorstellen/{b_voorstel.pk}/", "Kies ja of nee",
                     getypt={"opmerking": "Twijfel."}),
        ),
        "subsidies/rondes/nieuw/": (
            Ingevuld("budgetbeheerder", "/subsidies/rondes/nieuw/", "Kies een fonds",
                     getypt={"naam": "Voorjaar", "opent_op": "2020-01-01", "bedrag": "veel"}),
        ),
        "subsidies/rondes/<int:pk>/verdeling/": (
            Ingevuld("budgetbeheerder", "/subsidies/rondes/{b_ronde.pk}/verdeling/", "Noem een andere deur",
                     getypt={"deur": ""}),
        ),
    }
)  # fmt: skip
ZONDER_FOUT = {
    f"{VOOR}oppakking/": EEN_KNOP,
    f"{VOOR}hervatting/": EEN_KNOP,
    "subsidies/rondes/<int:pk>/sluiting/": EEN_KNOP,
}
