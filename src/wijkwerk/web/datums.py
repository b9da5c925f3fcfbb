"""Dates and money as people say them, in the language of the page and on the clock of Amsterdam."""

from collections.abc import Hashable
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.module_loading import import_string
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

MINUUT, UUR, DAG = 60, 3600, 86400


def nu() -> datetime:
    """Return the moment now, on the clock that the settings name."""
    return import_string(settings.KLOK)()


def plaatselijk(waarde: date | datetime) -> date | datetime:
    """Return an aware moment in local time; a bare date stays what it is."""
    return timezone.localtime(waarde) if isinstance(waarde, datetime) and timezone.is_aware(waarde) else waarde


class Zegger:
    """Says many moments on one page: the hour it is, the zone and the words are looked up once, a day is said once."""

    def __init__(self) -> None:
        self.zone = timezone.get_current_timezone()
        self.nu = nu()
        self.vandaag = self.nu.astimezone(self.zone).date()
        self._dagen: dict[date, str] = {}
        self._geleden: dict[Hashable, str] = {}
        self._moment = _("%(dag)s, %(tijd)s uur")

    def dag(self, waarde: date | datetime) -> str:
        """Return what `als_dag` does."""
        dag = waarde.astimezone(self.zone).date() if isinstance(waarde, datetime) else waarde
        if dag not in self._dagen:
            self._dagen[dag] = als_dag(dag)
        return self._dagen[dag]

    def moment(self, waarde: datetime) -> tuple[str, str, str]:
        """Return an aware moment three times: for the machine, what `als_moment` and what `als_geleden` do."""
        hier = waarde.astimezone(self.zone)
        dag = hier.date()
        voluit = self._moment % {"dag": self.dag(dag), "tijd": f"{hier:%H.%M}"}
        return hier.isoformat(), voluit, self._ago(dag, int((self.nu - hier).total_seconds()))

    def _ago(self, dag: date, seconden: int) -> str:
        """Say it once per day that is not today, and today once per minute; the future has no minutes."""
        sleutel = dag if dag != self.vandaag else max(seconden, -1) // MINUUT
        if sleutel not in self._geleden:
            self._geleden[sleutel] = als_geleden(dag) if dag != self.vandaag else _vandaag(seconden)
        return self._geleden[sleutel]


def als_dag(waarde: date | datetime) -> str:
    """Return "dinsdag 3 maart", with the year when it is not this year."""
    hier = plaatselijk(waarde)
    dit_jaar = hier.year == timezone.localtime(nu()).year
    dag = hier.date() if isinstance(hier, datetime) else hier
    return _dag(dag, "l j F" if dit_jaar else "l j F Y", get_language())


@lru_cache(maxsize=1000)  # a list says the same few days over and over
def _dag(dag: date, vorm: str, _taal: str | None) -> str:
    return date_format(dag, vorm)


def als_moment(waarde: datetime) -> str:
    """Return "dinsdag 3 maart, 19.30 uur"."""
    tijd = f"{plaatselijk(waarde):%H.%M}"
    return _("%(dag)s, %(tijd)s uur") % {"dag": als_dag(waarde), "tijd": tijd}


def als_geleden(waarde: date | datetime) -> str:
    """Return how long ago, or how far ahead, in the largest unit people would use."""
    hier = plaatselijk(waarde)
    dag = hier.date() if isinstance(hier, datetime) else hier
    dagen = (timezone.localtime(nu()).date() - dag).days
    if dagen == 0:
        return _vandaag(int((nu() - hier).total_seconds())) if isinstance(hier, datetime) else _("vandaag")
    if dagen in (1, -1):
        return _("gisteren") if dagen == 1 else _("morgen")
    duur = _duur(abs(dagen))
    return _("%(duur)s geleden") % {"duur": duur} if dagen > 0 else _("over %(duur)s") % {"duur": duur}


def _vandaag(seconden: int) -> str:
    if seconden < 0:
        return _("vandaag")
    if seconden < MINUUT:
        return _("zojuist")
    if seconden < UUR:
        aantal = seconden // MINUUT
        return ngettext("%(aantal)s minuut geleden", "%(aantal)s minuten geleden", aantal) % {"aantal": aantal}
    return ngettext("%(aantal)s uur geleden", "%(aantal)s uur geleden", seconden // UUR) % {"aantal": seconden // UUR}


def _duur(dagen: int) -> str:
    if dagen < 14:
        return ngettext("%(aantal)s dag", "%(aantal)s dagen", dagen) % {"aantal": dagen}
    if dagen < 61:
        return ngettext("%(aantal)s week", "%(aantal)s weken", dagen // 7) % {"aantal": dagen // 7}
    if dagen < 730:
        return ngettext("%(aantal)s maand", "%(aantal)s maanden", dagen // 30) % {"aantal": dagen // 30}
    return ngettext("%(aantal)s jaar", "%(aantal)s jaar", dagen // 365) % {"aantal": dagen // 365}


def als_euro(centen: int) -> str:
    """Return "EUR 1.250,00" for 125000 cents; in whole integers, so that no cent is ever rounded."""
    euro, rest = divmod(abs(centen), 100)
    return f"EUR {'-' if centen < 0 else ''}{euro:,}".replace(",", ".") + f",{rest:02d}"
