"""An application comes in, is changed while it waits, is talked about, and may be taken back."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.termijnen import moment_of_receipt
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import beoordeling, brieven, ronde_instroom, stap, uitslag_geld, uitslag_vervolg
from wijkwerk.subsidies.actions import klok as wet
from wijkwerk.subsidies.actions.aanvraag_gegevens import Gegevens, address_key
from wijkwerk.subsidies.models import Aanvraag, Aanvrager, Concept, Gesprek, Idee, Kostenregel, Regelingversie
from wijkwerk.subsidies.queries.uitslag_vervolg import of_application
from wijkwerk.subsidies.states import aanvraag as states
from wijkwerk.subsidies.states import verbanden
from wijkwerk.subsidies.states.aanvraag import Kanaal
from wijkwerk.subsidies.states.regeling import Versiestatus

# Fields of the plan that stand in `Aanvraag` under the same name.
VELDEN = (
    "titel", "plan", "werkgebied", "buurt", "plek", "begint_op", "eindigt_op", "bezoekers", "met_wie",
    "open_voor_buurt", "evenement", "voorwerp_buiten", "vraagt_ruimte", "vraagt_hulp", "gevraagd", "eigen_geld",
    "betaalwijze",
)  # fmt: skip


@transaction.atomic
def submit(
    *,
    versie: Regelingversie,
    gegevens: Gegevens,
    client_id: UUID,
    kanaal: str = Kanaal.WEB,
    ontvangen_op: datetime | None = None,
    concept: Concept | None = None,
    aanleiding: models.Model | None = None,
    pii_gezien: bool = False,
    by: Persoon | None = None,
) -> Aanvraag:
    """Take an application in: store it, judge it by the rules, start the legal clock, send the receipt.

    Idempotent on `client_id`. `by` is who enters it on behalf of somebody; then `ontvangen_op` may lie up to a year
    back, and counts in law. `aanleiding` (a signaal, thema or besluit) is linked along the thread; of a chosen idea it
    becomes the application (see `uitslag_vervolg.attach`, refusals too). Refused: a version one cannot apply under
    ("subsidies.gesloten"), no plan or costs, a BSN in any text, other personal data in what becomes public unless
    `pii_gezien`. That a rule says no refuses nothing here: who asks gets a decision.
    """
    if by is not None:
        rules.require("subsidies.invoeren", by)
    _check(gegevens, pii_gezien)
    moment = moment_of_receipt(ontvangen_op if by is not None else None, regel="subsidies.ontvangst")
    if not uitslag_vervolg.holds_for(aanleiding, versie):
        _check_open(versie, moment)
    aanvraag, nieuw = stap.once(
        Aanvraag,
        client_id,
        regelingversie=versie,
        kanaal=kanaal,
        ontvangen_op=moment,
        compleet_op=moment,
        ingevoerd_op=klok.nu(),
        ingevoerd_door=by,
        status_sinds=moment,
        **_fields(gegevens),
    )
    if not nieuw:
        return aanvraag
    _store_parts(aanvraag, gegevens)
    _make_findable(aanvraag, gegevens)
    if concept is not None:
        Concept.objects.filter(pk=concept.pk).delete()
    _link(aanvraag, aanleiding, by=by)
    logboek.note("subsidies.aangevraagd", object=aanvraag, by=by, kanaal=kanaal, bedrag=aanvraag.gevraagd)
    _begin(aanvraag, by=by)
    return aanvraag


def _link(aanvraag: Aanvraag, aanleiding: models.Model | None, *, by: Persoon | None) -> None:
    if isinstance(aanleiding, Idee):
        uitslag_vervolg.attach(aanleiding, aanvraag=aanvraag, by=by)
    elif aanleiding is not None:
        draad.link(aanleiding, aanvraag, soort=verbanden.GAF_AANLEIDING, reden="", by=by)


def _begin(aanvraag: Aanvraag, *, by: Persoon | None) -> None:
    """Judge it by the rules, put it in its round, start the clock and say that it came in."""
    beoordeling.judge_rules(aanvraag)
    ronde_instroom.join(aanvraag)
    wet.set_term(aanvraag)
    brieven.send(aanvraag, "ontvangst", sleutel=f"ontvangst:{aanvraag.pk}", by=by)


@transaction.atomic
def change(
    aanvraag: Aanvraag,
    *,
    gegevens: Gegevens,
    versie: int | None = None,
    pii_gezien: bool = False,
    by: Persoon | None = None,
) -> Aanvraag:
    """Put another plan in the place of this one, while no decision was taken; the rules judge it again.

    Who asks may (`by` None, through the own link), and who may enter applications. What changed is in the log by name
    of the field. Refused once a decision was taken or proposed ("subsidies.levensloop").
    """
    if by is not None:
        rules.require("subsidies.invoeren", by)
    _check(gegevens, pii_gezien)
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    if rij.status not in (states.Status.INGEDIEND, states.Status.AANVULLEN):
        raise Weigering(_("De aanvraag kan nu niet meer veranderen."), regel="subsidies.levensloop")
    if (idee := of_application(rij)) is not None:
        uitslag_vervolg.refuse_more(idee, gegevens.gevraagd)
    velden = _fields(gegevens)
    anders = sorted(naam for naam, waarde in velden.items() if getattr(rij, naam) != waarde)
    stap.change(rij, logwoord="gewijzigd", by=by, velden=velden, gewijzigd=anders)
    rij.kosten.all().delete()
    Aanvrager.objects.filter(aanvraag=rij).delete()
    _store_parts(rij, gegevens)
    _make_findable(rij, gegevens)
    beoordeling.judge_rules(rij)
    return rij


@transaction.atomic
def withdraw(aanvraag: Aanvraag, *, by: Persoon | None = None, versie: int | None = None) -> Aanvraag:
    """Take the application back before a decision; what was reserved for a proposal, or by a vote, falls free."""
    if by is not None:
        rules.require("subsidies.invoeren", by)
    rij = stap.lock(Aanvraag, aanvraag.pk, versie=versie)
    beoordeling.drop_proposal(rij, by=by)
    uitslag_geld.end(rij, by=by)
    return stap.move(rij, states, "withdraw", by=by, regel=stap.SYSTEEM, velden={"beslis_uiterlijk": None})


@transaction.atomic
def say(aanvraag: Aanvraag, *, tekst: str, intern: bool = False, by: Persoon | None = None) -> Gesprek:
    """Say something about an application: who asks (`by` None) or who judges; `intern` stays inside.

    Refused: no text, a BSN in it. Others hear of it on their own page; a message to who asks goes out as a letter.
    """
    if by is not None:
        rules.require("subsidies.beoordelen", by, aanvraag)
    schoon = stap.need(tekst, _("Schrijf op wat u wilt zeggen."), regel="subsidies.tekst")
    stap.check_text(schoon, pii_gezien=True)
    gesprek = Gesprek.objects.create(
        aanvraag=aanvraag, tekst=schoon, van_aanvrager=by is None, intern=intern, door=by, op=klok.nu()
    )
    logboek.note("subsidies.gezegd", object=aanvraag, by=by, intern=intern)
    if by is not None and not intern:
        brieven.send(aanvraag, "bericht", sleutel=f"bericht:{gesprek.pk}", by=by, bericht=schoon)
    return gesprek


def _check(gegevens: Gegevens, pii_gezien: bool) -> None:
    stap.need(gegevens.titel, _("Geef uw plan een naam."), regel="subsidies.plan")
    stap.need(gegevens.plan, _("Vertel wat u wilt gaan doen."), regel="subsidies.plan")
    stap.check_text(gegevens.titel, pii_gezien=pii_gezien)
    # The plan is read by who judges it only: a name in it is no harm, a BSN is.
    stap.check_text(
        gegevens.plan, gegevens.met_wie, gegevens.plek, gegevens.vraagt_hulp, gegevens.vraagt_ruimte, pii_gezien=True
    )
    if gegevens.gevraagd <= 0 or not gegevens.kosten:
        raise Weigering(_("Vul in wat het kost en hoeveel u vraagt."), regel="subsidies.kosten")
    if any(regel.bedrag <= 0 for regel in gegevens.kosten):
        raise Weigering(_("Elke regel van de begroting heeft een bedrag."), regel="subsidies.kosten")


def _make_findable(aanvraag: Aanvraag, gegevens: Gegevens) -> None:
    """Let staff find it by its words; by the name of a club too, never by that of a person."""
    woorden = (aanvraag.nummer, gegevens.titel, gegevens.plan, gegevens.plek, gegevens.aanvrager.organisatie)
    zoeken.index(aanvraag, " ".join(filter(None, woorden)))


def _check_open(versie: Regelingversie, moment: datetime) -> None:
    dag = klok.dag_van(moment)
    gold = versie.geldig_van <= dag and (versie.geldig_tot is None or dag < versie.geldig_tot)
    if versie.status not in (Versiestatus.OPEN, Versiestatus.GESLOTEN) or not gold:
        raise Weigering(
            _("Voor deze regeling kan dat nu niet. Kijk bij de bijdragen welke wel open zijn."),
            regel="subsidies.gesloten",
        )


def _fields(gegevens: Gegevens) -> dict[str, Any]:
    lat, lon = gegevens.punt or (None, None)
    velden: dict[str, Any] = {naam: getattr(gegevens, naam) for naam in VELDEN}
    velden |= {"titel": gegevens.titel.strip()[:100], "plan": gegevens.plan.strip(), "doelen": sorted(gegevens.doelen)}
    return velden | {"plek": gegevens.plek[:160], "lat": lat, "lon": lon}


def _store_parts(aanvraag: Aanvraag, gegevens: Gegevens) -> None:
    Kostenregel.objects.bulk_create(
        Kostenregel(aanvraag=aanvraag, volgorde=volgorde, **asdict(regel))
        for volgorde, regel in enumerate(gegevens.kosten)
    )
    wie = gegevens.aanvrager
    velden = {naam: waarde for naam, waarde in asdict(wie).items() if naam not in ("straat", "huisnummer", "postcode")}
    aanvraag.aanvrager = Aanvrager.objects.create(
        aanvraag=aanvraag,
        straat=f"{wie.straat} {wie.huisnummer}".strip(),
        postcode=wie.postcode.replace(" ", "").upper(),
        adres_sleutel=address_key(wie.postcode, wie.huisnummer),
        **velden,
    )
