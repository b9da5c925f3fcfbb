"""Tell what is going on: a new signal, or 'me too' on an existing one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from wijkwerk.gebieden import queries as gebieden
from wijkwerk.gebieden.models import Buurt, Wijk
from wijkwerk.kern import klok, pii, vragen
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.termijnen import moment_of_receipt
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import rules
from wijkwerk.signalen.actions import berichten
from wijkwerk.signalen.actions.controle import check_text
from wijkwerk.signalen.actions.stap import need, react_by
from wijkwerk.signalen.models import Concept, Foto, Melder, Onderwerp, Signaal, Steun
from wijkwerk.signalen.models.gesprek import MAX_FOTOS
from wijkwerk.signalen.states import Zichtbaarheid


@dataclass(frozen=True)
class MelderGegevens:
    """How to reach the reporter, and in which language; everything may stay empty."""

    naam: str = ""
    email: str = ""
    telefoon: str = ""
    postadres: str = ""
    taal: str = settings.LANGUAGE_CODE

    @property
    def is_leeg(self) -> bool:
        """Whether the reporter left nothing of themselves."""
        return not (self.naam or self.email or self.telefoon or self.postadres)


def report(
    *,
    tekst: str,
    onderwerp: Onderwerp,
    kanaal: str,
    client_id: UUID,
    punt: tuple[float, float] | None = None,
    buurt: Buurt | Wijk | None = None,
    plek: str = "",
    sinds: str = "",
    melder: MelderGegevens | None = None,
    fotos: Sequence[Bestand] = (),
    ontvangen_op: datetime | None = None,
    titel: str = "",
    zichtbaarheid: str | None = None,
    pii_gezien: bool = False,
    plek_gezien: bool = False,
    concept: Concept | None = None,
    by: Persoon | None = None,
) -> Signaal:
    """Store a new signal and send the receipt (mail, or a letter when only a postal address is known).

    Idempotent on `client_id`, also when sent twice at once. The area is that of `punt` (lat, lon) or `buurt` on the
    day of receipt. `ontvangen_op` lies at most a year back and not ahead; the term counts from it. Refused: a BSN in
    the text or the words about the place, other personal data there unless `pii_gezien` (text) or `plek_gezien`
    (place), a place outside the municipality, no place, no text.
    The draft `concept` it came from is thrown away in the same transaction.
    """
    _check(tekst, titel, fotos, by, pii_gezien=pii_gezien)
    check_text(plek, pii_gezien=plek_gezien)
    moment = moment_of_receipt(ontvangen_op, regel="signalen.ontvangst")
    signaal = Signaal(
        client_id=client_id,
        tekst=tekst.strip(),
        titel=titel.strip()[:100],
        onderwerp=onderwerp,
        sinds=sinds[:60],
        kanaal=kanaal,
        plek=plek.strip()[:160],
        zichtbaarheid=level_of(zichtbaarheid or onderwerp.zichtbaarheid, tekst, titel, plek),
        ontvangen_op=moment,
        ingevoerd_op=klok.nu(),
        ingevoerd_door=by,
        status_sinds=moment,
        termijn_op=react_by(onderwerp, moment),
        **place_of(punt, buurt, moment),
    )
    return _store_once(signaal, melder, fotos, concept, by)


def level_of(niveau: str, *teksten: str) -> str:
    """Return who may read it to begin with: what says something about a person is never public by itself."""
    if niveau == Zichtbaarheid.OPENBAAR and any(pii.find(tekst) for tekst in teksten):
        return Zichtbaarheid.WIJKTEAM
    return niveau


def _check(tekst: str, titel: str, fotos: Sequence[Bestand], by: Persoon | None, *, pii_gezien: bool) -> None:
    if by is not None:
        rules.require("signalen.invoeren", by)
    need(tekst, _("Schrijf op wat er aan de hand is."), regel="signalen.tekst")
    check_text(tekst, titel, pii_gezien=pii_gezien)
    if len(fotos) > MAX_FOTOS:
        raise Weigering(_("U kunt hooguit vijf foto's meesturen."), regel="signalen.fotos")


def _store_once(
    signaal: Signaal,
    melder: MelderGegevens | None,
    fotos: Sequence[Bestand],
    concept: Concept | None,
    by: Persoon | None,
) -> Signaal:
    """Insert; when the same sending is there already, return that one. The unique key decides, not a look before."""
    try:
        with transaction.atomic():
            _discard(concept)
            return _store(signaal, melder, fotos, by)
    except IntegrityError:
        _discard(concept)
        eerder = Signaal.objects.filter(client_id=signaal.client_id).select_related("onderwerp", "werkgebied").first()
        if eerder is None:
            raise
        return eerder


def _discard(concept: Concept | None) -> None:
    """Throw the draft away; its pictures belong to the signal now."""
    if concept is not None:
        vragen.drop(Concept, pk=concept.pk)


def _store(
    signaal: Signaal,
    melder: MelderGegevens | None,
    fotos: Sequence[Bestand],
    by: Persoon | None,
) -> Signaal:
    vragen.add(signaal)
    if fotos:
        Foto.objects.bulk_create([Foto(signaal=signaal, bestand=foto, volgorde=i) for i, foto in enumerate(fotos)])
    logboek.note("signalen.gemeld", object=signaal, by=by, kanaal=signaal.kanaal, fotos=len(fotos))
    zoeken.index(signaal, search_text(signaal))
    if melder is not None and not melder.is_leeg:
        rij = Melder(
            signaal=signaal,
            naam=melder.naam.strip()[:80],
            email=melder.email.strip().lower(),
            telefoon=melder.telefoon.strip()[:20],
            postadres=melder.postadres.strip()[:160],
            taal=melder.taal,
        )
        berichten.tell_reporter(signaal, vragen.add(rij), "ontvangst")
    return signaal


def place_of(punt: tuple[float, float] | None, buurt: Buurt | Wijk | None, moment: datetime) -> dict[str, Any]:
    """Return the fields of a place: the point, and the areas that held there on the day of `moment`."""
    dag = klok.dag_van(moment)
    if punt is not None:
        buurt_id, wijk_id, werkgebied_id, _versie = gebieden.locate_ids(*punt, dag)
    elif buurt is not None:
        ligging = gebieden.resolve_buurt(buurt, dag)
        gebieden_daar = (ligging.buurt, ligging.wijk, ligging.werkgebied)
        buurt_id, wijk_id, werkgebied_id = (gebied.id if gebied else None for gebied in gebieden_daar)
    else:
        raise Weigering(_("Geef aan waar het is: een plek op de kaart of een buurt."), regel="signalen.plaats")
    lat, lon = punt or (None, None)
    return {"lat": lat, "lon": lon, "buurt_id": buurt_id, "wijk_id": wijk_id, "werkgebied_id": werkgebied_id}


def search_text(signaal: Signaal) -> str:
    """Return what the search finds a signal by."""
    return f"{signaal.titel}\n{signaal.tekst}\n{signaal.plek}"


def support(
    signaal: Signaal,
    *,
    client_id: UUID,
    email: str = "",
    tekst: str = "",
    taal: str = settings.LANGUAGE_CODE,
    pii_gezien: bool = False,
) -> Steun:
    """Count 'me too' on an open signal; idempotent on `client_id`. With an e-mail address one hears what comes of it.

    Messages go out in `taal`.

    Refused on a closed signal, unless it was merged into an open one: then the support counts there.
    """
    check_text(tekst, pii_gezien=pii_gezien)
    try:
        with transaction.atomic():
            eigen = {"email": email.strip().lower(), "tekst": tekst.strip()[:500], "taal": taal}
            return _store_support(signaal, client_id, **eigen)
    except IntegrityError:
        eerder = Steun.objects.filter(client_id=client_id).first()
        if eerder is None:
            raise
        return eerder


def _store_support(signaal: Signaal, client_id: UUID, **eigen: str) -> Steun:
    vraag = Signaal.objects.select_for_update(of=("self",)).select_related("onderwerp", "samengevoegd_met__onderwerp")
    rij = vraag.get(pk=signaal.pk)
    rij = rij.samengevoegd_met or rij
    if not rij.is_open:
        raise Weigering(_("Deze melding is niet meer open. Doe gerust een nieuwe melding."), regel="signalen.steun")
    steun = Steun.objects.create(signaal=rij, client_id=client_id, op=klok.nu(), **eigen)
    Signaal.objects.filter(pk=rij.pk).update(steun=F("steun") + 1)
    logboek.note("signalen.gesteund", object=rij, by=None)
    berichten.tell_supporter(rij, steun)
    return steun
