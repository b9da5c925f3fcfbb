"""Forms of a vote with something wrong in them (see staten.py)."""

from tests.browser.staat import Ingevuld

EEN_KNOP = "one button without a field: nothing can be filled in wrong"
PLEK = "subsidies/stemrondes"


def _wrong(op: str, zegt: str, rol: str = "seghwaert", **getypt: str) -> tuple[Ingevuld, ...]:
    return (Ingevuld(rol, op, zegt, getypt=getypt),)


STEMT = f"/{PLEK}/{{s_stemt.pk}}"
GEKOZEN = f"/{PLEK}/ideeen/{{s_gekozen.pk}}"
FOUTEN: dict[str, tuple[Ingevuld, ...]] = {
    f"{PLEK}/nieuw/": _wrong(f"/{PLEK}/nieuw/", "geen bedrag", bedrag="veel"),
    f"{PLEK}/<int:pk>/wijziging/": _wrong(f"/{PLEK}/{{s_klaar.pk}}/wijziging/", "hele bedrag", hoogste_kosten="99999"),
    f"{PLEK}/<int:pk>/stop/": _wrong(f"{STEMT}/stop/", "Schrijf op waarom", reden=""),
    f"{PLEK}/<int:pk>/codes/": _wrong(f"{STEMT}/codes/", "5000", aantal="6000"),
    f"{PLEK}/<int:pk>/papier/": _wrong(
        f"{STEMT}/papier/", "letters van het biljet", code="X", keuzes="??", nog_eens="A"
    ),
    f"{PLEK}/<int:pk>/invoer/": _wrong(f"/{PLEK}/{{s_ideeen.pk}}/invoer/", "Geef uw idee een naam", titel=""),
    f"{PLEK}/ideeen/<int:pk>/oordeel/": _wrong(f"/{PLEK}/ideeen/{{s_idee.pk}}/oordeel/", "geen bedrag", kosten="veel"),
    f"{PLEK}/ideeen/<int:pk>/uitnodiging/": _wrong(f"{GEKOZEN}/uitnodiging/", "dag die nog komt", voor="2020-01-01"),
    f"{PLEK}/ideeen/<int:pk>/koppeling/": _wrong(f"{GEKOZEN}/koppeling/", "geen aanvraag met dit nummer", nummer="A1"),
    f"{PLEK}/ideeen/<int:pk>/verval/": _wrong(f"{GEKOZEN}/verval/", "Schrijf op waarom", reden=""),
    f"{PLEK}/ideeen/<int:pk>/aanvraag/": _wrong(f"{GEKOZEN}/aanvraag/", "Vul uw naam in", naam=""),
    "stemmen/<slug:sleutel>/idee/": _wrong(
        "/stemmen/{s_ideeen.sleutel}/idee/", "Geef uw idee een naam", "bezoeker", titel=""
    ),
    "stemmen/<slug:sleutel>/stem/": _wrong(
        "/stemmen/{s_stemt.sleutel}/stem/", "Deze code klopt niet", "bezoeker", code="ABC"
    ),
}  # fmt: skip
ZONDER_FOUT = {
    f"{PLEK}/<int:pk>/{woord}/": EEN_KNOP
    for woord in ("aankondiging", "toetsing", "stembiljet", "opening", "sluiting", "telling", "bekendmaking")
} | {
    f"{PLEK}/<int:pk>/codes/kwijt/": "stands on the page of the codes; tests/subsidies/test_stembus.py fills it in",
    f"{PLEK}/<int:pk>/codes/<int:nummer>/blokkade/": EEN_KNOP,
    f"{PLEK}/ideeen/<int:pk>/gemeente/": EEN_KNOP,
    "stemmen/idee/<str:token>/": EEN_KNOP,
    "stemmen/idee/<str:token>/aanvraag/": EEN_KNOP,
}
