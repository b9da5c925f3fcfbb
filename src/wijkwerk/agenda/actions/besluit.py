"""Taking a decision and correcting one. A decision is never changed: a correction is a new one that replaces it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.agenda import rules
from wijkwerk.agenda.actions import stap
from wijkwerk.agenda.actions.agendapunt_gang import mark_decided
from wijkwerk.agenda.models import Agendapunt, Besluit, Optie, Overleg
from wijkwerk.agenda.queries import mandaat as mandaten
from wijkwerk.agenda.states import verbanden
from wijkwerk.kern import klok
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.mensen.models import Mandaat, Persoon

MET = ("werkgebied", "organisatie", "trekker")
TEKSTEN = ("wat", "waarom", "voor", "tegen", "dekking", "terug_naar", "publieke_tekst")


@transaction.atomic
def decide(
    punt: Agendapunt,
    *,
    wat: str,
    waarom: str,
    genomen_door: Persoon,
    genomen_op: date,
    voor: str = "",
    tegen: str = "",
    optie: Optie | None = None,
    kosten: int | None = None,
    dekking: str = "",
    terug_naar: str = "",
    publieke_tekst: str = "",
    overleg: Overleg | None = None,
    client_id: UUID,
    by: Persoon,
    versie: int | None = None,
    pii_gezien: bool = False,
) -> Besluit:
    """Write down the decision on a question, which ends the question. Logs "agenda.besluit_vastgelegd".

    `by` writes it down, `genomen_door` took it, with a mandate for this table, wijk and amount (`kosten`, cents) on
    `genomen_op`. The same `client_id` gives the same decision. Refuses: a question that does not lie at a table or
    was decided already (`agenda.al_besloten`), no mandate (`agenda.mandaat`, saying what is missing), a day to come,
    an option of another question, no words for what or why, and personal data in `publieke_tekst` unless
    `pii_gezien`. Source: Awb, artikel 3:46 and 10:3.
    """
    rij = stap.lock(Agendapunt, punt.pk, met=MET)
    if (bestaand := Besluit.objects.filter(client_id=client_id, agendapunt=rij).first()) is not None:
        return bestaand
    _refuse_second(rij)
    velden: dict[str, Any] = {
        "wat": wat, "waarom": waarom, "voor": voor, "tegen": tegen, "optie": optie, "kosten": kosten,
        "dekking": dekking, "terug_naar": terug_naar, "publieke_tekst": publieke_tekst, "overleg": overleg,
        "genomen_door": genomen_door, "genomen_op": genomen_op,
    }  # fmt: skip
    mark_decided(rij, by=by, versie=versie)
    besluit = _record(rij, velden, client_id=client_id, by=by, pii_gezien=pii_gezien)
    draad.link(rij, besluit, soort=verbanden.BESLOTEN, reden="", by=by)
    logboek.note("agenda.besluit_vastgelegd", object=besluit, by=by, **_keys(besluit))
    return besluit


@transaction.atomic
def correct(
    besluit: Besluit, *, reden: str, client_id: UUID, by: Persoon, pii_gezien: bool = False, **velden: Any
) -> Besluit:
    """Replace a decision by a corrected one, with the reason; what was decided first stays readable.

    `velden` are those of `decide` that differ; the mandate is looked up afresh. Logs "agenda.besluit_gecorrigeerd".
    Refuses what `decide` refuses, no reason, and a decision that was corrected already (`agenda.al_gecorrigeerd`).
    """
    punt = stap.lock(Agendapunt, besluit.agendapunt_id, met=MET)
    if (bestaand := Besluit.objects.filter(client_id=client_id, agendapunt=punt).first()) is not None:
        return bestaand
    rules.require("agenda.besluiten", by, punt)
    if (nieuwer := Besluit.objects.filter(vervangt=besluit).first()) is not None:
        raise Weigering(
            _("Dit besluit is al gecorrigeerd met besluit %(nummer)s. Corrigeer dat.") % {"nummer": nieuwer.nummer},
            regel="agenda.al_gecorrigeerd",
        )
    reden = stap.need(reden, _("Schrijf op wat er niet klopte."), regel="agenda.reden")
    stap.check_text(reden, pii_gezien=True)
    eerder = {naam: getattr(besluit, naam) for naam in (*TEKSTEN, "optie", "kosten", "overleg", "genomen_door")}
    alles = {**eerder, "genomen_op": besluit.genomen_op, **velden}
    nieuw = _record(
        punt, alles, client_id=client_id, by=by, pii_gezien=pii_gezien, vervangt=besluit, reden_correctie=reden
    )
    draad.link(besluit, nieuw, soort=verbanden.GECORRIGEERD, reden="", by=by)
    logboek.note("agenda.besluit_gecorrigeerd", object=nieuw, by=by, vervangt=besluit.pk, **_keys(nieuw))
    return nieuw


def _refuse_second(punt: Agendapunt) -> None:
    eerder = punt.besluiten.current().select_related("genomen_door").first()
    if eerder is not None:
        raise Weigering(
            _("Over dit punt is al besloten: besluit %(nummer)s van %(naam)s. Uw besluit is niet vastgelegd.")
            % {"nummer": eerder.nummer, "naam": eerder.genomen_door},
            regel="agenda.al_besloten",
        )


def _record(
    punt: Agendapunt, velden: dict[str, Any], *, client_id: UUID, by: Persoon, pii_gezien: bool, **meer: Any
) -> Besluit:
    """Check everything that a decision must have, and add it."""
    teksten = {naam: str(velden[naam]).strip() for naam in TEKSTEN}
    stap.need(teksten["wat"], _("Schrijf op wat er is besloten."), regel="agenda.besluit.wat")
    stap.need(teksten["waarom"], _("Schrijf op waarom dit is besloten."), regel="agenda.besluit.waarom")
    stap.check_text(*(tekst for naam, tekst in teksten.items() if naam != "publieke_tekst"), pii_gezien=True)
    stap.check_text(teksten["publieke_tekst"], pii_gezien=pii_gezien)
    if velden["optie"] is not None and velden["optie"].agendapunt_id != punt.pk:
        raise Weigering(_("Deze keuze hoort bij een ander agendapunt."), regel="agenda.besluit.optie")
    wie = velden["genomen_door"]
    besluit = Besluit.objects.create(
        agendapunt=punt,
        client_id=client_id,
        vastgelegd_door=by,
        mandaat=_mandate(punt, wie, velden["genomen_op"], velden["kosten"]),
        besluitnemer=", ".join(deel for deel in (wie.naam, wie.functie) if deel),
        **{**velden, **teksten},
        **meer,
    )
    zoeken.index(besluit, " ".join([besluit.nummer, punt.vraag, *teksten.values()]))
    return besluit


def _mandate(punt: Agendapunt, wie: Persoon, dag: date, kosten: int | None) -> Mandaat:
    if dag > klok.vandaag():
        raise Weigering(_("Een besluit kan niet in de toekomst zijn genomen."), regel="agenda.besluit.dag")
    mandaat = mandaten.mandate_for(punt, wie, dag=dag, kosten=kosten)
    if mandaat is None:
        raise Weigering(mandaten.what_is_missing(punt, wie, dag=dag, kosten=kosten), regel="agenda.mandaat")
    return mandaat


def _keys(besluit: Besluit) -> dict[str, Any]:
    return {"agendapunt": besluit.agendapunt_id, "mandaat": besluit.mandaat_id, "genomen_door": besluit.genomen_door_id}
