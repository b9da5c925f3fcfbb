"""Counting a pot again from its lines, without believing anything that was counted before."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from wijkwerk.kern.grootboek import keten
from wijkwerk.kern.grootboek.models import NIET_ONDER_NUL, Boeking, Stand
from wijkwerk.kern.grootboek.rules import euro, payable
from wijkwerk.kern.grootboek.states import KOLOMMEN, WEGEN, Handeling, Rekening, delta


class Telling:
    """The sums of one pot and of its dossiers, line by line."""

    def __init__(self, begin: str) -> None:
        self.aantal = 0
        self.laatste: Boeking | None = None
        self._hash = begin
        self._rijen: dict[str, dict[str, int]] = {}
        self._regels: dict[str, tuple[int, str]] = {}

    def add(self, regel: Boeking) -> str:
        """Count the next line and return in Dutch what is wrong with it, or an empty string."""
        self.aantal += 1
        fout = self._chain_fault(regel)
        if fout:
            return fout
        self.laatste, self._hash = regel, regel.hash
        for dossier in {"", regel.dossier}:
            self._regels[dossier] = (regel.volgnummer, regel.hash)
            rij = self._rijen.setdefault(dossier, dict.fromkeys(KOLOMMEN, 0))
            for kolom, verschil in delta(Handeling(regel.handeling), regel.bedrag).items():
                rij[kolom] += verschil
            fout = fout or _too_little(rij, van_pot=not dossier)
        return fout

    def difference(self, standen: Mapping[str, Stand]) -> tuple[int, str] | None:
        """Return the number of a line after which the sums that the database keeps are not those of the lines."""
        for dossier in sorted({*self._rijen, *standen}):
            volgnummer, hash_ = self._regels.get(dossier, (0, ""))
            rij, stand = self._rijen.get(dossier, dict.fromkeys(KOLOMMEN, 0)), standen.get(dossier) or Stand()
            for kolom in KOLOMMEN:
                if stand.amount(kolom) != rij[kolom]:
                    return volgnummer, _wrong_sum(dossier, kolom, stand.amount(kolom), rij[kolom])
            if (stand.volgnummer, stand.hash) != (volgnummer, hash_):
                return volgnummer, _("De stand wijst naar een andere regel als laatste.")
        return None

    def _chain_fault(self, regel: Boeking) -> str:
        if regel.volgnummer != self.aantal:
            return _("Deze regel is weg.")
        if regel.vorige_hash != self._hash:
            return _("Deze regel sluit niet aan op de regel ervoor.")
        if keten.link(regel) != regel.hash:
            return _("Deze regel is veranderd.")
        weg = WEGEN[Handeling(regel.handeling)] if regel.handeling in Handeling.values else None
        if weg is None or (weg.van, weg.naar) != (regel.van, regel.naar) or regel.bedrag <= 0:
            return _("Deze stap kent het grootboek niet.")
        return ""


def _too_little(rij: Mapping[str, int], *, van_pot: bool) -> str:
    onder_nul = [r for r in (*NIET_ONDER_NUL, *((Rekening.VRIJ,) if van_pot else ())) if rij[r] < 0]
    if onder_nul:
        zin = _("Na deze regel staat er minder dan nul op %(rekening)s.")
        return zin % {"rekening": onder_nul[0].label.lower()}
    return _("Na deze regel is er meer betaald dan toegekend.") if payable(rij) < 0 else ""


def _wrong_sum(dossier: str, kolom: str, staat: int, moet: int) -> str:
    zin = (
        _("De stand van %(dossier)s (%(kolom)s) is %(staat)s, maar de regels tellen op tot %(moet)s.")
        if dossier
        else _("De stand van de pot (%(kolom)s) is %(staat)s, maar de regels tellen op tot %(moet)s.")
    )
    naam = kolom.replace("_", " ")
    return zin % {"dossier": dossier, "kolom": naam, "staat": euro(staat), "moet": euro(moet)}
