"""Ending what has been kept long enough: change a term, draw up a list, establish it, carry it out, declare it."""

from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.bewaren import queries, registry
from wijkwerk.kern.bewaren.models import Bewaartermijn, Lijstregel, Vernietigingslijst, Vernietigingsverklaring
from wijkwerk.kern.bewaren.registry import Bewaarregel
from wijkwerk.kern.bewaren.states import Behandeling, Status, may, step
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.logboek.actions import Handelend
from wijkwerk.kern.taal import speaking_dutch
from wijkwerk.kern.taken import voortgang
from wijkwerk.kern.weigering import Weigering
from wijkwerk.kern.zoeken import actions as zoeken

PORTIE = 200


@transaction.atomic
def change_term(sleutel: str, *, jaren: int = 0, dagen: int = 0, reden: str, by: Handelend) -> Bewaartermijn:
    """Let another term hold for a rule, in years or in days; lists that are drawn up already are checked against it.

    The choice stays with its reason next to earlier ones; the log tells the old and the new term. Refuses an unknown
    rule, a rule that keeps for ever, a term of nothing, and a change without a reason.
    """
    was = next((geldig for geldig in queries.in_force() if geldig.regel.sleutel == sleutel), None)
    if was is None or not was.standaard:
        raise Weigering(_("Voor deze gegevens geldt geen termijn."), regel="bewaren.termijn")
    if (jaren > 0) == (dagen > 0) or min(jaren, dagen) < 0:
        raise Weigering(_("Geef de termijn in jaren of in dagen."), regel="bewaren.termijn")
    if not reden.strip():
        raise Weigering(_("Schrijf erbij waarom deze termijn geldt."), regel="bewaren.termijn")
    termijn = Bewaartermijn.objects.create(
        sleutel=sleutel, jaren=jaren, dagen=dagen, reden=reden.strip(), gewijzigd_op=klok.nu(), door_id=by.pk
    )
    verschil: dict[str, Any] = {"jaren": jaren, "dagen": dagen, "was_jaren": was.jaren, "was_dagen": was.dagen}
    logboek.note("bewaren.termijn_gewijzigd", object=termijn, by=by, sleutel=sleutel, **verschil)
    return termijn


@transaction.atomic
def propose(by: Handelend | None) -> Vernietigingslijst | None:
    """Draw up a list of everything whose term is over today; None when there is nothing.

    Refuses when a list is still open.
    """
    if queries.open_list() is not None:
        raise Weigering(_("Er is nog een vernietigingslijst open. Handel die eerst af."), regel="bewaren.een_lijst")
    regels = [regel for geldig in queries.in_force() if (regel := _draw_up(geldig))]
    if not regels:
        return None
    lijst = Vernietigingslijst.objects.create(opgesteld_op=klok.nu(), opgesteld_door_id=by.pk if by else None)
    for regel in regels:
        regel.lijst = lijst
    Lijstregel.objects.bulk_create(regels)
    logboek.note("bewaren.voorgesteld", object=lijst, by=by, aantal=sum(regel.aantal for regel in regels))
    return lijst


@transaction.atomic
def confirm(lijst: Vernietigingslijst, by: Handelend | None) -> Vernietigingslijst:
    """Establish the list: a person takes the decision that these records go. Refuses a list that is no draft."""
    lijst = _take(lijst, "confirm")
    if by is None:
        raise Weigering(_("Een vernietigingslijst wordt door een mens vastgesteld."), regel="bewaren.mens")
    lijst.vastgesteld_op, lijst.vastgesteld_door_id = klok.nu(), by.pk
    return _save(lijst, "confirm", by, "bewaren.vastgesteld")


@transaction.atomic
def withdraw(lijst: Vernietigingslijst, by: Handelend | None) -> Vernietigingslijst:
    """Withdraw a draft: nothing is destroyed. Refuses a list that is no draft."""
    lijst = _take(lijst, "withdraw")
    lijst.klaar_op = klok.nu()
    return _save(lijst, "withdraw", by, "bewaren.ingetrokken")


def execute(lijst: Vernietigingslijst, by: Handelend | None) -> Vernietigingsverklaring:
    """Destroy what is on an established list, and declare it. A list that was carried out gives its declaration again.

    Every portion is a transaction of its own with its own bookkeeping, so after a crash or a cancel the next call goes
    on where this one stopped. Records that are not due any more (reopened, longer term) are left alone. Refuses a list
    that nobody established.
    """
    totaal = sum(regel.aantal for regel in lijst.regels.all())
    while (gezien := _execute_portion(lijst, by)) is not None:
        voortgang.report(gezien, totaal)
    return _declare(lijst, by)


def _draw_up(geldig: queries.Geldig) -> Lijstregel | None:
    grens = geldig.cutoff(klok.vandaag())
    records = queries.due(geldig, grens)
    ids = list(records.values_list("pk", flat=True))
    if not ids:
        return None
    van, tot = queries.period(geldig, records)
    with speaking_dutch():  # the list is a paper that is kept
        termijn = geldig.termijn
    return Lijstregel(
        sleutel=geldig.regel.sleutel,
        naam=geldig.regel.naam,
        selectielijst=geldig.regel.selectielijst,
        grond=geldig.regel.grondslag,
        handeling=geldig.regel.handeling,
        termijn=termijn,
        grens=grens,
        van=van,
        tot=tot,
        aantal=len(ids),
        ids=ids,
    )


@transaction.atomic
def _execute_portion(lijst: Vernietigingslijst, by: Handelend | None) -> int | None:
    """Deal with one portion and return how many records of the list have been seen; None when there are no more."""
    lijst = _lock(lijst)
    if lijst.status == Status.UITGEVOERD:
        return None
    _require(lijst, "execute")
    regels = list(lijst.regels.all())
    regel = next((regel for regel in regels if regel.gezien < regel.aantal), None)
    if regel is None:
        return None
    portie = regel.ids[regel.gezien : regel.gezien + PORTIE]
    regel.vernietigd += _destroy(registry.rule(regel.sleutel), queries.still_due(regel, portie), by)
    regel.gezien += len(portie)
    regel.save(update_fields=["gezien", "vernietigd"])
    return sum(regel.gezien for regel in regels)


def _destroy(regel: Bewaarregel, ids: list[int], by: Handelend | None) -> int:
    if not ids or regel.vernietig is None:
        return 0
    aantal = regel.vernietig(ids, by)
    if regel.handeling == Behandeling.VERNIETIGEN:
        zoeken.forget_ids(regel.soort, ids)
        draad.forget(regel.soort, ids)
    return aantal


@transaction.atomic
def _declare(lijst: Vernietigingslijst, by: Handelend | None) -> Vernietigingsverklaring:
    lijst = _lock(lijst)
    if lijst.status == Status.UITGEVOERD:
        return lijst.verklaring
    regels = list(lijst.regels.all())
    verklaring = Vernietigingsverklaring.objects.create(
        lijst=lijst,
        specificatie=[_specify(regel) for regel in regels],
        grond="; ".join(dict.fromkeys(regel.grond for regel in regels)),
        methode=(
            "Verwijderd uit de database en de bestandsopslag. In reservekopieën verdwijnen de gegevens"
            " zodra de kopie is verlopen."
        ),
        vernietigd_op=klok.nu(),
        vastgesteld_door_id=cast(int, lijst.vastgesteld_door_id),
        door_id=by.pk if by else None,
    )
    lijst.klaar_op = klok.nu()
    _save(lijst, "execute", by, "bewaren.uitgevoerd", aantal=sum(regel.vernietigd for regel in regels))
    return verklaring


def _specify(regel: Lijstregel) -> dict[str, Any]:
    return {
        "soort": regel.sleutel.split(" ")[0],
        "omschrijving": regel.naam,
        "selectielijst": regel.selectielijst,
        "grond": regel.grond,
        "handeling": regel.handeling,
        "termijn": regel.termijn,
        "van": regel.van.isoformat() if regel.van else None,
        "tot": regel.tot.isoformat() if regel.tot else None,
        "voorgesteld": regel.aantal,
        "vernietigd": regel.vernietigd,
        "nummers": regel.ids,
    }


def _lock(lijst: Vernietigingslijst) -> Vernietigingslijst:
    return Vernietigingslijst.objects.select_for_update().get(pk=lijst.pk)


def _require(lijst: Vernietigingslijst, handeling: str) -> None:
    if not may(handeling, lijst.status):
        raise Weigering(
            _("Dit kan niet met een lijst die %(status)s is.") % {"status": lijst.get_status_display().lower()},
            regel="bewaren.volgorde",
        )


def _take(lijst: Vernietigingslijst, handeling: str) -> Vernietigingslijst:
    lijst = _lock(lijst)
    _require(lijst, handeling)
    return lijst


def _save(
    lijst: Vernietigingslijst, handeling: str, by: Handelend | None, melding: str, **gegevens: Any
) -> Vernietigingslijst:
    lijst.status = step(handeling).naar
    lijst.save()
    logboek.note(melding, object=lijst, by=by, **gegevens)
    return lijst
