"""What may be booked: the same law as the database holds, with words for the person who tried."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wijkwerk.kern.grootboek.models import Boeking, Pot, Stand
from wijkwerk.kern.grootboek.states import (
    KOLOMMEN,
    NIET_NA_SLUITING,
    TEGENREKENINGEN,
    VAN_DE_POT,
    WEGEN,
    Handeling,
    Rekening,
    delta,
)
from wijkwerk.kern.weigering import Weigering

DOSSIER = re.compile(r"[a-z][a-z_.]*:[A-Za-z0-9-]+")
GRENS = 10**13  # cents; more is a mistake, and sums of it would not fit the columns
TE_BETALEN = {"verleend": 1, "vastgesteld": 1, "kwijtgescholden": 1, "onderweg": -1, "betaald": -1}


class Tekort(Weigering):
    """There is not enough on an account. `over` is what it holds, `gevraagd` what was asked, both in cents."""

    def __init__(self, melding: str, *, over: int, gevraagd: int) -> None:
        super().__init__(melding, regel="grootboek.tekort")
        self.over = over
        self.gevraagd = gevraagd


@dataclass(frozen=True)
class Post:
    """One step of an act: `bedrag` cents move in `pot` as `handeling` says, for `dossier` (such as "aanvraag:12").

    `omschrijving` is a short word for people, never personal data.
    """

    pot: Pot
    handeling: str
    bedrag: int
    dossier: str = ""
    omschrijving: str = ""


def euro(cents: int) -> str:
    """Return an amount as it stands in a sentence: EUR 1.250,00."""
    heel = f"{abs(cents) // 100:,}".replace(",", ".")
    return f"EUR {'-' if cents < 0 else ''}{heel},{abs(cents) % 100:02d}"


def refuse_malformed(posten: Sequence[Post], sleutel: str) -> None:
    """Refuse what can never be booked, whatever is in the pot."""
    if not posten or not 0 < len(sleutel) <= 120:
        raise Weigering(_("Een boeking heeft een sleutel en ten minste een regel."), regel="grootboek.leeg")
    for post in posten:
        if post.handeling not in Handeling.values:
            raise Weigering(_("Deze stap kent het grootboek niet."), regel="grootboek.stap_onbekend")
        if type(post.bedrag) is not int or not 0 < post.bedrag <= GRENS:
            raise Weigering(_("Een bedrag is meer dan nul, in hele centen."), regel="grootboek.bedrag")
        if (post.handeling in VAN_DE_POT) == bool(post.dossier):
            raise Weigering(_("Deze stap hoort bij de pot, of juist bij een dossier."), regel="grootboek.dossier")
        if post.dossier and (len(post.dossier) > 60 or not DOSSIER.fullmatch(post.dossier)):
            raise Weigering(_("Een dossier heet naar zijn soort en nummer."), regel="grootboek.dossier")
        if len(post.omschrijving) > 120:
            raise Weigering(_("De omschrijving is te lang: hooguit 120 tekens."), regel="grootboek.omschrijving")


def refuse_closed(post: Post, pot: Pot) -> None:
    """Refuse what begins something new in a closed pot, and giving back the rest of an open one."""
    if pot.gesloten_op and post.handeling in NIET_NA_SLUITING:
        melding = _("Deze pot is gesloten. Er kan niets nieuws meer uit.")
        raise Weigering(melding, regel="grootboek.gesloten")
    if not pot.gesloten_op and post.handeling == Handeling.SLUIT:
        melding = _("Deze pot is nog open. Sluit de pot: dan gaat wat over is terug.")
        raise Weigering(melding, regel="grootboek.open")


def refuse_other(posten: Sequence[Post], regels: Sequence[Boeking]) -> None:
    """Refuse a key that booked something else before."""
    nieuw = [(p.pot.pk, str(p.handeling), p.bedrag, p.dossier, p.omschrijving) for p in posten]
    if nieuw != [(r.pot_id, str(r.handeling), r.bedrag, r.dossier, r.omschrijving) for r in regels]:
        raise Weigering(_("Met deze sleutel is al iets anders geboekt."), regel="grootboek.sleutel_gebruikt")


class Saldi:
    """What is on the accounts while an act is laid out, before a line of it is written."""

    def __init__(self, standen: Sequence[Stand]) -> None:
        self._rijen: dict[tuple[int, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys(KOLOMMEN, 0))
        for stand in standen:
            self._rijen[stand.pot_id, stand.dossier] = {kolom: stand.amount(kolom) for kolom in KOLOMMEN}

    def arrange(self, posten: Sequence[Post]) -> list[tuple[int, Post]]:
        """Return the posts with their place, in an order in which each of them holds; raises Weigering without one.

        That is the order given, unless a post needs one that comes later: what is reclaimed first makes room for
        what falls free.
        """
        wachtend, volgorde = list(enumerate(posten)), []
        while wachtend:
            plek = next((plek for plek, (_nr, post) in enumerate(wachtend) if not self._short(post)), None)
            if plek is None:
                raise self._refusal([post for _nr, post in wachtend])
            volgorde.append(wachtend.pop(plek))
            self.move(volgorde[-1][1])
        return volgorde

    def move(self, post: Post) -> None:
        """Bring the amount of a post to its account."""
        for dossier in {"", post.dossier}:
            rij = self._rijen[post.pot.pk, dossier]
            for kolom, verschil in delta(Handeling(post.handeling), post.bedrag).items():
                rij[kolom] += verschil

    def _short(self, post: Post) -> str:
        """Return what falls short for a post: an account, or "te_betalen"; empty when it holds."""
        van = WEGEN[Handeling(post.handeling)].van
        if van not in TEGENREKENINGEN and self._on(post, van) < post.bedrag:
            return str(van)
        verandering = payable(delta(Handeling(post.handeling), post.bedrag))
        if verandering < 0 and self._payable(post) + verandering < 0:
            return "te_betalen"
        return ""

    def _on(self, post: Post, rekening: Rekening) -> int:
        # The free money is that of the pot; everything after it is the dossier's own.
        eigenaar = "" if rekening == Rekening.VRIJ else post.dossier
        return self._rijen[post.pot.pk, eigenaar][rekening]

    def _payable(self, post: Post) -> int:
        return payable(self._rijen[post.pot.pk, post.dossier])

    def _refusal(self, wachtend: Sequence[Post]) -> Weigering:
        post = wachtend[0]
        tekort = self._short(post)
        samen = sum(p.bedrag for p in wachtend if self._same_source(p, post))
        if tekort != "te_betalen":
            return _shortage(Rekening(tekort), self._on(post, Rekening(tekort)), samen)
        over = self._payable(post)
        if post.handeling == Handeling.BETAAL:
            zin = _("Voor dit dossier kan nog %(over)s betaald worden; dit vraagt %(gevraagd)s.")
            return Tekort(zin % {"over": euro(over), "gevraagd": euro(samen)}, over=over, gevraagd=samen)
        zin = _("Hiervan is al geld betaald. Zonder terugvordering kan nog %(over)s vrijvallen.")
        return Weigering(zin % {"over": euro(over)}, regel="grootboek.al_betaald")

    @staticmethod
    def _same_source(een: Post, ander: Post) -> bool:
        van = WEGEN[Handeling(een.handeling)].van
        if (een.pot.pk, van) != (ander.pot.pk, WEGEN[Handeling(ander.handeling)].van):
            return False
        return van == Rekening.VRIJ or een.dossier == ander.dossier


def payable(saldi: Mapping[str, int]) -> int:
    """Return what is granted and was neither paid nor ordered; of a change, how that changes."""
    return sum(keer * saldi.get(kolom, 0) for kolom, keer in TE_BETALEN.items())


def _shortage(rekening: Rekening, over: int, gevraagd: int) -> Tekort:
    zin = (
        _("In deze pot zit nog %(over)s; dit vraagt %(gevraagd)s.")
        if rekening == Rekening.VRIJ
        else _("Voor dit dossier staat nog %(over)s op %(rekening)s; dit vraagt %(gevraagd)s.")
    )
    delen = {"over": euro(over), "gevraagd": euro(gevraagd), "rekening": rekening.label.lower()}
    return Tekort(zin % delen, over=over, gevraagd=gevraagd)
