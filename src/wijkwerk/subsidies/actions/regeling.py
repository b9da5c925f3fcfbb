"""Writing the rules of a fund, trying them out, publishing them, and opening them on their day."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
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
from wijkwerk.subsidies.queries import regeling_gereed as gereed
from wijkwerk.subsidies.queries import toets
from wijkwerk.subsidies.states import regeling as states
from wijkwerk.subsidies.states.regeling import Bandwijze, Verantwoordingswijze, Versiestatus

BEHEER = states.BEHEER
# Words that other public pages have as their address.
BEZET = ("register", "resultaten", "versies")
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
    stap.check_text(naam, doel, pii_gezien=True)
    if sleutel in BEZET or Regeling.objects.filter(Q(naam=naam) | Q(sleutel=sleutel)).exists():
        raise Weigering(_("Er is al een regeling met deze naam."), regel="subsidies.bestaat")
    regeling = Regeling.objects.create(naam=naam, sleutel=sleutel, doel=doel, publiek=publiek, volgorde=volgorde)
    logboek.note("subsidies.regeling_gemaakt", object=regeling, by=by, sleutel=sleutel)
    return regeling


@transaction.atomic
def make_with_version(
    *, naam: str, sleutel: str, doel: str, publiek: bool, geldig_van: date, by: Persoon
) -> Regelingversie:
    """Make a fund with an empty first concept to write in. Refuses as `make` does."""
    fonds = make(naam=naam, sleutel=sleutel, doel=doel, publiek=publiek, by=by)
    return draft_version(fonds, geldig_van=geldig_van, uitleg=doel, grondslag="", by=by)


@transaction.atomic
def change_fund(
    fonds: Regeling, *, naam: str, doel: str, publiek: bool, volgorde: int, actief: bool, was: str = "", by: Persoon
) -> Regeling:
    """Change how a fund is called and who may ask. Its key stays: mandates and pots are named after it.

    `was` is the `fingerprint` of what the person was looking at; another one refuses ("subsidies.versie").
    """
    rules.require(BEHEER, by)
    stap.check_text(naam, doel, pii_gezien=True)
    rij = Regeling.objects.select_for_update().get(pk=fonds.pk)
    if was and was != regelingen.fingerprint(rij):
        raise Weigering(
            _("Iemand anders heeft dit net gewijzigd. Bekijk wat er nu staat en probeer het opnieuw."),
            regel="subsidies.versie",
        )
    if Regeling.objects.filter(naam=naam).exclude(pk=rij.pk).exists():
        raise Weigering(_("Er is al een regeling met deze naam."), regel="subsidies.bestaat")
    rij.naam, rij.doel, rij.publiek, rij.volgorde, rij.actief = naam, doel, publiek, volgorde, actief
    rij.save(update_fields=["naam", "doel", "publiek", "volgorde", "actief"])
    logboek.note("subsidies.regeling_gewijzigd", object=rij, by=by, publiek=publiek, actief=actief)
    return rij


@transaction.atomic
def draft_version(regeling: Regeling, *, by: Persoon, geldig_van: date, **velden: Any) -> Regelingversie:
    """Make the next version as a concept: a copy of the latest with its rules, bands and trials, where there is one.

    Refuses ("subsidies.concept") while another concept of this fund is open: two of them would not know each other.
    """
    rules.require(BEHEER, by)
    Regeling.objects.select_for_update().get(pk=regeling.pk)
    if regeling.versies.filter(status=Versiestatus.CONCEPT).exists():
        raise Weigering(_("Er is al een concept van deze regeling. Werk daarin verder."), regel="subsidies.concept")
    vorige = regeling.versies.exclude(status=Versiestatus.VERVALLEN).order_by("-nummer").first()
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
    stap.check_text(velden.get("uitleg", ""), velden.get("grondslag", ""), pii_gezien=True)
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
    stap.check_text(gegevens.tekst, gegevens.wat_te_doen, gegevens.deur, pii_gezien=True)
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
    """Add an invented application to try the rules on, with the outcome its maker expects ("" for none).

    `gegevens` are facts as `queries.toets.plan_from` reads them, days as ISO text; else refused ("subsidies.proef").
    """
    rij = _lock_concept(concept, by, None)
    stap.check_text(naam, pii_gezien=False)
    try:
        toets.plan_from(gegevens)
    except (TypeError, ValueError) as fout:
        raise Weigering(_("Deze proef is niet te lezen."), regel="subsidies.proef") from fout
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

    The rules themselves are made known in the gemeenteblad (Bekendmakingswet, artikel 2): `vindplaats` is where,
    `gepubliceerd_op` when. Until then they bind nobody; this act only follows what was done there.

    Refuses ("subsidies.publiceren") what misses something that has to be there (`queries.regeling_gereed`): a version
    without texts, rules or bands, one that is published after it begins to hold, one of which a trial comes out other
    than its maker expects.
    """
    rij = _lock_concept(concept, by, versie)
    dag = gepubliceerd_op or klok.vandaag()
    if reden := gereed.why_not(rij, dag):
        raise Weigering(reden, regel="subsidies.publiceren")
    stap.move(rij, states, "publish", by=by, velden={"gepubliceerd_op": dag})
    return open_version(rij)


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
def close(open_versie: Regelingversie, *, by: Persoon, versie: int | None = None) -> Regelingversie:
    """Close a version: nobody can apply any more; what came in before keeps these rules."""
    rij = stap.lock(Regelingversie, open_versie.pk, versie=versie)
    return stap.move(rij, states, "close", by=by, velden={"geldig_tot": klok.vandaag()})


@transaction.atomic
def drop(concept: Regelingversie, *, by: Persoon, versie: int | None = None) -> Regelingversie:
    """Put a concept aside; it stays readable."""
    return stap.move(stap.lock(Regelingversie, concept.pk, versie=versie), states, "drop", by=by)


def _lock_concept(concept: Regelingversie, by: Persoon, versie: int | None) -> Regelingversie:
    rules.require(BEHEER, by)
    rij = stap.lock(Regelingversie, concept.pk, versie=versie)
    if rij.status != Versiestatus.CONCEPT:
        raise Weigering(
            _("Deze versie is gepubliceerd en verandert niet meer. Maak een nieuwe versie."), regel="subsidies.bevroren"
        )
    return rij
