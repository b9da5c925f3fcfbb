"""Applications to judge and decide on, in every state that has a step of its own; rounds to weigh."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.browser.adressen import LANG
from tests.browser.stad import fondsjaar
from tests.spelers import SINDS
from tests.subsidies import fondsen
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Mandaat
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import beoordeling, besluit, bijlage, ronde
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.actions.aanvraag_gegevens import AanvragerGegevens, Gegevens, KostenGegevens
from wijkwerk.subsidies.models import Aanvraag, Regelingversie, Ronde
from wijkwerk.subsidies.states.regeling import Rondestatus, Verdeelwijze

GOED = f"Het brengt {LANG} bij elkaar."


def judge_things(stad: SimpleNamespace) -> None:
    """Bring applications to every state in which somebody judges, decides or looks along."""
    versie = fund(stad, "beoordeelproef", vier_ogen_vanaf=100_000)
    vrij = asked(stad, versie, "70", titel=LANG, dagen=5, punt=(52.055, 4.485))
    advies = beoordeling.ask_advice(
        vrij, adviseur=stad.partner, vraag=f"Kent u {LANG}?", uiterlijk_op=klok.vandaag(), by=stad.seghwaert
    )
    beoordeling.give_advice(advies, strekking="anders", tekst=GOED, by=stad.partner)
    with klok.op(klok.nu() - timedelta(days=20)):
        buiten = asked(stad, versie, "71", titel="Nooit aangevuld")
        wet.ask_completion(buiten, vraag="Een offerte.", by=stad.seghwaert)
    verleend = asked(stad, versie, "72", titel="Moestuin achter de flat", gevraagd=80_000)
    besluit.grant(verleend, bedrag=80_000, motivering=GOED, by=stad.seghwaert)
    voorgesteld = asked(stad, versie, "73", titel="Groot feest", gevraagd=120_000)
    beoordeling.declare_interest(voorgesteld, vrij=True, by=stad.budgetbeheerder)
    voorstel = besluit.grant(voorgesteld, bedrag=120_000, motivering=GOED, by=stad.seghwaert)
    rondes = _rounds(stad)
    stad.voorwerpen |= {
        "b_vrij": vrij, "b_buiten": buiten, "b_verleend": verleend, "b_voorstel": voorstel, "b_advies": advies,
        "b_regel": vrij.uitkomsten.get(voorwaarde__soort="dagen_vooraf"), "b_ronde": rondes[1],
    }  # fmt: skip
    eigen = {
        "subsidies/aanvragen/<int:pk>": [vrij.pk, buiten.pk, verleend.pk, voorgesteld.pk],
        "subsidies/adviezen/<int:pk>": [advies.pk],
        "subsidies/voorstellen/<int:pk>": [voorstel.pk],
        "subsidies/rondes/<int:pk>": [rij.pk for rij in rondes],
    }
    for sleutel, voorwerpen in eigen.items():
        stad.voorbeelden[sleutel] = [*voorwerpen, *stad.voorbeelden.get(sleutel, [])]
    lijst = "/subsidies/aanvragen/"
    papier = bijlage.add(vrij, upload=SimpleUploadedFile("offerte.pdf", b"%PDF-1.7\n%%EOF\n"), soort="offerte")
    stad.adressen |= {
        "subsidies/rondes/<int:pk>/sluiting/": [f"/subsidies/rondes/{rondes[2].pk}/sluiting/"],
        "subsidies/aanvragen/<int:pk>/bijlagen/<uuid:uuid>/": [f"{lijst}{vrij.pk}/bijlagen/{papier.uuid}/"],
        "subsidies/aanvragen/": [lijst, f"{lijst}?stand=alles", f"{lijst}?zoek=giraffe", f"{lijst}?stand=aanvulling"],
        "subsidies/aanvragen/<int:pk>/regels/<int:uitkomst_pk>/": [
            f"{lijst}{vrij.pk}/regels/{stad.voorwerpen['b_regel'].pk}/"
        ],
    }


def fund(stad: SimpleNamespace, sleutel: str, **velden) -> Regelingversie:
    """Open a fund on which two people may decide."""
    versie = fondsen.open_fund(
        stad.budgetbeheerder, naam=sleutel.capitalize(), sleutel=sleutel, begin=fondsjaar(), **velden
    )
    for wie in (stad.seghwaert, stad.budgetbeheerder):
        Mandaat.objects.create(
            persoon=wie, waarvoor=versie.regeling.mandaatsoort, van=SINDS, grondslag="Mandaatbesluit 2026"
        )
    return versie


def asked(
    stad: SimpleNamespace, versie: Regelingversie, huisnummer: str, *, dagen: int = 60, gevraagd: int = 40_000, **velden
) -> Aanvraag:
    """Ask for money; supported by two, and free to judge for the wijkregisseur."""
    wie = AanvragerGegevens(
        naam="Noor Azimzadeh", straat="Voorbeeldpad", huisnummer=huisnummer, postcode="2719 XA", plaats="Zoetermeer",
        email="noor@voorbeeld.nl", iban="NL91ABNA0417164300", rekeninghouder="N. Azimzadeh",
    )  # fmt: skip
    dag = klok.vandaag() + timedelta(days=dagen)
    gegevens = Gegevens(
        plan="Samen eten.", doelen=["ontmoeten"], gevraagd=gevraagd, werkgebied=stad.wijk, begint_op=dag,
        eindigt_op=dag, kosten=[KostenGegevens("materiaal", "Tafels", gevraagd)], aanvrager=wie, **velden,
    )  # fmt: skip
    rij = aanvragen.submit(versie=versie, gegevens=gegevens, client_id=uuid4())
    Aanvraag.objects.filter(pk=rij.pk).update(steun=2)
    rij.refresh_from_db()
    beoordeling.judge_rules(rij)
    beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
    return rij


def _rounds(stad: SimpleNamespace) -> list[Ronde]:
    """One round that is open, one with a plan that was weighed and can be divided, and one whose last day passed."""
    versie = fund(stad, "rondeproef", verdeelwijze=Verdeelwijze.RONDE)
    plafond, vandaag = versie.regeling.plafonds.get(), klok.vandaag()
    velden = {"bedrag": 90_000, "criteria": [{"naam": "Ontmoeting", "gewicht": 2}], "by": stad.budgetbeheerder}
    with klok.op(klok.nu() - timedelta(days=9)):
        weegt = ronde.make(
            plafond,
            naam=f"Voorjaar {LANG}"[:80],
            opent_op=klok.vandaag(),
            sluit_op=vandaag - timedelta(days=2),
            **velden,
        )
        sluit = ronde.make(
            plafond, naam="Zomer", opent_op=klok.vandaag(), sluit_op=vandaag - timedelta(days=1), **velden
        )
        plan = asked(stad, versie, "75", titel=f"Weeg {LANG}"[:100])
        vraag = {"vraag": "", "uiterlijk_op": klok.vandaag(), "by": stad.seghwaert}
        advies = beoordeling.ask_advice(plan, adviseur=stad.partner, **vraag)
        beoordeling.give_advice(advies, strekking="positief", tekst=GOED, punten={"Ontmoeting": 7}, by=stad.partner)
    weegt = ronde.close(weegt, by=stad.budgetbeheerder)
    open_ = ronde.make(plafond, naam="Najaar", opent_op=vandaag, sluit_op=vandaag + timedelta(days=9), **velden)
    assert weegt.status == Rondestatus.WEGEN
    return [open_, weegt, sluit]
