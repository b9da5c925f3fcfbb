"""Booking: open a pot, move money in it, carry it to another pot, close it. All or nothing, each act once."""

from collections.abc import Iterable, Sequence
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import keten, queries, rules
from wijkwerk.kern.grootboek.models import Boeking, Pot, Stand
from wijkwerk.kern.grootboek.rules import Post, Tekort
from wijkwerk.kern.grootboek.states import WEGEN, Handeling
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.logboek.actions import Handelend
from wijkwerk.kern.weigering import Weigering

__all__ = ["Post", "Tekort", "book", "close", "open_pot", "transfer"]


@transaction.atomic
def open_pot(*, sleutel: str, fonds: str, jaar: int, gebied: str = "", naam: str, by: Handelend | None) -> Pot:
    """Open an empty pot, or return the one with this key; money comes with a first post PLAFOND.

    Refuses ("grootboek.pot_bestaat") when the key is that of a pot for another fund, year or area.
    """
    eigenschappen = {"fonds": fonds, "jaar": jaar, "gebied": gebied}
    pot, nieuw = Pot.objects.get_or_create(sleutel=sleutel, defaults=eigenschappen | {"naam": naam})
    if nieuw:
        logboek.note("grootboek.pot_geopend", object=pot, by=by, fonds=fonds, jaar=jaar, gebied=gebied)
    elif any(getattr(pot, veld) != waarde for veld, waarde in eigenschappen.items()):
        raise Weigering(_("Er is al een andere pot met deze sleutel."), regel="grootboek.pot_bestaat")
    return pot


def book(posten: Sequence[Post], *, sleutel: str, by: Handelend | None) -> tuple[Boeking, ...]:
    """Book one act: all its posts or none, and with the same key never twice. Returns the lines in the order given.

    The pots wait for each other in the order of their keys. Inside a larger transaction the lines go with it: book
    all that belongs to one decision in one call. Amounts are whole cents.
    The same key with the same posts returns the lines that are there. Refusals (Weigering, with rule): Tekort when
    an account has too little ("grootboek.tekort", says what is left), "grootboek.al_betaald" when money that was
    paid would fall free without being reclaimed, "grootboek.gesloten", "grootboek.open", "grootboek.stap_onbekend",
    "grootboek.bedrag", "grootboek.dossier", "grootboek.omschrijving", "grootboek.leeg", "grootboek.sleutel_gebruikt".
    Writes "grootboek.geboekt" in the log per pot, with the number and the hash of its last line.
    """
    rules.refuse_malformed(posten, sleutel)
    try:
        return _book(posten, sleutel, by)
    except IntegrityError:
        # The same key at the same moment on other pots: those locks did not meet, the unique key did.
        regels = _earlier(posten, sleutel)
        if not regels:
            raise
        return regels


def transfer(
    *, van: Pot, naar: Pot, bedrag: int, sleutel: str, by: Handelend | None, omschrijving: str = ""
) -> tuple[Boeking, ...]:
    """Carry free money from one pot to another (overheveling): two lines, one act. Refuses as `book` does."""
    posten = [
        Post(van, Handeling.VERLAAG, bedrag, omschrijving=omschrijving),
        Post(naar, Handeling.VERHOOG, bedrag, omschrijving=omschrijving),
    ]
    return book(posten, sleutel=sleutel, by=by)


@transaction.atomic
def close(pot: Pot, *, by: Handelend | None) -> tuple[Boeking, ...]:
    """Close a pot at the end of its year: what is free goes back to the budget, and nothing new begins.

    Granting what was reserved, settling, paying and reclaiming go on. What falls free later goes back with another
    `close`. Returns the line that was booked, or nothing when nothing was free.
    """
    vers = _lock([pot.pk])[pot.pk]
    if vers.gesloten_op is None:
        vers.gesloten_op = klok.nu()
        vers.save(update_fields=["gesloten_op"])
        logboek.note("grootboek.pot_gesloten", object=vers, by=by)
    pot.gesloten_op = vers.gesloten_op
    stand = queries.stand(vers)
    if not stand.vrij:
        return ()
    sleutel = f"sluit:{vers.pk}:{stand.volgnummer}"
    return book([Post(vers, Handeling.SLUIT, stand.vrij)], sleutel=sleutel, by=by)


@transaction.atomic
def _book(posten: Sequence[Post], sleutel: str, by: Handelend | None) -> tuple[Boeking, ...]:
    potten = _lock({post.pot.pk for post in posten})
    if eerder := _earlier(posten, sleutel):
        return eerder
    for post in posten:
        rules.refuse_closed(post, potten[post.pot.pk])
    dossiers = {post.dossier for post in posten} | {""}
    standen = list(Stand.objects.filter(pot__in=potten, dossier__in=dossiers))
    volgorde = rules.Saldi(standen).arrange(posten)
    hoofden = {stand.pot_id: (stand.volgnummer, stand.hash) for stand in standen if not stand.dossier}
    regels = _lines(volgorde, potten, hoofden, sleutel=sleutel, by=by)
    # The triggers count line after line, so the order of these rows is the order in which each of them holds.
    Boeking.objects.bulk_create(regels)
    _log(regels, potten, by)
    return tuple(sorted(regels, key=lambda regel: regel.post))


def _lock(pks: Iterable[int]) -> dict[int, Pot]:
    """Take the pots, always in the same order. SQLite has the write lock from the start of the transaction."""
    potten = Pot.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk")
    return {pot.pk: pot for pot in potten}


def _earlier(posten: Sequence[Post], sleutel: str) -> tuple[Boeking, ...]:
    regels = tuple(Boeking.objects.filter(sleutel=sleutel).order_by("post"))
    if regels:
        rules.refuse_other(posten, regels)
    return regels


def _lines(
    volgorde: Sequence[tuple[int, Post]],
    potten: dict[int, Pot],
    hoofden: dict[int, tuple[int, str]],
    *,
    sleutel: str,
    by: Handelend | None,
) -> list[Boeking]:
    boekstuk, nu, regels = uuid4(), klok.nu(), []
    for nr, post in volgorde:
        pot, weg = potten[post.pot.pk], WEGEN[Handeling(post.handeling)]
        volgnummer, vorige = hoofden.get(pot.pk) or (0, keten.begin(pot))
        regel = Boeking(
            pot=pot,
            volgnummer=volgnummer + 1,
            boekstuk=boekstuk,
            sleutel=sleutel,
            post=nr,
            handeling=Handeling(post.handeling),
            van=weg.van,
            naar=weg.naar,
            bedrag=post.bedrag,
            dossier=post.dossier,
            geboekt_op=nu,
            door_id=by.pk if by is not None else None,
            omschrijving=post.omschrijving,
            vorige_hash=vorige,
        )
        regel.hash = keten.link(regel)
        hoofden[pot.pk] = (regel.volgnummer, regel.hash)
        regels.append(regel)
    return regels


def _log(regels: Sequence[Boeking], potten: dict[int, Pot], by: Handelend | None) -> None:
    """Write per pot where its chain ends now: who cuts lines off the end must also change the log, which is sealed."""
    laatste = {regel.pot_id: regel for regel in regels}
    for pk, regel in sorted(laatste.items()):
        logboek.note(
            "grootboek.geboekt",
            object=potten[pk],
            by=by,
            boekstuk=str(regel.boekstuk),
            regels=sum(r.pot_id == pk for r in regels),
            volgnummer=regel.volgnummer,
            hash=regel.hash,
        )
