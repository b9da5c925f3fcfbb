"""Reading texts and documents."""

from base64 import b64encode
from typing import Any

from django.db.models import Model, QuerySet

from wijkwerk.kern.documenten import zetsel
from wijkwerk.kern.documenten.inhoud import Inhoud
from wijkwerk.kern.documenten.models import Document, Sjabloonversie
from wijkwerk.kern.vragen import VasteVraag


def published(soort: str, taal: str = "nl") -> Sjabloonversie | None:
    """Return the version that letters are made with now, in this language; None before there is one."""
    return next(iter(_GEPUBLICEERD(soort=soort, taal=taal)), None)


def draft(soort: str, taal: str = "nl") -> Sjabloonversie | None:
    """Return the version that somebody works on; there is at most one per language."""
    return versions(soort).filter(taal=taal, gepubliceerd_op__isnull=True).first()


def versions(soort: str) -> QuerySet[Sjabloonversie]:
    """Return all versions of one kind, newest first."""
    rijen = Sjabloonversie.objects.filter(sjabloon__soort=soort).select_related("sjabloon")
    return rijen.order_by("taal", "-versie")


# Asked for every letter.
_GEPUBLICEERD = VasteVraag(
    lambda soort, taal: versions(soort).filter(taal=taal, gepubliceerd_op__isnull=False).order_by("-versie")[:1],
    soort="?",
    taal="??",
)


def about(obj: Model) -> QuerySet[Document]:
    """Return what was made about `obj`, newest first."""
    return Document.objects.about(obj)


def as_page(inhoud: Inhoud) -> dict[str, Any]:
    """Return the document for `documenten/document.html`: the same blocks as on paper, for a screen of any width."""
    pagina = zetsel.document(inhoud)
    for blok in pagina["blokken"]:
        if blok["is"] == "tabel":
            blok["getal"] = [kant == "rechts" for kant in blok["kanten"]]
        for naam in {"svg", "qr"} & set(blok):
            if blok[naam]:
                blok[naam] = f"data:image/svg+xml;base64,{b64encode(blok[naam].encode()).decode()}"
    return pagina
