"""The pictures of the README: what each shows, how wide, and who looks."""

from dataclasses import dataclass
from pathlib import Path

from wijkwerk.mensen.models import Rol

ROOT = Path(__file__).parents[2]
BEELD = ROOT / "docs" / "beeld"
BREED, SMAL = {"width": 1280, "height": 860}, {"width": 375, "height": 760}


@dataclass(frozen=True)
class Prent:
    """One picture: its file, the address that it shows, how wide, who looks, and the heading that stands on it."""

    naam: str
    adres: str
    maat: dict[str, int]
    wie: str
    kop: str


PRENTEN = (
    Prent("voorpagina", "/", BREED, "", "Wat speelt er in uw wijk?"),
    Prent("melden", "/melden/", SMAL, "", "Vertel wat er speelt"),
    Prent("volgen", "/melding/{token}/", SMAL, "", "Melding {nummer}"),
    Prent("vandaag", "/vandaag/", BREED, Rol.WIJKREGISSEUR, "Goed"),
    Prent("signalen", "/signalen/", BREED, Rol.WIJKREGISSEUR, "Signalen"),
    Prent("signaal", "/signalen/{pk}/", BREED, Rol.WIJKREGISSEUR, "{kop}"),
    Prent("overleg", "/overleggen/{overleg}/", BREED, Rol.WIJKREGISSEUR, "Wijkteamoverleg"),
    Prent("draad", "/draad/{draad}/", BREED, Rol.WIJKREGISSEUR, "{verhaal}"),
    Prent("afweging", "/agendapunten/{afweging}/afweging/", BREED, Rol.COLLEGE, "{weegt}"),
    Prent("spreiding", "/bijdragen/register/spreiding/", BREED, "", "Waar het geld heen ging"),
    Prent("rondgang", "/rondgang/", SMAL, Rol.WIJKREGISSEUR, "Rondgang"),
)
