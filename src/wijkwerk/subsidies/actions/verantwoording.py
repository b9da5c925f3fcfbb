"""Telling what came of it: asked after the plan, saved as one goes, told in five minutes, or told for somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import actions as bestanden
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import brieven, stap
from wijkwerk.subsidies.models import Aanvraag, Bewijsstuk, Verantwoording
from wijkwerk.subsidies.queries import verantwoording as vragen
from wijkwerk.subsidies.states import verantwoording as states
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND

REGEL = "subsidies.verantwoording"
MEESTE_FOTOS, MEESTE_BONNEN = 8, 40
MEESTE_BEZOEKERS, MEESTE_GELD = 100_000, 100_000_000


@dataclass(frozen=True)
class Bon:
    """A photo of a receipt with its amount in cents."""

    upload: IO[bytes]
    bedrag: int


@transaction.atomic
def ask(aanvraag: Aanvraag) -> Verantwoording | None:
    """Set out what is asked after a grant: so many weeks after the plan, as its band says; None when nothing is asked.

    The letter goes on the day after the plan (`verantwoording_klok`). Asking twice is asking once.
    """
    if not vragen.is_asked(aanvraag):
        return None
    velden = {"uiterlijk_op": vragen.due_day(aanvraag), "status_sinds": klok.nu()}
    return Verantwoording.objects.get_or_create(aanvraag=aanvraag, defaults=velden)[0]


@transaction.atomic
def save(
    verantwoording: Verantwoording,
    *,
    verhaal: str = "",
    bezoekers: int | None = None,
    totaal: int | None = None,
    toestemming: bool = False,
    bijschriften: Mapping[int, str] | None = None,
    by: Persoon | None = None,
) -> Verantwoording:
    """Keep what was typed so far; nothing is told yet. A BSN is refused. `bijschriften` per key of a photo."""
    rij = _open(verantwoording, by)
    stap.check_text(verhaal, *(bijschriften or {}).values(), pii_gezien=True)
    rij.verhaal, rij.bezoekers, rij.totaal, rij.toestemming = verhaal.strip(), bezoekers, totaal, toestemming
    _check_amounts(rij)
    rij.save(update_fields=["verhaal", "bezoekers", "totaal", "toestemming"])
    for pk, tekst in (bijschriften or {}).items():
        rij.stukken.filter(pk=pk).update(bijschrift=tekst.strip()[:120])
    return rij


def add_papers(
    verantwoording: Verantwoording,
    *,
    fotos: Sequence[IO[bytes]] = (),
    bonnen: Sequence[Bon] = (),
    by: Persoon | None = None,
) -> list[str]:
    """Keep photos and receipts at once, one by one; return why some could not be kept. The rest is fine."""
    meldingen: list[str] = []
    delen: list[tuple[str, IO[bytes], int | None]] = [(vragen.FOTO, foto, None) for foto in fotos]
    delen += [(vragen.BON, bon.upload, bon.bedrag) for bon in bonnen]
    for soort, upload, bedrag in delen:
        try:
            _add_paper(verantwoording, soort, upload, bedrag, by)
        except Weigering as weigering:
            meldingen.append(f"{getattr(upload, 'name', '')}: {weigering.melding}")
    return meldingen


@transaction.atomic
def _add_paper(verantwoording: Verantwoording, soort: str, upload: IO[bytes], bedrag: int | None, by: Any) -> None:
    rij = _open(verantwoording, by)
    meeste = MEESTE_BONNEN if soort == vragen.BON else MEESTE_FOTOS
    if rij.stukken.filter(soort=soort).count() >= meeste:
        raise Weigering(_("Er passen er hooguit %(aantal)s bij.") % {"aantal": meeste}, regel=REGEL)
    bestand = bestanden.store_image(upload, by=by)
    Bewijsstuk.objects.create(verantwoording=rij, soort=soort, bestand=bestand, bedrag=bedrag)


@transaction.atomic
def drop_paper(stuk: Bewijsstuk, *, by: Persoon | None = None) -> None:
    """Take a photo or receipt away while it can still change; of the disk too."""
    _open(stuk.verantwoording, by)
    bestand = stuk.bestand
    stuk.delete()
    bestanden.remove(bestand, by=by)


@transaction.atomic
def tell(verantwoording: Verantwoording, *, by: Persoon | None = None, versie: int | None = None) -> Verantwoording:
    """Hand in what was saved. By the applicant (`by` None) or entered for them.

    Refused ("subsidies.verantwoording"): no story, no total, nobody counted; no receipts where they were asked. A photo
    is asked and never forced: who has none, tells it in words.
    """
    rij = _open(verantwoording, by, versie)
    stap.need(rij.verhaal, _("Vertel in een paar zinnen hoe het was."), regel=REGEL)
    if rij.bezoekers is None or rij.totaal is None:
        raise Weigering(_("Vul in hoeveel mensen er waren en wat het kostte. Een schatting is goed."), regel=REGEL)
    if rij.vraagt_bonnen and rij.totaal and not rij.stukken.filter(soort=vragen.BON).exists():
        raise Weigering(_("Zet er een foto van elke bon bij. Bent u een bon kwijt? Bel ons dan."), regel=REGEL)
    velden = {"ingediend_op": klok.nu()}
    rij = stap.move(rij, states, "tell", by=by, regel=stap.SYSTEEM, velden=velden, namens=by is not None)
    logboek.note("subsidies.verantwoord", object=rij.aanvraag, by=by)
    return rij


@transaction.atomic
def consent(verantwoording: Verantwoording, *, toestemming: bool, by: Persoon | None = None) -> Verantwoording:
    """Give or take back the consent to show it in public. Taken back, it is gone from the result pages at once."""
    rij = _lock(verantwoording, by)
    velden = {"toestemming": toestemming, "getoond": rij.getoond and toestemming}
    return stap.change(rij, logwoord="toestemming", by=by, velden=velden, gegeven=toestemming)


@transaction.atomic
def show(verantwoording: Verantwoording, *, by: Persoon, versie: int | None = None) -> Verantwoording:
    """Put it on the result pages, after looking that nobody is recognisable who did not agree.

    Refused without consent ("subsidies.toestemming"), and before it was told.
    """
    rij = _judged(verantwoording, by, versie)
    if not rij.toestemming:
        raise Weigering(_("De aanvrager wil dit niet laten zien."), regel="subsidies.toestemming")
    if rij.ingediend_op is None:
        raise Weigering(_("Er is nog niets verteld."), regel=REGEL)
    # In public a name or a phone number of somebody is never shown.
    stap.check_text(rij.verhaal, *rij.stukken.values_list("bijschrift", flat=True), pii_gezien=False)
    return stap.change(rij, logwoord="getoond", by=by, velden={"getoond": True})


@transaction.atomic
def hide(verantwoording: Verantwoording, *, by: Persoon, versie: int | None = None) -> Verantwoording:
    """Take it off the result pages."""
    rij = _judged(verantwoording, by, versie)
    return stap.change(rij, logwoord="verborgen", by=by, velden={"getoond": False})


@transaction.atomic
def change_story(
    verantwoording: Verantwoording, *, verhaal: str, by: Persoon, versie: int | None = None
) -> Verantwoording:
    """Take a name out of a story before it is shown; what it said before stays out of the log."""
    rij = _judged(verantwoording, by, versie)
    schoon = stap.need(verhaal, _("Er moet iets overblijven om te laten zien."), regel=REGEL)
    stap.check_text(schoon, pii_gezien=True)
    return stap.change(rij, logwoord="verhaal_aangepast", by=by, velden={"verhaal": schoon})


def send_question(
    rij: Verantwoording, soort: str, *, sleutel: str, tot: date, by: Persoon | None = None, **velden: Any
) -> None:
    """Send a letter with the link to the page on which somebody tells, and until when."""
    link = vragen.link(rij)
    brieven.send(rij.aanvraag, soort, sleutel=sleutel, by=by, uiterlijk_op=tot, verantwoordlink=link, **velden)
    logboek.note("subsidies.verantwoording_gevraagd", object=rij.aanvraag, by=by, soort=soort)


def locked(verantwoording: Verantwoording, versie: int | None = None) -> Verantwoording:
    """Return the fresh row, locked, with what belongs to it. Call inside a transaction."""
    return stap.lock(Verantwoording, verantwoording.pk, met=vragen.MET, versie=versie)


def _judged(verantwoording: Verantwoording, by: Persoon, versie: int | None) -> Verantwoording:
    rij = locked(verantwoording, versie)
    rules.require("subsidies.beoordelen", by, rij.aanvraag)
    return rij


def _lock(verantwoording: Verantwoording, by: Persoon | None, versie: int | None = None) -> Verantwoording:
    rij = locked(verantwoording, versie)
    if by is not None:
        rules.require("subsidies.invoeren", by)
    return rij


def _open(verantwoording: Verantwoording, by: Persoon | None, versie: int | None = None) -> Verantwoording:
    rij = _lock(verantwoording, by, versie)
    if rij.status not in states.OPEN or rij.aanvraag.status not in TOEGEKEND:
        raise Weigering(
            _("Dit is al verteld. Wilt u nog iets zeggen? Stuur ons een bericht."), regel="subsidies.levensloop"
        )
    return rij


def _check_amounts(rij: Verantwoording) -> None:
    te_veel = (rij.bezoekers or 0) > MEESTE_BEZOEKERS or (rij.totaal or 0) > MEESTE_GELD
    if te_veel or (rij.totaal or 0) < 0:
        raise Weigering(_("Dat aantal of dat bedrag is te groot. Kijk het nog eens na."), regel=REGEL)
