"""A term: when it began, how long it is, when it stood still, how often it was extended, and so when it ends."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.kern.termijnen.dagen import DAG, add_werkdagen, count_werkdagen, feestdag, is_werkdag, verleng_atw

AANVULLEN = "Awb artikel 4:15"
BESLISSEN = "Awb artikel 4:13"
VERDAGEN = "Awb artikel 4:14"


class Eenheid(StrEnum):
    """What a duration is counted in."""

    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    WERKDAGEN = "werkdagen"


# Art. 4 onder a Atw: a longer term is not moved by the Atw.
ATW_HOOGSTENS = {Eenheid.DAGEN: 90, Eenheid.WEKEN: 12, Eenheid.MAANDEN: 3}


@dataclass(frozen=True)
class Duur:
    """A length in days, weeks, months or working days."""

    aantal: int
    eenheid: Eenheid

    def __post_init__(self) -> None:
        if self.aantal < 1:
            raise ValueError(_("Een termijn duurt minstens een dag."))

    def __str__(self) -> str:
        namen = {
            Eenheid.DAGEN: ngettext("%(n)d dag", "%(n)d dagen", self.aantal),
            Eenheid.WEKEN: ngettext("%(n)d week", "%(n)d weken", self.aantal),
            Eenheid.MAANDEN: ngettext("%(n)d maand", "%(n)d maanden", self.aantal),
            Eenheid.WERKDAGEN: ngettext("%(n)d werkdag", "%(n)d werkdagen", self.aantal),
        }
        return namen[self.eenheid] % {"n": self.aantal}

    @property
    def is_under_atw(self) -> bool:
        """Whether the Atw moves the end of a term of this length (art. 4 onder a); working days need no moving."""
        return self.eenheid in ATW_HOOGSTENS and self.aantal <= ATW_HOOGSTENS[self.eenheid]

    def after(self, dag: date) -> date:
        """Return the last day of this length when counting starts on the day after `dag`."""
        if self.eenheid is Eenheid.WERKDAGEN:
            return add_werkdagen(dag, self.aantal)
        if self.eenheid is Eenheid.MAANDEN:
            return _add_months(dag, self.aantal)
        return dag + timedelta(days=self.aantal * (7 if self.eenheid is Eenheid.WEKEN else 1))


@dataclass(frozen=True)
class Opschorting:
    """A time in which the term stands still: asked on `gevraagd_op`, over on `hervat_op` (None: not over)."""

    gevraagd_op: date
    hervat_op: date | None
    grond: str

    @property
    def dagen(self) -> int:
        """Days that do not count: from the day after the request until (not including) `hervat_op` (art. 4:15)."""
        return max(0, (self.hervat_op - self.gevraagd_op).days - 1) if self.hervat_op else 0


@dataclass(frozen=True)
class Verdaging:
    """An extension that was told on `verteld_op`."""

    verteld_op: date
    duur: Duur
    grond: str


@dataclass(frozen=True)
class Termijn:
    """A term that began with receipt on `begin`. Every verb returns a new term; this one stays as it was.

    The day of receipt does not count. The Atw holds for terms in law (art. 1) and in ordinances of the council
    (art. 145 Gemeentewet); for an own service term set `atw=False` when it may end on a Sunday.
    """

    begin: date
    duur: Duur
    grond: str = BESLISSEN
    atw: bool = True
    opschortingen: tuple[Opschorting, ...] = ()
    verdagingen: tuple[Verdaging, ...] = ()

    @property
    def staat_stil(self) -> bool:
        """Whether the clock stands still now, so that there is no end date."""
        return bool(self.opschortingen) and self.opschortingen[-1].hervat_op is None

    def stop(self, op: date, *, grond: str = AANVULLEN) -> "Termijn":
        """Let the clock stand still from the day after `op`, the day the applicant was asked for more (art. 4:5, 4:15).

        Raises ValueError when it stands still already, before the last time, or when the term is over.
        """
        if self.staat_stil:
            raise ValueError(_("De termijn staat al stil."))
        self._require_running(op, not_before=self._laatste_dag())
        return replace(self, opschortingen=(*self.opschortingen, Opschorting(op, None, grond)))

    def restart(self, op: date) -> "Termijn":
        """Let the clock go on from `op`: the day it was completed, or the day the time for it ran out (art. 4:15).

        That day counts again. Raises ValueError when the clock runs, or when `op` lies before the stop.
        """
        if not self.staat_stil:
            raise ValueError(_("De termijn loopt al."))
        laatste = self.opschortingen[-1]
        if op < laatste.gevraagd_op:
            raise ValueError(_("De termijn kan niet verdergaan voordat zij stilstond."))
        return replace(self, opschortingen=(*self.opschortingen[:-1], replace(laatste, hervat_op=op)))

    def extend(self, duur: Duur, *, op: date, grond: str = VERDAGEN) -> "Termijn":
        """Move the end by `duur`; `op` is the day the applicant was told, which must lie within the term (art. 4:14).

        Raises ValueError when that is too late or before receipt.
        """
        self._require_running(op, not_before=self.begin)
        return replace(self, verdagingen=(*self.verdagingen, Verdaging(op, duur, grond)))

    def einddatum(self) -> date | None:
        """Return the last day of the term, or None while the clock stands still."""
        return None if self.staat_stil else self._move(self._bare_end())

    def explain(self) -> list[str]:
        """Return, in plain Dutch sentences, how the end date was computed."""
        regels = [
            _("Ontvangen op %(begin)s. De termijn is %(duur)s (%(grond)s).")
            % {"begin": _say(self.begin), "duur": self.duur, "grond": self.grond}
        ]
        regels += [_explain_stop(stop) for stop in self.opschortingen if stop.dagen or stop.hervat_op is None]
        regels += [
            _("Op %(dag)s verlengd met %(duur)s (%(grond)s).")
            % {"dag": _say(verdaging.verteld_op), "duur": verdaging.duur, "grond": verdaging.grond}
            for verdaging in self.verdagingen
        ]
        return regels + self._explain_end()

    def _explain_end(self) -> list[str]:
        eind = self.einddatum()
        if eind is None:
            return [_("De termijn staat nu stil. Daarom is er nog geen einddatum.")]
        kaal, regels = self._bare_end(), []
        if eind != kaal:
            regels.append(
                _("%(dag)s is %(waarom)s. Daarom loopt de termijn door (Algemene termijnenwet artikel 1).")
                % {"dag": _say(kaal).capitalize(), "waarom": _why_no_end(kaal)}
            )
        return [*regels, _("De termijn eindigt op %(eind)s.") % {"eind": _say(eind)}]

    def _bare_end(self) -> date:
        eind = self.duur.after(self.begin)
        for verdaging in self.verdagingen:
            eind = verdaging.duur.after(eind)
        for opschorting in self.opschortingen:
            # Stopped in the days that the Atw added: then those days are part of the term that stands still.
            eind = eind if opschorting.gevraagd_op <= eind else self._move(eind)
            eind += DAG * opschorting.dagen
        return eind

    def _move(self, eind: date) -> date:
        if self.duur.eenheid is Eenheid.WERKDAGEN:
            return verleng_atw(eind)
        if not self.atw or not all(duur.is_under_atw for duur in (self.duur, *(v.duur for v in self.verdagingen))):
            return eind
        is_long = (eind - self.begin).days >= 3
        eind = verleng_atw(eind)
        # Art. 2 Atw: a term of three days or more holds at least two working days.
        while is_long and count_werkdagen(self.begin, eind) < 2:
            eind = verleng_atw(eind + DAG)
        return eind

    def _laatste_dag(self) -> date:
        return max([self.begin, *(o.hervat_op for o in self.opschortingen if o.hervat_op)])

    def _require_running(self, op: date, *, not_before: date) -> None:
        eind = self.einddatum()
        if op < not_before:
            raise ValueError(_("Deze dag ligt voor het begin van de termijn of voor de vorige stap."))
        if eind is not None and op > eind:
            raise ValueError(_("De termijn was op deze dag al voorbij."))


def _explain_stop(opschorting: Opschorting) -> str:
    van, grond = _say(opschorting.gevraagd_op + DAG), opschorting.grond
    if opschorting.hervat_op is None:
        return _("De termijn staat stil sinds %(van)s (%(grond)s).") % {"van": van, "grond": grond}
    return _("De termijn stond stil van %(van)s tot %(tot)s: %(duur)s erbij (%(grond)s).") % {
        "van": van,
        "tot": _say(opschorting.hervat_op),
        "duur": ngettext("%(n)d dag", "%(n)d dagen", opschorting.dagen) % {"n": opschorting.dagen},
        "grond": grond,
    }


def _why_no_end(dag: date) -> str:
    if naam := feestdag(dag):
        return naam
    return _("geen werkdag") if not is_werkdag(dag) else _("te vroeg: er moeten twee werkdagen in de termijn zitten")


def _say(dag: date) -> str:
    return format_date(dag, "EEEE d MMMM y", locale="nl")


def _add_months(dag: date, aantal: int) -> date:
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
