"""Telling back: a draft per kind of receiver, edited, sent in one go; stopped or thrown away."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.actions.terugkoppeling_versturen import hand_out
from wijkwerk.agenda.models import Agendapunt, Terugkoppeling, Terugtekst, Thema
from wijkwerk.agenda.queries import terugkoppeling_tekst as opzet
from wijkwerk.agenda.queries.terugkoppeling_wie import Over, divide, over_of, plan
from wijkwerk.agenda.states import terugkoppeling as states
from wijkwerk.agenda.states.terugkoppeling import Groep, Status
from wijkwerk.agenda.states.verbanden import TERUGGEKOPPELD
from wijkwerk.kern import klok
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taken import actions as taken
from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon

LENGTE = {"aanleiding": 160, "onderwerp": 120}
Teksten = Mapping[str, tuple[str, str]]


@transaction.atomic
def draft(over: Over, *, aanleiding: str, by: Persoon) -> Terugkoppeling:
    """Draft one text for each group in which somebody can be reached; an open draft about the same is returned.

    Refused: no reason to tell, who is not wijkregisseur there, and a thread on which nobody can be reached.
    """
    rij = _over(over, by)
    if (open_rij := _of(rij).filter(status__in=states.OPEN).first()) is not None:
        return open_rij
    groepen = [beeld.groep.value for beeld in divide(rij, Groep.values) if beeld.ontvangers]
    if not groepen:
        raise Weigering(
            _("Er is niemand om het aan te vertellen. Niemand aan deze draad liet een adres achter."),
            regel="agenda.ontvangers",
        )
    nieuw = _make(rij, aanleiding, by)
    # Residents read this text as it stands, so its language is that of the municipality and not of who writes it.
    with translation.override(settings.LANGUAGE_CODE):
        stof = opzet.gather(rij)
        opzetten = {groep: opzet.write(groep, stof) for groep in groepen}
    for groep, (onderwerp, tekst) in opzetten.items():
        Terugtekst.objects.create(terugkoppeling=nieuw, groep=groep, onderwerp=onderwerp, tekst=tekst)
    return nieuw


@transaction.atomic
def skip(over: Over, *, aanleiding: str, by: Persoon) -> Terugkoppeling:
    """Note that nobody needs to be told, so that it does not wait any longer. Refused as `draft`, and with a draft."""
    rij = _over(over, by)
    if _of(rij).filter(status__in=states.OPEN).exists():
        raise Weigering(_("Hierover ligt al een concept klaar."), regel="agenda.levensloop")
    return discard(_make(rij, aanleiding, by), by=by)


@transaction.atomic
def edit(
    terugkoppeling: Terugkoppeling,
    *,
    teksten: Teksten,
    by: Persoon,
    versie: int | None = None,
    pii_gezien: bool = False,
) -> Terugkoppeling:
    """Change the texts: `teksten` gives subject and text per group; an empty text means that this group gets nothing.

    Refused: when it was sent, a group it has not, and personal data unless `pii_gezien` (a BSN always).
    """
    rij = _locked(terugkoppeling, by, versie)
    if rij.status != Status.CONCEPT:
        raise Weigering(_("Deze berichten gaan al weg. Aanpassen kan niet meer."), regel="agenda.levensloop")
    stap.check_text(*(deel for paar in teksten.values() for deel in paar), pii_gezien=pii_gezien)
    bestaand = {tekst.groep: tekst for tekst in rij.teksten.all()}
    if vreemd := teksten.keys() - bestaand.keys():
        raise TypeError(f"Deze groepen zijn er niet: {sorted(vreemd)}")
    for groep, (onderwerp, tekst) in teksten.items():
        bestaand[groep].onderwerp = " ".join(onderwerp.split())[: LENGTE["onderwerp"]]
        bestaand[groep].tekst = tekst.replace("\r\n", "\n").strip()
        bestaand[groep].save(update_fields=["onderwerp", "tekst"])
    return stap.change(rij, logwoord="terugkoppeling_gewijzigd", by=by, velden={}, groepen=sorted(teksten))


@transaction.atomic
def send(terugkoppeling: Terugkoppeling, *, by: Persoon, versie: int | None = None) -> Terugkoppeling:
    """Queue the job that sends it, and lay it on the thread. After a stop it goes only to who did not get it yet.

    Refused: a gap that was not filled in, a text without a subject, and when there is nobody left to tell.
    """
    rij = _locked(terugkoppeling, by, versie)
    for tekst in rij.teksten.all():
        if tekst.tekst:
            _check_ready(tekst)
    if not any(beeld.ontvangers for beeld in plan(rij)):
        raise Weigering(_("Er is nu niemand die dit bericht krijgt."), regel="agenda.ontvangers")
    rij = stap.move(rij, states, "send", by=by, regel=stap.SYSTEEM)
    draad.link(over_of(rij), rij, soort=TERUGGEKOPPELD, reden="", by=by)
    # The job starts only when this transaction has committed, so it finds its own number on the row.
    rij.taak_id = taken.enqueue(hand_out, rij.pk, by=by).pk
    rij.save(update_fields=["taak_id"])
    return rij


@transaction.atomic
def stop(terugkoppeling: Terugkoppeling, *, by: Persoon, versie: int | None = None) -> Terugkoppeling:
    """Stop while it is being sent: from this moment nobody gets it any more; who got it, got it."""
    rij = _locked(terugkoppeling, by, versie)
    rij = stap.move(rij, states, "stop", by=by, regel=stap.SYSTEEM)
    taak = Taak.objects.filter(pk=rij.taak_id or 0).first()
    if taak is not None and not taak.is_klaar:
        taken.cancel(taak, by=by)
    return rij


@transaction.atomic
def discard(terugkoppeling: Terugkoppeling, *, by: Persoon, versie: int | None = None) -> Terugkoppeling:
    """Throw a draft away: it stays as the note that it was not sent."""
    rij = _locked(terugkoppeling, by, versie)
    return stap.move(rij, states, "discard", by=by, regel=stap.SYSTEEM)


def _over(over: Over, by: Persoon) -> Over:
    """Return the fresh row, locked: two drafts at once become one."""
    rij: Over = stap.lock(Thema, over.pk) if isinstance(over, Thema) else stap.lock(Agendapunt, over.pk)
    rules.require("agenda.terugkoppelen", by, rij)
    return rij


def _of(over: Over) -> QuerySet[Terugkoppeling]:
    return over.terugkoppelingen.select_related("thema", "agendapunt")


def _make(over: Over, aanleiding: str, by: Persoon) -> Terugkoppeling:
    aanleiding = stap.need(aanleiding, _("Schrijf op waarom u het nu vertelt."), regel="agenda.aanleiding")
    stap.check_text(aanleiding, pii_gezien=False)
    waarover = {"thema": over} if isinstance(over, Thema) else {"agendapunt": over}
    nu, kort = klok.nu(), aanleiding[: LENGTE["aanleiding"]]
    rij = Terugkoppeling.objects.create(**waarover, aanleiding=kort, status_sinds=nu, gemaakt_op=nu, gemaakt_door=by)
    logboek.note("agenda.terugkoppeling_gemaakt", object=rij, by=by)
    return rij


def _locked(terugkoppeling: Terugkoppeling, by: Persoon, versie: int | None) -> Terugkoppeling:
    rij = stap.lock(Terugkoppeling, terugkoppeling.pk, met=("thema", "agendapunt"), versie=versie)
    # The rule is about what it tells of, so it is checked here and not by the step.
    rules.require("agenda.terugkoppelen", by, over_of(rij))
    return rij


def _check_ready(tekst: Terugtekst) -> None:
    if plekken := opzet.gaps(tekst):
        raise Weigering(
            _("%(groep)s: vul %(plek)s nog in, of haal het weg.")
            % {"groep": tekst.get_groep_display(), "plek": plekken[0]},
            regel="agenda.open_plek",
        )
    stap.need(
        tekst.onderwerp,
        _("%(groep)s: schrijf een onderwerp boven het bericht.") % {"groep": tekst.get_groep_display()},
        regel="agenda.open_plek",
    )
