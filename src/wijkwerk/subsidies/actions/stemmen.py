"""Voting: codes that go out by letter and name nobody, and a ballot that goes in without its code.

Casting writes no line in the log, keeps no time, no channel and no person: what is not written cannot be read. What
stays is that a code was used, and a ballot in a shaken box.
"""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.rekenkern.stemmen import code as codes
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import stap, stembiljet
from wijkwerk.subsidies.models import Stemcode, Stemronde
from wijkwerk.subsidies.queries import stembiljet as biljet
from wijkwerk.subsidies.states.stemronde import REGEL, Status

UITGEVEN = (Status.IDEEEN, Status.TOETSING, Status.STEMMEN)
CODE = "subsidies.stemcode"


def key_of(ronde: Stemronde, code: str) -> str:
    """Return the keyed hash of a code for one vote: enough to know it again, not enough to make it."""
    return salted_hmac("wijkwerk.subsidies.stemcode", f"{ronde.pk}:{code}", algorithm="sha256").hexdigest()


@transaction.atomic
def make_codes(ronde: Stemronde, *, aantal: int, by: Persoon) -> list[str]:
    """Make a batch of codes and return them, this once: only their keyed hashes stay, in an order of their own.

    Refuses ("subsidies.stemcode") none or more than 5000 at a time, and outside the time for it.
    """
    rules.require(REGEL, by, ronde)
    rij = stap.lock(Stemronde, ronde.pk)
    if rij.status not in UITGEVEN:
        raise Weigering(_("Stemcodes maakt u na de aankondiging en voor het sluiten."), regel=CODE)
    if not 1 <= aantal <= biljet.HOOGSTENS:
        raise Weigering(_("Maak er 1 tot en met 5.000 per keer."), regel=CODE)
    partij = (rij.codes.aggregate(hoogste=Max("partij"))["hoogste"] or 0) + 1
    nieuw: set[str] = set()
    while len(nieuw) < aantal:
        nieuw.add(codes.draw())
    # Sorted by hash: the order of the rows then says nothing about the order of the letters.
    hashes = sorted(key_of(rij, code) for code in nieuw)
    Stemcode.objects.bulk_create([Stemcode(stemronde=rij, hash=hash_, partij=partij) for hash_ in hashes])
    logboek.note("subsidies.stemcodes_gemaakt", object=rij, by=by, aantal=aantal, partij=partij)
    return sorted(nieuw)


@transaction.atomic
def block(ronde: Stemronde, *, code: str, by: Persoon) -> Stemcode:
    """Block the code of a letter that was lost or came back. Refuses one that was used, or is not of this vote."""
    rules.require(REGEL, by, ronde)
    rij = _lock(stembiljet.hold(ronde), code)
    if rij.gebruikt:
        raise Weigering(_("Met deze code is al gestemd. Die stem blijft geldig."), regel=CODE)
    if not rij.geblokkeerd:
        rij.geblokkeerd = True
        rij.save(update_fields=["geblokkeerd"])
        logboek.note("subsidies.stemcode_geblokkeerd", object=ronde, by=by, partij=rij.partij)
    return rij


@transaction.atomic
def replace(ronde: Stemronde, *, code: str, by: Persoon) -> str:
    """Block a code and return a new one to hand out: with one letter nobody votes twice."""
    block(ronde, code=code, by=by)
    return make_codes(ronde, aantal=1, by=by)[0]


@transaction.atomic
def block_batch(ronde: Stemronde, *, partij: int, by: Persoon) -> int:
    """Block every code of a batch that was not used: its print was lost. Return how many."""
    rules.require(REGEL, by, ronde)
    stembiljet.hold(ronde)
    aantal = Stemcode.objects.filter(stemronde=ronde, partij=partij, gebruikt=False, geblokkeerd=False).update(
        geblokkeerd=True
    )
    logboek.note("subsidies.stempartij_geblokkeerd", object=ronde, by=by, partij=partij, aantal=aantal)
    return aantal


def check_code(ronde: Stemronde, code: str) -> str:
    """Return the code as it is kept when one can vote with it now; refuses ("subsidies.stemcode") with the reason."""
    _refuse_closed(ronde)
    _refuse_spent(_find(ronde, code))
    return codes.parse(code) or ""


@transaction.atomic
def cast(ronde: Stemronde, *, code: str, keuzes: Mapping[str, int]) -> None:
    """Vote: the code is used, and the ballot lies in the box without it. No line in the log, no time, nobody.

    Refuses ("subsidies.stemmen_dicht", "subsidies.stemcode", "subsidies.keuzes"). The same code at the same moment, by
    letter or on the screen: one ballot.
    """
    _cast(ronde, code, keuzes, op_papier=False)


@transaction.atomic
def cast_paper(
    ronde: Stemronde, *, code: str, keuzes: Mapping[str, int], nog_eens: Mapping[str, int], by: Persoon
) -> None:
    """Enter a paper ballot, typed twice; it counts the same. Refuses two readings that differ ("subsidies.keuzes").

    Paper that lay in the box in time may be entered after closing, until the count. It leaves no line in the log
    either: that would tie a time to a ballot.
    """
    rules.require(REGEL, by, ronde)
    if dict(keuzes) != dict(nog_eens):
        raise Weigering(_("De twee keer zijn niet gelijk. Lees het biljet nog eens."), regel=biljet.KEUZES)
    _cast(ronde, code, keuzes, op_papier=True)


def _cast(ronde: Stemronde, code: str, keuzes: Mapping[str, int], *, op_papier: bool) -> None:
    # Who votes waits a few milliseconds for who votes just before: so nothing goes in the box once it is closed.
    vers = stembiljet.hold(ronde)
    rij = _lock(vers, code)
    _refuse_closed(vers, op_papier=op_papier)
    _refuse_spent(rij)
    biljet.check_choices(vers, keuzes)
    rij.gebruikt, rij.op_papier = True, op_papier
    rij.save(update_fields=["gebruikt", "op_papier"])
    stembiljet.put_in(vers, {letter: keuzes[letter] for letter in sorted(keuzes)})


def _refuse_closed(ronde: Stemronde, *, op_papier: bool = False) -> None:
    open_ = ronde.status == Status.STEMMEN and klok.vandaag() <= ronde.stemmen_tot
    na_sluiting = op_papier and ronde.status in (Status.STEMMEN, Status.TELLEN) and not hasattr(ronde, "uitslag")
    if not open_ and not na_sluiting:
        raise Weigering(_("Stemmen kan nu niet."), regel="subsidies.stemmen_dicht")


def _find(ronde: Stemronde, code: str, *, lock: bool = False) -> Stemcode:
    schoon = codes.parse(code)
    if schoon is None:
        raise Weigering(_("Deze code klopt niet. Kijk of u een teken anders hebt getypt."), regel=CODE)
    rijen = Stemcode.objects.select_for_update() if lock else Stemcode.objects.all()
    rij = rijen.filter(stemronde=ronde, hash=key_of(ronde, schoon)).first()
    if rij is None:
        raise Weigering(_("Deze code hoort niet bij deze stemming."), regel=CODE)
    return rij


def _lock(ronde: Stemronde, code: str) -> Stemcode:
    return _find(ronde, code, lock=True)


def _refuse_spent(rij: Stemcode) -> None:
    if rij.gebruikt:
        raise Weigering(_("Met deze code is al gestemd. Eén code is één stem."), regel=CODE)
    if rij.geblokkeerd:
        raise Weigering(_("Deze code is geblokkeerd, omdat de brief kwijt was. Gebruik de nieuwe code."), regel=CODE)
