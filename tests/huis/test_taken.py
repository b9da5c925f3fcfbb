"""Every job has a name that people understand: the pages about jobs never show a path of the code."""

import sys

import pytest
from django.utils.module_loading import autodiscover_modules

from wijkwerk.kern.taken.models import Taak
from wijkwerk.kern.taken.soort import Soort

pytestmark = pytest.mark.django_db


def _functies() -> set[str]:
    autodiscover_modules("tasks")
    modules = [module for naam, module in list(sys.modules.items()) if naam.startswith("wijkwerk.")]
    return {ding.module_path for module in modules for ding in vars(module).values() if isinstance(ding, Soort)}


def test_every_job_is_shown_by_its_name(als, spelers):
    functies = _functies()
    assert len(functies) >= 10
    Taak.objects.bulk_create(Taak(functie=functie) for functie in functies)
    pagina = als(spelers.beheerder).get("/beheer/taken/").content.decode()
    assert "Bestand met signalen inlezen" in pagina
    assert [functie for functie in functies if functie.removeprefix("wijkwerk.") in pagina] == []
