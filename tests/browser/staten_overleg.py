"""Forms of meetings with something wrong in them, and those in which nothing can go wrong (see staten.py)."""

from tests.browser.staat import Ingevuld

KNOPPEN = "buttons without a field: nothing can be filled in wrong"
VAKJES = "boxes only: nothing can be filled in wrong"


def _form(adres: str, zegt: str, klik: str = "", **getypt: str) -> tuple[Ingevuld, ...]:
    return (Ingevuld("seghwaert", f"/{adres}", zegt, klik, getypt=getypt),)


FOUTEN: dict[str, tuple[Ingevuld, ...]] = {
    "overleggen/nieuw/": _form("overleggen/nieuw/", "al voorbij", dag="2020-01-01", begintijd="10:00"),
    "overleggen/reeksen/nieuw/": _form("overleggen/reeksen/nieuw/", "Kies een dag", naam="Elke week"),
    "overleggen/reeksen/<int:pk>/wijziging/": _form(
        "overleggen/reeksen/{reeks.pk}/wijziging/", "ligt voor", laatste_dag="2020-01-01"
    ),
    "overleggen/reeksen/<int:pk>/einde/": _form("overleggen/reeksen/{reeks.pk}/einde/", "Schrijf op waarom", reden=""),
    "overleggen/<int:pk>/verplaatsing/": _form("overleggen/{overleg.pk}/verplaatsing/", "al voorbij", dag="2020-01-01"),
    "overleggen/<int:pk>/afgelasting/": _form("overleggen/{overleg.pk}/afgelasting/", "Schrijf op waarom", reden=""),
    "overleggen/<int:pk>/deelnemers/": _form(
        "overleggen/{overleg.pk}/deelnemers/", "Kies wie u uitnodigt", "uitnodigen", persoon=""
    ),
    "stukken/nieuw/": _form("stukken/nieuw/?overleg={overleg.pk}", "Kies een PDF", titel="Kaart"),
}
ZONDER_FOUT = {
    "overleggen/reeksen/<int:pk>/leden/": VAKJES,
    "overleggen/<int:pk>/antwoord/": KNOPPEN,
    "overleggen/<int:pk>/stand/": KNOPPEN,
    "overleggen/<int:pk>/agenda/": "buttons and minutes: a notice above says what is missing",
    "overleggen/<int:pk>/verslag/regels/": "answers a script, or shows the minutes with a notice above",
    "overleggen/<int:pk>/verslag/vastlegging/": "many small forms go here: tests/agenda/test_overleg_verslag.py",
    "overleggen/<int:pk>/verslag/aanwezigheid/": VAKJES,
    "stukken/<uuid:uuid>/": KNOPPEN,
    "uitnodiging/<str:token>/": KNOPPEN,
}
