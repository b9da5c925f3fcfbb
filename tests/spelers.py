"""The known cast: a few people in two areas, the same in every test. `spelers.seghwaert` is a Persoon."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.mensen.models import Mandaat, Organisatie, Persoon, Rol, Rolvervulling

SINDS = date(2024, 1, 1)
WACHTWOORD = "een-lange-zin-over-de-wijk"
Soort = Persoon.Soort


@dataclass(frozen=True)
class Spelers:
    """Everyone by what they are. Staff and partners have a second step, so `als(...)` reaches their pages."""

    seghwaert: Persoon
    oosterheem: Persoon
    wethouder: Persoon
    partner: Persoon
    behandelaar: Persoon
    kcc: Persoon
    college: Persoon
    griffie: Persoon
    budgetbeheerder: Persoon
    budgetbeheerder2: Persoon
    beheerder: Persoon
    privacy: Persoon
    bewoner: Persoon
    wijk: Werkgebied
    andere_wijk: Werkgebied
    woonstichting: Organisatie
    openbare_ruimte: Organisatie

    def allen(self) -> dict[str, Persoon]:
        """Return every person by name of the part they play."""
        return {naam: wie for naam, wie in vars(self).items() if isinstance(wie, Persoon)}


def _persoon(email: str, naam: str, soort: str, **velden) -> Persoon:
    persoon = Persoon.objects.create_user(email=f"{email}@voorbeeld.nl", naam=naam, soort=soort, **velden)
    if soort != Soort.BEWONER:
        TOTP.activate(persoon, generate_totp_secret())
    return persoon


def _geef(persoon: Persoon, rol: str, werkgebied: Werkgebied | None = None) -> Persoon:
    Rolvervulling.objects.create(persoon=persoon, rol=rol, werkgebied=werkgebied, van=SINDS)
    return persoon


def maak_spelers() -> Spelers:
    """Write the cast to the database."""
    wijk = Werkgebied.objects.create(naam="Seghwaert", sleutel="seghwaert", kleur=1)
    andere = Werkgebied.objects.create(naam="Oosterheem", sleutel="oosterheem", kleur=2)
    nieuw = Organisatie.objects.create
    stichting = nieuw(naam="Woonstichting De Plas", soort=Organisatie.Soort.PARTNER, werk="Huurwoningen")
    afdeling = nieuw(naam="Openbare ruimte", soort=Organisatie.Soort.AFDELING, werk="Straat en groen")
    medewerker, partner = Soort.MEDEWERKER, Soort.PARTNER
    return Spelers(
        seghwaert=_geef(_persoon("m.tol", "Marit Tolsma", medewerker), Rol.WIJKREGISSEUR, wijk),
        oosterheem=_geef(_persoon("y.ba", "Yusuf Baran", medewerker), Rol.WIJKREGISSEUR, andere),
        wethouder=_geef(_persoon("h.ve", "Hanneke Verloop", medewerker, functie="Wethouder"), Rol.WIJKWETHOUDER, wijk),
        partner=_geef(_persoon("d.so", "Djoeke Sontrop", partner, organisatie=stichting), Rol.PARTNER, wijk),
        behandelaar=_geef(_persoon("r.ki", "Ruben Kievits", medewerker, organisatie=afdeling), Rol.BEHANDELAAR),
        kcc=_geef(_persoon("s.ha", "Sanne Haverman", medewerker), Rol.KCC),
        college=_geef(_persoon("a.me", "Aleid Mensonides", medewerker, functie="Secretaris college"), Rol.COLLEGE),
        griffie=_geef(_persoon("j.wa", "Jorrit Wassenberg", medewerker, functie="Griffier"), Rol.GRIFFIE),
        budgetbeheerder=_geef(_persoon("l.br", "Lotte Brandsema", medewerker), Rol.BUDGETBEHEERDER),
        budgetbeheerder2=_geef(_persoon("k.os", "Kofi Osterhaus", medewerker), Rol.BUDGETBEHEERDER),
        beheerder=_geef(_persoon("b.el", "Bilal Elzinga", medewerker), Rol.BEHEERDER),
        privacy=_geef(_persoon("f.zw", "Femke Zwartendijk", medewerker), Rol.PRIVACY),
        bewoner=_persoon("bewoner", "", Soort.BEWONER),
        wijk=wijk,
        andere_wijk=andere,
        woonstichting=stichting,
        openbare_ruimte=afdeling,
    )


def geef_mandaat(
    persoon: Persoon,
    tafel: str,
    werkgebied: Werkgebied | None = None,
    *,
    tot_bedrag: int | None = None,
    van: date = SINDS,
    tot: date | None = None,
) -> Mandaat:
    """Let `persoon` decide at a table of the agenda: `geef_mandaat(spelers.college, "college")`; cents at most."""
    return Mandaat.objects.create(
        persoon=persoon,
        waarvoor=f"agenda.{tafel}",
        werkgebied=werkgebied,
        tot_bedrag=tot_bedrag,
        grondslag="Mandaatbesluit 2024, artikel 4",
        van=van,
        tot=tot,
    )


def kom_binnen(persoon: Persoon) -> Client:
    """Return a browser in which `persoon` is signed in."""
    client = Client()
    client.force_login(persoon)
    sessie = client.session
    sessie["tweede_stap"] = {"weg": "eigen", "persoon": persoon.pk}  # as the first page of a session remembers it
    sessie.save()
    return client
