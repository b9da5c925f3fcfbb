"""Forms about funds and their money with something wrong in them (see staten.py)."""

from tests.browser.staat import Ingevuld

EEN_KNOP = "one button without a field: nothing can be filled in wrong"
VERSIES, HIER = "subsidies/regelingversies/<int:pk>/", "/subsidies/regelingversies/{f_concept.pk}/"
PLAFONDS, GELD = "subsidies/plafonds/<int:pk>/", "/subsidies/plafonds/{f_plafond.pk}/"
FONDS = "/subsidies/regelingen/{f_open.regeling_id}/"
NIEUW = "/subsidies/plafonds/nieuw/?regeling={f_open.regeling_id}&jaar=2030&verdeling=stad"


def _wrong(op: str, zegt: str, **getypt: str) -> tuple[Ingevuld, ...]:
    return (Ingevuld("budgetbeheerder", op, zegt, getypt=getypt),)


FOUTEN: dict[str, tuple[Ingevuld, ...]] = {
    "subsidies/regelingen/nieuw/": _wrong("/subsidies/regelingen/nieuw/", "Gebruik letters", naam="!!!", doel="Iets"),
    "subsidies/regelingen/voorbeeld/": _wrong("/subsidies/regelingen/voorbeeld/", "Kies een dag", geldig_van=""),
    "subsidies/regelingen/<int:pk>/gegevens/": _wrong(f"{FONDS}gegevens/", "Geef het fonds een naam", naam=""),
    "subsidies/regelingen/<int:pk>/versie/": _wrong(f"{FONDS}versie/", "al een concept", geldig_van="2030-01-01"),
    f"{VERSIES}tekst/": _wrong(f"{HIER}tekst/", "niet na de dag", uitleg="Iets anders.", geldig_tot="2020-01-01"),
    f"{VERSIES}bedragen/": _wrong(f"{HIER}bedragen/", "geen bedrag", tot_0="veel"),
    f"{VERSIES}regels/nieuw/": _wrong(
        f"{HIER}regels/nieuw/?soort=maximum", "waar iemand terecht kan", i_bedrag="500", tekst="Een zin.", artikel="1"
    ),
    f"{VERSIES}regels/<int:nummer>/": _wrong(f"{HIER}regels/1/", "Dit getal kan hier niet", i_bedrag="0"),
    f"{VERSIES}proeven/nieuw/": _wrong(f"{HIER}proeven/nieuw/", "geen bedrag", naam="Feest", gevraagd="veel"),
    f"{VERSIES}publicatie/": _wrong(
        f"{HIER}publicatie/", "voordat ze gelden", gepubliceerd_op="2039-01-01"
    ),
    "subsidies/plafonds/nieuw/": _wrong(NIEUW, "hoger is dan nul", bedrag="0", besluit="Besluit"),
    f"{PLAFONDS}delen/<int:deel_pk>/": _wrong(
        f"{GELD}delen/{{f_deel.pk}}/", "Noem het besluit", bedrag="100", besluit=""
    ),
}  # fmt: skip
ZONDER_FOUT = {
    f"{VERSIES}sluiting/": EEN_KNOP,
    f"{VERSIES}afloop/": EEN_KNOP,
    f"{VERSIES}regels/<int:nummer>/plaats/": EEN_KNOP,
    f"{VERSIES}proeven/<int:proef_pk>/einde/": EEN_KNOP,
    f"{PLAFONDS}vrijgave/": EEN_KNOP,
}
