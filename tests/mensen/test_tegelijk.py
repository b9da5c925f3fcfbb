"""Two managers who press at the same moment."""

import threading

import pytest
from django.db import connection

from tests.spelers import maak_spelers
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen import actions
from wijkwerk.mensen.models import Rol


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_two_managers_at_once_give_a_role_only_once():
    spelers = maak_spelers()
    start, uitslag = threading.Barrier(4), []

    def give() -> None:
        start.wait()
        try:
            actions.appoint(spelers.kcc, rol=Rol.WIJKREGISSEUR, werkgebied=spelers.wijk, by=spelers.beheerder)
            uitslag.append("gegeven")
        except Weigering as weigering:
            uitslag.append(weigering.regel)
        finally:
            connection.close()

    draden = [threading.Thread(target=give) for _nummer in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitslag) == ["gegeven", "mensen.rol.dubbel", "mensen.rol.dubbel", "mensen.rol.dubbel"]
    assert spelers.kcc.rollen.filter(rol=Rol.WIJKREGISSEUR).count() == 1
