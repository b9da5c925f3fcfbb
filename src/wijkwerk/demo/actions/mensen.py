"""The cast of the demo: staff, partners and residents, with roles that begin and end on their dates."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Any

from wijkwerk.demo.actions.plekken import Gebied
from wijkwerk.demo.queries.gegevens import DOMEIN, address_of, table
from wijkwerk.kern import klok
from wijkwerk.mensen import actions as mensen
from wijkwerk.mensen.models import Mandaat, Organisatie, Persoon, Rol
from wijkwerk.mensen.queries import review_list
from wijkwerk.signalen.actions import MelderGegevens


@dataclass
class Cast:
    """Everybody by the key in `mensen.toml`, the organisations, and who leads an area from which day."""

    mensen: dict[str, Persoon] = field(default_factory=dict)
    organisaties: dict[str, Organisatie] = field(default_factory=dict)
    regisseurs: dict[int | None, list[tuple[date, Persoon]]] = field(default_factory=dict)
    partners: dict[str, list[tuple[set[int], Persoon]]] = field(default_factory=dict)

    def lead(self, werkgebied_id: int | None) -> Persoon:
        """Return the wijkregisseur of an area on the day of the clock."""
        dag = klok.vandaag()
        return [wie for van, wie in self.regisseurs[werkgebied_id] if van <= dag][-1]

    def worker(self, organisatie: str, werkgebied_id: int | None) -> Persoon:
        """Return who answers for an organisation in an area."""
        lijst = self.partners[organisatie]
        return next((wie for gebieden, wie in lijst if not gebieden or werkgebied_id in gebieden), lijst[0][1])


def engage(stad: dict[str, Gebied], *, sinds: date) -> Cast:
    """Open all accounts and give the roles that hold from `sinds`; later changes come by `changes_of_guard`."""
    cast = Cast()
    for rij in table("mensen")["organisatie"]:
        feiten = {naam: rij[naam] for naam in ("naam", "soort", "werk")}
        adres = f"{rij['sleutel'].replace('_', '-')}@{DOMEIN}"
        cast.organisaties[rij["sleutel"]] = mensen.add_organisatie(**feiten, email=adres, by=None)
    for rij in table("mensen")["persoon"]:
        persoon = cast.mensen[rij["persoon"]] if "persoon" in rij else _open_account(rij, cast)
        cast.mensen[rij["sleutel"]] = persoon
        if "begonnen_dagen" not in rij:
            _appoint(persoon, rij, stad, cast, van=sinds)
    for rij in table("mensen")["mandaat"]:
        _mandate(rij, stad, cast, van=sinds)
    return cast


def _mandate(rij: dict[str, Any], stad: dict[str, Gebied], cast: Cast, *, van: date) -> None:
    for gebied in rij.get("gebied", [None]):
        mensen.give_mandate(
            cast.mensen[rij["wie"]],
            waarvoor=f"agenda.{rij['tafel']}",
            werkgebied=stad[gebied].werkgebied if gebied else None,
            tot_bedrag=rij["tot_bedrag"] * 100 if "tot_bedrag" in rij else None,
            grondslag=rij["grondslag"],
            van=van,
            by=None,
        )


def _open_account(rij: dict[str, Any], cast: Cast) -> Persoon:
    persoon = mensen.invite(
        email=address_of(rij["naam"]),
        naam=rij["naam"],
        soort=rij.get("soort", Persoon.Soort.MEDEWERKER),
        organisatie=cast.organisaties.get(rij.get("organisatie", "")),
        functie=rij["functie"],
        by=None,
    )
    if rij.get("over_mij"):
        mensen.change_own(persoon, naam=rij["naam"], functie=rij["functie"], over_mij=rij["over_mij"], by=persoon)
    return persoon


def _appoint(persoon: Persoon, rij: dict[str, Any], stad: dict[str, Gebied], cast: Cast, *, van: date) -> None:
    gebieden = [stad[naam].werkgebied for naam in rij.get("gebied", [])]
    for waar in gebieden or (None,):  # without areas the role holds for the whole city
        mensen.appoint(persoon, rol=rij["rol"], werkgebied=waar, van=van, by=None)
    if rij["rol"] == Rol.WIJKREGISSEUR:
        for gebied in gebieden:
            cast.regisseurs.setdefault(gebied.pk, []).append((van, persoon))
    if rij.get("organisatie"):
        rij_partners = cast.partners.setdefault(rij["organisatie"], [])
        rij_partners.append(({gebied.pk for gebied in gebieden}, persoon))


def change_of_guard(stad: dict[str, Gebied], cast: Cast) -> None:
    """Let one wijkregisseur go and another take over, as of the day of the clock."""
    vandaag, beheerder = klok.vandaag(), cast.mensen["beheerder"]
    for rij in table("mensen")["persoon"]:
        if "vertrokken_dagen" in rij:
            mensen.deactivate(cast.mensen[rij["sleutel"]], by=beheerder)
        if "begonnen_dagen" in rij:
            _appoint(cast.mensen[rij["sleutel"]], rij, stad, cast, van=vandaag)


def review_access(cast: Cast) -> None:
    """Do the yearly review of access, except for a few roles that still have to be looked at."""
    for regel in review_list():
        recht = regel.recht
        wie = cast.mensen["beheerder2" if recht.persoon_id == cast.mensen["beheerder"].pk else "beheerder"]
        if isinstance(recht, Mandaat) or recht.rol != Rol.PARTNER or recht.werkgebied_id is None:
            mensen.confirm_right(recht, by=wie)


def guard_changes_on(vandaag: date) -> date:
    """Return the day in the demo year on which the wijkregisseur of one wijk changes."""
    return vandaag - timedelta(
        days=next(r["vertrokken_dagen"] for r in table("mensen")["persoon"] if "vertrokken_dagen" in r)
    )


def residents(rnd: Random) -> Iterator[MelderGegevens]:
    """Give residents without end: everybody once before anybody comes back."""
    bewoners = table("mensen")["bewoners"]
    namen = [f"{voor} {achter}" for voor in bewoners["voornamen"] for achter in bewoners["achternamen"]]
    rnd.shuffle(namen)
    for naam in cycle(namen):
        yield MelderGegevens(naam=naam, email=address_of(naam))
