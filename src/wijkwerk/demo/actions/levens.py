"""What happens to a signal after it came in. Each path is a life (see draaiboek.py): act, wait, act."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from wijkwerk.demo.actions.draaiboek import Leven, Uren
from wijkwerk.demo.actions.mensen import Cast
from wijkwerk.demo.actions.plekken import Plek
from wijkwerk.demo.actions.schrijver import Schrijver
from wijkwerk.demo.queries.gegevens import address_of
from wijkwerk.kern import klok, termijnen
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import actions
from wijkwerk.signalen.models import AndereDeur, Signaal
from wijkwerk.signalen.states import OPEN, Zichtbaarheid


@dataclass
class Wereld:
    """What every life needs: chance, hours, people, sentences, and the open signals by subject and area."""

    rnd: Random
    uren: Uren
    cast: Cast
    schrijver: Schrijver
    deuren: dict[str, AndereDeur]
    open: dict[tuple[str, int | None], list[Signaal]]

    def chance(self, kans: float) -> bool:
        """Tell whether something with this chance happens now."""
        return self.rnd.random() < kans

    def key(self) -> UUID:
        """Return a key as a sender makes it, the same in every demo."""
        return UUID(int=self.rnd.getrandbits(128), version=4)


@dataclass
class Loop:
    """One signal on its way: what it is about, where, who can be reached."""

    w: Wereld
    soort: str
    feiten: dict[str, Any]
    plek: Plek
    signaal: Signaal
    bereikbaar: bool

    @property
    def lead(self) -> Persoon:
        """Return the wijkregisseur of today."""
        return self.w.cast.lead(self.gebied)

    @property
    def gebied(self) -> int:
        """Return the key of the working area; every place of the demo lies in one."""
        if self.signaal.werkgebied_id is None:
            raise ValueError("Dit signaal ligt buiten de werkgebieden van de demo.")
        return self.signaal.werkgebied_id

    def wait(self, minst: int, meest: int) -> datetime:
        """Return a moment at work, so many working days on."""
        return self.w.uren.at_work(self.w.rnd.randint(minst, meest))

    def live(self) -> Leven:
        """Let it be read first; slow now and then, so that some terms pass; then along one of the paths."""
        traag = self.w.chance(0.06)
        yield self.wait(4, 9) if traag else self.wait(0, 2)
        paden = self.feiten["paden"]
        pad = self.w.rnd.choices(list(paden), list(paden.values()))[0]
        if pad == "vraag" and not self.bereikbaar:
            pad = "direct"
        if pad != "deur" and self.w.chance(0.12):
            self.annotate()
        yield from getattr(self, pad)()
        yield from self.judged()

    def annotate(self) -> None:
        """Write a note for colleagues, now and then only for the wijkregisseur."""
        alleen = self.w.chance(0.2)
        tekst = self.w.schrijver.draw("algemeen", "notitie_regisseur" if alleen else "notitie")
        actions.note(self.signaal, tekst=tekst, by=self.lead, alleen_regisseur=alleen)

    def direct(self) -> Leven:
        """The wijkregisseur takes it up and finishes it."""
        self.signaal = actions.take(self.signaal, by=self.lead)
        yield self.wait(3, 16)
        if self.w.chance(0.25) and self.bereikbaar:
            actions.message(self.signaal, tekst=self.w.schrijver.draw("algemeen", "tussenbericht"), by=self.lead)
            yield self.wait(2, 8)
        self.finish(self.w.schrijver.pair(self.soort, "uitkomst", self.plek)[1])

    def finish(self, uitkomst: str) -> None:
        """Close with what came of it."""
        self.signaal = actions.close(self.signaal, uitkomst=uitkomst, by=self.lead)

    def afdeling(self) -> Leven:
        """Ask a department and tell the reporter what it answered."""
        yield from self.passed_on(self.feiten["afdeling"])

    def partner(self) -> Leven:
        """Ask a partner, who answers or gives it back."""
        yield from self.passed_on(self.feiten["partner"])

    def passed_on(self, organisatie: str) -> Leven:
        """Pass it on, wait (sometimes too long), get an answer or get it back, and tell the reporter."""
        antwoord, uitkomst = self.w.schrijver.pair(self.soort, "uitkomst", self.plek)
        self.signaal = actions.forward(
            self.signaal,
            naar=self.w.cast.organisaties[organisatie],
            antwoord_verwacht_op=termijnen.add_werkdagen(klok.vandaag(), self.w.rnd.choice((5, 8, 10, 15))),
            toelichting=self.w.schrijver.draw("algemeen", "toelichting"),
            by=self.lead,
        )
        ontvanger = self.w.cast.worker(organisatie, self.gebied)
        yield self.wait(1, 5)
        if self.w.chance(0.08):
            yield from self.given_back(ontvanger)
            return
        if self.w.chance(0.25):
            self.signaal = actions.take(self.signaal, by=ontvanger)
        yield self.wait(3, 9) if self.w.chance(0.75) else self.wait(14, 30)
        self.signaal = actions.answer(self.signaal, tekst=antwoord, by=ontvanger)
        yield self.wait(0, 4)
        self.finish(uitkomst)

    def given_back(self, ontvanger: Persoon) -> Leven:
        """It was not for them: the wijkregisseur goes on with it."""
        reden = self.w.schrijver.draw("algemeen", "teruggave")
        self.signaal = actions.hand_back(self.signaal, reden=reden, by=ontvanger)
        yield self.wait(1, 4)
        yield from self.taak()

    def taak(self) -> Leven:
        """Give it to a department that finishes it by itself."""
        organisatie = self.feiten["afdeling"]
        self.signaal = actions.assign(self.signaal, organisatie=self.w.cast.organisaties[organisatie], by=self.lead)
        yield self.wait(2, 12)
        uitkomst = self.w.schrijver.pair(self.soort, "uitkomst", self.plek)[1]
        wie = self.w.cast.worker(organisatie, self.gebied)
        self.signaal = actions.close(self.signaal, uitkomst=uitkomst, by=wie)

    def vraag(self) -> Leven:
        """Ask the reporter something; most answer within days."""
        vraag, antwoord = self.w.schrijver.pair("algemeen", "vraag", self.plek)
        self.signaal = actions.take(self.signaal, by=self.lead)
        actions.ask(self.signaal, tekst=vraag, by=self.lead)
        yield self.w.uren.at_home(self.w.rnd.uniform(0.2, 4))
        if self.w.chance(0.8):
            actions.reply(self.signaal, tekst=antwoord)
        yield self.wait(2, 7)
        self.finish(self.w.schrijver.pair(self.soort, "uitkomst", self.plek)[1])

    def tafel(self) -> Leven:
        """Put it on the agenda of a table."""
        tafel = self.w.rnd.choice(
            ("Wijkteamoverleg", "Wijkteamoverleg", "Overleg leefbaarheid", "Overleg met de wijkwethouder")
        )
        self.signaal = actions.schedule(self.signaal, tafel=tafel, by=self.lead)
        yield self.wait(8, 24)
        self.signaal = actions.take(self.signaal, by=self.lead)
        actions.note(self.signaal, tekst=self.w.schrijver.draw("algemeen", "besproken"), by=self.lead)
        yield self.wait(2, 9)
        self.finish(self.w.schrijver.pair(self.soort, "uitkomst", self.plek)[1])

    def deur(self) -> Leven:
        """It belongs elsewhere: say where."""
        titel, uitkomst = self.w.schrijver.pair(self.soort, "andere_deur", self.plek)
        self.signaal = actions.decline(self.signaal, uitkomst=uitkomst, deur=self.w.deuren.get(titel), by=self.lead)
        yield klok.nu()

    def intrek(self) -> Leven:
        """The reporter takes it back."""
        yield self.w.uren.at_home(1)
        self.signaal = actions.withdraw(self.signaal)

    def samen(self) -> Leven:
        """Let it go on inside an earlier open signal about the same; without one it goes its own way."""
        eerdere = self.w.open.get((self.soort, self.gebied), [])
        sinds = klok.nu() - timedelta(days=45)
        for eerder in reversed([s for s in eerdere if s.pk != self.signaal.pk and s.ontvangen_op > sinds]):
            if Signaal.objects.filter(pk=eerder.pk, status__in=OPEN).exists():
                self.signaal = actions.merge(self.signaal, met=eerder, by=self.lead)
                return
        yield from self.direct()

    def judged(self) -> Leven:
        """Some reporters say whether it helped; some whom it did not help ask to go on."""
        if not self.bereikbaar or self.signaal.status != "afgehandeld" or not self.w.chance(0.42):
            return
        yield self.w.uren.at_home(self.w.rnd.uniform(1, 9))
        geholpen = self.w.chance(0.74)
        self.signaal = actions.judge(self.signaal, geholpen=geholpen)
        if geholpen or not self.w.chance(0.55):
            return
        yield self.w.uren.at_home(0.1)
        self.signaal = actions.reopen(self.signaal, reden=self.w.schrijver.draw("algemeen", "heropening"))
        yield self.wait(2, 12)
        self.finish(self.w.schrijver.draw("algemeen", "tweede_uitkomst"))

    def company(self) -> Leven:
        """Neighbours say: me too; the reporter adds something."""
        for _buur in range(min(int(self.w.rnd.expovariate(1.1)), 9)):
            yield self.w.uren.at_home(self.w.rnd.uniform(0.3, 3))
            if not Signaal.objects.filter(pk=self.signaal.pk, status__in=OPEN).exists():
                return
            email = self._neighbour() if self.w.chance(0.4) else ""
            tekst = self.w.schrijver.draw("algemeen", "steun") if self.w.chance(0.35) else ""
            actions.support(self.signaal, client_id=self.w.key(), email=email, tekst=tekst)

    def _neighbour(self) -> str:
        return address_of(f"buur {self.w.rnd.choice('abcdefghijklmnoprstvw')}{self.w.rnd.randint(100, 999)}")

    def addition(self) -> Leven:
        """The reporter thinks of something later."""
        yield self.w.uren.at_home(self.w.rnd.uniform(0.2, 2))
        if Signaal.objects.filter(pk=self.signaal.pk, status__in=OPEN).exists():
            actions.add(self.signaal, tekst=self.w.schrijver.draw("algemeen", "aanvulling"))

    def shield(self) -> Leven:
        """Now and then the wijkregisseur changes who may read it."""
        yield self.wait(0, 1)
        if not Signaal.objects.filter(pk=self.signaal.pk, status__in=OPEN).exists():
            return
        niveau = self.w.rnd.choice((Zichtbaarheid.REGISSEUR, Zichtbaarheid.PARTNERS))
        partners = [self.w.cast.organisaties[self.feiten["partner"]]] if niveau == Zichtbaarheid.PARTNERS else []
        actions.show_to(self.signaal, zichtbaarheid=niveau, partners=partners, by=self.lead)
