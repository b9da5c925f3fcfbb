"""Two votes on the money of a wijk: one that was counted this year, and one in which people can vote today."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse

from wijkwerk.demo.actions.draaiboek import Leven
from wijkwerk.demo.actions.fondsen import WIJKBUDGET, Fondsen
from wijkwerk.demo.actions.jaar import Jaar
from wijkwerk.demo.queries.gegevens import table
from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.subsidies.actions import idee as ideeen
from wijkwerk.subsidies.actions import stemmen, stemronde, uitslag, uitslag_vervolg
from wijkwerk.subsidies.models import Idee, Stemronde
from wijkwerk.subsidies.queries.plafond import parts_for
from wijkwerk.subsidies.queries.stemronde import Eisoordeel

WIJK = "Seghwaert"
EISEN = (
    "Het is goed voor de hele wijk, en niet voor een club of een huis.",
    "Het kan binnen een jaar klaar zijn.",
    "Het kost niet meer dan het bedrag dat erbij staat.",
)
UITLEG = (
    "Iedereen vanaf twaalf jaar in Seghwaert kreeg een brief met een code. Kies de ideeën die u goed vindt. De "
    "gemeente telt zo dat niet alleen de grootste groep haar zin krijgt, en iedereen kan het narekenen."
)


def plan(jaar: Jaar, fondsen: Fondsen) -> None:
    """Plan both votes; the days count back from now."""
    gehouden: dict[str, Any] = {
        "naam": "Seghwaert kiest in het voorjaar",
        "bedrag": 9000,
        "dagen": (205, 185, 170, 150),
        "idee": "idee",
    }
    loopt: dict[str, Any] = {
        "naam": "Seghwaert kiest voor de winter",
        "bedrag": 6000,
        "dagen": (48, 28, 5, -9),
        "idee": "nieuw_idee",
    }
    for feiten, leven in ((gehouden, _held), (loopt, _running)):
        begin = jaar.boek.nu - timedelta(days=feiten["dagen"][0] + 6)
        jaar.boek.plan(begin, leven(jaar, fondsen, feiten))


def _held(jaar: Jaar, fondsen: Fondsen, feiten: dict[str, Any]) -> Leven:
    """Hold a vote from the announcement to the result."""
    ronde = _announce(jaar, fondsen, feiten)
    yield from _gather(jaar, ronde, feiten)
    codes = stemmen.make_codes(ronde, aantal=420, by=fondsen.beheer)
    yield _on(ronde.stemmen_van)
    stemronde.open_vote(Stemronde.objects.get(pk=ronde.pk), by=None)
    yield _on(ronde.stemmen_tot)
    _vote(jaar, ronde, codes[:263])
    yield _on(ronde.stemmen_tot + timedelta(days=1))
    ronde = stemronde.close_vote(Stemronde.objects.get(pk=ronde.pk), by=None)
    yield _on(ronde.stemmen_tot + timedelta(days=4))
    uitslag.count(ronde, by=fondsen.beheer)
    ronde = uitslag.declare(Stemronde.objects.get(pk=ronde.pk), by=fondsen.beheer)
    *voor_de_gemeente, voor_bewoners = ronde.ideeen.filter(status="gekozen").order_by("letter")
    for idee in voor_de_gemeente:
        uitslag_vervolg.hand_to_municipality(idee, by=fondsen.beheer)
    over_drie_weken = klok.dag_van(jaar.boek.nu) + timedelta(days=21)
    uitslag_vervolg.invite(voor_bewoners, voor=over_drie_weken, by=fondsen.beheer)


def _running(jaar: Jaar, fondsen: Fondsen, feiten: dict[str, Any]) -> Leven:
    """Open a vote in which some voted already; one letter with a code lies in the mailbox of the demo."""
    ronde = _announce(jaar, fondsen, feiten)
    yield from _gather(jaar, ronde, feiten)
    codes = stemmen.make_codes(ronde, aantal=300, by=fondsen.beheer)
    yield _on(ronde.stemmen_van)
    ronde = stemronde.open_vote(Stemronde.objects.get(pk=ronde.pk), by=None)
    yield _on(ronde.stemmen_van + timedelta(days=3))
    _vote(jaar, ronde, codes[:88])
    _show_letter(jaar, ronde, codes[-1])


def _announce(jaar: Jaar, fondsen: Fondsen, feiten: dict[str, Any]) -> Stemronde:
    wijk, vandaag = jaar.stad[WIJK].werkgebied, klok.dag_van(jaar.boek.nu)
    versie = fondsen.version(WIJKBUDGET)
    dagen = [vandaag - timedelta(days=terug) for terug in feiten["dagen"]]
    ronde = stemronde.make(
        versie=versie,
        plafonddeel=parts_for(versie.regeling, wijk, klok.vandaag())[0],
        werkgebied=wijk,
        naam=feiten["naam"],
        uitleg=UITLEG,
        bedrag=feiten["bedrag"] * 100,
        hoogste_kosten=500_000,
        eisen=list(EISEN),
        **dict(zip(("ideeen_van", "ideeen_tot", "stemmen_van", "stemmen_tot"), dagen, strict=True)),
        hoogste_keuzes=4,
        by=fondsen.beheer,
    )
    return stemronde.announce(ronde, by=fondsen.beheer)


def _gather(jaar: Jaar, ronde: Stemronde, feiten: dict[str, Any]) -> Leven:
    """Let ideas come in, look at each, and draw the ballot."""
    plekken = {soort: plek.naam for soort, plek in jaar.stad[WIJK].plekken.items()}
    for nummer, rij in enumerate(table("plannen")[feiten["idee"]]):
        yield _on(ronde.ideeen_van + timedelta(days=1 + nummer * 2))
        bewoner = next(jaar.bewoners)
        ideeen.submit(
            ronde,
            titel=rij["titel"].format(**plekken),
            tekst=rij["tekst"],
            kosten=rij["kosten"] * 100,
            indiener=bewoner.naam,
            email=bewoner.email,
            client_id=jaar.w.key(),
        )
    yield _on(ronde.ideeen_tot + timedelta(days=2))
    ronde = stemronde.assess(Stemronde.objects.get(pk=ronde.pk), by=None)
    lead = jaar.w.cast.lead(jaar.stad[WIJK].werkgebied.pk)
    for idee, rij in zip(ronde.ideeen.order_by("pk"), table("plannen")[feiten["idee"]], strict=True):
        oordelen = [
            Eisoordeel(EISEN[0], "nee" not in rij, rij.get("nee", "")),
            *(Eisoordeel(eis, True) for eis in EISEN[1:]),
        ]
        ideeen.judge(idee, oordelen=oordelen, kosten=idee.kosten, by=lead)
    stemronde.draw_ballot(Stemronde.objects.get(pk=ronde.pk), by=lead)


def _vote(jaar: Jaar, ronde: Stemronde, codes: list[str]) -> None:
    """Let people vote: each idea has its own following, and groups like the same things."""
    op_biljet = list(Idee.objects.filter(stemronde=ronde).exclude(letter="").order_by("letter"))
    gewicht = [jaar.w.rnd.uniform(0.6, 2.0) for _idee in op_biljet]
    for code in codes:
        gekozen = jaar.w.rnd.choices(op_biljet, gewicht, k=jaar.w.rnd.randint(1, 4))
        stemmen.cast(ronde, code=code, keuzes={idee.letter: 1 for idee in gekozen})


def _show_letter(jaar: Jaar, ronde: Stemronde, code: str) -> None:
    """Put one code where who tries the demo can find it."""
    link = settings.ADRES + reverse("subsidies:stem", args=[ronde.sleutel])
    bewoner = next(jaar.bewoners)
    berichten.send(
        sleutel=f"demo:stembrief:{ronde.pk}",
        aan=bewoner.email,
        naam=bewoner.naam,
        onderwerp=f"Voorbeeld van een stembrief: {ronde.naam}",
        tekst=(
            f"Deze code zou met de post komen. In de demo staat hij hier, zodat u het stemmen kunt proberen.\n\n"
            f"Uw code: {code}\n\nStem hier: {link}"
        ),
    )


def _on(dag: date) -> datetime:
    return datetime.combine(dag, time(10, 30), klok.AMSTERDAM)
