"""Who may do what with a signal, and which signals a person sees. The default is no.

Rights come from dated roles (see `mensen.rules`); what a reporter may do through the secret link needs no account and
passes `by=None` to the actions.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon, Rol
from wijkwerk.mensen.rules import Alle, areas, holds, roles_of
from wijkwerk.signalen.models import GenoemdePartner, Melder, Reactie, Signaal, SignaalQuerySet
from wijkwerk.signalen.states import Zichtbaarheid
from wijkwerk.web.toegang import houdt, regel

WIJKTEAM = (Zichtbaarheid.OPENBAAR, Zichtbaarheid.WIJKTEAM)
NIET_REGISSEUR = (*WIJKTEAM, Zichtbaarheid.PARTNERS)
LEZERS = (Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER, Rol.PARTNER, Rol.BEHANDELAAR, Rol.KCC)


def _in_areas(persoon: Any, rol: str) -> Q | None:
    gebieden = areas(persoon, rol)
    if isinstance(gebieden, Alle):
        return Q()
    return Q(werkgebied_id__in=sorted(gebieden)) if gebieden else None


def _of_organisation(persoon: Persoon, zichtbaarheid: str) -> list[Q]:
    """What is with the organisation of this person, as partner anywhere and as department in the areas of the role."""
    if persoon.organisatie_id is None:
        return []
    eigen = Q(organisatie_id=persoon.organisatie_id)
    if holds(persoon, Rol.PARTNER):
        genoemd = GenoemdePartner.objects.filter(signaal=OuterRef("pk"), organisatie=persoon.organisatie_id)
        met_naam = Q(Exists(genoemd), zichtbaarheid=Zichtbaarheid.PARTNERS)
        return [eigen, met_naam] if zichtbaarheid in ("", Zichtbaarheid.PARTNERS) else [eigen]
    gebied = _in_areas(persoon, Rol.BEHANDELAAR)
    return [] if gebied is None else [eigen & gebied]


def scopes(persoon: Any, zichtbaarheid: str = "") -> list[Q]:
    """Return the conditions under which this person sees a signal; one is enough. Each is served by its own index.

    With `zichtbaarheid` the conditions that exclude that level are left out: the database would search in vain.
    """
    if not roles_of(persoon):
        return []
    leest = [_in_areas(persoon, rol) for rol in (Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER)]
    kcc, partner = _in_areas(persoon, Rol.KCC), _in_areas(persoon, Rol.PARTNER)
    if kcc is not None and zichtbaarheid in ("", *NIET_REGISSEUR):
        leest.append(kcc & Q(zichtbaarheid__in=NIET_REGISSEUR))
    if partner is not None and zichtbaarheid in ("", *WIJKTEAM):
        leest.append(partner & Q(zichtbaarheid__in=WIJKTEAM))
    delen = [q for q in leest if q is not None]
    if Q() in delen:
        return [Q()]
    return list({str(q): q for q in [*delen, *_of_organisation(persoon, zichtbaarheid)]}.values())


def zichtbaar_voor(persoon: Any) -> SignaalQuerySet:
    """Return the signals this person may read; nothing for who has no reading role today."""
    delen = scopes(persoon)
    if not delen:
        return Signaal.objects.none()
    samen = delen[0]
    for deel in delen[1:]:
        samen |= deel
    return Signaal.objects.filter(samen)


def reacties_voor(persoon: Any, signaal: Signaal) -> Q:
    """Return the condition on reactions this person may read; without a person only what the reporter may read."""
    if persoon is None:
        return ~Q(soort__in=(Reactie.Soort.NOTITIE, Reactie.Soort.TERUG))
    return Q() if holds(persoon, Rol.WIJKREGISSEUR, signaal.werkgebied_id) else Q(alleen_regisseur=False)


def _leads(persoon: Any, signaal: Signaal | None) -> bool:
    """Whether this person is wijkregisseur where the signal lies (or anywhere, when asked without a signal)."""
    if signaal is None:
        return holds(persoon, Rol.WIJKREGISSEUR)
    return signaal.werkgebied_id in areas(persoon, Rol.WIJKREGISSEUR)


def _department_has_it(persoon: Any, signaal: Signaal | None) -> bool:
    if signaal is None:
        return holds(persoon, Rol.BEHANDELAAR)
    return _own_organisation(persoon, signaal) and signaal.werkgebied_id in areas(persoon, Rol.BEHANDELAAR)


def _partner_has_it(persoon: Any, signaal: Signaal | None) -> bool:
    return holds(persoon, Rol.PARTNER) and (signaal is None or _own_organisation(persoon, signaal))


def _own_organisation(persoon: Any, signaal: Signaal) -> bool:
    return persoon.organisatie_id is not None and persoon.organisatie_id == signaal.organisatie_id


@regel("signalen.werken", _l("signalen bekijken"))
def work(persoon: Any, _signaal: Signaal | None = None) -> bool:
    """See the inbox: every role that reads signals."""
    return any(holds(persoon, rol) for rol in LEZERS)


@regel("signalen.lezen", _l("dit signaal lezen"))
def read(persoon: Any, signaal: Signaal | None = None) -> bool:
    """Read this signal: it lies in what the person sees."""
    if signaal is None:
        return work(persoon, None)
    return zichtbaar_voor(persoon).filter(pk=signaal.pk).exists()


@regel("signalen.behandelen", _l("signalen behandelen"))
def handle(persoon: Any, signaal: Signaal | None = None) -> bool:
    """Lead the signal to an answer: the wijkregisseur of the area, and the department that has it."""
    return _leads(persoon, signaal) or _department_has_it(persoon, signaal)


@regel("signalen.agenderen", _l("signalen op een agenda zetten"))
def put_on_agenda(persoon: Any, signaal: Signaal | None = None) -> bool:
    """Put it on the agenda of a table, one or many at once: the wijkregisseur of the area. A department answers."""
    return _leads(persoon, signaal)


@regel("signalen.oppakken", _l("signalen oppakken"))
def take_up(persoon: Any, signaal: Signaal | None = None) -> bool:
    """Take it up: who may handle it, and the partner to whom it was passed on."""
    return handle(persoon, signaal) or _partner_has_it(persoon, signaal)


@regel("signalen.terugleggen", _l("signalen beantwoorden of teruggeven"))
def give_back(persoon: Any, signaal: Signaal | None = None) -> bool:
    """Answer or hand back: only who received it, as organisation or as the person named."""
    if signaal is None:
        return _department_has_it(persoon, None) or _partner_has_it(persoon, None)
    if _department_has_it(persoon, signaal) or _partner_has_it(persoon, signaal):
        return True
    gevraagd = signaal.antwoord_verwacht_op is not None and signaal.behandelaar_id == persoon.pk
    return gevraagd and work(persoon, None)


@regel("signalen.heropenen", _l("signalen heropenen"))
def reopen(persoon: Any, signaal: Signaal | None = None) -> bool:
    """Open it again: who may handle it, and the desk where the reporter calls."""
    return handle(persoon, signaal) or _at_desk(persoon, signaal)


@regel("signalen.noteren", _l("notities schrijven"))
def annotate(persoon: Any, signaal: Signaal | None = None) -> bool:
    """Write a note for colleagues: who handles it, has it, or sits at the desk."""
    return take_up(persoon, signaal) or _at_desk(persoon, signaal)


@regel("signalen.invoeren", _l("signalen invoeren voor een ander"))
def enter(persoon: Any, _signaal: Signaal | None = None) -> bool:
    """Enter a signal on behalf of somebody: desk, wijkregisseur, wijkwethouder and partner."""
    return any(holds(persoon, rol) for rol in (Rol.KCC, Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER, Rol.PARTNER))


@regel("signalen.melder", _l("zien wie heeft gemeld"))
def see_reporter(persoon: Any, signaal: Signaal | None = None) -> bool:
    """Know who reported it: who leads it or sits at the desk; a partner never needs it."""
    return handle(persoon, signaal) or _at_desk(persoon, signaal)


@regel("signalen.importeren", _l("een bestand met signalen inlezen"))
def import_backlog(persoon: Any, _signaal: Signaal | None = None) -> bool:
    """Read in a backlog file: wijkregisseur and functional manager."""
    return holds(persoon, Rol.WIJKREGISSEUR) or holds(persoon, Rol.BEHEERDER)


@regel("signalen.exporteren", _l("signalen uitvoeren naar een bestand"))
def export(persoon: Any, _signaal: Signaal | None = None) -> bool:
    """Take one's own inbox along as a file: municipal roles, not partners."""
    return any(holds(persoon, rol) for rol in LEZERS if rol != Rol.PARTNER)


@regel("signalen.beheren", _l("onderwerpen en andere deuren beheren"))
def manage(persoon: Any, _signaal: Signaal | None = None) -> bool:
    """Keep subjects, terms and other doors: the functional manager."""
    return holds(persoon, Rol.BEHEERDER)


@regel("signalen.eigen", _l("uw eigen meldingen volgen"))
def own(persoon: Any, signaal: Signaal | None = None) -> bool:
    """Act as the reporter: who signed in with the address of the reporter, or staff at their request.

    Through the secret link a reporter needs no account (see `require`).
    """
    if signaal is None:
        return True
    return reopen(persoon, signaal) or Melder.objects.filter(signaal=signaal.pk, email=persoon.email.lower()).exists()


def _at_desk(persoon: Any, signaal: Signaal | None) -> bool:
    if signaal is None:
        return holds(persoon, Rol.KCC)
    return signaal.werkgebied_id in areas(persoon, Rol.KCC) and signaal.zichtbaarheid in NIET_REGISSEUR


# What the reporter may do through the secret link, without an account.
VAN_MELDER = ("signalen.eigen", "signalen.heropenen")


def require(naam: str, persoon: Persoon | None, signaal: Signaal | None = None) -> None:
    """Refuse unless the rule `naam` holds; without a person only the rules of the reporter hold."""
    mag = naam in VAN_MELDER if persoon is None else houdt(persoon, naam, signaal)
    if not mag:
        raise Weigering(_("Met uw rol mag u dit niet doen met dit signaal."), regel=naam)
