"""What is said about a signal: between reporter and staff, and among colleagues."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import rules
from wijkwerk.signalen.actions import berichten
from wijkwerk.signalen.actions.controle import check_text
from wijkwerk.signalen.actions.stap import change, lock, need
from wijkwerk.signalen.models import Foto, Melder, Reactie, Signaal
from wijkwerk.signalen.models.gesprek import MAX_FOTOS
from wijkwerk.signalen.states import Status

Soort = Reactie.Soort
TWEE_KEER = timedelta(minutes=1)  # a button pressed twice, on a locked row


@transaction.atomic
def ask(signaal: Signaal, *, tekst: str, by: Persoon, pii_gezien: bool = False) -> Reactie:
    """Ask the reporter something; goes out with the follow link. Refused when closed or when nobody can be reached."""
    rij = lock(signaal)
    rules.require("signalen.behandelen", by, rij)
    _must_be_open(rij)
    if not Melder.objects.filter(~Q(email="") | ~Q(postadres=""), signaal=rij).exists():
        raise Weigering(_("De melder liet geen adres achter. U kunt geen vraag sturen."), regel="signalen.vraag")
    vraag = _say(rij, Soort.VRAAG, tekst, by, pii_gezien=pii_gezien)
    berichten.tell(rij, "vraag", kenmerk=f"r{vraag.pk}", alleen_melder=True, tekst=vraag.tekst)
    return vraag


@transaction.atomic
def reply(signaal: Signaal, *, tekst: str, pii_gezien: bool = False) -> Reactie:
    """The reporter answers the latest open question. Refused when there is none (then use `add`)."""
    rij = lock(signaal)
    vraag = rij.reacties.filter(soort=Soort.VRAAG, antwoorden__isnull=True).last()
    if vraag is None:
        raise Weigering(_("Er staat geen vraag open. U kunt wel iets aanvullen."), regel="signalen.antwoord")
    return _from_reporter(rij, Soort.ANTWOORD, tekst, pii_gezien=pii_gezien, antwoord_op=vraag)


@transaction.atomic
def add(signaal: Signaal, *, tekst: str, fotos: Sequence[Bestand] = (), pii_gezien: bool = False) -> Reactie:
    """The reporter adds something to an open signal; at most five pictures in all."""
    rij = lock(signaal)
    _must_be_open(rij)
    aantal = rij.fotos.count() if fotos else 0
    if aantal + len(fotos) > MAX_FOTOS:
        raise Weigering(_("Er kunnen hooguit vijf foto's bij een melding."), regel="signalen.fotos")
    Foto.objects.bulk_create([Foto(signaal=rij, bestand=foto, volgorde=aantal + i) for i, foto in enumerate(fotos)])
    return _from_reporter(rij, Soort.AANVULLING, tekst, pii_gezien=pii_gezien)


@transaction.atomic
def note(
    signaal: Signaal, *, tekst: str, by: Persoon, alleen_regisseur: bool = False, pii_gezien: bool = False
) -> Reactie:
    """Write an internal note, for all colleagues who see the signal or only for the wijkregisseur."""
    rij = lock(signaal)
    rules.require("signalen.noteren", by, rij)
    return _say(rij, Soort.NOTITIE, tekst, by, pii_gezien=pii_gezien, alleen_regisseur=alleen_regisseur)


@transaction.atomic
def message(signaal: Signaal, *, tekst: str, by: Persoon, pii_gezien: bool = False) -> Reactie:
    """Tell reporter and supporters something in between; public on the follow page."""
    rij = lock(signaal)
    rules.require("signalen.behandelen", by, rij)
    bericht = _say(rij, Soort.BERICHT, tekst, by, pii_gezien=pii_gezien)
    berichten.tell(rij, "bericht", kenmerk=f"r{bericht.pk}", tekst=bericht.tekst)
    return bericht


@transaction.atomic
def judge(signaal: Signaal, *, geholpen: bool) -> Signaal:
    """The reporter says whether it helped. Refused unless the signal is afgehandeld."""
    rij = lock(signaal)
    if rij.status != Status.AFGEHANDELD:
        raise Weigering(_("Dit kan pas als de melding is afgehandeld."), regel="signalen.oordeel")
    return change(rij, logwoord="beoordeeld", by=None, velden={"geholpen": geholpen}, geholpen=geholpen)


def _must_be_open(rij: Signaal) -> None:
    if not rij.is_open:
        raise Weigering(_("Deze melding is niet meer open. U kunt hem heropenen."), regel="signalen.levensloop")


def _from_reporter(
    rij: Signaal, soort: str, tekst: str, *, pii_gezien: bool, antwoord_op: Reactie | None = None
) -> Reactie:
    reactie = _say(rij, soort, tekst, None, pii_gezien=pii_gezien, antwoord_op=antwoord_op)
    if not berichten.tell_handler(rij, "reactie_binnen", kenmerk=f"r{reactie.pk}"):
        berichten.tell_lead(rij, "reactie_binnen", kenmerk=f"r{reactie.pk}")
    return reactie


def _say(
    rij: Signaal,
    soort: str,
    tekst: str,
    by: Persoon | None,
    *,
    pii_gezien: bool,
    alleen_regisseur: bool = False,
    antwoord_op: Reactie | None = None,
) -> Reactie:
    """Store something said and log that it was said, not what; the same words again within a minute are one."""
    tekst = need(tekst, _("Schrijf eerst iets op."), regel="signalen.tekst")
    check_text(tekst, pii_gezien=pii_gezien)
    if eerder := rij.reacties.filter(soort=soort, tekst=tekst, door=by, op__gt=klok.nu() - TWEE_KEER).first():
        return eerder
    reactie = Reactie.objects.create(
        signaal=rij,
        soort=soort,
        tekst=tekst,
        door=by,
        op=klok.nu(),
        alleen_regisseur=alleen_regisseur,
        antwoord_op=antwoord_op,
    )
    logboek.note(f"signalen.{soort}", object=rij, by=by, reactie_id=reactie.pk)
    return reactie
