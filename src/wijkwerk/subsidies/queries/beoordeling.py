"""The dossier of one application: everything that is needed to judge it, and what this person can do now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wijkwerk.kern import klok
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.mensen.rules import mandate_of
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.models import (
    Aanvraag,
    Advies,
    Beschikking,
    Gesprek,
    Kostenregel,
    Regeluitkomst,
    Verantwoording,
    Voorstel,
)
from wijkwerk.subsidies.queries import besluit as besluiten
from wijkwerk.subsidies.queries.aanwijzingen import Aanwijzing, hints
from wijkwerk.subsidies.queries.klok import term_of
from wijkwerk.subsidies.queries.plafond import Over, left
from wijkwerk.subsidies.queries.verloop import story
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN, TOEGEKEND, Status
from wijkwerk.subsidies.states.besluit import Voorstelstatus
from wijkwerk.subsidies.states.verantwoording import Status as Telling
from wijkwerk.web.tijdlijn import Moment
from wijkwerk.web.toegang import houdt

BUITEN_DAGEN = 28  # within so many days after the time to complete one may leave it aside (Awb, artikel 4:5, lid 4)


@dataclass(frozen=True)
class Dossier:
    """What the page of an application needs, as far as this person may see it."""

    aanvraag: Aanvraag
    ziet_wie: bool
    oordeelt: bool
    belang: bool | None
    stappen: list[str]
    kosten: Sequence[Kostenregel]
    uitkomsten: Sequence[Regeluitkomst]
    hoogste: int
    over: list[Over]
    mandaat: Mandaat | None
    termijn: list[str]
    aanwijzingen: list[Aanwijzing]
    adviezen: Sequence[Advies]
    eigen_advies: Advies | None
    gesprek: Sequence[Gesprek]
    voorstel: Voorstel | None
    mag_meekijken: bool
    besluiten: Sequence[Beschikking]
    verloop: list[Moment]
    plaats: int
    na_te_kijken: int
    aanvullen_tot: date | None
    telling: Verantwoording | None

    @property
    def te_beslissen(self) -> bool:
        """Whether there must be a decision still."""
        return self.aanvraag.status in TE_BESLISSEN

    @property
    def wacht_op_vaststelling(self) -> bool:
        """Whether somebody told how it was and the amount is not settled yet."""
        verteld = self.telling is not None and self.telling.status == Telling.INGEDIEND
        return verteld and self.aanvraag.status == Status.VERLEEND

    @property
    def budget(self) -> int:
        """What it costs in all, in cents."""
        return sum(regel.bedrag for regel in self.kosten)

    @property
    def vrij(self) -> int:
        """What is left in the parts it can be paid from, in cents."""
        return sum(deel.vrij for deel in self.over)

    @property
    def tegen(self) -> list[Regeluitkomst]:
        """The rules that say no."""
        return [uitkomst for uitkomst in self.uitkomsten if uitkomst.geldt == "nee"]

    @property
    def eerst_kijken(self) -> list[Regeluitkomst]:
        """The rules that ask for a look: those that do not say yes by themselves."""
        return [uitkomst for uitkomst in self.uitkomsten if uitkomst.geldt != "ja" or uitkomst.oordeel]

    @property
    def voldaan(self) -> list[Regeluitkomst]:
        """The rules that say yes by themselves."""
        return [uitkomst for uitkomst in self.uitkomsten if uitkomst.geldt == "ja" and not uitkomst.oordeel]

    @property
    def mag_wegen(self) -> bool:
        """Whether this person may judge a rule now."""
        return "say" in self.stappen and self.te_beslissen

    @property
    def te_wegen(self) -> list[Regeluitkomst]:
        """The rules at which a person must look still."""
        return [uitkomst for uitkomst in self.uitkomsten if uitkomst.geldt == "mens"]


def dossier(persoon: Persoon, pk: int) -> Dossier | None:
    """Return an application with all that belongs to it, or None when this person may not see it."""
    met = ("regelingversie__regeling", "werkgebied", "buurt", "behandelaar", "aanvrager", "band", "ronde")
    aanvraag = rules.aanvragen_voor(persoon).select_related(*met).filter(pk=pk).first()
    if aanvraag is None:
        return None
    oordeelt = houdt(persoon, "subsidies.beslissen", aanvraag)
    adviezen = list(aanvraag.adviezen.select_related("adviseur__organisatie", "gevraagd_door"))
    voorstel = aanvraag.voorstellen.filter(status=Voorstelstatus.OPEN).select_related("door").first()
    belang = besluiten.has_interest(aanvraag, persoon.pk)
    eigen = next((advies for advies in adviezen if advies.adviseur_id == persoon.pk), None)
    return Dossier(
        aanvraag=aanvraag,
        ziet_wie=houdt(persoon, "subsidies.persoonsgegevens", aanvraag),
        oordeelt=oordeelt,
        belang=belang,
        stappen=steps(persoon, aanvraag, belang=belang),
        kosten=list(aanvraag.kosten.all()),
        uitkomsten=list(aanvraag.uitkomsten.select_related("voorwaarde", "beoordeeld_door")),
        hoogste=besluiten.highest(aanvraag),
        over=parts_left(aanvraag),
        mandaat=_mandate(persoon, aanvraag) if oordeelt else None,
        termijn=term_of(aanvraag).explain(),
        aanwijzingen=hints(aanvraag) if oordeelt and aanvraag.status in TE_BESLISSEN else [],
        adviezen=adviezen if oordeelt else [eigen] if eigen is not None else [],
        eigen_advies=eigen,
        gesprek=list(aanvraag.gesprek.select_related("door")) if oordeelt else [],
        voorstel=voorstel if oordeelt else None,
        mag_meekijken=voorstel is not None and houdt(persoon, "subsidies.meekijken", voorstel) and belang is False,
        besluiten=list(aanvraag.beschikkingen.select_related("voorwaarde", "document")) if oordeelt else [],
        verloop=story(aanvraag) if oordeelt else [],
        plaats=besluiten.before_in_line(aanvraag)[0] if aanvraag.status in TE_BESLISSEN else 0,
        na_te_kijken=_unchecked(aanvraag) if oordeelt else 0,
        aanvullen_tot=_complete_by(aanvraag),
        telling=Verantwoording.objects.filter(aanvraag=aanvraag).first() if aanvraag.status in TOEGEKEND else None,
    )


def _unchecked(aanvraag: Aanvraag) -> int:
    """Return how many neighbours must be checked before they count; who has a link answers that self."""
    if aanvraag.status != Status.INGEDIEND:
        return 0
    return aanvraag.medestanders.filter(gecontroleerd_op=None, bevestigd_op=None, email="").count()


def _complete_by(aanvraag: Aanvraag) -> date | None:
    if aanvraag.status != Status.AANVULLEN:
        return None
    return aanvraag.opschortingen.filter(hervat_op=None).values_list("uiterlijk_op", flat=True).first()


def parts_left(aanvraag: Aanvraag) -> list[Over]:
    """Return the parts of the ceiling this application can be paid from, with what is left in each."""
    delen = left(aanvraag.regelingversie.regeling, klok.dag_van(aanvraag.ontvangen_op))
    return [over for over in delen if over.deel.werkgebied_id in (None, aanvraag.werkgebied_id)]


def _mandate(persoon: Persoon, aanvraag: Aanvraag) -> Mandaat | None:
    soort = aanvraag.regelingversie.regeling.mandaatsoort
    return mandate_of(persoon, soort, werkgebied=aanvraag.werkgebied_id, bedrag=0)


def steps(persoon: Persoon, aanvraag: Aanvraag, *, belang: bool | None) -> list[str]:
    """Return the verbs this person may make now, in the order of the page. Whoever has an interest judges nothing.

    First the question of interest, then everything else (Awb, artikel 2:4).
    """
    mag_beslissen = houdt(persoon, "subsidies.beslissen", aanvraag)
    mag_oordelen = houdt(persoon, "subsidies.beoordelen", aanvraag)
    if not mag_beslissen:
        return ["complete"] if aanvraag.status == Status.AANVULLEN and rules.enter(persoon) else []
    if belang is None and aanvraag.status in (*TE_BESLISSEN, *TOEGEKEND):
        return ["declare_interest"]
    if belang:
        return ["declare_interest"] if aanvraag.status in TE_BESLISSEN else []
    kan = _judging(persoon, aanvraag) if mag_oordelen else []
    kan += _deciding(aanvraag)
    return [*kan, "say", "note"] if mag_oordelen else kan


def _judging(persoon: Persoon, aanvraag: Aanvraag) -> list[str]:
    """Return what who judges it can do with an application that is not decided."""
    if aanvraag.status not in TE_BESLISSEN:
        return []
    kan = [] if aanvraag.behandelaar_id == persoon.pk else ["take"]
    if aanvraag.status == Status.AANVULLEN:
        return [*kan, "resume", "complete", "ask_advice"]
    einde = aanvraag.beslis_uiterlijk
    in_tijd = einde is None or klok.vandaag() <= einde
    kan += ["ask_completion"] if aanvraag.status == Status.INGEDIEND and in_tijd else []
    kan += ["extend"] if in_tijd and weeks_left_to_extend(aanvraag) else []
    return [*kan, "ask_advice"]


def _deciding(aanvraag: Aanvraag) -> list[str]:
    """Return the decisions that can be taken now."""
    if aanvraag.status == Status.VERLEEND:
        return ["settle", "revoke"]
    if aanvraag.status == Status.VASTGESTELD:
        return ["revoke"]
    kan = ["grant", "refuse"] if aanvraag.status == Status.INGEDIEND else []
    open_ = aanvraag.status in (Status.INGEDIEND, Status.AANVULLEN)
    return [*kan, "leave_aside"] if open_ and can_leave_aside(aanvraag) else kan


def can_leave_aside(aanvraag: Aanvraag) -> bool:
    """Whether the time to complete it is over, and not for more than four weeks (Awb, artikel 4:5)."""
    laatste = aanvraag.opschortingen.order_by("-gevraagd_op", "-pk").first()
    if laatste is None or aanvraag.compleet_op is not None:
        return False
    return timedelta() < klok.vandaag() - laatste.uiterlijk_op <= timedelta(days=BUITEN_DAGEN)


def weeks_left_to_extend(aanvraag: Aanvraag) -> int:
    """Return by how many weeks the decision can still be put off."""
    al = sum(uitstel.weken for uitstel in aanvraag.verdagingen.all())
    return max(0, aanvraag.regelingversie.verdaag_weken - al)
