"""What happens to an application from the idea to the money. Each is a life (see draaiboek.py): act, wait, act."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from wijkwerk.demo.actions.draaiboek import Leven
from wijkwerk.demo.actions.fondsen import POTJE, REGISSEUR_TOT, Fondsen
from wijkwerk.demo.actions.levens import Wereld
from wijkwerk.demo.actions.plekken import Gebied
from wijkwerk.kern import klok, termijnen
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import beoordeling, besluit, medestander, vaststelling
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.actions.aanvraag_gegevens import AanvragerGegevens, Gegevens, KostenGegevens
from wijkwerk.subsidies.actions.medestander import Buur
from wijkwerk.subsidies.models import Aanvraag, Voorstel
from wijkwerk.subsidies.queries import besluit as vragen
from wijkwerk.subsidies.states.aanvraag import Betaalwijze, Kanaal, Status
from wijkwerk.subsidies.states.betaling import Status as Betaalstatus

KANALEN = {Kanaal.WEB: 78, Kanaal.TELEFOON: 9, Kanaal.BALIE: 7, Kanaal.PAPIER: 6}
WIJZEN = {Betaalwijze.REKENING: 88, Betaalwijze.FACTUUR: 8, Betaalwijze.KAART: 4}
GOED = (
    "Uw plan brengt buren bij elkaar die elkaar nog niet kennen.",
    "Het is een plan van en voor de buurt, en veel buren helpen mee.",
    "Met dit plan wordt de straat een fijnere plek. Mooi dat u dit samen doet.",
    "U bereikt mensen die anders weinig onder de mensen komen.",
    "De kosten zijn laag en veel mensen hebben er iets aan.",
)
TOCH = {
    "dagen_vooraf": "Het is kort dag, maar alles is geregeld en de buren weten ervan.",
    "vast_bedrag": "Het is meer dan een feest: er doet een hele buurt aan mee.",
    "dekking": "Nagebeld: het verschil betalen de buren zelf.",
    "bijlage": "De offerte is nagestuurd en klopt met de begroting.",
    "mens": "Dit blijft anders liggen, en bewoners vroegen er vaker om.",
}
ONDERWEG = (Betaalstatus.IN_PARTIJ, Betaalstatus.AANGEBODEN)
VRAAG = (
    "Wilt u een lijstje sturen van wat u precies huurt en wat dat kost?",
    "Op welke dag is het precies, en heeft u al gebeld over het afsluiten van de straat?",
    "Wilt u de toestemming van de eigenaar van de muur of de grond meesturen?",
)
ANTWOORD = "Hierbij wat u vroeg. Het staat nu ook in onze begroting. Bedankt voor het meedenken."


@dataclass
class Plan:
    """One plan in one wijk: what the toml says of it, when it is held, and when it is asked when that is known.

    `lot` is what becomes of it when that is not left to the rules: "stil" (nobody looks at it), "aanvullen" (waits for
    the applicant), "zwijgt" (no answer ever comes), "trekt_terug", "gaat_niet_door", "stuit" (money comes back),
    "voorstel" (waits for a second person) or "advies" (waits for advice).
    """

    feiten: dict[str, Any]
    gebied: Gebied
    op: date
    fonds: str
    gevraagd_op: date | None = None
    lot: str = ""

    def say(self, tekst: str) -> str:
        """Put the places of the wijk in a text."""
        plekken = {soort: plek.naam for soort, plek in self.gebied.plekken.items()}
        return tekst.format(straat=self.straat, wijk=self.gebied.naam, **plekken)

    @property
    def straat(self) -> str:
        """The street it is about: the same for the same plan and day."""
        return self.gebied.straten[self.op.toordinal() % len(self.gebied.straten)].naam

    @property
    def titel(self) -> str:
        """The name of the plan."""
        return self.say(self.feiten["titel"])

    @property
    def is_ok(self) -> bool:
        """Whether the rules let it through."""
        return "soort" not in self.feiten


class Aanvraagleven:
    """The life of one application."""

    def __init__(self, wereld: Wereld, fondsen: Fondsen, plan: Plan, wie: tuple[str, str]) -> None:
        self.w, self.fondsen, self.plan, self.wie = wereld, fondsen, plan, wie
        self.nummer = 1 + 2 * wereld.rnd.randrange(11)
        self.aanvraag: Aanvraag

    def live(self) -> Leven:
        """Ask, be judged, hear the decision."""
        self._ask()
        yield self.w.uren.at_home(self.w.rnd.uniform(0.3, 3))
        self._gather()
        if self.plan.lot == "stil":
            return
        if self.plan.lot == "trekt_terug":
            yield self.w.uren.at_home(4)
            aanvragen.withdraw(self.aanvraag)
            return
        yield self.w.uren.at_work(self.w.rnd.randint(2, 5))
        beoordeling.take(self._fresh(), by=self.lead)
        medestander.check(self.aanvraag, by=self.lead)
        if self.plan.lot == "advies":
            self._ask_advice()
            return
        yield from self._complete()
        if self._fresh().status != Status.INGEDIEND:
            return
        yield self.w.uren.at_work(self.w.rnd.randint(2, 7))
        yield from self._decide()

    @property
    def lead(self) -> Persoon:
        """Return the wijkregisseur of today."""
        return self.w.cast.lead(self.plan.gebied.werkgebied.pk)

    def _fresh(self) -> Aanvraag:
        self.aanvraag.refresh_from_db()
        return self.aanvraag

    def _ask(self) -> None:
        kanaal = self.w.rnd.choices(list(KANALEN), list(KANALEN.values()))[0]
        if self.plan.fonds == POTJE:
            by: Persoon | None = self.lead
            kanaal = Kanaal.BALIE
        else:
            by = None if kanaal == Kanaal.WEB else self.w.cast.mensen["kcc" if kanaal == Kanaal.TELEFOON else "kcc2"]
        self.aanvraag = aanvragen.submit(
            versie=self.fondsen.version(self.plan.fonds),
            gegevens=self._facts(kanaal),
            client_id=self.w.key(),
            kanaal=kanaal,
            ontvangen_op=klok.nu() - timedelta(hours=20) if kanaal == Kanaal.PAPIER else None,
            by=by,
        )

    def _facts(self, kanaal: str) -> Gegevens:
        feiten, gebied = self.plan.feiten, self.plan.gebied
        kosten = [KostenGegevens(soort, wat, self._price(euro)) for soort, wat, euro in feiten["kosten"]]
        eigen = feiten.get("eigen", 0) * 100
        evenement = feiten.get("evenement", False)
        return Gegevens(
            titel=self.plan.titel,
            plan=self.plan.say(feiten["tekst"]),
            gevraagd=sum(regel.bedrag for regel in kosten) - eigen,
            eigen_geld=eigen,
            kosten=kosten,
            aanvrager=self._applicant(kanaal),
            werkgebied=gebied.werkgebied,
            doelen=feiten["doelen"],
            punt=gebied.straten[self.plan.op.toordinal() % len(gebied.straten)].punt,
            plek=self.plan.straat,
            begint_op=self.plan.op,
            eindigt_op=self.plan.op,
            bezoekers=feiten.get("bezoekers"),
            open_voor_buurt=feiten.get("open", True),
            evenement=evenement,
            voorwerp_buiten=feiten.get("voorwerp", False),
            betaalwijze=self._way(),
        )

    def _way(self) -> str:
        if self.plan.lot == "stuit":
            return Betaalwijze.REKENING
        return self.w.rnd.choices(list(WIJZEN), list(WIJZEN.values()))[0]

    def _price(self, euro: int) -> int:
        """Prices differ from place to place, in steps of five euro; small ones and those of the potje do not."""
        if self.plan.fonds == POTJE or self.plan.lot == "voorstel":
            return 100 * euro
        return 100 * (euro if euro < 40 else 5 * round(euro * self.w.rnd.uniform(0.9, 1.3) / 5))

    def _applicant(self, kanaal: str) -> AanvragerGegevens:
        naam, email = self.wie
        straat = self.plan.straat
        return AanvragerGegevens(
            naam=naam,
            straat=straat,
            huisnummer=str(self.nummer),
            postcode=self.plan.gebied.postcodes[straat],
            plaats=settings.GEMEENTE["gemeente"],
            email=email if kanaal in (Kanaal.WEB, Kanaal.TELEFOON) else "",
            rekeninghouder=naam,
            iban=pretend_iban(self._account()),
        )

    def _account(self) -> int:
        """Return an account number; one that the pretend bank sends money back from where that is to happen."""
        nummer = self.w.rnd.randrange(10**5, 10**6) * 10**4
        return nummer + (9003 if self.plan.lot == "stuit" else self.w.rnd.randrange(9000))

    def _gather(self) -> None:
        """Let neighbours join, unless this is somebody who finds none."""
        if self.plan.feiten.get("soort") == "minimum_steun" or self.plan.fonds == POTJE:
            return
        postcode = self.plan.gebied.postcodes[self.plan.straat]
        for n in range(self.w.rnd.randint(2, 5)):
            buur = Buur(f"Buur {n + 1}", postcode, str(self.nummer + 2 * n + 2))
            medestander.sign(self.aanvraag, buur=buur)

    def _complete(self) -> Leven:
        """Ask for what is missing, now and then; most answer, some never do."""
        lot = self.plan.lot
        if not self.plan.is_ok or not (lot in ("aanvullen", "zwijgt") or self.w.chance(0.1)):
            return
        wet.ask_completion(self.aanvraag, vraag=self.w.rnd.choice(VRAAG), by=self.lead)
        if lot == "aanvullen":
            return
        if lot == "zwijgt":
            yield self.w.uren.at_work(13)
            if self._fresh().status == Status.INGEDIEND:
                beoordeling.declare_interest(self.aanvraag, vrij=True, by=self.fondsen.beheer)
                besluit.leave_aside(self.aanvraag, motivering="Wij kregen geen antwoord.", by=self.fondsen.beheer)
            return
        yield self.w.uren.at_home(self.w.rnd.uniform(1, 9))
        if self._fresh().status == Status.AANVULLEN:
            wet.complete(self.aanvraag, tekst=ANTWOORD)
        yield self.w.uren.at_work(1)

    def _ask_advice(self) -> None:
        """Ask somebody who works in the wijk what they think of it."""
        beoordeling.declare_interest(self._fresh(), vrij=True, by=self.lead)
        beoordeling.ask_advice(
            self.aanvraag,
            adviseur=self.w.cast.mensen["p_inzet"],
            vraag="Past dit bij wat er in de wijk al is? En zijn er genoeg vrijwilligers?",
            uiterlijk_op=termijnen.add_werkdagen(klok.vandaag(), 10),
            by=self.lead,
        )

    def _decide(self) -> Leven:
        self.fondsen.give_mandates()  # who came in the place of another gets them too
        door = self._decider()
        beoordeling.declare_interest(self._fresh(), vrij=True, by=door)
        if not self.plan.is_ok:
            self._refuse(door)
            return
        for uitkomst in vragen.unjudged(self.aanvraag):
            toelichting = TOCH.get(uitkomst.voorwaarde.soort, "Bekeken en in orde.")
            beoordeling.judge(uitkomst, oordeel="ja", toelichting=toelichting, by=self.lead)
        if not vragen.fits(self.aanvraag, self.aanvraag.gevraagd):
            self._refuse_empty(door)
            return
        besloten = besluit.grant(self.aanvraag, bedrag=self.aanvraag.gevraagd, motivering=self._reason(), by=door)
        if isinstance(besloten, Voorstel) and self.plan.lot == "voorstel":
            return
        if isinstance(besloten, Voorstel):
            yield self.w.uren.at_work(2)
            beoordeling.declare_interest(self.aanvraag, vrij=True, by=self.fondsen.tweede)
            besluit.second(besloten, akkoord=True, by=self.fondsen.tweede)
        if self.plan.lot == "gaat_niet_door":
            yield self.w.uren.at_home(9)
            while self.aanvraag.betalingen.filter(status__in=ONDERWEG).exists():
                yield self.w.uren.at_work(2)
            vaststelling.revoke(
                self._fresh(),
                grond="op verzoek",
                motivering="U liet weten dat het niet doorgaat.",
                by=self.fondsen.beheer,
            )

    def _reason(self) -> str:
        return self.plan.feiten.get("motivering") or self.w.rnd.choice(GOED)

    def _decider(self) -> Persoon:
        if self.plan.fonds == POTJE:
            return self.w.cast.mensen[self.plan.feiten["wethouder"]]
        klein = self.aanvraag.gevraagd <= REGISSEUR_TOT
        return self.lead if klein else self.fondsen.beheer

    def _refuse(self, door: Persoon) -> None:
        nee = [u.voorwaarde for u in vragen.against(self.aanvraag) if u.voorwaarde.soort == self.plan.feiten["soort"]]
        besluit.refuse(
            self.aanvraag, motivering=self.plan.feiten["motivering"], deur=nee[0].deur, voorwaarde=nee[0], by=door
        )

    def _refuse_empty(self, door: Persoon) -> None:
        besluit.refuse(
            self.aanvraag,
            motivering="Het geld voor dit jaar is op. Dat spijt ons, want het is een goed plan.",
            deur="Vanaf 1 januari is er weer geld. Uw wijkregisseur helpt u met een nieuwe aanvraag.",
            weigergrond="Awb 4:25",
            by=door,
        )


def pretend_iban(rekening: int) -> str:
    """Return an account number of a bank that does not exist, with the check digits of a real one."""
    bban = f"DEMO{rekening:010d}"
    cijfers = "".join(str(int(teken, 36)) for teken in f"{bban}NL00")
    return f"NL{98 - int(cijfers) % 97:02d}{bban}"
