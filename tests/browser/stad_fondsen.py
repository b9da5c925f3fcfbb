"""A fund in each state of its rules, with its money, for the pages of residents and of who keeps it."""

from datetime import timedelta
from types import SimpleNamespace

from tests.browser.stad import fondsjaar
from tests.subsidies import fondsen
from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import plafond, regeling
from wijkwerk.subsidies.models import Plafonddeel, Proefaanvraag, Regelingversie
from wijkwerk.subsidies.states.regeling import Plafondverdeling


def keep_funds(stad: SimpleNamespace) -> None:
    """Open a fund with a concept of its next version that has a trial, and set its ceiling of next year."""
    by = stad.budgetbeheerder
    stad.f_open = fondsen.open_fund(by, naam="Straat aan Zet", sleutel="straat-aan-zet", begin=fondsjaar())
    begin = klok.vandaag() + timedelta(days=90)
    stad.f_concept = regeling.draft_version(stad.f_open.regeling, geldig_van=begin, by=by)
    proef: Proefaanvraag = regeling.add_trial(
        stad.f_concept, naam="Straatfeest", gegevens={"gevraagd": 40_000, "begint_na": 40}, verwacht="mens", by=by
    )
    stad.f_plafond = _next_year(stad)
    stad.f_concept = Regelingversie.objects.get(pk=stad.f_concept.pk)
    _name_examples(stad, proef)


def _next_year(stad: SimpleNamespace):
    van = stad.f_open.regeling.plafonds.get().tot
    return plafond.set_ceiling(
        stad.f_open.regeling,
        jaar=van.year,
        van=van,
        tot=van.replace(year=van.year + 1),
        bedrag=500_000,
        verdeling=Plafondverdeling.STAD,
        besluit="Besluit van het college",
        by=stad.budgetbeheerder,
    )


def _name_examples(stad: SimpleNamespace, proef: Proefaanvraag) -> None:
    fonds, concept = stad.f_open.regeling, stad.f_concept
    stad.f_deel = Plafonddeel.objects.get(plafond=stad.f_plafond)
    versies, plafonds = "subsidies/regelingversies/<int:pk>", "subsidies/plafonds/<int:pk>"
    hier, geld = f"/subsidies/regelingversies/{concept.pk}", f"/subsidies/plafonds/{stad.f_plafond.pk}"
    stad.voorbeelden |= {
        "subsidies/regelingen/<int:pk>": [fonds.pk],
        versies: [concept.pk, stad.f_open.pk],
        plafonds: [stad.f_plafond.pk],
    }
    nieuw = "/subsidies/plafonds/nieuw/"
    stad.adressen |= {
        f"{versies}/sluiting/": [f"/subsidies/regelingversies/{stad.f_open.pk}/sluiting/"],
        f"{versies}/vergelijking/": [f"{hier}/vergelijking/"],
        f"{versies}/regels/nieuw/": [f"{hier}/regels/nieuw/", f"{hier}/regels/nieuw/?soort=aandeel_kosten"],
        f"{versies}/regels/<int:nummer>/": [f"{hier}/regels/1/"],
        f"{versies}/regels/<int:nummer>/plaats/": [f"{hier}/regels/1/plaats/"],
        f"{versies}/proeven/<int:proef_pk>/einde/": [f"{hier}/proeven/{proef.pk}/einde/"],
        f"{plafonds}/delen/<int:deel_pk>/": [f"{geld}/delen/{stad.f_deel.pk}/"],
        "subsidies/plafonds/nieuw/": [
            nieuw,
            f"{nieuw}?regeling={fonds.pk}&jaar={stad.f_plafond.jaar + 1}&verdeling=formule",
        ],
        "bijdragen/<slug:slug>/": [f"/bijdragen/{fonds.sleutel}/"],
        "bijdragen/<slug:slug>/versies/<int:nummer>/": [f"/bijdragen/{fonds.sleutel}/versies/1/"],
    }
