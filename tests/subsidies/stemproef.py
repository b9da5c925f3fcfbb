"""A vote from the first word to the last ballot, made by the acts people use."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from wijkwerk.kern import klok
from wijkwerk.subsidies.actions import idee as ideeen
from wijkwerk.subsidies.actions import stemmen, uitslag
from wijkwerk.subsidies.actions import stemronde as stemrondes
from wijkwerk.subsidies.actions.idee import Eisoordeel
from wijkwerk.subsidies.models import Idee, Plafonddeel, Stemronde

EISEN = ["Het is voor iedereen in de wijk.", "Het past op grond van de gemeente."]
PLANNEN = (("Bankjes aan de plas", 40_000), ("Podium op het plein", 50_000), ("Moestuin in het park", 30_000))
IDEE_VAN, IDEE_TOT, STEM_VAN, STEM_TOT = date(2026, 3, 3), date(2026, 3, 20), date(2026, 4, 6), date(2026, 4, 19)


def on(dag: date):
    """Hold the clock on a day."""
    return klok.op(klok.nu() + timedelta(days=(dag - klok.vandaag()).days))


def make(stad, versie, **velden) -> Stemronde:
    """Make a vote for Seghwaert over EUR 900, not announced."""
    gegevens = {
        "naam": "Seghwaert kiest",
        "uitleg": "EUR 900 voor ideeën van bewoners. U kiest wat er komt.",
        "bedrag": 90_000,
        "hoogste_kosten": 60_000,
        "eisen": EISEN,
        "ideeen_van": IDEE_VAN,
        "ideeen_tot": IDEE_TOT,
        "stemmen_van": STEM_VAN,
        "stemmen_tot": STEM_TOT,
        "hoogste_keuzes": 2,
    }
    deel = Plafonddeel.objects.get(plafond__regeling=versie.regeling)
    return stemrondes.make(
        versie=versie, plafonddeel=deel, werkgebied=stad.wijk, by=stad.seghwaert, **gegevens | velden
    )


def send_in(ronde: Stemronde, titel: str = "Bankjes aan de plas", kosten: int = 40_000, **velden):
    """Send an idea in as a resident."""
    gegevens = {"tekst": "Dan kunnen ouderen onderweg rusten.", "plek": "Bij de plas", "client_id": uuid4()}
    return ideeen.submit(ronde, titel=titel, kosten=kosten, **gegevens | velden)


def say_yes(idee, by):
    """Find an idea feasible on every criterion."""
    return ideeen.judge(
        idee, oordelen=[Eisoordeel(eis, ja=True) for eis in idee.stemronde.eisen], kosten=idee.kosten, by=by
    )


def open_vote(stad, versie, *, plannen=PLANNEN, **velden) -> Stemronde:
    """Hold a vote until the voting is open."""
    ronde = stemrondes.announce(make(stad, versie, **velden), by=stad.seghwaert)
    for titel, kosten in plannen:
        say_yes(send_in(ronde, titel, kosten), stad.seghwaert)
    with on(IDEE_TOT + timedelta(days=1)):
        stemrondes.assess(ronde, by=stad.seghwaert)
        stemrondes.draw_ballot(ronde, by=stad.seghwaert)
    with on(STEM_VAN):
        ronde = stemrondes.open_vote(ronde, by=stad.seghwaert)
    ronde.refresh_from_db()
    return ronde


def letters_of(ronde: Stemronde) -> dict[str, str]:
    """Return the letter of each idea by its title."""
    return dict(ronde.ideeen.exclude(letter="").values_list("titel", "letter"))


def vote(ronde: Stemronde, by, *biljetten: tuple[str, ...]) -> list[str]:
    """Let people vote: each ballot a few letters; return the codes they used."""
    codes = stemmen.make_codes(ronde, aantal=len(biljetten), by=by)
    with on(STEM_VAN):
        for code, letters in zip(codes, biljetten, strict=True):
            stemmen.cast(ronde, code=code, keuzes=dict.fromkeys(letters, 1))
    return codes


def declared(stad, versie, *, twee=("Bankjes aan de plas", "Podium op het plein"), **velden) -> Stemronde:
    """Hold a vote to the end: six like the first two plans, four the third; bankjes and moestuin are chosen."""
    ronde = open_vote(stad, versie, **velden)
    Idee.objects.filter(stemronde=ronde).update(indiener="Noor", email="noor@voorbeeld.nl")
    letter = letters_of(ronde)
    samen = tuple(letter.pop(titel) for titel in twee)
    vote(ronde, stad.seghwaert, *[samen] * 6, *[tuple(letter.values())] * 4)
    with on(STEM_TOT + timedelta(days=1)):
        stemrondes.close_vote(ronde, by=stad.seghwaert)
        uitslag.count(ronde, by=stad.seghwaert)
        uitslag.declare(ronde, by=stad.seghwaert)
    ronde.refresh_from_db()
    return ronde


def moment(dag: date) -> datetime:
    """Return the moment of the clock on another day, for threads."""
    return klok.nu() + timedelta(days=(dag - klok.vandaag()).days)
