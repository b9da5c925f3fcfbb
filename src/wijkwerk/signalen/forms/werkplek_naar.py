"""Who can get a signal, as the choices of one field: departments, partners, colleagues."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijkwerk.mensen.models import Organisatie, Persoon


def receivers(eerst: Persoon | None = None) -> list[tuple[str | Promise, Any]]:
    """Return who can get a signal, grouped: departments, partners, colleagues; two queries."""
    groepen: dict[str, list[tuple[str, str]]] = {}
    for organisatie in Organisatie.objects.filter(actief=True):
        groepen.setdefault(organisatie.get_soort_display(), []).append((key_of(organisatie), organisatie.naam))
    personen = Persoon.objects.filter(soort=Persoon.Soort.MEDEWERKER, is_active=True).order_by("naam")
    collegas = [(key_of(persoon), f"{persoon.naam}, {persoon.functie}".rstrip(", ")) for persoon in personen]
    kop = [("", _("Kies"))] + ([(key_of(eerst), _("Ik neem het zelf"))] if eerst else [])
    return [*kop, *groepen.items(), (_("Collega's"), collegas)]


def receiver(waarde: str) -> Organisatie | Persoon:
    """Return the organisation or person behind a choice of `receivers`."""
    model = Organisatie if waarde.startswith("o") else Persoon
    return model.objects.get(pk=int(waarde[1:]))


def key_of(wie: Organisatie | Persoon) -> str:
    """Return the choice of `receivers` that stands for this organisation or person."""
    return f"{'o' if isinstance(wie, Organisatie) else 'p'}{wie.pk}"
