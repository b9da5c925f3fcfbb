"""Who may do what with grants, and what each person sees. The default is no.

The budgetbeheerder keeps the funds, the money and the letters of the whole city; the wijkregisseur judges what is of
the own areas; whoever decides needs a mandate of the fund as well (`mensen.rules.mandate_of`); who pays never approves
the own batch; who objects is heard by somebody else than who decided.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.mensen.rules import Alle, areas, holds
from wijkwerk.subsidies.models import (
    Aanvraag,
    AanvraagQuerySet,
    Advies,
    Betaalpartij,
    Betaling,
    Bezwaar,
    Idee,
    Stemronde,
    Verantwoording,
    Voorstel,
    Vordering,
)
from wijkwerk.web.toegang import houdt, regel

IN_DE_WIJK = (Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER)
INVOERDERS = (Rol.KCC, Rol.WIJKREGISSEUR, Rol.BUDGETBEHEERDER)
LEZERS = (*IN_DE_WIJK, Rol.BUDGETBEHEERDER, Rol.KCC, Rol.PARTNER, Rol.BEHANDELAAR)


def _holds_one(persoon: Any, rollen: tuple[str, ...]) -> bool:
    return any(holds(persoon, rol) for rol in rollen)


def _reaches(persoon: Any, rollen: tuple[str, ...], werkgebied: int | None) -> bool:
    return any(werkgebied in areas(persoon, rol) for rol in rollen)


def _within(persoon: Any, rollen: tuple[str, ...]) -> Q:
    ids: set[int] = set()
    for rol in rollen:
        gebieden = areas(persoon, rol)
        if isinstance(gebieden, Alle):
            return Q(pk__isnull=False)
        ids |= gebieden
    return Q(werkgebied_id__in=sorted(ids))


def aanvragen_voor(persoon: Any) -> AanvraagQuerySet:
    """Return the applications this person may read: all, of the own areas, or those one was asked to advise on."""
    if not _holds_one(persoon, LEZERS):
        return Aanvraag.objects.none()
    if _holds_one(persoon, (Rol.BUDGETBEHEERDER, Rol.KCC)):
        return Aanvraag.objects.all()
    gevraagd = Advies.objects.filter(aanvraag=OuterRef("pk"), adviseur=persoon.pk)
    return Aanvraag.objects.filter(_within(persoon, IN_DE_WIJK) | Q(Exists(gevraagd)))


def stemrondes_voor(persoon: Any) -> QuerySet[Stemronde]:
    """Return the votes this person keeps: all, or of the own areas."""
    if holds(persoon, Rol.BUDGETBEHEERDER):
        return Stemronde.objects.all()
    return Stemronde.objects.filter(_within(persoon, (Rol.WIJKREGISSEUR,)))


def bezwaren_voor(persoon: Any) -> QuerySet[Bezwaar]:
    """Return the objections this person may read: those on decisions of applications it may read; not the counter."""
    if not _holds_one(persoon, (Rol.BUDGETBEHEERDER, *IN_DE_WIJK)):
        return Bezwaar.objects.none()
    return Bezwaar.objects.filter(beschikking__aanvraag__in=aanvragen_voor(persoon).values("pk"))


def vorderingen_voor(persoon: Any) -> QuerySet[Vordering]:
    """Return the claims this person may read: those on applications it may read; not the counter."""
    if not _holds_one(persoon, (Rol.BUDGETBEHEERDER, *IN_DE_WIJK)):
        return Vordering.objects.none()
    return Vordering.objects.filter(aanvraag__in=aanvragen_voor(persoon).values("pk"))


def verantwoordingen_voor(persoon: Any) -> QuerySet[Verantwoording]:
    """Return what was told afterwards about applications this person judges or entered for somebody."""
    if not _holds_one(persoon, (*INVOERDERS, Rol.WIJKWETHOUDER)):
        return Verantwoording.objects.none()
    return Verantwoording.objects.filter(aanvraag__in=aanvragen_voor(persoon).values("pk"))


@regel("subsidies.lezen", _l("aanvragen lezen"))
def read(persoon: Any, _aanvraag: Aanvraag | None = None) -> bool:
    """Enter this room: who judges, decides, pays, takes in or advises."""
    return _holds_one(persoon, LEZERS)


@regel("subsidies.invoeren", _l("een aanvraag invoeren namens iemand"))
def enter(persoon: Any, _object: Any = None) -> bool:
    """Enter what came by phone, on paper or at the counter."""
    return _holds_one(persoon, INVOERDERS)


@regel("subsidies.persoonsgegevens", _l("zien wie aanvraagt"))
def see_applicant(persoon: Any, aanvraag: Aanvraag | None = None) -> bool:
    """See who asks: whoever decides must be able to say whether they know them, and who entered it. No adviser."""
    if aanvraag is None:
        return _holds_one(persoon, (*INVOERDERS, Rol.WIJKWETHOUDER))
    return decide(persoon, aanvraag) or aanvraag.ingevoerd_door_id == persoon.pk or holds(persoon, Rol.KCC)


@regel("subsidies.beoordelen", _l("aanvragen beoordelen"))
def judge(persoon: Any, aanvraag: Aanvraag | None = None) -> bool:
    """Judge rules, ask for completion, ask advice: the wijkregisseur of the area and the budgetbeheerder."""
    if holds(persoon, Rol.BUDGETBEHEERDER):
        return True
    if aanvraag is None:
        return holds(persoon, Rol.WIJKREGISSEUR)
    return _reaches(persoon, (Rol.WIJKREGISSEUR,), aanvraag.werkgebied_id)


@regel("subsidies.adviseren", _l("advies geven over een aanvraag"))
def advise(persoon: Any, advies: Advies | None = None) -> bool:
    """Give the advice one was asked for."""
    return read(persoon) and (advies is None or advies.adviseur_id == persoon.pk)


@regel("subsidies.beslissen", _l("besluiten over aanvragen"))
def decide(persoon: Any, aanvraag: Aanvraag | None = None) -> bool:
    """Decide: who judges it, and the wijkwethouder of the area. The amount asks for a mandate as well."""
    if aanvraag is None:
        return _holds_one(persoon, (*IN_DE_WIJK, Rol.BUDGETBEHEERDER))
    return judge(persoon, aanvraag) or _reaches(persoon, (Rol.WIJKWETHOUDER,), aanvraag.werkgebied_id)


@regel("subsidies.kwijtschelden", _l("een terugvordering kwijtschelden"))
def waive(persoon: Any, vordering: Vordering | None = None) -> bool:
    """Let off money that must come back: who may decide on the application. The amount asks for a mandate as well."""
    return decide(persoon, None if vordering is None else vordering.aanvraag)


@regel("subsidies.meekijken", _l("als tweede meekijken bij een besluit"))
def second(persoon: Any, voorstel: Voorstel | None = None) -> bool:
    """Be the second pair of eyes: may decide on it, and is not who wrote it."""
    if voorstel is None:
        return decide(persoon)
    return decide(persoon, voorstel.aanvraag) and voorstel.door_id != persoon.pk


@regel("subsidies.bezwaren", _l("bezwaren behandelen"))
def handle_objection(persoon: Any, bezwaar: Bezwaar | None = None) -> bool:
    """Handle an objection: a budgetbeheerder who had no part in the decision (Awb, artikel 10:3, lid 3)."""
    if not holds(persoon, Rol.BUDGETBEHEERDER):
        return False
    if bezwaar is None:
        return True
    besluit = bezwaar.beschikking
    return persoon.pk not in (besluit.genomen_door_id, besluit.tweede_id)


@regel("subsidies.bezwaren_lezen", _l("bezwaren en terugvorderingen lezen"))
def read_objections(persoon: Any, _object: Any = None) -> bool:
    """Read objections and claims: the budgetbeheerder, and for the own areas wijkregisseur and wijkwethouder."""
    return _holds_one(persoon, (Rol.BUDGETBEHEERDER, *IN_DE_WIJK))


@regel("subsidies.beheren", _l("budgetten beheren"))
def manage(persoon: Any, _object: Any = None) -> bool:
    """Deadlines, ledger, texts of letters, year-end: the budgetbeheerder."""
    return holds(persoon, Rol.BUDGETBEHEERDER)


@regel("subsidies.post", _l("brieven voor de post afdrukken"))
def print_post(persoon: Any, _object: Any = None) -> bool:
    """Print the letters of the house, also those about reports, and say that they are gone: budgetbeheerder and KCC."""
    return holds(persoon, Rol.BUDGETBEHEERDER) or holds(persoon, Rol.KCC)


@regel("subsidies.regelingen", _l("regelingen en plafonds bijhouden"))
def keep_funds(persoon: Any, _object: Any = None) -> bool:
    """Write, try out and publish the rules of a fund, and set its ceiling: the budgetbeheerder."""
    return holds(persoon, Rol.BUDGETBEHEERDER)


@regel("subsidies.betalen", _l("betalingen klaarzetten"))
def pay(persoon: Any, _wat: Betaling | Betaalpartij | None = None) -> bool:
    """Gather payments and hand them to the bank: the budgetbeheerder."""
    return holds(persoon, Rol.BUDGETBEHEERDER)


@regel("subsidies.goedkeuren", _l("een betaalpartij goedkeuren"))
def approve(persoon: Any, partij: Betaalpartij | None = None) -> bool:
    """Approve a batch: a budgetbeheerder other than who made it."""
    return holds(persoon, Rol.BUDGETBEHEERDER) and (partij is None or partij.gemaakt_door_id != persoon.pk)


@regel("subsidies.stemrondes", _l("stemrondes houden"))
def keep_votes(persoon: Any, wat: Stemronde | Idee | None = None) -> bool:
    """Hold a vote and what belongs to it: the budgetbeheerder, and the wijkregisseur of its area."""
    if holds(persoon, Rol.BUDGETBEHEERDER):
        return True
    if wat is None:
        return holds(persoon, Rol.WIJKREGISSEUR)
    stemronde = wat.stemronde if isinstance(wat, Idee) else wat
    return stemronde.werkgebied_id is not None and _reaches(persoon, (Rol.WIJKREGISSEUR,), stemronde.werkgebied_id)


def require(naam: str, persoon: Persoon, object: Any = None) -> None:
    """Refuse unless the rule `naam` holds for this person and record."""
    if not houdt(persoon, naam, object):
        raise Weigering(_("Met uw rol mag u dit niet doen."), regel=naam)
