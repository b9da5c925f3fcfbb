"""What waits for a person: the signals part of 'Mijn wijk vandaag'."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.mensen.rules import Alle, areas
from wijkwerk.signalen.models import Reactie, Signaal, SignaalQuerySet
from wijkwerk.signalen.queries.bak import MET, Telling, count
from wijkwerk.signalen.states import OPEN, Status

BINNEN = timedelta(days=3)


@dataclass(frozen=True)
class Wachtend:
    """One group of what waits: the first signals, and how many in all."""

    sleutel: str  # bij_ons, nieuw, aan_zet, antwoord, termijn
    rijen: list[Signaal]
    telling: Telling


def waiting(persoon: Persoon, *, per: int = 5) -> list[Wachtend]:
    """Return the groups that are not empty, at most ten queries."""
    mijn = _mine(persoon)
    if mijn is None:
        return []
    geen_antwoord = mijn.filter(status=Status.DOORGEZET, antwoord_verwacht_op__lt=klok.vandaag())
    groepen = (
        ("bij_ons", _at_us(persoon)),
        ("nieuw", mijn.filter(status=Status.NIEUW)),
        ("aan_zet", _answered(mijn)),
        ("antwoord", geen_antwoord),
        ("termijn", _soon(mijn)),
    )
    gevuld = (_group(sleutel, vraag, per=per) for sleutel, vraag in groepen)
    return [groep for groep in gevuld if groep.rijen]


def _mine(persoon: Persoon) -> SignaalQuerySet | None:
    """Return the open signals this person answers for: of the areas led or the own organisation; None for nobody."""
    gebieden = areas(persoon, Rol.WIJKREGISSEUR)
    if isinstance(gebieden, Alle):
        return Signaal.objects.open()
    if gebieden:
        return Signaal.objects.open().filter(werkgebied_id__in=sorted(gebieden))
    return _at_us(persoon) if persoon.organisatie_id else None


def _at_us(persoon: Persoon) -> SignaalQuerySet:
    """Return what was passed on to this person or the own organisation and waits for an answer."""
    bij = Q(behandelaar=persoon.pk, antwoord_verwacht_op__isnull=False)
    partner = areas(persoon, Rol.PARTNER)
    afdeling = areas(persoon, Rol.BEHANDELAAR)
    if (persoon.organisatie_id and partner) or (persoon.organisatie_id and isinstance(afdeling, Alle)):
        bij |= Q(organisatie=persoon.organisatie_id)
    elif persoon.organisatie_id and not isinstance(afdeling, Alle) and afdeling:
        bij |= Q(organisatie=persoon.organisatie_id, werkgebied_id__in=sorted(afdeling))
    return Signaal.objects.open().filter(bij)


def _answered(mijn: SignaalQuerySet) -> SignaalQuerySet:
    """Keep the signals whose last word is of the reporter."""
    gezegd = Reactie.objects.filter(signaal=OuterRef("pk"))
    van_melder = gezegd.filter(soort__in=(Reactie.Soort.ANTWOORD, Reactie.Soort.AANVULLING))
    later = Reactie.objects.filter(signaal=OuterRef("signaal"), op__gt=OuterRef("op"), door__isnull=False)
    return mijn.filter(Exists(van_melder.filter(~Exists(later))), status__in=OPEN)


def _soon(mijn: SignaalQuerySet) -> SignaalQuerySet:
    return mijn.exclude(status=Status.NIEUW).filter(termijn_op__lt=klok.nu() + BINNEN)


def _group(sleutel: str, vraag: SignaalQuerySet, *, per: int) -> Wachtend:
    rijen = list(vraag.select_related(*MET).order_by("termijn_op", "pk")[: per + 1])
    telling = count([vraag]) if len(rijen) > per else Telling(len(rijen), meer=False)
    return Wachtend(sleutel, rijen[:per], telling)
