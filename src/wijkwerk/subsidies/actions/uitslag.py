"""Counting a vote, declaring the outcome, and what follows: the money goes to the chosen ideas.

A count reads the ballots and nothing else; counting again gives the same to the byte. The money of the vote (dossier
"stemronde:12") moves to a dossier per chosen idea ("idee:7") and what is left falls free. Who makes a chosen idea, and
how its money gets there, is in `uitslag_vervolg`.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.kern.grootboek import queries as boeken
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.states import Handeling
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taken import actions as taken
from wijkwerk.kern.taken.voortgang import report
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.rekenkern.stemmen import (
    Nodig,
    Stemming,
    compared,
    naast_elkaar,
    need,
    pabulib,
    tel_eenvoudig,
    tel_gelijke_delen,
)
from wijkwerk.rekenkern.stemmen import Uitslag as Telling
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import idee as ideeen
from wijkwerk.subsidies.actions import stap
from wijkwerk.subsidies.models import Idee, Stemronde, Uitslag
from wijkwerk.subsidies.queries import uitslag as queries
from wijkwerk.subsidies.queries.stemronde import dossier, turnout
from wijkwerk.subsidies.states import stemronde as states
from wijkwerk.subsidies.states.stemronde import IDEELOOP, REGEL, Ideestatus, Status, Telwijze

FOUT = "subsidies.uitslag"
WEKEN = 8  # from the declaration on, to arrange who makes a chosen idea
STAP = 1000  # cents: how finely is searched for what an idea should have cost


@transaction.atomic
def count(ronde: Stemronde, *, by: Persoon) -> Uitslag:
    """Count both ways and keep it with the very file that was counted; a second count puts the same in its place.

    Refuses ("subsidies.uitslag") before closing, after the declaration, without ballots, and when there are not as
    many ballots as codes that were used.
    """
    rij = stap.lock(Stemronde, ronde.pk)
    rules.require(REGEL, by, rij)
    if rij.status != Status.TELLEN:
        raise Weigering(_("Tellen kan als het stemmen gesloten is."), regel=FOUT)
    stemming = queries.read(rij)
    codes = turnout(rij)
    gebruikt = codes["gebruikt"]
    if stemming.stemmers != gebruikt:
        raise Weigering(
            _("Er zijn %(biljetten)s biljetten en %(codes)s gebruikte codes. Dat moet gelijk zijn: bel de beheerder.")
            % {"biljetten": stemming.stemmers, "codes": gebruikt},
            regel=FOUT,
        )
    if not stemming.stemmers:
        raise Weigering(_("Er heeft niemand gestemd. Stop de stemming met een reden."), regel=FOUT)
    uitslag = _keep(rij, stemming, codes, by)
    logboek.note("subsidies.geteld", object=rij, by=by, biljetten=gebruikt, sha256=uitslag.sha256)
    taken.enqueue(find_needs, uitslag.pk, by=by, sleutel=f"stemronde-nodig-{rij.pk}")
    return uitslag


def _keep(ronde: Stemronde, stemming: Stemming, codes: dict[str, int], by: Persoon) -> Uitslag:
    samen = naast_elkaar(stemming, loting=ronde.loting)
    plat = compared(samen)
    officieel = samen.gelijke_delen if ronde.telwijze == Telwijze.GELIJKE_DELEN else samen.eenvoudig
    bestand = pabulib.write(stemming, queries.header(ronde), officieel)
    uitslag, _nieuw = Uitslag.objects.update_or_create(
        stemronde=ronde,
        defaults={
            "biljetten": stemming.stemmers,
            "codes_gebruikt": codes["gebruikt"],
            "codes_geldig": codes["geldig"],
            "op_papier": codes["op_papier"],
            "gelijke_delen": plat["gelijke_delen"],
            "eenvoudig": plat["eenvoudig"],
            "bereik": plat["bereik"],
            "nodig": {},
            "pb": bestand,
            "sha256": queries.mark(bestand),
            "geteld_door": by,
            "geteld_op": klok.nu(),
        },
    )
    return uitslag


@task()
def find_needs(pk: int) -> int:
    """Find what the ideas that lost a vote would have needed; nobody waits for it."""
    return compute_needs(Uitslag.objects.select_related("stemronde").defer("pb").get(pk=pk))


def compute_needs(uitslag: Uitslag) -> int:
    """Find what each idea that was not chosen should have cost, or how many votes more, by counting again.

    Some forty counts per idea: with many ballots this takes minutes. Returns for how many ideas.
    """
    ronde = uitslag.stemronde
    stemming, tel = queries.read(ronde), _counter(ronde)
    niet = [u["sleutel"] for u in queries.deciding(uitslag)["ideeen"] if not u["gekozen"]]
    gevonden: dict[str, dict[str, int | None]] = {}
    for nummer, letter in enumerate(niet, start=1):
        nodig: Nodig = need(stemming, letter, tel, per=STAP)
        gevonden[letter] = {"kosten": nodig.kosten, "stemmen": nodig.stemmen}
        report(nummer, len(niet))
    Uitslag.objects.filter(pk=uitslag.pk, sha256=uitslag.sha256).update(nodig=gevonden)
    return len(gevonden)


def _counter(ronde: Stemronde) -> Callable[[Stemming], Telling]:
    tel = tel_gelijke_delen if ronde.telwijze == Telwijze.GELIJKE_DELEN else tel_eenvoudig
    return partial(tel, loting=ronde.loting)


@transaction.atomic
def declare(ronde: Stemronde, *, by: Persoon, versie: int | None = None) -> Stemronde:
    """Declare the outcome of the count that was said to decide: public from now on, with the file to count again.

    The money goes to the chosen ideas, the rest falls free; who sent an idea in hears it, and who was not chosen is
    forgotten. Refuses ("subsidies.uitslag") without a count.
    """
    rij = stap.lock(Stemronde, ronde.pk, met=("plafonddeel__pot",), versie=versie)
    uitslag = Uitslag.objects.filter(stemronde=rij).defer("pb").first()
    if uitslag is None:
        raise Weigering(_("Tel eerst de stemmen."), regel=FOUT)
    gekozen = queries.deciding(uitslag)["gekozen"]
    stap.move(rij, states, "declare", by=by, gekozen=len(gekozen))
    op_biljet = list(rij.ideeen.select_for_update().exclude(letter="").order_by("pk"))
    _move_money(rij, [idee for idee in op_biljet if idee.letter in gekozen], by)
    for idee in op_biljet:
        if idee.letter in gekozen:
            voor = klok.vandaag() + timedelta(weeks=WEKEN)
            stap.move(idee, IDEELOOP, "choose", by=None, velden={"vervolg_voor": voor})
        else:
            stap.move(idee, IDEELOOP, "leave", by=None)
        ideeen.tell(idee, "idee_uitslag")
    rij.ideeen.exclude(status=Ideestatus.GEKOZEN).update(indiener="", email="")
    return rij


def _move_money(ronde: Stemronde, gekozen: list[Idee], by: Persoon) -> None:
    pot = ronde.plafonddeel.pot
    vast = sum(stand.gereserveerd for stand in boeken.stand_of(dossier(ronde)))
    posten = [Post(pot, Handeling.GEEF_VRIJ, vast, dossier=dossier(ronde))]
    posten += [Post(pot, Handeling.RESERVEER, idee.kosten, dossier=queries.dossier_of(idee)) for idee in gekozen]
    grootboek.book(posten, sleutel=f"stemronde:{ronde.pk}:uitslag", by=by)
