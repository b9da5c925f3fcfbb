"""Questions in each state, advice asked and given, and what is stuck, with long words, for the walk over every page."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

from tests.browser.adressen import LANG
from wijkwerk.agenda.actions import actie, agendapunt, knelpunt
from wijkwerk.agenda.models import Actie, Agendapunt
from wijkwerk.kern import klok

ZIN = f"{LANG} en dan nog een zin over wat er speelt. " * 3


def ask_questions(stad: SimpleNamespace) -> None:
    """Prepare, submit, hand back, take off and get stuck, and say which pages to open."""
    baas = stad.seghwaert
    concept = _question(stad, "Mag de speeltuin open op zondag?", "college")
    vol = _filled(stad, _question(stad, f"Komt er een container bij {LANG}?", "wijkwethouder"))
    gegeven, gevraagd = _advice(stad, vol)
    vol = agendapunt.submit(vol, by=baas)
    bij_afdeling = _question(stad, "Wanneer is de stoep recht?", "vakafdeling", organisatie=stad.openbare_ruimte)
    bij_afdeling = agendapunt.submit(bij_afdeling, by=baas)
    weg = agendapunt.withdraw(_question(stad, "Komt er een fontein?", "raad"), reden=ZIN, by=baas)
    vast = agendapunt.submit(_question(stad, f"Wie betaalt {LANG}?", "wijkteam"), by=baas)
    vastzittend = [knelpunt.report(vast, toelichting=ZIN, by=baas), _stuck_action(stad)]
    stad.voorwerpen |= {"concept_vraag": concept, "vraag_vol": vol, "vraag_afdeling": bij_afdeling, "vraag_vast": vast}
    stad.voorwerpen |= {"knelpunt": vastzittend[0], "advies": gevraagd, "actie_open": _action(stad)}
    stad.voorbeelden |= {
        "agendapunten/<int:pk>": [concept.pk, vol.pk, weg.pk, bij_afdeling.pk, vast.pk],
        "adviezen/<int:pk>": [gevraagd.pk, gegeven.pk],
        "advies/<str:token>": [gegeven.token, gevraagd.token],
        "knelpunten/<int:pk>": [een.pk for een in vastzittend],
    }
    stad.adressen |= {
        "agenda/": ["/agenda/", "/agenda/?wijk=0&tafel=raad", "/agenda/?stand=afgevoerd"],
        "knelpunten/": ["/knelpunten/", "/knelpunten/?stand=opgelost"],
        "agendapunten/nieuw/": ["/agendapunten/nieuw/", f"/agendapunten/nieuw/?signaal={stad.voorwerpen['nieuw'].pk}"],
        "agendapunten/<int:pk>/teruggave/": [f"/agendapunten/{bij_afdeling.pk}/teruggave/"],
        "acties/<int:pk>/knelpunt/": [f"/acties/{stad.voorwerpen['actie_open'].pk}/knelpunt/"],
    }


def _question(stad: SimpleNamespace, vraag: str, tafel: str, **velden) -> Agendapunt:
    gegevens = {"werkgebied": stad.wijk, "gewenst_op": klok.vandaag() + timedelta(days=9), "client_id": uuid4()}
    return agendapunt.make(vraag=vraag, tafel=tafel, by=stad.seghwaert, **gegevens | velden)


def _filled(stad: SimpleNamespace, punt: Agendapunt) -> Agendapunt:
    teksten = dict.fromkeys(("toelichting", "geprobeerd", "belang_wijk", "belang_stad"), ZIN)
    punt = agendapunt.change(punt, kosten=1_250_000, dekking=LANG, by=stad.seghwaert, **teksten)
    opties = [{"titel": f"Ja, {LANG}", "voor": ZIN, "tegen": ZIN, "kosten": 90_000}, {"titel": "Nee"}]
    punt = agendapunt.set_options(punt, opties, by=stad.seghwaert)
    return agendapunt.set_effects(punt, {stad.wijk: ZIN, stad.andere_wijk: "Niets."}, by=stad.seghwaert)


def _advice(stad: SimpleNamespace, punt: Agendapunt) -> tuple:
    velden = {"vraag": ZIN, "uiterlijk_op": klok.vandaag() + timedelta(days=3), "by": stad.seghwaert}
    ook = {"ook_leesbaar": ["geprobeerd", "belang_wijk", "belang_stad", "effecten", "kosten"]}
    gegeven = agendapunt.ask_advice(punt, organisatie=stad.woonstichting, **velden, **ook)
    for oordeel in ("voor", "mits"):
        gegeven = agendapunt.give_advice(gegeven, oordeel=oordeel, antwoord=ZIN, by=stad.partner)
    return gegeven, agendapunt.ask_advice(punt, organisatie=stad.openbare_ruimte, **velden)


def _action(stad: SimpleNamespace) -> Actie:
    dag = klok.vandaag() + timedelta(days=9)
    velden = {"organisatie": stad.woonstichting, "werkgebied": stad.wijk, "uiterlijk_op": dag, "client_id": uuid4()}
    return actie.give(wat=f"{LANG} vervangen", by=stad.seghwaert, **velden)


def _stuck_action(stad: SimpleNamespace) -> object:
    return knelpunt.report(_action(stad), toelichting="De leverancier levert niet.", by=stad.partner)
