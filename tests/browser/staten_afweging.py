"""Forms to weigh and to check with something wrong in them (see staten.py)."""

from tests.browser.staat import Ingevuld

FOUTEN: dict[str, tuple[Ingevuld, ...]] = {
    "agendapunten/<int:pk>/afweging/opstelling/": (
        Ingevuld(
            "seghwaert", "/agendapunten/{gewogen.pk}/afweging/opstelling/", "Schrijf op wat u voorstelt",
            getypt={"voorstel": "", "kern": "Dit tegen dat."},
        ),
    ),
    "agendapunten/<int:pk>/afweging/toets/": (
        Ingevuld(
            "seghwaert", "/agendapunten/{te_toetsen.pk}/afweging/toets/", "Kies of het is uitgekomen",
            getypt={"tekst": "Minder signalen."},
        ),
    ),
}  # fmt: skip
