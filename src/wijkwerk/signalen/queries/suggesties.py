"""Suggestions, never decisions: subject, duplicates, owner and other doors, each with why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.mensen.models import Organisatie, Persoon, Rol, Rolvervulling
from wijkwerk.rekenkern import gelijkenis
from wijkwerk.rekenkern.gelijkenis import Melding
from wijkwerk.signalen import rules
from wijkwerk.signalen.models import AndereDeur, Onderwerp, Signaal
from wijkwerk.signalen.queries.buurt import ago, around
from wijkwerk.signalen.states import OPEN, Status, Zichtbaarheid

RONDOM = 500  # metres in which neighbours' signals count
DAGEN = 90
DUBBEL = 0.25
JAAR = timedelta(days=365)


@dataclass(frozen=True)
class Suggestie:
    """Something suggested (Onderwerp, Signaal, Organisatie or Persoon), how sure (0..1), and why in plain Dutch."""

    wat: Any
    zeker: float
    waarom: str


@dataclass(frozen=True)
class Suggesties:
    """Suggestions for one text at one place; best first, empty lists when nothing is known."""

    onderwerp: list[Suggestie]
    dubbelen: list[Suggestie]
    eigenaar: list[Suggestie]


def suggest(
    tekst: str,
    *,
    punt: tuple[float, float] | None = None,
    onderwerp: Onderwerp | None = None,
    werkgebied: Werkgebied | None = None,
    signaal: Signaal | None = None,
    persoon: Persoon | None = None,
) -> Suggesties:
    """Suggest for a new text, or for an existing `signaal`. Duplicates only among what `persoon` sees (None: public).

    At most six queries.
    """
    if signaal is not None:
        punt = (signaal.lat, signaal.lon) if signaal.lat is not None and signaal.lon is not None else None
        onderwerp, werkgebied = signaal.onderwerp, signaal.werkgebied
    buren = _neighbours(punt, signaal, persoon)
    onderwerpen = _subjects(tekst, buren)
    gekozen = onderwerp or (onderwerpen[0].wat if onderwerpen else None)
    op = signaal.ontvangen_op if signaal else klok.nu()
    return Suggesties(
        onderwerp=onderwerpen,
        dubbelen=_doubles(Melding(tekst, punt, _day(op), gekozen.sleutel if gekozen else ""), buren),
        eigenaar=_owners(gekozen, werkgebied) if persoon is not None and gekozen else [],
    )


def _neighbours(punt: tuple[float, float] | None, signaal: Signaal | None, persoon: Persoon | None) -> list[Signaal]:
    if punt is None:
        return []
    openbaar = Signaal.objects.filter(zichtbaarheid=Zichtbaarheid.OPENBAAR)
    zichtbaar = openbaar if persoon is None else rules.zichtbaar_voor(persoon)
    zichtbaar = zichtbaar.exclude(status__in=(Status.INGETROKKEN, Status.SAMENGEVOEGD))
    if signaal is not None:
        zichtbaar = zichtbaar.exclude(pk=signaal.pk)
    return list(around(zichtbaar, punt, meter=RONDOM, dagen=DAGEN).select_related("onderwerp"))


def _subjects(tekst: str, buren: list[Signaal]) -> list[Suggestie]:
    """Score each subject by its words in the text and, for half a word at most, by what neighbours told."""
    delen = gelijkenis.stems(tekst)
    vaker = Counter(buur.onderwerp_id for buur in buren)
    gevonden = []
    for onderwerp in Onderwerp.objects.filter(actief=True):
        woorden = matching_words(onderwerp.woorden, tekst, delen)
        punten = len(woorden) + min(0.5, 0.1 * vaker[onderwerp.pk])
        if woorden or vaker[onderwerp.pk] >= 3:
            waarom = _why_subject(woorden, vaker[onderwerp.pk])
            gevonden.append(Suggestie(onderwerp, round(punten / (punten + 1), 2), waarom))
    return sorted(gevonden, key=lambda ander: (-ander.zeker, ander.wat.volgorde))[:3]


def _why_subject(woorden: list[str], aantal: int) -> str:
    delen = []
    if woorden:
        delen.append(_("U schrijft: %(woorden)s.") % {"woorden": ", ".join(woorden[:3])})
    if aantal:
        vaker = ngettext(
            "Hier vlakbij ging het %(n)s keer hierover.", "Hier vlakbij ging het %(n)s keer hierover.", aantal
        )
        delen.append(vaker % {"n": aantal})
    return " ".join(delen)


def matching_words(regels: str, tekst: str, delen: Counter[str] | None = None) -> list[str]:
    """Return the lines of a word list that occur in the text: one word by its stem, more words literally."""
    delen = gelijkenis.stems(tekst) if delen is None else delen
    klein = tekst.lower()
    return [
        woord
        for regel in regels.splitlines()
        if (woord := regel.strip().lower()) and (woord in klein if " " in woord else gelijkenis.stem(woord) in delen)
    ]


def _day(op: datetime) -> float:
    return op.timestamp() / 86_400


def _doubles(melding: Melding, buren: list[Signaal]) -> list[Suggestie]:
    gevonden = []
    for buur in buren:
        if buur.status not in OPEN or buur.lat is None or buur.lon is None:
            continue
        ander = Melding(buur.tekst, (buur.lat, buur.lon), _day(buur.ontvangen_op), buur.onderwerp.sleutel)
        lijkt = gelijkenis.similarity(melding, ander)
        if lijkt.score >= DUBBEL:
            gevonden.append(Suggestie(buur, round(lijkt.score, 2), _why_double(buur, melding, lijkt)))
    return sorted(gevonden, key=lambda suggestie: -suggestie.zeker)[:5]


def _why_double(buur: Signaal, melding: Melding, lijkt: gelijkenis.Gelijkenis) -> str:
    zelfde = _("Zelfde onderwerp") if buur.onderwerp.sleutel == melding.onderwerp else _("Lijkt op deze tekst")
    waar = _("%(meter)s meter hiervandaan") % {"meter": round(lijkt.meter or 0)}
    return f"{zelfde}, {waar}, {ago(buur)}."


def _owners(onderwerp: Onderwerp, werkgebied: Werkgebied | None) -> list[Suggestie]:
    """Suggest who could have it: the department of the subject, who had it before here, the one who leads the area."""
    gevonden: list[Suggestie] = []
    if onderwerp.organisatie_id:
        waarom = _("Deze organisatie hoort bij het onderwerp %(naam)s.") % {"naam": onderwerp.naam}
        gevonden.append(Suggestie(onderwerp.organisatie, 0.8, waarom))
    if werkgebied is not None:
        gevonden += _had_it(onderwerp, werkgebied, zonder=onderwerp.organisatie_id)
        gevonden += _leads(werkgebied)
    return gevonden[:4]


def _had_it(onderwerp: Onderwerp, werkgebied: Werkgebied, *, zonder: int | None) -> Iterable[Suggestie]:
    """Return the two organisations that had most of the last hundred such signals of the past year here."""
    eerder = Signaal.objects.filter(
        onderwerp=onderwerp, werkgebied=werkgebied, organisatie__isnull=False, ontvangen_op__gte=klok.nu() - JAAR
    ).order_by("-ontvangen_op")
    tellingen = Counter(eerder.values_list("organisatie_id", flat=True)[:100])
    if zonder is not None:
        tellingen.pop(zonder, None)
    organisaties = Organisatie.objects.filter(actief=True).in_bulk(pk for pk, _aantal in tellingen.most_common(2))
    for pk, organisatie in organisaties.items():
        aantal = tellingen[pk]
        waarom = ngettext("Had hier eerder %(n)s zo'n signaal.", "Had hier eerder %(n)s van zulke signalen.", aantal)
        yield Suggestie(organisatie, round(aantal / (aantal + 2), 2), waarom % {"n": aantal})


def _leads(werkgebied: Werkgebied) -> Iterable[Suggestie]:
    rollen = Rolvervulling.objects.valid_on(klok.vandaag()).filter(
        werkgebied=werkgebied, rol=Rol.WIJKREGISSEUR, persoon__is_active=True
    )
    for rol in rollen.select_related("persoon")[:1]:
        waarom = _("Is wijkregisseur van %(gebied)s.") % {"gebied": werkgebied.naam}
        yield Suggestie(rol.persoon, 0.5, waarom)


def doors(tekst: str, onderwerp: Onderwerp | None = None, werkgebied: Werkgebied | None = None) -> list[AndereDeur]:
    """Return other doors that fit by words or subject, of this area or of all; urgent first."""
    overal = Q(werkgebied=None) | Q(werkgebied=werkgebied)
    delen = gelijkenis.stems(tekst)
    return [
        deur
        for deur in AndereDeur.objects.filter(overal, actief=True).select_related("onderwerp")
        if matching_words(deur.woorden, tekst, delen) or (onderwerp is not None and deur.onderwerp_id == onderwerp.pk)
    ]
