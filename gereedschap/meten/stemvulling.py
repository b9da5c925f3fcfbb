"""Run inside an empty installation: lay a closed vote with a hundred thousand ballots, count it, print what it cost."""

import json
import secrets
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.core.management import call_command
from django.db import connection

from gereedschap.meten.stemmen import BUDGET, election
from wijkwerk.kern import klok
from wijkwerk.kern.grootboek import actions as grootboek
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling
from wijkwerk.subsidies.actions import uitslag
from wijkwerk.subsidies.models import (
    Idee,
    Plafond,
    Plafonddeel,
    Regeling,
    Regelingversie,
    Stembiljet,
    Stemcode,
    Stemronde,
)
from wijkwerk.subsidies.queries.stemronde import letters
from wijkwerk.subsidies.states.regeling import Verdeelwijze
from wijkwerk.subsidies.states.stemronde import Ideestatus, Status


def measure(keer: int) -> None:
    """Print the milliseconds of processor for the act and for only reading the ballots, in turns."""
    call_command("migrate", verbosity=0)
    wie = _budgetbeheerder()
    ronde = _vote(wie)
    _ballots(ronde)
    daad, lezen = [], []
    for _ in range(keer):
        lezen.append(_cost(lambda: _read(ronde)))
        daad.append(_cost(lambda: uitslag.count(ronde, by=wie)))
    print(json.dumps({"daad": statistics.median(daad), "lezen": statistics.median(lezen)}))


def _budgetbeheerder() -> Persoon:
    persoon = Persoon.objects.create_user("geld@voorbeeld.nl", naam="Beheer", soort=Persoon.Soort.MEDEWERKER)
    Rolvervulling.objects.create(persoon=persoon, rol=Rol.BUDGETBEHEERDER, van=klok.vandaag() - timedelta(days=9))
    return persoon


def _vote(wie: Persoon) -> Stemronde:
    dag, fonds = klok.vandaag(), Regeling.objects.create(naam="Wijkbudget", sleutel="wijkbudget", doel="meten")
    plafond = Plafond.objects.create(
        regeling=fonds, jaar=dag.year, van=dag, tot=dag + timedelta(days=9), bedrag=BUDGET, besluit="meting"
    )
    pot = grootboek.open_pot(sleutel="meting", fonds="wijkbudget", jaar=dag.year, naam="Meting", by=wie)
    return Stemronde.objects.create(
        regelingversie=Regelingversie.objects.create(
            regeling=fonds, nummer=1, geldig_van=dag, verdeelwijze=Verdeelwijze.STEMRONDE
        ),
        plafonddeel=Plafonddeel.objects.create(plafond=plafond, bedrag=BUDGET, pot=pot),
        naam="Meting",
        sleutel="meting",
        uitleg="meting",
        bedrag=BUDGET,
        hoogste_kosten=BUDGET,
        **dict(
            zip(
                ("ideeen_van", "ideeen_tot", "stemmen_van", "stemmen_tot"),
                (dag - timedelta(days=terug) for terug in (40, 30, 20, 1)),
                strict=True,
            )
        ),
        hoogste_keuzes=60,
        loting="meting",
        status=Status.TELLEN,
        status_sinds=klok.nu(),
        gemaakt_door=wie,
    )


def _ballots(ronde: Stemronde) -> None:
    ideeen, tabel = election(1)
    namen = letters(len(ideeen))
    nu = klok.nu()
    vast = {
        "stemronde": ronde,
        "tekst": "meting",
        "status": Ideestatus.HAALBAAR,
        "status_sinds": nu,
        "ingediend_op": nu,
    }
    Idee.objects.bulk_create(
        Idee(letter=letter, titel=f"Idee {letter}", kosten=idee.kosten, token=secrets.token_hex(8), **vast)
        for letter, idee in zip(namen, ideeen, strict=True)
    )
    keuzes = ({namen[kolom]: 1 for kolom in rij.nonzero()[0]} for rij in tabel)
    Stembiljet.objects.bulk_create((Stembiljet(pk=uuid4(), stemronde=ronde, keuzes=keuze) for keuze in keuzes), 2000)
    codes = (Stemcode(stemronde=ronde, hash=f"{nummer:064}", partij=1, gebruikt=True) for nummer in range(len(tabel)))
    Stemcode.objects.bulk_create(codes, 2000)


def _read(ronde: Stemronde) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT keuzes FROM subsidies_stembiljet WHERE stemronde_id = %s", [ronde.pk])
        for (keuze,) in cursor.fetchall():
            json.loads(keuze)


def _cost(werk: Callable[[], object]) -> float:
    begin = time.process_time()
    werk()
    return 1000 * (time.process_time() - begin)
