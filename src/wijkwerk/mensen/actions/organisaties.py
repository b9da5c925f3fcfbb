"""Departments and partners: who can take up a signal."""

from django.db import transaction

from wijkwerk.kern.logboek.actions import note
from wijkwerk.mensen.actions.rollen import demand_manager
from wijkwerk.mensen.models import Organisatie, Persoon


@transaction.atomic
def add_organisatie(*, naam: str, soort: str, werk: str = "", email: str = "", by: Persoon | None) -> Organisatie:
    """Add a department or a partner. Refuses who may not manage people; the name is unique in the database."""
    demand_manager(by)
    organisatie = Organisatie.objects.create(naam=naam, soort=soort, werk=werk, email=email)
    note("mensen.organisatie_toegevoegd", object=organisatie, by=by)
    return organisatie


@transaction.atomic
def change_organisatie(
    organisatie: Organisatie, *, naam: str, soort: str, werk: str, email: str, actief: bool, by: Persoon | None
) -> Organisatie:
    """Change the facts of an organisation; inactive ones keep their history but get no new work."""
    demand_manager(by)
    for veld, waarde in {"naam": naam, "soort": soort, "werk": werk, "email": email, "actief": actief}.items():
        setattr(organisatie, veld, waarde)
    organisatie.save()
    note("mensen.organisatie_gewijzigd", object=organisatie, by=by, actief=actief)
    return organisatie
