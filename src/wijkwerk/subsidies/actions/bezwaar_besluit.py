"""Deciding on an objection: by somebody else than the first time, with the money and the letter in the same act."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.taal import speaking_dutch
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.mensen.rules import mandate_of
from wijkwerk.subsidies.actions import besluit_gevolg, bezwaar_geld, stap, vordering
from wijkwerk.subsidies.actions import bezwaar as bezwaren
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Bezwaar
from wijkwerk.subsidies.queries import besluit as besluiten
from wijkwerk.subsidies.queries import bezwaar as vragen
from wijkwerk.subsidies.queries.brieven import in_full, payment_words
from wijkwerk.subsidies.states import aanvraag as states
from wijkwerk.subsidies.states.besluit import BEZWAARLOOP, HOREN_PAST_BIJ, NIET_GEHOORD, Besluitsoort, Bezwaarstatus
from wijkwerk.web.datums import als_euro

STAP = {
    Bezwaarstatus.GEGROND: "uphold",
    Bezwaarstatus.ONGEGROND: "reject",
    Bezwaarstatus.NIET_ONTVANKELIJK: "declare_inadmissible",
}


@transaction.atomic
def decide(
    bezwaar: Bezwaar,
    *,
    uitkomst: str,
    motivering: str,
    bedrag: int | None = None,
    heropen: bool = False,
    niet_gehoord: str = "",
    boven_plafond: bool = False,
    by: Persoon,
    versie: int | None = None,
) -> Beschikking:
    """Decide on an objection; upheld, a new decision takes the place of the first (Awb, artikel 7:11).

    Upheld means `bedrag` cents, granted in this act with its money and payment, or `heropen`: an application that was
    left aside is judged after all. Refused, each with its rule: who decided the first time, or has an interest in it;
    no mandate ("subsidies.mandaat"); from `vier_ogen_vanaf` on by who handled it alone ("subsidies.vier_ogen"); too
    late without a reason and yet not inadmissible ("subsidies.te_laat"); wanted to be heard and was not, without a
    ground ("subsidies.horen"); an amount that is no improvement or too much ("subsidies.bedrag"); a ceiling that stood
    in the way at the first decision already, without `boven_plafond` ("subsidies.plafond").

    A pot that is empty or closed meanwhile is no reason to refuse: the law goes first (Awb, artikel 4:25, derde lid),
    and the rest comes from the budget.
    """
    reden = stap.need(motivering, _("Schrijf op waarom u dit besluit."), regel="subsidies.motivering")
    stap.check_text(reden, pii_gezien=True)
    aanvraag, rij = bezwaren.lock_both(bezwaar, versie)
    _check_person(aanvraag, rij, by)
    _check_outcome(rij, uitkomst, bedrag, heropen)
    _check_heard(rij, uitkomst, niet_gehoord)
    nieuw = bedrag if uitkomst == Bezwaarstatus.GEGROND else None
    mandaat = _mandate(aanvraag, nieuw or 0, by)
    tweede = _second(aanvraag, rij, nieuw or 0, by)
    gehoord = _heard_words(rij, niet_gehoord)
    posten = _follow(aanvraag, rij, nieuw, heropen, by=by) if uitkomst == Bezwaarstatus.GEGROND else []
    bezwaar_geld.check_ceiling(rij.beschikking, posten, nieuw or 0, boven_plafond=boven_plafond)
    beslissing = besluit_gevolg.record(
        aanvraag,
        Besluitsoort.BEZWAAR,
        motivering=reden,
        mandaat=mandaat,
        door=by,
        tweede=tweede,
        bedrag=nieuw,
        vervangt=rij.beschikking if uitkomst == Bezwaarstatus.GEGROND else None,
        brief={**_words(aanvraag, rij, uitkomst, nieuw), **gehoord, "niet_terug": bezwaar_geld.forgiven(posten)},
    )
    velden = {"beslissing": beslissing, "behandelaar": rij.behandelaar or by}
    stap.move(rij, BEZWAARLOOP, STAP[Bezwaarstatus(uitkomst)], by=by, velden=velden, beschikking=beslissing.pk)
    _settle_money(aanvraag, rij, beslissing, posten, by=by)
    return beslissing


def _check_person(aanvraag: Aanvraag, rij: Bezwaar, by: Persoon) -> None:
    bezwaren.require_open(rij, by)
    if besluiten.has_interest(aanvraag, by.pk):
        raise Weigering(
            _("U heeft iets met deze aanvrager te maken. Laat een collega besluiten (Awb, artikel 2:4)."),
            regel="subsidies.belang",
        )


def _check_outcome(rij: Bezwaar, uitkomst: str, bedrag: int | None, heropen: bool) -> None:
    if uitkomst not in STAP:
        raise Weigering(_("Kies wat u op het bezwaar besluit."), regel="subsidies.uitkomst")
    if uitkomst not in vragen.outcomes(rij):
        raise Weigering(
            _("Het bezwaar kwam te laat, zonder een reden die dat goedmaakt. Kies: niet-ontvankelijk (Awb, 6:11)."),
            regel="subsidies.te_laat",
        )
    if uitkomst != Bezwaarstatus.GEGROND:
        return
    if heropen:
        if not vragen.may_reopen(rij) or bedrag is not None:
            raise Weigering(_("Kies een bedrag, of behandel de aanvraag alsnog."), regel="subsidies.uitkomst")
        return
    laagste, hoogste = vragen.lowest(rij), vragen.highest(rij)
    if bedrag is None or not laagste <= bedrag <= hoogste:
        raise Weigering(
            _("Wie gelijk krijgt, krijgt meer dan eerst: van %(laagste)s tot en met %(hoogste)s.")
            % {"laagste": als_euro(laagste), "hoogste": als_euro(hoogste)},
            regel="subsidies.bedrag",
        )


def _check_heard(rij: Bezwaar, uitkomst: str, niet_gehoord: str) -> None:
    if rij.verslag or not rij.wil_horen:
        return
    if HOREN_PAST_BIJ.get(niet_gehoord) != uitkomst:
        raise Weigering(
            _("De bezwaarmaker wil worden gehoord. Plan een gesprek, of kies waarom dat niet hoeft (Awb, 7:3)."),
            regel="subsidies.horen",
        )


def _mandate(aanvraag: Aanvraag, bedrag: int, by: Persoon) -> Mandaat:
    regeling = aanvraag.regelingversie.regeling
    mandaat = mandate_of(by, regeling.mandaatsoort, werkgebied=aanvraag.werkgebied_id, bedrag=bedrag)
    if mandaat is None:
        raise Weigering(
            _("U heeft vandaag geen mandaat voor dit besluit bij %(fonds)s (Awb, artikel 10:3).")
            % {"fonds": regeling.naam},
            regel="subsidies.mandaat",
        )
    return mandaat


def _second(aanvraag: Aanvraag, rij: Bezwaar, bedrag: int, by: Persoon) -> Persoon | None:
    """Return who looked along: from the limit on, who handled the objection prepares and somebody else decides."""
    ander = rij.behandelaar if rij.behandelaar_id not in (None, by.pk) else None
    grens = aanvraag.regelingversie.vier_ogen_vanaf
    if grens is not None and bedrag >= grens and ander is None:
        raise Weigering(
            _("Vanaf %(grens)s zijn er twee mensen nodig: wie het bezwaar behandelde en een collega die besluit.")
            % {"grens": als_euro(grens)},
            regel="subsidies.vier_ogen",
        )
    return ander


def _follow(aanvraag: Aanvraag, rij: Bezwaar, bedrag: int | None, heropen: bool, *, by: Persoon) -> list[Post]:
    """Move the application to where the new decision brings it; return what is to be booked."""
    if heropen:
        # It was complete after all: its place in the order is that of the day it came in.
        velden = {"compleet_op": aanvraag.compleet_op or aanvraag.ontvangen_op}
        stap.move(aanvraag, states, "reopen_after_objection", by=by, regel=stap.SYSTEEM, velden=velden)
        wet.set_term(aanvraag)
        return []
    if rij.beschikking.soort in (Besluitsoort.VERLENING, Besluitsoort.DIRECT, Besluitsoort.VASTSTELLING):
        return bezwaar_geld.raise_grant(aanvraag, bedrag or 0, by=by)
    return bezwaar_geld.grant_instead(aanvraag, bedrag or 0, by=by)


def _settle_money(
    aanvraag: Aanvraag, rij: Bezwaar, beslissing: Beschikking, posten: list[Post], *, by: Persoon
) -> None:
    if not posten:
        return
    grootboek.book(posten, sleutel=f"beschikking:{beslissing.pk}", by=by)
    vordering.annul(aanvraag, bedrag=bezwaar_geld.forgiven(posten), by=by)
    if rij.beschikking.soort in (Besluitsoort.WEIGERING, Besluitsoort.BUITEN_BEHANDELING):
        besluit_gevolg.follow_grant(beslissing, by=by)
    else:
        bezwaar_geld.pay_difference(aanvraag, by=by)


def _heard_words(rij: Bezwaar, niet_gehoord: str) -> dict[str, str]:
    """Return what the letter says about the hearing (Awb, artikel 7:7 and 7:12)."""
    with speaking_dutch():
        if rij.verslag and rij.hoorzitting_op is not None:
            zin = _("U vertelde uw bezwaar op %(dag)s.") % {"dag": in_full(klok.dag_van(rij.hoorzitting_op))}
        elif not rij.wil_horen:
            zin = _("U wilde uw bezwaar niet komen vertellen. Wij besloten met wat u opschreef.")
        else:
            zin = str(NIET_GEHOORD[niet_gehoord])
        return {"gehoord": zin, "verslag": rij.verslag}


def _words(aanvraag: Aanvraag, rij: Bezwaar, uitkomst: str, bedrag: int | None) -> dict[str, Any]:
    heropend = uitkomst == Bezwaarstatus.GEGROND and bedrag is None
    with speaking_dutch():
        return {
            **bezwaren.numbers(rij),
            "gegrond": uitkomst == Bezwaarstatus.GEGROND,
            "ongegrond": uitkomst == Bezwaarstatus.ONGEGROND,
            "niet_ontvankelijk": uitkomst == Bezwaarstatus.NIET_ONTVANKELIJK,
            "bedrag": als_euro(bedrag) if bedrag else "",
            "betaaluitleg": payment_words(aanvraag) if bedrag else "",
            "heropend": heropend,
            "besluit_voor": (aanvraag.beslis_uiterlijk or "") if heropend else "",
        }
