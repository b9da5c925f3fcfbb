"""Forms for decisions, acties and promises with something wrong in them (see staten.py)."""

from tests.browser.staat import Ingevuld

FOUTEN: dict[str, tuple[Ingevuld, ...]] = {
    "agendapunten/<int:pk>/besluit/": (
        Ingevuld(
            "seghwaert", "/agendapunten/{vraag_op_tafel.pk}/besluit/", "Schrijf op waarom",
            getypt={"wat": "Er komt een bank.", "waarom": "", "kosten": "1.250,50", "publieke_tekst": "Een bank."},
        ),
        Ingevuld(
            "seghwaert", "/agendapunten/{vraag_op_tafel.pk}/besluit/", "mag besluiten tot en met",
            getypt={"wat": "Er komt een bank.", "waarom": "Rust.", "kosten": "90.000"},
        ),
    ),
    "besluiten/<int:pk>/correctie/": (
        Ingevuld("seghwaert", "/besluiten/{besluit.pk}/correctie/", "Schrijf op wat er niet", getypt={"reden": ""}),
    ),
    "acties/nieuw/": (
        Ingevuld(
            "seghwaert", "/acties/nieuw/", "Schrijf op wat er moet gebeuren",
            getypt={"wat": "", "uiterlijk_op": "2020-01-01"},
        ),
    ),
    "acties/<int:pk>/afronding/": (
        Ingevuld(
            "partner", "/acties/{actie_partner.pk}/", "Schrijf op wat het heeft",
            naar="/acties/{actie_partner.pk}/afronding/", getypt={"resultaat": "", "publiek_resultaat": "Klaar."},
        ),
        Ingevuld(
            "partner", "/acties/{actie_partner.pk}/afronding/", "iets over een persoon",
            getypt={"resultaat": "Klaar.", "publiek_resultaat": "Bel 06 12345678."},
        ),
    ),
    "acties/<int:pk>/teruggave/": (
        Ingevuld("partner", "/acties/{actie_partner.pk}/teruggave/", "Schrijf op waarom", getypt={"reden": ""}),
    ),
    "acties/<int:pk>/toewijzing/": (
        Ingevuld(
            "seghwaert", "/acties/{actie_terug.pk}/toewijzing/", "Kies een persoon",
            getypt={"naar": "", "uiterlijk_op": "2020-01-01"},
        ),
    ),
    "acties/<int:pk>/verval/": (
        Ingevuld("seghwaert", "/acties/{actie_terug.pk}/verval/", "Schrijf op waarom", getypt={"reden": ""}),
    ),
    "acties/<int:pk>/heropening/": (
        Ingevuld("seghwaert", "/acties/{actie_klaar.pk}/heropening/", "Schrijf op wat er nog", getypt={"reden": ""}),
    ),
    "toezeggingen/nieuw/": (
        Ingevuld(
            "griffie", "/toezeggingen/nieuw/", "Vul in waar het over gaat",
            getypt={"onderwerp": "", "tekst": "De raad vraagt iets.", "uiterlijk_op": "2020-01-01"},
        ),
    ),
    "toezeggingen/<int:pk>/stand/": (
        Ingevuld("griffie", "/toezeggingen/{toezegging.pk}/stand/", "Schrijf op hoe", getypt={"tekst": ""}),
    ),
    "toezeggingen/<int:pk>/afdoening/": (
        Ingevuld("griffie", "/toezeggingen/{toezegging.pk}/afdoening/", "Schrijf op wat", getypt={"tekst": ""}),
    ),
    "toezeggingen/<int:pk>/verval/": (
        Ingevuld("griffie", "/toezeggingen/{toezegging.pk}/verval/", "Schrijf op waarom", getypt={"tekst": ""}),
    ),
    "toezeggingen/<int:pk>/heropening/": (
        Ingevuld("griffie", "/toezeggingen/{toezegging_klaar.pk}/heropening/", "Schrijf op", getypt={"tekst": ""}),
    ),
}  # fmt: skip
