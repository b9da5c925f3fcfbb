"""Preparing a question: making it and filling it in. Its way along the tables is in `agendapunt_gang`.

Every function returns the fresh row; the one passed in is stale after. Each sets `bewogen_op`: what moves is not stuck.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.actions.advies import ask_advice, give_advice, withdraw_advice
from wijkwerk.agenda.actions.agendapunt_gang import (
    change_table,
    check_table,
    escalate,
    hand_back,
    mark_decided,
    plan,
    postpone,
    resume,
    submit,
    withdraw,
)
from wijkwerk.agenda.models import Actie, Agendapunt, Betrokkene, Optie, Thema, Wijkeffect
from wijkwerk.agenda.states import verbanden
from wijkwerk.agenda.states.agendapunt import START, Zichtbaarheid
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.rules import zichtbaar_voor

__all__ = [
    "ask_advice",
    "change",
    "change_table",
    "escalate",
    "give_advice",
    "hand_back",
    "make",
    "mark_decided",
    "plan",
    "postpone",
    "resume",
    "set_effects",
    "set_involved",
    "set_options",
    "submit",
    "withdraw",
    "withdraw_advice",
]

TEKSTEN = ("vraag", "toelichting", "geprobeerd", "belang_wijk", "belang_stad", "dekking")
VELDEN = (*TEKSTEN, "gewenst_op", "kosten", "zichtbaarheid", "werkgebied", "trekker")
EIND_VAN_REGEL = 200


@transaction.atomic
def make(
    *,
    vraag: str,
    tafel: str,
    gewenst_op: date,
    werkgebied: Werkgebied | None = None,
    organisatie: Organisatie | None = None,
    thema: Thema | None = None,
    signalen: Iterable[Signaal] = (),
    actie: Actie | None = None,
    client_id: UUID,
    by: Persoon,
    zichtbaarheid: str = Zichtbaarheid.WIJKTEAM,
    **velden: Any,
) -> Agendapunt:
    """Make a question, in preparation, with its links along the thread. Idempotent on `client_id`.

    `velden` are the other texts and figures of `change`. Refused when `by` may not put things on a table, when a
    table that needs a department, partner or wijk has none, when the day is over, and for what `by` may not see.
    """
    nieuw = Agendapunt(tafel=tafel, organisatie=organisatie, werkgebied=werkgebied, trekker=by)
    rules.require("agenda.agenderen", by, nieuw)
    gegevens = {"vraag": vraag, "gewenst_op": gewenst_op, "zichtbaarheid": zichtbaarheid, **velden}
    check_table(nieuw)
    _not_past(gewenst_op)
    bronnen = _sources(thema, list(signalen), actie, by)
    return create(gegevens=gegevens, bij=nieuw, bronnen=bronnen, client_id=client_id, by=by)


def create(
    *, gegevens: Mapping[str, Any], bij: Agendapunt, bronnen: Sequence[Any], client_id: UUID | None = None,
    by: Persoon | None,
) -> Agendapunt:  # fmt: skip
    """Store a question that was checked, with its links; `bij` says table, organisation, area and who pulls it.

    Call inside a transaction. `bronnen` are the thema, signals and actie it came from.
    """
    nu = klok.nu()
    thema = next((bron for bron in bronnen if isinstance(bron, Thema)), None)
    vast = {naam: getattr(bij, naam) for naam in ("tafel", "organisatie", "werkgebied", "trekker")}
    staat = {"status": START, "status_sinds": nu, "bewogen_op": nu, "thema": thema}
    punt, nieuw = stap.once(Agendapunt, client_id or uuid4(), **vast, **staat, **_clean(gegevens))
    if not nieuw:
        return punt
    logboek.note("agenda.gemaakt", object=punt, by=by, tafel=str(punt.tafel))
    for bron in bronnen:
        soort = verbanden.DOORGELEID if isinstance(bron, Actie) else verbanden.GEAGENDEERD
        draad.link(bron, punt, soort=soort, reden="", by=by)
    return punt


def _sources(thema: Thema | None, signalen: list[Signaal], actie: Actie | None, by: Persoon) -> list[Any]:
    """Return what the question comes from, as far as this person may see it; refused for what may not."""
    sleutels = {signaal.pk for signaal in signalen}
    mag = [
        thema is None or rules.themas_voor(by).filter(pk=thema.pk).exists(),
        actie is None or rules.acties_voor(by).filter(pk=actie.pk).exists(),
        not sleutels or zichtbaar_voor(by).filter(pk__in=sleutels).count() == len(sleutels),
    ]
    if not all(mag):
        raise Weigering(_("Dit is niet gevonden, of u mag het niet zien."), regel="agenda.lezen")
    return [bron for bron in (thema, *signalen, actie) if bron is not None]


def _clean(velden: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that may be filled in, texts without blanks around them; refused when one is not right."""
    if onbekend := velden.keys() - set(VELDEN):
        raise TypeError(f"Onbekende velden: {sorted(onbekend)}")
    schoon = {naam: waarde.strip() if isinstance(waarde, str) else waarde for naam, waarde in velden.items()}
    if "vraag" in schoon:
        schoon["vraag"] = stap.need(schoon["vraag"], _("Schrijf op wat de vraag is."), regel="agenda.vraag")
        if len(schoon["vraag"]) > EIND_VAN_REGEL:
            raise Weigering(_("De vraag is te lang: hooguit 200 tekens."), regel="agenda.vraag")
    if int(schoon.get("kosten") or 0) < 0:
        raise Weigering(_("De kosten kunnen niet minder dan 0 zijn."), regel="agenda.kosten")
    stap.check_text(*(str(schoon.get(naam) or "") for naam in TEKSTEN), pii_gezien=True)
    return schoon


def _not_past(dag: date) -> None:
    if dag < klok.vandaag():
        raise Weigering(_("Deze dag is al geweest. Kies vandaag of later."), regel="agenda.datum")


def edit(punt: Agendapunt, *, by: Persoon, versie: int | None) -> Agendapunt:
    """Return the locked row of a question that `by` may still change."""
    rij = stap.lock(Agendapunt, punt.pk, versie=versie)
    rules.require("agenda.agenderen", by, rij)
    if not rij.is_open:
        raise Weigering(
            _("Dit kan nu niet: de stand is '%(status)s'.") % {"status": rij.get_status_display()},
            regel="agenda.levensloop",
        )
    return rij


@transaction.atomic
def change(punt: Agendapunt, *, by: Persoon, versie: int | None = None, **velden: Any) -> Agendapunt:
    """Change what is asked, by when, for which wijk, the story, the money, who pulls it and who may read it.

    Refused when it is decided or taken off, and when a new day is over. Who pulls it leads somewhere.
    """
    rij = edit(punt, by=by, versie=versie)
    schoon = _clean(velden)
    if schoon.get("gewenst_op", rij.gewenst_op) != rij.gewenst_op:
        _not_past(schoon["gewenst_op"])
    if "trekker" in schoon:
        rules.require("agenda.agenderen", schoon["trekker"])
    anders = {naam: waarde for naam, waarde in schoon.items() if getattr(rij, naam) != waarde}
    if not anders:
        return rij
    gewijzigd = stap.change(
        rij, logwoord="gewijzigd", by=by, velden=anders | {"bewogen_op": klok.nu()}, velden_namen=sorted(anders)
    )
    check_table(gewijzigd)
    return gewijzigd


@transaction.atomic
def set_options(
    punt: Agendapunt, opties: Iterable[Mapping[str, Any]], *, by: Persoon, versie: int | None = None
) -> Agendapunt:
    """Replace the options: mappings with titel, voor, tegen, kosten (cents) and, for one that exists, its pk."""
    rij = edit(punt, by=by, versie=versie)
    bekend = {optie.pk: optie for optie in rij.opties.all()}
    blijft: set[int] = set()
    for volgorde, gegevens in enumerate(opties):
        optie = bekend.get(gegevens.get("pk") or 0) or Optie(agendapunt=rij)
        optie.titel = stap.need(gegevens["titel"], _("Geef elke optie een naam."), regel="agenda.optie")
        optie.voor, optie.tegen = gegevens.get("voor", "").strip(), gegevens.get("tegen", "").strip()
        optie.kosten, optie.volgorde = gegevens.get("kosten"), volgorde
        stap.check_text(optie.titel, optie.voor, optie.tegen, pii_gezien=True)
        optie.save()
        blijft.add(optie.pk)
    rij.opties.exclude(pk__in=blijft).delete()
    return _touched(rij, "opties", by=by, aantal=len(blijft))


@transaction.atomic
def set_effects(
    punt: Agendapunt, effecten: Mapping[Werkgebied, str], *, by: Persoon, versie: int | None = None
) -> Agendapunt:
    """Replace what the question means per wijk; a wijk without words is left out."""
    rij = edit(punt, by=by, versie=versie)
    gevuld = {gebied: tekst.strip() for gebied, tekst in effecten.items() if tekst.strip()}
    stap.check_text(*gevuld.values(), pii_gezien=True)
    rij.effecten.exclude(werkgebied__in=gevuld).delete()
    for gebied, tekst in gevuld.items():
        Wijkeffect.objects.update_or_create(agendapunt=rij, werkgebied=gebied, defaults={"effect": tekst})
    return _touched(rij, "effecten", by=by, aantal=len(gevuld))


@transaction.atomic
def set_involved(
    punt: Agendapunt, organisaties: Iterable[Organisatie], *, by: Persoon, versie: int | None = None
) -> Agendapunt:
    """Name the organisations that read it, whatever the level says below 'gemeente'."""
    rij = edit(punt, by=by, versie=versie)
    kiest = list(organisaties)
    rij.betrokkenen.exclude(organisatie__in=kiest).delete()
    for organisatie in kiest:
        Betrokkene.objects.get_or_create(agendapunt=rij, organisatie=organisatie)
    return _touched(rij, "betrokkenen", by=by, organisaties=sorted(organisatie.pk for organisatie in kiest))


def _touched(rij: Agendapunt, logwoord: str, *, by: Persoon, **log: Any) -> Agendapunt:
    return stap.change(rij, logwoord=logwoord, by=by, velden={"bewogen_op": klok.nu()}, **log)
