"""What neighbours made of it, for everybody: only with consent, after a look at the photos, and without a name."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.subsidies.models import Bewijsstuk, Verantwoording
from wijkwerk.subsidies.queries.register import hidden_areas
from wijkwerk.subsidies.queries.verantwoording import FOTO, plan_end
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND

PER_BLADZIJDE = 24


@dataclass(frozen=True)
class Foto:
    """A photo with the words for who cannot see it."""

    bestand: Bestand
    alt: str


@dataclass(frozen=True)
class Resultaat:
    """One result as everybody may know it. `wijk` is empty where too few people live. Amounts in cents."""

    pk: int
    titel: str
    verhaal: str
    wijk: str
    fonds: str
    dag: date
    bedrag: int
    bezoekers: int
    fotos: list[Foto]


def shown() -> QuerySet[Verantwoording]:
    """Return what may be shown: consent, looked at, and not taken back."""
    stukken = Bewijsstuk.objects.filter(soort=FOTO).select_related("bestand")
    rijen = Verantwoording.objects.filter(getoond=True, toestemming=True, aanvraag__status__in=TOEGEKEND)
    met = ("aanvraag__werkgebied", "aanvraag__regelingversie__regeling")
    return rijen.select_related(*met).prefetch_related(Prefetch("stukken", stukken, to_attr="beelden"))


def results(wijk: str = "", *, vanaf: int = 0) -> tuple[list[Resultaat], bool]:
    """Return one page of results, newest first, and whether there are more: two queries. `wijk` is a key."""
    dicht = hidden_areas(klok.vandaag())
    rijen = shown().order_by("-aanvraag__eindigt_op", "-pk")
    if wijk:
        rijen = rijen.filter(aanvraag__werkgebied__sleutel=wijk).exclude(aanvraag__werkgebied__in=dicht)
    gevonden = list(rijen[vanaf : vanaf + PER_BLADZIJDE + 1])
    return [_result(rij, dicht) for rij in gevonden[:PER_BLADZIJDE]], len(gevonden) > PER_BLADZIJDE


def result(pk: int) -> Resultaat | None:
    """Return one result, or None when it is not (any longer) shown."""
    rij = shown().filter(pk=pk).first()
    return _result(rij, hidden_areas(klok.vandaag())) if rij else None


def areas() -> list[Werkgebied]:
    """Return the areas with a result that may be named."""
    ids = shown().exclude(aanvraag__werkgebied__in=hidden_areas(klok.vandaag())).values("aanvraag__werkgebied")
    return list(Werkgebied.objects.filter(pk__in=ids).order_by("naam"))


def in_area(werkgebied: Werkgebied) -> list[Resultaat]:
    """Return the newest three results of an area; none where too few people live."""
    dicht = hidden_areas(klok.vandaag())
    if werkgebied.pk in dicht:
        return []
    rijen = shown().filter(aanvraag__werkgebied=werkgebied).order_by("-aanvraag__eindigt_op", "-pk")[:3]
    return [_result(rij, dicht) for rij in rijen]


def public_photo(uuid: UUID) -> Bestand | None:
    """Return a photo that is shown now."""
    stuk = Bewijsstuk.objects.filter(bestand__uuid=uuid, soort=FOTO, verantwoording__in=shown().values("pk"))
    gevonden = stuk.select_related("bestand").first()
    return gevonden.bestand if gevonden else None


def _result(rij: Verantwoording, dicht: set[int]) -> Resultaat:
    aanvraag, beelden = rij.aanvraag, getattr(rij, "beelden", [])
    stil = _("Foto van: %(titel)s") % {"titel": aanvraag.titel}
    return Resultaat(
        pk=rij.pk,
        titel=aanvraag.titel,
        verhaal=rij.verhaal,
        wijk="" if aanvraag.werkgebied_id in dicht else aanvraag.werkgebied.naam,
        fonds=aanvraag.regelingversie.regeling.naam,
        dag=plan_end(aanvraag),
        bedrag=aanvraag.toegekend or 0 if aanvraag.vastgesteld is None else aanvraag.vastgesteld,
        bezoekers=rij.bezoekers or 0,
        fotos=[Foto(beeld.bestand, beeld.bijschrift or stil) for beeld in beelden],
    )
