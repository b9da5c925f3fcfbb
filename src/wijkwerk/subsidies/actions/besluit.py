"""Deciding on an application: granting, refusing, leaving aside; with a mandate, free of interest, four eyes.

A decision, its money and its letter are one act: all of it or nothing.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Mandaat, Persoon
from wijkwerk.mensen.rules import mandate_of
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import besluit_gevolg, geld, stap, uitslag_geld
from wijkwerk.subsidies.actions import besluit_toets as toets
from wijkwerk.subsidies.models import Aanvraag, Band, Beschikking, Voorstel, Voorwaarde
from wijkwerk.subsidies.queries import besluit as vragen
from wijkwerk.subsidies.states import aanvraag as states
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.subsidies.states.besluit import Besluitsoort, Voorstelstatus
from wijkwerk.web.datums import als_euro


@transaction.atomic
def grant(
    aanvraag: Aanvraag, *, bedrag: int, motivering: str, by: Persoon, versie: int | None = None
) -> Beschikking | Voorstel:
    """Grant `bedrag` cents: reserve and book the money, take the decision, set out the letter. Or propose it.

    From `vier_ogen_vanaf` of the version on, a proposal is made and the money reserved until a second person agrees.
    In a band that is settled directly one decision is enough (Awb, artikel 4:43). Refused, each with its rule: an
    interest in it, or the question not answered ("subsidies.belang"); a rule that says no or that nobody looked at
    ("subsidies.regels"); more than asked or than the rules let through ("subsidies.bedrag"); no mandate
    ("subsidies.mandaat"); others are first in line and the money would run out ("subsidies.volgorde"); its round
    is open still ("subsidies.ronde"); no advice of the panel yet ("subsidies.advies"); the pot has too little
    ("grootboek.tekort").
    """
    rij = _lock_to_decide(aanvraag, by, versie)
    reden = stap.need(motivering, _("Schrijf op waarom u dit toekent."), regel="subsidies.motivering")
    band = toets.check_grant(rij, bedrag)
    posten = geld.reserve_posts(rij, bedrag)
    toets.check_round(rij)
    toets.check_line(rij, bedrag)
    grens = rij.regelingversie.vier_ogen_vanaf
    if grens is not None and bedrag >= grens:
        return _propose(rij, band, bedrag, reden, posten, by=by)
    mandaat = _mandate(rij, bedrag, by)
    posten = [*uitslag_geld.take(rij), *_granting(posten, vragen.is_direct(band))]
    return _grant(rij, band, bedrag, reden, posten, mandaat=mandaat, door=by, tweede=None)


@transaction.atomic
def refuse(
    aanvraag: Aanvraag,
    *,
    motivering: str,
    deur: str,
    voorwaarde: Voorwaarde | None = None,
    weigergrond: str = "",
    by: Persoon,
    versie: int | None = None,
) -> Beschikking:
    """Refuse, on one rule of the fund that says no or one ground in the law, and name another door.

    Refused: without such a rule or ground ("subsidies.weigergrond"), without a door ("subsidies.deur"), without a
    mandate, with an interest in it. "Awb 4:25" only when what is left, after those first in line, is less than asked.
    """
    rij = _lock_to_decide(aanvraag, by, versie)
    reden = stap.need(motivering, _("Schrijf op waarom u dit afwijst."), regel="subsidies.motivering")
    open_deur = stap.need(deur, _("Noem een andere deur: waar kan iemand wel terecht?"), regel="subsidies.deur")
    toets.check_ground(rij, voorwaarde, weigergrond)
    mandaat = _mandate(rij, 0, by)
    uitslag_geld.end(rij, by=by)
    stap.move(rij, states, "refuse", by=by, velden={"beslis_uiterlijk": None})
    return besluit_gevolg.record(
        rij,
        Besluitsoort.WEIGERING,
        motivering=reden,
        mandaat=mandaat,
        door=by,
        deur=open_deur,
        voorwaarde=voorwaarde,
        weigergrond=weigergrond,
    )


@transaction.atomic
def leave_aside(aanvraag: Aanvraag, *, motivering: str, by: Persoon, versie: int | None = None) -> Beschikking:
    """Leave an application aside that was not completed in the time for it (Awb, artikel 4:5).

    Refused when no completion was asked, while the time for it runs, and more than four weeks after it
    ("subsidies.buiten_behandeling"; artikel 4:5, lid 4).
    """
    rij = _lock_to_decide(aanvraag, by, versie)
    reden = stap.need(motivering, _("Schrijf op wat er bleef missen."), regel="subsidies.motivering")
    laatste = rij.opschortingen.order_by("-gevraagd_op", "-pk").first()
    dagen = (klok.vandaag() - laatste.uiterlijk_op).days if laatste else 0
    if laatste is None or not 0 < dagen <= 28 or rij.compleet_op is not None:
        raise Weigering(
            _("Dit kan alleen binnen vier weken nadat de tijd om aan te vullen voorbijging (Awb, artikel 4:5)."),
            regel="subsidies.buiten_behandeling",
        )
    mandaat = _mandate(rij, 0, by)
    laatste.hervat_op = laatste.hervat_op or klok.vandaag()
    laatste.save(update_fields=["hervat_op"])
    uitslag_geld.end(rij, by=by)
    stap.move(rij, states, "leave_aside", by=by, velden={"beslis_uiterlijk": None})
    return besluit_gevolg.record(
        rij, Besluitsoort.BUITEN_BEHANDELING, motivering=reden, mandaat=mandaat, door=by, weigergrond="Awb 4:5"
    )


@transaction.atomic
def second(voorstel: Voorstel, *, akkoord: bool, opmerking: str = "", by: Persoon) -> Beschikking | Voorstel:
    """Look at a proposal as the second person: agree, and it is decided; or give it back, and the money is free again.

    Refused: the same person twice ("subsidies.meekijken"), an interest in it, or when neither has the mandate. To give
    it back needs a remark.
    """
    aanvraag = stap.lock(Aanvraag, voorstel.aanvraag_id)  # first, as whoever withdraws it does
    rij = Voorstel.objects.select_for_update(of=("self",)).select_related("aanvraag").get(pk=voorstel.pk)
    rules.require("subsidies.meekijken", by, rij)
    toets.check_interest(aanvraag, by)
    if rij.status != Voorstelstatus.OPEN:
        raise Weigering(_("Over dit voorstel is al besloten."), regel="subsidies.levensloop")
    rij.status = Voorstelstatus.AKKOORD if akkoord else Voorstelstatus.TERUG
    rij.tweede, rij.tweede_op, rij.opmerking = by, klok.nu(), opmerking.strip()
    if not akkoord:
        return _return(rij, aanvraag, by)
    rij.save()
    return _agree(rij, aanvraag, by)


def _return(voorstel: Voorstel, aanvraag: Aanvraag, by: Persoon) -> Voorstel:
    stap.need(voorstel.opmerking, _("Schrijf op waarom u het voorstel teruggeeft."), regel="subsidies.motivering")
    voorstel.save()
    geld.release(aanvraag, sleutel=f"voorstel:{voorstel.pk}:vrij", by=by)
    stap.move(aanvraag, states, "return_proposal", by=by)
    return voorstel


def _agree(voorstel: Voorstel, aanvraag: Aanvraag, by: Persoon) -> Beschikking:
    bedrag = voorstel.bedrag or 0
    band = toets.check_grant(aanvraag, bedrag)
    door, tweede = voorstel.door, by
    mandaat = _find_mandate(aanvraag, bedrag, door)
    if mandaat is None:
        # Who proposed has no mandate for this: then it is the decision of the second person, seen by the first.
        mandaat, door, tweede = _mandate(aanvraag, bedrag, by), by, voorstel.door
    posten = geld.move_all(aanvraag, "gereserveerd", Handeling.VERLEEN)
    if vragen.is_direct(band):
        posten += [Post(post.pot, Handeling.STEL_VAST, post.bedrag, dossier=post.dossier) for post in posten]
    posten += uitslag_geld.take(aanvraag)
    return _grant(aanvraag, band, bedrag, voorstel.motivering, posten, mandaat=mandaat, door=door, tweede=tweede)


def _granting(reserveringen: list[Post], direct: bool) -> list[Post]:
    stappen = [Handeling.VERLEEN, *([Handeling.STEL_VAST] if direct else [])]
    verder = [
        Post(post.pot, handeling, post.bedrag, dossier=post.dossier) for handeling in stappen for post in reserveringen
    ]
    return [*reserveringen, *verder]


def _propose(rij: Aanvraag, band: Band, bedrag: int, motivering: str, posten: list[Post], *, by: Persoon) -> Voorstel:
    soort = Besluitsoort.DIRECT if vragen.is_direct(band) else Besluitsoort.VERLENING
    voorstel = Voorstel.objects.create(
        aanvraag=rij, soort=soort, bedrag=bedrag, motivering=motivering, door=by, op=klok.nu()
    )
    posten = [*uitslag_geld.take(rij, hoogstens=bedrag), *posten]
    grootboek.book(posten, sleutel=f"voorstel:{voorstel.pk}", by=by)
    stap.move(rij, states, "propose", by=by, velden={"plafonddeel": rij.plafonddeel}, bedrag=bedrag)
    return voorstel


def _grant(
    rij: Aanvraag,
    band: Band,
    bedrag: int,
    motivering: str,
    posten: list[Post],
    *,
    mandaat: Mandaat,
    door: Persoon,
    tweede: Persoon | None,
) -> Beschikking:
    direct = vragen.is_direct(band)
    velden: dict[str, Any] = {
        "toegekend": bedrag,
        "band": band,
        "beslis_uiterlijk": None,
        "plafonddeel": rij.plafonddeel,
        "vastgesteld": bedrag if direct else None,
    }
    wie = tweede or door
    stap.move(rij, states, "grant_settled" if direct else "grant", by=wie, velden=velden, bedrag=bedrag)
    soort = Besluitsoort.DIRECT if direct else Besluitsoort.VERLENING
    beschikking = besluit_gevolg.record(
        rij, soort, motivering=motivering, mandaat=mandaat, door=door, tweede=tweede, bedrag=bedrag
    )
    grootboek.book(posten, sleutel=f"beschikking:{beschikking.pk}", by=wie)
    besluit_gevolg.follow_grant(beschikking, by=wie)
    return beschikking


def _lock_to_decide(aanvraag: Aanvraag, by: Persoon, versie: int | None) -> Aanvraag:
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    rules.require("subsidies.beslissen", by, rij)
    if rij.status not in (Status.INGEDIEND, Status.AANVULLEN):
        raise Weigering(
            _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": rij.get_status_display()},
            regel="subsidies.levensloop",
        )
    toets.check_interest(rij, by)
    return rij


def _find_mandate(rij: Aanvraag, bedrag: int, persoon: Persoon) -> Mandaat | None:
    return mandate_of(persoon, rij.regelingversie.regeling.mandaatsoort, werkgebied=rij.werkgebied_id, bedrag=bedrag)


def _mandate(rij: Aanvraag, bedrag: int, by: Persoon) -> Mandaat:
    if (mandaat := _find_mandate(rij, bedrag, by)) is not None:
        return mandaat
    waarvoor = als_euro(bedrag) if bedrag else _("een afwijzing")
    raise Weigering(
        _("U heeft vandaag geen mandaat voor %(waarvoor)s bij %(fonds)s (Awb, artikel 10:3).")
        % {"waarvoor": waarvoor, "fonds": rij.regelingversie.regeling.naam},
        regel="subsidies.mandaat",
    )
