"""Forms for payments, batches and statements with something wrong in them (see staten.py)."""

from tests.browser.staat import Ingevuld

EEN, TWEE, FOUT_IBAN = "budgetbeheerder", "budgetbeheerder2", "NL00WIJK0000003456"
EEN_KNOP = "one button without a field: nothing can be filled in wrong"


def _form(route: str, naam: str, zegt: str, rol: str = EEN, **getypt: str) -> dict[str, tuple[Ingevuld, ...]]:
    adres = "/" + route.replace("<int:pk>", f"{{{naam}.pk}}")
    return {route: (Ingevuld(rol, adres, zegt, getypt=getypt),)}


FOUTEN: dict[str, tuple[Ingevuld, ...]] = (
    _form("subsidies/betalingen/<int:pk>/herhaling/", "betaling_terug", "IBAN klopt niet", iban=FOUT_IBAN)
    | _form("subsidies/betalingen/<int:pk>/rekening/", "betaling_open", "IBAN klopt niet", iban=FOUT_IBAN)
    | _form("subsidies/betalingen/<int:pk>/kaart/", "betaling_kaart", "laatste vier cijfers", kaart="12")
    | _form("subsidies/betalingen/<int:pk>/kaartrest/", "betaling_uitgegeven", "hoogstens EUR 400,00", bedrag="500")
    | _form("subsidies/betalingen/<int:pk>/bevestiging/", "betaling_bank", "in de toekomst", betaald_op="2099-01-01")
    | _form("subsidies/betalingen/<int:pk>/terugkomst/", "betaling_bank", "Vul dit in", reden="")
    | _form("subsidies/betalingen/<int:pk>/vasthouding/", "betaling_open", "Vul dit in", reden="")
    | _form("subsidies/betalingen/<int:pk>/verval/", "betaling_open", "Vul dit in", reden="")
    | _form(
        "subsidies/aanvragen/<int:pk>/factuur/", "aanvraag_factuur", "nog EUR 400,00 te betalen",
        leverancier="Tenten", iban="NL23WIJK0000003456", kenmerk="17", bedrag="500",
    )
    | _form("subsidies/partijen/<int:pk>/teruggave/", "partij_wacht", "Vul dit in", TWEE, reden="")
    | _form("subsidies/partijen/<int:pk>/annulering/", "partij_concept", "Vul dit in", reden="")
    | _form("subsidies/partijen/nieuw/", "", "Kies een dag van vandaag", uitvoeren_op="2020-01-01")
    | _form("subsidies/afschriftregels/<int:pk>/", "afschriftregel", "Vul dit in", toelichting="")
    | _form("subsidies/afschriften/", "", "Kies een bestand")
)  # fmt: skip
ZONDER_FOUT = {
    "subsidies/betalingen/<int:pk>/vrijgave/": EEN_KNOP,
    "subsidies/aanvragen/<int:pk>/uitbetaling/": EEN_KNOP,
    "subsidies/partijen/<int:pk>/indiening/": EEN_KNOP,
    "subsidies/partijen/<int:pk>/goedkeuring/": EEN_KNOP,
    "subsidies/partijen/<int:pk>/aanbieding/": EEN_KNOP,
    "subsidies/partijen/<int:pk>/uitname/": EEN_KNOP,
    "subsidies/partijen/<int:pk>/bestand/": EEN_KNOP,
}
