"""Read the environment: one function per kind of setting, each with a clear error when it cannot be used."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

STANDEN = ("demo", "ontwikkeling", "productie")
BANKEN = ("handmatig", "http", "nep")
DEMO_IBAN = "NL91WIJK0000000001"  # no bank has this code
GEMEENTE = {
    "gemeente": "Voorbeeld",
    "gemeentecode": "",
    "telefoon": "",
    "website": "",
    "postadres": "",
    "beveiliging": "",
    "huisstijl": "",
}
DEMO_GEMEENTE = GEMEENTE | {
    "gemeente": "Zoetermeer",
    "gemeentecode": "GM0637",
    "telefoon": "14 079",
    "website": "https://www.zoetermeer.nl",
    "postadres": "Postbus 15|2700 AA Zoetermeer",
    "beveiliging": "mailto:beveiliging@voorbeeld.nl",
}


def stand() -> str:
    """Return the mode of this installation. Without a choice 'productie': demo doors never open by accident."""
    waarde = os.environ.get("WIJKWERK_STAND", "productie")
    if waarde not in STANDEN:
        raise ImproperlyConfigured(f"WIJKWERK_STAND is '{waarde}', maar moet een van {', '.join(STANDEN)} zijn.")
    return waarde


def lijst(naam: str, *, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list without blanks."""
    return [deel.strip() for deel in os.environ.get(naam, default).split(",") if deel.strip()]


def geheim(data: Path, *, productie: bool) -> str:
    """Return the secret key: from WIJKWERK_GEHEIM, or outside production made once and kept in the data folder."""
    if waarde := os.environ.get("WIJKWERK_GEHEIM"):
        return waarde
    if productie:
        raise ImproperlyConfigured("Zet WIJKWERK_GEHEIM: een lang willekeurig geheim voor deze installatie.")
    bestand = data / "geheim"
    if not bestand.exists():
        data.mkdir(parents=True, exist_ok=True)
        bestand.write_text(secrets.token_urlsafe(50))
        bestand.chmod(0o600)
    return bestand.read_text()


def database(data: Path) -> dict[str, Any]:
    """Return Django's database setting: PostgreSQL from DATABASE_URL, else SQLite in the data folder."""
    url = os.environ.get("DATABASE_URL")
    return postgres(url) if url else _sqlite(data / "wijkwerk.sqlite3")


def postgres(url: str) -> dict[str, Any]:
    """Return the setting for a PostgreSQL address; what stands after `?` goes to the driver."""
    deel = urlsplit(url)
    if deel.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL moet beginnen met postgresql://.")
    opties = dict(parse_qsl(deel.query))
    # How often a statement comes by before its plan is kept; "uit" for a pooler that lends connections per transaction.
    drempel = opties.pop("prepare_threshold", "2")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(deel.path.lstrip("/")),
        "USER": unquote(deel.username or ""),
        "PASSWORD": unquote(deel.password or ""),
        "HOST": unquote(deel.hostname or ""),
        "PORT": str(deel.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": opties | {"prepare_threshold": int(drempel) if drempel.isdecimal() else None},
    }


def _sqlite(bestand: Path) -> dict[str, Any]:
    # IMMEDIATE takes the write lock at the start: a read lock that must be upgraded later fails at once under load.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": bestand,
        "CONN_MAX_AGE": None,
        # Tests use a file as well: threads can not share a database in memory.
        "TEST": {"NAME": bestand.with_name("proef.sqlite3")},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def bron_van(url: str) -> list[str]:
    """Return the origin of a tile address for the content security policy, or nothing when no tiles are set."""
    deel = urlsplit(url)
    return [f"{deel.scheme}://{deel.netloc}"] if deel.netloc else []


def gemeente(*, demo: bool) -> dict[str, str]:
    """Return who this installation belongs to: name, CBS code and the contact details for public pages."""
    standaard = DEMO_GEMEENTE if demo else GEMEENTE
    return {naam: os.environ.get(f"WIJKWERK_{naam.upper()}", waarde) for naam, waarde in standaard.items()}


def bank(*, productie: bool) -> dict[str, str]:
    """Return the way to the bank and the account that pays; outside production a bank at home and a pretend account."""
    soort = os.environ.get("WIJKWERK_BANK", "handmatig" if productie else "nep")
    if soort not in BANKEN or (productie and soort == "nep"):
        raise ImproperlyConfigured("WIJKWERK_BANK moet handmatig of http zijn.")
    return {
        "soort": soort,
        "url": os.environ.get("WIJKWERK_BANK_URL", ""),
        "betaalpad": os.environ.get("WIJKWERK_BANK_BETAALPAD", "/payments"),
        "postbuspad": os.environ.get("WIJKWERK_BANK_POSTBUSPAD", "/mailbox"),
        "gebruiker": os.environ.get("WIJKWERK_BANK_GEBRUIKER", ""),
        "wachtwoord": os.environ.get("WIJKWERK_BANK_WACHTWOORD", ""),
        "naam": os.environ.get("WIJKWERK_BANK_NAAM", "" if productie else "Gemeente Voorbeeld"),
        "iban": os.environ.get("WIJKWERK_BANK_IBAN", "" if productie else DEMO_IBAN),
        "bic": os.environ.get("WIJKWERK_BANK_BIC", ""),
    }


def oidc() -> list[dict[str, Any]]:
    """Return the identity provider of the municipality for the sign-in library; nothing without WIJKWERK_OIDC_URL."""
    url = os.environ.get("WIJKWERK_OIDC_URL")
    if not url:
        return []
    instellingen: dict[str, Any] = {"server_url": url, "oauth_pkce_enabled": True, "email_authentication": True}
    if os.environ.get("WIJKWERK_OIDC_EMAIL_ZEKER"):
        instellingen["verified_email"] = True
    return [
        {
            "provider_id": "gemeente",
            "name": os.environ.get("WIJKWERK_OIDC_NAAM", "uw gemeenteaccount"),
            "client_id": os.environ.get("WIJKWERK_OIDC_CLIENT", ""),
            "secret": os.environ.get("WIJKWERK_OIDC_SECRET", ""),
            "settings": instellingen,
        }
    ]


def oidc_sleutel() -> str:
    """Return our own private key for the identity provider, read from the file that the setting names; or nothing."""
    pad = os.environ.get("WIJKWERK_OIDC_SLEUTEL")
    if not pad:
        return ""
    try:
        return Path(pad).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as fout:
        raise ImproperlyConfigured("WIJKWERK_OIDC_SLEUTEL moet een leesbaar PEM-bestand zijn.") from fout


def oidc_groepen() -> dict[str, tuple[str, str]]:
    """Return which group gives which role and area, from "groep=rol" or "groep=rol:werkgebied" by comma."""
    paren = (deel.partition("=") for deel in lijst("WIJKWERK_OIDC_GROEPEN"))
    rollen = ((groep.strip(), rol.partition(":")) for groep, _is, rol in paren)
    return {groep: (rol.strip(), sleutel.strip()) for groep, (rol, _punt, sleutel) in rollen}
