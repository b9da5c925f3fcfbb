"""Decisions with a correction, acties in each state and promises, with long words, for the walk over every page."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

from tests.browser.adressen import LANG
from tests.spelers import geef_mandaat
from wijkwerk.agenda.actions import actie, agendapunt, besluit, toezegging
from wijkwerk.agenda.models import Agendapunt, Besluit, Toezegging
from wijkwerk.kern import klok


def decide_things(stad: SimpleNamespace) -> None:
    """Decide on one question, leave another at its table, and say which pages to open."""
    geef_mandaat(stad.seghwaert, "wijkteam", stad.wijk, tot_bedrag=1_000_000)
    ligt = _question(stad, "Komt er een bank bij de vijver?")
    eerste = _decide(stad, _question(stad, f"Mag {LANG} blijven?"))
    nieuw = besluit.correct(eerste, reden=f"{LANG} klopte niet.", kosten=50_000, client_id=uuid4(), by=stad.seghwaert)
    acties = _acties(stad, nieuw)
    beloofd = _promise(stad, "Fietspad langs de singel", nieuw)
    gedaan = toezegging.settle(_promise(stad, f"{LANG} weg", None), tekst="Gedaan.", by=stad.griffie)
    stad.voorwerpen |= {"vraag_op_tafel": ligt, "besluit": nieuw, "toezegging": beloofd, "toezegging_klaar": gedaan}
    stad.voorwerpen |= {f"actie_{naam}": een for naam, een in acties.items()}
    stad.voorbeelden |= {
        "agendapunten/<int:pk>": [*stad.voorbeelden.get("agendapunten/<int:pk>", []), ligt.pk],
        "besluiten/<int:pk>": [nieuw.pk, eerste.pk],
        "acties/<int:pk>": [een.pk for een in acties.values()],
        "toezeggingen/<int:pk>": [beloofd.pk, gedaan.pk],
    }
    stad.adressen |= {
        "besluiten/": ["/besluiten/", "/besluiten/?zoek=giraffe"],
        "acties/": ["/acties/?status=alles", "/acties/?zoek=giraffe"],
        "acties/nieuw/": ["/acties/nieuw/", f"/acties/nieuw/?besluit={nieuw.pk}"],
        "toezeggingen/": ["/toezeggingen/?status=alles", "/toezeggingen/?zoek=giraffe&jaar=2026"],
        "toezeggingen/nieuw/": ["/toezeggingen/nieuw/", f"/toezeggingen/nieuw/?besluit={nieuw.pk}"],
    }


def _question(stad: SimpleNamespace, vraag: str) -> Agendapunt:
    velden = {"werkgebied": stad.wijk, "gewenst_op": klok.vandaag() + timedelta(days=9), "client_id": uuid4()}
    punt = agendapunt.make(vraag=vraag, tafel="wijkteam", by=stad.seghwaert, **velden)
    optie = {"titel": f"Ja, {LANG}", "voor": "Het is mooi.", "tegen": "Het is duur.", "kosten": 90_000}
    punt = agendapunt.set_options(punt, [optie], by=stad.seghwaert)
    return agendapunt.submit(punt, by=stad.seghwaert)


def _decide(stad: SimpleNamespace, punt: Agendapunt) -> Besluit:
    return besluit.decide(
        punt, wat=f"{LANG} blijft.", waarom="Bewoners willen het.", voor=LANG, tegen="Het kost geld.", kosten=90_000,
        dekking="Wijkbudget", terug_naar="De melders horen dit.", publieke_tekst=f"{LANG} blijft staan.",
        genomen_door=stad.seghwaert, genomen_op=klok.vandaag(), client_id=uuid4(), by=stad.seghwaert,
    )  # fmt: skip


def _acties(stad: SimpleNamespace, bron: Besluit) -> dict:
    def give(wat: str, **velden):
        dag = klok.vandaag() + timedelta(days=4)
        return actie.give(wat=wat, uiterlijk_op=dag, besluit=bron, client_id=uuid4(), by=stad.seghwaert, **velden)

    return {
        "nieuw": give(f"{LANG} opmeten", eigenaar=stad.seghwaert),
        "terug": actie.hand_back(
            give("Bel de aannemer", organisatie=stad.woonstichting), reden="Geen tijd.", by=stad.partner
        ),
        "klaar": actie.finish(
            give("Plaats een bord", organisatie=stad.openbare_ruimte),
            resultaat="Het bord staat er.", publiek_resultaat="Er staat een bord.", by=stad.behandelaar,
        ),
        "partner": actie.accept(give("Praat met de buren", organisatie=stad.woonstichting), by=stad.partner),
    }  # fmt: skip


def _promise(stad: SimpleNamespace, onderwerp: str, bron: Besluit | None) -> Toezegging:
    rij = toezegging.promise(
        onderwerp=onderwerp[:160], tekst=f"Het college belooft {LANG}.", aan="de gemeenteraad", kenmerk="26-0001",
        gedaan_op=klok.vandaag() - timedelta(days=40), uiterlijk_op=klok.vandaag() - timedelta(days=1),
        eigenaar=stad.wethouder, besluit=bron, client_id=uuid4(), by=stad.griffie,
    )  # fmt: skip
    return toezegging.add_stand(rij, tekst=f"{LANG} is besteld.", by=stad.wethouder)
