"""Advice on a question: asked, given by link or after signing in, corrected until there is a decision, taken back."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import agendapunt_post as post
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.models import Advies, Adviesversie, Agendapunt
from wijkwerk.agenda.queries.advies import LEESBAAR
from wijkwerk.kern import klok, termijnen
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Organisatie, Persoon

VOORAF_WERKDAGEN = 2
VERSTE_DAG = timedelta(days=366)


@transaction.atomic
def ask_advice(
    punt: Agendapunt,
    *,
    persoon: Persoon | None = None,
    organisatie: Organisatie | None = None,
    vraag: str,
    uiterlijk_op: date,
    ook_leesbaar: Iterable[str] = (),
    by: Persoon,
) -> Advies:
    """Ask one person or organisation what they think, before a day; they get a mail with a link of their own.

    `ook_leesbaar` names the parts (queries.advies.LEESBAAR) that the link shows besides question, explanation and
    options. Refused after the end of the question, for a day that is over, and when they were asked already.
    """
    if (persoon is None) == (organisatie is None):
        raise Weigering(_("Kies een persoon of een organisatie."), regel="agenda.adviseur")
    vraag = stap.need(vraag, _("Schrijf op waarover u advies wilt."), regel="agenda.adviesvraag")
    stap.check_text(vraag, pii_gezien=True)
    rij = stap.lock(Agendapunt, punt.pk)
    rules.require("agenda.agenderen", by, rij)
    _open(rij)
    _within_a_year(uiterlijk_op)
    if rij.adviezen.filter(persoon=persoon, organisatie=organisatie, ingetrokken_op=None).exists():
        raise Weigering(_("Aan hen is al advies gevraagd. U ziet het hieronder."), regel="agenda.advies_dubbel")
    advies = Advies.objects.create(
        agendapunt=rij, persoon=persoon, organisatie=organisatie, vraag=vraag, uiterlijk_op=uiterlijk_op,
        ook_leesbaar=sorted(set(ook_leesbaar) & set(LEESBAAR)), gevraagd_op=klok.nu(), gevraagd_door=by,
    )  # fmt: skip
    _note(advies, "gevraagd", by=by)
    post.tell_adviser(advies, "advies_gevraagd")
    return advies


@transaction.atomic
def give_advice(
    advies: Advies, *, oordeel: str, antwoord: str, by: Persoon | None = None, versie: int | None = None
) -> Advies:
    """Answer, or correct the answer; what was said before is kept. `by=None` is who has the link of the mail.

    Refused when it was taken back, when the question came to its end, and without a judgement and a reason.
    """
    antwoord = stap.need(antwoord, _("Schrijf op waarom u dit vindt."), regel="agenda.advies_antwoord")
    if oordeel not in Advies.Oordeel.values:
        raise Weigering(_("Kies wat u adviseert."), regel="agenda.advies_oordeel")
    stap.check_text(antwoord, pii_gezien=True)
    rij = _lock(advies, versie)
    if by is not None:
        rules.require("agenda.adviseren", by, rij)
    _answerable(rij)
    eerder = rij.gegeven_op
    if eerder is not None:
        Adviesversie.objects.create(
            advies=rij, oordeel=rij.oordeel, antwoord=rij.antwoord, gegeven_op=eerder, gegeven_door=rij.gegeven_door
        )
    rij.oordeel, rij.antwoord, rij.gegeven_op, rij.gegeven_door = oordeel, antwoord, klok.nu(), by
    rij.versie += 1
    rij.save(update_fields=["oordeel", "antwoord", "gegeven_op", "gegeven_door", "versie"])
    _note(rij, "gegeven" if eerder is None else "gecorrigeerd", by=by, oordeel=oordeel)
    post.tell_lead(rij.agendapunt, "advies_binnen", kenmerk=f"advies{rij.pk}-v{rij.versie}", advies=rij)
    return rij


@transaction.atomic
def withdraw_advice(advies: Advies, *, by: Persoon) -> Advies:
    """Take the request back: the link closes. Refused when the advice was given; that stays."""
    rij = _lock(advies, None)
    rules.require("agenda.agenderen", by, rij.agendapunt)
    _answerable(rij)
    if rij.gegeven_op is not None:
        raise Weigering(_("Dit advies is al gegeven. Het blijft erbij staan."), regel="agenda.advies_gegeven")
    rij.ingetrokken_op = klok.nu()
    rij.save(update_fields=["ingetrokken_op"])
    _note(rij, "ingetrokken", by=by)
    post.tell_adviser(rij, "advies_hoeft_niet")
    return rij


def remind_advisers() -> int:
    """Remind who owes advice, two working days before and again on the day; return how many mails were due."""
    vandaag, aantal = klok.vandaag(), 0
    grens = termijnen.add_werkdagen(vandaag, VOORAF_WERKDAGEN)
    open_ = Advies.objects.filter(ingetrokken_op=None, gegeven_op=None, uiterlijk_op__lte=grens)
    for pk in list(open_.values_list("pk", flat=True)):
        aantal += _remind(pk, vandaag)
    return aantal


@transaction.atomic
def _remind(pk: int, vandaag: date) -> bool:
    rij = _lock(Advies(pk=pk), None)
    if rij.ingetrokken_op or rij.gegeven_op or not rij.agendapunt.is_open:
        return False
    op_de_dag = vandaag >= rij.uiterlijk_op
    if rij.herinnerd_op is not None and not (op_de_dag and klok.dag_van(rij.herinnerd_op) < rij.uiterlijk_op):
        return False
    rij.herinnerd_op = klok.nu()
    rij.save(update_fields=["herinnerd_op"])
    logboek.note("agenda.advies_herinnerd", object=rij.agendapunt, by=None, advies_id=rij.pk)
    post.tell_adviser(rij, "advies_herinnering", kenmerk="dag" if op_de_dag else "vooraf")
    return True


def _lock(advies: Advies, versie: int | None) -> Advies:
    """Return the locked row of the advice, after the row of its question: everyone locks in that order."""
    punt = Advies.objects.values_list("agendapunt_id", flat=True).get(pk=advies.pk)
    stap.lock(Agendapunt, punt)
    return stap.lock(
        Advies,
        advies.pk,
        met=("agendapunt__trekker", "agendapunt__werkgebied", "persoon", "organisatie"),
        versie=versie,
    )


def _open(punt: Agendapunt) -> None:
    if not punt.is_open:
        raise Weigering(
            _("De vraag is niet meer open: %(status)s.") % {"status": punt.get_status_display()},
            regel="agenda.levensloop",
        )


def _answerable(advies: Advies) -> None:
    _open(advies.agendapunt)
    if advies.ingetrokken_op is not None:
        raise Weigering(_("Uw advies is niet meer nodig. Bedankt."), regel="agenda.advies_ingetrokken")


def _within_a_year(dag: date) -> None:
    vandaag = klok.vandaag()
    if not vandaag <= dag <= vandaag + VERSTE_DAG:
        raise Weigering(_("Kies een dag tussen vandaag en een jaar vooruit."), regel="agenda.datum")


def _note(advies: Advies, woord: str, *, by: Persoon | None, **gegevens: str) -> None:
    """Log on the question, which is what people read, and let it count as movement there."""
    logboek.note(f"agenda.advies_{woord}", object=advies.agendapunt, by=by, advies_id=advies.pk, **gegevens)
    Agendapunt.objects.filter(pk=advies.agendapunt_id).update(bewogen_op=klok.nu())
