"""Writing texts, publishing them, and making documents. Who may is decided by the room: it passes `by`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.documenten import bewaard, opstellen, queries, register
from wijkwerk.kern.documenten.inhoud import Afzender, Brief, Inhoud
from wijkwerk.kern.documenten.models import Document, Sjabloon, Sjabloonversie
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.taal import dutch
from wijkwerk.kern.weigering import Weigering


@transaction.atomic
def install_defaults() -> int:
    """Publish the text that comes with each kind as its version 1, where there is none yet; return how many.

    What a municipality changed stays as it is. Logs "documenten.sjablonen" with the number.
    """
    aantal = sum(_install(soort) for soort in register.kinds())
    if aantal:
        logboek.note("documenten.sjablonen", by=None, aantal=aantal)
    return aantal


def _install(soort: register.Soort) -> bool:
    onderwerp, tekst = soort.standard()
    opstellen.check_text(soort, onderwerp=onderwerp, tekst=tekst)
    sjabloon, _nieuw = Sjabloon.objects.get_or_create(soort=soort.sleutel, defaults={"naam": dutch(soort.naam)})
    velden = {"onderwerp": onderwerp, "tekst": tekst, "toelichting": _("De tekst die Wijkwerk meelevert.")}
    _versie, nieuw = Sjabloonversie.objects.get_or_create(
        sjabloon=sjabloon, taal="nl", versie=1, defaults=velden | {"gepubliceerd_op": klok.nu()}
    )
    return nieuw


@transaction.atomic
def draft(
    soort: str, *, onderwerp: str, tekst: str, by: logboek.Handelend, taal: str = "nl", toelichting: str = ""
) -> Sjabloonversie:
    """Start a new version next to the one that is published. Logs "documenten.concept".

    Refuses (`documenten.concept`) when somebody works on one already, and (`documenten.tekst`) a text that can not be
    read, with every fault and its line.
    """
    opstellen.check_text(register.kind(soort), onderwerp=onderwerp, tekst=tekst)
    sjabloon = _locked(soort)
    if queries.draft(soort, taal) is not None:
        melding = _("Er is al een concept van deze tekst. Werk daarin verder, of gooi het eerst weg.")
        raise Weigering(melding, regel="documenten.concept")
    laatste = sjabloon.versies.filter(taal=taal).aggregate(hoogste=models.Max("versie"))["hoogste"] or 0
    versie = Sjabloonversie.objects.create(
        sjabloon=sjabloon,
        versie=laatste + 1,
        taal=taal,
        onderwerp=onderwerp.strip(),
        tekst=tekst,
        toelichting=toelichting,
        opgesteld_door_id=by.pk,
    )
    logboek.note("documenten.concept", object=versie, by=by, soort=soort)
    return versie


def _locked(soort: str) -> Sjabloon:
    Sjabloon.objects.get_or_create(soort=soort, defaults={"naam": dutch(register.kind(soort).naam)})
    return Sjabloon.objects.select_for_update().get(soort=soort)


@transaction.atomic
def change(
    versie: Sjabloonversie, *, onderwerp: str, tekst: str, by: logboek.Handelend, toelichting: str | None = None
) -> Sjabloonversie:
    """Change a draft. Logs "documenten.gewijzigd". Refuses (`documenten.gepubliceerd`) a version that was published."""
    rij = _draft(versie)
    opstellen.check_text(register.kind(rij.sjabloon.soort), onderwerp=onderwerp, tekst=tekst)
    rij.onderwerp, rij.tekst, rij.opgesteld_door_id = onderwerp.strip(), tekst, by.pk
    rij.opgesteld_op = klok.nu()
    if toelichting is not None:
        rij.toelichting = toelichting
    rij.save()
    logboek.note("documenten.gewijzigd", object=rij, by=by)
    return rij


@transaction.atomic
def publish(versie: Sjabloonversie, *, by: logboek.Handelend) -> Sjabloonversie:
    """Make letters with this version from now on. Logs "documenten.gepubliceerd".

    Refuses (`documenten.gepubliceerd`) one that was published, and (`documenten.tekst`) one that can not be read.
    """
    rij = _draft(versie)
    opstellen.preview(rij)
    rij.gepubliceerd_op, rij.gepubliceerd_door_id = klok.nu(), by.pk
    rij.save()
    logboek.note("documenten.gepubliceerd", object=rij, by=by, versie=rij.versie)
    return rij


@transaction.atomic
def discard(versie: Sjabloonversie, *, by: logboek.Handelend) -> None:
    """Throw a draft away. Logs "documenten.weggegooid". Refuses (`documenten.gepubliceerd`) a published version."""
    rij = _draft(versie)
    logboek.note("documenten.weggegooid", object=rij, by=by)
    rij.delete()


def _draft(versie: Sjabloonversie) -> Sjabloonversie:
    rij = Sjabloonversie.objects.select_for_update(of=("self",)).select_related("sjabloon").filter(pk=versie.pk).first()
    if rij is None or rij.is_gepubliceerd:
        melding = _("Deze tekst is gepubliceerd en verandert niet meer. Maak een nieuwe versie.")
        raise Weigering(melding, regel="documenten.gepubliceerd")
    return rij


@transaction.atomic
def make(
    soort: str,
    *,
    sleutel: str,
    over: models.Model | None,
    gegevens: Mapping[str, Any],
    by: logboek.Handelend | None,
    geadresseerde: Sequence[str] = (),
    kenmerk: str = "",
    afzender: Afzender | None = None,
    bijlagen: Sequence[str] = (),
    datum: date | None = None,
    taal: str = "nl",
) -> Document:
    """Make a document with the published text of its kind and keep it. The same `sleutel` gives the same document.

    A language without a text of its own gets the Dutch one. Keeps the content, the version and a fingerprint; logs
    "documenten.gemaakt". Raises ValueError for values that the kind does not know or misses; refuses
    (`documenten.teken`) what can not stand on paper.
    """
    bestaand = Document.objects.filter(sleutel=sleutel).first()
    if bestaand is not None:
        return bestaand
    versie = _current(soort, taal)
    stuk = opstellen.compose(
        versie,
        gegevens,
        geadresseerde=tuple(filter(None, (" ".join(regel.split()) for regel in geadresseerde))),
        kenmerk=kenmerk,
        datum=datum,
        afzender=afzender,
        bijlagen=tuple(bijlagen),
    )
    return keep(stuk, soort=soort, sleutel=sleutel, over=over, by=by, versie=versie)


def _current(soort: str, taal: str) -> Sjabloonversie:
    versie = queries.published(soort, taal) or queries.published(soort)
    if versie is None:
        _install(register.kind(soort))
        versie = queries.published(soort)
    if versie is None:
        raise Weigering(_("Voor deze brief is nog geen tekst gepubliceerd."), regel="documenten.tekst")
    return versie


@transaction.atomic
def keep(
    stuk: Inhoud,
    *,
    soort: str,
    sleutel: str,
    over: models.Model | None,
    by: logboek.Handelend | None,
    versie: Sjabloonversie | None = None,
) -> Document:
    """Keep a document whose blocks a room made itself (a report, minutes). The same `sleutel` gives the same document.

    Logs "documenten.gemaakt". Refuses (`documenten.teken`) what can not stand on paper.
    """
    bewaard.check(stuk)
    inhoud = bewaard.dump(stuk)
    try:
        with transaction.atomic():
            document = Document.objects.create(
                sleutel=sleutel,
                soort=soort,
                versie=versie,
                titel=stuk.titel[:250],
                kenmerk=stuk.kenmerk[:60] if isinstance(stuk, Brief) else "",
                inhoud=inhoud,
                sha256=bewaard.fingerprint(inhoud),
                over_soort=over._meta.label_lower if over is not None else "",
                over_id=over.pk if over is not None else None,
                gemaakt_door_id=by.pk if by is not None else None,
            )
    except IntegrityError:
        # Somebody else made it between looking and keeping: theirs stands.
        return Document.objects.get(sleutel=sleutel)
    logboek.note("documenten.gemaakt", object=document, by=by, soort=soort)
    return document


@transaction.atomic
def drop(over: models.Model, *, by: logboek.Handelend | None) -> int:
    """Destroy every document about a record, when the record itself goes; return how many.

    Logs "documenten.vernietigd". The texts they were made with stay: those hold nothing personal.
    """
    aantal, _per_model = Document.objects.about(over).delete()
    if aantal:
        logboek.note("documenten.vernietigd", by=by, aantal=aantal, soort=over._meta.label_lower)
    return aantal
