"""Payments in each state, a batch at each stage and a line of the bank that waits, for the walk over every page."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

from tests.browser.adressen import LANG
from tests.browser.stad import fondsjaar
from tests.spelers import SINDS
from tests.subsidies import fondsen
from tests.subsidies.betaalproef import DICHT, approved, at_bank, payment
from wijkwerk.kern import klok
from wijkwerk.koppelingen.bank import NepBank
from wijkwerk.mensen.models import Mandaat
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import afschrift, beoordeling, besluit, betaalpartij, betaling, betaling_anders
from wijkwerk.subsidies.actions.aanvraag_gegevens import AanvragerGegevens, Gegevens, KostenGegevens
from wijkwerk.subsidies.models import Aanvraag, Afschriftregel, Betaling, Regelingversie

IBAN, ANDER = "NL91ABNA0417164300", "NL23WIJK0000003456"


def pay_things(stad: SimpleNamespace) -> None:
    """Grant applications and bring their payments to every state there is."""
    NepBank.forget()
    versie = fondsen.open_fund(
        stad.budgetbeheerder,
        begin=fondsjaar(),
        naam="Betaalproef",
        sleutel="betaalproef",
        voorwaarden=fondsen.WIJK_AAN_ZET[:1],
    )
    soort = versie.regeling.mandaatsoort
    Mandaat.objects.create(persoon=stad.seghwaert, waarvoor=soort, van=SINDS, grondslag="Mandaatbesluit 2026")
    begin = klok.nu()
    terug, open_ = _paid(stad, versie, "20", iban=DICHT), _paid(stad, versie, "21")
    _paid(stad, versie, "22", titel=LANG, rekeninghouder=LANG[:70])
    vast = betaling.hold(_paid(stad, versie, "23"), reden=f"{LANG} klopt niet.", by=stad.budgetbeheerder)
    kaart, uitgegeven = (_paid(stad, versie, nummer, betaalwijze="kaart") for nummer in ("24", "25"))
    betaling_anders.hand_out_card(uitgegeven, kaart="5678", by=stad.budgetbeheerder)
    factuur = _granted(stad, versie, "26", betaalwijze="factuur")
    los = betaling.drop(_paid(stad, versie, "27"), reden="Op verzoek.", by=stad.budgetbeheerder)
    partijen = _batches(stad, versie, terug)
    _read(stad, begin)
    regel = Afschriftregel.objects.filter(uitkomst="onbekend").latest("pk")
    stad.voorwerpen |= {
        "betaling_terug": terug, "betaling_open": open_, "betaling_vast": vast, "betaling_kaart": kaart,
        "betaling_uitgegeven": uitgegeven, "betaling_bank": partijen["bank"].betalingen.get(status="aangeboden"),
        "aanvraag_factuur": factuur, "aanvraag_los": los.aanvraag, "afschriftregel": regel,
    }  # fmt: skip
    stad.voorwerpen |= {f"partij_{naam}": partij for naam, partij in partijen.items()}
    betalingen = (terug, open_, vast, uitgegeven, los)
    stad.voorbeelden |= {
        "subsidies/betalingen/<int:pk>": [rij.pk for rij in betalingen],
        "subsidies/partijen/<int:pk>": [partij.pk for partij in partijen.values()],
        "subsidies/afschriften/<int:pk>": [regel.afschrift_id],
        "subsidies/afschriftregels/<int:pk>": [regel.pk],
    }
    bij_bank = f"/subsidies/betalingen/{stad.voorwerpen['betaling_bank'].pk}"
    wie_anders = f"/subsidies/partijen/{partijen['tweede'].pk}"
    stad.adressen |= {
        "subsidies/partijen/<int:pk>/goedkeuring/": [f"{wie_anders}/goedkeuring/"],
        "subsidies/partijen/<int:pk>/teruggave/": [f"{wie_anders}/teruggave/"],
        "subsidies/betalingen/<int:pk>/bevestiging/": [f"{bij_bank}/bevestiging/"],
        "subsidies/betalingen/<int:pk>/terugkomst/": [f"{bij_bank}/terugkomst/"],
        "subsidies/betalingen/<int:pk>/kaart/": [f"/subsidies/betalingen/{kaart.pk}/kaart/"],
        "subsidies/betalingen/alle/": ["/subsidies/betalingen/alle/", "/subsidies/betalingen/alle/?stand=vervallen"],
        "subsidies/aanvragen/<int:pk>/factuur/": [f"/subsidies/aanvragen/{factuur.pk}/factuur/"],
        "subsidies/aanvragen/<int:pk>/uitbetaling/": [f"/subsidies/aanvragen/{los.aanvraag_id}/uitbetaling/"],
    }


def _granted(stad: SimpleNamespace, versie: Regelingversie, huisnummer: str, **velden) -> Aanvraag:
    eigen = {"iban": IBAN, "rekeninghouder": "N. Azimzadeh"}
    eigen |= {naam: velden.pop(naam) for naam in tuple(velden) if naam in eigen}
    wie = AanvragerGegevens(
        naam="Noor Azimzadeh", straat="Voorbeeldpad", huisnummer=huisnummer, postcode="2719 XA", plaats="Zoetermeer",
        email="noor@voorbeeld.nl", **eigen,
    )  # fmt: skip
    plan = {"titel": "Straatfeest in de Weiden", "plan": "Samen eten.", "doelen": ["ontmoeten"], **velden}
    dag = klok.vandaag() + timedelta(days=60)
    gegevens = Gegevens(
        gevraagd=40_000, kosten=[KostenGegevens("materiaal", "Tafels", 40_000)], aanvrager=wie, werkgebied=stad.wijk,
        begint_op=dag, eindigt_op=dag, **plan,
    )  # fmt: skip
    rij = aanvragen.submit(versie=versie, gegevens=gegevens, client_id=uuid4())
    beoordeling.declare_interest(rij, vrij=True, by=stad.seghwaert)
    besluit.grant(rij, bedrag=40_000, motivering="Het brengt buren bij elkaar.", by=stad.seghwaert)
    return Aanvraag.objects.get(pk=rij.pk)


def _paid(stad: SimpleNamespace, versie: Regelingversie, huisnummer: str, **velden) -> Betaling:
    return payment(_granted(stad, versie, huisnummer, **velden))


def _batches(stad: SimpleNamespace, versie: Regelingversie, terug: Betaling) -> dict:
    een, ander, dag = stad.budgetbeheerder, stad.budgetbeheerder2, klok.vandaag()
    bank = at_bank(stad, terug, _paid(stad, versie, "30"))
    concept = betaalpartij.gather(betalingen=[_paid(stad, versie, "31").pk], uitvoeren_op=dag, by=een)
    anders = betaling.change_account(_paid(stad, versie, "32"), begunstigde=LANG, iban=ANDER, by=een)
    wacht = betaalpartij.gather(betalingen=[anders.pk], uitvoeren_op=dag, by=een)
    tweede = betaalpartij.gather(betalingen=[_paid(stad, versie, "35").pk], uitvoeren_op=dag, by=ander)
    goed = approved(stad, _paid(stad, versie, "33"))
    weg = betaalpartij.gather(betalingen=[_paid(stad, versie, "34").pk], uitvoeren_op=dag, by=een)
    return {
        "bank": bank,
        "concept": concept,
        "wacht": betaalpartij.submit(wacht, by=een),
        "goed": goed,
        "weg": betaalpartij.cancel(weg, reden=f"{LANG} eerst.", by=een),
        "tweede": betaalpartij.submit(tweede, by=ander),
    }


def _read(stad: SimpleNamespace, begin) -> None:
    """Read the status report as it is, and the notification of next week with another amount in it."""
    antwoorden = NepBank(nu=klok.nu).afschriften(begin)
    afschrift.read(antwoorden[0], bestandsnaam="status.xml", by=stad.budgetbeheerder)
    with klok.op(klok.nu() + timedelta(days=7)):
        melding = NepBank(nu=klok.nu).afschriften(begin)[-1]
    stuk = melding.replace(b">400.00<", b">399.00<")
    afschrift.read(stuk, bestandsnaam=f"{LANG}.xml", by=stad.budgetbeheerder)
