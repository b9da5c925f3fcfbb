"""Writing the rules of a fund, trying them out, publishing them, and opening them on their day."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.rekenkern.regels import SOORTEN, InstellingFout, check_setting
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import stap
from wijkwerk.subsidies.models import Band, Proefaanvraag, Regeling, Regelingversie, Voorwaarde
from wijkwerk.subsidies.queries import regeling as regelingen
from wijkwerk.subsidies.states import regeling as states
from wijkwerk.subsidies.states.regeling import Bandwijze, Verantwoordingswijze, Versiestatus

BEHEER = states.BEHEER
VELDEN = (
    "uitleg", "grondslag", "vindplaats", "geldig_van", "geldig_tot", "verdeelwijze", "beslis_weken", "verdaag_weken",
    "aanvul_dagen", "verantwoord_weken", "vaststel_weken", "vier_ogen_vanaf", "steekproef_procent",
)  # fmt: skip


@dataclass(frozen=True)
class VoorwaardeGegevens:
    """One rule as its maker writes it; see `models.Voorwaarde`."""

    soort: str
    artikel: str
    tekst: str
    instelling: dict[str, Any] = field(default_factory=dict)
    wat_te_doen: str = ""
    deur: str = ""
    bij_nee: str = "weiger"


@dataclass(frozen=True)
class BandGegevens:
    """What holds for a grant up to `tot_bedrag` (cents); see `models.Band`."""

    tot_bedrag: int
    wijze: str = Bandwijze.DIRECT
    voorschot_procent: int = 100
    verantwoording: str = Verantwoordingswijze.LICHT
    bijlagen: Sequence[str] = ()


@transaction.atomic
def make(*, naam: str, sleutel: str, doel: str, publiek: bool = True, volgorde: int = 0, by: Persoon) -> Regeling:
    """Make a fund without rules yet. Refuses ("subsidies.bestaat") a name or key that is taken."""
    rules.require(BEHEER, by)
    if Regeling.objects.filter(naam=naam).exists() or Regeling.objects.filter(sleutel=sleutel).exists():
        raise Weigering(_("Er is al een regeling met deze naam."), regel="subsidies.bestaat")
    regeling = Regeling.objects.create(naam=naam, sleutel=sleutel, doel=doel, publiek=publiek, volgorde=volgorde)
    logboek.note("subsidies.regeling_gemaakt", object=regeling, by=by, sleutel=sleutel)
    return regeling


@transaction.atomic
def draft_version(regeling: Regeling, *, by: Persoon, geldig_van: date, **velden: Any) -> Regelingversie:
    """Make the next version as a concept: a copy of the latest with its rules, bands and trials, where there is one."""
    rules.require(BEHEER, by)
    vorige = regeling.versies.order_by("-nummer").first()
    waarden = {naam: getattr(vorige, naam) for naam in VELDEN} if vorige else {}
    waarden |= velden | {"geldig_van": geldig_van, "geldig_tot": velden.get("geldig_tot")}
    hoogste = regeling.versies.aggregate(n=Max("nummer"))["n"] or 0
    versie = Regelingversie.objects.create(regeling=regeling, nummer=hoogste + 1, opgesteld_door=by, **waarden)
    if vorige is not None:
        _copy(vorige, versie)
    logboek.note("subsidies.versie_gemaakt", object=versie, by=by, nummer=versie.nummer)
    return versie


def _copy(van: Regelingversie, naar: Regelingversie) -> None:
    delen: tuple[Any, ...] = (Voorwaarde, Band, Proefaanvraag)
    for model in delen:
        rijen = list(model.objects.filter(versie=van))
        for rij in rijen:
            rij.pk, rij.versie = None, naar
        model.objects.bulk_create(rijen)


@transaction.atomic
def change_version(concept: Regelingversie, *, by: Persoon, versie: int | None = None, **velden: Any) -> Regelingversie:
    """Change terms, texts and days of a concept (the fields in VELDEN). Refuses what is published."""
    rij = _lock_concept(concept, by, versie)
    onbekend = set(velden) - set(VELDEN)
    if onbekend:
        raise TypeError(f"not fields of a version: {sorted(onbekend)}")
    if not 1 <= velden.get("beslis_weken", rij.beslis_weken) <= 8:
        raise Weigering(
            _("De termijn om te besluiten is hoogstens 8 weken (Awb, artikel 4:13)."), regel="subsidies.termijn"
        )
    return stap.change(rij, logwoord="versie_gewijzigd", by=by, velden=velden, velden_gewijzigd=sorted(velden))


@transaction.atomic
def set_conditions(
    concept: Regelingversie, *, voorwaarden: Sequence[VoorwaardeGegevens], by: Persoon, versie: int | None = None
) -> Regelingversie:
    """Put these rules, in this order, in the place of those of the concept.

    Refuses ("subsidies.voorwaarde") an unknown kind, a setting that does not fit it, and a rule that can refuse
    without naming another door.
    """
    rij = _lock_concept(concept, by, versie)
    nieuw = [_condition(rij, volgorde, gegevens) for volgorde, gegevens in enumerate(voorwaarden)]
    rij.voorwaarden.all().delete()
    Voorwaarde.objects.bulk_create(nieuw)
    return stap.change(rij, logwoord="voorwaarden_gezet", by=by, velden={}, aantal=len(nieuw))


def _condition(rij: Regelingversie, volgorde: int, gegevens: VoorwaardeGegevens) -> Voorwaarde:
    if gegevens.soort not in SOORTEN:
        raise Weigering(_("Dit soort regel bestaat niet."), regel="subsidies.voorwaarde")
    try:
        instelling = check_setting(gegevens.soort, gegevens.instelling)
    except InstellingFout as fout:
        raise Weigering(
            _("Bij ‘%(tekst)s’ klopt de instelling ‘%(veld)s’ niet.") % {"tekst": gegevens.tekst, "veld": fout.veld},
            regel="subsidies.voorwaarde",
        ) from fout
    weigert = gegevens.bij_nee == "weiger" and gegevens.soort not in ("melding", "mens")
    if weigert and not gegevens.deur.strip():
        raise Weigering(
            _("Zeg bij ‘%(tekst)s’ waar iemand terecht kan als het antwoord nee is.") % {"tekst": gegevens.tekst},
            regel="subsidies.voorwaarde",
        )
    return Voorwaarde(versie=rij, volgorde=volgorde, **(asdict(gegevens) | {"instelling": instelling}))


@transaction.atomic
def set_bands(
    concept: Regelingversie, *, banden: Sequence[BandGegevens], by: Persoon, versie: int | None = None
) -> Regelingversie:
    """Put these bands in the place of those of the concept. Refuses two with the same amount ("subsidies.band")."""
    rij = _lock_concept(concept, by, versie)
    if len({band.tot_bedrag for band in banden}) != len(banden):
        raise Weigering(_("Twee banden hebben hetzelfde bedrag."), regel="subsidies.band")
    rij.banden.all().delete()
    Band.objects.bulk_create(Band(versie=rij, **(asdict(band) | {"bijlagen": list(band.bijlagen)})) for band in banden)
    return stap.change(rij, logwoord="banden_gezet", by=by, velden={}, aantal=len(banden))


@transaction.atomic
def add_trial(
    concept: Regelingversie, *, naam: str, gegevens: dict[str, Any], verwacht: str = "", by: Persoon
) -> Proefaanvraag:
    """Add an invented application to try the rules on, with the outcome its maker expects ("" for none)."""
    rij = _lock_concept(concept, by, None)
    proef = Proefaanvraag.objects.create(versie=rij, naam=naam, gegevens=gegevens, verwacht=verwacht)
    logboek.note("subsidies.proef_toegevoegd", object=rij, by=by)
    return proef


@transaction.atomic
def drop_trial(proef: Proefaanvraag, *, by: Persoon) -> None:
    """Take an invented application away again."""
    rij = _lock_concept(proef.versie, by, None)
    proef.delete()
    logboek.note("subsidies.proef_weg", object=rij, by=by)


@transaction.atomic
def publish(
    concept: Regelingversie, *, gepubliceerd_op: date | None = None, by: Persoon, versie: int | None = None
) -> Regelingversie:
    """Publish a version: from now on nothing in it changes; it opens by itself on the day it begins to hold.

    Refuses ("subsidies.publiceren") a version without rules or bands, one that is published after it begins to hold
    (Awb, artikel 4:27), and one of which a trial comes out other than its maker expects.
    """
    rij = _lock_concept(concept, by, versie)
    dag = gepubliceerd_op or klok.vandaag()
    if reden := _why_not(rij, dag):
        raise Weigering(reden, regel="subsidies.publiceren")
    stap.move(rij, states, "publish", by=by, velden={"gepubliceerd_op": dag})
    return open_version(rij)


def _why_not(rij: Regelingversie, dag: date) -> str:
    if not rij.voorwaarden.exists() or not rij.banden.exists():
        return _("Er staan nog geen regels of geen bedragen in deze versie.")
    if dag > rij.geldig_van:
        return _("Regels worden bekend voordat ze gelden. Kies een latere dag waarop ze ingaan (Awb, artikel 4:27).")
    fout = [proef.proef.naam for proef in regelingen.try_out(rij) if not proef.klopt]
    if fout:
        return _("Deze proef komt anders uit dan u verwacht: %(namen)s.") % {"namen": ", ".join(fout)}
    return ""


@transaction.atomic
def open_version(versie: Regelingversie) -> Regelingversie:
    """Open a published version whose day has come; the one before it closes on that day. Once open: nothing happens."""
    rij = stap.lock(Regelingversie, versie.pk)
    if rij.status != Versiestatus.GEPUBLICEERD or rij.geldig_van > klok.vandaag():
        return rij
    for oud in Regelingversie.objects.select_for_update().filter(regeling=rij.regeling_id, status=Versiestatus.OPEN):
        stap.move(oud, states, "close", by=None, regel=stap.SYSTEEM, velden={"geldig_tot": rij.geldig_van})
    return stap.move(rij, states, "open", by=None)


def open_due() -> int:
    """Open every published version whose day has come; return how many. Run daily, harmless to run twice."""
    wacht = Regelingversie.objects.filter(status=Versiestatus.GEPUBLICEERD, geldig_van__lte=klok.vandaag())
    return len([open_version(versie) for versie in wacht.order_by("geldig_van", "pk")])


@transaction.atomic
def close(versie: Regelingversie, *, by: Persoon) -> Regelingversie:
    """Close a version: nobody can apply any more; what came in before keeps these rules."""
    rij = stap.lock(Regelingversie, versie.pk)
    return stap.move(rij, states, "close", by=by, velden={"geldig_tot": klok.vandaag()})


@transaction.atomic
def drop(concept: Regelingversie, *, by: Persoon) -> Regelingversie:
    """Put a concept aside; it stays readable."""
    return stap.move(stap.lock(Regelingversie, concept.pk), states, "drop", by=by)


def _lock_concept(concept: Regelingversie, by: Persoon, versie: int | None) -> Regelingversie:
    rules.require(BEHEER, by)
    rij = stap.lock(Regelingversie, concept.pk, versie=versie)
    if rij.status != Versiestatus.CONCEPT:
        raise Weigering(
            _("Deze versie is gepubliceerd en verandert niet meer. Maak een nieuwe versie."), regel="subsidies.bevroren"
        )
    return rij
