"""What waits for a person: the signals part of 'Mijn wijk vandaag'."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.mensen.rules import Alle, areas
from wijkwerk.signalen.models import Reactie, Signaal, SignaalQuerySet
from wijkwerk.signalen.queries.bak import MET, Telling, count
from wijkwerk.signalen.states import OPEN, Status

BINNEN = timedelta(days=3)


@dataclass(frozen=True)
class Wachtend:
    """One group of what waits: title, reason, the first signals, how many in all, and the inbox filter for all."""

    sleutel: str  # bij_ons, nieuw, termijn, antwoord, aan_zet
    titel: str
    uitleg: str
    rijen: list[Signaal]
    telling: Telling
    filter: str


def waiting(persoon: Persoon, *, per: int = 5) -> list[Wachtend]:
    """Return the groups that are not empty, what is most pressing first; at most ten queries."""
    mijn = _mine(persoon)
    if mijn is None:
        return []
    groepen = (
        ("bij_ons", _("Ligt bij u"), _("Een ander wacht op uw antwoord."), _at_us(persoon), "status=open&eigenaar=ik"),
        ("nieuw", _("Nieuw"), _("Nog niemand heeft dit opgepakt."), mijn.filter(status=Status.NIEUW), "status=nieuw"),
        ("aan_zet", _("De melder reageerde"), _("U bent aan zet."), _answered(mijn), "status=open"),
        (
            "antwoord",
            _("Antwoord blijft uit"),
            _("De dag waarop het antwoord er zou zijn, is voorbij."),
            mijn.filter(status=Status.DOORGEZET, antwoord_verwacht_op__lt=klok.vandaag()),
            "status=doorgezet&te_laat=on",
        ),
        ("termijn", _("Termijn loopt af"), _("Te laat, of binnen drie dagen."), _soon(mijn), "status=open&te_laat=on"),
    )
    gevuld = (_group(*groep, per=per) for groep in groepen)
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


def _group(sleutel: str, titel: str, uitleg: str, vraag: SignaalQuerySet, adres: str, *, per: int) -> Wachtend:
    rijen = list(vraag.select_related(*MET).order_by("termijn_op", "pk")[: per + 1])
    telling = count([vraag]) if len(rijen) > per else Telling(len(rijen), meer=False)
    return Wachtend(sleutel, titel, uitleg, rijen[:per], telling, adres)
