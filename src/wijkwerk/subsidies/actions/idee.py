"""Ideas for a vote: sent in by residents or entered from paper, judged by the criteria that were published."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import stap
from wijkwerk.subsidies.actions.aanvraag_post import render
from wijkwerk.subsidies.models import Idee, Stemronde
from wijkwerk.subsidies.queries.stemronde import Eisoordeel, takes_ideas
from wijkwerk.subsidies.states.stemronde import IDEELOOP, REGEL, Ideestatus, Status
from wijkwerk.web.datums import als_dag, als_euro

NOG_OP_PAPIER = (Status.IDEEEN, Status.TOETSING)
FOUT = "subsidies.idee"


@transaction.atomic
def submit(
    ronde: Stemronde,
    *,
    titel: str,
    tekst: str,
    kosten: int,
    client_id: UUID,
    plek: str = "",
    indiener: str = "",
    email: str = "",
    pii_gezien: bool = False,
    by: Persoon | None = None,
) -> Idee:
    """Take an idea in; `kosten` in cents, a guess is fine. Idempotent on `client_id`; a mail with the link when asked.

    No account and no name needed. `by` enters what came on paper, and may until the ballot is drawn. Refused
    ("subsidies.idee") outside the days for ideas, and what costs nothing or more than an idea may; a BSN always, other
    personal data unless `pii_gezien`: the text becomes public.
    """
    if by is not None:
        rules.require(REGEL, by, ronde)
    vers = Stemronde.objects.get(pk=ronde.pk)
    _check_open(vers, op_papier=by is not None)
    naam = stap.need(titel, _("Geef uw idee een naam."), regel=FOUT)
    verhaal = stap.need(tekst, _("Vertel wat u wilt in de wijk."), regel=FOUT)
    stap.check_text(naam, verhaal, plek, pii_gezien=pii_gezien)
    _check_cost(vers, kosten)
    idee, nieuw = stap.once(
        Idee,
        client_id,
        stemronde=vers,
        titel=naam[:80],
        tekst=verhaal,
        plek=plek.strip()[:120],
        kosten=kosten,
        indiener=indiener.strip()[:80],
        email=email.strip(),
        ingediend_op=klok.nu(),
        status_sinds=klok.nu(),
    )
    if nieuw:
        logboek.note("subsidies.idee_ingestuurd", object=idee, by=by, stemronde=vers.pk, papier=by is not None)
        tell(idee, "idee_ontvangen")
    return idee


def _check_open(ronde: Stemronde, *, op_papier: bool) -> None:
    if takes_ideas(ronde) or (op_papier and ronde.status in NOG_OP_PAPIER and not ronde.loting):
        return
    raise Weigering(_("Ideeën insturen kan nu niet voor deze stemming."), regel=FOUT)


def _check_cost(ronde: Stemronde, kosten: int) -> None:
    if not 0 < kosten <= ronde.hoogste_kosten:
        raise Weigering(
            _("Een idee kost hoogstens %(hoogste)s, en meer dan niets.") % {"hoogste": als_euro(ronde.hoogste_kosten)},
            regel=FOUT,
        )


@transaction.atomic
def judge(idee: Idee, *, oordelen: Sequence[Eisoordeel], kosten: int, by: Persoon, versie: int | None = None) -> Idee:
    """Judge an idea on every published criterion; all yes and it goes on the ballot at `kosten` cents. Public.

    Who sent it in hears it. Refused ("subsidies.toets") a criterion that was not published or not judged, a no without
    a reason, and any judgement after the ballot was drawn.
    """
    rij = stap.lock(Idee, idee.pk, met=("stemronde",), versie=versie)
    rules.require(REGEL, by, rij.stemronde)
    _check_judgement(rij.stemronde, oordelen)
    _check_cost(rij.stemronde, kosten)
    stap.check_text(*(oordeel.reden for oordeel in oordelen), pii_gezien=False)
    nee = [oordeel for oordeel in oordelen if not oordeel.ja]
    velden: dict[str, Any] = {
        "kosten": kosten,
        "toets": [{"eis": o.eis, "ja": o.ja, "reden": o.reden.strip()} for o in oordelen],
        "oordeel": " ".join(o.reden.strip() for o in (nee or oordelen) if o.reden.strip()),
        "eis": nee[0].eis[:240] if nee else "",
    }
    naar = Ideestatus.NIET_HAALBAAR if nee else Ideestatus.HAALBAAR
    if rij.status == naar:
        stap.change(rij, logwoord="idee_herzien", by=by, velden=velden)
    else:
        woord = "find_infeasible" if nee else "find_feasible"
        stap.move(rij, IDEELOOP, woord, by=by, regel=stap.SYSTEEM, velden=velden)
    tell(rij, "idee_bekeken")
    return rij


def _check_judgement(ronde: Stemronde, oordelen: Sequence[Eisoordeel]) -> None:
    fouten = (
        (ronde.status not in NOG_OP_PAPIER or bool(ronde.loting), _("Het stembiljet staat vast.")),
        ([oordeel.eis for oordeel in oordelen] != list(ronde.eisen), _("Kijk naar elke eis die vooraf bekend was.")),
        (any(not o.ja and not o.reden.strip() for o in oordelen), _("Schrijf bij elke nee op waarom.")),
    )  # fmt: skip
    for fout, melding in fouten:
        if fout:
            raise Weigering(melding, regel="subsidies.toets")


@transaction.atomic
def withdraw(idee: Idee) -> Idee:
    """Take an idea back by its own link, until the ballot is drawn; name and address are forgotten at once."""
    rij = stap.lock(Idee, idee.pk, met=("stemronde",))
    if rij.letter:
        raise Weigering(_("Uw idee staat al op het stembiljet. Bel de gemeente als u het niet meer wilt."), regel=FOUT)
    return stap.move(rij, IDEELOOP, "withdraw", by=None, regel=stap.SYSTEEM, velden={"indiener": "", "email": ""})


def tell(idee: Idee, soort: str) -> None:
    """Mail who sent an idea in, when there is an address; `soort` is a text in templates/subsidies/berichten."""
    if not idee.email:
        return
    link = settings.ADRES + reverse("subsidies:idee_volgen", args=[idee.token])
    voor = als_dag(idee.vervolg_voor) if idee.vervolg_voor else ""
    onderwerp, tekst = render(soort, idee=idee, link=link, kosten=als_euro(idee.kosten), voor=voor)
    berichten.send(
        sleutel=f"subsidies:{soort}:{idee.pk}:{idee.versie}",
        aan=idee.email,
        naam=idee.indiener,
        onderwerp=onderwerp,
        tekst=tekst,
        over=idee,
    )
