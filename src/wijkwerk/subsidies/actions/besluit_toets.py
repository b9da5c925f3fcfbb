"""What must be true before a decision is taken; each check refuses with the rule it rests on."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.models import Aanvraag, Band, Voorwaarde
from wijkwerk.subsidies.queries import besluit as vragen
from wijkwerk.subsidies.queries.ronde import fits_in_round
from wijkwerk.subsidies.queries.uitslag_vervolg import of_application
from wijkwerk.subsidies.states.besluit import PLAFOND_OP, WEIGERGRONDEN
from wijkwerk.subsidies.states.regeling import Rondestatus, Verdeelwijze
from wijkwerk.web.datums import als_dag, als_euro


def check_interest(rij: Aanvraag, by: Persoon) -> None:
    """Refuse who did not answer the question of interest, and who has one (Awb, artikel 2:4)."""
    belang = vragen.has_interest(rij, by.pk)
    if belang is None:
        raise Weigering(
            _("Zeg eerst of u iets met deze aanvrager te maken heeft (Awb, artikel 2:4)."), regel="subsidies.belang"
        )
    if belang:
        raise Weigering(
            _("U heeft iets met deze aanvrager te maken. Laat een collega besluiten (Awb, artikel 2:4)."),
            regel="subsidies.belang",
        )


def check_grant(rij: Aanvraag, bedrag: int) -> Band:
    """Return the band of a grant; refuse a rule that says no, one nobody looked at, and more than may be granted."""
    for regel in vragen.against(rij):
        raise Weigering(
            _("Toekennen kan niet: %(artikel)s zegt nee. %(reden)s")
            % {"artikel": regel.voorwaarde.artikel, "reden": regel.reden},
            regel="subsidies.regels",
        )
    for regel in vragen.unjudged(rij):
        raise Weigering(
            _("Beoordeel eerst %(artikel)s: %(tekst)s")
            % {"artikel": regel.voorwaarde.artikel, "tekst": regel.voorwaarde.tekst},
            regel="subsidies.regels",
        )
    hoogste = vragen.highest(rij)
    if not 0 < bedrag <= hoogste:
        raise Weigering(
            _("U kunt hoogstens %(bedrag)s toekennen.") % {"bedrag": als_euro(hoogste)}, regel="subsidies.bedrag"
        )
    if (band := vragen.band_for(rij, bedrag)) is None:
        raise Weigering(_("Voor dit bedrag heeft de regeling geen regels."), regel="subsidies.bedrag")
    return band


def check_line(rij: Aanvraag, bedrag: int) -> None:
    """Refuse when others are first in line and the money would not reach (Awb, artikel 4:26)."""
    eerder, _gevraagd = vragen.before_in_line(rij)
    if eerder and vragen.fits(rij, bedrag) and not vragen.fits_after_line(rij, bedrag):
        raise Weigering(
            ngettext(
                "Er is %(aantal)s aanvraag eerder binnen, en dan raakt het geld op. Besluit daar eerst over.",
                "Er zijn %(aantal)s aanvragen eerder binnen, en dan raakt het geld op. Besluit daar eerst over.",
                eerder,
            )
            % {"aantal": eerder},
            regel="subsidies.volgorde",
        )


def check_round(rij: Aanvraag) -> None:
    """Refuse while its round is open or below the line of it, before the panel advised, and what no vote chose."""
    ronde, wijze = rij.ronde, rij.regelingversie.verdeelwijze
    if ronde is not None and ronde.status == Rondestatus.OPEN:
        raise Weigering(
            _("Deze aanvraag hoort bij een ronde die nog open is, tot en met %(dag)s.")
            % {"dag": als_dag(ronde.sluit_op)},
            regel="subsidies.ronde",
        )
    if wijze == Verdeelwijze.RONDE and not fits_in_round(rij):
        raise Weigering(
            _("Dit plan staat onder de streep van zijn ronde, of kan nog niet worden gewogen."), regel="subsidies.ronde"
        )
    if wijze == Verdeelwijze.STEMRONDE and of_application(rij) is None:
        raise Weigering(
            _("Dit geld verdelen bewoners met een stemming. Koppel de aanvraag eerst aan het gekozen idee."),
            regel="subsidies.stemronde",
        )
    if wijze == Verdeelwijze.PANEL and not rij.adviezen.filter(gegeven_op__isnull=False).exists():
        raise Weigering(_("Bij dit fonds adviseert eerst het panel."), regel="subsidies.advies")


def check_ground(rij: Aanvraag, voorwaarde: Voorwaarde | None, weigergrond: str) -> None:
    """Refuse a refusal that rests on no rule that says no and on no ground in the law."""
    if voorwaarde is not None:
        if voorwaarde.pk not in {uitkomst.voorwaarde_id for uitkomst in vragen.against(rij)}:
            raise Weigering(
                _("Deze regel zegt geen nee. Afwijzen kan alleen op een regel die nee zegt."),
                regel="subsidies.weigergrond",
            )
        return
    if weigergrond not in WEIGERGRONDEN:
        raise Weigering(_("Kies de regel waarop u afwijst."), regel="subsidies.weigergrond")
    if weigergrond == PLAFOND_OP and _has_room(rij):
        raise Weigering(_("Er is nog genoeg geld: op het plafond kunt u niet afwijzen."), regel="subsidies.weigergrond")


def _has_room(rij: Aanvraag) -> bool:
    """Whether there is money for this plan: in its round, or in the ceiling after who came first."""
    if rij.ronde is not None and rij.regelingversie.verdeelwijze == Verdeelwijze.RONDE:
        return fits_in_round(rij)
    return vragen.fits_after_line(rij, rij.gevraagd)
