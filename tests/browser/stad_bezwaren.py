"""Objections at each stage, money to come back, and a pile of letters for the post, for the walk over every page."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

from tests.browser.adressen import LANG
from tests.browser.stad import fondsjaar
from tests.spelers import SINDS
from tests.subsidies import fondsen
from tests.subsidies.bezwaren import pay
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.documenten.queries import about
from wijkwerk.mensen.models import Mandaat
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import (
    beoordeling,
    besluit,
    bezwaar_besluit,
    bezwaar_horen,
    brieftekst,
    brievenpost,
    vaststelling,
)
from wijkwerk.subsidies.actions import bezwaar as bezwaren
from wijkwerk.subsidies.actions.aanvraag_gegevens import AanvragerGegevens, Gegevens, KostenGegevens
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Bezwaar, Regelingversie, Vordering

WAAROM = f"Het past niet bij de regels van {LANG}."


def object_to_things(stad: SimpleNamespace) -> None:
    """Refuse plans, object to some, settle one for less, and put letters together for the post."""
    versie = fondsen.open_fund(
        stad.budgetbeheerder,
        begin=fondsjaar(),
        naam="Bezwaarproef",
        sleutel="bezwaarproef",
        voorwaarden=fondsen.WIJK_AAN_ZET[:1],
    )
    for wie in (stad.seghwaert, stad.budgetbeheerder2):
        Mandaat.objects.create(
            persoon=wie, waarvoor=versie.regeling.mandaatsoort, van=SINDS, grondslag="Mandaatbesluit 2026"
        )
    vrij, een, twee, drie = (_refused(stad, versie, nummer) for nummer in ("60", "61", "62", "63"))
    open_, gesprek, klaar = (_objected(besluit_) for besluit_ in (een, twee, drie))
    dag = klok.nu() + timedelta(days=20)
    bezwaar_horen.plan_hearing(gesprek, op=dag, plek=LANG, by=stad.budgetbeheerder2)
    geweest = _objected(_refused(stad, versie, "65"))
    with klok.op(klok.nu() - timedelta(days=2)):
        bezwaar_horen.plan_hearing(
            geweest, op=klok.nu() + timedelta(days=1), plek="Stadhuis", eerder_goed=True, by=stad.budgetbeheerder2
        )
    bezwaar_besluit.decide(klaar, uitkomst="gegrond", bedrag=40_000, motivering=WAAROM, by=stad.budgetbeheerder2)
    terug, laat = _settled_for_less(stad, versie, "64"), _settled_for_less(stad, versie, "67").vorderingen.get()
    Vordering.objects.filter(pk=laat.pk).update(uiterlijk_op=klok.vandaag() - timedelta(days=1))
    _rewrite(stad)
    vordering = terug.vorderingen.get()
    partij = brievenpost.gather(by=stad.budgetbeheerder)
    _asked(stad, versie, "66")
    stad.voorwerpen |= {
        "besluit_vrij": vrij, "aanvraag_vrij": vrij.aanvraag, "bezwaar_open": open_, "bezwaar_gesprek": gesprek,
        "bezwaar_geweest": geweest, "vordering": vordering,
    }  # fmt: skip
    stad.voorbeelden |= {
        "bezwaar/<str:token>": [rij.token for rij in (gesprek, open_, klaar)],
        "subsidies/bezwaren/<int:pk>": [rij.pk for rij in (geweest, gesprek, open_, klaar)],
        "subsidies/vorderingen/<int:pk>": [vordering.pk, laat.pk],
        "subsidies/brieven/post/<int:pk>": [partij.pk],
        "subsidies/brieven/tekst/<slug:woord>": ["verlening", "bezwaar_besluit", "stembrief"],
    }
    stad.voorbeelden["aanvraag/<str:token>"] = [*stad.voorbeelden.get("aanvraag/<str:token>", []), terug.token]
    brief, plek = about(terug).first(), f"/subsidies/aanvragen/{vrij.aanvraag_id}"
    mail = Bericht.objects.filter(document__isnull=False).latest("pk")
    stad.adressen |= {
        "demo/bericht/<int:pk>/brief/": [f"/demo/bericht/{mail.pk}/brief/"],
        "aanvraag/<str:token>/bezwaar/<int:pk>/": [f"/aanvraag/{vrij.aanvraag.token}/bezwaar/{vrij.pk}/"],
        "subsidies/vorderingen/<int:pk>/herinnering/": [f"/subsidies/vorderingen/{laat.pk}/herinnering/"],
        "subsidies/brieven/tekst/<slug:woord>/vergelijking/": [
            "/subsidies/brieven/tekst/vordering_herinnering/vergelijking/"
        ],
        "bezwaar/<str:token>/afspraak.ics": [f"/bezwaar/{gesprek.token}/afspraak.ics"],
        "subsidies/bezwaren/": ["/subsidies/bezwaren/", "/subsidies/bezwaren/?lijst=klaar"],
        "subsidies/vorderingen/": ["/subsidies/vorderingen/", "/subsidies/vorderingen/?lijst=klaar"],
        "subsidies/aanvragen/<int:pk>/bezwaar/": [f"{plek}/bezwaar/"],
        "subsidies/aanvragen/<int:pk>/brieven/": [f"{plek}/brieven/"],
        "subsidies/aanvragen/<int:pk>/brieven/<int:document>.<slug:vorm>": [
            f"/subsidies/aanvragen/{terug.pk}/brieven/{brief.pk}.pdf" if brief is not None else "/"
        ],
    }


def _asked(stad: SimpleNamespace, versie: Regelingversie, huisnummer: str, gevraagd: int = 40_000) -> Aanvraag:
    wie = AanvragerGegevens(
        naam="Noor Azimzadeh", straat="Voorbeeldpad", huisnummer=huisnummer, postcode="2719 XA", plaats="Zoetermeer",
        iban="NL91ABNA0417164300", rekeninghouder="N. Azimzadeh",
    )  # fmt: skip
    dag = klok.vandaag() + timedelta(days=60)
    gegevens = Gegevens(
        gevraagd=gevraagd, kosten=[KostenGegevens("materiaal", LANG, gevraagd)], aanvrager=wie, werkgebied=stad.wijk,
        begint_op=dag, eindigt_op=dag, titel="Een moestuin", plan="Samen tuinieren.", doelen=["ontmoeten"],
    )  # fmt: skip
    rij = aanvragen.submit(versie=versie, gegevens=gegevens, client_id=uuid4())
    beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
    return rij


def _refused(stad: SimpleNamespace, versie: Regelingversie, huisnummer: str) -> Beschikking:
    rij = _asked(stad, versie, huisnummer)
    grond = "Awb 4:35, lid 1, onder a"
    return besluit.refuse(rij, motivering=WAAROM, deur="Bel ons.", weigergrond=grond, by=stad.seghwaert)


def _objected(beschikking: Beschikking) -> Bezwaar:
    return bezwaren.object_to(beschikking, gronden=f"{LANG} klopt niet.", wil_horen=False, client_id=uuid4())


def _rewrite(stad: SimpleNamespace) -> None:
    """Give a letter a second text, so that there is something to compare."""
    for woord in ("Dag", f"Beste {LANG}"):
        tekst = brieftekst.write(
            "subsidies.vordering_herinnering",
            onderwerp=f"{woord}, denkt u aan het geld?",
            tekst=f"{woord} {{aanvrager}},",
            toelichting=LANG,
            by=stad.budgetbeheerder,
        )
        brieftekst.publish(tekst, by=stad.budgetbeheerder)


def _settled_for_less(stad: SimpleNamespace, versie: Regelingversie, huisnummer: str) -> Aanvraag:
    rij = _asked(stad, versie, huisnummer, gevraagd=120_000)
    besluit.grant(rij, bedrag=120_000, motivering="Het brengt buren bij elkaar.", by=stad.seghwaert)
    pay(rij)
    vaststelling.settle(rij, bedrag=100_000, motivering="Het kostte minder.")
    return Aanvraag.objects.get(pk=rij.pk)
