"""Forms of who asks for money, and of who supports a plan, with something wrong in them (see staten.py)."""

from tests.browser.staat import KAPOT, Blad, Ingevuld

VOOR = "bijdragen/<slug:slug>/aanvraag/"
EEN_KNOP = "one button without a field: nothing can be filled in wrong"


def _stap(woord: str, zegt: str, **getypt: str) -> dict[str, tuple[Ingevuld, ...]]:
    adres = f"/bijdragen/aanvraagproef/aanvraag/{woord}/"
    return {f"{VOOR}{woord}/": (Ingevuld("schrijver", adres, zegt, getypt=getypt),)}


def _eigen(woord: str, bij: str, zegt: str, **getypt: str) -> dict[str, tuple[Ingevuld, ...]]:
    return {
        f"aanvraag/<str:token>/{woord}/": (
            Ingevuld("bezoeker", f"/aanvraag/{{{bij}.token}}/{woord}/", zegt, getypt=getypt),
        )
    }


FOUTEN: dict[str, tuple[Ingevuld, ...]] = (
    _stap("plan", "Geef uw plan een naam", titel="", plan="Met de straat eten.")
    | _stap("plek", "De laatste dag ligt voor de eerste dag", begint_op="2030-05-02", eindigt_op="2030-05-01")
    | _stap("mensen", "Kies ja of nee", met_wie="De school.", bezoekers="40")
    | _stap("kosten", "Regel 2: vul in hoeveel het kost", omschrijving_1="Tafels", soort_1="materiaal")
    | _stap("geld", "IBAN klopt niet", gevraagd="300,00", betaalwijze="rekening", iban="NL91ABNA0417164301")
    | _stap("aanvrager", "e-mailadres klopt niet", naam="Noor", email=KAPOT, postcode="2719 XA")
    | _stap("bijlage", "Kies eerst een bestand", soort="tekening")
    | _stap("later", "e-mailadres klopt niet", email=KAPOT)
    | _eigen("aanvulling", "a_wacht", "Schrijf op wat u aanvult")
    | _eigen("vraag", "a_stapt", "Schrijf eerst op wat u wilt zeggen")
    | _eigen("bijlage", "a_stapt", "Kies eerst een bestand", soort="tekening")
    | {
        "medestander/<str:token>/": (
            Ingevuld(
                "bezoeker", "/medestander/{uitnodiging}/", "Dit is geen postcode",
                getypt={"naam": "Sam", "postcode": "0000", "huisnummer": "3"},
            ),
        ),
        "subsidies/aanvragen/<int:pk>/medestanders/papier/": (
            Ingevuld(
                "seghwaert", "/subsidies/aanvragen/{a_stapt.pk}/medestanders/papier/", "Regel 2: vul de hele regel in",
                getypt={"naam_1": "Sam", "postcode_1": "2719 XA"},
            ),
        ),
        "subsidies/invoer/": (
            Ingevuld(
                "kcc", "/subsidies/invoer/", "Kies de regeling",
                getypt={"titel": "Straatfeest", "kanaal": "balie", "naam": "Noor", "bedrag_0": "12,50"},
            ),
        ),
    }
)  # fmt: skip
ZONDER_FOUT = {
    VOOR: EEN_KNOP,
    "bijdragen/aanleiding/": EEN_KNOP,
    f"{VOOR}controle/": "says what is missing before anything is sent",
    f"{VOOR}annulering/": EEN_KNOP,
    f"{VOOR}bijlage/<uuid:uuid>/verwijdering/": EEN_KNOP,
    "aanvraag/<str:token>/bijlage/<uuid:uuid>/": EEN_KNOP,
    "aanvraag/<str:token>/intrekking/": EEN_KNOP,
    "aanvraag/<str:token>/wijziging/": EEN_KNOP,
    "medestander/bevestiging/<str:token>/": EEN_KNOP,
    "subsidies/aanvragen/<int:pk>/medestanders/": EEN_KNOP,
}
CHECK = "/bijdragen/aanvraagproef/check/"
GEDAAN = (
    Ingevuld("schrijver", "/bijdragen/aanvraagproef/aanvraag/kosten/", "Regel 5", "meer", getypt={}),
    Ingevuld("schrijver", "/bijdragen/aanvraagproef/aanvraag/plek/", "Geen adres gevonden", "zoeken",
             getypt={"adres": "Giraffestraat 400"}),
    Ingevuld("bezoeker", "/medestander/{uitnodiging}/", "Een medewerker kijkt het na",
             getypt={"naam": "Sam", "postcode": "2719 XA", "huisnummer": "60"}),
)  # fmt: skip
GETOOND = (
    Blad("bezoeker", f"{CHECK}?gevraagd=", "Kies waar het voor is"),
    Blad("bezoeker", f"{CHECK}?doelen=feest&gevraagd=400", "Over 6 regels weten wij nog niets"),
    Blad("bezoeker", "/aanvraag/{a_kwijt.token}/intrekking/", "Dat kan nu niet meer"),
    Blad("bezoeker", "/bijdragen/concept/weg/", "Deze link werkt niet meer"),
)
