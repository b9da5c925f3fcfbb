"""What a version changes: which rules are other ones, and which applications of the past year come out otherwise."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern import klok
from wijkwerk.subsidies.models import Aanvraag, Band, Regelingversie, Voorwaarde
from wijkwerk.subsidies.queries.regelzin import SOORTNAMEN, area_names, bands_in_words, rule_in_words
from wijkwerk.subsidies.queries.toets import explain, plans_of
from wijkwerk.subsidies.states.aanvraag import Status

MEER_DAN_GENOEG = 2000
VOORBEELDEN = 20
NIET_MEETELLEN = (Status.TERUGGETROKKEN, Status.BUITEN_BEHANDELING)
TERMIJNEN: tuple[tuple[str, Any], ...] = (
    ("uitleg", _l("Uitleg")),
    ("grondslag", _l("Grondslag")),
    ("verdeelwijze", _l("Wijze van verdelen")),
    ("beslis_weken", _l("Weken om te besluiten")),
    ("verdaag_weken", _l("Weken uitstel")),
    ("aanvul_dagen", _l("Dagen om aan te vullen")),
    ("verantwoord_weken", _l("Weken om te vertellen hoe het was")),
    ("vaststel_weken", _l("Weken om vast te stellen")),
    ("vier_ogen_vanaf", _l("Tweede medewerker vanaf")),
    ("steekproef_procent", _l("Steekproef in procent")),
)


@dataclass(frozen=True)
class Verschil:
    """One thing that is other than it was; empty means: not there."""

    wat: str
    was: str
    wordt: str


@dataclass(frozen=True)
class Anders:
    """An application that would come out otherwise under the new rules."""

    aanvraag: Aanvraag
    was: str
    wordt: str


@dataclass(frozen=True)
class Gevolg:
    """What the new rules would have said of the applications of the past year."""

    aantal: int
    anders: int
    tellingen: tuple[tuple[str, str, int], ...]
    voorbeelden: tuple[Anders, ...]


def previous(versie: Regelingversie) -> Regelingversie | None:
    """Return the version before this one that was published, or None."""
    eerder = versie.regeling.versies.filter(nummer__lt=versie.nummer, gepubliceerd_op__isnull=False)
    return eerder.order_by("-nummer").first()


def differences(was: Regelingversie, wordt: Regelingversie) -> list[Verschil]:
    """Return what differs between two versions: terms, rules, bands. At most six queries."""
    return [*_terms(was, wordt), *_rules(was, wordt), *_bands(was, wordt)]


def _terms(was: Regelingversie, wordt: Regelingversie) -> list[Verschil]:
    return [
        Verschil(str(naam), _shown(was, veld), _shown(wordt, veld))
        for veld, naam in TERMIJNEN
        if getattr(was, veld) != getattr(wordt, veld)
    ]


def _shown(versie: Regelingversie, veld: str) -> str:
    waarde = getattr(versie, veld)
    if veld == "verdeelwijze":
        return str(versie.get_verdeelwijze_display())
    return "" if waarde is None else str(waarde)


def _rules(was: Regelingversie, wordt: Regelingversie) -> list[Verschil]:
    oud, nieuw = list(was.voorwaarden.all()), list(wordt.voorwaarden.all())
    namen = area_names([*oud, *nieuw])
    toen, nu = _by_kind(oud, namen), _by_kind(nieuw, namen)
    return [
        Verschil(_title(sleutel), toen.get(sleutel, ""), nu.get(sleutel, ""))
        for sleutel in dict.fromkeys([*toen, *nu])
        if toen.get(sleutel) != nu.get(sleutel)
    ]


def _by_kind(rijen: Iterable[Voorwaarde], namen: dict[str, str]) -> dict[tuple[str, int], str]:
    """Give every rule its kind and its place among those of the same kind, so that both versions line up."""
    geteld: Counter[str] = Counter()
    regels = {}
    for rij in rijen:
        geteld[rij.soort] += 1
        mens = _(" Past het niet, dan kijkt een medewerker.") if rij.bij_nee == "mens" else ""
        toets = rule_in_words(rij, namen)
        gerekend = "" if toets == rij.tekst else f" {toets}"
        regels[rij.soort, geteld[rij.soort]] = f"{rij.tekst} ({rij.artikel}){gerekend}{mens}"
    return regels


def _title(sleutel: tuple[str, int]) -> str:
    soort, nummer = sleutel
    naam = str(SOORTNAMEN[soort].naam) if soort in SOORTNAMEN else soort
    return naam if nummer == 1 else f"{naam} {nummer}"


def _bands(was: Regelingversie, wordt: Regelingversie) -> list[Verschil]:
    toen, nu = _band_text(was.banden.all(), was), _band_text(wordt.banden.all(), wordt)
    return [
        Verschil(kop, toen.get(kop, ""), nu.get(kop, ""))
        for kop in dict.fromkeys([*toen, *nu])
        if toen.get(kop) != nu.get(kop)
    ]


def _band_text(banden: Iterable[Band], versie: Regelingversie) -> dict[str, str]:
    return {zin.kop: " ".join(zin.zinnen) for zin in bands_in_words(list(banden), versie.steekproef_procent)}


def consequence(was: Regelingversie, wordt: Regelingversie) -> Gevolg:
    """Try both versions on every application of the past year: about nine queries, whatever their number."""
    sinds = klok.nu() - timedelta(days=365)
    rijen = Aanvraag.objects.filter(regelingversie__regeling=was.regeling_id, ontvangen_op__gte=sinds)
    keuze = rijen.exclude(status__in=NIET_MEETELLEN).order_by("-ontvangen_op", "-pk")[:MEER_DAN_GENOEG]
    plannen = plans_of(keuze)
    oud, nieuw = list(was.voorwaarden.all()), list(wordt.voorwaarden.all())
    uitslagen = {
        pk: (
            str(explain(was, plan, voorwaarden=oud).oordeel),
            str(explain(wordt, plan, voorwaarden=nieuw).oordeel),
        )
        for pk, plan in plannen.items()
    }
    anders = {pk: paar for pk, paar in uitslagen.items() if paar[0] != paar[1]}
    tellingen = Counter(anders.values()).most_common()
    voorbeelden = Aanvraag.objects.in_bulk(list(anders)[:VOORBEELDEN])
    return Gevolg(
        len(plannen),
        len(anders),
        tuple((van, naar, aantal) for (van, naar), aantal in tellingen),
        tuple(Anders(rij, *anders[pk]) for pk, rij in voorbeelden.items()),
    )
