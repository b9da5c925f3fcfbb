"""The year: how many signals, about what, where, when and through which door; weighted by inhabitants and season."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from wijkwerk.demo.actions import prenten
from wijkwerk.demo.actions.draaiboek import Draaiboek, Leven
from wijkwerk.demo.actions.levens import Loop, Wereld
from wijkwerk.demo.actions.plekken import Gebied, Plek
from wijkwerk.demo.queries.gegevens import table
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import actions
from wijkwerk.signalen.actions import MelderGegevens
from wijkwerk.signalen.models import Onderwerp
from wijkwerk.signalen.states import Kanaal, Zichtbaarheid

AANTAL = 835
VERS = 18  # signals of the last evening, night and morning, so that today has something new everywhere
KANALEN = {Kanaal.FORMULIER: 56, Kanaal.TELEFOON: 20, Kanaal.BALIE: 8, Kanaal.PAPIER: 5, Kanaal.RONDGANG: 10}
# Which doors leave an address, how often.
BEREIKBAAR = {Kanaal.FORMULIER: 0.72, Kanaal.TELEFOON: 0.4, Kanaal.BALIE: 0.35, Kanaal.PAPIER: 1.0, Kanaal.RONDGANG: 0}
MET_BEELD = 0.055
VAN_BEWONERS = ("ontmoeten", "idee", "burendag", "compliment", "onveilig", "anders")  # nothing one sees in passing


class Jaar:
    """Plans the signals of a year and lets each come in at its moment."""

    def __init__(self, wereld: Wereld, boek: Draaiboek, stad: dict[str, Gebied], bewoners: Iterator[MelderGegevens]):
        self.w, self.boek, self.stad, self.bewoners = wereld, boek, stad, bewoners
        self.onderwerpen = {onderwerp.sleutel: onderwerp for onderwerp in Onderwerp.objects.all()}

    def plan(self, *, sinds: date) -> None:
        """Plan the whole year from `sinds` until now."""
        vandaag = klok.dag_van(self.boek.nu)
        dagen = [sinds + timedelta(days=n) for n in range((vandaag - sinds).days)]
        drukte = [2.6 if (vandaag - dag).days < 16 else 1.0 for dag in dagen]
        for dag in self.w.rnd.choices(dagen, drukte, k=AANTAL):
            self._plan_one(dag, self.w.uren.any_hour(dag))
        for nummer in range(VERS):
            moment = self.boek.nu - timedelta(minutes=self.w.rnd.randint(12, 16 * 60))
            self._plan_one(klok.dag_van(moment), moment, gebied=list(self.stad.values())[nummer % len(self.stad)])

    def _plan_one(self, dag: date, moment: datetime, gebied: Gebied | None = None) -> None:
        soorten, rnd = table("soorten"), self.w.rnd
        soort = rnd.choices(list(soorten), [s["gewicht"] * s["maanden"][dag.month - 1] for s in soorten.values()])[0]
        gebieden = list(self.stad.values())
        gebied = gebied or rnd.choices(gebieden, [g.inwoners for g in gebieden])[0]
        kanaal = rnd.choices(list(KANALEN), list(KANALEN.values()))[0]
        if kanaal == Kanaal.RONDGANG and soort in VAN_BEWONERS:
            kanaal = Kanaal.FORMULIER
        if kanaal != Kanaal.FORMULIER and moment + timedelta(hours=20) < self.boek.nu:
            moment = self.w.uren.desk_hour(dag)
        self.boek.plan(moment, self.come_in(soort, gebied, kanaal))

    def come_in(self, soort: str, gebied: Gebied, kanaal: str) -> Leven:
        """Store one signal and set its life going."""
        feiten = table("soorten")[soort]
        plek = self._place(self.w.rnd.choice(feiten["plekken"]), gebied)
        tekst = self.w.schrijver.report(soort, gebied.naam, plek, kanaal)
        self.tell(soort, gebied, kanaal, plek, tekst)
        yield self.boek.nu + timedelta(days=1)

    def _place(self, soort: str, gebied: Gebied) -> Plek:
        return self.w.rnd.choice(gebied.straten) if soort == "straat" else gebied.plekken[soort]

    def tell(self, soort: str, gebied: Gebied, kanaal: str, plek: Plek, tekst: str, **vast: Any) -> Loop:
        """Report a text about a place through a door; return the signal on its way, its life planned."""
        feiten = table("soorten")[soort]
        melder = vast.pop("melder", None) or self._reporter(kanaal, gebied)
        by = self._writer(kanaal, gebied)
        signaal = actions.report(
            tekst=tekst,
            onderwerp=self.onderwerpen[feiten["onderwerp"]],
            kanaal=kanaal,
            client_id=self.w.key(),
            punt=self._near(plek),
            plek=plek.naam,
            sinds=self.w.schrijver.draw("algemeen", "sinds") if self.w.chance(0.55) else "",
            melder=melder,
            fotos=prenten.photos(soort, self.w.rnd, by=by) if self.w.chance(MET_BEELD) else (),
            ontvangen_op=klok.nu() - timedelta(hours=22) if kanaal == Kanaal.PAPIER else None,
            by=by,
        )
        loop = Loop(self.w, soort, feiten, plek, signaal, bool(melder and (melder.email or melder.postadres)))
        self.w.open.setdefault((soort, loop.gebied), []).append(signaal)
        if vast.pop("leeft", True):
            self._set_going(loop)
        return loop

    def _set_going(self, loop: Loop) -> None:
        nu = klok.nu()
        self.boek.plan(nu, loop.live())
        if loop.signaal.zichtbaarheid == Zichtbaarheid.OPENBAAR:
            self.boek.plan(nu, loop.company())
        elif self.w.chance(0.1):
            self.boek.plan(nu, loop.shield())
        if loop.bereikbaar and self.w.chance(0.06):
            self.boek.plan(nu, loop.addition())

    def _near(self, plek: Plek) -> tuple[float, float]:
        lat, lon = plek.punt
        return round(lat + self.w.rnd.gauss(0, 0.0002), 6), round(lon + self.w.rnd.gauss(0, 0.0003), 6)

    def _writer(self, kanaal: str, gebied: Gebied) -> Persoon | None:
        if kanaal == Kanaal.FORMULIER:
            return None
        if kanaal == Kanaal.RONDGANG:
            return self.w.cast.lead(gebied.werkgebied.pk)
        return self.w.cast.mensen["kcc" if kanaal == Kanaal.TELEFOON else "kcc2"]

    def _reporter(self, kanaal: str, gebied: Gebied) -> MelderGegevens | None:
        """Return who reports, by mail, or by a letter where somebody wrote one; many leave nothing."""
        if not self.w.chance(BEREIKBAAR[Kanaal(kanaal)]):
            return None
        bewoner = next(self.bewoners)
        if kanaal != Kanaal.PAPIER:
            return bewoner
        straat = self.w.rnd.choice(gebied.straten).naam
        postcode = gebied.postcodes[straat]
        adres = f"{straat} {self.w.rnd.randrange(1, 23, 2)}, {postcode[:4]} {postcode[4:]} Zoetermeer"
        return MelderGegevens(naam=bewoner.naam, postadres=adres)
