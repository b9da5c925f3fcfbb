"""Forms for telling back with something wrong in them (see staten.py)."""

from tests.browser.staat import Ingevuld

EEN_KNOP = "one button without a field: nothing can be filled in wrong"
FOUTEN: dict[str, tuple[Ingevuld, ...]] = {
    "terugkoppelingen/nieuw/": (Ingevuld("seghwaert", "/terugkoppelingen/nieuw/", "Kies een thema"),),
    "terugkoppelingen/<int:pk>/teksten/": (
        Ingevuld(
            "seghwaert", "/terugkoppelingen/{concept_bericht.pk}/teksten/", "Schrijf een onderwerp",
            getypt={"onderwerp_melders": "", "tekst_melders": "Er komt een bak."},
        ),
    ),
    "terugkoppelingen/<int:pk>/afhandeling/": (
        Ingevuld(
            "seghwaert", "/terugkoppelingen/{verteld.pk}/afhandeling/", "Schrijf op wat eruit kwam",
            getypt={"tekst": ""},
        ),
    ),
}  # fmt: skip
ZONDER_FOUT = {
    "terugkoppelingen/<int:pk>/verzending/": EEN_KNOP,
    "terugkoppelingen/<int:pk>/stopzetting/": EEN_KNOP,
    "terugkoppelingen/<int:pk>/annulering/": EEN_KNOP,
    "afmelding/<str:token>/": "two buttons without a field: nothing can be filled in wrong",
}
