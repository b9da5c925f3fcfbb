"""The thread of a record on its way to people: as a drawing with its finding, and as data for machines."""

from collections import Counter
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wijkwerk.kern import klok, nummers
from wijkwerk.kern.draad import registry
from wijkwerk.kern.draad.queries import Lijn, Stap, Verhaal, soort_of
from wijkwerk.kern.draad.registry import Schakel
from wijkwerk.mensen.queries.logboek import by_number
from wijkwerk.web.draden import Draad, Kraal, Streng


def picture(obj: Model, verhaal: Verhaal) -> Draad:
    """Return what a page draws of a thread. Who may not see the record itself sees a box without a name."""
    hier = _bead(verhaal.hier) if verhaal.hier else _nameless(obj)
    return Draad(
        titel=_finding(verhaal),
        hier=hier,
        terug=[_bead(stap.schakel) for stap in verhaal.terug],
        heen=[_bead(stap.schakel) for stap in verhaal.heen],
        strengen=[Streng(lijn.van, lijn.naar, bool(lijn.soort)) for lijn in verhaal.lijnen],
        verborgen=verhaal.verborgen,
        meer=[(registry.words(soort, 2), aantal) for soort, aantal in verhaal.weggelaten.items()],
    )


def _nameless(obj: Model) -> Kraal:
    soort = soort_of(obj)
    return Kraal((soort, obj.pk), "", _("Dit"), plaats=registry.place(soort))


def _bead(schakel: Schakel) -> Kraal:
    return Kraal(
        sleutel=schakel.sleutel,
        woord=schakel.woord,
        titel=schakel.titel,
        op=schakel.op,
        nummer=schakel.nummer,
        staat=schakel.staat,
        url=schakel.url,
        tekst=schakel.tekst,
        woorden=registry.words(schakel.soort, 2),
        plaats=registry.place(schakel.soort),
    )


def _finding(verhaal: Verhaal) -> str:
    """Say in one sentence what the drawing shows."""
    terug, heen = (_counted(stappen, verhaal.weggelaten) for stappen in (verhaal.terug, verhaal.heen))
    gegevens = {"terug": terug, "heen": heen}
    if terug and heen:
        return _("Dit kwam van %(terug)s en leidde tot %(heen)s.") % gegevens
    return (_("Dit kwam van %(terug)s.") if terug else _("Dit leidde tot %(heen)s.")) % gegevens


def _counted(stappen: list[Stap], weggelaten: dict[str, int]) -> str:
    """Return "3 signalen, 1 thema en 1 besluit", in the order of the thread."""
    telling = Counter(stap.schakel.soort for stap in stappen)
    delen = [
        f"{number_format(aantal, use_l10n=True, force_grouping=True)} {registry.words(soort, aantal)}"
        for soort, aantal in ((s, telling[s] + weggelaten.get(s, 0)) for s in sorted(telling, key=registry.place))
    ]
    *voor, laatste = delen or [""]
    return _("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(voor), "laatste": laatste} if voor else laatste


def numbered(tekst: str) -> Model | None:
    """Return the record with the number somebody says. ValueError, in plain Dutch, when it is no number of ours."""
    nummer = nummers.parse(tekst)
    gevonden = by_number(tekst)
    obj = apps.get_model(gevonden[0])._default_manager.filter(pk=gevonden[1]).first() if gevonden else None
    # The year is part of the number: the same sequence in another year is another record.
    return obj if obj is not None and getattr(obj, "nummer", "") == str(nummer) else None


def as_data(hier: Schakel, verhaal: Verhaal) -> dict[str, Any]:
    """Return a thread as plain data: times in ISO 8601, records by the number people use."""
    namen = {s.sleutel: s.naam for s in (hier, *(stap.schakel for stap in (*verhaal.terug, *verhaal.heen)))}
    return {
        "nummer": hier.naam,
        "soort": hier.woord.lower(),
        "titel": hier.titel,
        "staat": hier.staat,
        "op": _iso(hier.op),
        "heen": [_step(stap) for stap in verhaal.heen],
        "terug": [_step(stap) for stap in verhaal.terug],
        "verbanden": [_line(lijn, namen) for lijn in verhaal.lijnen],
        "verborgen": verhaal.verborgen,
    }


def _step(stap: Stap) -> dict[str, Any]:
    schakel = stap.schakel
    return {
        "nummer": schakel.naam,
        "soort": schakel.woord.lower(),
        "titel": schakel.titel,
        "staat": schakel.staat,
        "op": _iso(schakel.op),
        "tekst": schakel.tekst,
        "url": schakel.url,
        "afstand": stap.afstand,
        "via": stap.via,
    }


def _line(lijn: Lijn, namen: dict[Any, str]) -> dict[str, Any]:
    return {
        "van": namen[lijn.van],
        "naar": namen[lijn.naar],
        "soort": lijn.soort,
        "reden": lijn.reden,
        "op": _iso(lijn.op),
    }


def _iso(moment: Any) -> str | None:
    return moment.astimezone(klok.AMSTERDAM).isoformat() if moment else None
