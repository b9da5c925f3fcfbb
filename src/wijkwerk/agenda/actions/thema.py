"""Making and keeping a thema: what it is, who has it, how it stands, and what residents read of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import stap, thema_bundelen
from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.states import thema as states
from wijkwerk.agenda.states.agendapunt import Zichtbaarheid
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Onderwerp, Signaal

TITEL = 100
bundle, unbundle = thema_bundelen.bundle, thema_bundelen.unbundle
KEUZES = frozenset({"titel", "verhaal", "onderwerp", "werkgebied", "eigenaar", "zichtbaarheid"})


@transaction.atomic
def make(
    *,
    titel: str,
    werkgebied: Werkgebied | None,
    client_id: UUID,
    by: Persoon,
    verhaal: str = "",
    onderwerp: Onderwerp | None = None,
    zichtbaarheid: str = Zichtbaarheid.WIJKTEAM,
    signalen: Iterable[Signaal] = (),
    pii_gezien: bool = False,
) -> Thema:
    """Make a thema of which `by` is the owner, and bundle these signals in it. The same `client_id` is one thema.

    Without an area it is of the whole city. Refused: no title, a title with personal data, the story with a BSN (with
    other personal data unless `pii_gezien`), who is not wijkregisseur there, and as `bundle` refuses.
    """
    gegevens = {
        "titel": _title(titel),
        "verhaal": verhaal.strip(),
        "onderwerp": onderwerp,
        "werkgebied": werkgebied,
        "zichtbaarheid": _level(zichtbaarheid),
        "eigenaar": by,
    }
    stap.check_text(verhaal, pii_gezien=pii_gezien)
    if not _leads(by, werkgebied):
        raise Weigering(
            _("U kunt alleen een thema maken voor een wijk waar u wijkregisseur bent."), regel="agenda.thema"
        )
    thema, nieuw = stap.once(Thema, client_id, **gegevens, gemaakt_op=klok.nu(), status_sinds=klok.nu())
    if nieuw:
        gebied = werkgebied and werkgebied.pk
        logboek.note("agenda.thema_gemaakt", object=thema, by=by, werkgebied_id=gebied, zichtbaarheid=zichtbaarheid)
        _index(thema)
        bundle(thema, signalen, by=by)
    return thema


@transaction.atomic
def change(thema: Thema, *, by: Persoon, versie: int | None = None, pii_gezien: bool = False, **velden: Any) -> Thema:
    """Change any of KEUZES; the log says which, not what. Only what differs counts as a change.

    Refused: as `make`, an area where `by` is not wijkregisseur, and an owner who does not work for the municipality
    or has no role here.
    """
    if vreemd := velden.keys() - KEUZES:
        raise TypeError(f"Geen velden van een thema: {sorted(vreemd)}")
    rij = _mine(thema, by, versie)
    if "titel" in velden:
        velden["titel"] = _title(velden["titel"])
    if "zichtbaarheid" in velden:
        _level(velden["zichtbaarheid"])
    nieuw = {naam: waarde for naam, waarde in velden.items() if getattr(rij, naam) != waarde}
    stap.check_text(nieuw.get("verhaal", ""), pii_gezien=pii_gezien)
    if "werkgebied" in nieuw and not _leads(by, nieuw["werkgebied"]):
        raise Weigering(_("U kunt een thema alleen naar uw eigen wijk verplaatsen."), regel="agenda.thema")
    if "eigenaar" in nieuw:
        _check_owner(nieuw["eigenaar"])
    if not nieuw:
        return rij
    log = {"eigenaar_id": nieuw["eigenaar"].pk} if "eigenaar" in nieuw else {}
    rij = stap.change(rij, logwoord="thema_gewijzigd", by=by, velden=nieuw, wat=sorted(nieuw), **log)
    _index(rij)
    return rij


@transaction.atomic
def publish(
    thema: Thema, *, publiek_verhaal: str, by: Persoon, versie: int | None = None, pii_gezien: bool = False
) -> Thema:
    """Let residents read title, this story and how it stands: on the wijk page and behind the link of their report.

    Refused: no story, and personal data in it unless `pii_gezien` (a BSN always). Publishing again changes the story.
    """
    verhaal = stap.need(
        publiek_verhaal,
        _("Schrijf op wat bewoners mogen lezen. Zonder tekst kan het niet openbaar."),
        regel="agenda.tekst",
    )
    stap.check_text(verhaal, thema.titel, thema.resultaat, pii_gezien=pii_gezien)
    rij = _mine(thema, by, versie)
    velden = {"openbaar": True, "publiek_verhaal": verhaal}
    return stap.change(rij, logwoord="thema_gepubliceerd", by=by, velden=velden)


@transaction.atomic
def unpublish(thema: Thema, *, by: Persoon, versie: int | None = None) -> Thema:
    """Take it off the public pages; the story stays for a next time. What is not public stays as it is."""
    rij = _mine(thema, by, versie)
    return stap.change(rij, logwoord="thema_van_site", by=by, velden={"openbaar": False}) if rij.openbaar else rij


@transaction.atomic
def rest(thema: Thema, *, by: Persoon, versie: int | None = None) -> Thema:
    """Nothing to do now; keep an eye on it."""
    return stap.move(_locked(thema, versie), states, "rest", by=by)


@transaction.atomic
def resume(thema: Thema, *, by: Persoon, versie: int | None = None) -> Thema:
    """Work on it (again); the result of before stays readable until there is a new one."""
    return stap.move(_locked(thema, versie), states, "resume", by=by)


@transaction.atomic
def finish(thema: Thema, *, resultaat: str, by: Persoon, versie: int | None = None, pii_gezien: bool = False) -> Thema:
    """End it with what changed, which residents read when the thema is public. Refused without a result.

    Also refused: personal data in it unless `pii_gezien` (a BSN always).
    """
    resultaat = stap.need(resultaat, _("Schrijf op wat het heeft opgeleverd."), regel="agenda.resultaat")
    stap.check_text(resultaat, pii_gezien=pii_gezien)
    return stap.move(_locked(thema, versie), states, "finish", by=by, velden={"resultaat": resultaat})


def _locked(thema: Thema, versie: int | None) -> Thema:
    return stap.lock(Thema, thema.pk, met=("werkgebied", "onderwerp", "eigenaar"), versie=versie)


def _mine(thema: Thema, by: Persoon, versie: int | None) -> Thema:
    rij = _locked(thema, versie)
    rules.require("agenda.thema", by, rij)
    return rij


def _leads(persoon: Persoon, werkgebied: Werkgebied | None) -> bool:
    return rules.leads(persoon, None if werkgebied is None else werkgebied.pk)


def _title(titel: str) -> str:
    schoon = stap.need(titel, _("Geef het thema een titel."), regel="agenda.titel")
    if len(schoon) > TITEL:
        raise Weigering(_("De titel is te lang: hooguit 100 tekens."), regel="agenda.titel")
    stap.check_text(schoon, pii_gezien=False)
    return schoon


def _level(zichtbaarheid: str) -> str:
    if zichtbaarheid not in Zichtbaarheid.values:
        raise Weigering(_("Kies wie dit thema mag lezen."), regel="agenda.zichtbaarheid")
    return zichtbaarheid


def _check_owner(persoon: Persoon) -> None:
    if persoon.soort != Persoon.Soort.MEDEWERKER or not persoon.is_active or not rules.read(persoon):
        raise Weigering(_("Kies als eigenaar een collega met een rol op de agenda."), regel="agenda.eigenaar")


def _index(thema: Thema) -> None:
    """Make it findable by its words and by what it is about."""
    zoeken.index(thema, " ".join(filter(None, [thema.titel, thema.verhaal, str(thema.onderwerp or "")])))
