"""Votes in every phase, and waiting on every day that a phase ends, so that each page of them has something to show."""

from datetime import timedelta
from types import SimpleNamespace

from tests.browser.stad import fondsjaar
from tests.subsidies import fondsen, stemproef
from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import stemmen, stemronde, uitslag, uitslag_vervolg
from wijkwerk.subsidies.models import Stemronde

PLEK = "subsidies/stemrondes"


def hold_votes(stad: SimpleNamespace) -> None:
    """Hold votes: one prepared, one that takes ideas, one that is judged, one open, one counted, one declared.

    And one at each point where a phase can end but did not yet.
    """
    versie = fondsen.open_fund(
        stad.budgetbeheerder, begin=fondsjaar(), naam="Wijkbudget met stemmen", sleutel="stembudget", bedrag=1_000_000,
        verdeelwijze="stemronde",
    )  # fmt: skip
    klaar = stemproef.make(stad, versie, naam="Seghwaert maakt plannen", **_days(-1))
    ideeen = stemronde.announce(stemproef.make(stad, versie, naam="Seghwaert bedenkt", **_days(0)), by=stad.seghwaert)
    idee = stemproef.send_in(ideeen)
    stemt, toetst = _open(stad, versie, "Seghwaert stemt", 25), _judged(stad, versie)
    telt, bekend = _counted(stad, versie, "Seghwaert telt"), _counted(stad, versie, "Seghwaert koos")
    uitslag.declare(bekend, by=stad.seghwaert)
    _name(stad, (klaar, ideeen, toetst, stemt, telt, bekend), idee)
    _name_days(stad, versie)


def _days(terug: int) -> dict:
    begin = klok.vandaag() - timedelta(days=terug)
    van, tot, stem, eind = (begin + timedelta(days=dagen) for dagen in (0, 10, 20, 30))
    return {"ideeen_van": van, "ideeen_tot": tot, "stemmen_van": stem, "stemmen_tot": eind}


def _announced(stad: SimpleNamespace, versie, naam: str, terug: int) -> Stemronde:
    dagen = _days(terug)
    with stemproef.on(dagen["ideeen_van"]):
        ronde = stemronde.announce(stemproef.make(stad, versie, naam=naam, **dagen), by=stad.seghwaert)
        for titel, kosten in stemproef.PLANNEN:
            stemproef.say_yes(stemproef.send_in(ronde, titel, kosten), stad.seghwaert)
    return ronde


def _drawn(stad: SimpleNamespace, versie, naam: str, terug: int) -> Stemronde:
    ronde = _announced(stad, versie, naam, terug)
    with stemproef.on(ronde.ideeen_tot + timedelta(days=1)):
        stemronde.assess(ronde, by=stad.seghwaert)
        return stemronde.draw_ballot(ronde, by=stad.seghwaert)


def _open(stad: SimpleNamespace, versie, naam: str, terug: int) -> Stemronde:
    ronde = _drawn(stad, versie, naam, terug)
    with stemproef.on(ronde.stemmen_van):
        return stemronde.open_vote(ronde, by=stad.seghwaert)


def _judged(stad: SimpleNamespace, versie) -> Stemronde:
    return stemronde.assess(_announced(stad, versie, "Seghwaert kijkt", 12), by=stad.seghwaert)


def _closed(stad: SimpleNamespace, versie, naam: str) -> Stemronde:
    ronde = _open(stad, versie, naam, 40)
    codes = stemmen.make_codes(ronde, aantal=10, by=stad.seghwaert)
    with stemproef.on(ronde.stemmen_van):
        for code, letters in zip(codes, ("AB", "AB", "A", "C", "C") * 2, strict=True):
            stemmen.cast(ronde, code=code, keuzes=dict.fromkeys(letters, 1))
    with stemproef.on(ronde.stemmen_tot + timedelta(days=1)):
        return stemronde.close_vote(ronde, by=stad.seghwaert)


def _counted(stad: SimpleNamespace, versie, naam: str) -> Stemronde:
    ronde = _closed(stad, versie, naam)
    with stemproef.on(ronde.stemmen_tot + timedelta(days=1)):
        uitslag.count(ronde, by=stad.seghwaert)
    return ronde


def _name_days(stad: SimpleNamespace, versie) -> None:
    """Name the steps that are there on their day only: their day has come, and nobody made them yet."""
    op_hun_dag = {
        "toetsing": _announced(stad, versie, "Seghwaert wil", 12),
        "opening": _drawn(stad, versie, "Seghwaert loot", 25),
        "sluiting": _open(stad, versie, "Seghwaert sluit", 40),
        "telling": _closed(stad, versie, "Seghwaert wacht"),
    }
    stad.adressen |= {f"{PLEK}/<int:pk>/{woord}/": [f"/{PLEK}/{rij.pk}/{woord}/"] for woord, rij in op_hun_dag.items()}


def _name(stad: SimpleNamespace, rondes: tuple[Stemronde, ...], idee) -> None:
    klaar, ideeen, toetst, stemt, telt, bekend = rondes
    gekozen, uitgenodigd = bekend.ideeen.filter(status="gekozen").order_by("pk")
    uitslag_vervolg.invite(uitgenodigd, voor=klok.vandaag() + timedelta(days=30), by=stad.seghwaert)
    stad.voorwerpen |= {"s_klaar": klaar, "s_ideeen": ideeen, "s_idee": idee, "s_stemt": stemt, "s_gekozen": gekozen}
    stad.voorbeelden |= {
        f"{PLEK}/<int:pk>": [rij.pk for rij in rondes],
        f"{PLEK}/ideeen/<int:pk>": [idee.pk, gekozen.pk, uitgenodigd.pk],
    }
    hier = f"{PLEK}/<int:pk>"
    stappen = {
        "aankondiging": klaar, "wijziging": klaar, "stembiljet": toetst, "bekendmaking": telt, "stop": stemt,
        "codes": stemt, "codes/kwijt": stemt, "papier": stemt, "invoer": ideeen, "codes/<int:nummer>/blokkade": bekend,
    }  # fmt: skip
    stad.adressen |= {
        f"{hier}/{woord}/": [f"/{PLEK}/{rij.pk}/{woord.replace('<int:nummer>', '1')}/"]
        for woord, rij in stappen.items()
    } | {
        f"{PLEK}/ideeen/<int:pk>/oordeel/": [f"/{PLEK}/ideeen/{idee.pk}/oordeel/"],
        **{
            f"{PLEK}/ideeen/<int:pk>/{woord}/": [f"/{PLEK}/ideeen/{gekozen.pk}/{woord}/"]
            for woord in ("uitnodiging", "gemeente", "koppeling", "verval", "aanvraag")
        },
        "stemmen/idee/<str:token>/": [f"/stemmen/idee/{rij.token}/" for rij in (idee, uitgenodigd)],
        "stemmen/<slug:sleutel>/": [f"/stemmen/{rij.sleutel}/" for rij in rondes[1:]],
        "stemmen/<slug:sleutel>/idee/": [f"/stemmen/{ideeen.sleutel}/idee/"],
        "stemmen/<slug:sleutel>/ideeen/<int:pk>/": [f"/stemmen/{bekend.sleutel}/ideeen/{gekozen.pk}/"],
        "stemmen/<slug:sleutel>/stem/": [f"/stemmen/{stemt.sleutel}/stem/", f"/stemmen/{ideeen.sleutel}/stem/"],
        "stemmen/<slug:sleutel>/stem/dank/": [f"/stemmen/{stemt.sleutel}/stem/dank/"],
        "stemmen/<slug:sleutel>/stembiljet.pdf": [f"/stemmen/{stemt.sleutel}/stembiljet.pdf"],
        "stemmen/<slug:sleutel>/uitslag/": [f"/stemmen/{bekend.sleutel}/uitslag/"],
        "stemmen/<slug:sleutel>/stemmen.pb": [f"/stemmen/{bekend.sleutel}/stemmen.pb"],
    }
