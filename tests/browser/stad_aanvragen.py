"""Somebody halfway a form, applications in each state, and neighbours who support one, for the walk over every page."""

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
from wijkwerk.subsidies.actions import aanvraag_concept, beoordeling, besluit, bijlage, medestander
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.actions.aanvraag_gegevens import AanvragerGegevens, Gegevens, KostenGegevens
from wijkwerk.subsidies.actions.medestander import Buur
from wijkwerk.subsidies.models import Aanvraag, Concept, Regelingversie
from wijkwerk.subsidies.queries.medestander import invitation

SLUG = "aanvraagproef"
PDF = b"%PDF-1.7\n%%EOF\n"


def ask_for_things(stad: SimpleNamespace) -> None:
    """Open a fund, begin a form, and let applications come to every state that who asks can see."""
    versie = fondsen.open_fund(stad.budgetbeheerder, naam="Aanvraagproef", sleutel=SLUG, begin=fondsjaar())
    Mandaat.objects.create(
        persoon=stad.seghwaert, waarvoor=versie.regeling.mandaatsoort, van=SINDS, grondslag="Mandaatbesluit 2026"
    )
    stad.aanvraagconcept = _draft(stad, versie)
    stapt = _asked(stad, versie, "50")
    buur = medestander.sign(stapt, buur=Buur(LANG[:80], "2719XA", "51", "buur@voorbeeld.nl"))
    medestander.sign(stapt, buur=Buur("Bo Prins", "2719XA", "52"))
    papier = bijlage.add(stapt, upload=SimpleUploadedFile("x.pdf", PDF), soort="offerte")
    wacht = _asked(stad, versie, "53", titel=LANG)
    aanvragen.say(wacht, tekst=f"{LANG} mag dat?")
    wet.ask_completion(wacht, vraag=f"Stuur een offerte van {LANG}.", by=stad.seghwaert)
    kwijt = aanvragen.withdraw(_asked(stad, versie, "54"))
    invoer = _asked(stad, versie, "55", kanaal="papier", email="", by=stad.kcc)
    ja = _granted(stad, versie)
    stad.voorwerpen |= {"a_stapt": stapt, "a_wacht": wacht, "a_kwijt": kwijt, "a_ja": ja}
    stad.uitnodiging = invitation(stapt)
    eigen = {
        "bijdragen/<slug:slug>": [SLUG],
        "bijdragen/concept/<str:token>": [stad.aanvraagconcept.token, "weg"],
        "aanvraag/<str:token>": [rij.token for rij in (stapt, wacht, ja, kwijt)],
        "medestander/<str:token>": [stad.uitnodiging, invitation(kwijt)],
        "medestander/bevestiging/<str:token>": [buur.token],
        "subsidies/aanvragen/<int:pk>": [stapt.pk, wacht.pk],
        "subsidies/invoer/<uuid:client_id>": [invoer.client_id],
    }
    for sleutel, voorwerpen in eigen.items():
        stad.voorbeelden[sleutel] = [*voorwerpen, *stad.voorbeelden.get(sleutel, [])]
    vragen = f"/bijdragen/{SLUG}/check/?doelen=feest&gevraagd=3000&kosten_gemaakt=50&evenement=ja&wijk=seghwaert"
    stad.adressen |= {
        "bijdragen/<slug:slug>/check/": [f"/bijdragen/{SLUG}/check/", vragen],
        "bijdragen/<slug:slug>/aanvraag/bijlage/<uuid:uuid>/verwijdering/": [
            f"/bijdragen/{SLUG}/aanvraag/bijlage/{papier.uuid}/verwijdering/"
        ],
        "aanvraag/<str:token>/bijlage/<uuid:uuid>/": [f"/aanvraag/{stapt.token}/bijlage/{papier.uuid}/"],
        "aanvraag/<str:token>/brief/<int:pk>.<str:vorm>": [_letter(ja)],
    }


def _letter(rij: Aanvraag) -> str:
    return f"/aanvraag/{rij.token}/brief/{rij.beschikkingen.get().document_id}.pdf"


def _draft(stad: SimpleNamespace, versie: Regelingversie) -> Concept:
    typed = {
        "titel": LANG,
        "plan": f"{LANG} met de buren.",
        "doelen": ["ontmoeten"],
        "buurt": str(stad.hofjes.pk),
        "open_voor_buurt": "ja",
        "soort_0": "eten",
        "omschrijving_0": LANG,
        "bedrag_0": "300",
        "gevraagd": "300",
        "betaalwijze": "factuur",
    }
    return aanvraag_concept.save(Concept(), gegevens=typed, versie=versie)


def _asked(stad: SimpleNamespace, versie: Regelingversie, huisnummer: str, **velden) -> Aanvraag:
    op = {naam: velden.pop(naam) for naam in ("kanaal", "by") if naam in velden}
    wie = AanvragerGegevens(
        naam="Noor Azimzadeh", straat="Voorbeeldpad", huisnummer=huisnummer, postcode="2719 XA", plaats="Zoetermeer",
        email=velden.pop("email", "noor@voorbeeld.nl"), iban="NL91ABNA0417164300", rekeninghouder="N. Azimzadeh",
    )  # fmt: skip
    dag = klok.vandaag() + timedelta(days=60)
    plan = {"titel": "Straatfeest in de Weiden", "plan": "Samen eten.", "doelen": ["ontmoeten"], **velden}
    gegevens = Gegevens(
        gevraagd=40_000, kosten=[KostenGegevens("materiaal", "Tafels", 40_000)], aanvrager=wie, werkgebied=stad.wijk,
        begint_op=dag, eindigt_op=dag, **plan,
    )  # fmt: skip
    return aanvragen.submit(versie=versie, gegevens=gegevens, client_id=uuid4(), **op)


def _granted(stad: SimpleNamespace, versie: Regelingversie) -> Aanvraag:
    rij = _asked(stad, versie, "56")
    for huisnummer in ("57", "58"):
        medestander.confirm(medestander.sign(rij, buur=Buur("Buur", "2719XA", huisnummer, "b@voorbeeld.nl")))
    beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
    besluit.grant(rij, bedrag=40_000, motivering=f"Het brengt {LANG} bij elkaar.", by=stad.seghwaert)
    return rij
