"""Grants of which is told, at every point: still to tell, told, receipts asked, shown; a draw and a visit."""

from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.browser.adressen import LANG
from tests.browser.stad_beoordelen import asked, fund
from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import besluit, nabezoek, steekproef
from wijkwerk.subsidies.actions import verantwoording as actions
from wijkwerk.subsidies.actions import verantwoording_klok as vanzelf
from wijkwerk.subsidies.actions import verantwoording_oordeel as oordeel
from wijkwerk.subsidies.models import Aanvraag, Regelingversie, Steekproef, Verantwoording
from wijkwerk.subsidies.states.verantwoording import Status

VERHAAL = f"Het was een mooie dag met {LANG}. Iedereen kwam."
WERK, EIGEN = "/subsidies/verantwoordingen/", "/verantwoording/"


def tell_things(stad: SimpleNamespace) -> None:
    """Bring what people tell afterwards to every state."""
    versie = fund(stad, "vertelproef")
    open_, laat = _granted(stad, versie, "80"), _granted(stad, versie, "81")
    verteld, getoond = _told(stad, versie, "82"), _told(stad, versie, "83")
    bonnen = oordeel.ask_receipts(_told(stad, versie, "84"), vraag="De bon van de tent.", by=stad.seghwaert)
    Verantwoording.objects.filter(pk=laat.pk).update(uiterlijk_op=klok.vandaag() - timedelta(days=1))
    getoond = actions.show(getoond, by=stad.seghwaert)
    actions.add_papers(open_, fotos=[_photo()])
    actions.add_papers(bonnen, bonnen=[actions.Bon(_photo(), 4_500)])
    trekking = _draw(stad)
    for rij in (verteld, laat):
        nabezoek.plan_visit(rij.aanvraag, op=klok.vandaag(), by=stad.seghwaert)
    bezoek, ander = verteld.aanvraag.nabezoeken.get(), laat.aanvraag.nabezoeken.get()
    assert vanzelf.settle_by_itself() == 0
    namen = {"open": open_, "laat": laat, "verteld": verteld, "getoond": getoond, "bonnen": bonnen}
    stad.voorwerpen |= {f"v_{naam}": rij for naam, rij in namen.items()}
    stad.voorwerpen |= {"v_versie": versie, "v_bezoek": bezoek}
    _name_addresses(stad, namen, versie, trekking, [bezoek.pk, ander.pk])


def _name_addresses(
    stad: SimpleNamespace,
    namen: dict[str, Verantwoording],
    versie: Regelingversie,
    trekking: Steekproef,
    bezoeken: list,
) -> None:
    uuid = namen["open"].stukken.get().bestand.uuid
    publiek = namen["getoond"].stukken.get().bestand.uuid
    stad.voorbeelden |= {
        "subsidies/verantwoordingen/<int:pk>": [rij.pk for rij in namen.values()],
        "subsidies/nabezoeken/<int:pk>": bezoeken,
        "verantwoording/<str:token>": [rij.token for rij in namen.values()],
        "bijdragen/resultaten/<int:pk>": [namen["getoond"].pk],
        "bijdragen/resultaten/foto/<uuid:uuid>": [publiek],
        "bijdragen/steekproeven/<int:pk>": [trekking.pk],
    }
    stad.adressen |= {
        "verantwoording/<str:token>/stuk/<uuid:uuid>/": [f"{EIGEN}{namen['open'].token}/stuk/{uuid}/"],
        "subsidies/verantwoordingen/": [WERK, f"{WERK}?lijst=wachten", f"{WERK}?lijst=klaar"],
        "subsidies/verantwoordingen/<int:pk>/stuk/<uuid:uuid>/": [f"{WERK}{namen['open'].pk}/stuk/{uuid}/"],
        "subsidies/verantwoordingen/<int:pk>/invoer/": [f"{WERK}{namen['open'].pk}/invoer/"],
        "subsidies/verantwoordingen/<int:pk>/goedkeuring/": [f"{WERK}{namen['verteld'].pk}/goedkeuring/"],
        "subsidies/verantwoordingen/<int:pk>/bonnen/": [f"{WERK}{namen['verteld'].pk}/bonnen/"],
        "subsidies/verantwoordingen/<int:pk>/tonen/": [f"{WERK}{namen['verteld'].pk}/tonen/"],
        "subsidies/verantwoordingen/<int:pk>/verhaal/": [f"{WERK}{namen['verteld'].pk}/verhaal/"],
        "subsidies/verantwoordingen/<int:pk>/verbergen/": [f"{WERK}{namen['getoond'].pk}/verbergen/"],
        "subsidies/verantwoordingen/<int:pk>/tekort/": [f"{WERK}{namen['laat'].pk}/tekort/"],
        "subsidies/regelingversies/<int:pk>/steekproef/": [f"/subsidies/regelingversies/{versie.pk}/steekproef/"],
        "subsidies/aanvragen/<int:pk>/nabezoek/": [f"/subsidies/aanvragen/{namen['open'].aanvraag_id}/nabezoek/"],
        "bijdragen/resultaten/": ["/bijdragen/resultaten/", "/bijdragen/resultaten/?wijk=nergens"],
    }


def _granted(stad: SimpleNamespace, versie: Regelingversie, huisnummer: str) -> Verantwoording:
    rij = asked(stad, versie, huisnummer, titel=f"Feest {huisnummer} {LANG}"[:100], gevraagd=120_000)
    besluit.grant(rij, bedrag=120_000, motivering="Het brengt buren bij elkaar.", by=stad.seghwaert)
    return Verantwoording.objects.select_related("aanvraag").get(aanvraag=rij)


def _told(stad: SimpleNamespace, versie: Regelingversie, huisnummer: str) -> Verantwoording:
    rij = _granted(stad, versie, huisnummer)
    actions.save(rij, verhaal=VERHAAL, bezoekers=60, totaal=120_000, toestemming=True)
    actions.add_papers(rij, fotos=[_photo()])
    rij = actions.tell(rij)
    assert rij.status == Status.INGEDIEND
    return rij


def _draw(stad: SimpleNamespace) -> Steekproef:
    versie, vandaag = fund(stad, "lootproef"), klok.vandaag()
    rij = _told(stad, versie, "85")
    Aanvraag.objects.filter(pk=rij.aanvraag_id).update(
        begint_op=vandaag - timedelta(days=3), eindigt_op=vandaag - timedelta(days=2)
    )
    van = vandaag - timedelta(days=30)
    return steekproef.draw_sample(versie, van=van, tot=vandaag, zaad="7 12 19", by=stad.budgetbeheerder)


def _photo() -> SimpleUploadedFile:
    uit = BytesIO()
    Image.new("RGB", (90, 60), "orange").save(uit, "JPEG")
    return SimpleUploadedFile("feest.jpg", uit.getvalue(), content_type="image/jpeg")
