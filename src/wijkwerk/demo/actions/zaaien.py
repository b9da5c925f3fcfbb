"""Play the demo year on an empty database, in one transaction: all of it or nothing."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction

from wijkwerk.agenda import tasks as agenda
from wijkwerk.demo.actions import bijdragen, draden, kantoor, mensen, overleggen, verhalen
from wijkwerk.demo.actions.draaiboek import Draaiboek, Leven, Uren
from wijkwerk.demo.actions.jaar import Jaar
from wijkwerk.demo.actions.levens import Wereld
from wijkwerk.demo.actions.plekken import Gebied, lay_out
from wijkwerk.demo.actions.schrijver import Schrijver
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as post
from wijkwerk.kern.berichten import queries as poststapel
from wijkwerk.kern.berichten import tasks as bezorging
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen import tasks as onderhoud
from wijkwerk.signalen.models import AndereDeur

ZAAD = 2040
POSTDAGEN = (0, 3)  # long ago reminders and mail went on Mondays and Thursdays; nobody can tell, and it saves seconds
LEVENDIG = timedelta(days=4)  # so long before now every mail goes out at once; before that twice a week


def seed(progress: Callable[[str], None] | None = None) -> bool:
    """Fill an empty database with the demo year up to now; return whether anything was done.

    Leaves a database alone in which there is a person or a working area. Everything goes through the actions of the
    rooms, each under the clock of its moment, so that log, mails, terms and states are what they would have been.
    """
    if Persoon.objects.exists() or Werkgebied.objects.exists():
        return False
    vertel = progress or (lambda _tekst: None)
    vertel("Het demojaar wordt gespeeld. Dat duurt ongeveer een halve minuut.")
    with transaction.atomic():
        _play(klok.nu())
    vertel("Het demojaar staat klaar.")
    return True


def _play(nu: datetime) -> None:
    rnd = Random(ZAAD)
    sinds = klok.dag_van(nu) - timedelta(days=364)
    with klok.op(nu - timedelta(days=365)):
        stad = lay_out(vandaag=klok.dag_van(nu), rnd=rnd)
        cast = mensen.engage(stad, sinds=sinds.replace(month=1, day=1) - timedelta(days=200))
        signalen.install_defaults()
    wereld = Wereld(
        rnd=rnd,
        uren=Uren(rnd),
        cast=cast,
        schrijver=Schrijver(rnd),
        deuren={deur.titel.split(":")[0]: deur for deur in AndereDeur.objects.all()},
        open={},
    )
    boek = Draaiboek(nu)
    jaar = Jaar(wereld, boek, stad, mensen.residents(rnd))
    jaar.plan(sinds=sinds)
    verhalen.plan(jaar)
    draden.plan(jaar)
    bijdragen.plan(jaar)
    overleggen.plan(jaar)
    _plan_office(boek, wereld, stad)
    boek.play(lambda moment: _deliver() if nu - moment < LEVENDIG else None)
    with klok.op(nu):
        _deliver()


def _deliver() -> None:
    if poststapel.has_mail():
        bezorging.deliver.call()


def _plan_office(boek: Draaiboek, wereld: Wereld, stad: dict[str, Gebied]) -> None:
    """Plan what happens in the office apart from the signals: the daily round, and a few days that come once."""
    vandaag = klok.dag_van(boek.nu)
    boek.plan(boek.nu - timedelta(days=364), _days(boek, wereld))
    wisseling = mensen.guard_changes_on(vandaag)
    boek.plan(_at(wereld, wisseling), _once(lambda: mensen.change_of_guard(stad, wereld.cast)))
    cast = wereld.cast
    dagen: tuple[tuple[int, Callable[[], None]], ...] = (
        (250, lambda: mensen.review_access(cast)),
        (40, lambda: kantoor.read_backlog(stad, cast)),
        (30, lambda: kantoor.save_views(cast)),
        (2, lambda: kantoor.propose_destruction(cast)),
    )
    for dag, doe in dagen:
        boek.plan(_at(wereld, vandaag - timedelta(days=dag)), _once(doe))


def _at(wereld: Wereld, dag: date) -> datetime:
    return wereld.uren.desk_hour(dag)


def _once(doe: Callable[[], None]) -> Leven:
    doe()
    yield from ()


def _days(boek: Draaiboek, wereld: Wereld) -> Iterator[datetime]:
    """Every day terms are looked at; mail, letters and the sealing of the log have their days of the week."""
    kcc: Persoon = wereld.cast.mensen["kcc"]
    while True:
        dag = klok.vandaag()
        _round(dag.weekday(), boek, kcc)
        yield klok.nu() + timedelta(days=1)


def _print_letters(kcc: Persoon) -> None:
    if poststapel.letters().exists():
        post.confirm_batch(post.open_batch(by=kcc), by=kcc)


def _round(weekdag: int, boek: Draaiboek, kcc: Persoon) -> None:
    onderhoud.escalate.call()
    if weekdag in POSTDAGEN:
        onderhoud.remind.call()
        _deliver()
    lang_geleden = boek.nu - klok.nu() > timedelta(days=9)
    if not lang_geleden:
        agenda.find_stuck.call()
    if weekdag == 0:
        agenda.extend_series.call()
    if weekdag == 0 and lang_geleden:
        _print_letters(kcc)
    if weekdag == 6:
        while logboek.seal():
            pass
