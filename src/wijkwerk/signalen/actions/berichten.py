"""What reporter, supporters, receiver and wijkregisseur are told. The texts are in templates/signalen/berichten/.

The first line of a text is the subject. Mails to people at work hold a number and a link, never what a resident wrote.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation

from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.berichten import sjablonen
from wijkwerk.kern.vragen import VasteVraag
from wijkwerk.mensen.models import Rol, Rolvervulling
from wijkwerk.signalen.models import Melder, Signaal, Steun
from wijkwerk.signalen.queries.dossier import who_has

MAIL, BRIEF = "mail", "brief"


def _with_merged(pk: int) -> QuerySet[Signaal]:
    """Return a signal with what was merged into it, as part of a question: each half is served by its own index."""
    return Signaal.objects.filter(Q(pk=pk) | Q(samengevoegd_met=pk)).order_by()


_MELDERS = VasteVraag(
    lambda pk: Melder.objects.filter(signaal__in=_with_merged(pk)).select_related("signaal"),
    pk=-1,
)
_STEUNEN = VasteVraag(
    lambda pk: Steun.objects.filter(signaal__in=_with_merged(pk)).exclude(email="").select_related("signaal"), pk=-1
)


@dataclass(frozen=True)
class Ontvanger:
    """Somebody to tell: by which channel, at which address, with which link, about which signal of theirs."""

    sleutel: str
    kanaal: str
    adres: str
    link: str
    signaal: Signaal
    aanhef: str = ""
    taal: str = settings.LANGUAGE_CODE


def follow_link(token: str) -> str:
    """Return the absolute address of the follow page for a token."""
    return settings.ADRES + reverse("signalen:volgblad", args=[token])


def work_link(signaal: Signaal) -> str:
    """Return the absolute address of the signal for who works on it."""
    return settings.ADRES + reverse("signalen:dossier", args=[signaal.pk])


def tell(
    rij: Signaal,
    soort: str,
    *,
    kenmerk: str = "",
    alleen_melder: bool = False,
    behalve: Callable[[str], bool] | None = None,
    **extra: Any,
) -> int:
    """Send text `soort` to the reporter and supporters who left an address, also of what was merged into this signal.

    `kenmerk` tells two sendings of one version apart; `behalve` says of an address that it needs no message. Returns
    how many were told.
    """
    ontvangers = [*_reporters(rij, alleen_melder), *(() if alleen_melder else _supporters(rij))]
    if behalve is not None:
        ontvangers = [ontvanger for ontvanger in ontvangers if not behalve(ontvanger.adres)]
    return _send(rij, soort, ontvangers, kenmerk=kenmerk or f"v{rij.versie}", **extra)


def tell_reporter(rij: Signaal, melder: Melder, soort: str) -> int:
    """Send text `soort` to a reporter that was stored just now."""
    return _send(rij, soort, _way_to(melder, rij), kenmerk=f"v{rij.versie}")


def tell_supporter(rij: Signaal, steun: Steun) -> int:
    """Confirm 'me too' to who left an address."""
    return _send(rij, "steun", [_of_support(steun, rij)] if steun.email else [], kenmerk="ontvangst")


def tell_receiver(rij: Signaal, soort: str, *, kenmerk: str = "") -> int:
    """Tell the organisation or person who has the signal, by mail with a link behind the login."""
    adressen = [entiteit.email for entiteit in (rij.organisatie, rij.behandelaar) if entiteit and entiteit.email]
    return _send(rij, soort, _at_work(rij, adressen[:1]), kenmerk=kenmerk or f"v{rij.versie}")


def tell_handler(rij: Signaal, soort: str, *, kenmerk: str) -> int:
    """Tell the person who handles the signal, when there is one."""
    adres = rij.behandelaar.email if rij.behandelaar and rij.behandelaar.is_active else ""
    return _send(rij, soort, _at_work(rij, [adres] if adres else []), kenmerk=kenmerk)


def tell_lead(rij: Signaal, soort: str, *, kenmerk: str = "") -> int:
    """Tell the wijkregisseurs of the area, or the city-wide ones where an area has none."""
    return _send(rij, soort, _at_work(rij, leads_of(rij)), kenmerk=kenmerk or f"v{rij.versie}")


def leads_of(rij: Signaal) -> list[str]:
    """Return the addresses of who leads in the area of the signal today."""
    rollen = (
        Rolvervulling.objects.valid_on(klok.vandaag())
        .filter(Q(werkgebied=rij.werkgebied_id) | Q(werkgebied=None), rol=Rol.WIJKREGISSEUR, persoon__is_active=True)
        .values_list("werkgebied_id", "persoon__email")
    )
    eigen = sorted({email for gebied, email in rollen if gebied is not None})
    return eigen or sorted({email for _gebied, email in rollen})


def _reporters(rij: Signaal, alleen_melder: bool) -> list[Ontvanger]:
    melders = _MELDERS(pk=rij.pk)
    if alleen_melder:
        melders = [melder for melder in melders if melder.signaal_id == rij.pk]
    return [weg for melder in melders for weg in _way_to(melder, melder.signaal)]


def _way_to(melder: Melder, signaal: Signaal) -> list[Ontvanger]:
    """Return how to reach a reporter: by mail, else by letter, else not."""
    kanaal, adres = (MAIL, melder.email) if melder.email else (BRIEF, melder.postadres)
    if not adres:
        return []
    link = follow_link(signaal.token)
    return [Ontvanger(f"melder{melder.pk}", kanaal, adres, link, signaal, melder.naam, melder.taal)]


def _supporters(rij: Signaal) -> list[Ontvanger]:
    return [_of_support(steun, steun.signaal) for steun in _STEUNEN(pk=rij.pk)]


def _of_support(steun: Steun, signaal: Signaal) -> Ontvanger:
    return Ontvanger(f"steun{steun.pk}", MAIL, steun.email, follow_link(steun.token), signaal, taal=steun.taal)


def _at_work(rij: Signaal, adressen: Iterable[str]) -> list[Ontvanger]:
    return [Ontvanger(adres, MAIL, adres, work_link(rij), rij) for adres in adressen]


def _send(rij: Signaal, soort: str, ontvangers: Iterable[Ontvanger], *, kenmerk: str, **extra: Any) -> int:
    aantal = 0
    for ontvanger in ontvangers:
        onderwerp, tekst = render(soort, rij, ontvanger, **extra)
        berichten.send(
            sleutel=f"signaal-{rij.pk}-{soort}-{kenmerk}-{ontvanger.sleutel}",
            kanaal=ontvanger.kanaal,
            aan=ontvanger.adres,
            onderwerp=onderwerp,
            tekst=tekst,
            taal=ontvanger.taal,
            over=ontvanger.signaal,
        )
        aantal += 1
    return aantal


def render(soort: str, rij: Signaal, ontvanger: Ontvanger, **extra: Any) -> tuple[str, str]:
    """Return subject and body of text `soort` for one receiver; plain text, nothing escaped.

    In the language in which the receiver told us, else that of the municipality: who does the act may read another one.
    """
    with translation.override(ontvanger.taal):
        gegevens = {
            "signaal": rij,
            "nummer": ontvanger.signaal.nummer,
            "eigen": ontvanger.signaal,
            "aanhef": ontvanger.aanhef,
            "is_steun": ontvanger.sleutel.startswith("steun"),
            "wie": who_has(rij),
            "link": ontvanger.link,
            **extra,
        }
    return sjablonen.mail(f"signalen/berichten/{soort}.txt", taal=ontvanger.taal, **gegevens)
