"""What an objection that is upheld does with the money: the grant that should have been, and the claim that falls away.

Call inside the transaction of the decision, with the application locked.
"""

from typing import Any

from django.utils.translation import gettext as _

from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.actions import betaling, geld, stap
from wijkwerk.subsidies.models import Aanvraag, Beschikking
from wijkwerk.subsidies.queries import besluit as vragen
from wijkwerk.subsidies.queries import betaling as betalingen
from wijkwerk.subsidies.queries import bezwaar as vragen_bezwaar
from wijkwerk.subsidies.states import aanvraag as states
from wijkwerk.subsidies.states.aanvraag import TOEGEKEND, Status
from wijkwerk.subsidies.states.betaling import Betaalsoort
from wijkwerk.web.datums import als_euro


def grant_instead(rij: Aanvraag, bedrag: int, *, by: Persoon) -> list[Post]:
    """Grant `bedrag` cents where there was no grant (any more): moves the application, returns what to book."""
    if (band := vragen.band_for(rij, bedrag)) is None:
        raise Weigering(_("Voor dit bedrag heeft de regeling geen regels."), regel="subsidies.bedrag")
    direct = vragen.is_direct(band) or rij.vastgesteld is not None
    posten = _posts(rij, bedrag, settled=direct)
    velden: dict[str, Any] = {
        "toegekend": bedrag,
        "band": band,
        "plafonddeel": rij.plafonddeel,
        "vastgesteld": bedrag if direct else None,
    }
    stap_ = "grant_settled_after_objection" if direct else "grant_after_objection"
    stap.move(rij, states, stap_, by=by, regel=stap.SYSTEEM, velden=velden, bedrag=bedrag)
    return posten


def raise_grant(rij: Aanvraag, bedrag: int, *, by: Persoon) -> list[Post]:
    """Bring a grant that stands to `bedrag` cents: changes the application, returns what to book."""
    if rij.status not in TOEGEKEND:
        raise Weigering(
            _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": rij.get_status_display()},
            regel="subsidies.levensloop",
        )
    settled = rij.status == Status.VASTGESTELD
    was = (rij.vastgesteld if settled else rij.toegekend) or 0
    posten = _posts(rij, bedrag - was, settled=settled)
    velden: dict[str, Any] = {"toegekend": max(bedrag, rij.toegekend or 0), "plafonddeel": rij.plafonddeel}
    if settled:
        velden["vastgesteld"] = bedrag
    stap.change(rij, logwoord="verhoogd_na_bezwaar", by=by, velden=velden, bedrag=bedrag)
    return posten


def _posts(rij: Aanvraag, bedrag: int, *, settled: bool) -> list[Post]:
    """What was claimed back is granted again from the pot it was paid from; the rest as for any grant."""
    herroepen = geld.move_all(rij, "te_vorderen", Handeling.HERROEP, hoogstens=bedrag)
    apart = geld.after_objection(rij, bedrag, terug=herroepen)
    stappen = [Handeling.VERLEEN, *([Handeling.STEL_VAST] if settled else [])]
    verder = [Post(post.pot, handeling, post.bedrag, dossier=post.dossier) for handeling in stappen for post in apart]
    return [*apart, *verder, *herroepen]


def check_ceiling(beschikking: Beschikking, posten: list[Post], bedrag: int, *, boven_plafond: bool) -> None:
    """Refuse ("subsidies.plafond") what an empty pot stood in the way of at the first decision, unless it must be.

    Then the ceiling still binds (Awb, artikel 4:25, derde lid); `boven_plafond` is the answer of who decides that the
    law asks for it all the same, such as after a judgment or when the money was divided wrongly.
    """
    if boven_plafond or not any(post.handeling == Handeling.VUL_AAN for post in posten):
        return
    if bedrag <= (ruimte := vragen_bezwaar.room_then(beschikking)):
        return
    zin = _(
        "Toen voor het eerst werd besloten was er nog %(ruimte)s; dit vraagt %(bedrag)s. Dan blijft het plafond een "
        "reden om nee te zeggen (Awb, artikel 4:25, derde lid): kies ongegrond. Moet het geld er toch komen, zoals na "
        "een uitspraak van de rechter? Zet dan een vinkje bij 'Ook boven het plafond'."
    )
    delen = {"ruimte": als_euro(max(ruimte, 0)), "bedrag": als_euro(bedrag)}
    raise Weigering(zin % delen, regel="subsidies.plafond")


def forgiven(posten: list[Post]) -> int:
    """Return the cents of a claim that these posts undo."""
    return sum(post.bedrag for post in posten if post.handeling == Handeling.HERROEP)


def pay_difference(rij: Aanvraag, *, by: Persoon) -> None:
    """Set out what is due more after a raise: all of it when settled, else up to the advance of the band."""
    if rij.status == Status.VASTGESTELD:
        betaling.pay_rest(rij, by=by)
        return
    procent = rij.band.voorschot_procent if rij.band else 100
    al = geld.paid(rij) + betalingen.promised(rij)
    betaling.prepare(rij, soort=Betaalsoort.VOORSCHOT, bedrag=max(0, (rij.toegekend or 0) * procent // 100 - al), by=by)
