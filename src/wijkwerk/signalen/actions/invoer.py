"""Read a backlog file: every good row comes in, every bad row is told why and can be mended and offered again."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from wijkwerk.gebieden.actions import search_address
from wijkwerk.gebieden.models import Buurt
from wijkwerk.kern import klok, pii
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taken import actions as taken
from wijkwerk.kern.taken import voortgang
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import rules
from wijkwerk.signalen.actions.controle import check_text
from wijkwerk.signalen.actions.invoer_rij import Rij, Rijfout, Tabel, read_row, read_table
from wijkwerk.signalen.actions.melden import level_of, place_of, search_text
from wijkwerk.signalen.actions.stap import handle_by, react_by
from wijkwerk.signalen.models import Invoer, Onderwerp, Signaal
from wijkwerk.signalen.states import OPEN, Status

MAX_BYTES = 20 * 1024 * 1024
MAX_FOUTEN = 1000


@dataclass(frozen=True)
class Stapel:
    """What every row of one file needs: the subjects by name, who reads it in, and when."""

    onderwerpen: dict[str, Onderwerp]
    door: Persoon | None


def read_backlog(*, bestandsnaam: str, inhoud: bytes, by: Persoon | None) -> Invoer:
    """Queue the reading of a CSV file; progress and cancel go by `Invoer.taak_id`. The same file gives the same Invoer.

    Columns are recognised by their Dutch names (see KOLOMMEN), delimiter and encoding by themselves. Refused at once
    when it is no table, is over 20 MB, or lacks a column that is needed. No messages are sent to anybody.
    """
    invoer, nieuw = receive_backlog(bestandsnaam=bestandsnaam, inhoud=inhoud, by=by)
    if nieuw:
        taak = taken.enqueue(read_rows, invoer.pk, by=by)
        invoer.taak_id = taak.uuid
        invoer.save(update_fields=["taak_id"])
    return invoer


@transaction.atomic
def receive_backlog(*, bestandsnaam: str, inhoud: bytes, by: Persoon | None) -> tuple[Invoer, bool]:
    """Check and keep a file until it is read; return it and whether it is new. `by` None: the command line."""
    if by is not None:
        rules.require("signalen.importeren", by)
    if len(inhoud) > MAX_BYTES:
        raise Weigering(_("Het bestand is te groot: hooguit 20 MB."), regel="signalen.invoer")
    tabel = read_table(inhoud)
    sleutel = sha256(inhoud).hexdigest()
    invoer, nieuw = Invoer.objects.get_or_create(
        sleutel=sleutel,
        defaults={
            "bestandsnaam": bestandsnaam[-160:],
            "rijen": len(tabel.rijen),
            "kop": tabel.kop,
            "door": by,
            "op": klok.nu(),
        },
    )
    if nieuw:
        default_storage.save(_path(invoer), ContentFile(inhoud))
        logboek.note("signalen.invoer", object=invoer, by=by, rijen=len(tabel.rijen))
    return invoer, nieuw


def _path(invoer: Invoer) -> str:
    return f"invoer/{invoer.sleutel}.csv"


@task()
def read_rows(invoer_id: int) -> dict[str, int]:
    """Read every row of a received file, each in a transaction of its own; can be repeated and cancelled.

    The file is thrown away when all is read; what was wrong stays with the Invoer.
    """
    invoer = Invoer.objects.select_related("door").get(pk=invoer_id)
    with default_storage.open(_path(invoer)) as bestand:
        tabel = read_table(bestand.read())
    stapel = Stapel(_subjects(), invoer.door)
    fouten: list[dict[str, Any]] = []
    gelukt = overgeslagen = 0
    for gedaan, (nummer, cellen) in enumerate(tabel.rijen):
        voortgang.report(gedaan, len(tabel.rijen), _("%(aantal)s rijen gelezen") % {"aantal": gedaan})
        try:
            nieuw = _store_row(read_row(tabel, cellen), stapel)
        except Rijfout as fout:
            fouten.append(_fault(nummer, fout.kolom, fout.melding, cellen))
        else:
            gelukt, overgeslagen = gelukt + nieuw, overgeslagen + (not nieuw)
    return _finish(invoer, tabel, gelukt, overgeslagen, fouten)


@transaction.atomic
def _finish(
    invoer: Invoer, tabel: Tabel, gelukt: int, overgeslagen: int, fouten: list[dict[str, Any]]
) -> dict[str, int]:
    invoer.gelukt, invoer.overgeslagen, invoer.fouten = gelukt, overgeslagen, fouten[:MAX_FOUTEN]
    invoer.klaar_op = klok.nu()
    invoer.save(update_fields=["gelukt", "overgeslagen", "fouten", "klaar_op"])
    uitslag: dict[str, Any] = {
        "rijen": len(tabel.rijen),
        "gelukt": gelukt,
        "overgeslagen": overgeslagen,
        "fouten": len(fouten),
    }
    logboek.note("signalen.ingelezen", object=invoer, by=invoer.door, herkomst="csv", **uitslag)
    default_storage.delete(_path(invoer))
    voortgang.report(len(tabel.rijen), len(tabel.rijen), _("Klaar"))
    return uitslag


def _fault(nummer: int, kolom: str, melding: str, cellen: list[str]) -> dict[str, Any]:
    """Keep a bad row so that it can be mended; a BSN in it is left out, whatever the row was refused for."""
    schoon = [pii.mask(cel, [vondst for vondst in pii.find(cel) if vondst.soort == "bsn"]) for cel in cellen]
    return {"rij": nummer, "kolom": kolom, "melding": melding, "cellen": schoon}


def _subjects() -> dict[str, Onderwerp]:
    """Return the subjects by everything somebody may call them."""
    return {
        naam.lower(): onderwerp for onderwerp in Onderwerp.objects.all() for naam in (onderwerp.naam, onderwerp.sleutel)
    }


@transaction.atomic
def _store_row(rij: Rij, stapel: Stapel) -> bool:
    """Store one row as a signal; False when it was read before. Raises Rijfout and stores nothing when wrong."""
    client_id = key_of(rij)
    if Signaal.objects.filter(client_id=client_id).exists():
        return False
    onderwerp = stapel.onderwerpen.get(rij.onderwerp.lower())
    if onderwerp is None:
        raise Rijfout("onderwerp", _("Het onderwerp '%(naam)s' bestaat niet.") % {"naam": rij.onderwerp})
    for kolom, tekst in (("omschrijving", rij.omschrijving), ("uitkomst", rij.uitkomst), ("adres", rij.adres)):
        _checked(kolom, tekst, gezien=rij.gezien)
    signaal = Signaal(
        client_id=client_id,
        tekst=rij.omschrijving,
        onderwerp=onderwerp,
        kanaal=rij.kanaal,
        plek=rij.adres[:160],
        zichtbaarheid=level_of(onderwerp.zichtbaarheid, rij.omschrijving, rij.uitkomst, rij.adres),
        ontvangen_op=rij.ontvangen_op,
        ingevoerd_op=klok.nu(),
        ingevoerd_door=stapel.door,
        status=rij.status,
        status_sinds=rij.ontvangen_op,
        termijn_op=_term(rij, onderwerp),
        uitkomst=rij.uitkomst if rij.status not in OPEN else "",
        **_place(rij),
    )
    signaal.save(force_insert=True)
    logboek.note("signalen.gemeld", object=signaal, by=stapel.door, herkomst="csv", kanaal=rij.kanaal)
    zoeken.index(signaal, search_text(signaal))
    return True


def key_of(rij: Rij) -> UUID:
    """Return the key that makes a row the same row: its reference, or else all that it says."""
    inhoud = rij.referentie or "\x1f".join((rij.omschrijving, rij.ontvangen_op.isoformat(), rij.adres, str(rij.punt)))
    return uuid5(NAMESPACE_URL, f"wijkwerk:invoer:{inhoud}")


def _term(rij: Rij, onderwerp: Onderwerp) -> Any:
    """An open row gets its term from today: a backlog that was late before it came in would only raise alarms."""
    if rij.status not in OPEN:
        return None
    return (react_by if rij.status == Status.NIEUW else handle_by)(onderwerp, klok.nu())


def _checked(kolom: str, tekst: str, *, gezien: bool) -> None:
    try:
        check_text(tekst, pii_gezien=gezien)
    except Weigering as weigering:
        hint = "" if weigering.regel == "pii.bsn" else " " + _("Moet het blijven staan? Zet 'ja' in de kolom 'gezien'.")
        raise Rijfout(kolom, weigering.melding + hint) from weigering


def _place(rij: Rij) -> dict[str, Any]:
    """Return the place of a row: its point, else its buurt by name, else its address."""
    buurt = None
    punt = rij.punt
    if punt is None and rij.buurt:
        buurt = _buurt(rij)
    if punt is None and buurt is None and rij.adres:
        vondsten = search_address(rij.adres)
        punt = (vondsten[0].lat, vondsten[0].lon) if vondsten else None
        if punt is None:
            raise Rijfout("adres", _("Dit adres is niet gevonden. Geef een buurt of een punt."))
    try:
        return place_of(punt, buurt, rij.ontvangen_op)
    except Weigering as weigering:
        raise Rijfout("lat" if rij.punt else "adres", weigering.melding) from weigering


def _buurt(rij: Rij) -> Buurt:
    jaar = klok.dag_van(rij.ontvangen_op).year
    buurten = Buurt.objects.current().filter(naam__iexact=rij.buurt, jaar__lte=jaar).select_related("wijk")
    buurt = buurten.order_by("-jaar").first()
    if buurt is None:
        raise Rijfout("buurt", _("De buurt '%(naam)s' is niet gevonden.") % {"naam": rij.buurt})
    return buurt


def clean_received(*, ouder_dan: timedelta = timedelta(days=30)) -> int:
    """Throw away the rows that were kept for mending, 30 days after the reading. Returns how many files."""
    oud = Invoer.objects.filter(op__lt=klok.nu() - ouder_dan).exclude(fouten=[])
    return oud.update(fouten=[])
