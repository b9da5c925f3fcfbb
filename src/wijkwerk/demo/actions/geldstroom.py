"""The money going out: a batch on Thursdays, and on Mondays what the bank said, invoices, cards and what came back."""

from datetime import timedelta

from wijkwerk.demo.actions.aanvragen import pretend_iban
from wijkwerk.demo.actions.fondsen import Fondsen
from wijkwerk.demo.actions.levens import Wereld
from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import afschrift, betaalpartij, betaalpartij_bank, betaling, betaling_anders, vordering
from wijkwerk.subsidies.models import Aanvraag, Betaling, Vordering
from wijkwerk.subsidies.queries.betaling import due
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND, Betaalwijze
from wijkwerk.subsidies.states.besluit import Vorderingstatus
from wijkwerk.subsidies.states.betaling import Betaalsoort, Status

LEVERANCIERS = ("Feestverhuur De Slinger", "Tuincentrum Het Gazon", "Drukkerij Rondom", "Speelgoed en Meer")
LATER = timedelta(days=10)


def pay(fondsen: Fondsen, *, laatste: bool) -> None:
    """Pay what is ready: one gathers, the other approves, the bank gets the file. The last batch waits for approval."""
    klaar = Betaling.objects.filter(status=Status.KLAAR, klaar_op__lte=klok.vandaag()).exclude(soort=Betaalsoort.KAART)
    pks = list(klaar.values_list("pk", flat=True))
    if not pks:
        return
    partij = betaalpartij.gather(betalingen=pks, uitvoeren_op=klok.vandaag(), by=fondsen.beheer)
    partij = betaalpartij.submit(partij, by=fondsen.beheer)
    if not laatste:
        partij = betaalpartij.approve(partij, by=fondsen.tweede)
        betaalpartij_bank.hand_in(partij, by=fondsen.beheer)


def look_back(wereld: Wereld, fondsen: Fondsen) -> None:
    """Read the statements, set out again what came back, pay the invoices that came in, hand out cards."""
    afschrift.fetch()
    terug = Betaling.objects.filter(status=Status.MISLUKT, opnieuw=None, status_sinds__lt=klok.nu() - LATER)
    for rij in terug.select_related("aanvraag__aanvrager"):
        iban = pretend_iban(wereld.rnd.randrange(10**9, 9 * 10**9))
        betaling.retry(rij, begunstigde=rij.begunstigde, iban=iban, by=fondsen.beheer)
    kaarten = Betaling.objects.filter(status=Status.KLAAR, soort=Betaalsoort.KAART, klaar_op__lte=klok.vandaag())
    for rij in kaarten:
        betaling_anders.hand_out_card(rij, kaart=f"{wereld.rnd.randrange(10**4):04d}", by=fondsen.tweede)
    _receive_back(fondsen)
    for aanvraag in _awaiting_invoice():
        betaling_anders.pay_invoice(
            aanvraag,
            leverancier=wereld.rnd.choice(LEVERANCIERS),
            iban=pretend_iban(wereld.rnd.randrange(10**9, 9 * 10**9)),
            kenmerk=f"F{klok.vandaag():%y%m}-{aanvraag.pk}",
            bedrag=due(aanvraag),
            by=fondsen.beheer,
        )


def _receive_back(fondsen: Fondsen) -> None:
    """Write down what people paid back: most do so within weeks, one in four is late."""
    for rij in Vordering.objects.filter(status=Vorderingstatus.OPEN, status_sinds__lt=klok.nu() - 2 * LATER):
        if rij.pk % 4:
            vordering.receive(rij, bedrag=rij.open, op=klok.vandaag(), by=fondsen.beheer)


def _awaiting_invoice() -> list[Aanvraag]:
    rijen = Aanvraag.objects.filter(
        betaalwijze=Betaalwijze.FACTUUR, status__in=TOEGEKEND, betalingen=None, status_sinds__lt=klok.nu() - LATER
    )
    return [aanvraag for aanvraag in rijen if due(aanvraag) > 0]
