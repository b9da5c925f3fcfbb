"""From a chosen idea to who makes it: residents with a grant, the municipality from its own budget, or nobody.

Residents work the idea out into an application as anybody does, because a grant needs an applicant who answers for it
(Awb, artikel 4:29); the money stays ready for the idea until the decision (`uitslag_geld`). What the municipality makes
is no grant: its money leaves the fund. What nobody makes falls free, with a reason that everyone reads.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok, nummers
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import idee as ideeen
from wijkwerk.subsidies.actions import stap, uitslag_geld
from wijkwerk.subsidies.models import Aanvraag, Idee, Regelingversie
from wijkwerk.subsidies.queries.uitslag import dossier_of
from wijkwerk.subsidies.queries.uitslag_vervolg import is_open, of_application, takes_application
from wijkwerk.subsidies.states import verbanden
from wijkwerk.subsidies.states.aanvraag import TE_BESLISSEN
from wijkwerk.subsidies.states.stemronde import REGEL, Uitvoerder
from wijkwerk.web.datums import als_euro

FOUT = "subsidies.vervolg"
VERGETEN = {"indiener": "", "email": ""}


@transaction.atomic
def invite(idee: Idee, *, voor: date, by: Persoon, versie: int | None = None) -> Idee:
    """Leave a chosen idea to residents, to be worked out before a day; who sent it in gets the link to do so.

    Can be done again with another day. Without an address nobody is mailed: then somebody enters the application for
    them. Refuses ("subsidies.vervolg") a day that is past, and an idea of which it is settled who makes it.
    """
    rij = _lock_open(idee, by, versie)
    if voor <= klok.vandaag():
        raise Weigering(_("Kies een dag die nog komt."), regel=FOUT)
    velden = {"uitvoerder": Uitvoerder.BEWONERS, "vervolg_voor": voor}
    stap.change(rij, logwoord="idee_uitgenodigd", by=by, velden=velden, gemaild=bool(rij.email))
    ideeen.tell(rij, "idee_uitnodiging")
    return rij


@transaction.atomic
def hand_to_municipality(idee: Idee, *, by: Persoon, versie: int | None = None) -> Idee:
    """Let the municipality make a chosen idea: its money leaves the fund for the budget of who makes it."""
    rij = _lock_open(idee, by, versie)
    pot = rij.stemronde.plafonddeel.pot
    posten = [
        Post(pot, Handeling.GEEF_VRIJ, rij.kosten, dossier=dossier_of(rij)),
        Post(pot, Handeling.VERLAAG, rij.kosten, omschrijving=_("Idee dat de gemeente maakt")),
    ]
    grootboek.book(posten, sleutel=f"idee:{rij.pk}:gemeente", by=by)
    return _settle(rij, "idee_naar_gemeente", by=by, uitvoerder=Uitvoerder.GEMEENTE)


@transaction.atomic
def let_go(idee: Idee, *, reden: str, by: Persoon, versie: int | None = None) -> Idee:
    """Say that nobody makes a chosen idea after all, with a reason that everyone reads; its money is free again."""
    tekst = stap.need(reden, _("Schrijf op waarom dit idee er niet komt. Iedereen leest dat."), regel=FOUT)
    stap.check_text(tekst, pii_gezien=False)
    rij = _lock_open(idee, by, versie)
    uitslag_geld.let_go(rij, by=by)
    return _settle(rij, "idee_vervallen", by=by, uitvoerder=Uitvoerder.NIEMAND, reden_niet=tekst)


def _settle(rij: Idee, logwoord: str, *, by: Persoon, **velden: str) -> Idee:
    """Write down who makes it, tell who sent it in, and forget who that was."""
    stap.change(rij, logwoord=logwoord, by=by, velden=velden)
    ideeen.tell(rij, "idee_vervolg")
    Idee.objects.filter(pk=rij.pk).update(**VERGETEN)
    rij.indiener = rij.email = ""
    return rij


@transaction.atomic
def attach(idee: Idee, *, aanvraag: Aanvraag, by: Persoon | None) -> Idee:
    """Tie an application to the chosen idea it works out: from now on its decision is about the money of the idea.

    `by` None: who sent the idea in, through the own link, after an invitation. Refuses ("subsidies.vervolg") a second
    application for one idea, one that is decided, one under another fund, and one for more than was voted on.
    """
    rij = stap.lock(Idee, idee.pk, met=("stemronde__plafonddeel__pot",))
    if by is not None:
        rules.require(REGEL, by, rij.stemronde)
    kan = takes_application(rij) if by is None else is_open(rij)
    fouten = (
        (rij.aanvraag_id is not None, _("Voor dit idee is al een aanvraag gedaan.")),
        (not kan, _("Bij dit idee kan nu geen aanvraag. Bel uw wijkregisseur.")),
        (aanvraag.status not in TE_BESLISSEN, _("Over deze aanvraag is al besloten.")),
        (not _same_fund(rij, aanvraag), _("Deze aanvraag hoort bij een andere regeling.")),
        (of_application(aanvraag) is not None, _("Deze aanvraag hoort al bij een ander idee.")),
    )
    for fout, melding in fouten:
        if fout:
            raise Weigering(melding, regel=FOUT)
    refuse_more(rij, aanvraag.gevraagd)
    draad.link(rij, aanvraag, soort=verbanden.LEIDDE_TOT, reden="", by=by)
    velden = {"uitvoerder": Uitvoerder.BEWONERS, "aanvraag": aanvraag, **VERGETEN}
    return stap.change(rij, logwoord="idee_naar_aanvraag", by=by, velden=velden, aanvraag=aanvraag.pk)


def _same_fund(idee: Idee, aanvraag: Aanvraag) -> bool:
    return aanvraag.regelingversie.regeling_id == idee.stemronde.regelingversie.regeling_id


@transaction.atomic
def link_application(idee: Idee, *, nummer: str, by: Persoon, versie: int | None = None) -> Idee:
    """Tie an application that came in by itself to a chosen idea, by the number it is known by."""
    rij = _lock_open(idee, by, versie)
    try:
        gelezen = nummers.parse(nummer)
    except ValueError:
        gelezen = None
    aanvraag = rules.aanvragen_voor(by).filter(pk=gelezen.volgnummer).first() if gelezen else None
    if gelezen is None or gelezen.letter != "A" or aanvraag is None or aanvraag.nummer != str(gelezen):
        raise Weigering(_("Er is geen aanvraag met dit nummer. Het lijkt op A26-00123-K."), regel=FOUT)
    return attach(rij, aanvraag=stap.lock(Aanvraag, aanvraag.pk), by=by)


def refuse_more(idee: Idee, gevraagd: int) -> None:
    """Refuse ("subsidies.vervolg") to ask for more than people voted on."""
    if gevraagd > idee.kosten:
        raise Weigering(
            _("U vraagt meer dan het bedrag waarop is gestemd. Dat is hoogstens %(bedrag)s.")
            % {"bedrag": als_euro(idee.kosten)},
            regel=FOUT,
        )


def holds_for(aanleiding: object, versie: Regelingversie) -> bool:
    """Tell whether what gave rise to an application is a chosen idea of a vote under this version of the rules.

    The rules people voted under hold for what they chose, also when the fund itself has closed since.
    """
    return isinstance(aanleiding, Idee) and aanleiding.stemronde.regelingversie_id == versie.pk


def _lock_open(idee: Idee, by: Persoon, versie: int | None) -> Idee:
    rij = stap.lock(Idee, idee.pk, met=("stemronde__plafonddeel__pot",), versie=versie)
    rules.require(REGEL, by, rij.stemronde)
    if not is_open(rij):
        raise Weigering(_("Dit kan alleen met een gekozen idee waarvan nog niet vaststaat wie het maakt."), regel=FOUT)
    return rij
