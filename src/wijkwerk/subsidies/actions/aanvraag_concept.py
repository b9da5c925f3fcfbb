"""A form that is not sent yet: kept at every step, found again by a link, sent once, gone after thirty days."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import models, transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.bestanden import opslag
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.subsidies.actions import aanvraag as aanvragen
from wijkwerk.subsidies.actions import aanvraag_post as post
from wijkwerk.subsidies.actions import bijlage as bijlagen
from wijkwerk.subsidies.actions.aanvraag_gegevens import AanvragerGegevens, Gegevens, KostenGegevens
from wijkwerk.subsidies.models import Aanvraag, Concept, Regelingversie
from wijkwerk.web.geld import BedragField

PORTIE = 200
# A street with its number behind it, as `aanvraag.submit` keeps it.
ADRES = re.compile(r"(.+) (\d+[ -]?[^\d ]?[\w-]{0,6})")
MAILS = 5  # links to one draft in a day
WIE = tuple(AanvragerGegevens.__dataclass_fields__)
PLAN = tuple(naam for naam in Gegevens.__dataclass_fields__ if naam not in ("aanvrager", "kosten"))


@transaction.atomic
def save(concept: Concept, *, gegevens: Mapping[str, Any], versie: Regelingversie | None) -> Concept:
    """Keep what was typed, next to what was typed before. Nothing is logged: a draft is nobody's act yet."""
    rij = Concept.objects.select_for_update().filter(pk=concept.pk).first() if concept.pk else None
    rij = rij or Concept(gegevens={"client_id": str(uuid4())})
    rij.gegevens = {**rij.gegevens, **gegevens}
    rij.regelingversie, rij.gewijzigd_op = versie, klok.nu()
    rij.save()
    return rij


@transaction.atomic
def mail_link(concept: Concept, *, email: str, fonds: str) -> None:
    """Mail the link of a draft, to go on later or on another device. Refused after five mails in a day."""
    vandaag = Bericht.objects.filter(over_soort=Concept._meta.label_lower, over_id=concept.pk)
    if vandaag.filter(sleutel__startswith=f"subsidies:concept:{concept.pk}:{klok.vandaag():%Y%m%d}:").count() >= MAILS:
        raise Weigering(_("Wij stuurden vandaag al een paar keer de link. Kijk in uw mail."), regel="subsidies.concept")
    post.mail_draft(concept, email=email, fonds=fonds)


@transaction.atomic
def drop(concept: Concept) -> None:
    """Throw a draft away, with the papers that were kept with it."""
    opslag.delete([papier["pad"] for papier in concept.gegevens.get("bijlagen", [])])
    concept.delete()


@transaction.atomic
def clean() -> int:
    """Throw away drafts that nobody touched for thirty days; return how many."""
    oud = list(Concept.objects.filter(gewijzigd_op__lt=klok.nu() - post.BEWAARD)[:PORTIE])
    for concept in oud:
        drop(concept)
    if oud:
        logboek.note("subsidies.concepten_opgeruimd", by=None, aantal=len(oud))
    return len(oud)


@transaction.atomic
def send(
    concept: Concept,
    *,
    versie: Regelingversie,
    feiten: Mapping[str, Any],
    aanleiding: models.Model | None = None,
    taal: str = "nl",
) -> Aanvraag:
    """Send a draft: as an application (see `aanvraag.submit`), or as the change of one that was sent before.

    Idempotent: the same draft sent twice at once is one application. Refused as `submit` and `change` refuse; then the
    draft stays as it was.
    """
    rij = Concept.objects.select_for_update().filter(pk=concept.pk).first()
    gegevens = facts(feiten, taal=taal)
    gezien = bool(feiten.get("pii_gezien"))
    if token := concept.gegevens.get("aanvraag"):
        oude = Aanvraag.objects.get(token=token)
        if rij is None:  # sent a moment ago by the same hand
            return oude
        aanvraag = aanvragen.change(oude, gegevens=gegevens, versie=concept.gegevens.get("versie"), pii_gezien=gezien)
        Concept.objects.filter(pk=concept.pk).delete()
    else:
        aanvraag = aanvragen.submit(
            versie=versie,
            gegevens=gegevens,
            client_id=UUID(concept.gegevens["client_id"]),
            concept=concept,
            aanleiding=aanleiding,
            pii_gezien=gezien,
        )
    if rij is not None:
        bijlagen.attach(aanvraag, rij.gegevens.get("bijlagen", []))
    return aanvraag


@transaction.atomic
def open_change(aanvraag: Aanvraag) -> Concept:
    """Make a draft of an application as it is now, for who asks to change it. The application itself stays."""
    return save(
        Concept(),
        versie=aanvraag.regelingversie,
        gegevens={"aanvraag": aanvraag.token, "versie": aanvraag.versie, **typed(aanvraag)},
    )


def facts(feiten: Mapping[str, Any], *, taal: str = "nl") -> Gegevens:
    """Return the application that the checked fields of a form make."""
    wie = {naam: feiten[naam] for naam in WIE if naam in feiten} | {"taal": taal}
    plan = {naam: feiten[naam] for naam in PLAN if naam in feiten}
    kosten = [KostenGegevens(*regel) for regel in feiten["kosten"]]
    return Gegevens(aanvrager=AanvragerGegevens(**wie), kosten=kosten, **plan)


def typed(aanvraag: Aanvraag) -> dict[str, Any]:
    """Return an application as somebody would have typed it in the form."""
    wie, bedrag = aanvraag.aanvrager, BedragField().prepare_value
    adres = ADRES.fullmatch(wie.straat)
    velden = {naam: _say(getattr(aanvraag, naam)) for naam in PLAN if hasattr(aanvraag, naam)}
    velden |= {naam: _say(getattr(wie, naam)) for naam in WIE if hasattr(wie, naam)}
    velden |= {"straat": adres[1] if adres else wie.straat, "huisnummer": adres[2] if adres else ""}
    velden |= {"gevraagd": bedrag(aanvraag.gevraagd), "eigen_geld": bedrag(aanvraag.eigen_geld)}
    velden |= {"gebied": str(aanvraag.werkgebied_id), "buurt": str(aanvraag.buurt_id or "")}
    if aanvraag.lat is not None:
        velden["gevonden"] = f"{aanvraag.lat},{aanvraag.lon}|{aanvraag.plek}"
    for nummer_van_regel, regel in enumerate(aanvraag.kosten.all()):
        velden |= {f"soort_{nummer_van_regel}": regel.soort, f"omschrijving_{nummer_van_regel}": regel.omschrijving}
        velden[f"bedrag_{nummer_van_regel}"] = bedrag(regel.bedrag)
    return velden


def _say(waarde: Any) -> Any:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return waarde.isoformat()
    return waarde if isinstance(waarde, list) else "" if waarde is None else str(waarde)
