"""A vote of residents: made, announced before it begins, held on its days, stopped with a reason.

The money is reserved for the vote from the announcement on (dossier "stemronde:12"), so that nobody votes on money
that is gone.
"""

import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import stap, stembiljet
from wijkwerk.subsidies.models import Idee, Plafonddeel, Regelingversie, Stemronde
from wijkwerk.subsidies.queries.stemronde import dossier, letters
from wijkwerk.subsidies.states import stemronde as states
from wijkwerk.subsidies.states.regeling import Verdeelwijze
from wijkwerk.subsidies.states.stemronde import REGEL, Ideestatus, Status

MIN_IDEEEN = 2
VELDEN = (
    "naam", "uitleg", "bedrag", "hoogste_kosten", "eisen", "ideeen_van", "ideeen_tot", "stemmen_van", "stemmen_tot",
    "vorm", "hoogste_keuzes", "punten", "leeftijd_vanaf", "telwijze",
)  # fmt: skip
FOUT = "subsidies.stemronde"


@transaction.atomic
def make(
    *, versie: Regelingversie, plafonddeel: Plafonddeel, werkgebied: Werkgebied | None, by: Persoon, **velden: Any
) -> Stemronde:
    """Make a vote, with the fields in VELDEN; amounts in cents, `eisen` one text per criterion, days both included.

    Refuses ("subsidies.stemronde") a fund that is not divided by a vote, money of another fund or area, days out of
    order, and more than the part of the ceiling holds. Nobody sees it until it is announced.
    """
    ronde = Stemronde(
        regelingversie=versie,
        plafonddeel=plafonddeel,
        werkgebied=werkgebied,
        gemaakt_door=by,
        status_sinds=klok.nu(),
        sleutel=_key(velden["naam"]),
        **velden,
    )
    rules.require(REGEL, by, ronde)
    _check(ronde)
    ronde.save()
    logboek.note("subsidies.stemronde_gemaakt", object=ronde, by=by, bedrag=ronde.bedrag)
    return ronde


def _key(naam: str) -> str:
    begin = slugify(naam)[:52] or "stemronde"
    gebruikt = set(Stemronde.objects.filter(sleutel__startswith=begin).values_list("sleutel", flat=True))
    kandidaten = [begin, *(f"{begin}-{nummer}" for nummer in range(2, len(gebruikt) + 3))]
    return next(sleutel for sleutel in kandidaten if sleutel not in gebruikt)


@transaction.atomic
def change(ronde: Stemronde, *, by: Persoon, versie: int | None = None, **velden: Any) -> Stemronde:
    """Change a vote before it is announced (the fields in VELDEN); afterwards its rules stand."""
    rij = stap.lock(Stemronde, ronde.pk, versie=versie)
    rules.require(REGEL, by, rij)
    if rij.status != Status.VOORBEREIDING:
        raise Weigering(_("De regels van deze stemming zijn bekend gemaakt en veranderen niet meer."), regel=FOUT)
    if onbekend := set(velden) - set(VELDEN):
        raise TypeError(f"not fields of a vote: {sorted(onbekend)}")
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    _check(rij)
    return stap.change(rij, logwoord="stemronde_gewijzigd", by=by, velden=velden, gewijzigd=sorted(velden))


def _check(ronde: Stemronde) -> None:
    """Refuse what cannot be a vote; the words say what to mend."""
    deel, versie = ronde.plafonddeel, ronde.regelingversie
    te_duur = ronde.bedrag <= 0 or not 0 < ronde.hoogste_kosten <= ronde.bedrag
    dagen = (ronde.ideeen_van, ronde.ideeen_tot, ronde.stemmen_van, ronde.stemmen_tot)
    fouten = (
        (versie.verdeelwijze != Verdeelwijze.STEMRONDE, _("Deze regeling verdeelt niet met een stemming.")),
        (deel.plafond.regeling_id != versie.regeling_id, _("Dit geld hoort bij een andere regeling.")),
        (deel.werkgebied_id not in (None, ronde.werkgebied_id), _("Dit geld is voor een andere wijk.")),
        (not ronde.naam.strip() or not ronde.uitleg.strip(), _("Geef de stemming een naam en leg haar uit.")),
        (not dagen[0] <= dagen[1] < dagen[2] <= dagen[3], _("Zet de dagen op volgorde: eerst ideeën, dan stemmen.")),
        (te_duur, _("Een idee kost hoogstens het hele bedrag.")),
        (ronde.hoogste_keuzes < 1 or ronde.punten < 1, _("Iemand kiest minstens één idee.")),
    )  # fmt: skip
    for fout, melding in fouten:
        if fout:
            raise Weigering(melding, regel=FOUT)


@transaction.atomic
def announce(ronde: Stemronde, *, by: Persoon, versie: int | None = None) -> Stemronde:
    """Publish the rules, days and criteria, and reserve the money. From now on none of it changes.

    Refuses ("subsidies.stemronde") without criteria or after the first day for ideas; "grootboek.tekort" when the pot
    has too little.
    """
    rij = stap.lock(Stemronde, ronde.pk, versie=versie)
    if not rij.eisen:
        raise Weigering(_("Schrijf eerst op waaraan een idee moet voldoen. Dat is vooraf bekend."), regel=FOUT)
    if klok.vandaag() > rij.ideeen_van:
        raise Weigering(_("De eerste dag voor ideeën is al voorbij. Kies een latere dag."), regel=FOUT)
    stap.move(rij, states, "announce", by=by)
    _book(rij, Handeling.RESERVEER, rij.bedrag, sleutel=f"stemronde:{rij.pk}:reserveer", by=by)
    return rij


@transaction.atomic
def assess(ronde: Stemronde, *, by: Persoon | None, versie: int | None = None) -> Stemronde:
    """Close the time for ideas after its last day; by itself too (`by` None)."""
    rij = stap.lock(Stemronde, ronde.pk, versie=versie)
    _wait_for(rij.ideeen_tot, _("Ideeën insturen kan nog tot en met %(dag)s."))
    return stap.move(rij, states, "assess", by=by, regel=_rule(by))


@transaction.atomic
def draw_ballot(ronde: Stemronde, *, by: Persoon, versie: int | None = None) -> Stemronde:
    """Draw in which order the ideas stand on the ballot, once; from then on letters and ballots can be printed.

    A random word is drawn and published. The order is that of SHA-256(word:number of the idea), so that anyone can
    make it again, and the same word settles draws in the count. Refuses ("subsidies.stembiljet") before every idea
    was judged, with fewer than two ideas, and a second time.
    """
    rij = stap.lock(Stemronde, ronde.pk, versie=versie)
    rules.require(REGEL, by, rij)
    ideeen = list(rij.ideeen.select_for_update().order_by("pk"))
    haalbaar = [idee for idee in ideeen if idee.status == Ideestatus.HAALBAAR]
    fouten = (
        (rij.status != Status.TOETSING, _("Het stembiljet komt na het bekijken van de ideeën.")),
        (rij.loting, _("De volgorde op het stembiljet is al geloot.")),
        (any(idee.status == Ideestatus.INGEDIEND for idee in ideeen), _("Nog niet elk idee is bekeken.")),
        (len(haalbaar) < MIN_IDEEEN, _("Er zijn minstens twee ideeën nodig om uit te kiezen.")),
    )
    for fout, melding in fouten:
        if fout:
            raise Weigering(melding, regel="subsidies.stembiljet")
    loting = secrets.token_hex(6)
    _give_letters(loting, haalbaar)
    return stap.change(rij, logwoord="stembiljet_geloot", by=by, velden={"loting": loting}, ideeen=len(haalbaar))


def _give_letters(loting: str, ideeen: Sequence[Idee]) -> None:
    volgorde = sorted(ideeen, key=lambda idee: stembiljet.turn(loting, idee.pk))
    for idee, letter in zip(volgorde, letters(len(volgorde)), strict=True):
        idee.letter = letter
        idee.save(update_fields=["letter"])


@transaction.atomic
def open_vote(ronde: Stemronde, *, by: Persoon | None, versie: int | None = None) -> Stemronde:
    """Open the voting on its first day; by itself too. Refuses before it, and without a ballot."""
    rij = stap.lock(Stemronde, ronde.pk, versie=versie)
    if not rij.loting:
        raise Weigering(_("Stel eerst het stembiljet vast."), regel="subsidies.stembiljet")
    _wait_for(rij.stemmen_van - timedelta(days=1), _("Stemmen kan pas na %(dag)s."))
    return stap.move(rij, states, "open_vote", by=by, regel=_rule(by))


@transaction.atomic
def close_vote(ronde: Stemronde, *, by: Persoon | None, versie: int | None = None) -> Stemronde:
    """Close the voting after its last day and shake the box; by itself too."""
    rij = stap.lock(Stemronde, ronde.pk, versie=versie)
    _wait_for(rij.stemmen_tot, _("Stemmen kan nog tot en met %(dag)s."))
    stap.move(rij, states, "close_vote", by=by, regel=_rule(by))
    stembiljet.lay_codes_anew(rij)
    stembiljet.shake(rij)
    return rij


@transaction.atomic
def stop(ronde: Stemronde, *, reden: str, by: Persoon, versie: int | None = None) -> Stemronde:
    """Stop a vote with a reason that everyone reads; the money is free again, who sent ideas in is forgotten."""
    rij = stap.lock(Stemronde, ronde.pk, versie=versie)
    tekst = stap.need(reden, _("Schrijf op waarom de stemming stopt."), regel=FOUT)
    stap.check_text(tekst, pii_gezien=False)
    stap.move(rij, states, "stop", by=by, velden={"reden_gestopt": tekst})
    rij.ideeen.update(indiener="", email="")
    if vast := reserved(rij):
        _book(rij, Handeling.GEEF_VRIJ, vast, sleutel=f"stemronde:{rij.pk}:gestopt", by=by)
    return rij


def advance_due() -> int:
    """Make the steps whose day has come: close ideas, open a drawn ballot, close the voting; return how many.

    Run daily. A vote that misses its ballot waits for a person.
    """
    vandaag, gedaan = klok.vandaag(), 0
    stemrondes = Stemronde.objects.order_by("pk")
    werk: tuple[tuple[Any, dict[str, Any]], ...] = (
        (assess, {"status": Status.IDEEEN, "ideeen_tot__lt": vandaag}),
        (close_vote, {"status": Status.STEMMEN, "stemmen_tot__lt": vandaag}),
        (open_vote, {"status": Status.TOETSING, "stemmen_van__lte": vandaag, "stemmen_tot__gte": vandaag}),
    )
    for daad, filters in werk:
        rijp = stemrondes.filter(**filters).exclude(loting="") if daad is open_vote else stemrondes.filter(**filters)
        for ronde in rijp:
            daad(ronde, by=None)
            gedaan += 1
    return gedaan


def reserved(ronde: Stemronde) -> int:
    """Return the cents that lie ready for this vote."""
    return sum(stand.gereserveerd for stand in boeken.stand_of(dossier(ronde)))


def _book(ronde: Stemronde, handeling: Handeling, bedrag: int, *, sleutel: str, by: Persoon) -> None:
    post = Post(ronde.plafonddeel.pot, handeling, bedrag, dossier=dossier(ronde))
    grootboek.book([post], sleutel=sleutel, by=by)


def _rule(by: Persoon | None) -> str:
    return stap.SYSTEEM if by is None else REGEL


def _wait_for(laatste: date, melding: str) -> None:
    if klok.vandaag() <= laatste:
        raise Weigering(melding % {"dag": laatste.strftime("%d-%m-%Y")}, regel="subsidies.stemdagen")
